package relate

import (
	"regexp"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

var aside = regexp.MustCompile(`\([^)]*\)`)

// credits adds for whom those work who are named in bylines and credits:
// "Ann Lee/Daily Post", "Ann Lee · Post News", "By Ann Lee, Reuters".
func (f *finder) credits() {
	d := f.d
	b, last := 0, int32(-1) // the block that we are in; the person named last
	for k, m := range d.Mentions {
		if m.Form != doc.Name {
			continue
		}
		at := d.Start[m.First]
		for b < len(d.Blocks) && d.Blocks[b].End <= at {
			b, last = b+1, -1
		}
		if b == len(d.Blocks) || d.Blocks[b].Start > at {
			continue
		}
		kind := d.Blocks[b].Kind
		if kind != doc.Byline && kind != doc.Credit && kind != doc.Caption {
			continue
		}
		if m.Type&schema.Organization != 0 && last >= 0 && d.Mentions[last].Last < m.First {
			p := d.Mentions[last]
			between := strings.TrimSpace(aside.ReplaceAllString(d.Text[d.End[p.Last]:at], ""))
			switch between {
			case "/":
			case "·", "|", ",", "-", "–", "—", "for", ", for", "of":
				if kind != doc.Byline {
					continue
				}
			default:
				continue
			}
			f.add(doc.Relation{
				Subject: last, Predicate: "employer", Object: int32(k), Trigger: m.Head, Passing: true,
				First: p.First, Last: m.Last, Rule: "employer/credit", Score: 0.9,
			})
			continue
		}
		if m.Type&schema.Person != 0 {
			last = int32(k)
		}
	}
}
