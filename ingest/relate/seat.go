package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// abroad are the bodies that are named for a place and may stand in another.
var abroad = words1(`embassy consulate mission delegation committee army navy force forces corps guard military`)

// seats adds where a body or building is whose name begins with that of a place
// that the article names too: "Leeds Crown Court", "Ghana Police Service".
func (f *finder) seats() {
	d := f.d
	done := map[int32]bool{}
	for k := range d.Relations {
		if r := &d.Relations[k]; r.Predicate == "located_in" || r.Predicate == "headquartered_in" {
			done[f.entityOf(r.Subject)] = true
		}
	}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Form != doc.Name || x.Type&(schema.Organization|schema.Facility) == 0 || m >= len(d.Entity) || done[d.Entity[m]] {
			continue
		}
		name := d.Entities[d.Entity[m]].Name
		if n := chief(name); abroad[n] || !f.class.organ.alone(n) && !f.class.site.alone(n) {
			continue
		}
		if o := f.placeBefore(name); o >= 0 {
			done[d.Entity[m]] = true
			f.add(doc.Relation{
				Subject: int32(m), Predicate: "located_in", Object: o, Trigger: x.Head, Passing: true,
				Rule: "located_in/name", Score: 0.8, First: x.First, Last: x.Last,
			})
		}
	}
}

// placeBefore returns a mention of the place whose name name begins with, the
// longest if there are several; -1 if the article names none.
func (f *finder) placeBefore(name string) int32 {
	d := f.d
	found, size := int32(-1), 0
	for m, e := range d.Entity {
		x := &d.Entities[e]
		n := len(x.Name)
		if x.Named && x.Type&schema.Place != 0 && n > size && n < len(name) && name[n] == ' ' && strings.EqualFold(name[:n], x.Name) {
			found, size = int32(m), n
		}
	}
	return found
}
