package score

import (
	"testing"

	"kg/schema"
)

func TestCompareTold(t *testing.T) {
	low := schema.Term{ID: "1", Name: "Ada Low", Aliases: []string{"Ms. Low"}}
	party := schema.Term{ID: "2", Name: "Tide Party"}
	orr := schema.Term{ID: "3", Name: "Ben Orr"}
	age := schema.Term{Value: "41", Type: schema.Number}
	gold := []schema.Statement{
		{Subject: low, Predicate: "member_of", Object: party, Status: schema.Ended},
		{Subject: low, Predicate: "age", Object: age, Source: &orr, Stance: schema.Says},
		{Subject: low, Predicate: "open:leak", Object: orr},
		{Subject: orr, Predicate: "met_with", Object: low},
	}
	found := []schema.Statement{
		{Subject: schema.Term{ID: "9", Name: "Low", Aliases: []string{"Ada Low"}}, Predicate: "member_of", Object: schema.Term{ID: "4", Name: "the Tide Party"}},
		{Subject: low, Predicate: "age", Object: age, Source: &orr, Stance: schema.Says},
		{Subject: low, Predicate: "age", Object: age},
		{Subject: low, Predicate: "spouse", Object: orr},
		{Subject: low, Predicate: "open:see", Object: orr},
	}
	want := Told{PRF{Right: 2, Found: 3, Gold: 3}, 1, 2, 2}
	if have := CompareTold(gold, found); have != want {
		t.Errorf("%+v, want %+v", have, want)
	}
}
