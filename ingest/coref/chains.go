package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
)

// Chains returns the entities of d as OntoNotes annotates coreference: full
// noun phrases with their appositions, in chains of two or more; without titles,
// appositions and predicates of their own, and without relative pronouns.
func Chains(d *doc.Document) [][]doc.Span {
	r := newRun(d)
	chains := make([][]doc.Span, len(d.Entities))
	taken := map[doc.Span]bool{}
	for k, m := range d.Mentions {
		s, ok := r.ontonotes(m)
		if e := d.Entity[k]; ok && !taken[s] {
			taken[s] = true
			chains[e] = append(chains[e], s)
		}
	}
	return slices.DeleteFunc(chains, func(c []doc.Span) bool { return len(c) < 2 })
}

// ontonotes returns the span of m in OntoNotes' manner, and whether it is a
// mention there.
func (r *run) ontonotes(m doc.Mention) (doc.Span, bool) {
	d, t, h := r.d, r.t, m.Head
	switch {
	case m.Form == doc.Pronoun:
		p := pronouns[strings.ToLower(d.Word(h))]
		return doc.Span{First: h, End: h + 1}, !p.which
	case d.Pos[h] == doc.CCONJ || d.Dep[h] == doc.Cc: // a coordination
		return doc.Span{First: m.First, End: m.Last + 1}, true
	}
	switch d.Dep[h] {
	case doc.Appos, doc.NmodDesc:
		return doc.Span{}, false
	case doc.Compound:
		if m.Form == doc.Nominal {
			return doc.Span{}, false
		}
	}
	if m.Form == doc.Nominal && t.child(d, h, doc.Cop) >= 0 {
		return doc.Span{}, false
	}
	lo, hi := t.phrase(d, h, true)
	lo, hi = r.bounds(lo, hi, h)
	if c := t.child(d, h, doc.Case); c == hi+1 && d.Tag[c] == doc.POS {
		hi = c
	}
	return doc.Span{First: lo, End: hi + 1}, true
}
