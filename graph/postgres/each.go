package postgres

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// Each calls f for every quad.
func (v *View) Each(ctx context.Context, f func(quad.Quad) error) error {
	return v.each(ctx, newPlan(), f)
}

// Label calls f for every quad that has the label; nil is for quads without one.
func (v *View) Label(ctx context.Context, label quad.Value, f func(quad.Quad) error) error {
	p, n := newPlan(), uint64(0)
	if label != nil {
		k, _, err := v.s.hashOf(label)
		if err != nil {
			return err
		}
		n = k.id
	}
	p.tables[0].fix(quad.Label, n)
	return v.each(ctx, p, f)
}

func (v *View) each(ctx context.Context, p *plan, f func(quad.Quad) error) error {
	c := v.cursor(p.sql(column{}, nil), 4)
	defer c.close()
	for {
		row, ok, err := c.next(ctx)
		if err != nil || !ok {
			return err
		}
		q, err := v.quad(ctx, store.Quad(row))
		if err == nil {
			err = f(q)
		}
		if err != nil {
			return err
		}
	}
}

// sortedBatch is how many subjects are looked up at a time.
const sortedBatch = 500

// Sorted calls f for every quad, in the byte order of their canonical N-Quads lines, as that of
// the embedded store does. The bytes are f's only until it returns.
//
// The server sorts the subjects by their texts; their quads are sorted here.
func (v *View) Sorted(ctx context.Context, f func(*store.Terms) error) error {
	w := &walk{v: v, ctx: ctx, f: f, texts: store.Cache[uint64, []byte]{Limit: 32 << 20}}
	c := v.cursor("SELECT t.id FROM kg_term t WHERE EXISTS (SELECT 1 FROM kg_quad q WHERE q.s = t.id)"+
		" ORDER BY coalesce(t.text, t.term), t.id", 1)
	c.chunk = sortedBatch
	defer c.close()
	var ids []uint64
	for {
		row, ok, err := c.next(ctx)
		if err != nil {
			return err
		}
		if ok {
			ids = append(ids, row[0])
		}
		if len(ids) >= sortedBatch || !ok {
			if err := w.subjects(ids); err != nil {
				return err
			}
			ids = ids[:0]
		}
		if !ok {
			return w.flush()
		}
	}
}

// walk is a sorted walk over the subjects.
type walk struct {
	v     *View
	ctx   context.Context
	f     func(*store.Terms) error
	texts store.Cache[uint64, []byte]
	text  []byte        // of the subject whose quads are gathered
	quads []store.Terms // of it
}

const textCost = 200

// subjects tells the quads of nodes, which come in the order of their texts.
func (w *walk) subjects(ids []uint64) error {
	if len(ids) == 0 {
		return nil
	}
	bySubject := make(map[uint64][]store.Quad, len(ids))
	texts := map[uint64][]byte{}
	var missing []uint64
	need := func(id uint64) {
		if _, ok := texts[id]; ok || id == 0 {
			return
		}
		t, ok := w.texts.Get(id, textCost)
		if texts[id] = t; !ok {
			missing = append(missing, id)
		}
	}
	err := w.v.run(w.ctx, query{
		sql: "SELECT s, p, o, l FROM kg_quad WHERE s = ANY($1)", args: []arg{integers(ids)},
		anew: func() { clear(bySubject) },
		row: func(vals [][]byte) error {
			var q store.Quad
			for i := range q {
				q[i] = getInt(vals[i])
				need(q[i])
			}
			bySubject[q[0]] = append(bySubject[q[0]], q)
			return nil
		}})
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		err = w.v.run(w.ctx, query{
			sql: "SELECT id, coalesce(text, term) FROM kg_term WHERE id = ANY($1)", args: []arg{integers(missing)},
			row: func(vals [][]byte) error {
				id, text := getInt(vals[0]), slices.Clone(vals[1])
				texts[id] = text
				w.texts.Put(id, text, store.EntryCost+int64(len(text)))
				return nil
			}})
		if err != nil {
			return err
		}
	}
	for _, id := range ids {
		if string(texts[id]) != string(w.text) {
			if err := w.flush(); err != nil {
				return err
			}
			w.text = texts[id]
		}
		for _, q := range bySubject[id] {
			var t store.Terms
			for i, id := range q {
				if id == 0 {
					continue
				}
				if t[i] = texts[id]; t[i] == nil {
					return w.v.gone(id)
				}
			}
			w.quads = append(w.quads, t)
		}
	}
	return nil
}

// flush tells the quads of one subject, or of several that have the same text.
func (w *walk) flush() error {
	slices.SortFunc(w.quads, store.CompareTerms)
	for i := range w.quads {
		if i > 0 && store.CompareTerms(w.quads[i-1], w.quads[i]) == 0 {
			continue // a native value and the literal that says it
		}
		if err := w.f(&w.quads[i]); err != nil {
			return err
		}
	}
	w.quads = w.quads[:0]
	return nil
}
