package score

import (
	"strings"
	"testing"

	"kg/schema"
)

func TestFoldName(t *testing.T) {
	for in, want := range map[string]string{
		"the U.S. Senate": "us senate", "Mr. Dong": "dong", "Prime Minister’s Office": "office",
		"12,000": "12000", "Élodie Ng": "elodie ng", "The": "the", "Sen. Ada Low": "ada low", "1,234,567": "1234567",
	} {
		if have := FoldName(in); have != want {
			t.Errorf("%q: %q, want %q", in, have, want)
		}
	}
}

func TestCompareGold(t *testing.T) {
	rows, err := ReadGold(strings.NewReader(`kind	subject	predicate	object	status	source	stance
core	Ada Low | Low	member_of	Tide Party	ended		
core	Ben Orr	spouse	Ada Low	asserted		
minor	Ada Low	open:leak	report	asserted	Ben Orr | -	denies
never	Ada Low	open:leak	report	asserted		
`), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	low := schema.Term{ID: "1", Name: "Mayor Low", Aliases: []string{"Ms. Low"}}
	orr := schema.Term{ID: "2", Name: "Ben Orr"}
	report := schema.Term{ID: "3", Name: "the report"}
	all := []schema.Statement{
		{Subject: low, Predicate: "member_of", Object: schema.Term{ID: "4", Name: "the Tide Party"}},
		{Subject: low, Predicate: "spouse", Object: orr},
		{Subject: low, Predicate: "open:leak", Object: report, Source: &orr, Stance: schema.Denies},
	}
	all[1].Subject.Aliases = append(all[1].Subject.Aliases, "Ada Low")
	all[2].Subject.Aliases = append(all[2].Subject.Aliases, "Ada Low")
	g := CompareGold(rows, all)
	if g.Core != 2 || g.CoreFound != 2 || g.All != 3 || g.AllFound != 3 || g.Status != 2 || g.Source != 3 || g.Stance != 1 || len(g.False) != 0 {
		t.Errorf("%+v", g)
	}
	all[2].Source, all[2].Stance = nil, schema.NoStance
	if g := CompareGold(rows, all); len(g.False) != 1 || g.Stance != 0 || g.Source != 3 {
		t.Errorf("%+v", g)
	}
}

func TestReadGoldErrors(t *testing.T) {
	for in, want := range map[string]string{
		"kind\tsubject": "x.tsv:1: 2 columns, want 7",
		"kind\tsubject\tpredicate\tobject\tstatus\tsource\tstance\ncore\ta\tmember_off\tb\tasserted\t\t": `x.tsv:2: no predicate "member_off"`,
		"kind\tsubject\tpredicate\tobject\tstatus\tsource\tstance\ncor\ta\tmember_of\tb\tasserted\t\t":   `x.tsv:2: kind "cor", want core, minor or never`,
		"kind\tsubject\tpredicate\tobject\tstatus\tsource\tstance\ncore\ta\tmember_of\tb\tdone\t\t":      `x.tsv:2: no status "done"`,
	} {
		if _, err := ReadGold(strings.NewReader(in), "x.tsv"); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
