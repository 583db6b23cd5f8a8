package graph

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// named is how a query names the nodes that were written as n0, n1 and so on.
type named func(int) quad.Value

func given(i int) quad.Value { return quad.IRI(fmt.Sprint("n", i)) }

// TestMergedIsAsIfWritten asks the same of a store in which nodes are one, by its own joins and by
// Cayley's iterators, and of a store into which the quads were written with one node for all.
func TestMergedIsAsIfWritten(t *testing.T) {
	for seed := range uint64(8) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		node := func() quad.IRI { return quad.IRI(fmt.Sprint("n", rnd.IntN(12))) }
		stands := map[quad.Value]quad.Value{quad.IRI("n1"): quad.IRI("n0"), quad.IRI("n2"): quad.IRI("n0"), quad.IRI("n4"): quad.IRI("n3")}
		one := func(v quad.Value) quad.Value {
			if s, ok := stands[v]; ok {
				return s
			}
			return v
		}
		g, err := OpenMemory(Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer g.Close()
		var quads []quad.Quad
		for i := range 5 { // every node is there
			quads = append(quads, quad.Quad{Subject: quad.IRI(fmt.Sprint("n", i)), Predicate: quad.IRI("p"), Object: quad.IRI("n9")})
		}
		for range 40 {
			quads = append(quads, quad.Quad{Subject: node(), Predicate: quad.IRI([]string{"p", "q"}[rnd.IntN(2)]), Object: node(), Label: quad.IRI("l")})
		}
		written := memstore.New()
		for _, q := range quads {
			written.AddQuad(quad.Quad{Subject: one(q.Subject), Predicate: q.Predicate, Object: one(q.Object), Label: q.Label})
		}
		err = g.db.Update(bg, func(_ cayley.QuadStore, c *store.Change) error { c.Add = quads; return nil })
		if err != nil {
			t.Fatal(err)
		}
		v := g.db.View()
		defer v.Close()
		classes := [][]cayley.Ref{
			{v.ValueOf(quad.IRI("n0")), v.ValueOf(quad.IRI("n1")), v.ValueOf(quad.IRI("n2"))},
			{v.ValueOf(quad.IRI("n3")), v.ValueOf(quad.IRI("n4"))},
		}
		own := v.(*store.View).Merged(classes)
		for name, qs := range map[string]cayley.QuadStore{"own": own, "generic": newMerged(v, classes)} {
			r := g.reader(bg, qs)
			distinct := map[quad.Quad]bool{}
			for _, q := range quads {
				distinct[quad.Quad{Subject: one(q.Subject), Predicate: q.Predicate, Object: one(q.Object), Label: q.Label}] = true
			}
			if all := slices.Collect(r.quads(nil, nil, nil, nil)); len(all) != len(distinct) || r.err != nil {
				t.Errorf("seed %d, %s: %d quads, want %d; %v", seed, name, len(all), len(distinct), r.err)
			}
		}
		p, q := quad.IRI("p"), quad.IRI("q")
		for name, ask := range map[string]func(qs cayley.QuadStore, n named) *path.Path{
			"all":      func(qs cayley.QuadStore, n named) *path.Path { return path.StartPath(qs) },
			"out":      func(qs cayley.QuadStore, n named) *path.Path { return path.StartPath(qs, n(1)).Out(p) },
			"in out":   func(qs cayley.QuadStore, n named) *path.Path { return path.StartPath(qs, n(4)).In(p).Out(q) },
			"both":     func(qs cayley.QuadStore, n named) *path.Path { return path.StartPath(qs, n(0)).Both() },
			"has":      func(qs cayley.QuadStore, n named) *path.Path { return path.StartPath(qs).Has(p, n(2)).Out(q, p) },
			"has both": func(qs cayley.QuadStore, n named) *path.Path { return path.StartPath(qs).Has(p).Has(q) },
			"label":    func(qs cayley.QuadStore, n named) *path.Path { return path.StartPath(qs, quad.IRI("l")) },
			"and": func(qs cayley.QuadStore, n named) *path.Path {
				return path.StartPath(qs).Out(p).And(path.StartPath(qs).In(q))
			},
			"except": func(qs cayley.QuadStore, n named) *path.Path {
				return path.StartPath(qs).Out(p).Except(path.StartPath(qs, n(2)))
			},
			"recursive": func(qs cayley.QuadStore, n named) *path.Path {
				return path.StartPath(qs, n(3)).FollowRecursive(p, 3, nil)
			},
		} {
			want := names(t, written, ask, func(i int) quad.Value { return one(given(i)) })
			if have := names(t, own, ask, given); !slices.Equal(have, want) {
				t.Errorf("seed %d, %s: %v, want %v", seed, name, have, want)
			}
			if have := names(t, newMerged(v, classes), ask, given); !slices.Equal(have, want) {
				t.Errorf("seed %d, %s, by Cayley's iterators: %v, want %v", seed, name, have, want)
			}
		}
	}
}

// names are the values that a path finds, each once.
func names(t *testing.T, qs cayley.QuadStore, ask func(cayley.QuadStore, named) *path.Path, n named) []string {
	t.Helper()
	found := map[string]bool{}
	err := ask(qs, n).Iterate(context.Background()).EachValue(qs, func(v quad.Value) { found[quad.StringOf(v)] = true })
	if err != nil {
		t.Error(err)
	}
	return slices.Sorted(maps.Keys(found))
}
