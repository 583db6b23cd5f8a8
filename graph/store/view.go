package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// View is the store as it is (the one inside a Store) or as it was when Store.View made it. It is
// a graph.QuadStore that refuses to write.
type View struct {
	s       *Store
	r       pebble.Reader
	snap    *pebble.Snapshot
	version *atomic.Uint64 // of a live view; nil in a snapshot

	mu     sync.Mutex
	idle   []*pebble.Iterator
	stamp  uint64 // the version that idle belongs to
	closed bool
	ahead  sync.WaitGroup // what reads ahead
}

// Node is a node's graph.Ref.
type Node uint64

// Key implements graph.Ref.
func (n Node) Key() interface{} { return n }

// Quad is a quad's graph.Ref: the nodes of subject, predicate, object and label, 0 for no label.
type Quad [4]uint64

// Key implements graph.Ref.
func (q Quad) Key() interface{} { return q }

// ErrReadOnly is returned by a View, and by a store opened beside its holder, when asked to write.
var ErrReadOnly = errors.New("store: opened for reading only")

// View is a snapshot of the latest state. Close it: an open one keeps what it shows on disk.
func (s *Store) View() *View {
	v := &View{s: s}
	if s.err() != nil {
		return v
	}
	v.snap = s.db.NewSnapshot()
	v.r = v.snap
	return v
}

// Close frees a snapshot; its iterators must not be used after it.
func (v *View) Close() error {
	v.drop()
	if v.snap == nil {
		return nil
	}
	snap := v.snap
	v.snap = nil
	if v.s.closed.Load() || v.s.failed.Load() != nil {
		return nil
	}
	return snap.Close()
}

// Err is why the store cannot be read, or nil.
func (v *View) Err() error { return v.s.err() }

// drop closes the idle iterators and lets no new ones in; it waits for those that read ahead.
func (v *View) drop() {
	v.mu.Lock()
	v.closed = true
	v.clear()
	v.mu.Unlock()
	v.ahead.Wait()
}

// readAhead runs f in a goroutine that drop waits for; false if there was a drop.
func (v *View) readAhead(f func()) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.closed {
		v.ahead.Go(f)
	}
	return !v.closed
}

func (v *View) clear() {
	for _, it := range v.idle {
		it.Close()
	}
	v.idle = v.idle[:0]
}

// lookAt hands f an iterator over the view's state that has no bounds.
func (v *View) lookAt(f func(*pebble.Iterator) error) error {
	it, stamp, err := v.take()
	if err != nil {
		return err
	}
	err = f(it)
	if err == nil {
		err = it.Error()
	}
	v.give(it, stamp)
	return err
}

func (v *View) take() (*pebble.Iterator, uint64, error) {
	if err := v.s.err(); err != nil {
		return nil, 0, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil, 0, ErrClosed
	}
	var now uint64
	if v.version != nil {
		now = v.version.Load()
	}
	if now != v.stamp {
		v.clear()
		v.stamp = now
	}
	if n := len(v.idle); n > 0 {
		it := v.idle[n-1]
		v.idle = v.idle[:n-1]
		return it, now, nil
	}
	// Who writes mostly asks for what is not there yet: the filters of the last level, which are
	// large and serve nobody else, spare an article at 3M quads three reads of blocks.
	writes := v.version != nil && !v.s.readOnly
	it, err := v.r.NewIter(&pebble.IterOptions{UseL6Filters: writes})
	return it, now, err
}

func (v *View) give(it *pebble.Iterator, stamp uint64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed || stamp != v.stamp || len(v.idle) >= 16 || it.Error() != nil {
		it.Close()
		return
	}
	v.idle = append(v.idle, it)
}

// get reads one key; nil if it is not there.
func (v *View) get(key []byte) (out []byte, err error) {
	err = v.lookAt(func(it *pebble.Iterator) error {
		if !it.SeekPrefixGE(key) || !bytes.Equal(it.Key(), key) {
			return nil
		}
		val, err := it.ValueAndErr()
		out = append([]byte{}, val...)
		return err
	})
	return out, err
}

