package coref

import (
	"slices"

	"kg/ingest/doc"
	"kg/schema"
)

// linkHeaded joins "the commission" to the Lind Commission, "the ministry" to
// the Ministry of Trade: a bare description by the noun that heads the name of
// one thing in the article and of no other, where none without a name is
// introduced by that noun.
func (r *run) linkHeaded() {
	bearer := map[string]int32{} // noun → the first mention whose name it heads, -1 for several things
	for k := range r.ms {
		m := &r.ms[k]
		if m.Form != doc.Name || m.Type&(schema.Organization|schema.Facility|schema.Event) == 0 {
			continue
		}
		noun := r.headNoun(m)
		if noun == "" {
			continue
		}
		if q, ok := bearer[noun]; !ok {
			bearer[noun] = int32(k)
		} else if q >= 0 && r.root(q) != r.root(int32(k)) {
			bearer[noun] = -1
		}
	}
	if len(bearer) == 0 {
		return
	}
	introduced := map[string]bool{}
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		if m.Form != doc.Nominal || m.members != nil {
			continue
		}
		q, ok := bearer[m.head]
		if !ok || q < 0 {
			continue
		}
		if m.num != singular || r.of(k).named {
			continue
		}
		if m.art != definite || m.First+1 != m.Head || m.Last != m.Head {
			introduced[m.head] = introduced[m.head] || m.at != apposed
			continue
		}
		if introduced[m.head] || q > k || r.of(k).size > 1 || m.at == apposed || r.within(m, &r.ms[q]) {
			continue
		}
		r.link(q, k)
	}
}

// headNoun returns the noun that says what kind of thing the name m is of: its
// last word, or what stands before "of" and "for"; "" where it is none.
func (r *run) headNoun(m *mention) string {
	w := m.words
	if len(w) < 2 {
		return ""
	}
	noun := w[len(w)-1]
	for _, of := range [...]string{"of", "for", "on"} {
		if i := slices.Index(w, of); i > 0 {
			noun = w[i-1]
			break
		}
	}
	if t, ok := headTypes[noun]; !ok || t&(schema.Organization|schema.Facility|schema.Event) == 0 {
		return ""
	}
	return noun
}
