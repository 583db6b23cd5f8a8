package store

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
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

// Nothing is the iterator, in the old form, that has no results.
func Nothing() graph.Iterator { return iterator.NewNull() }