// values calls f with the value under tag and each of the ids, which are in order; nil if there is none.
// The bytes are f's only until it returns.
func (v *View) values(tag byte, ids []uint64, f func(id uint64, val []byte) error) error {
	if len(ids) == 0 {
		return nil
	}
	return v.lookAt(func(it *pebble.Iterator) error {
		var near nearby
		key := idKey(tag, 0)
		for _, id := range ids {
			putID(key[1:], id)
			ok, err := near.find(it, key)
			var val []byte
			if ok && bytes.Equal(it.Key(), key) {
				val, err = it.ValueAndErr()
			}
			if err == nil {
				err = f(id, val)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// nearSteps is how many steps are worth trying before a search.
const nearSteps = 8

// nearby finds keys of ids in their order with one iterator, which often is but a few steps away.
type nearby struct{ set bool }

// find moves it to the first key from key on; false if there is none.
func (n *nearby) find(it *pebble.Iterator, key []byte) (bool, error) {
	if n.set && it.Valid() && (it.Key()[0] != key[0] || len(it.Key()) < headLen || getID(key[1:]) <= getID(it.Key()[1:])+nearSteps) {
		for range nearSteps {
			if bytes.Compare(it.Key(), key) >= 0 {
				return true, nil
			}
			if !it.Next() {
				return false, it.Error()
			}
		}
	}
	n.set = true
	return it.SeekGE(key), it.Error()
}

// state reads the counters.
func (v *View) state() (state, error) {
	b, err := v.get(stateKey)
	if err != nil {
		return state{}, err
	} else if b == nil {
		return state{next: 1}, nil
	} else if len(b) != 24 {
		return state{}, fmt.Errorf("store: damaged: its counters have %d bytes", len(b))
	}
	n := func(i int) uint64 { return binary.BigEndian.Uint64(b[i:]) }
	return state{next: n(0), nodes: n(8), quads: n(16)}, nil
}

func (st state) bytes() []byte {
	b := binary.BigEndian.AppendUint64(nil, st.next)
	b = binary.BigEndian.AppendUint64(b, st.nodes)
	return binary.BigEndian.AppendUint64(b, st.quads)
}

// predicates is the number of quads that have the node as their predicate.
func (v *View) predicates(id uint64) (uint64, error) {
	b, err := v.get(idKey(tagCount, id))
	if err != nil || len(b) != 8 {
		return 0, err
	}
	return binary.BigEndian.Uint64(b), nil
}

// id is the id of a term, 0 if no quad has it.
func (v *View) id(term []byte) (uint64, error) {
	b, err := v.get(appendTermKey(nil, term))
	if err != nil || len(b) != idLen {
		return 0, err
	}
	return getID(b), nil
}

// term is the stored form of an id's value.
func (v *View) term(id uint64) ([]byte, error) {
	b, err := v.get(idKey(tagID, id))
	if err == nil && b == nil {
		err = noValue(id)
	}
	return b, err
}

func noValue(id uint64) error { return fmt.Errorf("store: damaged: node %d has no value", id) }

func (v *View) value(id uint64) (quad.Value, error) {
	if val, ok := v.s.cache.Get(id); ok {
		return val, nil
	}
	b, err := v.get(idKey(tagID, id))
	if err != nil || b == nil {
		return nil, err
	}
	val, err := ParseTerm(b)
	if err == nil {
		v.s.cache.Put(id, val, 2*len(b))
	}
	return val, err
}

// ValueOf implements graph.Namer: the node of a value, nil if no quad has it.
func (v *View) ValueOf(val quad.Value) graph.Ref {
	if val == nil {
		return nil
	}
	term, err := AppendTerm(nil, val)
	if err != nil {
		return nil
	}
	id, err := v.id(term)
	if err != nil || id == 0 {
		return nil
	}
	return Node(id)
}

// NameOf implements graph.Namer: the value of a node, nil if there is none.
func (v *View) NameOf(ref graph.Ref) quad.Value {
	switch ref := ref.(type) {
	case Node:
		val, err := v.value(uint64(ref))
		if err != nil {
			return nil
		}
		return val
	case graph.PreFetchedValue:
		return ref.NameOf()
	}
	return nil
}

// ValuesOf implements graph.BatchQuadStore.
func (v *View) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(refs))
	for i, ref := range refs {
		if n, ok := ref.(Node); ok {
			val, err := v.value(uint64(n))
			if err != nil {
				return nil, err
			}
			out[i] = val
		} else {
			out[i] = v.NameOf(ref)
		}
	}
	return out, nil
}

// RefsOf implements graph.BatchQuadStore; a value that no quad has is an error.
func (v *View) RefsOf(ctx context.Context, vals []quad.Value) ([]graph.Ref, error) {
	out := make([]graph.Ref, len(vals))
	for i, val := range vals {
		if out[i] = v.ValueOf(val); out[i] == nil {
			return nil, fmt.Errorf("store: not found: %v", val)
		}
	}
	return out, nil
}

// Quad implements graph.QuadIndexer.
func (v *View) Quad(ref graph.Ref) (q quad.Quad) {
	r, ok := ref.(Quad)
	if !ok {
		return q
	}
	for i, id := range r {
		if id == 0 {
			continue
		}
		val, err := v.value(id)
		if err != nil || val == nil {
			return quad.Quad{}
		}
		q.Set(quad.Subject+quad.Direction(i), val)
	}
	return q
}

// QuadDirection implements graph.QuadIndexer.
func (v *View) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	q, ok := ref.(Quad)
	if !ok || d < quad.Subject || d > quad.Label || q[d-quad.Subject] == 0 {
		return nil
	}
	return Node(q[d-quad.Subject])
}

// QuadIterator implements graph.QuadIndexer.
func (v *View) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	j := &join{v: v}
	if !j.only(d, ref) {
		return nothing()
	}
	return Legacy(j)
}

// QuadIteratorSize implements graph.QuadIndexer.
func (v *View) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (graph.Size, error) {
	j := &join{v: v}
	if !j.only(d, ref) {
		return graph.Size{Exact: true}, nil
	}
	return v.size(ctx, j.mask, &j.fixed)
}

// QuadsAllIterator implements graph.QuadStore.
func (v *View) QuadsAllIterator() graph.Iterator { return Legacy(&join{v: v}) }

// NodesAllIterator implements graph.QuadStore.
func (v *View) NodesAllIterator() graph.Iterator { return Legacy(&nodes{v: v}) }

// Stats implements graph.QuadStore; the numbers are always exact.
func (v *View) Stats(ctx context.Context, exact bool) (graph.Stats, error) {
	st, err := v.state()
	return graph.Stats{
		Nodes: graph.Size{Size: int64(st.nodes), Exact: true},
		Quads: graph.Size{Size: int64(st.quads), Exact: true},
	}, err
}

// ApplyDeltas refuses.
func (v *View) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return ErrReadOnly }

// NewQuadWriter refuses.
func (v *View) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }

// Meta reads a key of the metadata; nil if it was never set.
func (v *View) Meta(name string) ([]byte, error) { return v.get(metaKey(name)) }

// EachMeta calls f for every metadata key that begins with prefix, in order.
func (v *View) EachMeta(prefix string, f func(name string, val []byte) error) error {
	return v.lookAt(func(it *pebble.Iterator) error {
		key := metaKey(prefix)
		for ok := it.SeekGE(key); ok && bytes.HasPrefix(it.Key(), key); ok = it.Next() {
			val, err := it.ValueAndErr()
			if err != nil {
				return err
			}
			if err := f(string(it.Key()[1:]), bytes.Clone(val)); err != nil {
				return err
			}
		}
		return nil
	})
}
