package store

import (
	"bytes"
	"context"
	"errors"
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
	return Direction(ref, d)
}

// Direction returns the node that a quad has in a direction, nil where it has none or
// ref is no [Quad].
func Direction(ref graph.Ref, d quad.Direction) graph.Ref {
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
		return Nothing()
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
