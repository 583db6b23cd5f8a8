package postgres

import (
	"context"

	"github.com/cayleygraph/cayley/graph"

	"kg/graph/store"
)

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
