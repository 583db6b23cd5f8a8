package store

import (
	"context"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
)

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
