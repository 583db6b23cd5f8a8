package parse

import (
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// weighPhrases adds to the features what says where the phrase at the front of the
// buffer goes: the preposition or conjunction that it has already (mb), with what it
// may hang from, as words, and as classes, which stand in for rare words (Koo,
// Carreras and Collins 2008, Simple Semi-supervised Dependency Parsing, ACL).
func (s *state) weighPhrases() {
	mix := linear.Mix
	f := s.features
	id := uint32(300)
	add := func(a, b uint32) {
		id++
		f = append(f, mix(id, a, b))
	}
	node := func(i int32) *node { return &s.nodes[i] }
	s0, s1, s2 := node(s.top(0)), node(s.top(1)), node(s.top(2))
	b0, b1 := node(s.ahead(0)), node(s.ahead(1))
	m0, mb := node(s0.marker), node(b0.marker)
	s0b0, s1s0 := mix(0, s0.tag, b0.tag), mix(0, s1.tag, s0.tag)
	s1b0 := mix(0, s1s0, b0.tag)
	near, far := s.between(s.top(0), s.ahead(0)), s.between(s.top(1), s.top(0))

	add(s0.word, mb.word)
	add(s1.word, mb.word)
	add(s0.class, mb.word)
	add(s1.class, mb.word)
	add(s1s0, mb.word)
	add(s1b0, mb.word)
	add(mix(0, s1b0, s2.tag), mb.word)
	add(mix(0, s0.word, mb.word), b0.word)
	add(mix(0, s1.word, mb.word), b0.word)
	add(mix(0, s0.word, mb.word), s1.tag)
	add(mix(0, s1.word, mb.word), s0.tag)
	add(mix(0, s1.word, mb.word), s0.word)
	add(mix(0, s0.class, mb.word), b0.class)
	add(mix(0, s1.class, mb.word), b0.class)
	add(mix(0, s1.class, mb.word), s0.class)
	add(mix(0, m0.word, mb.word), s0b0)
	add(mix(0, m0.word, mb.word), s1b0)
	add(mix(0, s2.word, mb.word), s1.tag)
	add(mix(0, s1b0, mb.word), mix(0, far, near))

	add(s0.coarse, b0.coarse)
	add(s1.coarse, s0.coarse)
	add(mix(0, s1.coarse, s0.coarse), b0.coarse)
	add(mix(0, s0.coarse, b0.coarse), s0b0)
	add(mix(0, s1.coarse, s0.coarse), s1s0)
	add(mix(0, s0.coarse, b0.coarse), b1.coarse)
	add(mix(0, s1.coarse, mb.word), b0.coarse)
	add(mix(0, s0.coarse, mb.word), b0.coarse)
	add(mix(0, s1.coarse, mb.word), mix(0, s0.coarse, b0.coarse))
	add(mix(0, s1.coarse, m0.word), s0.coarse)
	add(s0.word, b0.coarse)
	add(s0.coarse, b0.word)
	add(s1.word, s0.coarse)
	add(s1.coarse, s0.word)
	s.features = f
}

// deep is how far down the stack a verb is looked for.
const deep = 8

// lookAround adds to the features what is further off than their other words: the
// next finite verb, the verbs that wait on the stack, how the sentence begins and
// ends.
func (s *state) lookAround() {
	mix := linear.Mix
	f := s.features
	id := uint32(400)
	add := func(a, b uint32) {
		id++
		f = append(f, mix(id, a, b))
	}
	node := func(i int32) *node { return &s.nodes[i] }
	s0, s1, s2, s3 := node(s.top(0)), node(s.top(1)), node(s.top(2)), node(s.top(3))
	b0, b1, b2, b3, b4 := node(s.ahead(0)), node(s.ahead(1)), node(s.ahead(2)), node(s.ahead(3)), node(s.ahead(4))
	s0b0, s1s0 := mix(0, s0.tag, b0.tag), mix(0, s1.tag, s0.tag)
	s1b0 := mix(0, s1s0, b0.tag)
	near := s.between(s.top(0), s.ahead(0))
	verb := node(s.verbs[s.next])
	way := s.between(s.ahead(0), s.verbs[s.next])<<3 | distance(s.verbs[s.next]-s.next)
	waiting, last := s.waiting()

	add(s0b0, verb.tag)
	add(s1b0, verb.tag)
	add(s0b0, mix(0, verb.tag, way))
	add(s1s0, mix(0, verb.tag, way))
	add(s0b0, mix(0, verb.word, way))
	add(s0.word, mix(0, verb.tag, way))
	add(b0.word, mix(0, verb.tag, way))
	add(s1b0, mix(0, waiting, verb.tag))
	add(s0b0, mix(0, waiting, near))
	add(last.tag, s1b0)
	add(last.word, s0b0)
	add(last.word, mix(0, b0.tag, node(b0.marker).word))
	add(mix(0, s3.tag, s2.tag), s1b0)
	add(mix(0, b1.tag, b2.tag), mix(0, b3.tag, b4.tag))
	add(s0b0, mix(0, b1.tag, mix(0, b2.tag, b3.tag)))
	add(s1b0, mix(0, b1.tag, b2.tag))
	add(s1b0, mix(0, node(s.n).before, near))
	add(s0b0, mix(2, node(0).tag, min(waiting, 2)))
	s.features = f
}

// waiting returns how many verbs are near the top of the stack, and the first of
// them if it is further down than the features see.
func (s *state) waiting() (verbs uint32, first *node) {
	first = &s.nodes[s.n+1]
	for k := range min(len(s.stack), deep) {
		n := &s.nodes[s.top(k)]
		if p := n.pos(); p != doc.VERB && p != doc.AUX {
			continue
		}
		if verbs++; verbs == 1 && k > 1 {
			first = n
		}
	}
	return verbs, first
}
