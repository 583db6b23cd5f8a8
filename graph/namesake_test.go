package graph

import (
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

// lees are two articles about a councillor of that name and two about a skater.
func lees() []*tale {
	lee := person("Ann Lee", "Lee")
	return []*tale{
		newTale("vote.txt", "Ann Lee joined the Reform Bloc.").
			say("Ann Lee joined the Reform Bloc.", lee, "member_of", reform, nil),
		newTale("budget.txt", "Ben Ostrom said Lee took bribes. Lee denied it.").
			say("Ben Ostrom said Lee took bribes.", lee, "open:take", text("bribes"), claimBy(ben, schema.Alleges)),
		newTale("ice.txt", "Ann Lee won the Sand Cup. Lee was born in Veldland.").
			say("Ann Lee won the Sand Cup.", lee, "won", entity(schema.Event, "Sand Cup"), nil).
			say("Lee was born in Veldland.", lee, "born_in", veld, claimBy(schema.Term{Value: "unnamed", Type: schema.Text}, schema.Says)),
		newTale("final.txt", "Ann Lee beat Mia Sand.").
			say("Ann Lee beat Mia Sand.", lee, "defeated", person("Mia Sand"), nil),
	}
}

// TestSplitOff tells two of one name apart by articles: what holds then, after
// the articles are read again or changed, and after it is taken back.
func TestSplitOff(t *testing.T) {
	g := memory(t)
	for _, l := range lees() {
		put(t, g, l)
	}
	before := dump(t, g)
	e, err := g.SplitOff(bg, "Ann Lee", []string{"ice.txt", "final.txt"})
	if err != nil || e.Name != "Ann Lee" || e.ID == "urn:kg:person:ann-lee" {
		t.Fatalf("%+v, %v", e, err)
	}
	apart := dump(t, g)
	says := func(id string) string {
		t.Helper()
		ps, err := g.Show(bg, id)
		if err != nil || len(ps) != 1 {
			t.Fatalf("%s: %v, %v", id, ps, err)
		}
		var out []string
		for _, rec := range ps[0].Records {
			if rec.ID != rec.Statement.ID(schema.Base) {
				t.Errorf("%s is the id of %s", rec.ID, rec.Statement.ID(schema.Base))
			}
			out = append(out, rec.Predicate)
		}
		slices.Sort(out)
		return strings.Join(out, " ")
	}
	if have := says("urn:kg:person:ann-lee"); have != "member_of open:take" {
		t.Errorf("the councillor: %s", have)
	}
	if have := says(e.ID); have != "born_in defeated won" {
		t.Errorf("the skater: %s", have)
	}
	for _, l := range lees() {
		if out := put(t, g, l); out != Unchanged {
			t.Errorf("%s read again: %v", l.a.Path, out)
		}
	}
	if dump(t, g) != apart {
		t.Error("reading the articles again changed the graph")
	}
	changed := newTale("final.txt", "Ann Lee beat Mia Sand. Mia Sand left.").
		say("Ann Lee beat Mia Sand.", person("Ann Lee"), "defeated", person("Mia Sand"), nil)
	put(t, g, changed)
	if have := says(e.ID); have != "born_in defeated won" {
		t.Errorf("the skater after one article changed: %s", have)
	}
	put(t, g, lees()[3])
	if dump(t, g) != apart {
		t.Error("changing an article and changing it back changed the graph")
	}
	if problems, err := g.Validate(bg); err != nil || len(problems) > 0 {
		t.Errorf("problems: %v, %v", problems, err)
	}
	if _, err := g.UnsplitOff(bg, "Ann Lee", []string{"ice.txt", "final.txt"}); err != nil {
		t.Fatal(err)
	}
	if dump(t, g) != before {
		t.Error("taking it back does not leave the graph as it was")
	}
}

// TestSplitOffRefuses checks what is refused, and changes nothing.
func TestSplitOffRefuses(t *testing.T) {
	g := memory(t)
	for _, l := range lees() {
		put(t, g, l)
	}
	before := dump(t, g)
	for _, c := range []struct{ name, article, want string }{
		{"Ann Lee", "nowhere.txt", "nowhere.txt"},
		{"Mia Sand", "vote.txt", "does not name"},
		{"Nobody", "vote.txt", "Nobody"},
	} {
		if _, err := g.SplitOff(bg, c.name, []string{c.article}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s in %s: %v", c.name, c.article, err)
		}
	}
	if _, err := g.UnsplitOff(bg, "Ann Lee", []string{"vote.txt"}); err == nil {
		t.Error("what was not split off is taken back")
	}
	if dump(t, g) != before {
		t.Error("a refusal changed the graph")
	}
}

// TestContradictions checks that two of one name are told of where their years
// cannot be those of one, and no longer when they are told apart.
func TestContradictions(t *testing.T) {
	g := memory(t)
	lee := person("Ann Lee")
	tell := func(path, date, p string, o schema.Term) {
		l := newTale(path, "Ann Lee, in "+path+".").say("Ann Lee", lee, p, o, nil)
		l.a.Date = date
		put(t, g, l)
	}
	tell("vote.txt", "2020-05-01", "age", schema.Term{Value: "48", Type: schema.Number})
	tell("fund.txt", "2023", "born_on", schema.Term{Value: "1971-11", Type: schema.Date})
	count := func() string {
		t.Helper()
		all, err := g.Contradictions(bg)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, c := range all {
			out = append(out, c.Name+": "+c.SaysA+" "+c.A.Path+", "+c.SaysB+" "+c.B.Path)
		}
		return strings.Join(out, "; ")
	}
	if have := count(); have != "" {
		t.Errorf("one person: %s", have)
	}
	tell("ice.txt", "2021-02-03", "age", schema.Term{Value: "19", Type: schema.Number})
	if have, want := count(), "Ann Lee: born in 1971 fund.txt, born about 2002 ice.txt"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
	if _, err := g.SplitOff(bg, "Ann Lee", []string{"ice.txt"}); err != nil {
		t.Fatal(err)
	}
	if have := count(); have != "" {
		t.Errorf("told apart: %s", have)
	}
}
