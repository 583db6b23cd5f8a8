package relate

import (
	"strings"

	"kg/ingest/doc"
)

// shorter takes out the offices that say less than another of the same person:
// "minister" beside "finance minister".
func (f *finder) shorter() {
	d := f.d
	offices := map[int32][]string{}
	for k := range d.Relations {
		if r := &d.Relations[k]; r.Predicate == "position_held" && r.Object < 0 {
			e := f.entityOf(r.Subject)
			offices[e] = append(offices[e], " "+lower(r.Literal.Value)+" ")
		}
	}
	kept := d.Relations[:0]
	for _, r := range d.Relations {
		if !f.saysLess(&r, offices) {
			kept = append(kept, r)
		}
	}
	d.Relations = kept
	clear(f.seen) // its numbers no longer hold
	for k := range d.Relations {
		f.seen[f.keyOf(&d.Relations[k])] = int32(k)
	}
}

// saysLess reports whether r is an office that begins or ends a longer one of the
// same person.
func (f *finder) saysLess(r *doc.Relation, offices map[int32][]string) bool {
	if r.Predicate != "position_held" || r.Object >= 0 || capital(r.Literal.Value) {
		return false
	}
	short := " " + lower(r.Literal.Value) + " "
	for _, long := range offices[f.entityOf(r.Subject)] {
		if len(long) > len(short) && (strings.HasSuffix(long, short) || strings.HasPrefix(long, short)) {
			return true
		}
	}
	return false
}
