package store

import (
	"context"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Merged is a view in which some nodes are one: wherever a member of a class stands in a quad, the
// node that stands for the class is seen. A quad that two members have comes twice.
type Merged struct {
	*View
	same *classes
}

// classes are the nodes that are one; nil is none.
type classes struct {
	stands  map[uint64]uint64   // member → what stands for it
	members map[uint64][]uint64 // what stands for a class → all of it
}

// Merged makes the nodes of each class one; the first stands for it. It is used while v is open.
func (v *View) Merged(all [][]graph.Ref) graph.QuadStore {
	c := &classes{map[uint64]uint64{}, map[uint64][]uint64{}}
	for _, class := range all {
		var first uint64
		for _, ref := range class {
			n, ok := ref.(Node)
			if !ok {
				continue
			}
			if first == 0 {
				first = uint64(n)
			}
			c.stands[uint64(n)] = first
			c.members[first] = append(c.members[first], uint64(n))
		}
	}
	return &Merged{v, c}
}

func (c *classes) seen(id uint64) uint64 {
	if c != nil {
		if s, ok := c.stands[id]; ok {
			return s
		}
	}
	return id
}

// see replaces the members of classes in q.
func (c *classes) see(q *ids) {
	if c == nil {
		return
	}
	for i, id := range q {
		if s, ok := c.stands[id]; ok {
			q[i] = s
		}
	}
}

// expand appends fixed with every choice of members in the directions of mask.
func (c *classes) expand(dst []ids, mask uint8, fixed *ids) []ids {
	start := len(dst)
	dst = append(dst, *fixed)
	if c == nil {
		return dst
	}
	for d := range fixed {
		if mask&(1<<d) == 0 {
			continue
		}
		class := c.members[c.seen(fixed[d])]
		for i, n := start, len(dst); i < n; i++ {
			for k, id := range class {
				if k == 0 {
					dst[i][d] = id
					continue
				}
				q := dst[i]
				q[d] = id
				dst = append(dst, q)
			}
		}
	}
	return dst
}

func (m *Merged) join() *join { return &join{v: m.View, same: m.same} }

// ValueOf implements graph.Namer.
func (m *Merged) ValueOf(val quad.Value) graph.Ref {
	n, ok := m.View.ValueOf(val).(Node)
	if !ok {
		return nil
	}
	return Node(m.same.seen(uint64(n)))
}

// RefsOf implements graph.BatchQuadStore; a value that no quad has is an error.
func (m *Merged) RefsOf(ctx context.Context, vals []quad.Value) ([]graph.Ref, error) {
	out, err := m.View.RefsOf(ctx, vals)
	for i, ref := range out {
		if n, ok := ref.(Node); ok {
			out[i] = Node(m.same.seen(uint64(n)))
		}
	}
	return out, err
}

// Quad implements graph.QuadIndexer.
func (m *Merged) Quad(ref graph.Ref) quad.Quad {
	if q, ok := ref.(Quad); ok {
		m.same.see((*ids)(&q))
		return m.View.Quad(q)
	}
	return m.View.Quad(ref)
}

// QuadDirection implements graph.QuadIndexer.
func (m *Merged) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	n, ok := m.View.QuadDirection(ref, d).(Node)
	if !ok {
		return nil
	}
	return Node(m.same.seen(uint64(n)))
}

// QuadIterator implements graph.QuadIndexer.
func (m *Merged) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	j := m.join()
	if !j.only(d, ref) {
		return Nothing()
	}
	return Legacy(j)
}

// QuadIteratorSize implements graph.QuadIndexer.
func (m *Merged) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (graph.Size, error) {
	j := m.join()
	if !j.only(d, ref) {
		return graph.Size{Exact: true}, nil
	}
	return j.size(ctx)
}

// QuadsAllIterator implements graph.QuadStore.
func (m *Merged) QuadsAllIterator() graph.Iterator { return Legacy(m.join()) }

// NodesAllIterator implements graph.QuadStore.
func (m *Merged) NodesAllIterator() graph.Iterator { return Legacy(&nodes{v: m.View, same: m.same}) }

// Touches tells whether a quad has a member of a class, and may come again with another one.
func (m *Merged) Touches(ref graph.Ref) bool {
	q, ok := ref.(Quad)
	for _, id := range q {
		if _, is := m.same.stands[id]; is && ok {
			return true
		}
	}
	return false
}

// reading is a scan of the quads that have the fixed nodes of a join, or members of their classes.
type reading struct {
	scan
	mask uint8
	wait []ids // what is still to be fixed
	raw  ids   // the quad as it lies in the store
}

// begin makes r read for j.
func (r *reading) begin(j *join, mask uint8, fixed *ids) error {
	r.mask, r.wait = mask, j.same.expand(r.wait[:0], mask, fixed)
	return r.more(j)
}

func (r *reading) more(j *join) error {
	last := len(r.wait) - 1
	fixed := r.wait[last]
	r.wait = r.wait[:last]
	x, err := j.v.best(r.mask, &fixed)
	if err == nil {
		r.start(j.v, x, r.mask, &fixed)
	}
	return err
}

// read gives the next quad as it is seen.
func (r *reading) read(ctx context.Context, j *join) (*ids, bool, error) {
	for {
		q, ok, err := r.next(ctx)
		if ok && j.same != nil {
			r.raw = *q
			j.same.see(q)
		}
		if ok || err != nil || len(r.wait) == 0 {
			return q, ok, err
		}
		if err := r.more(j); err != nil {
			return nil, false, err
		}
	}
}

// size is how many quads have the fixed nodes of j, about.
func (j *join) size(ctx context.Context) (graph.Size, error) {
	if j.same == nil {
		return j.v.size(ctx, j.mask, &j.fixed)
	}
	sum := graph.Size{Exact: true}
	for _, fixed := range j.same.expand(nil, j.mask, &j.fixed) {
		n, err := j.v.size(ctx, j.mask, &fixed)
		if err != nil {
			return sum, err
		}
		sum.Size += n.Size
		sum.Exact = sum.Exact && n.Exact
	}
	return sum, nil
}

// hidden tells whether another node stands for that of a key of the dictionary.
func (c *classes) hidden(it *pebble.Iterator) bool {
	if c == nil || len(it.Key()) != headLen {
		return false
	}
	id := getID(it.Key()[1:])
	return c.seen(id) != id
}
