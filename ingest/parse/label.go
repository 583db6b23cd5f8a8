package parse

import (
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// label gives the arcs of a tree their relations, in the order in which they were
// made: children before their heads, near ones before those further off. So the
// features have the relations of what hangs from the child and of what hangs nearer
// to the head.
func (s *state) label(m linear.Scorer) {
	s.unlabel()
	for _, child := range s.order {
		head := s.nodes[child].head
		s.name(head, child, s.relation(m, head, child))
	}
}

// unlabel forgets what hangs from the words, but not on what they hang.
func (s *state) unlabel() {
	none := s.n + 1
	for i := range s.nodes {
		v := &s.nodes[i]
		v.left, v.left2, v.right, v.right2, v.marker = none, none, none, none, none
		v.leftLabels, v.rightLabels = 0, 0
	}
}

// name gives the arc from head to child its relation.
func (s *state) name(head, child int32, label doc.Dep) {
	h, c := &s.nodes[head], &s.nodes[child]
	c.label = uint8(label)
	if child < head {
		h.left2, h.left = h.left, child
		h.leftLabels |= 1 << label
	} else {
		h.right2, h.right = h.right, child
		h.rightLabels |= 1 << label
	}
	if label == doc.Case || label == doc.Mark || label == doc.Cc && h.marker == s.n+1 {
		h.marker = child
	}
}

// relation returns the relation of an arc: root for the one from the root, else
// the one with the highest score.
func (s *state) relation(m linear.Scorer, head, child int32) doc.Dep {
	if head == s.n {
		return doc.Root
	}
	s.describe(head, child)
	clear(s.labels[:])
	m.Add(s.labels[:], s.features)
	best := doc.Root + 1
	for l := best + 1; l < doc.NumDeps; l++ {
		if s.labels[l] > s.labels[best] {
			best = l
		}
	}
	if best == doc.OblAgent && s.nodes[s.nodes[child].marker].word != by {
		return doc.Obl
	}
	return best
}

// by is the word that every agent of a passive has.
var by = linear.HashBytes([]byte("by"))

// describe lists the features of an arc. The child's children are labelled by then,
// and those of the head that are nearer to it.
func (s *state) describe(head, child int32) {
	mix := linear.Mix
	f := s.features[:0]
	id := uint32(1024)
	if child > head {
		id = 2048
	}
	add := func(a, b uint32) {
		id++
		f = append(f, mix(id, a, b))
	}
	h, c := &s.nodes[head], &s.nodes[child]
	m, hm := &s.nodes[c.marker], &s.nodes[h.marker]
	last := &s.nodes[h.left] // the sibling nearer to the head
	far := distance(head - child)
	if child > head {
		last = &s.nodes[h.right]
		far = distance(child - head)
	}
	marks := s.between(min(head, child), max(head, child))
	before, after := s.beside(child, -1), s.beside(child, 1)
	beforeHead, afterHead := s.beside(head, -1), s.beside(head, 1)
	tags := mix(0, h.tag, c.tag)

	add(0, 0)
	add(c.word, 0)
	add(c.tag, 0)
	add(h.word, 0)
	add(h.tag, 0)
	add(tags, 0)
	add(tags, far)
	add(h.word, c.word)
	add(h.tag, c.word)
	add(h.word, c.tag)
	add(tags, m.word)
	add(h.word, m.word)
	add(c.word, m.word)
	add(mix(0, h.word, m.word), c.tag)
	add(mix(0, h.tag, m.word), c.word)
	add(tags, last.tag)
	add(mix(0, h.word, c.tag), uint32(last.label))
	add(tags, uint32(last.label))
	add(tags, mix(0, before.tag, after.tag))
	add(c.word, before.word)
	add(c.word, after.word)
	add(c.tag, before.word)
	add(c.tag, after.word)
	add(tags, beforeHead.tag)
	add(tags, afterHead.tag)
	add(tags, fold(c.leftLabels))
	add(tags, fold(c.rightLabels))
	add(tags, fold(h.leftLabels))
	add(tags, fold(h.rightLabels))
	add(h.word, fold(h.leftLabels))
	add(h.word, mix(0, fold(h.rightLabels), c.tag))
	add(c.word, fold(c.leftLabels))
	add(c.tag, fold(c.leftLabels))
	add(mix(0, h.tag, c.word), fold(h.leftLabels|h.rightLabels))
	add(tags, mix(0, fold(c.leftLabels), fold(h.leftLabels)))
	add(tags, hm.word)
	add(mix(0, h.tag, hm.word), c.word)
	add(tags, mix(0, s.nodes[c.left].tag, s.nodes[c.right].tag))
	add(tags, s.nodes[c.left].word)
	add(tags, s.nodes[c.right].word)
	add(c.other, c.tag)
	add(c.other, c.word)
	add(tags, c.other)
	add(tags, h.other)
	add(h.word, c.other)
	add(tags, mix(1, marks, c.before))
	add(h.tag, mix(1, marks, after.before))
	add(c.word, mix(1, c.before, after.before))
	add(mix(0, tags, marks), m.word)
	add(h.word, mix(1, marks, c.tag))
	add(c.class, mix(1, marks, h.tag))
	add(tags, mix(1, marks, uint32(last.label)))
	add(c.class, 0)
	add(h.class, c.class)
	add(h.class, c.tag)
	add(h.tag, c.class)
	add(h.class, m.word)
	add(mix(0, h.tag, m.word), c.class)
	s.features = f
}

// beside returns the word k after word i, or no word.
func (s *state) beside(i, k int32) *node {
	if i += k; i < 0 || i >= s.n {
		return &s.nodes[s.n+1]
	}
	return &s.nodes[i]
}
