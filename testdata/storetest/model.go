// Package storetest tests a store against a model: random changes, the queries that are compared with
// Cayley's memory store, and writers that are killed. It serves the embedded store and the one on a
// server alike.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"pgregory.net/rapid"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Change is store.Change, which this package must not import: its tests import this one.
type Change struct {
	Replace     []Graph
	Remove, Add []quad.Quad
	Meta        map[string][]byte
}

// Graph is store.Graph.
type Graph struct {
	Label quad.Value
	Quads []quad.Quad
}

// View is what is asked of a state of a store.
type View interface {
	graph.QuadStore
	Each(ctx context.Context, f func(quad.Quad) error) error
	Label(ctx context.Context, label quad.Value, f func(quad.Quad) error) error
	Validate(ctx context.Context, report func(problem string)) error
}

// Model is what the store should hold: the quads by their text, and the metadata.
type Model struct {
	quads map[string]quad.Quad
	meta  map[string]string
}

// NewModel is an empty one.
func NewModel() *Model { return &Model{map[string]quad.Quad{}, map[string]string{}} }

// Clone copies it.
func (m *Model) Clone() *Model { return &Model{maps.Clone(m.quads), maps.Clone(m.meta)} }

// Key tells quads apart.
func Key(q quad.Quad) string { return fmt.Sprintf("%#v", q) }

// Apply makes a change.
func (m *Model) Apply(c *Change) {
	for _, g := range c.Replace {
		for k, q := range m.quads {
			if q.Label == g.Label {
				delete(m.quads, k)
			}
		}
		for _, q := range g.Quads {
			q.Label = g.Label
			m.quads[Key(q)] = q
		}
	}
	for _, q := range c.Remove {
		delete(m.quads, Key(q))
	}
	for _, q := range c.Add {
		m.quads[Key(q)] = q
	}
	for k, v := range c.Meta {
		if v == nil {
			delete(m.meta, k)
		} else {
			m.meta[k] = string(v)
		}
	}
}

// State is all that a store or a model holds, as text.
func (m *Model) State() string {
	lines := slices.Sorted(maps.Keys(m.quads))
	nodes := map[string]bool{}
	for _, q := range m.quads {
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				nodes[fmt.Sprintf("%#v", v)] = true
			}
		}
	}
	lines = append(lines, slices.Sorted(maps.Keys(nodes))...)
	for _, k := range slices.Sorted(maps.Keys(m.meta)) {
		lines = append(lines, k+"="+m.meta[k])
	}
	return strings.Join(append(lines, fmt.Sprint(len(m.quads), len(nodes))), "\n")
}

// StateOf is the state of a store; what in it does not agree is an error. meta lists its metadata.
func StateOf(v View, meta func(f func(name string, val []byte) error) error) (string, error) {
	ctx := context.Background()
	var lines, names []string
	err := v.Each(ctx, func(q quad.Quad) error {
		lines = append(lines, Key(q))
		return nil
	})
	it := v.NodesAllIterator()
	for it.Next(ctx) {
		names = append(names, fmt.Sprintf("%#v", v.NameOf(it.Result())))
	}
	err = errors.Join(err, it.Err(), it.Close())
	sort.Strings(lines)
	sort.Strings(names)
	lines = append(lines, names...)
	err = errors.Join(err, meta(func(k string, val []byte) error {
		lines = append(lines, k+"="+string(val))
		return nil
	}))
	st, serr := v.Stats(ctx, true)
	err = errors.Join(err, serr, v.Validate(ctx, func(p string) { err = errors.Join(err, errors.New(p)) }))
	return strings.Join(append(lines, fmt.Sprint(st.Quads.Size, st.Nodes.Size)), "\n"), err
}

// terms that the random tests draw from: few, so that they meet.
func drawTerm(t *rapid.T, kind string) quad.Value {
	n := rapid.IntRange(0, 7).Draw(t, kind)
	switch kind {
	case "p":
		return quad.IRI(fmt.Sprintf("p%d", n%4))
	case "l":
		if n == 0 {
			return nil
		}
		return quad.IRI(fmt.Sprintf("urn:kg:doc:%d", n%4))
	case "o":
		if n > 5 {
			return quad.TypedString{Value: quad.String(strings.Repeat("0", n)), Type: "http://www.w3.org/2001/XMLSchema#integer"}
		} else if n == 5 {
			return quad.String(strings.Repeat("a long literal ", 20))
		}
	}
	return quad.IRI(fmt.Sprintf("n%d", n))
}

// DrawQuad draws a quad.
func DrawQuad(t *rapid.T) quad.Quad {
	return quad.Quad{Subject: drawTerm(t, "s"), Predicate: drawTerm(t, "p"), Object: drawTerm(t, "o"), Label: drawTerm(t, "l")}
}

// DrawChange draws one of the forms that changes have.
func DrawChange(t *rapid.T) *Change {
	c := &Change{}
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		c.Add = rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 6).Draw(t, "add")
	case 1:
		c.Remove = rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 20).Draw(t, "remove")
	case 2:
		label := drawTerm(t, "l")
		c.Replace = []Graph{{Label: label, Quads: rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 6).Draw(t, "graph")}}
		c.Meta = map[string][]byte{"hash " + quad.StringOf(label): []byte(rapid.StringN(0, 3, 8).Draw(t, "hash"))}
		if rapid.Bool().Draw(t, "unset") {
			c.Meta = map[string][]byte{"hash " + quad.StringOf(label): nil}
		}
	case 3:
		c.Remove = rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 8).Draw(t, "remove")
		c.Add = rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 4).Draw(t, "add")
	case 4:
		for range 2 {
			quads := rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 6).Draw(t, "graph")
			c.Replace = append(c.Replace, Graph{Label: drawTerm(t, "l"), Quads: quads})
		}
		c.Remove = rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 8).Draw(t, "remove")
		c.Add = rapid.SliceOfN(rapid.Custom(DrawQuad), 0, 4).Draw(t, "add")
	}
	return c
}
