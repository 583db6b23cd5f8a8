package store

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Change is what one step does to the store, in this order: the labels of Replace hold exactly the
// quads given for them, Remove goes (what is not there is passed over), Add comes (what is there
// already is passed over), and the metadata keys of Meta are set, or taken out where the value is
// nil. A Change that changes nothing costs no write.
type Change struct {
	Replace []Graph
	Remove  []quad.Quad
	Add     []quad.Quad
	Meta    map[string][]byte
}

// Graph is a label and all its quads; whatever label these have is overridden.
type Graph struct {
	Label quad.Value
	Quads []quad.Quad
}

// ErrInvalid is returned for a quad without subject, predicate or object.
var ErrInvalid = errors.New("store: a quad needs a subject, a predicate and an object")

var errFull = errors.New("store: full: no ids are left; export it and import that")

// Update makes one atomic change and returns when it is on disk. f fills c, looking at the state
// that c will apply to; if f fails, nothing happens. f must not write to the store itself.
func (s *Store) Update(f func(v *View, c *Change) error) error {
	wait, err := s.UpdateAsync(f)
	if err != nil {
		return err
	}
	return wait()
}

// UpdateAsync is Update in two parts: it returns when the change can be seen by readers and by the
// next update; wait returns when it is on disk. Changes reach the disk in order. wait must be
// called once.
func (s *Store) UpdateAsync(f func(v *View, c *Change) error) (wait func() error, err error) {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return nil, err
	}
	var c Change
	if err := f(s.latest, &c); err != nil {
		return nil, err
	}
	st := s.begin()
	for _, g := range c.Replace {
		if err := st.replace(g); err != nil {
			return nil, err
		}
	}
	for _, q := range c.Remove {
		if _, err := st.put(q, false); err != nil {
			return nil, err
		}
	}
	for _, q := range c.Add {
		if _, err := st.put(q, true); err != nil {
			return nil, err
		}
	}
	return st.commit(c.Meta)
}

// writable is why the store cannot be written to, or nil.
func (s *Store) writable() error {
	if s.readOnly {
		return ErrReadOnly
	}
	return s.err()
}

// ApplyDeltas implements graph.QuadStore: all the deltas, one after the other, or none.
func (s *Store) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	wait, err := func() (func() error, error) {
		s.write.Lock()
		defer s.write.Unlock()
		if err := s.writable(); err != nil {
			return nil, err
		}
		st := s.begin()
		for _, d := range in {
			if d.Action != graph.Add && d.Action != graph.Delete {
				return nil, &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
			}
			changed, err := st.put(d.Quad, d.Action == graph.Add)
			switch {
			case err == ErrInvalid:
				return nil, &graph.DeltaError{Delta: d, Err: err}
			case err != nil:
				return nil, err
			case !changed && d.Action == graph.Add && !opts.IgnoreDup:
				return nil, &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
			case !changed && d.Action == graph.Delete && !opts.IgnoreMissing:
				return nil, &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
			}
		}
		return st.commit(nil)
	}()
	if err != nil {
		return err
	}
	return wait()
}

// step is a change being prepared. Nothing outside it knows of it before its commit.
type step struct {
	s     *Store
	next  uint64
	terms map[string]uint64 // resolved in this step
	fresh map[uint64]string // ids that do not exist yet
	quads map[ids]presence
	order []ids // the keys of quads, in the order of their first mention
	buf   []byte
}

type presence struct{ was, now bool }

func (s *Store) begin() *step {
	return &step{
		s: s, next: s.state.next,
		terms: make(map[string]uint64), fresh: make(map[uint64]string),
		quads: make(map[ids]presence),
	}
}

// resolve finds the id of a value, or gives it one if add; 0 means that there is none.
func (st *step) resolve(val quad.Value, add bool) (uint64, error) {
	var err error
	st.buf, err = AppendTerm(st.buf[:0], val)
	if err != nil {
		return 0, err
	}
	if id, ok := st.terms[string(st.buf)]; ok {
		return id, nil
	}
	id, ok := st.s.known.get(st.buf)
	if !ok {
		if id, err = st.s.latest.id(st.buf); err != nil {
			return 0, err
		}
		if id != 0 {
			st.s.known.put(string(st.buf), id)
		}
	}
	if id == 0 {
		if !add {
			return 0, nil
		}
		if st.next > maxID {
			return 0, errFull
		}
		id = st.next
		st.next++
		st.fresh[id] = string(st.buf)
	}
	st.terms[string(st.buf)] = id
	return id, nil
}

// find resolves a quad; false if it needs an id that does not exist.
func (st *step) find(q quad.Quad, add bool) (out ids, ok bool, err error) {
	if !quad.IsValidValue(q.Subject) || !quad.IsValidValue(q.Predicate) || !quad.IsValidValue(q.Object) {
		return out, false, ErrInvalid
	}
	for i, d := range quad.Directions {
		val := q.Get(d)
		if val == nil {
			continue
		}
		if out[i], err = st.resolve(val, add); err != nil || out[i] == 0 {
			return out, false, err
		}
	}
	return out, true, nil
}

