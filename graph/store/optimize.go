package store

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// plan is a shape that becomes a join. It is used by pointer only, so that shape.Walk does not
// look into it.
type plan struct {
	fixed  ids
	mask   uint8
	some   uint8
	tags   [4][]string
	subs   []planSub
	result quad.Direction
}

type planSub struct {
	dir    quad.Direction
	values shape.Shape
}

var _ shape.Optimizer = (*View)(nil)

// OptimizeShape implements shape.Optimizer: what is fixed becomes the prefix of a scan, what is
// not a nested loop.
func (v *View) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	return OptimizeShape(s, func() *plan { return &plan{} })
}

// Result implements Plan.
func (p *plan) Result() quad.Direction { return p.result }

// Give implements Plan.
func (p *plan) Give(d quad.Direction) *plan {
	out := *p
	out.result = d
	return &out
}

// Choose implements Plan: one node is fixed, several are joined.
func (p *plan) Choose(d quad.Direction, refs shape.Fixed) bool {
	if len(refs) == 1 {
		return p.fix(d, refs[0])
	}
	p.Join(d, refs)
	return true
}

// Join implements Plan.
func (p *plan) Join(d quad.Direction, s shape.Shape) { p.subs = append(p.subs, planSub{d, s}) }

// fix adds a fixed node; false if no quad can have it.
func (p *plan) fix(d quad.Direction, ref graph.Ref) bool {
	n, ok := ref.(Node)
	if !ok || !IsDirection(d) {
		return false
	}
	i := d - quad.Subject
	if p.mask&(1<<i) != 0 && p.fixed[i] != uint64(n) {
		return false
	}
	p.fixed[i] = uint64(n)
	p.mask |= 1 << i
	return true
}

// Save implements Plan.
func (p *plan) Save(d quad.Direction, tags []string) {
	i := d - quad.Subject
	p.some |= 1 << i
	p.tags[i] = append(p.tags[i][:len(p.tags[i]):len(p.tags[i])], tags...)
}

// Optimize implements shape.Shape.
func (p *plan) Optimize(r shape.Optimizer) (shape.Shape, bool) { return p, false }

// BuildIterator implements shape.Shape.
func (p *plan) BuildIterator(qs graph.QuadStore) graph.Iterator {
	v, same := viewOf(qs)
	if v == nil {
		return iterator.NewNull()
	}
	j := &join{v: v, same: same, fixed: p.fixed, mask: p.mask, some: p.some, tags: p.tags, result: p.result}
	for _, s := range p.subs {
		j.subs = append(j.subs, sub{s.dir, graph.AsShape(s.values.BuildIterator(qs))})
	}
	return Legacy(j)
}

// viewOf is the view behind a quad store, and which nodes are one in it.
func viewOf(qs graph.QuadStore) (*View, *classes) {
	switch qs := graph.Unwrap(qs).(type) {
	case *Store:
		return qs.latest, nil
	case *View:
		return qs, nil
	case *Merged:
		return qs.View, qs.same
	}
	return nil, nil
}
