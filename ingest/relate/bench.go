package relate

import (
	"slices"
	"strings"

	"kg/schema"
)

// A bench is a kind of body whose offices say that one belongs to it.
type bench struct {
	offices   map[string]bool // their last words
	bodies    string          // the nouns that the bodies' names have, or the words that they hold
	predicate string
	besides   bool // whether its members are in parties and the like too
}

// levels are the words that tell of which of two bodies of a kind an office is.
var levels = words1(`district state federal european provincial`)

var benches = []bench{
	{words1(`judge justice magistrate`), `court,tribunal`, "member_of", false},
	{words1(`senator sen. sen`), `senate`, "member_of", true},
	{words1(`mp lawmaker legislator parliamentarian backbencher`), `parliament,house of commons,house of representatives,national assembly,legislative assembly,senedd,knesset,bundestag`, "member_of", true},
	{words1(`rep. representative congressman congresswoman`), `house of representatives`, "member_of", true},
	{words1(`councillor councilor councilman councilwoman cllr coun. member`), `city council,town council,county council,district council,borough council,shire council,regional council,municipal council`, "member_of", true},
	{words1(`inspector detective constable sergeant superintendent insp. const. det. sgt. supt. insp sgt supt const det trooper`), `police,constabulary`, "employer", false},
}

// sits adds of what court or police those are who are named with an office of
// it alone, where the article names one such body: "The High Court freed him. …
// Judge Ann Lee said".
func (f *finder) sits() {
	for k := range benches {
		if body := f.soleBody(benches[k].bodies); body >= 0 {
			f.sit(&benches[k], body)
		}
	}
}

// sit adds that the holders of b's offices belong to the body of that mention.
func (f *finder) sit(b *bench, body int32) {
	d := f.d
	seated := map[int32]bool{}
	for k := range d.Relations {
		r := &d.Relations[k]
		if b.besides && !(r.Object >= 0 && f.entityOf(r.Object) == d.Entity[body]) {
			continue
		}
		switch r.Predicate {
		case "member_of", "employer":
			seated[f.entityOf(r.Subject)] = true
		case "leader":
			if r.Object >= 0 {
				seated[f.entityOf(r.Object)] = true
			}
		}
	}
	name := lower(d.Entities[d.Entity[body]].Name)
	for k := range d.Relations[:len(d.Relations):len(d.Relations)] {
		r := d.Relations[k]
		words := strings.Fields(lower(r.Literal.Value))
		if r.Predicate != "position_held" || r.Status != schema.Asserted || len(words) == 0 || !b.offices[words[len(words)-1]] ||
			words[0] == "chief" || slices.ContainsFunc(words, func(w string) bool { return levels[w] && !strings.Contains(name, w) }) ||
			words[len(words)-1] == "member" && !slices.Contains(words, "council") {
			continue
		}
		if e := f.entityOf(r.Subject); seated[e] || e < 0 || !d.Entities[e].Named {
			continue
		}
		r.Predicate, r.Object, r.Literal, r.Score, r.Passing = b.predicate, body, schema.Term{}, 0.7, true
		r.Rule = b.predicate + "/bench"
		f.add(r)
	}
}

// soleBody returns a mention of the one body of the kind that the article names,
// -1 if it names none or several.
func (f *finder) soleBody(kind string) int32 {
	d := f.d
	found := int32(-1)
	for m, e := range d.Entity {
		x := &d.Entities[e]
		if !x.Named || x.Type&schema.Organization == 0 || !isKind(x.Name, kind) {
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

// isKind reports whether the noun of a body's name is in kind, or words of the name
// are.
func isKind(name, kind string) bool {
	noun := chief(name)
	for k := range strings.SplitSeq(kind, ",") {
		if k == noun || strings.Contains(k, " ") && strings.Contains(lower(name), k) {
			return !strings.Contains(lower(name), " committee") && (k != "parliament" || !strings.HasPrefix(lower(name), "european"))
		}
	}
	return false
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