// put makes a quad present or absent, and tells whether it was not so already.
func (st *step) put(q quad.Quad, now bool) (changed bool, err error) {
	key, ok, err := st.find(q, now)
	if err != nil || !ok {
		return false, err
	}
	return st.set(key, now)
}

func (st *step) set(key ids, now bool) (changed bool, err error) {
	p, ok := st.quads[key]
	if !ok {
		if p.was, err = st.exists(key); err != nil {
			return false, err
		}
		p.now = p.was
		st.order = append(st.order, key)
	}
	changed = p.now != now
	p.now = now
	st.quads[key] = p
	return changed, nil
}

// exists looks a quad up in the store.
func (st *step) exists(key ids) (bool, error) {
	for _, id := range key {
		if id >= st.s.state.next {
			return false, nil
		}
	}
	var b [quadLen]byte
	spol.put(b[:], &key)
	val, err := st.s.latest.get(b[:])
	return val != nil, err
}

// replace makes a label hold exactly the quads of g.
func (st *step) replace(g Graph) error {
	var label uint64
	if g.Label != nil {
		var err error
		if label, err = st.resolve(g.Label, true); err != nil {
			return err
		}
	}
	if label < st.s.state.next {
		var sc scan
		sc.start(st.s.latest, lspo, 1<<3, &ids{3: label})
		sc.chunk = lastChunk
		for {
			q, ok, err := sc.next(context.Background())
			if err != nil {
				return err
			} else if !ok {
				break
			}
			if _, ok := st.quads[*q]; !ok {
				st.order = append(st.order, *q)
				st.quads[*q] = presence{was: true, now: true}
			}
		}
		if label != 0 && len(g.Quads) > 0 {
			if err := st.recall(label, 4*len(g.Quads)); err != nil {
				return err
			}
		}
	}
	wanted := make(map[ids]bool, len(g.Quads))
	for _, q := range g.Quads {
		q.Label = g.Label
		key, ok, err := st.find(q, true)
		if err != nil {
			return err
		}
		if ok {
			wanted[key] = true
			if _, err := st.set(key, true); err != nil {
				return err
			}
		}
	}
	for _, key := range st.order {
		if key[3] == label && !wanted[key] {
			if _, err := st.set(key, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// recall reads the terms of a label's own nodes, those that came after it, some at most: what
// replaces its quads has most of them again, and they lie side by side, where their keys are strewn
// over the dictionary.
func (st *step) recall(label uint64, some int) error {
	var own []uint64
	for _, q := range st.order {
		for _, id := range q {
			if q[3] == label && id >= label && id < st.s.state.next {
				own = append(own, id)
			}
		}
	}
	slices.Sort(own)
	own = slices.Compact(own)
	return st.s.latest.values(tagID, own[:min(len(own), some)], func(id uint64, term []byte) error {
		if term == nil {
			return noValue(id)
		}
		st.terms[string(term)] = id
		return nil
	})
}

// commit writes the step as one batch, and publishes what it changed in memory only when pebble
// has taken it.
func (st *step) commit(meta map[string][]byte) (wait func() error, err error) {
	s := st.s
	b := s.db.NewBatch()
	after := s.state
	after.next = st.next
	counts := make(map[uint64]int64)
	used := make(map[uint64]uint64) // nodes of added quads → the label of the first of these
	var added, removed []ids
	for _, key := range st.order {
		switch p := st.quads[key]; {
		case p.now && !p.was:
			added = append(added, key)
			counts[key[1]]++
			after.quads++
			for _, id := range key {
				if _, ok := used[id]; !ok {
					used[id] = key[3]
				}
			}
		case !p.now && p.was:
			removed = append(removed, key)
			counts[key[1]]--
			after.quads--
		}
	}
	if len(added)+len(removed)+len(meta) == 0 {
		b.Close()
		return s.settled(s.applied), nil
	}
	if err := s.room(); err != nil {
		b.Close()
		return nil, err
	}
	defer func() {
		if err != nil && s.err() == nil { // after a failure pebble may still hold it
			b.Close()
		}
	}()
	if err := setQuads(b, added, removed); err != nil {
		return nil, err
	}
	var made homes
	for id := s.state.next; id < st.next; id++ {
		label, ok := used[id]
		if !ok {
			continue
		}
		term := []byte(st.fresh[id])
		after.nodes++
		if err := setTerm(b, term, id); err != nil {
			return nil, err
		}
		made.add(id, label)
	}
	totals := make(map[uint64]uint64, len(counts))
	for _, pid := range sortedKeys(counts) {
		n, err := s.quadsWith(pid)
		if err != nil {
			return nil, err
		}
		totals[pid] = n + uint64(counts[pid])
		if err := setCount(b, pid, totals[pid]); err != nil {
			return nil, err
		}
	}
	e := &ending{st: st, removed: removed, used: used, totals: totals, made: made}
	if err := e.run(); err != nil {
		return nil, err
	}
	if err := e.write(b); err != nil {
		return nil, err
	}
	terms := make([]string, 0, len(e.dead))
	err = s.latest.values(tagID, e.dead, func(id uint64, term []byte) error {
		if term == nil {
			return noValue(id)
		}
		after.nodes--
		terms = append(terms, string(term))
		if err := b.Delete(appendTermKey(nil, term), nil); err != nil {
			return err
		}
		return b.Delete(idKey(tagID, id), nil)
	})
	if err != nil {
		return nil, err
	}
	for _, name := range sortedKeys(meta) {
		if val := meta[name]; val == nil {
			b.Delete(metaKey(name), nil)
		} else {
			b.Set(metaKey(name), val, nil)
		}
	}
	if err := b.Set(stateKey, after.bytes(), nil); err != nil {
		return nil, err
	}
	if err := s.guard(func() error { return s.db.ApplyNoSyncWait(b, pebble.Sync) }); err != nil {
		s.fail(err)
		return nil, s.err()
	}
	s.state = after
	s.version.Add(1)
	s.applied++
	n := s.applied
	maps.Copy(s.counts, totals)
	for _, term := range terms {
		s.known.remove(term)
	}
	for id, term := range st.fresh {
		if _, ok := used[id]; ok {
			s.known.put(term, id)
		}
	}
	return func() error {
		if err := s.guard(b.SyncWait); err != nil {
			s.fail(err)
			return s.err()
		}
		b.Close()
		s.synced(n)
		return s.err()
	}, nil
}

// quadsWith is the number of quads that have the predicate, as the next step finds it.
func (s *Store) quadsWith(pid uint64) (uint64, error) {
	n, ok := s.counts[pid]
	if ok || pid >= s.state.next {
		return n, nil
	}
	n, err := s.latest.predicates(pid)
	if err != nil {
		return 0, err
	}
	if len(s.counts) >= maxCounts {
		clear(s.counts)
	}
	s.counts[pid] = n
	return n, nil
}

// maxCounts is of how many predicates the number of quads is kept in memory.
const maxCounts = 1 << 12

// settled returns a function that waits until the first n steps are on disk: what a step that
// changes nothing has looked at may still be on its way.
func (s *Store) settled(n uint64) (wait func() error) {
	return func() error {
		if s.durable.Load() < n {
			if err := s.guard(func() error { return s.db.LogData(nil, pebble.Sync) }); err != nil {
				s.fail(err)
				return s.err()
			}
			s.synced(n)
		}
		return s.err()
	}
}

// synced notes that the first n steps are on disk.
func (s *Store) synced(n uint64) {
	for {
		have := s.durable.Load()
		if have >= n || s.durable.CompareAndSwap(have, n) {
			return
		}
	}
}

// setQuads writes the keys of quads in the order of each index: a sorted batch goes into the
// memory table in half the time. An order is made from that of the index before, which it is close to.
func setQuads(b *pebble.Batch, added, removed []ids) error {
	type change struct {
		key [quadLen]byte
		add bool
		q   ids
	}
	changes := make([]change, 0, len(added)+len(removed))
	for _, q := range added {
		changes = append(changes, change{add: true, q: q})
	}
	for _, q := range removed {
		changes = append(changes, change{q: q})
	}
	for _, x := range [4]*index{spol, lspo, opsl, posl} {
		for i := range changes {
			x.put(changes[i].key[:], &changes[i].q)
		}
		slices.SortFunc(changes, func(a, b change) int { return compareKeys(&a.key, &b.key) })
		for i := range changes {
			var err error
			if c := &changes[i]; c.add {
				err = b.Set(c.key[:], nil, nil)
			} else {
				err = b.Delete(c.key[:], nil)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func setTerm(b *pebble.Batch, term []byte, id uint64) error {
	var val [idLen]byte
	putID(val[:], id)
	if err := b.Set(appendTermKey(nil, term), val[:], nil); err != nil {
		return err
	}
	return b.Set(idKey(tagID, id), term, nil)
}

func setCount(b *pebble.Batch, pid, n uint64) error {
	if n == 0 {
		return b.Delete(idKey(tagCount, pid), nil)
	}
	return b.Set(idKey(tagCount, pid), be64(n), nil)
}

// NewQuadWriter implements graph.QuadStore: quads that are there already are passed over; each
// call of WriteQuads is a step of its own.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	return NewWriter("store", func(quads []quad.Quad) error {
		return s.Update(func(_ *View, c *Change) error {
			c.Add = quads
			return nil
		})
	}), nil
}
