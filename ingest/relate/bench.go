package relate

import (
	"slices"
	"strings"

	"kg/schema"
)

// judging are the last words of the offices of those who sit in a court.
var judging = map[string]bool{"judge": true, "justice": true, "magistrate": true}

// bench adds of what court those are who are named as judges without one, where
// the article names one court alone: "The High Court freed him. … Judge Ann Lee
// said".
func (f *finder) bench() {
	d := f.d
	court := f.soleCourt()
	if court < 0 {
		return
	}
	seated := map[int32]bool{}
	for k := range d.Relations {
		switch r := &d.Relations[k]; r.Predicate {
		case "member_of", "employer":
			seated[f.entityOf(r.Subject)] = true
		case "leader":
			if r.Object >= 0 {
				seated[f.entityOf(r.Object)] = true
			}
		}
	}
	for k := range d.Relations[:len(d.Relations):len(d.Relations)] {
		r := d.Relations[k]
		words := strings.Fields(lower(r.Literal.Value))
		if r.Predicate != "position_held" || r.Status != schema.Asserted || len(words) == 0 || !judging[words[len(words)-1]] || words[0] == "chief" || slices.Contains(words, "district") && !strings.Contains(lower(d.Entities[d.Entity[court]].Name), "district") {
			continue
		}
		if e := f.entityOf(r.Subject); seated[e] || e < 0 || !d.Entities[e].Named {
			continue
		}
		r.Predicate, r.Object, r.Literal, r.Rule, r.Score, r.Passing = "member_of", court, schema.Term{}, "member_of/bench", 0.7, true
		f.add(r)
	}
}

// soleCourt returns a mention of the court that the article names, -1 if it names
// none or several.
func (f *finder) soleCourt() int32 {
	d := f.d
	found := int32(-1)
	for m, e := range d.Entity {
		x := &d.Entities[e]
		if !x.Named || x.Type&schema.Organization == 0 || !f.class.tribunal.alone(chief(x.Name)) {
			continue
		}
		if found >= 0 && d.Entity[found] != e {
			return -1
		}
		if found < 0 {
			found = int32(m)
		}
	}
	return found
}

// chief returns the noun of a body's name, small: "Court of Appeal", "Leeds Crown
// Court".
func chief(name string) string {
	words := strings.Fields(lower(name))
	for k, w := range words {
		if k > 0 && (w == "of" || w == "for" || w == "in" || w == "at") {
			return words[k-1]
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
