package parse

import "slices"

// Who reads from left to right does not know what is to come. So the sentence is
// read from right to left first, by classifiers of their own, and the arcs that this
// finds are votes when it is read from left to right: an action that makes arcs of
// the first tree impossible loses some of its score for each, more where the first
// reader was sure of it (after Attardi and Dell'Orletta 2009, Reverse Revision and
// Linear Tree Combination for Dependency Parsing, NAACL; the actions lose what they
// would in the dynamic oracle of Goldberg and Nivre 2013).

// heeded is the highest margin that counts for a vote.
const heeded = 1000

// flip turns the order of the words round, and begins anew.
func (s *state) flip() {
	slices.Reverse(s.nodes[:s.n])
	slices.Reverse(s.tokens)
	end := s.nodes[s.n].before // what was behind a word is before it now
	for i := s.n; i > 0; i-- {
		s.nodes[i].before = s.nodes[i-1].before
	}
	s.nodes[0].before = end
	s.begin()
}

// vote takes the tree that was read from right to left for votes.
func (s *state) vote() {
	s.votes = append(s.votes[:0], make([]int32, s.n)...)
	s.weights = append(s.weights[:0], make([]int32, s.n)...)
	for i := range s.n {
		v, k := &s.nodes[i], s.n-1-i
		if s.votes[k] = v.head; v.head < s.n {
			s.votes[k] = s.n - 1 - v.head
		}
		s.weights[k] = (min(v.margin, heeded) + 50) / 2
	}
}

// losses returns how many arcs of a tree shift, left and right make impossible, each
// counted as its weight, as 1 where weights is nil.
func (s *state) losses(heads, weights []int32) (c [actions]int32) {
	if len(s.stack) == 0 || len(heads) == 0 {
		return c
	}
	weight := func(i int32) int32 {
		if weights == nil {
			return 1
		}
		return weights[i]
	}
	s0, s1, b := s.top(0), s.top(1), s.next
	if b < s.n { // shift
		h := heads[b]
		for k, i := range s.stack {
			if heads[i] == b {
				c[shift] += weight(i)
			}
			if h == i && k < len(s.stack)-1 {
				c[shift] += weight(b)
			}
		}
	}
	lost := int32(0)
	for i := b; i < s.n; i++ { // children of s0 that are still to come
		if heads[i] == s0 {
			lost += weight(i)
		}
	}
	h := heads[s0]
	c[left], c[right] = lost, lost
	if h == s1 || h > b {
		c[left] += weight(s0)
	}
	if h >= b {
		c[right] += weight(s0)
	}
	return c
}
