package parse

import "kg/ingest/linear"

// extract lists the features of the state: of the three words on top of the
// stack (s0, s1, s2), of the first four of the buffer (b0 to b3), and of the
// children that they have so far; and what context.go adds.
func (s *state) extract() {
	mix := linear.Mix
	f := s.features[:0]
	id := uint32(0)
	add := func(a, b uint32) {
		id++
		f = append(f, mix(id, a, b))
	}
	node := func(i int32) *node { return &s.nodes[i] }
	s0, s1, s2 := node(s.top(0)), node(s.top(1)), node(s.top(2))
	b0, b1, b2, b3 := node(s.ahead(0)), node(s.ahead(1)), node(s.ahead(2)), node(s.ahead(3))

	add(0, 0)
	for _, x := range [...]*nodeRef{{s0}, {s1}, {b0}} {
		add(x.word, 0)
		add(x.tag, 0)
		add(x.word, x.tag)
		add(x.other, x.tag)
		add(x.other, x.word)
	}
	for _, x := range [...]*nodeRef{{s2}, {b1}, {b2}} {
		add(x.word, 0)
		add(x.tag, 0)
	}
	add(b3.tag, b2.tag)

	// Pairs.
	for _, x := range [...][2]*nodeRef{{{s0}, {b0}}, {{s1}, {s0}}} {
		a, b := x[0], x[1]
		tags := mix(0, a.tag, b.tag)
		add(a.word, b.word)
		add(a.word, b.tag)
		add(a.tag, b.word)
		add(tags, 0)
		add(tags, a.word)
		add(tags, b.word)
		add(mix(0, a.word, b.word), tags)
		add(tags, mix(0, a.other, b.other))
		add(a.other, b.tag)
		add(a.tag, b.other)
	}
	add(s1.word, b0.word)
	add(s1.tag, b0.tag)
	add(s1.word, b0.tag)
	add(s1.tag, b0.word)
	add(b0.word, b1.word)
	add(b0.tag, b1.tag)
	add(b0.word, b1.tag)
	add(b0.tag, b1.word)
	add(b0.other, b1.tag)
	add(b0.tag, b1.other)
	add(s1.other, b0.tag)
	add(s2.tag, s0.tag)

	// Threes.
	s0b0, s1s0 := mix(0, s0.tag, b0.tag), mix(0, s1.tag, s0.tag)
	s1b0 := mix(0, s1s0, b0.tag)
	s0l, s0r, s0l2, s0r2 := node(s0.left), node(s0.right), node(s0.left2), node(s0.right2)
	s1l, s1r, s1l2, s1r2 := node(s1.left), node(s1.right), node(s1.left2), node(s1.right2)
	b0l, b0l2 := node(b0.left), node(b0.left2)
	add(s0b0, b1.tag)
	add(s0b0, mix(0, b1.tag, b2.tag))
	add(s1b0, 0)
	add(s1b0, b1.tag)
	add(s1b0, s0.word)
	add(s1b0, s1.word)
	add(s1b0, b0.word)
	add(s1s0, s2.tag)
	add(s1b0, s2.tag)
	add(s0b0, s0l.tag)
	add(s0b0, s0r.tag)
	add(s0b0, b0l.tag)
	add(s0b0, b0l2.tag)
	add(s1s0, s0l.tag)
	add(s1s0, s0r.tag)
	add(s1s0, s1l.tag)
	add(s1s0, s1r.tag)
	add(s1s0, s1r2.tag)
	add(mix(0, s0.word, b0.word), s1.tag)
	add(mix(0, s1.word, s0.word), b0.tag)

	// Children: their words and tags.
	for _, x := range [...]*nodeRef{{s0l}, {s0r}, {s0l2}, {s0r2}, {s1l}, {s1r}, {s1r2}, {b0l}, {b0l2}} {
		add(x.tag, 0)
		add(x.word, 0)
	}
	add(s0.tag, mix(0, s0l.tag, s0r.tag))
	add(s1.tag, mix(0, s1l.tag, s1r.tag))
	add(s0.tag, mix(0, s0l.tag, s0l2.tag))
	add(s0.tag, mix(0, s0r.tag, s0r2.tag))
	add(s1.tag, mix(0, s1r.tag, s1r2.tag))
	add(s1.tag, mix(0, s1l.tag, s1l2.tag))
	add(b0.tag, mix(0, b0l.tag, b0l2.tag))
	add(s1s0, mix(0, s1r.tag, s0l.tag))
	add(s0b0, mix(0, s0r.tag, b0l.tag))

	// How many children, of what kinds, how far apart.
	near := distance(s.ahead(0) - s.top(0))
	far := distance(s.top(0) - s.top(1))
	add(s0.word, near)
	add(s0.tag, near)
	add(s0b0, near)
	add(s1.word, far)
	add(s1.tag, far)
	add(s1s0, far)
	add(s1b0, mix(0, near, far))
	s0v, s1v, b0v := count(s0.leftCount, s0.rightCount), count(s1.leftCount, s1.rightCount), count(b0.leftCount, 0)
	add(s0.word, s0v)
	add(s0.tag, s0v)
	add(s1.word, s1v)
	add(s1.tag, s1v)
	add(b0.word, b0v)
	add(b0.tag, b0v)
	add(s0.tag, s0.leftKinds)
	add(s0.tag, s0.rightKinds+1)
	add(s0.word, s0.leftKinds)
	add(s0.word, s0.rightKinds+1)
	add(s1.tag, s1.leftKinds)
	add(s1.tag, s1.rightKinds+1)
	add(s1.word, s1.rightKinds+1)
	add(b0.tag, b0.leftKinds)
	add(b0.word, b0.leftKinds)
	add(s1s0, mix(0, s1.rightKinds, s0.leftKinds))
	add(s0b0, mix(0, s0.rightKinds, b0.leftKinds))

	// Prepositions and conjunctions of phrases.
	m0, m1, mb := node(s0.marker), node(s1.marker), node(b0.marker)
	add(s1.word, m0.word)
	add(s1.tag, m0.word)
	add(mix(0, s1.word, m0.word), s0.word)
	add(mix(0, s1.tag, m0.word), s0.tag)
	add(mix(0, s1.tag, m0.word), mix(0, s2.tag, s0.tag))
	add(mix(0, s2.word, m0.word), s1.tag)
	add(mix(0, m1.word, m0.word), s1s0)
	add(mix(0, s0.tag, mb.word), b0.tag)
	add(mix(0, s0.word, b0.word), b1.word)

	// Punctuation.
	near, far = s.between(s.top(0), s.ahead(0)), s.between(s.top(1), s.top(0))
	add(s0b0, near)
	add(s1s0, far)
	add(s0.word, mix(1, near, b0.tag))
	add(b0.word, mix(1, near, s0.tag))
	add(s1.word, mix(1, far, s0.tag))
	add(s0.word, mix(1, far, s1.tag))
	add(s1b0, mix(1, far, near))
	add(s0b0, mix(1, near, b1.before))
	add(s0.tag, mix(1, near, b1.before))
	add(s1s0, mix(1, far, b0.before))
	add(mix(0, s0b0, near), b1.tag)
	add(mix(0, s0b0, b1.before), b1.tag)
	add(mix(0, s0.class, near), mix(0, s0.tag, b0.tag))
	add(mix(0, s1.class, far), mix(0, s1.tag, s0.tag))
	add(mix(0, s0.before, near), s1b0)

	// Word classes.
	for _, x := range [...]*nodeRef{{s0}, {s1}, {b0}} {
		add(x.class, 0)
		add(x.class, x.tag)
	}
	add(s2.class, 0)
	add(b1.class, 0)
	add(b2.class, 0)
	add(s0.class, b0.class)
	add(s0.class, mix(1, s0.tag, b0.tag))
	add(b0.class, mix(1, s0.tag, b0.tag))
	add(s1.class, s0.class)
	add(s1.class, mix(1, s1.tag, s0.tag))
	add(s0.class, mix(1, s1.tag, s0.tag))
	add(s1.class, b0.class)
	add(b0.class, b1.class)
	add(mix(0, s0.class, b0.class), s1.class)
	add(s1.class, m0.word)
	add(mix(0, s1.class, m0.word), s0.class)
	s.features = f
	s.weighPhrases()
	s.lookAround()
}

// A nodeRef lets nodes be listed in an array literal without a copy.
type nodeRef struct{ *node }

func distance(d int32) uint32 {
	switch {
	case d < 5:
		return uint32(d)
	case d < 10:
		return 5
	}
	return 6
}

func count(l, r uint8) uint32 { return uint32(min(l, 4))<<4 | uint32(min(r, 4)) }

// fold makes a feature of a set of relations.
func fold(set uint64) uint32 { return uint32(set * 0x9e3779b97f4a7c15 >> 33 << 1) }
