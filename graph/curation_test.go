package graph

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

// town has two ways to name one mayor, and a namesake.
func town(t testing.TB) *Graph {
	g := memory(t)
	put(t, g, newTale("a.txt", "Ada Quillon leads Veld. Ada Quillon was born in Norland.").
		say("Ada Quillon leads Veld.", person("Ada Quillon", "Quillon"), "leads", entity(schema.Organization, "Veld Council"), nil).
		say("Ada Quillon was born in Norland.", person("Ada Quillon"), "born_in", entity(schema.Place, "Norland"), nil))
	put(t, g, maiden())
	put(t, g, newTale("c.txt", "Ada Quillan founded Sand Works.").
		say("Ada Quillan founded Sand Works.", person("Ada Quillan"), "founded", entity(schema.Organization, "Sand Works"), nil))
	return g
}

func maiden() *tale {
	return newTale("b.txt", "Ada M. Quillon left the Reform Bloc. Ben Ostrom is married to Ada M. Quillon.").
		say("Ada M. Quillon left the Reform Bloc.", person("Ada M. Quillon"), "member_of", entity(schema.Organization, "Reform Bloc"), nil).
		say("Ben Ostrom is married to Ada M. Quillon.", person("Ben Ostrom"), "spouse", person("Ada M. Quillon"), nil)
}

func judge(t testing.TB, g *Graph, a, b string, j Judgement) {
	t.Helper()
	if _, err := g.Judge(bg, a, b, j); err != nil {
		t.Fatal(err)
	}
}

func TestMergedInEveryAnswer(t *testing.T) {
	g := town(t)
	judge(t, g, "Ada Quillon", "Ada M. Quillon", Same)
	const id = "urn:kg:person:ada-m-quillon"
	for _, name := range []string{"Quillon", "Ada M. Quillon", "urn:kg:person:ada-quillon", id} {
		ps, err := g.Show(bg, name)
		if err != nil || len(ps) != 1 || ps[0].ID != id || len(ps[0].Records) != 4 || len(ps[0].Articles) != 2 {
			t.Errorf("show %s: %+v, %v", name, ps, err)
		}
	}
	s := g.Session()
	for query, want := range map[string]string{
		`E("Quillon").out([P.leads, P.member_of])`:                                 "Reform Bloc, Veld Council",
		`E("Veld Council").in(P.leads).out(P.member_of)`:                           "Reform Bloc",
		`E("Ben Ostrom").out(P.spouse).out(P.born_in)`:                             "Norland",
		`g.V("<urn:kg:person:ada-quillon>").in(P.spouse)`:                          "Ben Ostrom",
		`g.V().has(P.leads).has(P.member_of).count()`:                              "1",
		`E("Quillon").count()`:                                                     "1",
		`E("Ada Quillon").and(E("Ada M. Quillon")).count()`:                        "1",
		`E("Quillan").out(P.member_of).count()`:                                    "0",
		`E("Norland").followR(g.M().out(P.born_in)).out(P.leads)`:                  "Veld Council",
		`E("Reform Bloc").in(P.member_of).tag("x").out(P.leads).back("x").count()`: "1",
	} {
		var out []string
		_, err := s.Run(bg, Query{Text: query}, func(r Row) error {
			if r.Node != nil {
				out = append(out, r.Name)
			} else {
				out = append(out, fmt.Sprint(r.Value))
			}
			return nil
		})
		slices.Sort(out)
		if have := strings.Join(out, ", "); err != nil || have != want {
			t.Errorf("%s: %s, want %s; %v", query, have, want, err)
		}
	}
	if why, err := g.Why(bg, "Ada Quillon", "member_of", ""); err != nil || len(why) != 1 {
		t.Errorf("why: %v, %v", why, err)
	}
	if p, err := g.Path(bg, "Ben Ostrom", "Norland"); err != nil || len(p) != 2 {
		t.Errorf("path: %v, %v", p, err)
	}
	if line, err := g.Timeline(bg, "Ada Quillon"); err != nil || len(line) != 4 {
		t.Errorf("timeline: %v, %v", line, err)
	}
	if ps, err := g.Validate(bg); err != nil || len(ps) > 0 {
		t.Errorf("validate: %v, %v", ps, err)
	}
}

