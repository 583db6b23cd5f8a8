package resolve

import (
	"slices"
	"strconv"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// identify gives every entity its term.
func (r *run) identify() {
	d := r.d
	r.terms, r.voiced = make([]schema.Term, len(d.Entities)), make([]bool, len(d.Entities))
	for k, e := range d.Entity {
		if d.Mentions[k].Form != doc.Pronoun {
			r.voiced[e] = true
		}
	}
	shared := r.shared()
	d.IRI = make([]string, len(d.Entities))
	local := map[string]int{}
	named := map[string]int{} // IRI → first entity with it
	for e := range d.Entities {
		x := &d.Entities[e]
		t := schema.Term{Name: x.Name, Aliases: slices.Clone(x.Aliases), Type: x.Type}
		if !x.Named {
			t.Aliases = slices.DeleteFunc(t.Aliases, func(a string) bool { return shared[bare(a)] })
		}
		if t.Type&schema.Entities == 0 || t.Type.Info() == nil {
			t.Type = schema.Thing
		}
		switch {
		case x.Named && !alone(t):
			t.ID = schema.EntityIRI(r.base, t.Type, x.Name)
			if first, ok := named[t.ID]; ok {
				a := &r.terms[first]
				a.Aliases = append(a.Aliases, t.Aliases...)
				if t.Name != a.Name {
					a.Aliases = append(a.Aliases, t.Name)
				}
			} else {
				named[t.ID] = e
			}
		default:
			t.ID = schema.LocalIRI(r.base, t.Type, r.article, x.Name)
			if n := local[t.ID]; n > 0 {
				local[t.ID]++
				t.ID += "-" + strconv.Itoa(n+1)
			} else {
				local[t.ID] = 1
			}
		}
		r.terms[e], d.IRI[e] = t, t.ID
	}
	for e := range r.terms {
		t := &r.terms[e]
		if first, ok := named[t.ID]; ok && first != e {
			*t = r.terms[first]
			continue
		}
		slices.Sort(t.Aliases)
		t.Aliases = slices.Compact(t.Aliases)
		if i, ok := slices.BinarySearch(t.Aliases, t.Name); ok {
			t.Aliases = slices.Delete(t.Aliases, i, i+1)
		}
	}
}

// shared are the descriptions that stand for several of the entities without a
// name, and so tell none of them from another: "the team".
func (r *run) shared() map[string]bool {
	of := map[string]int{}
	several := map[string]bool{}
	for e := range r.d.Entities {
		x := &r.d.Entities[e]
		if x.Named {
			continue
		}
		for _, a := range x.Aliases {
			a = bare(a)
			if first, ok := of[a]; ok && first != e {
				several[a] = true
			} else {
				of[a] = e
			}
		}
	}
	return several
}

// bare returns description a in lower case without an article.
func bare(a string) string {
	a = strings.ToLower(a)
	for _, w := range [...]string{"the ", "a ", "an "} {
		a = strings.TrimPrefix(a, w)
	}
	return a
}

// alone reports whether t is a person of whom the article has one word, which
// many bear: it is known within the article alone.
func alone(t schema.Term) bool {
	return t.Type == schema.Person && !strings.Contains(schema.Slug(t.Name), "-")
}

// acronyms states the short names that stand in brackets after the long ones:
// "X (ABC)".
func (r *run) acronyms() {
	d := r.d
	for k, m := range d.Mentions {
		if k >= len(d.Entity) || m.Form != doc.Name || m.First < 2 || int(m.Last)+1 >= d.Len() || d.Word(m.First-1) != "(" || d.Word(m.Last+1) != ")" {
			continue
		}
		e := d.Entity[k]
		kind := r.kind[m.First]
		if !d.Entities[e].Named || kind == doc.Furniture || kind == doc.Repeat {
			continue
		}
		for q := k - 1; q >= 0 && q > k-8; q-- {
			a := d.Mentions[q]
			if d.Entity[q] != e || a.Form != doc.Name || a.Last != m.First-2 {
				continue
			}
			rel := &doc.Relation{First: a.First, Last: m.Last, Passing: true, Trigger: m.First}
			s := schema.Statement{Article: r.article, Predicate: "alias", Rule: "alias/brackets", Confidence: 0.95, Evidence: r.evidence(a.First, m.Last)}
			r.add(s, e, schema.Term{Value: d.Say(m), Type: schema.Text}, kind, rel)
			break
		}
	}
}
