package store

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"pgregory.net/rapid"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
)

var long = flag.Bool("long", false, "run the long forms of the reliability tests")

// model is what the store should hold: the quads by their text, and the metadata.
type model struct {
	quads map[string]quad.Quad
	meta  map[string]string
}

func newModel() *model { return &model{map[string]quad.Quad{}, map[string]string{}} }

func (m *model) clone() *model { return &model{maps.Clone(m.quads), maps.Clone(m.meta)} }

func key(q quad.Quad) string { return fmt.Sprintf("%#v", q) }

func (m *model) apply(c *Change) {
	for _, g := range c.Replace {
		for k, q := range m.quads {
			if q.Label == g.Label {
				delete(m.quads, k)
			}
		}
		for _, q := range g.Quads {
			q.Label = g.Label
			m.quads[key(q)] = q
		}
	}
	for _, q := range c.Remove {
		delete(m.quads, key(q))
	}
	for _, q := range c.Add {
		m.quads[key(q)] = q
	}
	for k, v := range c.Meta {
		if v == nil {
			delete(m.meta, k)
		} else {
			m.meta[k] = string(v)
		}
	}
}

// state is all that a store or a model holds, as text.
func (m *model) state() string {
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

func stateOf(v *View) (string, error) {
	ctx := context.Background()
	var lines, names []string
	err := v.Each(ctx, func(q quad.Quad) error {
		lines = append(lines, key(q))
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
	err = errors.Join(err, v.EachMeta("", func(k string, val []byte) error {
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

func drawQuad(t *rapid.T) quad.Quad {
	return quad.Quad{Subject: drawTerm(t, "s"), Predicate: drawTerm(t, "p"), Object: drawTerm(t, "o"), Label: drawTerm(t, "l")}
}

func drawChange(t *rapid.T) *Change {
	c := &Change{}
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		c.Add = rapid.SliceOfN(rapid.Custom(drawQuad), 0, 6).Draw(t, "add")
	case 1:
		c.Remove = rapid.SliceOfN(rapid.Custom(drawQuad), 0, 20).Draw(t, "remove")
	case 2:
		label := drawTerm(t, "l")
		c.Replace = []Graph{{Label: label, Quads: rapid.SliceOfN(rapid.Custom(drawQuad), 0, 6).Draw(t, "graph")}}
		c.Meta = map[string][]byte{"hash " + quad.StringOf(label): []byte(rapid.StringN(0, 3, 8).Draw(t, "hash"))}
		if rapid.Bool().Draw(t, "unset") {
			c.Meta = map[string][]byte{"hash " + quad.StringOf(label): nil}
		}
	case 3:
		c.Remove = rapid.SliceOfN(rapid.Custom(drawQuad), 0, 8).Draw(t, "remove")
		c.Add = rapid.SliceOfN(rapid.Custom(drawQuad), 0, 4).Draw(t, "add")
	}
	return c
}

// TestRandomAgainstModel applies random changes, opens the store again and again, and compares all
// that it holds with a model, and what queries find with Cayley's memory store.
func TestRandomAgainstModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fs := vfs.NewMem()
		open := func() *Store {
			s, err := Open("db", &Options{FS: fs, Values: 2000})
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		s, m := open(), newModel()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			c := drawChange(t)
			if err := s.Update(func(_ *View, out *Change) error { *out = *c; return nil }); err != nil {
				t.Fatal(err)
			}
			m.apply(c)
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				s = open()
			}
			got, err := stateOf(s.latest)
			if err != nil {
				t.Fatal(err)
			}
			if want := m.state(); got != want {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
		}
		compareQueries(t, s, m)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// paths are queries of many forms.
var paths = map[string]func(qs graph.QuadStore) *path.Path{
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

func compareQueries(t *rapid.T, s *Store, m *model) {
	oracle := memstore.New()
	for _, k := range slices.Sorted(maps.Keys(m.quads)) {
		oracle.AddQuad(m.quads[k])
	}
	view := s.View()
	defer view.Close()
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		want, got := rows(t, oracle, paths[name]), rows(t, view, paths[name])
		if !slices.Equal(want, got) {
			t.Fatalf("query %q: got\n%s\nwant\n%s\nof\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"), m.state())
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

// TestDeltasLikeMemstore compares ApplyDeltas, its options and its errors with the memory store.
func TestDeltasLikeMemstore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, err := Open("db", &Options{FS: vfs.NewMem()})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		oracle := memstore.New()
		for range rapid.IntRange(1, 15).Draw(t, "steps") {
			seen := map[string]bool{}
			var deltas []graph.Delta
			for _, q := range rapid.SliceOfN(rapid.Custom(drawQuad), 1, 4).Draw(t, "quads") {
				if seen[key(q)] { // the memory store checks a repeated quad against the state before
					continue
				}
				seen[key(q)] = true
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
	})
}

// TestFaults lets every write to the disk fail in turn: the store says so or holds the whole
// change, and after it is opened again it has all that was confirmed, and of the last change all
// or nothing.
func TestFaults(t *testing.T) {
	n := 60
	if *long {
		n = 2000
	}
	rapid.Check(t, func(t *rapid.T) {
		fs := vfs.NewMem()
		at := errorfs.OnIndex(int32(rapid.IntRange(0, n).Draw(t, "fault")))
		faulty := errorfs.Wrap(fs, errorfs.InjectorFunc(func(op errorfs.Op) error {
			switch op.Kind.ReadOrWrite() {
			case errorfs.OpIsWrite:
				return at.MaybeError(op)
			}
			return nil
		}))
		m, maybe := newModel(), newModel()
		s, err := Open("db", &Options{FS: faulty})
		if err == nil {
			for range rapid.IntRange(1, 10).Draw(t, "steps") {
				c := drawChange(t)
				maybe = m.clone()
				maybe.apply(c)
				if err := s.Update(func(_ *View, out *Change) error { *out = *c; return nil }); err != nil {
					if s.err() == nil {
						t.Fatalf("%v, but the store goes on", err)
					}
					break
				}
				m = maybe.clone()
			}
			s.Close()
		}
		s, err = Open("db", &Options{FS: fs})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		got, err := stateOf(s.latest)
		if err != nil {
			t.Fatal(err)
		}
		if got != m.state() && got != maybe.state() {
			t.Fatalf("got\n%s\nwant\n%s\nor\n%s", got, m.state(), maybe.state())
		}
	})
}
