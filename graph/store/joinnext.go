package store

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

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
