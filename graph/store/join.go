package store

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// join is the one iterator over quads: those that have the fixed ids, joined with what other
// iterators give for further directions. It results in the quads, or in their nodes of one
// direction, once for each quad.
type join struct {
	v      *View
	same   *classes
	fixed  ids
	mask   uint8 // directions of fixed
	some   uint8 // directions that must have a node at all
	tags   [4][]string
	subs   []sub
	result quad.Direction // quad.Any for the quad itself
	sized  *graph.IteratorCosts
}

// sub is an iterator whose nodes a direction is joined with.
type sub struct {
	dir quad.Direction
	it  graph.IteratorShape
}

var _ graph.IteratorShapeCompat = (*join)(nil)

func (j *join) fix(d quad.Direction, id uint64) {
	j.fixed[d-quad.Subject] = id
	j.mask |= 1 << (d - quad.Subject)
}

// only fixes direction d to the node ref, and reports whether there are such.
func (j *join) only(d quad.Direction, ref graph.Ref) bool {
	n, ok := ref.(Node)
	if !ok || d < quad.Subject || d > quad.Label {
		return false
	}
	j.fix(d, uint64(n))
	return true
}

func (j *join) AsLegacy() graph.Iterator { return Legacy(j) }

func (j *join) String() string {
	return fmt.Sprintf("kg(fixed %04b %v, joins %d, gives %v)", j.mask, j.fixed, len(j.subs), j.result)
}

func (j *join) SubIterators() (out []graph.IteratorShape) {
	for _, s := range j.subs {
		out = append(out, s.it)
	}
	return out
}

func (j *join) Optimize(ctx context.Context) (graph.IteratorShape, bool) {
	for i := range j.subs {
		j.subs[i].it, _ = j.subs[i].it.Optimize(ctx)
	}
	return j, false
}

// Costs, in about the time to read the next key of a scan.
const seekCost = 8

func (j *join) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	if j.sized != nil {
		return *j.sized, nil
	}
	size, err := j.size(ctx)
	c := graph.IteratorCosts{NextCost: 1, ContainsCost: seekCost, Size: size}
	if j.some != 0 {
		c.Size.Exact = false
	}
	for _, s := range j.subs {
		sc, serr := s.it.Stats(ctx)
		if serr != nil && err == nil {
			err = serr
		}
		c.Size.Exact = false
		c.ContainsCost += sc.ContainsCost
		if n := sc.Size.Size * 4; n < c.Size.Size { // a join narrows
			c.Size.Size = n
			c.NextCost = seekCost/4 + sc.NextCost
		} else {
			c.NextCost += sc.ContainsCost
		}
	}
	if err == nil {
		j.sized = &c
	}
	return c, err
}

// driver chooses the sub-iterator that the join loops over, −1 to scan and ask all of them.
func (j *join) driver(ctx context.Context) (int, error) {
	best, n := -1, int64(0)
	for i, s := range j.subs {
		c, err := s.it.Stats(ctx)
		if err != nil {
			return 0, err
		}
		cost := c.Size.Size * (c.NextCost + seekCost)
		if best < 0 || cost < n {
			best, n = i, cost
		}
	}
	if best < 0 || j.mask == 0 {
		return best, nil
	}
	c, err := j.subs[best].it.Stats(ctx)
	if err != nil {
		return 0, err
	}
	size, err := j.size(ctx)
	if err == nil && size.Size*(1+c.ContainsCost) < n {
		best = -1
	}
	return best, err
}

func (j *join) Iterate() graph.Scanner { return &joinNext{j: j} }
func (j *join) Lookup() graph.Index    { return &joinHas{j: j} }

// good tells whether q has a node in all the directions that must have one.
func (j *join) good(q *ids) bool {
	for d := 0; d < 4; d++ {
		if j.some&(1<<d) != 0 && q[d] == 0 {
			return false
		}
	}
	return j.result == quad.Any || q.at(j.result) != 0
}

// ref is the result that q stands for, which lies in the store as raw.
func (j *join) ref(q, raw *ids) graph.Ref {
	if j.result == quad.Any {
		if j.same != nil {
			q = raw
		}
		return Quad(*q)
	}
	return Node(q.at(j.result))
}

func (j *join) tag(q *ids, dst map[string]graph.Ref) {
	for d, tags := range j.tags {
		for _, t := range tags {
			dst[t] = Node(q[d])
		}
	}
}

func contains(ctx context.Context, checks []graph.Index, dirs []quad.Direction, q *ids) (bool, error) {
	for i, c := range checks {
		id := q.at(dirs[i])
		if id == 0 || !c.Contains(ctx, Node(id)) {
			return false, c.Err()
		}
	}
	return true, nil
}
