package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// unresolved reports whether node i is somebody, a body, a place or an event that
// the text calls by a bare noun alone, "the company", where it has named another
// of that kind before: that may be meant, or not, and nobody can tell who does not
// have the text before his eyes.
func (f *finder) unresolved(i int32) bool {
	d := f.d
	m := f.mention[i]
	if m < 0 || int(m) >= len(d.Entity) || f.isNamed(i) || d.Mentions[m].Form == doc.Nominal && d.Mentions[m].First == d.Mentions[m].Head {
		return false
	}
	if f.ownerless(m) {
		return true
	}
	e := d.Entity[m]
	const kinds = schema.Person | schema.Organization | schema.Place | schema.Event
	typ := d.Entities[e].Type
	if typ&kinds == 0 || len(d.Entities[e].Members) > 0 {
		return false
	}
	pointed := false
	for k := range d.Mentions {
		if d.Entity[k] != e || d.Mentions[k].Form == doc.Pronoun {
			continue
		}
		x := &d.Mentions[k]
		switch {
		case x.Last != x.Head || x.Head > x.First+1:
			return false
		case x.First < x.Head:
			switch lower(d.Word(x.First)) {
			case "the":
				pointed = true
			case "this", "that", "these", "those":
			default:
				return false
			}
		}
		if unique[lower(d.Lemma[x.Head])] {
			return false
		}
	}
	return pointed && f.namedBefore(typ, d.SentenceOf(d.Mentions[m].Head))
}

// ownerless reports whether mention m is called by whose it is, and that is
// unresolved: "the country's army".
func (f *finder) ownerless(m int32) bool {
	d := f.d
	x := &d.Mentions[m]
	j := f.child(x.Head, 1<<doc.NmodPoss)
	if j < x.First || f.mention[j] < 0 || d.Pos[j] == doc.PRON || !f.unresolvedOne(j) {
		return false
	}
	name := lower(d.Entities[d.Entity[m]].Name)
	return strings.HasPrefix(name, lower(d.Word(j))+"'s ") || strings.HasPrefix(name, lower(d.Word(j))+"’s ")
}

// unresolvedOne reports whether node i is unresolved and one: of a number of people
// something can be told that need not be known by name.
func (f *finder) unresolvedOne(i int32) bool {
	return f.d.Tag[i] != doc.NNS && f.unresolved(i)
}

// namedBefore reports whether a sentence before sentence n names something of type
// typ.
func (f *finder) namedBefore(typ schema.Type, n int) bool {
	d := f.d
	for k := range d.Mentions {
		if x := &d.Mentions[k]; d.SentenceOf(x.Head) >= n {
			return false
		} else if x.Form == doc.Name && d.Entities[d.Entity[k]].Type == typ {
			return true
		}
	}
	return false
}

// unique are the nouns of which there is one wherever a story plays, or that need
// not be anybody's.
var unique = words1(`police public press media court jury government military army opposition parliament state world internet market people poor rich dead wounded injured model star`)
