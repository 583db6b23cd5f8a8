package store

import (
	"reflect"

	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// A Plan is how a store answers a shape of quads. P is the plan's own type, a pointer, so that
// shape.Walk does not look into it.
type Plan[P any] interface {
	comparable
	shape.Shape

	// Result is which direction of the quads is asked for, quad.Any for the quads themselves.
	Result() quad.Direction
	// Give is the plan with another result.
	Give(d quad.Direction) P
	// Choose lets only quads pass that have one of the nodes; false if none has.
	Choose(d quad.Direction, refs shape.Fixed) bool
	// Save lets only quads pass that have a node there, and tags it.
	Save(d quad.Direction, tags []string)
	// Join lets only quads pass whose node is among the results of a shape.
	Join(d quad.Direction, s shape.Shape)
}

// OptimizeShape makes a plan of what is made of values and directions: it is what a store's
// shape.Optimizer does.
func OptimizeShape[P Plan[P]](s shape.Shape, fresh func() P) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.Quads:
		p := fresh()
		for _, f := range s {
			if !IsDirection(f.Dir) {
				return s, false
			}
			if !addFilter(p, f) {
				return nil, true
			}
		}
		return p, true
	case shape.NodesFrom:
		p, ok := s.Quads.(P)
		if !ok || p.Result() != quad.Any || !IsDirection(s.Dir) {
			return s, false
		}
		return shape.Shape(p.Give(s.Dir)), true
	case shape.Intersect:
		return settle(s)
	case shape.QuadsAction:
		p := fresh()
		for d, ref := range s.Filter {
			if !IsDirection(d) || !p.Choose(d, shape.Fixed{ref}) {
				return nil, true
			}
		}
		for d, tags := range s.Save {
			p.Save(d, tags)
		}
		return p.Give(s.Result), true
	}
	return s, false
}

// addFilter adds a filter to a plan; false if nothing can pass it.
func addFilter[P Plan[P]](p P, f shape.QuadFilter) bool {
	switch vals := f.Values.(type) {
	case nil, shape.Null:
		return false
	case shape.AllNodes:
		p.Save(f.Dir, nil)
	case shape.Fixed:
		return p.Choose(f.Dir, vals)
	case shape.Save:
		if _, all := vals.From.(shape.AllNodes); all {
			p.Save(f.Dir, vals.Tags)
		} else {
			p.Join(f.Dir, vals)
		}
	default:
		p.Join(f.Dir, vals)
	}
	return true
}

// IsDirection reports whether quads have something in that direction.
func IsDirection(d quad.Direction) bool { return quad.Subject <= d && d <= quad.Label }

// settle makes an intersection list its recursive parts once and look results up there: Cayley's
// own look-up in them confuses the tags of one result with those of another (v0.7.7). They are
// the only shapes that are functions.
func settle(s shape.Intersect) (shape.Shape, bool) {
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
