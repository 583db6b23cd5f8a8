package parse

import (
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// asides mends what greedy reading makes of the words behind a noun: a noun that a
// mark sets off from it, and no preposition leads to, stands in apposition; a
// participle right behind it, without a subject of its own, describes it. And right
// behind a verb, "that" leads to what the verb is about.
func (s *state) asides() {
	for i := range s.n {
		c := &s.nodes[i]
		const both = 1<<doc.Nsubj | 1<<doc.Mark
		switch c.xpos() {
		case doc.VBD, doc.VBZ, doc.VBP:
			if c.leftLabels&both == both {
				s.second(i)
			}
		}
		if c.head >= i {
			continue
		}
		switch doc.Dep(c.label) {
		case doc.Obl:
			h := &s.nodes[c.head]
			if c.marker > s.n && c.nominal() && h.nominal() && (h.leftLabels|h.rightLabels)&(1<<doc.Cop) == 0 && s.setOff(c.head, i) {
				c.label = uint8(doc.Appos)
			}
		case doc.Advcl: // "suspects that"
			if m := c.marker; m <= s.n && m-1 == c.head && s.nodes[m].word == that && s.nodes[c.head].pos() == doc.VERB {
				c.label = uint8(doc.Ccomp)
			} else if l := c.left; l <= s.n && s.nodes[l].word == being {
				s.describes(i)
			}
		case doc.Parataxis:
			s.describes(i)
		}
	}
}

// second mends a finite clause v with two subjects, of which a preposition leads to
// the later: in "the member for Leeds, left", Leeds says which member.
func (s *state) second(v int32) {
	first, last := int32(-1), int32(-1)
	for k := range v {
		if n := &s.nodes[k]; n.head == v && doc.Dep(n.label) == doc.Nsubj {
			if last = k; first < 0 {
				first = k
			}
		}
	}
	for m := first + 2; m < last; m++ {
		n := &s.nodes[m]
		if n.head == v && doc.Dep(n.label) == doc.Mark && n.before == 0 && s.nodes[m-1].nominal() {
			n.head, n.label = last, uint8(doc.Case)
			s.nodes[last].head, s.nodes[last].label = m-1, uint8(doc.Nmod)
			return
		}
	}
}

// describes hangs word i, a participle, on the noun right before its clause.
func (s *state) describes(i int32) {
	const clausal = 1<<doc.Nsubj | 1<<doc.NsubjPass | 1<<doc.Cc | 1<<doc.Mark | 1<<doc.Aux
	c := &s.nodes[i]
	if t := c.xpos(); t != doc.VBN && t != doc.VBG || c.leftLabels&clausal != 0 {
		return
	}
	first := i
	for s.nodes[first].left <= s.n && s.nodes[first].left < first {
		first = s.nodes[first].left
	}
	if n := first - 1; n > c.head && s.nodes[first].before == 0 && s.nodes[n].nominal() {
		c.head, c.label = n, uint8(doc.Acl)
	}
}

var that, being = linear.HashBytes([]byte("that")), linear.HashBytes([]byte("being"))

// nominal reports whether n is a noun or a name.
func (n *node) nominal() bool { return n.pos() == doc.NOUN || n.pos() == doc.PROPN }

// setOff reports whether a mark stands between words i and k.
func (s *state) setOff(i, k int32) bool {
	for i++; i <= k; i++ {
		if s.nodes[i].before != 0 {
			return true
		}
	}
	return false
}
