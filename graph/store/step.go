package store

import (
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"
)

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

var errFull = errors.New("store: full: no ids are left; export it and import that")
