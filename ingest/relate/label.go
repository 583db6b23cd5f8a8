package relate

import (
	"strings"

	"kg/ingest/doc"
)

// mislabelled reports whether rel, between nodes s and o, says of something what is
// only the label before it, "Audio: Ann Lee", a label or an address itself, or an
// object that points at something else, "gave Acme that access"; or that something
// is called like the second part of a name.
func (f *finder) mislabelled(rel *doc.Relation, s, o int32, how manner) bool {
	d := f.d
	switch rel.Predicate {
	case "alias":
		return rel.Object < 0 && d.Dep[o] == doc.Conj
	case "held_in":
		return d.Pos[o] != doc.PROPN && f.anywhere(o)
	case "described_as":
	default:
		return false
	}
	for _, j := range f.children(o) {
		if l := lower(d.Word(j)); d.Dep[j] == doc.Det && (l == "that" || l == "this" || l == "any") {
			return true
		}
	}
	if how != named {
		return false
	}
	m := d.Mentions[rel.Subject]
	if strings.ContainsAny(d.Say(m), "@/") {
		return true
	}
	if n := int(m.Last) + 1; n < d.Len() && d.Word(int32(n)) == ":" {
		return true // "(Arabic: …)"
	}
	for j := o + 1; j < m.First; j++ {
		if w := d.Word(j); w == ":" || w == "=" {
			return true
		}
	}
	return false
}

// anywhere reports whether node i is no place in particular: "any town".
func (f *finder) anywhere(i int32) bool {
	for _, j := range f.children(i) {
		if l := lower(f.d.Word(j)); f.d.Dep[j] == doc.Det && (l == "any" || l == "every" || l == "each") {
			return true
		}
	}
	return false
}
