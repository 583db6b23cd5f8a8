package store

import (
	"context"
	"fmt"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
)

// both is an iterator in Cayley's old form and in its new one.
type both struct {
	graph.Iterator
	s graph.IteratorShape
}

// Legacy is s in the old form.
func Legacy(s graph.IteratorShape) graph.Iterator {
	b := &both{s: s}
	b.Iterator = graph.NewLegacy(s, b)
	return b
}

// AsShape implements graph.IteratorFuture.
func (b *both) AsShape() graph.IteratorShape {
	b.Close()
	return b.s
}

func nothing() graph.Iterator { return iterator.NewNull() }

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

// joinNext lists the results of a join: an outer loop over the driver (if there is one), an inner
// loop over an index, and the other sub-iterators asked about each quad. Where only the quads matter
// they are read ahead.
type joinNext struct {
	j       *join
	ready   bool
	driver  graph.Scanner
	dir     quad.Direction
	checks  []graph.Index
	dirs    []quad.Direction
	inner   reading
	running bool // inner is under way
	paths   bool // the driver stands on a result whose other paths were not followed
	row     row
	set     bool
	err     error
	ahead   *ahead // nil if the sub-iterators are asked about each result
}

// row is a quad as it is seen, and as it lies in the store.
type row struct{ seen, raw ids }

func (n *joinNext) prepare(ctx context.Context) error {
	i, err := n.j.driver(ctx)
	if err != nil {
		return err
	}
	for k, s := range n.j.subs {
		if k == i {
			n.driver, n.dir = s.it.Iterate(), s.dir
		} else {
			n.checks, n.dirs = append(n.checks, s.it.Lookup()), append(n.dirs, s.dir)
		}
	}
	n.ready = true
	if len(n.checks) == 0 && (n.driver == nil || untagged(n.j.subs[i].it)) {
		n.ahead = &ahead{size: firstChunk}
	}
	if n.driver == nil {
		return n.run(n.j.mask, &n.j.fixed)
	}
	return nil
}

// untagged tells whether an iterator has nothing to say about its results but which they are.
func untagged(it graph.IteratorShape) bool {
	j, ok := it.(*join)
	if !ok {
		return false
	}
	for _, tags := range j.tags {
		if len(tags) > 0 {
			return false
		}
	}
	for _, s := range j.subs {
		if !untagged(s.it) {
			return false
		}
	}
	return true
}

func (n *joinNext) run(mask uint8, fixed *ids) error {
	n.running = true
	return n.inner.begin(n.j, mask, fixed)
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
	if n.ahead != nil {
		n.row, n.set, n.err = n.ahead.next(ctx, n)
	} else {
		n.row, n.set, n.err = n.find(ctx)
	}
	return n.set
}

// find finds the next result; false if there is none.
func (n *joinNext) find(ctx context.Context) (row, bool, error) {
	for {
		for n.running {
			q, ok, err := n.inner.read(ctx, n.j)
			if err != nil {
				return row{}, false, err
			} else if !ok {
				n.running = false
				break
			}
			if !n.j.good(q) {
				continue
			}
			if ok, err = contains(ctx, n.checks, n.dirs, q); ok {
				return row{*q, n.inner.raw}, true, nil
			} else if err != nil {
				return row{}, false, err
			}
		}
		if n.driver == nil {
			return row{}, false, nil
		}
		if ok, err := n.advance(ctx); !ok || err != nil {
			return row{}, false, err
		}
	}
}

