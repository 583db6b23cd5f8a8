package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// An end is what a relation that the classifier finds may stand between: a
// mention of something of a kind that has a name, or a day. Of what goes by
// descriptions alone patterns tell more surely.
type end struct {
	at          int32 // its head
	first, last int32 // the words of its name, else its head alone; of a day, all
	mention     int32 // -1 for a day
	value       int32 // -1 for a mention
	typ         schema.Type
}

// How far apart in a sentence two ends may stand: other ends, and words.
const (
	nearEnds  = 9
	nearWords = 50
)

// endsOf appends the ends in sentence s to out, in order of their heads.
func (g *graph) endsOf(s doc.Span, out []end) []end {
	d := g.d
	for i := s.First; i < s.End; i++ {
		if v := g.value[i]; v >= 0 && d.Values[v].Kind == doc.Day {
			x := &d.Values[v]
			if i == x.First && x.ISO != "" && x.Last < s.End {
				out = append(out, end{g.top(x.First, x.Last), x.First, x.Last, -1, v, schema.Date})
			}
			continue
		}
		m := g.mention[i]
		if m < 0 || g.node[i] != i || relativizer(d, i) {
			continue
		}
		t := g.typ(i) & schema.Entities
		if t == 0 || t == schema.Thing || d.Mentions[m].Form == doc.Nominal && !g.isNamed(i) {
			continue
		}
		e := end{i, i, i, m, -1, t}
		for g.inName[i] && e.first > s.First && g.node[e.first-1] == i {
			e.first--
		}
		for g.inName[i] && e.last+1 < s.End && g.node[e.last+1] == i {
			e.last++
		}
		out = append(out, e)
	}
	return out
}

// top returns the token from first to last whose head lies outside.
func (g *graph) top(first, last int32) int32 {
	for i := first; i <= last; i++ {
		if h := g.d.Head[i]; h < first || h > last {
			return i
		}
	}
	return last
}

// near reports whether b, n ends after a, is near enough to it.
func near(a, b *end, n int) bool {
	return n <= nearEnds && b.first-a.last <= nearWords && b.first > a.last
}
