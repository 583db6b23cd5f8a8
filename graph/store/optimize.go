package store

import (
	"reflect"

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
	switch s := s.(type) {
	case shape.Quads:
		p, ok := planOf(s)
		if !ok {
			return s, false
		} else if p == nil {
			return nil, true
		}
		return p, true
	case shape.NodesFrom:
		p, ok := s.Quads.(*plan)
		if !ok || p.result != quad.Any || s.Dir < quad.Subject || s.Dir > quad.Label {
			return s, false
		}
		out := *p
		out.result = s.Dir
		return &out, true
	case shape.Intersect:
		return Settle(s)
	case shape.QuadsAction:
		p := &plan{result: s.Result}
		for d, ref := range s.Filter {
			if !p.fix(d, ref) {
				return nil, true
			}
		}
		for d, tags := range s.Save {
			p.save(d, tags)
		}
		return p, true
	}
	return s, false
}

// Settle makes an intersection list its recursive parts once and look results up there: Cayley's
// own look-up in them confuses the tags of one result with those of another (v0.7.7). They are
// the only shapes that are functions.
func Settle(s shape.Intersect) (shape.Shape, bool) {
	out, changed := s, false
	for i, part := range s {
		if reflect.TypeOf(part).Kind() != reflect.Func {
			continue
		}
		if !changed {
			out, changed = append(shape.Intersect{}, s...), true
		}
		out[i] = shape.Materialize{Values: part}
	}
	return out, changed
}

// planOf makes a plan of quad filters: nil if nothing can match, false if it cannot say.
func planOf(filters shape.Quads) (*plan, bool) {
	p := &plan{}
	for _, f := range filters {
		if f.Dir < quad.Subject || f.Dir > quad.Label {
			return nil, false
		}
		switch vals := f.Values.(type) {
		case nil, shape.Null:
			return nil, true
		case shape.AllNodes:
			p.some |= 1 << (f.Dir - quad.Subject)
		case shape.Fixed:
			if len(vals) != 1 {
				p.subs = append(p.subs, planSub{f.Dir, vals})
			} else if !p.fix(f.Dir, vals[0]) {
				return nil, true
			}
		case shape.Save:
			if _, ok := vals.From.(shape.AllNodes); ok {
				p.save(f.Dir, vals.Tags)
			} else {
				p.subs = append(p.subs, planSub{f.Dir, vals})
			}
		default:
			p.subs = append(p.subs, planSub{f.Dir, vals})
		}
	}
	return p, true
}

// fix adds a fixed node; false if no quad can have it.
func (p *plan) fix(d quad.Direction, ref graph.Ref) bool {
	n, ok := ref.(Node)
	if !ok || d < quad.Subject || d > quad.Label {
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

func (p *plan) save(d quad.Direction, tags []string) {
	i := d - quad.Subject
	p.some |= 1 << i
	p.tags[i] = append(p.tags[i][:len(p.tags[i]):len(p.tags[i])], tags...)
}

// Optimize implements shape.Shape.
func (p *plan) Optimize(r shape.Optimizer) (shape.Shape, bool) { return p, false }

// BuildIterator implements shape.Shape.
func (p *plan) BuildIterator(qs graph.QuadStore) graph.Iterator {
	v := viewOf(qs)
	if v == nil {
		return iterator.NewNull()
	}
	j := &join{v: v, fixed: p.fixed, mask: p.mask, some: p.some, tags: p.tags, result: p.result}
	for _, s := range p.subs {
		j.subs = append(j.subs, sub{s.dir, graph.AsShape(s.values.BuildIterator(qs))})
	}
	return Legacy(j)
}

// viewOf is the view behind a quad store.
func viewOf(qs graph.QuadStore) *View {
	switch qs := graph.Unwrap(qs).(type) {
	case *Store:
		return qs.latest
	case *View:
		return qs
	}
	return nil
}
