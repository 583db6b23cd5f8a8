package postgres

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// join is the one iterator over quads: the rows of a plan, joined with what other iterators give
// for some of its columns.
type join struct {
	v     *View
	plan  *plan
	subs  []graph.IteratorShape // of the plan's subs
	sized *graph.IteratorCosts
}

var _ graph.IteratorShapeCompat = (*join)(nil)

func (j *join) AsLegacy() graph.Iterator            { return store.Legacy(j) }
func (j *join) String() string                      { return j.plan.String() }
func (j *join) SubIterators() []graph.IteratorShape { return j.subs }
func (j *join) Iterate() graph.Scanner              { return &joinNext{rows: rows{j: j}} }
func (j *join) Lookup() graph.Index                 { return &joinHas{rows: rows{j: j}} }
func (j *join) open(at column, ids []uint64) cursor {
	return j.v.cursor(j.plan.sql(at, ids), len(j.plan.columns()))
}

func (j *join) Optimize(ctx context.Context) (graph.IteratorShape, bool) {
	for i := range j.subs {
		j.subs[i], _ = j.subs[i].Optimize(ctx)
	}
	return j, false
}

// Costs, in about the time that a further row takes: to ask the server costs as much as many rows.
const askCost = 50

func (j *join) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	if j.sized != nil {
		return *j.sized, nil
	}
	c := graph.IteratorCosts{NextCost: 1, ContainsCost: askCost}
	for i := range j.plan.tables {
		size, err := j.v.size(ctx, &j.plan.tables[i])
		if err != nil {
			return c, err
		}
		if i == 0 || size.Size < c.Size.Size {
			c.Size.Size = size.Size
		}
		c.Size.Exact = i == 0 && size.Exact && j.plan.tables[0].some == 0
	}
	for range j.plan.tables[1:] {
		c.Size.Size *= 4
	}
	for _, s := range j.subs {
		sc, err := s.Stats(ctx)
		if err != nil {
			return c, err
		}
		c.Size.Exact = false
		c.ContainsCost += sc.ContainsCost
		if n := sc.Size.Size * 4; n < c.Size.Size { // a join narrows
			c.Size.Size = n
			c.NextCost += sc.NextCost
		} else {
			c.NextCost += sc.ContainsCost
		}
	}
	j.sized = &c
	return c, nil
}

// rows is a row of a join and what belongs to it.
type rows struct {
	j      *join
	checks []graph.Index // of subs, nil for the one that drives
	row    []uint64
	set    bool
	err    error
}

// Result is the result of the row.
func (r *rows) Result() graph.Ref {
	if !r.set {
		return nil
	}
	if r.j.plan.result.dir == quad.Any {
		return store.Quad(r.row[:4])
	}
	return store.Node(r.row[0])
}

// sub is the row's column for a sub.
func (r *rows) sub(i int) uint64 { return r.row[r.j.plan.resultLen()+i] }

func (r *rows) tag(dst map[string]graph.Ref) {
	n := r.j.plan.resultLen() + len(r.j.subs)
	for i, t := range r.j.plan.tags {
		dst[t.name] = store.Node(r.row[n+i])
	}
	for _, c := range r.checks {
		if c != nil {
			c.TagResults(dst)
		}
	}
}

// check asks the subs that do not drive about the row.
func (r *rows) check(ctx context.Context) bool {
	for i, c := range r.checks {
		if c == nil {
			continue
		}
		if id := r.sub(i); id == 0 || !c.Contains(ctx, store.Node(id)) {
			r.err = c.Err()
			return false
		}
	}
	return true
}

// another follows another path to the same row.
func (r *rows) another(ctx context.Context) bool {
	for _, c := range r.checks {
		if c != nil && c.NextPath(ctx) {
			return true
		}
	}
	return false
}

func (r *rows) lookups(driver int) {
	for i, s := range r.j.subs {
		if i == driver {
			r.checks = append(r.checks, nil)
		} else {
			r.checks = append(r.checks, s.Lookup())
		}
	}
}

func (r *rows) Err() error     { return r.err }
func (r *rows) String() string { return r.j.String() }

func (r *rows) Close() (err error) {
	for _, c := range r.checks {
		if c == nil {
			continue
		}
		if cerr := c.Close(); err == nil {
			err = cerr
		}
	}
	return err
}
