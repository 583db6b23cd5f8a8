package relate

import (
	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// clues are the features of a pair of ends: what stands between and around
// them, how the tree leads from one to the other, and what the ends are like.
//
// After G. Zhou, J. Su, J. Zhang and M. Zhang, Exploring Various Knowledge in
// Relation Extraction, ACL 2005, and M. Mintz, S. Bills, R. Snow and
// D. Jurafsky, Distant Supervision for Relation Extraction without Labeled
// Data, ACL 2009.
type clues struct {
	f       *finder
	classes *cluster.Clusters
	stated  map[[2]int32][]uint32 // entities → predicates that patterns find between them
	words   []uint32              // of the sentence at hand: its verbs and nouns
	out     []uint32
	types   uint32
	up      []int32 // path from the first end to the top, without the top
	down    []int32 // from the second
	way     []int32 // all of it, of the relation at hand
}

// Templates of features.
const (
	tBias uint32 = iota + 900
	tSource
	tDistance
	tWord
	tWordTyped
	tBigram
	tString
	tClass
	tClasses
	tBefore
	tAfter
	tHead
	tPart
	tSentence
	tPath
	tPathTyped
	tLemmas
	tLemmasTyped
	tTop
	tStep
	tUnder
	tModifier
	tStated
	tForm
)

func (c *clues) add(template, a, b uint32) { c.out = append(c.out, linear.Mix(template, a, b)) }

// typed adds a clue alone and with the types of the ends.
func (c *clues) typed(template, a, b uint32) {
	c.add(template, a, b)
	c.add(template+1, linear.Mix(template, a, b), c.types)
}

// sentence prepares for the pairs of a sentence.
func (c *clues) sentence(s doc.Span) {
	d := c.f.d
	c.words = c.words[:0]
	for i := s.First; i < s.End && i < s.First+80; i++ {
		if (d.Pos[i] == doc.VERB || d.Pos[i] == doc.NOUN) && !c.f.inName[i] {
			c.words = append(c.words, linear.Mix(tSentence, linear.Hash(d.Lemma[i]), 0))
		}
	}
}

// word returns what token i is to a clue: its lemma, or of what kind a name, a
// date or a number is.
func (c *clues) word(i int32) uint32 {
	f := c.f
	switch {
	case f.inName[i]:
		return uint32(f.typ(f.node[i])) | 1<<20
	case f.value[i] >= 0:
		return uint32(f.d.Values[f.value[i]].Kind) | 1<<21
	case f.d.Pos[i] == doc.NUM:
		return 1 << 22
	}
	return linear.Hash(lower(f.d.Lemma[i]))
}

// around is word, and stands for what is before and after the sentence too.
func (c *clues) around(i int32, s doc.Span) uint32 {
	if i < s.First || i >= s.End {
		return 1 << 23
	}
	return c.word(i)
}

// of returns the clues of a and b, in sentence s and with between other ends
// between them. They are good until the next call.
func (c *clues) of(s doc.Span, a, b *end, between int) []uint32 {
	f, d := c.f, c.f.d
	c.out = append(c.out[:0], c.words...)
	c.types = uint32(a.typ) | uint32(b.typ)<<16
	n := b.first - a.last - 1
	c.add(tBias, c.types, 0)
	c.add(tDistance, uint32(min(n, 12)), uint32(min(between, 4)))
	c.add(tForm, c.form(a), c.form(b))
	c.between(a, b, n)
	for k := int32(1); k <= 2; k++ {
		c.shared(tBefore, c.around(a.first-k, s), uint32(k))
		c.shared(tAfter, c.around(b.last+k, s), uint32(k))
		c.add(tAfter, c.around(a.last+k, s), uint32(k+4))
		c.add(tBefore, c.around(b.first-k, s), uint32(k+4))
	}
	c.add(tBefore, linear.Mix(tBefore, c.around(a.first-1, s), c.around(a.first-2, s)), 3)
	c.add(tAfter, linear.Mix(tAfter, c.around(b.last+1, s), c.around(b.last+2, s)), 3)
	for side, e := range [2]*end{a, b} {
		side := uint32(side)
		c.add(tHead, linear.Hash(lower(d.Word(e.last))), side)
		if e.mention >= 0 {
			for i := e.first; i <= e.last && i < e.first+6; i++ {
				c.add(tPart, linear.Hash(lower(d.Word(i))), side)
				c.add(tPart, uint32(c.classes.Path(d.Word(i)).Fine)|1<<24, side)
			}
		}
		for _, j := range f.children(e.at) {
			if !f.inName[j] && d.Dep[j] != doc.Punct {
				c.add(tModifier, linear.Hash(d.Lemma[j]), uint32(d.Dep[j])<<1|side)
			}
		}
	}
	c.path(a, b)
	x, y := int32(-1), int32(-1)
	if a.mention >= 0 && b.mention >= 0 {
		x, y = f.entityOf(a.mention), f.entityOf(b.mention)
		for _, p := range c.stated[[2]int32{x, y}] {
			c.add(tStated, p, 0)
		}
		for _, p := range c.stated[[2]int32{y, x}] {
			c.add(tStated, p, 1)
		}
	}
	return c.out
}

// shared is typed under one template.
func (c *clues) shared(template, a, b uint32) {
	c.add(template, a, b)
	c.add(template, linear.Mix(template, a, b), c.types)
}

// form says how an end refers, and whether it is a demonym.
func (c *clues) form(e *end) uint32 {
	if e.mention < 0 {
		return uint32(e.typ)
	}
	x := uint32(c.f.d.Mentions[e.mention].Form)<<1 | uint32(e.typ)<<4
	if c.f.d.Pos[e.at] == doc.ADJ {
		x |= 1
	}
	return x
}

// between adds the words between a and b, of which there are n.
func (c *clues) between(a, b *end, n int32) {
	d := c.f.d
	if n > 25 {
		return
	}
	last, whole, kinds := uint32(1), uint32(7), uint32(7)
	for i := a.last + 1; i < b.first; i++ {
		w := c.word(i)
		c.typed(tWord, w, 0)
		c.add(tBigram, last, w)
		last, whole = w, linear.Mix(tString, whole, w)
		if !c.f.inName[i] && c.f.value[i] < 0 {
			k := c.classes.Path(d.Word(i))
			c.add(tClass, uint32(k.Fine), c.types)
			kinds = linear.Mix(tClasses, kinds, uint32(k.Middle))
		}
	}
	c.add(tBigram, last, 2)
	if n <= 7 {
		c.add(tString, whole, 0)
		c.add(tString, whole, c.types)
		c.add(tClasses, kinds, c.types)
	}
}

// longPath is how many steps of a path are looked at on each side.
const longPath = 8

// tops finds the path between a and b: its top, -1 where no tree joins them,
// and the tokens on either side of it.
func (c *clues) tops(a, b int32) int32 {
	head := c.f.d.Head
	c.up, c.down = c.up[:0], c.down[:0]
	for i := a; i >= 0 && len(c.up) < longPath; i = head[i] {
		c.up = append(c.up, i)
	}
	for j := b; j >= 0 && len(c.down) < longPath; j = head[j] {
		for k, i := range c.up {
			if i == j {
				c.up = c.up[:k]
				return j
			}
		}
		c.down = append(c.down, j)
	}
	return -1
}

// path adds what the tree has between a and b.
func (c *clues) path(a, b *end) {
	f, d := c.f, c.f.d
	top := c.tops(a.at, b.at)
	if top < 0 {
		c.add(tPath, 0, c.types)
		return
	}
	labels, lemmas := uint32(1), uint32(1)
	step := func(i int32, way uint32) {
		l := linear.Mix(tStep, uint32(d.Dep[i])<<1|way, f.r.prepositions[f.cases[i]])
		labels = linear.Mix(tPath, labels, l)
		lemmas = linear.Mix(tLemmas, lemmas, l)
		if i != a.at && i != b.at {
			w := c.word(i)
			lemmas = linear.Mix(tLemmas, lemmas, w)
			c.shared(tStep, w, 0)
			c.add(tStep, w, l)
		}
	}
	for _, i := range c.up {
		step(i, 0)
	}
	w := uint32(3)
	if top != a.at && top != b.at {
		w = c.word(top)
		c.shared(tStep, w, 0)
	} else if top == a.at {
		w = 4
	}
	lemmas = linear.Mix(tLemmas, lemmas, w)
	labels = linear.Mix(tPath, labels, 5)
	for k := len(c.down) - 1; k >= 0; k-- {
		step(c.down[k], 1)
	}
	c.typed(tPath, labels, 0)
	c.typed(tLemmas, lemmas, 0)
	c.add(tTop, w, labels)
	for _, j := range f.children(top) {
		if j == a.at || j == b.at || f.inName[j] || d.Dep[j] == doc.Punct {
			continue
		}
		c.add(tUnder, linear.Hash(d.Lemma[j]), linear.Mix(tUnder, uint32(d.Dep[j]), f.r.prepositions[f.cases[j]]))
	}
}
