package graph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"kg/schema"
)

var bg = context.Background()

func memory(t testing.TB) *Graph {
	t.Helper()
	g, err := OpenMemory(Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

// dump is everything that g holds, a quad a line, sorted.
func dump(t testing.TB, g *Graph) string {
	t.Helper()
	v := g.db.View()
	defer v.Close()
	var lines []string
	if err := v.Each(bg, func(q quad.Quad) error {
		lines = append(lines, q.NQuad())
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func person(name string, aliases ...string) schema.Term {
	return entity(schema.Person, name, aliases...)
}

func entity(typ schema.Type, name string, aliases ...string) schema.Term {
	return schema.Term{ID: schema.EntityIRI(schema.Base, typ, name), Name: name, Type: typ, Aliases: aliases}
}

func text(s string) schema.Term { return schema.Term{Value: s, Type: schema.Text} }

// tale makes an article out of sentences, and statements whose evidence is a
// sentence each.
type tale struct {
	a    Article
	text string
	ss   []schema.Statement
}

func newTale(path, body string) *tale {
	a := NewArticle(schema.Base, body)
	a.Path, a.Title = path, strings.SplitN(body, ".", 2)[0]
	return &tale{a: a, text: body}
}

func (l *tale) say(sentence string, s schema.Term, p string, o schema.Term, more func(*schema.Statement)) *tale {
	at := strings.Index(l.text, sentence)
	if at < 0 {
		panic("no such sentence: " + sentence)
	}
	start := len([]rune(l.text[:at]))
	st := schema.Statement{
		Article: l.a.IRI, Subject: s, Predicate: p, Object: o,
		Evidence:   schema.Evidence{Start: start, End: start + len([]rune(sentence)), Text: sentence},
		Confidence: 0.9, Rule: p + "/test",
	}
	if more != nil {
		more(&st)
	}
	l.ss = append(l.ss, st)
	return l
}

func put(t testing.TB, g *Graph, l *tale) Outcome {
	t.Helper()
	out, err := g.Put(bg, l.a, l.ss)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	ada    = person("Ada Quill", "Quill", "Ms. Quill")
	ben    = person("Ben Ostrom", "Ostrom")
	reform = entity(schema.Organization, "Reform Bloc")
	harbor = entity(schema.Organization, "Harbour Board", "the board")
	veld   = entity(schema.Place, "Veldland")
)

func claimBy(source schema.Term, stance schema.Stance) func(*schema.Statement) {
	return func(s *schema.Statement) { s.Source, s.Stance = &source, stance }
}

// quarrel is an article with a fact, an ended one, a claim and its denial.
func quarrel(path string) *tale {
	l := newTale(path, "Quill left the Reform Bloc. Ben Ostrom speaks for the Harbour Board. Ostrom said Quill took bribes. She denied it. Ö is a letter.")
	l.a.Publisher, l.a.Authors, l.a.Date = "Veld Courier", []string{"Mia Sand"}, "2024-05-02"
	l.say("Quill left the Reform Bloc.", ada, "member_of", reform, func(s *schema.Statement) {
		s.Status = schema.Ended
		s.Qualifiers = []schema.Qualifier{{Key: "until", Value: schema.Term{Value: "2024-05", Type: schema.Date}}}
	})
	l.say("Ben Ostrom speaks for the Harbour Board.", harbor, "spokesperson", ben, nil)
	l.say("Ostrom said Quill took bribes.", ada, "accused_of", text("took bribes"), claimBy(ben, schema.Alleges))
	l.say("She denied it.", ada, "accused_of", text("took bribes"), func(s *schema.Statement) {
		claimBy(ada, schema.Denies)(s)
		s.Disputes = []string{l.ss[2].ID(schema.Base)}
	})
	return l
}

func second(path string) *tale {
	l := newTale(path, "Ms Quill of Veldland met Mr Ostrom. He will join the Reform Bloc, sources say.")
	l.a.Date = "2024-06"
	l.say("Ms Quill of Veldland met Mr Ostrom.", person("Ada Quill", "Ms Quill"), "nationality", veld, nil)
	l.say("Ms Quill of Veldland met Mr Ostrom.", person("Ada Quill", "Ms Quill"), "met_with", person("Ben Ostrom", "Mr Ostrom"), nil)
	l.say("He will join the Reform Bloc, sources say.", person("Ben Ostrom", "Mr Ostrom"), "joined", reform, func(s *schema.Statement) {
		s.Status = schema.Planned
		claimBy(text("two sources"), schema.Says)(s)
	})
	return l
}

func TestPutTwiceChangesNothing(t *testing.T) {
	g := memory(t)
	if out := put(t, g, quarrel("a.txt")); out != Added {
		t.Errorf("first: %v", out)
	}
	before := dump(t, g)
	l := quarrel("a.txt")
	l.a.ReadAt = "2030-01-01"
	slices.Reverse(l.ss)
	if out := put(t, g, l); out != Unchanged {
		t.Errorf("second: %v", out)
	}
	if diff := cmp.Diff(before, dump(t, g)); diff != "" {
		t.Error(diff)
	}
}

func TestOrderDoesNotMatterAndRemoveIsExact(t *testing.T) {
	tales := []*tale{quarrel("a.txt"), second("b.txt"), shout("c.txt")}
	var want string
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		g := memory(t)
		for _, i := range order {
			put(t, g, tales[i])
		}
		if have := dump(t, g); want == "" {
			want = have
		} else if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("order %v: %s", order, diff)
		}
	}
	for i := range tales {
		without := memory(t)
		g := memory(t)
		for j := range tales {
			put(t, g, tales[j])
			if j != i {
				put(t, without, tales[j])
			}
		}
		if _, err := g.Remove(bg, tales[i].a.Path); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(dump(t, without), dump(t, g)); diff != "" {
			t.Errorf("without %d: %s", i, diff)
		}
	}
}

// shout calls a person of the other tales by a capitalised name and a new one.
func shout(path string) *tale {
	l := newTale(path, "ADA QUILL runs. Deputy Minister Ada Quill runs.")
	p := ada
	p.Name, p.Aliases = "Deputy Minister Ada Quill", []string{"ADA QUILL"}
	l.say("ADA QUILL runs.", p, "open:run", text("runs"), nil)
	return l
}

func TestNamesOfAnEntity(t *testing.T) {
	g := memory(t)
	put(t, g, shout("c.txt"))
	name := func() string {
		e, err := read(bg, g, func(r *reader) Entity { return r.entity(ada.ID) })
		if err != nil {
			t.Fatal(err)
		}
		return e.Name + ": " + strings.Join(e.Aliases, ", ")
	}
	steps := []struct {
		do   func()
		want string
	}{
		{func() {}, "Deputy Minister Ada Quill: ADA QUILL"},
		{func() { put(t, g, second("b.txt")) }, "Ada Quill: ADA QUILL, Deputy Minister Ada Quill, Ms Quill"},
		{func() { g.Remove(bg, "c.txt") }, "Ada Quill: Ms Quill"},
		{func() { g.Remove(bg, "b.txt") }, "ada-quill: "},
	}
	for i, s := range steps {
		s.do()
		if have := name(); have != s.want {
			t.Errorf("step %d: have %q, want %q", i, have, s.want)
		}
	}
}

func TestChangedFileReplacesItsOwn(t *testing.T) {
	g, want := memory(t), memory(t)
	put(t, g, second("b.txt"))
	put(t, g, quarrel("a.txt"))
	changed := shout("a.txt")
	if out := put(t, g, changed); out != Replaced {
		t.Errorf("have %v", out)
	}
	put(t, want, second("b.txt"))
	put(t, want, changed)
	if diff := cmp.Diff(dump(t, want), dump(t, g)); diff != "" {
		t.Error(diff)
	}
}

func TestSameTextFromTwoPlaces(t *testing.T) {
	g, want := memory(t), memory(t)
	put(t, want, quarrel("a.txt"))
	put(t, g, quarrel("a.txt"))
	copied := quarrel("copy.txt")
	copied.a.Publisher = "Harbour Times"
	if out := put(t, g, copied); out != Replaced {
		t.Errorf("copy: %v", out)
	}
	other := memory(t)
	put(t, other, copied)
	put(t, other, quarrel("a.txt"))
	if diff := cmp.Diff(dump(t, g), dump(t, other)); diff != "" {
		t.Error(diff)
	}
	put(t, g, shout("copy.txt"))
	has, err := g.Has(bg, quarrel("a.txt").a)
	if err != nil || !has {
		t.Errorf("the text at a.txt is gone with the one at copy.txt: %v", err)
	}
}

func TestPutRefusesWhatIsNoStatement(t *testing.T) {
	g := memory(t)
	for name, spoil := range map[string]func(*tale){
		"no article":      func(l *tale) { l.a.IRI = "x" },
		"other article":   func(l *tale) { l.ss[1].Article = "urn:kg:doc:0" },
		"literal subject": func(l *tale) { l.ss[1].Subject = text("x") },
		"relative object": func(l *tale) { l.ss[1].Object = schema.Term{ID: "x"} },
		"no predicate":    func(l *tale) { l.ss[1].Predicate = "" },
	} {
		l := quarrel("a.txt")
		spoil(l)
		if _, err := g.Put(bg, l.a, l.ss); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if have := dump(t, g); have != "" {
		t.Errorf("something was stored: %s", have)
	}
}

// TestReadGivesWhatWasPut puts random statements and reads them back.
func TestReadGivesWhatWasPut(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	words := []string{"Ada", "böse", `quo"te`, "per%cent", "<tag>", "new\nline", "日本", "a b", "#char=1,2", "x=y", "", "\x01"}
	some := func() string { return words[rnd.IntN(len(words))] }
	term := func() schema.Term {
		switch rnd.IntN(4) {
		case 0:
			return text("t " + some())
		case 1:
			return schema.Term{Value: []string{"2020", "2020-13", "2021-02-31", "2021-02-03", "soon"}[rnd.IntN(5)], Type: schema.Date}
		case 2:
			return schema.Term{Value: []string{"1", "-2.5", "1e9", "007", "+", "."}[rnd.IntN(6)], Type: schema.Number}
		}
		return entity(schema.Types[rnd.IntN(10)].Type, "N "+some())
	}
	g := memory(t)
	for i := range 100 {
		body := fmt.Sprint("text ", i)
		a := NewArticle(g.Base(), body)
		a.Title, a.Path, a.URL, a.Date, a.Language = some(), some(), "https://example.org/a b?x=%20", "2020-02", "en"
		a.Publisher, a.Authors, a.ReadAt, a.Version = "P", []string{"A", "B"}, "2020-01-02", "1 %"
		var ss []schema.Statement
		for range 1 + rnd.IntN(5) {
			s := schema.Statement{
				Article: a.IRI, Subject: entity(schema.Person, "S "+some()), Object: term(),
				Predicate: []string{"member_of", "open:look_into", "open:so \"odd\" %", "alias"}[rnd.IntN(4)],
				Status:    schema.Status(rnd.IntN(5)), Confidence: float64(rnd.IntN(1001)) / 1000, Rule: some(),
			}
			s.Evidence.Start = rnd.IntN(100)
			s.Evidence.Text = "span " + some()
			s.Evidence.End = s.Evidence.Start + len([]rune(s.Evidence.Text)) + len(ss)*1000
			if rnd.IntN(2) == 0 {
				src := term()
				if src.IsLiteral() {
					src.Type = schema.Text
				}
				s.Source, s.Stance = &src, schema.Stance(rnd.IntN(6))
			}
			if rnd.IntN(2) == 0 {
				s.Qualifiers = []schema.Qualifier{{Key: "at", Value: term()}, {Key: "on", Value: term()}}
			}
			if rnd.IntN(3) == 0 {
				s.Disputes = []string{"urn:kg:stmt:1", "urn:kg:stmt:2"}
			}
			ss = append(ss, s)
		}
		ss = distinct(ss, g.Base())
		if _, err := g.Put(bg, a, ss); err != nil {
			t.Fatal(err)
		}
		got, err := read(bg, g, func(r *reader) []Record { return r.recordsOf(a.IRI) })
		if err != nil {
			t.Fatal(err)
		}
		var want []Record
		for _, s := range ss {
			want = append(want, Record{s.ID(g.Base()), s})
		}
		slices.SortFunc(want, compareRecords)
		// Names are the whole graph's, and not the statement's.
		names := cmp.Comparer(func(a, b schema.Term) bool {
			return a.ID == b.ID && a.Type == b.Type && (a.ID != "" || a.Value == b.Value)
		})
		if diff := cmp.Diff(want, got, names); diff != "" {
			t.Fatal(diff)
		}
		back, err := read(bg, g, func(r *reader) Article { return r.article(a.IRI) })
		a.URL = "https://example.org/a%20b?x=%20"
		if diff := cmp.Diff(a, back); diff != "" || err != nil {
			t.Fatal(diff, err)
		}
	}
}

func TestNothingButAbsoluteIRIs(t *testing.T) {
	g := memory(t)
	put(t, g, quarrel("a.txt"))
	put(t, g, second("b.txt"))
	v := g.db.View()
	defer v.Close()
	v.Each(bg, func(q quad.Quad) error {
		for _, d := range quad.Directions {
			switch x := q.Get(d).(type) {
			case quad.IRI:
				if !absolute(string(x)) || escapeOnly(string(x)) != string(x) {
					t.Errorf("%v in %v", x, q)
				}
			case nil, quad.BNode:
				t.Errorf("%v in %v", x, q)
			}
		}
		return nil
	})
}
