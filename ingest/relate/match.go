package relate

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// follow calls found for each node that step s leads to from i, until found
// returns false.
func (g *graph) follow(i int32, s *step, found func(j int32, how manner) bool) bool {
	if s.up {
		for _, k := range g.up(i) {
			if e := &g.edges[k]; s.allows(e) && !found(e.gov, e.how) {
				return false
			}
		}
		return true
	}
	down := g.down(i)
	for k := range down {
		if e := &down[k]; s.allows(e) && !found(e.dep, e.how) {
			return false
		}
	}
	return true
}

func (s *step) allows(e *edge) bool {
	return e.names&s.names != 0 || e.prep != 0 && slices.Contains(s.preps, e.prep)
}

// key returns the lemma of i in lower case, a verb's with its particle.
func (g *graph) key(i int32) string {
	d := g.d
	k := lower(d.Lemma[i])
	if d.Pos[i] == doc.VERB {
		if p := g.child(i, 1<<doc.CompoundPrt); p >= 0 {
			return k + "_" + lower(d.Word(p))
		}
		if n := i + 1; int(n) < d.Len() && d.Tag[n] == doc.RP { // hung elsewhere
			return k + "_" + lower(d.Word(n))
		}
	}
	if g.inLaw(i) {
		return k + "-in-law"
	}
	return k
}

// inLaw reports whether "-in-law" follows noun i.
func (g *graph) inLaw(i int32) bool {
	d := g.d
	return int(i)+4 < d.Len() && d.Tag[i+1] == doc.HYPH && d.Word(i+2) == "in" && d.Tag[i+3] == doc.HYPH && d.Word(i+4) == "law"
}

// lesser are the words that make another office of the one after them.
var lesser = []string{"vice", "deputy", "assistant", "associate", "under", "sub", "co", "shadow", "alternate"}

// has reports whether token i, whose key is key, is one of w.
func (w *words) has(g *graph, i int32, key string) bool {
	for _, before := range w.last[key] {
		if before == "" {
			if n := int(i) + 1; w.parted == ofAll && n+1 < g.d.Len() && lower(g.d.Word(int32(n))) == "at" && lower(g.d.Word(int32(n+1))) == "large" {
				continue
			}
			if w.parted != either && g.class.middling.alone(key) && g.ofPart(i) != (w.parted == ofOne) || w.parted == ofOne && g.presides(i, key) {
				continue
			}
			if w.lesser {
				return true
			}
			if p, _ := g.before(i, 1); p == "" || !slices.Contains(lesser, p) {
				return true
			}
			continue
		}
		if p, _ := g.before(i, 1+strings.Count(before, " ")); p == before {
			return true
		}
	}
	return false
}

// ofPart reports whether the words around the office whose noun is i say of what
// part of a body it is: "finance director", "head of research".
func (g *graph) ofPart(i int32) bool {
	d := g.d
	if j := i - 1; j >= 0 && !g.inName[j] {
		w := lower(d.Word(j))
		switch d.Pos[j] {
		case doc.NOUN, doc.PROPN, doc.ADJ:
			if d.Tag[j] != doc.JJS && schema.Demonym(d.Word(j)) == "" && !g.class.former.alone(w) && !g.class.coming.alone(w) && !g.class.plain.alone(w) && w != "acting" && w != "interim" {
				return true
			}
		}
	}
	if g.regional(i) || g.oneOf(i) {
		return true
	}
	j := i + 2
	if int(j) < d.Len() && d.Word(i+1) == "of" && lower(d.Word(j)) == "staff" {
		return true
	}
	return int(j) < d.Len() && (d.Word(i+1) == "of" || d.Word(i+1) == "for") && !g.inName[j] && (d.Tag[j] == doc.NN || d.Tag[j] == doc.NNS || d.Pos[j] == doc.ADJ || d.Tag[j] == doc.VBG) && (d.Tag[j] == doc.NNS || g.typ(j)&schema.Organization == 0)
}

// regional reports whether the place named right before the office whose noun is
// i is its part of a body that is told too: "Acme's Yemen director", "Africa
// chief of Acme".
func (g *graph) regional(i int32) bool {
	d := g.d
	if i < 1 || !g.inName[i-1] || g.typ(g.node[i-1])&schema.Place == 0 {
		return false
	}
	first := g.firstOf[g.node[i-1]]
	if first > 0 && (d.Tag[first-1] == doc.POS || d.Tag[first-1] == doc.PRPS) {
		return true
	}
	return int(i)+2 < d.Len() && d.Word(i+1) == "of"
}

