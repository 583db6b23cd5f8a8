package store

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

// hostile are values of every kind, some of them bytes that no syntax likes.
func hostile() []quad.Value {
	long := strings.Repeat("long ", 40)
	var out []quad.Value
	for _, s := range []string{"a", "A b", "", "0042", "é", "\x00\x1f\x7f", "\xff\xfe", "a\"b\\c\nd\re\tf",
		"<x>", "_:x", "\\u0041", "urn:kg:person:han-dong", "\U0001F600", long, long + "1", long + "\xff"} {
		if s != "" {
			out = append(out, quad.IRI(s), quad.BNode(s))
		}
		out = append(out, quad.String(s),
			quad.LangString{Value: quad.String(s), Lang: "en-CA"}, quad.LangString{Value: "x", Lang: s},
			quad.TypedString{Value: quad.String(s), Type: "http://www.w3.org/2001/XMLSchema#integer"},
			quad.TypedString{Value: "x", Type: quad.IRI(s)})
	}
	return append(out, quad.Int(42), quad.Int(-1), quad.Float(1.5), quad.Float(math.Copysign(0, -1)), quad.Bool(true),
		quad.Bool(false), quad.Time(time.Unix(1700000000, 123456789).UTC()))
}

func TestTermsComeBackAsGiven(t *testing.T) {
	seen := map[string]quad.Value{}
	for _, v := range hostile() {
		b, err := AppendTerm(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ParseTerm(b)
		if err != nil || got != v {
			t.Errorf("%#v came back as %#v (%v) from %q", v, got, err, b)
		}
		if other, ok := seen[string(b)]; ok && other != v {
			t.Errorf("%#v and %#v are both %q", v, other, b)
		}
		seen[string(b)] = v
	}
}

func FuzzParseTerm(f *testing.F) {
	for _, v := range hostile() {
		b, _ := AppendTerm(nil, v)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := ParseTerm(b)
		if err != nil {
			return
		}
		form, err := AppendTerm(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseTerm(form)
		if err != nil || quad.StringOf(again) != quad.StringOf(v) {
			t.Errorf("%q → %#v → %q → %#v, %v", b, v, form, again, err)
		}
		if _, err := Text(form); err != nil {
			t.Error(err)
		}
	})
}

func TestSortedIsTheOrderOfLines(t *testing.T) {
	vals := hostile()
	for i := range 30 {
		vals = append(vals, quad.IRI(fmt.Sprintf("http://news.example.org/politics/2023/03/a-very-long-path-%030d/%d", i%3, i)),
			quad.IRI(fmt.Sprintf("http://news.example.org/politics/2023/03/a-very-long-path-%d", i)))
	}
	var quads []quad.Quad
	for i, v := range vals {
		for j := range 3 {
			q := quad.Quad{Subject: v, Predicate: quad.IRI("p"), Object: vals[(i*7+j)%len(vals)], Label: quad.IRI("g")}
			if j == 1 {
				q.Label = nil
			}
			quads = append(quads, q)
		}
	}
	testSorted(t, quads)
}

// TestSortedOfHubs has subjects with more quads than are told at a time, among many with few.
func TestSortedOfHubs(t *testing.T) {
	var quads []quad.Quad
	for k, n := range []int{tellQuads * 2 / 3, 10, tellQuads * 2 / 3, tellQuads + 100, 1} {
		for i := range n {
			quads = append(quads, quad.Quad{Subject: quad.IRI(fmt.Sprint("hub", k)), Predicate: quad.IRI("p"), Object: quad.Int(i)})
		}
		for i := range tellSubjects {
			quads = append(quads, quad.Quad{Subject: quad.IRI(fmt.Sprintf("h%d%d", i%9, i)), Predicate: quad.IRI(fmt.Sprint("p", k)), Object: quad.IRI(fmt.Sprint("h", i))})
		}
	}
	testSorted(t, quads)
}

// testSorted checks that Sorted gives the lines of the quads, sorted, each once.
func testSorted(t *testing.T, quads []quad.Quad) {
	s := mem(t)
	if err := s.Update(func(_ *View, c *Change) error { c.Add = quads; return nil }); err != nil {
		t.Fatal(err)
	}
	var lines []string
	err := s.Sorted(context.Background(), func(t *Terms) error {
		line := string(bytes.Join(t[:3], []byte(" ")))
		if t[3] != nil {
			line += " " + string(t[3])
		}
		lines = append(lines, line+" .")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	s.Each(context.Background(), func(q quad.Quad) error {
		var line string
		for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if v == nil {
				continue
			}
			term, _ := AppendTerm(nil, v)
			text, err := Text(term)
			if err != nil {
				t.Error(err)
			}
			line += string(text) + " "
		}
		want[line+"."] = true
		return nil
	})
	if want := slices.Sorted(maps.Keys(want)); !slices.Equal(lines, want) {
		t.Errorf("%d lines, want %d", len(lines), len(want))
		for i := range min(len(lines), len(want)) {
			if lines[i] != want[i] {
				t.Fatalf("line %d is\n%s, want\n%s", i, lines[i], want[i])
			}
		}
	}
}
