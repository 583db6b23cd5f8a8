package postgres

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

func nothing() graph.Iterator { return iterator.NewNull() }

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

// ref is the result of the row.
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

// joinNext lists the rows of a join. One of the subs drives it: a batch of its results at a time
// goes to the server.
type joinNext struct {
	rows
	ready  bool
	driver graph.Scanner
	index  int                               // of the driver among the subs
	batch  map[uint64][]map[string]graph.Ref // results of the driver: the tags of each path to them
	last   bool                              // the driver has no more
	size   int                               // of the next batch
	inner  cursor
	open   bool                   // inner is under way
	paths  []map[string]graph.Ref // of the row's driving result, still to come
	tags   map[string]graph.Ref
}

const firstBatch, lastBatch = 16, 1024

func (n *joinNext) prepare(ctx context.Context) error {
	n.ready, n.index, n.size = true, -1, firstBatch
	var least int64
	for i, s := range n.j.subs {
		c, err := s.Stats(ctx)
		if err != nil {
			return err
		}
		if cost := c.Size.Size * c.NextCost; n.index < 0 || cost < least {
			n.index, least = i, cost
		}
	}
	n.lookups(n.index)
	if n.index >= 0 {
		n.driver = n.j.subs[n.index].Iterate()
		return nil
	}
	n.inner, n.open = n.j.open(column{}, nil), true
	return nil
}

func (n *joinNext) Next(ctx context.Context) bool {
	n.set = false
	if n.err != nil {
		return false
	}
	if !n.ready {
		if n.err = n.prepare(ctx); n.err != nil {
			return false
		}
	}
	if len(n.paths) > 0 { // the same row by another path of the driver
		n.tags, n.paths = n.paths[0], n.paths[1:]
		if n.check(ctx) {
			n.set = true
			return true
		}
		n.paths = nil
	}
	for n.err == nil {
		for n.open {
			row, ok, err := n.inner.next(ctx)
			if err != nil {
				n.err = err
				return false
			} else if !ok {
				n.open = false
				break
			}
			n.row = row
			if n.driver != nil {
				paths := n.batch[n.sub(n.index)]
				if len(paths) == 0 {
					continue
				}
				n.tags, n.paths = paths[0], paths[1:]
			}
			if n.check(ctx) {
				n.set = true
				return true
			} else if n.err != nil {
				return false
			}
			n.paths = nil
		}
		if n.driver == nil || n.last || !n.advance(ctx) {
			return false
		}
	}
	return false
}

// advance takes the driver's next results to the server.
func (n *joinNext) advance(ctx context.Context) bool {
	n.batch = make(map[uint64][]map[string]graph.Ref)
	var ids []uint64
	for len(ids) < n.size {
		if !n.driver.Next(ctx) {
			n.last = true
			if n.err = n.driver.Err(); n.err != nil {
				return false
			}
			break
		}
		node, ok := n.driver.Result().(store.Node)
		if !ok {
			continue
		}
		id := uint64(node)
		if n.batch[id] == nil {
			ids = append(ids, id)
		}
		for more := true; more; more = n.driver.NextPath(ctx) {
			tags := map[string]graph.Ref{}
			n.driver.TagResults(tags)
			n.batch[id] = append(n.batch[id], tags)
		}
	}
	if len(ids) == 0 {
		return false
	}
	n.size = min(2*n.size, lastBatch)
	n.inner, n.open = n.j.open(n.j.plan.subs[n.index].col, ids), true
	return true
}

func (n *joinNext) NextPath(ctx context.Context) bool { return n.another(ctx) }

func (n *joinNext) TagResults(dst map[string]graph.Ref) {
	if !n.set {
		return
	}
	n.tag(dst)
	for k, ref := range n.tags {
		dst[k] = ref
	}
}

func (n *joinNext) Close() error {
	err := n.rows.Close()
	if n.driver != nil {
		if derr := n.driver.Close(); err == nil {
			err = derr
		}
	}
	n.inner.close()
	return err
}

// joinHas tells whether a join has a result. When it was asked often it reads all that there is, if
// that is not too much.
type joinHas struct {
	rows
	ready bool
	inner cursor
	more  bool // inner has rows left for the same result
	asked int
	all   map[uint64][][]uint64 // rows by result, where they were read
	list  [][]uint64            // rows of all left for the same result
}

const (
	manyAsked = 8
	fewRows   = 20_000
)