// oneOf reports whether the office whose noun is i is one of several: "a
// director".
func (g *graph) oneOf(i int32) bool {
	d := g.d
	for j := i - 1; j >= 0 && j > i-5 && !g.inName[j]; j-- {
		switch d.Pos[j] {
		case doc.DET:
			w := lower(d.Word(j))
			return w == "a" || w == "an" || w == "another"
		case doc.ADJ, doc.NOUN, doc.ADV, doc.PUNCT, doc.VERB:
		default:
			return false
		}
	}
	return false
}

// alone reports whether word is one of w by itself.
func (w *words) alone(word string) bool { return slices.Contains(w.last[word], "") }

// before returns the n words before i in its phrase, hyphens passed over, and
// the first token of them; "" if there are fewer.
func (g *graph) before(i int32, n int) (string, int32) {
	d := g.d
	text := ""
	j := i
	for n > 0 {
		j--
		if j < 0 {
			return "", i
		}
		switch d.Word(j) {
		case "-", "–", "‑":
			continue
		}
		if p := d.Pos[j]; p == doc.PUNCT || p == doc.VERB && d.Tag[j] != doc.VBG || p == doc.DET {
			return "", i
		}
		if text == "" {
			text = lower(d.Word(j))
		} else {
			text = lower(d.Word(j)) + " " + text
		}
		n--
	}
	return text, j
}

// fits reports whether token i may stand at n.
func (g *graph) fits(n *node, i int32) bool {
	if n.pos != 0 && n.pos&(1<<g.d.Pos[i]) == 0 {
		return false
	}
	if n.words != nil && !n.words.has(g, i, g.key(i)) {
		return false
	}
	if n.types != 0 && g.typ(i)&n.types == 0 || n.named && !g.isNamed(i) || n.name && !g.inName[i] || n.one && g.d.Tag[i] == doc.NNS && !g.isNamed(i) || n.adj && !g.demonym(i) {
		return false
	}
	if n.like != nil && !g.like(n.like, i) {
		return false
	}
	for _, w := range n.not {
		if g.like(w, i) {
			return false
		}
	}
	for k := range n.also {
		if c := &n.also[k]; g.leads(c, 0, i) == c.not {
			return false
		}
	}
	return true
}

// demonym reports whether i is a word for those of a place, or of what is there.
func (g *graph) demonym(i int32) bool {
	if g.mention[i] < 0 || g.d.Mentions[g.mention[i]].Form != doc.Name {
		return false
	}
	return g.d.Pos[i] == doc.ADJ || schema.Demonym(g.d.Word(i)) != ""
}

// like reports whether the head of i's phrase, or a word of its name, is one
// of w.
func (g *graph) like(w *words, i int32) bool {
	if w.has(g, i, g.key(i)) {
		return true
	}
	if !g.inName[i] || g.mention[i] < 0 {
		return false
	}
	m := g.d.Mentions[g.mention[i]]
	for j := m.First; j <= m.Last; j++ {
		if w.last[lower(g.d.Word(j))] != nil {
			return true
		}
	}
	return false
}

// leads reports whether c's path from its step k on can be walked from i.
func (g *graph) leads(c *condition, k int, i int32) bool {
	if k == len(c.steps) {
		return true
	}
	return !g.follow(i, &c.steps[k], func(j int32, _ manner) bool {
		return !(g.fits(&c.nodes[k], j) && g.leads(c, k+1, j))
	})
}

// longest is how many nodes a path may have.
const longest = 8

// A trail is where a path has led so far: one token a node.
type trail struct {
	at  [longest]int32
	how manner // of the is edge that it passed
}

// walk follows p from its node k, where t stands, to the end in direction dir,
// and calls found with each trail that gets there.
func (g *graph) walk(p *pattern, k, dir int, t *trail, found func(*trail)) {
	to := k + dir
	if to < 0 || to == len(p.nodes) {
		found(t)
		return
	}
	s := p.steps[min(k, to)]
	if dir < 0 {
		s.up = !s.up
	}
	g.follow(t.at[k], &s, func(j int32, how manner) bool {
		if g.fits(&p.nodes[to], j) {
			next := *t
			next.at[to] = j
			next.how = max(next.how, how)
			g.walk(p, to, dir, &next, found)
		}
		return true
	})
}

// match calls found with each trail of p that has token i at p's anchor, or
// at its first node where it has none.
func (g *graph) match(p *pattern, i int32, found func(*trail)) {
	k := max(p.anchor, 0)
	if !g.fits(&p.nodes[k], i) {
		return
	}
	var t trail
	t.at[k] = i
	g.walk(p, k, -1, &t, func(t *trail) {
		g.walk(p, k, +1, t, found)
	})
}
