package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// kinds are the nouns that say behind a name of their type what it is the name
// of: "the Lowell district", "the Alba party".
var kinds = set(`party company firm group corporation region province city town district village municipality county state republic island river
	bar hotel restaurant pub café theatre theater museum newspaper magazine website airline charity bank brand`)

// caller returns the name that stands right before the head of the description
// m and modifies it, -1 for none.
func (r *run) caller(m *mention) int32 {
	i := m.Head - 1
	if i < m.First || i < 0 {
		return -1
	}
	for c := r.t.first[m.Head]; c >= 0 && c < m.Head; c = r.t.next[c] {
		if q := r.headed[c]; q >= 0 && r.d.Dep[c] == doc.Compound && r.ms[q].Form == doc.Name && r.ms[q].Last == i {
			return q
		}
	}
	return -1
}

// calledBy returns the name by which the description m calls what it is of,
// -1 for none.
func (r *run) calledBy(m *mention) int32 {
	if m.Form != doc.Nominal || m.num != singular || m.art == indefinite || m.art == possessed || !kinds[m.head] {
		return -1
	}
	q := r.caller(m)
	if q < 0 || r.ms[q].Type != m.Type || m.Type&(schema.Organization|schema.Place) == 0 {
		return -1
	}
	return q
}

// calledElse reports whether the description m holds a name that is neither q's
// cluster's nor stands in its name: "the Alba party" is no Borea Union.
func (r *run) calledElse(m *mention, q int32) bool {
	a := &r.ms[q]
	p := r.caller(m)
	if p < 0 || a.Form != doc.Name || a.head == m.head || r.root(p) == r.root(q) {
		return false
	}
	for _, w := range r.ms[p].words {
		if slices.Contains(a.words, w) {
			return false
		}
	}
	return true
}

// naming are the participles that a name follows.
var naming = set("called named dubbed titled entitled nicknamed codenamed")

// namedBy returns the name that the description m goes on to give to what it is of,
// "an alliance known as the Lind Compact", -1 for none.
func (r *run) namedBy(m *mention) int32 {
	d := r.d
	n := int32(d.Len())
	i := m.Head + 1
	if m.Form != doc.Nominal || m.num != singular || m.free || m.Type&(schema.Thing|schema.Product) != 0 || i+2 >= n {
		return -1
	}
	switch {
	case strings.EqualFold(d.Word(i), "known") && strings.EqualFold(d.Word(i+1), "as"):
		i += 2
	case naming[strings.ToLower(d.Word(i))]:
		i++
	default:
		return -1
	}
	first := i
	for ; i < n-1 && (strings.EqualFold(d.Word(i), "the") || d.Pos[i] == doc.PUNCT && strings.ContainsAny(d.Word(i), "\"“‘'`")); i++ {
	}
	q := r.begins(i)
	if q < 0 || m.Type == schema.Person && r.quotes(first, i) > 0 || !r.together(m, &r.ms[q]) || r.carriesOn(r.ms[q].Last+1) || !m.meets(r.ms[q].Type) || r.ms[q].Type == schema.Person && m.Type != schema.Person {
		return -1
	}
	return q
}

// carriesOn reports whether a name that ends before token i may go on there: "Wild | 2".
func (r *run) carriesOn(i int32) bool {
	if int(i) >= r.d.Len() {
		return false
	}
	switch r.d.Pos[i] {
	case doc.NUM, doc.NOUN, doc.PROPN, doc.CCONJ:
		return true
	}
	return false
}
