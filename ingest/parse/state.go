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
// decided apart, when it is made (see label.go).
const (
	shift = iota
	left
	right
	actions
)

// A node is a word, the root, or no word. Punctuation marks are no nodes.
type node struct {
	word, tag, class uint32 // what features are made of
	other            uint32 // the tag that it may have instead, or tag
	before           uint32 // the kinds of marks between it and the word before, as a set

	head                       int32
	label                      uint8
	left, left2, right, right2 int32 // outermost children and those next to them
	leftCount, rightCount      uint8
	leftLabels, rightLabels    uint64 // sets
	marker                     int32  // the child that is its preposition or conjunction
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
	stack    []int32
	next     int32 // first of the buffer
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
		s.nodes = append(s.nodes, s.blank(node{
			word: linear.HashBytes(s.low), tag: tag,
			class: uint32(class.Fine) + 1, other: other, before: kinds(d, at, i),
		}))
		at = i + 1
	}
	s.nodes = append(s.nodes, s.blank(node{word: 1, tag: 1 << 16, class: 1 << 16, before: kinds(d, at, span.End)}),
		s.blank(node{word: 2, tag: 2 << 16, class: 2 << 16}))
	s.nodes[s.n+1].label = 255
	s.stack, s.next = s.stack[:0], 0
}

// blank returns v without head and children.
func (s *state) blank(v node) node {
	none := s.n + 1
	v.head, v.left, v.left2, v.right, v.right2, v.marker = -1, none, none, none, none, none
	v.label = 254
	return v
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

// arc returns the head and the child of the arc that left or right makes.
func (s *state) arc(a int) (head, child int32) {
	if a == left {
		return s.next, s.top(0)
	}
	return s.top(1), s.top(0)
}

// push shifts.
func (s *state) push() {
	s.stack = append(s.stack, s.next)
	s.next++
}

// attach makes an arc to the top of the stack and takes it off.
func (s *state) attach(head int32, label doc.Dep) {
	child := s.top(0)
	s.stack = s.stack[:len(s.stack)-1]
	h, c := &s.nodes[head], &s.nodes[child]
	c.head, c.label = head, uint8(label)
	if child < head {
		h.left2, h.left = h.left, child
		h.leftCount++
		h.leftLabels |= 1 << label
	} else {
		h.right2, h.right = h.right, child
		h.rightCount++
		h.rightLabels |= 1 << label
	}
	if label == doc.Case || label == doc.Mark || label == doc.Cc && h.marker == s.n+1 {
		h.marker = child
	}
}