// advance moves the outer loop on by a result, or by another path to the same one.
func (n *joinNext) advance(ctx context.Context) (bool, error) {
	for {
		if !(n.paths && n.driver.NextPath(ctx)) {
			n.paths = false
			if !n.driver.Next(ctx) {
				return false, n.driver.Err()
			}
		}
		n.paths = true
		node, ok := n.driver.Result().(Node)
		if !ok {
			continue
		}
		fixed, mask, d := n.j.fixed, n.j.mask, n.dir-quad.Subject
		if mask&(1<<d) != 0 && fixed[d] != uint64(node) {
			continue
		}
		fixed[d] = uint64(node)
		return true, n.run(mask|1<<d, &fixed)
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

func (n *joinNext) NextPath(ctx context.Context) bool {
	for _, c := range n.checks {
		if c.NextPath(ctx) {
			return true
		}
	}
	return false
}

func (n *joinNext) TagResults(dst map[string]graph.Ref) {
	if !n.set {
		return
	}
	n.j.tag(&n.row.seen, dst)
	if n.ahead != nil {
		return
	}
	if n.driver != nil {
		n.driver.TagResults(dst)
	}
	for _, c := range n.checks {
		c.TagResults(dst)
	}
}

func (n *joinNext) Result() graph.Ref {
	if !n.set {
		return nil
	}
	return n.j.ref(&n.row.seen, &n.row.raw)
}

func (n *joinNext) Err() error     { return n.err }
func (n *joinNext) String() string { return n.j.String() }

func (n *joinNext) Close() error {
	if n.ahead != nil {
		n.ahead.stop()
	}
	var err error
	if n.driver != nil {
		err = n.driver.Close()
	}
	for _, c := range n.checks {
		if cerr := c.Close(); err == nil {
			err = cerr
		}
	}
	return err
}

// joinHas tells whether a join has a result.
type joinHas struct {
	j      *join
	ready  bool
	checks []graph.Index
	dirs   []quad.Direction
	inner  reading
	more   bool // inner has quads left for the same result
	cur    ids
	set    bool
	err    error
}

func (h *joinHas) Contains(ctx context.Context, ref graph.Ref) bool {
	h.set, h.more = false, false
	if h.err != nil {
		return false
	}
	if !h.ready {
		for _, s := range h.j.subs {
			h.checks, h.dirs = append(h.checks, s.it.Lookup()), append(h.dirs, s.dir)
		}
		h.ready = true
	}
	mask, fixed := h.j.mask, h.j.fixed
	switch ref := ref.(type) {
	case Node:
		if h.j.result == quad.Any {
			return false
		}
		d := h.j.result - quad.Subject
		if mask&(1<<d) != 0 && fixed[d] != uint64(ref) {
			return false
		}
		fixed[d] = uint64(ref)
		mask |= 1 << d
	case Quad:
		if h.j.result != quad.Any {
			return false
		}
		for d := range ref {
			if mask&(1<<d) != 0 && fixed[d] != h.j.same.seen(ref[d]) {
				return false
			}
		}
		mask, fixed = 15, ids(ref)
		h.inner.mask, h.inner.wait = mask, append(h.inner.wait[:0], fixed)
		h.err = h.inner.more(h.j)
		h.more = h.err == nil
		return h.advance(ctx)
	default:
		return false
	}
	h.err = h.inner.begin(h.j, mask, &fixed)
	h.inner.chunk = 4
	h.more = h.err == nil
	return h.advance(ctx)
}

func (h *joinHas) advance(ctx context.Context) bool {
	for h.more {
		q, ok, err := h.inner.read(ctx, h.j)
		if err != nil || !ok {
			h.err, h.more = err, false
			return false
		}
		if !h.j.good(q) {
			continue
		}
		ok, h.err = contains(ctx, h.checks, h.dirs, q)
		if ok {
			h.cur, h.set = *q, true
			return true
		} else if h.err != nil {
			return false
		}
	}
	return false
}

func (h *joinHas) NextPath(ctx context.Context) bool {
	if !h.set {
		return false
	}
	for _, c := range h.checks {
		if c.NextPath(ctx) {
			return true
		}
	}
	return h.advance(ctx)
}

func (h *joinHas) TagResults(dst map[string]graph.Ref) {
	if !h.set {
		return
	}
	h.j.tag(&h.cur, dst)
	for _, c := range h.checks {
		c.TagResults(dst)
	}
}

func (h *joinHas) Result() graph.Ref {
	if !h.set {
		return nil
	}
	return h.j.ref(&h.cur, &h.inner.raw)
}

func (h *joinHas) Err() error     { return h.err }
func (h *joinHas) String() string { return h.j.String() }

func (h *joinHas) Close() error {
	var err error
	for _, c := range h.checks {
		if cerr := c.Close(); err == nil {
			err = cerr
		}
	}
	return err
}

// nodes is the iterator over all nodes.
type nodes struct {
	v    *View
	same *classes
}

var _ graph.IteratorShapeCompat = (*nodes)(nil)

func (n *nodes) AsLegacy() graph.Iterator                             { return Legacy(n) }
func (n *nodes) String() string                                       { return "kg(nodes)" }
func (n *nodes) SubIterators() []graph.IteratorShape                  { return nil }
func (n *nodes) Optimize(context.Context) (graph.IteratorShape, bool) { return n, false }
func (n *nodes) Iterate() graph.Scanner                               { return &nodesNext{v: n.v, same: n.same} }
func (n *nodes) Lookup() graph.Index                                  { return &nodesHas{v: n.v, same: n.same} }
func (n *nodes) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	st, err := n.v.state()
	size := graph.Size{Size: int64(st.nodes), Exact: n.same == nil}
	return graph.IteratorCosts{NextCost: 1, ContainsCost: seekCost, Size: size}, err
}

type nodesNext struct {
	v    *View
	same *classes
	buf  []uint64
	pos  int
	last uint64
	done bool
	err  error
}

func (n *nodesNext) Next(ctx context.Context) bool {
	if n.err != nil {
		return false
	}
	n.pos++
	if n.pos < len(n.buf) {
		return true
	}
	if n.err = ctx.Err(); n.done || n.err != nil {
		n.buf = n.buf[:0]
		return false
	}
	n.buf, n.pos = n.buf[:0], 0
	n.err = n.v.lookAt(func(it *pebble.Iterator) error {
		for ok := it.SeekGE(idKey(tagID, n.last+1)); len(n.buf) < lastChunk; ok = it.Next() {
			if !ok || it.Key()[0] != tagID {
				n.done = true
				return nil
			}
			if len(it.Key()) != headLen {
				return damagedKey(it.Key())
			}
			if !n.same.hidden(it) {
				n.buf = append(n.buf, getID(it.Key()[1:]))
			}
		}
		n.last = n.buf[len(n.buf)-1]
		return nil
	})
	return n.err == nil && len(n.buf) > 0
}

func (n *nodesNext) Result() graph.Ref {
	if n.pos >= len(n.buf) {
		return nil
	}
	return Node(n.buf[n.pos])
}

func (n *nodesNext) NextPath(context.Context) bool   { return false }
func (n *nodesNext) TagResults(map[string]graph.Ref) {}
func (n *nodesNext) Err() error                      { return n.err }
func (n *nodesNext) String() string                  { return "kg(nodes)" }
func (n *nodesNext) Close() error                    { return nil }

type nodesHas struct {
	v    *View
	same *classes
	cur  graph.Ref
	err  error
}

func (n *nodesHas) Contains(ctx context.Context, ref graph.Ref) bool {
	n.cur = nil
	node, ok := ref.(Node)
	if !ok || n.same.seen(uint64(node)) != uint64(node) {
		return false
	}
	b, err := n.v.get(idKey(tagID, uint64(node)))
	if err != nil || b == nil {
		n.err = err
		return false
	}
	n.cur = ref
	return true
}

func (n *nodesHas) Result() graph.Ref               { return n.cur }
func (n *nodesHas) NextPath(context.Context) bool   { return false }
func (n *nodesHas) TagResults(map[string]graph.Ref) {}
func (n *nodesHas) Err() error                      { return n.err }
func (n *nodesHas) String() string                  { return "kg(nodes)" }
func (n *nodesHas) Close() error                    { return nil }

func damagedKey(k []byte) error { return fmt.Errorf("store: damaged: a key %.30q", k) }
