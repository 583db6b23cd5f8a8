package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// describes reports whether common noun i can say what somebody or something
// of type t is.
func (g *graph) describes(i int32, t schema.Type) bool {
	if !g.common(i) || g.d.Tag[i] == doc.NNS || g.isTime(i) {
		return false
	}
	if next := i + 1; int(next) < g.d.Len() && !g.inName[next] && (g.d.Pos[next] == doc.NOUN || g.d.Pos[next] == doc.PROPN || g.d.Tag[next] == doc.HYPH && int(next)+1 < g.d.Len() && g.d.Pos[next+1] != doc.PUNCT && !g.inLaw(i)) {
		return false // "the justice minister" is no justice
	}
	key := g.key(i)
	switch {
	case t&schema.Person != 0:
		return g.class.role.has(g, i, key) || g.class.kin.has(g, i, key) || g.class.people.has(g, i, key)
	case t&(schema.Organization|schema.Place|schema.Facility) != 0:
		return g.class.body.has(g, i, key) || g.class.site.has(g, i, key) || g.class.share.has(g, i, key)
	case t&(schema.Product|schema.Work|schema.Event) != 0:
		return g.class.ware.has(g, i, key)
	}
	return false
}

// entitled adds what phrase q says of who, with the names in q and its tail.
func (g *graph) entitled(who int32, q *phrase, t tail, how manner) {
	g.put(who, q.head, is, 0, how)
	if how == named {
		g.apposed[q.head] = g.node[who]
	}
	g.inside(q)
	for n, c := range t.complements {
		prep := g.preps[lower(g.d.Word(c.prep))]
		if n > 0 && c.prep != t.complements[0].prep {
			first := t.complements[0]
			if prep == g.preps["for"] && g.typ(c.head)&schema.Place != 0 {
				// "member of the assembly for Don Valley"
			} else if g.inName[first.head] || g.mention[first.head] >= 0 && g.typ(first.head)&schema.Organization != 0 {
				break // hangs on what comes before it, as likely as not
			}
		}
		g.add(q.head, c.head, doc.Nmod, prep)
		g.taken[g.node[c.head]] = q.head
	}
}

// titled adds the edge of "Mines Minister Ann Lee" and "the pump maker Acme".
func (g *graph) titled(p *phrase) {
	if !g.inName[p.head] {
		return
	}
	r := g.firstOf[p.head] - 1
	if h := g.d.Head[p.head]; g.d.Dep[p.head] == doc.Compound && h > p.last && r >= 0 && g.d.Pos[r] == doc.ADJ && g.d.Head[r] == h {
		return // "a major Lee donor"
	}
	if o := g.ranked(p, r); o >= 0 {
		g.entitled(p.head, &phrase{p.first, o, o}, tail{}, named)
		return
	}
	if r < p.first || g.inName[r] || !g.describes(r, g.typ(p.head)) || g.d.Pos[r] == doc.ADJ && g.d.Head[r] > p.head && !g.inName[g.d.Head[r]] {
		return // not "a major Smith donor programme"
	}
	g.entitled(p.head, &phrase{p.first, r, r}, tail{}, named)
}

// ranked returns the office before the rank that ends with token r of p:
// "spokesman" of "spokesman Lt. Col. Ann Lee", -1 if there is none.
func (g *graph) ranked(p *phrase, r int32) int32 {
	d := g.d
	if !g.person(p.head) {
		return -1
	}
	for n := 0; n < 3 && r > p.first && !g.inName[r] && d.Pos[r] == doc.PROPN && (g.class.title.alone(lower(d.Word(r))) || strings.HasSuffix(d.Word(r), ".")); n++ {
		r--
		if g.common(r) && d.Tag[r] != doc.NNS && g.class.role.has(g, r, g.key(r)) && !strings.HasSuffix(d.Word(r), ".") && !g.class.title.alone(lower(d.Word(r))+".") {
			return r
		}
	}
	return -1
}
