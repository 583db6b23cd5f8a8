package graph

import (
	"context"
	"iter"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// A reader reads quads from one state of the store. Its first error stays in
// err and ends all further reading; whoever made the reader looks at it once,
// at the end.
type reader struct {
	*vocabulary
	ctx context.Context
	qs  cayley.QuadStore
	err error

	entities map[string]Entity // by IRI; what was read already
}

// quads gives the quads that have the given values; nil stands for any value.
func (r *reader) quads(s, p, o, l quad.Value) iter.Seq[quad.Quad] {
	return func(yield func(quad.Quad) bool) {
		if r.err != nil {
			return
		}
		var filters shape.Quads
		for i, v := range []quad.Value{s, p, o, l} {
			if v == nil {
				continue
			}
			ref := r.qs.ValueOf(v)
			if ref == nil {
				return
			}
			filters = append(filters, shape.QuadFilter{Dir: quad.Directions[i], Values: shape.Fixed{ref}})
		}
		var it cayley.Iterator
		if len(filters) == 0 {
			it = r.qs.QuadsAllIterator()
		} else {
			it = shape.BuildIterator(r.qs, filters)
		}
		defer it.Close()
		one, _ := r.qs.(oneForMany)
		seen := make(map[quad.Quad]bool) // of entities that are one, each quad once
		for it.Next(r.ctx) {
			q := r.qs.Quad(it.Result())
			if one != nil && one.Touches(it.Result()) {
				if seen[q] {
					continue
				}
				seen[q] = true
			}
			if !yield(q) {
				return
			}
		}
		if r.err = it.Err(); r.err == nil {
			r.err = r.ctx.Err()
		}
	}
}

// first returns the first quad that has the given values.
func (r *reader) first(s, p, o, l quad.Value) (quad.Quad, bool) {
	for q := range r.quads(s, p, o, l) {
		return q, true
	}
	return quad.Quad{}, false
}

// has reports whether there is a quad that has the given values.
func (r *reader) has(s, p, o, l quad.Value) bool {
	_, ok := r.first(s, p, o, l)
	return ok
}
