package parse

import "kg/ingest/linear"

// Most decisions are easy: a few features make one of the actions so much better
// than the others that all features together would not say otherwise. A classifier
// of its own, small enough to stay near the processor, looks at those first (Weiss
// and Taskar 2010, Structured Prediction Cascades, AISTATS).

// By how much the score of an action exceeds those of the others where a glance is
// enough: by itself, and where the tree that was read from the other end agrees.
const (
	certain = 350
	agreed  = 60
)

// glance lists the few features that most decisions need: tags and words of what
// is next to each other, marks and children.
func (s *state) glance() {
	mix := linear.Mix
	f := s.features[:0]
	id := uint32(4096)
	add := func(a, b uint32) {
		id++
		f = append(f, mix(id, a, b))
	}
	node := func(i int32) *node { return &s.nodes[i] }
	s0, s1, s2 := node(s.top(0)), node(s.top(1)), node(s.top(2))
	b0, b1, b2 := node(s.ahead(0)), node(s.ahead(1)), node(s.ahead(2))
	s0b0, s1s0 := mix(0, s0.tag, b0.tag), mix(0, s1.tag, s0.tag)
	s1b0 := mix(0, s1s0, b0.tag)
	near, far := s.between(s.top(0), s.ahead(0)), s.between(s.top(1), s.top(0))
	dist := distance(s.ahead(0) - s.top(0))
	m0 := node(s0.marker)
	add(s0b0, near)
	add(s1s0, far)
	add(s0b0, mix(0, b1.tag, near))
	add(s0b0, mix(0, b1.tag, b2.tag))
	add(s1b0, near)
	add(s1b0, far)
	add(s1b0, b1.tag)
	add(s1b0, s2.tag)
	add(s0.word, b0.tag)
	add(s0.tag, b0.word)
	add(s0.word, b0.word)
	add(s1.word, s0.tag)
	add(s1.tag, s0.word)
	add(s1.word, s0.word)
	add(s1.tag, mix(0, s0.tag, m0.word))
	add(s1.word, m0.word)
	add(s0b0, dist)
	add(s0b0, mix(0, near, s0.rightKinds))
	add(s0b0, s0.leftKinds)
	add(s0b0, b0.leftKinds)
	add(s1s0, s1.rightKinds)
	add(s0.word, mix(0, s0.tag, b1.tag))
	add(b0.word, b1.tag)
	add(b0.tag, b1.word)
	add(s0.class, b0.class)
	add(s1b0, mix(0, b1.tag, near))
	s.features = f
}