func TestJudgementsContradict(t *testing.T) {
	g := town(t)
	const plain, middle, other = "urn:kg:person:ada-quillon", "urn:kg:person:ada-m-quillon", "urn:kg:person:ada-quillan"
	judge(t, g, plain, other, Different)
	judge(t, g, plain, middle, Same)
	if _, err := g.Judge(bg, middle, other, Same); err == nil || !strings.Contains(err.Error(), "different") {
		t.Errorf("two that differ became one: %v", err)
	}
	judge(t, g, plain, other, Same) // minds change
	judge(t, g, other, middle, Same)
	if _, err := g.Judge(bg, plain, other, Different); err == nil || !strings.Contains(err.Error(), " = ") {
		t.Errorf("split, and one by way of a third: %v", err)
	}
	if _, err := g.Judge(bg, plain, plain, Same); err == nil {
		t.Error("judged with itself")
	}
	if _, err := g.Judge(bg, "Quillon", "Nobody Atall", Same); !errors.Is(err, ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	if _, err := g.Unjudge(bg, plain, "Ben Ostrom", Same); !errors.Is(err, ErrNotFound) {
		t.Errorf("taken back what was not: %v", err)
	}
}

// TestJudgementsComeAndGo: what is decided and taken back leaves no trace, and
// what articles do leaves decisions alone.
func TestJudgementsComeAndGo(t *testing.T) {
	g := town(t)
	before := dump(t, g)
	ids := []string{"urn:kg:person:ada-quillon", "urn:kg:person:ada-m-quillon", "urn:kg:person:ada-quillan", "urn:kg:person:ben-ostrom", "urn:kg:org:sand-works"}
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		for range 8 {
			a, b := ids[r.IntN(len(ids))], ids[r.IntN(len(ids))]
			g.Judge(bg, a, b, Judgement(r.IntN(3))) // some contradict
			if _, err := g.Show(bg, "Ben Ostrom"); err != nil {
				t.Fatal(err)
			}
		}
		all, err := g.Judgements(bg)
		if err != nil || len(all) == 0 {
			t.Fatal(all, err)
		}
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, j := range all {
			if _, err := g.Unjudge(bg, j.B.ID, j.A.ID, j.Judgement); err != nil {
				t.Fatal(err)
			}
		}
		if after := dump(t, g); after != before {
			t.Fatalf("seed %d: the graph is not as it was", seed)
		}
	}
	judge(t, g, ids[0], ids[1], Same)
	judged := dump(t, g)
	if _, err := g.Remove(bg, "b.txt"); err != nil {
		t.Fatal(err)
	}
	if ps, err := g.Show(bg, "Quillon"); err != nil || len(ps) != 1 || len(ps[0].Records) != 2 {
		t.Errorf("after an article went: %+v, %v", ps, err)
	}
	put(t, g, maiden())
	if dump(t, g) != judged {
		t.Error("out and in again is not the same")
	}
}

func TestPairs(t *testing.T) {
	g := town(t)
	similar := func(a, b schema.Term) float64 {
		if strings.HasPrefix(a.Name, "Ada") && strings.HasPrefix(b.Name, "Ada") {
			return 0.9
		}
		return 0
	}
	count := func() int {
		ps, err := g.Pairs(bg, similar, 0.5)
		if err != nil {
			t.Fatal(err)
		}
		return len(ps)
	}
	if n := count(); n != 3 {
		t.Errorf("%d pairs of three", n)
	}
	judge(t, g, "Ada Quillon", "Ada M. Quillon", Same)
	if n := count(); n != 1 {
		t.Errorf("%d pairs of two", n)
	}
	judge(t, g, "urn:kg:person:ada-quillon", "Ada Quillan", Unsure)
	if n := count(); n != 0 {
		t.Errorf("%d pairs where all is decided", n)
	}
}
