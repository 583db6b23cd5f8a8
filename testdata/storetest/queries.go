package storetest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
)

// Paths are queries of many forms.
var Paths = map[string]func(qs graph.QuadStore) *path.Path{
	"all":      func(qs graph.QuadStore) *path.Path { return path.StartPath(qs) },
	"out p":    func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, quad.IRI("n1")).Out(quad.IRI("p1")) },
	"out":      func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, quad.IRI("n1"), quad.IRI("n2")).Out() },
	"in":       func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, quad.IRI("n2")).In() },
	"both":     func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, quad.IRI("n3")).Both(quad.IRI("p2")) },
	"two hops": func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, quad.IRI("n1")).Out().Out() },
	"up, down": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1")).In(quad.IRI("p1")).Out(quad.IRI("p1")).Tag("x")
	},
	"v out p": func(qs graph.QuadStore) *path.Path { return path.StartPath(qs).Out(quad.IRI("p3")) },
	"has": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs).Has(quad.IRI("p1"), quad.IRI("n2")).Out(quad.IRI("p2"))
	},
	"has two": func(qs graph.QuadStore) *path.Path { return path.StartPath(qs).Has(quad.IRI("p1")).Has(quad.IRI("p2")) },
	"has many": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs).Has(quad.IRI("p1"), quad.IRI("n1"), quad.IRI("n2"), quad.IRI("n3"))
	},
	"save": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1"), quad.IRI("n2")).Save(quad.IRI("p1"), "t")
	},
	"optional": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1"), quad.IRI("n2")).SaveOptional(quad.IRI("p1"), "t")
	},
	"predicates": func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, quad.IRI("n1")).OutPredicates() },
	"labels":     func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, quad.IRI("n1")).Labels() },
	"label": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1")).LabelContext(quad.IRI("urn:kg:doc:1")).Out()
	},
	"except": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1")).Out().Except(path.StartPath(qs, quad.IRI("n2")).Out())
	},
	"and": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1")).Out().And(path.StartPath(qs, quad.IRI("n2")).Out())
	},
	"or": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1")).Out().Or(path.StartPath(qs, quad.IRI("n2")).In())
	},
	"recursive": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1")).FollowRecursive(quad.IRI("p1"), 3, nil)
	},
	"count": func(qs graph.QuadStore) *path.Path { return path.StartPath(qs).Has(quad.IRI("p2")).Unique().Count() },
	"via tagged": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs, quad.IRI("n1")).OutWithTags([]string{"via"})
	},
	"back": func(qs graph.QuadStore) *path.Path {
		return path.StartPath(qs).Tag("a").Out(quad.IRI("p1")).Has(quad.IRI("p2")).Back("a")
	},
}

// CompareQueries asks a store and the memory store the same.
func CompareQueries(t *rapid.T, qs graph.QuadStore, m *Model) {
	oracle := memstore.New()
	for _, k := range slices.Sorted(maps.Keys(m.quads)) {
		oracle.AddQuad(m.quads[k])
	}
	for _, name := range slices.Sorted(maps.Keys(Paths)) {
		want, got := rows(t, oracle, Paths[name]), rows(t, qs, Paths[name])
		if !slices.Equal(want, got) {
			t.Fatalf("query %q: got\n%s\nwant\n%s\nof\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"), m.State())
		}
	}
}

// rows are the different results of a path, with their tags.
func rows(t *rapid.T, qs graph.QuadStore, p func(graph.QuadStore) *path.Path) []string {
	ctx := context.Background()
	set := map[string]bool{}
	it := p(qs).BuildIteratorOn(qs)
	it, _ = it.Optimize()
	defer it.Close()
	add := func() {
		tags := map[string]graph.Ref{}
		it.TagResults(tags)
		row := quad.StringOf(qs.NameOf(it.Result()))
		for _, k := range slices.Sorted(maps.Keys(tags)) {
			row += " " + k + "=" + quad.StringOf(qs.NameOf(tags[k]))
		}
		set[row] = true
	}
	for it.Next(ctx) {
		add()
		for it.NextPath(ctx) {
			add()
		}
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(set))
}

// CompareDeltas applies random deltas to a store, whose ApplyDeltas, options and errors are to be
// those of the memory store.
func CompareDeltas(t *rapid.T, s graph.QuadStore) {
	oracle := memstore.New()
	for range rapid.IntRange(1, 15).Draw(t, "steps") {
		seen := map[string]bool{}
		var deltas []graph.Delta
		for _, q := range rapid.SliceOfN(rapid.Custom(DrawQuad), 1, 4).Draw(t, "quads") {
			if seen[Key(q)] { // the memory store checks a repeated quad against the state before
				continue
			}
			seen[Key(q)] = true
			action := graph.Add
			if rapid.Bool().Draw(t, "delete") {
				action = graph.Delete
			}
			deltas = append(deltas, graph.Delta{Quad: q, Action: action})
		}
		opts := graph.IgnoreOpts{IgnoreDup: rapid.Bool().Draw(t, "dup"), IgnoreMissing: rapid.Bool().Draw(t, "missing")}
		want, got := oracle.ApplyDeltas(deltas, opts), s.ApplyDeltas(deltas, opts)
		if fmt.Sprint(want) != fmt.Sprint(got) {
			t.Fatalf("got %v, want %v", got, want)
		}
		ws, _ := oracle.Stats(context.Background(), true)
		gs, _ := s.Stats(context.Background(), true)
		if ws.Quads != gs.Quads {
			t.Fatalf("got %v, want %v", gs, ws)
		}
	}
}
