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
	x := &d.Entities[e]
	return x.Type&kinds != 0 && len(x.Members) == 0 && f.bareness.barely[e] && f.namedBefore(x.Type, d.SentenceOf(d.Mentions[m].Head))
}

// A bareness tells which entities an article calls by nothing but bare nouns.
type bareness struct {
	barely []bool              // entity → whether by a bare noun alone, once with "the"
	named  map[schema.Type]int // type → first sentence that names something of it
}

// read takes note of how d calls its entities.
func (b *bareness) read(d *doc.Document) {
	if b.named == nil {
		b.named = map[schema.Type]int{}
	}
	clear(b.named)
	b.barely = append(b.barely[:0], make([]bool, len(d.Entities))...)
	told := make([]bool, len(d.Entities)) // by more than that
	for k, e := range d.Entity {
		x := &d.Mentions[k]
		if x.Form == doc.Pronoun {
			continue
		}
		if typ := d.Entities[e].Type; x.Form == doc.Name {
			if _, ok := b.named[typ]; !ok {
				b.named[typ] = d.SentenceOf(x.Head)
			}
		}
		if x.Last != x.Head || x.Head > x.First+1 || unique[lower(d.Lemma[x.Head])] {
			told[e] = true
		} else if x.First < x.Head {
			switch lower(d.Word(x.First)) {
			case "the":
				b.barely[e] = true
			case "this", "that", "these", "those":
			default:
				told[e] = true
			}
		}
	}
	for e := range told {
		b.barely[e] = b.barely[e] && !told[e]
	}
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
	first, ok := f.bareness.named[typ]
	return ok && first < n
}

// unique are the nouns of which there is one wherever a story plays, or that need
// not be anybody's.
var unique = words1(`police public press media court jury government military army opposition parliament state world internet market people poor rich dead wounded injured model star`)
