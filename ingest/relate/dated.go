package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// years adds when a work came out that is named with its year: "Salt Ferry
// (1963)".
func (f *finder) years() {
	d := f.d
	for k, m := range d.Mentions {
		open := m.Last + 1
		if m.Form != doc.Name || m.Type&(schema.Work|schema.Product) == 0 || int(open) >= d.Len() {
			continue
		}
		for w := d.Word(open); (w == "\"" || w == "”" || w == "*" || w == "’") && int(open)+1 < d.Len(); w = d.Word(open) {
			open++
		}
		if int(open)+2 >= d.Len() || d.Word(open) != "(" || d.Word(open+2) != ")" {
			continue
		}
		v := f.value[open+1]
		if v < 0 || d.Values[v].Kind != doc.Day || len(d.Values[v].ISO) != 4 {
			continue
		}
		f.add(doc.Relation{
			Subject: int32(k), Predicate: "held_on", Object: -1, Trigger: open + 1, Passing: true,
			First: m.First, Last: open + 1, Rule: "held_on/brackets", Score: 0.9,
			Literal: schema.Term{Value: d.Values[v].ISO, Type: schema.Date},
		})
	}
}
