package parse

import (
	"unicode"
	"unicode/utf8"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Actions: shift moves the first word of the buffer onto the stack; left makes it
// the head of the top of the stack, which is done with; right makes the second on
// the stack the head of the top, which is done with. What relation an arc has is
// decided apart, when the tree is done (see label.go).
const (
	shift = iota
	left
	right
	actions
)

// A node is a word, the root, or no word. Punctuation marks are no nodes.
type node struct {
	word, tag     uint32 // what features are made of
	class, coarse uint32 // classes of the word, of which the coarse one is larger
	other         uint32 // the tag that it may have instead, or tag
	before        uint32 // the kinds of marks between it and the word before, as a set

	head                       int32
	margin                     int32 // by how much the action that gave it its head was the best
	left, left2, right, right2 int32 // outermost children and those next to them
	marker                     int32 // the child that is its preposition or conjunction
	leftCount, rightCount      uint8
	leftKinds, rightKinds      uint32 // sets of the parts of speech of the children

	label                   uint8
	leftLabels, rightLabels uint64 // sets of the relations of the children that have been labelled
}

// tagOf joins a word's two tags into the one that features are made of.
func tagOf(t doc.Tag, p doc.Pos) uint32 { return uint32(t)<<8 | uint32(p) + 1 }

func (n *node) xpos() doc.Tag { return doc.Tag(n.tag >> 8) }
func (n *node) pos() doc.Pos  { return doc.Pos(n.tag&0xff) - 1 }

// A state is how far a sentence has come. Node n is the root, which stands
// behind the last word; n+1 is no word.
type state struct {
	nodes    []node
	n        int32   // words
	tokens   []int32 // word → token
	verbs    []int32 // word → the next finite verb behind it, or no word
	stack    []int32
	next     int32   // first of the buffer
	order    []int32 // words that have heads, as they got them
	votes    []int32 // heads in another tree, none where there is none
	weights  []int32 // how much each of them counts
	features []uint32
	scores   [actions]int32
	labels   [doc.NumDeps]int32 // scores of the relations of an arc
	low      []byte
	clauses  []doc.Span
	pairs    []pair
	open     []int32 // marks that begin a pair
}

// read begins a sentence.
func (s *state) read(d *doc.Document, span doc.Span, clusters *cluster.Clusters) {
	s.tokens = s.tokens[:0]
	for i := span.First; i < span.End; i++ {
		if d.Pos[i] != doc.PUNCT {
			s.tokens = append(s.tokens, i)
		}
	}
	s.n = int32(len(s.tokens))
	s.nodes = s.nodes[:0]
	at := span.First
	for _, i := range s.tokens {
		word := d.Word(i)
		s.low = s.low[:0]
		for _, r := range word {
			switch {
			case '0' <= r && r <= '9':
				r = '0'
			case r == '’' || r == '‘':
				r = '\''
			default:
				r = unicode.ToLower(r)
			}
			s.low = utf8.AppendRune(s.low, r)
		}
		class := clusters.Path(word)
		tag := tagOf(d.Tag[i], d.Pos[i])
		other := tag
		if d.Other != nil {
			other = tagOf(d.Other[i].Tag, d.Other[i].Pos)
		}
		s.nodes = append(s.nodes, node{
			word: linear.HashBytes(s.low), tag: tag,
			coarse: uint32(class.Middle) + 1, class: uint32(class.Fine) + 1, other: other, before: kinds(d, at, i),
		})
		at = i + 1
	}
	s.nodes = append(s.nodes, node{word: 1, tag: 1 << 16, class: 1 << 16, before: kinds(d, at, span.End)},
		node{word: 2, tag: 2 << 16, class: 2 << 16})
	s.votes = s.votes[:0]
	s.begin()
}

// begin forgets all arcs.
func (s *state) begin() {
	for i := range s.nodes {
		s.nodes[i] = s.blank(s.nodes[i])
	}
	s.nodes[s.n+1].label = 255
	s.lookAhead()
	s.stack, s.order, s.next = s.stack[:0], s.order[:0], 0
}

// lookAhead finds the finite verb behind each word.
func (s *state) lookAhead() {
	s.verbs = s.verbs[:0]
	for range s.n + 1 {
		s.verbs = append(s.verbs, s.n+1)
	}
	for i := s.n - 1; i >= 0; i-- {
		s.verbs[i] = s.verbs[i+1]
		switch s.nodes[i+1].xpos() {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			s.verbs[i] = i + 1
		}
	}
}

// blank returns v without head and children.
func (s *state) blank(v node) node {
	none := s.n + 1
	return node{
		word: v.word, tag: v.tag, class: v.class, coarse: v.coarse, other: v.other, before: v.before,
		head: -1, left: none, left2: none, right: none, right2: none, marker: none, label: 254,
	}
}

// done reports whether all words have heads.
func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// top returns the k-th node from the top of the stack, from 0.
func (s *state) top(k int) int32 {
	if k >= len(s.stack) {
		return s.n + 1
	}
	return s.stack[len(s.stack)-1-k]
}

// ahead returns the k-th node of the buffer, from 0.
func (s *state) ahead(k int32) int32 {
	if s.next+k > s.n {
		return s.n + 1
	}
	return s.next + k
}

// allowed reports whether an action leads to a tree with one root. The root
// takes one word, the last on the stack.
func (s *state) allowed(a int) bool {
	switch a {
	case shift:
		return s.next < s.n
	case left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	default:
		return len(s.stack) > 1
	}
}

// arc returns the head that left or right gives to the top of the stack.
func (s *state) arc(a int) (head int32) {
	if a == left {
		return s.next
	}
	return s.top(1)
}

// push shifts.
func (s *state) push() {
	s.stack = append(s.stack, s.next)
	s.next++
}

// attach makes an arc to the top of the stack and takes it off.
func (s *state) attach(head int32) {
	child := s.top(0)
	s.stack = s.stack[:len(s.stack)-1]
	s.order = append(s.order, child)
	h, c := &s.nodes[head], &s.nodes[child]
	c.head = head
	if child < head {
		h.left2, h.left = h.left, child
		h.leftCount++
		h.leftKinds |= 1 << c.pos()
	} else {
		h.right2, h.right = h.right, child
		h.rightCount++
		h.rightKinds |= 1 << c.pos()
	}
	if t := c.xpos(); t == doc.IN || t == doc.TO || t == doc.CC && h.marker == s.n+1 {
		h.marker = child
	}
}
