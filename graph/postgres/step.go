package postgres

import (
	"bytes"
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// step is a change being prepared: what is to become of each quad.
type step struct {
	s     *Store
	v     *View
	terms map[uint64]term // of all values in the change
	live  map[uint64]bool // those of them that are nodes now
	quads map[store.Quad]presence
	order []store.Quad // the keys of quads, in the order of their first mention
}

type term struct {
	key
	text []byte
}

type presence struct{ was, now bool }

// wish is a quad that is to be there, or not.
type wish struct {
	q   store.Quad
	now bool
}

func (s *Store) begin(v *View) *step {
	return &step{s: s, v: v, terms: map[uint64]term{}, live: map[uint64]bool{}, quads: map[store.Quad]presence{}}
}

// resolve gives the id of a value.
func (st *step) resolve(val quad.Value) (uint64, error) {
	k, text, err := st.s.hashOf(val)
	if err != nil {
		return 0, err
	}
	if old, ok := st.terms[k.id]; !ok {
		st.terms[k.id] = term{k, text}
	} else if !bytes.Equal(old.text, text) {
		return 0, collision(old.text, text)
	}
	return k.id, nil
}

func collision(a, b []byte) error {
	return fmt.Errorf("postgres: the terms %.80q and %.80q have the same id: export the graph and import it into a new database", a, b)
}

func (st *step) find(q quad.Quad) (out store.Quad, err error) {
	if !quad.IsValidValue(q.Subject) || !quad.IsValidValue(q.Predicate) || !quad.IsValidValue(q.Object) {
		return out, store.ErrInvalid
	}
	for i, d := range quad.Directions {
		if val := q.Get(d); val != nil {
			if out[i], err = st.resolve(val); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// prepare finds out what a change changes.
func (s *Store) prepare(ctx context.Context, v *View, c *store.Change) (*step, error) {
	st := s.begin(v)
	labels := make([]uint64, len(c.Replace))
	graphs := make([][]store.Quad, len(c.Replace))
	for i, g := range c.Replace {
		var err error
		if g.Label != nil {
			if labels[i], err = st.resolve(g.Label); err != nil {
				return nil, err
			}
		}
		for _, q := range g.Quads {
			q.Label = g.Label
			key, err := st.find(q)
			if err != nil {
				return nil, err
			}
			graphs[i] = append(graphs[i], key)
		}
	}
	var wishes []wish
	for now, list := range [][]quad.Quad{c.Remove, c.Add} {
		for _, q := range list {
			key, err := st.find(q)
			if err != nil {
				return nil, err
			}
			wishes = append(wishes, wish{key, now == 1})
		}
	}
	if err := st.load(ctx, labels, wishes); err != nil {
		return nil, err
	}
	for i, label := range labels {
		st.replace(label, graphs[i])
	}
	for _, w := range wishes {
		st.set(w.q, w.now)
	}
	return st, nil
}

// load reads which of the terms are nodes, and which of the quads with the labels and of those
// wished for are there.
func (st *step) load(ctx context.Context, labels []uint64, wishes []wish) error {
	var qs []query
	var ask []uint64
	for id, t := range st.terms {
		if is, ok := st.v.exists[id]; ok {
			st.live[id] = is
		} else if st.s.known.has(t.key, st.v.state) {
			st.live[id] = true
		} else {
			ask = append(ask, id)
		}
	}
	if len(ask) > 0 {
		qs = append(qs, findTerms(ask, func(id uint64, text []byte) error {
			if !bytes.Equal(text, st.terms[id].text) {
				return collision(st.terms[id].text, text)
			}
			st.live[id] = true
			return nil
		}))
	}
	there := func(q store.Quad) {
		if _, ok := st.quads[q]; !ok {
			st.quads[q] = presence{true, true}
			st.order = append(st.order, q)
		}
	}
	var unread []store.Quad
	replaced := map[uint64]bool{}
	for _, l := range labels {
		replaced[l] = true
		quads, ok := st.v.wasRead(store.Quad{3: l}, inLabel)
		if !ok {
			unread = append(unread, store.Quad{3: l})
		}
		for _, q := range quads {
			there(q)
		}
	}
	if len(unread) > 0 {
		qs = append(qs, findQuads(inLabel, unread, there))
	}
	var look []store.Quad
	for _, w := range wishes {
		if replaced[w.q[3]] {
			continue
		}
		quads, ok := st.v.wasRead(w.q, inAll)
		if !ok {
			quads, ok = st.v.wasRead(w.q, inSubject|inLabel)
		}
		if !ok {
			look = append(look, w.q)
		}
		for _, q := range quads {
			if q == w.q {
				there(q)
			}
		}
	}
	if len(look) > 0 {
		qs = append(qs, findQuads(inAll, look, there))
	}
	if len(qs) == 0 {
		return nil
	}
	if err := st.v.run(ctx, qs...); err != nil {
		return err
	}
	for id, is := range st.live {
		if st.v.dirty {
			break // it may be our own, and come to nothing
		} else if !is {
			continue
		}
		st.s.known.add(st.terms[id].key, st.v.state)
	}
	return nil
}

// set makes a quad present or absent, and tells whether it was not so already.
func (st *step) set(q store.Quad, now bool) (changed bool) {
	p, ok := st.quads[q]
	if !ok {
		st.order = append(st.order, q)
	}
	changed = p.now != now
	p.now = now
	st.quads[q] = p
	return changed
}

// replace makes a label hold exactly the quads.
func (st *step) replace(label uint64, quads []store.Quad) {
	wanted := make(map[store.Quad]bool, len(quads))
	for _, q := range quads {
		wanted[q] = true
		st.set(q, true)
	}
	for _, q := range st.order {
		if q[3] == label && !wanted[q] {
			st.set(q, false)
		}
	}
}
