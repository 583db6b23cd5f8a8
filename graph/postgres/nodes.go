package postgres

import (
	"context"

	"github.com/cayleygraph/cayley/graph"

	"kg/graph/store"
)

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
