package relate

import (
	"slices"

	"kg/ingest/doc"
	"kg/schema"
)

// names finds which tokens are one node, and which mention a node is.
func (g *graph) names() {
	d := g.d
	n := d.Len()
	g.mention = resize(g.mention, n, -1)
	for i := range g.node {
		g.node[i] = int32(i)
	}
	g.inName = resize(g.inName, n, false)
	g.firstOf = resize(g.firstOf, n, -1)
	end := int32(-1)
	for n, m := range d.Mentions {
		if m.Form != doc.Name || m.Type == schema.Role || m.Last <= end || d.Pos[m.Head] == doc.ADJ && m.First == m.Last {
			continue
		}
		first, last, head := m.First, m.Last, m.Head
		if x, ok := g.spotted(m); ok {
			if m.Type == schema.Thing && (x.First > m.First || x.Last < m.Last) {
				continue // a phrase around the name
			}
			first, last = x.First, x.Last
			if head < first || head > last {
				head = x.Head
			}
		}
		if m.Type == schema.Thing && g.class.role.last[lower(d.Word(last))] != nil {
			continue // "the Secretary" is no name
		}
		if first >= 2 && first == last && d.Word(first-1) == "of" && g.class.role.last[lower(d.Word(first-2))] != nil && (m.Type == schema.Thing || g.class.portfolio.last[lower(d.Word(first))] != nil) {
			continue // nor is the State of "Secretary of State"
		}
		end = last
		// "Sen. Ann Lee": a title is no part of the name.
		for m.Type == schema.Person && first < last && (g.class.title.alone(lower(d.Word(first))) || g.class.title.has(g, first, lower(d.Word(first)))) {
			if first++; first < last && d.Word(first) == "-" { // "Lieutenant-Colonel"
				first++
			}
		}
		if m.Type == schema.Person {
			first = g.untitled(first, last)
		}
		head = max(head, first)
		g.firstOf[head] = first
		g.mention[head] = int32(n)
		for i := first; i <= last; i++ {
			g.node[i], g.inName[i] = head, true
		}
	}
	for k, m := range d.Mentions {
		h := g.node[m.Head]
		if h != m.Head && m.Form != doc.Pronoun {
			continue // inside a longer name
		}
		if old := g.mention[h]; old < 0 || g.better(m, d.Mentions[old]) {
			g.mention[h] = int32(k)
		}
	}
}

// untitled returns the first token of the name of a person from first to last
// without the office before it, taken into it by mistake: "Energy Minister Ann
// Lee".
func (g *graph) untitled(first, last int32) int32 {
	if w := g.d.Word(first); first < last && w == lower(w) && g.class.role.last[w] != nil {
		return first + 1 // "editor Ann Lee"
	}
	if w := lower(g.d.Word(first)); first+1 < last && len(w) > 4 && g.class.role.alone(w) && g.startsSentence(first) {
		return first + 1 // "Goalkeeper Ann Lee"
	}
	for i := min(first+3, last-1); i > first; i-- {
		if w := lower(g.d.Word(i)); w != "of" && g.class.title.last[w] != nil && g.class.role.last[w] != nil && len(w) > 4 && g.d.Word(i+1) != "-" {
			return i + 1
		}
	}
	return first
}

// spotted returns the name that mention m is made of, without what stands
// around it.
func (g *graph) spotted(m doc.Mention) (doc.Mention, bool) {
	names := g.d.Names
	k, _ := slices.BinarySearchFunc(names, m.First, func(n doc.Mention, at int32) int { return int(n.First) - int(at) })
	if k < len(names) && names[k].Last <= m.Last {
		return names[k], true
	}
	return doc.Mention{}, false
}

// values finds which Value a token belongs to.
func (g *graph) values() {
	g.value = resize(g.value, g.d.Len(), -1)
	for k, v := range g.d.Values {
		for i := v.First; i <= v.Last; i++ {
			g.value[i] = int32(k)
		}
	}
}

// isTime reports whether the phrase of i is a time.
func (g *graph) isTime(i int32) bool {
	if v := g.value[i]; v >= 0 {
		switch g.d.Values[v].Kind {
		case doc.Day, doc.Clock, doc.Length, doc.Age:
			return true
		}
	}
	return g.class.time.has(g, i, g.key(i))
}

// better reports whether m rather than old is the mention that their common
// head stands for: a name, or else the longer one.
func (g *graph) better(m, old doc.Mention) bool {
	if (m.Form == doc.Name) != (old.Form == doc.Name) {
		return m.Form == doc.Name
	}
	return m.Last-m.First > old.Last-old.First
}

// entity returns the entity that node i stands for, -1 none.
func (g *graph) entity(i int32) int32 {
	if m := g.mention[i]; m >= 0 && int(m) < len(g.d.Entity) {
		return g.d.Entity[m]
	}
	return -1
}

// typ returns the type of what node i stands for, 0 if it is no mention.
func (g *graph) typ(i int32) schema.Type {
	if e := g.entity(i); e >= 0 && g.d.Entities[e].Type != 0 {
		return g.d.Entities[e].Type
	}
	if m := g.mention[i]; m >= 0 {
		return g.d.Mentions[m].Type
	}
	return 0
}

// isNamed reports whether node i stands for something that the article names.
func (g *graph) isNamed(i int32) bool {
	if e := g.entity(i); e >= 0 {
		return g.d.Entities[e].Named
	}
	return g.mention[i] >= 0 && g.d.Mentions[g.mention[i]].Form == doc.Name
}
