package graph

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
)

// oneForMany is a store in which some nodes are one.
type oneForMany interface {
	// Touches tells whether a quad has a member of a class, and may come again
	// with another one.
	Touches(ref cayley.Ref) bool
}

// merged is a store in which some nodes are one: wherever a member of a class
// stands in a quad, the node that stands for the class is seen. A quad that two
// members have comes twice.
//
// It has none of a store's own optimizations of shapes: these would see single
// members. A store that can do better has a method Merged.
type merged struct {
	cayley.QuadStore
	stands  map[any]cayley.Ref   // key of a member → what stands for it
	members map[any][]cayley.Ref // key of what stands for a class → all of it
}

// newMerged makes the nodes of each class one; the first stands for it.
func newMerged(qs cayley.QuadStore, classes [][]cayley.Ref) *merged {
	m := &merged{QuadStore: qs, stands: map[any]cayley.Ref{}, members: map[any][]cayley.Ref{}}
	for _, class := range classes {
		m.members[cayley.ToKey(class[0])] = class
		for _, x := range class {
			m.stands[cayley.ToKey(x)] = class[0]
		}
	}
	return m
}

// Touches implements oneForMany.
func (m *merged) Touches(ref cayley.Ref) bool {
	for _, d := range quad.Directions {
		if node := m.QuadStore.QuadDirection(ref, d); node != nil && m.stands[cayley.ToKey(node)] != nil {
			return true
		}
	}
	return false
}

// seen is the node that stands for ref.
func (m *merged) seen(ref cayley.Ref) cayley.Ref {
	if ref == nil {
		return nil
	}
	if s, ok := m.stands[cayley.ToKey(ref)]; ok {
		return s
	}
	return ref
}

// class is all that ref stands for.
func (m *merged) class(ref cayley.Ref) []cayley.Ref {
	if ref != nil {
		if all, ok := m.members[cayley.ToKey(m.seen(ref))]; ok {
			return all
		}
	}
	return []cayley.Ref{ref}
}

// ValueOf implements graph.QuadStore.
func (m *merged) ValueOf(v quad.Value) cayley.Ref { return m.seen(m.QuadStore.ValueOf(v)) }

// Quad implements graph.QuadStore.
func (m *merged) Quad(ref cayley.Ref) quad.Quad {
	q := m.QuadStore.Quad(ref)
	for _, d := range quad.Directions {
		node := m.QuadStore.QuadDirection(ref, d)
		if node == nil {
			continue
		}
		if s, ok := m.stands[cayley.ToKey(node)]; ok {
			q.Set(d, m.NameOf(s))
		}
	}
	return q
}

// QuadDirection implements graph.QuadStore.
func (m *merged) QuadDirection(ref cayley.Ref, d quad.Direction) cayley.Ref {
	return m.seen(m.QuadStore.QuadDirection(ref, d))
}

// QuadIterator implements graph.QuadStore.
func (m *merged) QuadIterator(d quad.Direction, ref cayley.Ref) cayley.Iterator {
	class := m.class(ref)
	if len(class) == 1 {
		return m.QuadStore.QuadIterator(d, class[0])
	}
	its := make([]cayley.Iterator, len(class))
	for i, x := range class {
		its[i] = m.QuadStore.QuadIterator(d, x)
	}
	return iterator.NewOr(its...)
}

// QuadIteratorSize implements graph.QuadStore.
func (m *merged) QuadIteratorSize(ctx context.Context, d quad.Direction, ref cayley.Ref) (cayley.Size, error) {
	sum := cayley.Size{Exact: true}
	for _, x := range m.class(ref) {
		n, err := m.QuadStore.QuadIteratorSize(ctx, d, x)
		if err != nil {
			return sum, err
		}
		sum.Size += n.Size
		sum.Exact = sum.Exact && n.Exact
	}
	return sum, nil
}

// NodesAllIterator implements graph.QuadStore.
func (m *merged) NodesAllIterator() cayley.Iterator {
	hidden := iterator.NewFixed()
	for _, class := range m.members {
		stands := cayley.ToKey(m.seen(class[0]))
		for _, x := range class {
			if cayley.ToKey(x) != stands {
				hidden.Add(x)
			}
		}
	}
	return iterator.NewNot(hidden, m.QuadStore.NodesAllIterator())
}

// ApplyDeltas implements graph.QuadStore: it refuses.
func (m *merged) ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error { return errInMerged }

// NewQuadWriter implements graph.QuadStore: it refuses.
func (m *merged) NewQuadWriter() (quad.WriteCloser, error) { return nil, errInMerged }