func (h *joinHas) Contains(ctx context.Context, ref graph.Ref) bool {
	h.set, h.more, h.list = false, false, nil
	if h.err != nil {
		return false
	}
	if !h.ready {
		h.lookups(-1)
		h.ready = true
	}
	p := *h.j.plan
	p.tables = append([]table{}, p.tables...)
	switch ref := ref.(type) {
	case store.Node:
		if p.result.dir == quad.Any {
			return false
		}
		if h.often(ctx); h.err != nil {
			return false
		}
		if h.all != nil {
			h.list = h.all[uint64(ref)]
			return h.advance(ctx)
		}
		if !p.tables[p.result.table].fix(p.result.dir, uint64(ref)) {
			return false
		}
	case store.Quad:
		if p.result.dir != quad.Any {
			return false
		}
		for i, id := range ref {
			if t := &p.tables[0]; id == 0 && t.some&(1<<i) != 0 || !t.fix(quad.Directions[i], id) {
				return false
			}
		}
	default:
		return false
	}
	h.inner.close()
	h.inner = h.j.v.cursor(p.sql(column{}, nil), len(p.columns()))
	h.more = true
	return h.advance(ctx)
}

// often counts the questions, and reads all rows after some of them.
func (h *joinHas) often(ctx context.Context) {
	if h.asked++; h.asked != manyAsked || h.all != nil {
		return
	}
	c, err := h.j.Stats(ctx)
	if h.err = err; err != nil || c.Size.Size > fewRows {
		return
	}
	all, n := map[uint64][][]uint64{}, 0
	rows := h.j.open(column{}, nil)
	rows.chunk = lastChunk
	defer rows.close()
	for {
		row, ok, err := rows.next(ctx)
		if h.err = err; err != nil {
			return
		} else if !ok {
			h.all = all
			return
		}
		if n++; n > 10*fewRows { // there is more than it seemed
			return
		}
		all[row[0]] = append(all[row[0]], append([]uint64{}, row...))
	}
}

func (h *joinHas) advance(ctx context.Context) bool {
	for h.err == nil {
		if len(h.list) > 0 {
			h.row, h.list = h.list[0], h.list[1:]
		} else if h.more {
			var ok bool
			if h.row, ok, h.err = h.inner.next(ctx); !ok || h.err != nil {
				h.more = false
				return false
			}
		} else {
			return false
		}
		if h.check(ctx) {
			h.set = true
			return true
		}
	}
	return false
}

func (h *joinHas) NextPath(ctx context.Context) bool {
	if !h.set {
		return false
	}
	return h.another(ctx) || h.advance(ctx)
}

func (h *joinHas) TagResults(dst map[string]graph.Ref) {
	if h.set {
		h.tag(dst)
	}
}

func (h *joinHas) Close() error {
	h.inner.close()
	return h.rows.Close()
}

// nodes is the iterator over all nodes.
type nodes struct{ v *View }

var _ graph.IteratorShapeCompat = (*nodes)(nil)

func (n *nodes) AsLegacy() graph.Iterator                             { return store.Legacy(n) }
func (n *nodes) String() string                                       { return "kg(nodes)" }
func (n *nodes) SubIterators() []graph.IteratorShape                  { return nil }
func (n *nodes) Optimize(context.Context) (graph.IteratorShape, bool) { return n, false }
func (n *nodes) Iterate() graph.Scanner {
	return &nodesNext{inner: n.v.cursor("SELECT id FROM kg_term", 1)}
}
func (n *nodes) Lookup() graph.Index { return &nodesHas{v: n.v} }
func (n *nodes) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	st, err := n.v.counters(ctx)
	size := graph.Size{Size: int64(st.nodes), Exact: true}
	return graph.IteratorCosts{NextCost: 1, ContainsCost: askCost, Size: size}, err
}

// one is a node that an iterator stands on.
type one struct {
	id  uint64
	err error
}

func (o *one) Result() graph.Ref {
	if o.id == 0 {
		return nil
	}
	return store.Node(o.id)
}

func (o *one) NextPath(context.Context) bool   { return false }
func (o *one) TagResults(map[string]graph.Ref) {}
func (o *one) Err() error                      { return o.err }
func (o *one) String() string                  { return "kg(nodes)" }

type nodesNext struct {
	one
	inner cursor
}

func (n *nodesNext) Next(ctx context.Context) bool {
	n.id = 0
	if n.err != nil {
		return false
	}
	row, ok, err := n.inner.next(ctx)
	if n.err = err; ok {
		n.id = row[0]
	}
	return ok && err == nil
}

func (n *nodesNext) Close() error {
	n.inner.close()
	return nil
}

type nodesHas struct {
	one
	v *View
}

func (n *nodesHas) Contains(ctx context.Context, ref graph.Ref) bool {
	n.id = 0
	node, ok := ref.(store.Node)
	if !ok {
		return false
	}
	ok, n.err = n.v.lives(ctx, uint64(node))
	if ok {
		n.id = uint64(node)
	}
	return ok
}

func (n *nodesHas) Close() error { return nil }
