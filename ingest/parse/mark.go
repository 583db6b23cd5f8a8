package parse

import (
	"slices"

	"kg/ingest/doc"
)

// Punctuation marks take no part in the transitions. To the words they are what
// stands between them (Ma, Zhang and Zhu 2014, Punctuation Processing for
// Projective Dependency Parsing, ACL), and they get their heads when the tree of
// the words is done, by the rule of Universal Dependencies: the highest word of
// what they set off whose arc crosses no other.

// Kinds of marks, as sets of one.
const (
	comma = 1 << iota
	opening
	closing
	quote
	colon
	dash
	stop
	asking
	otherMark
	outside // one of the words is none
)

// kinds returns the kinds of the marks from token i on, up to token end.
func kinds(d *doc.Document, i, end int32) (set uint32) {
	for ; i < end; i++ {
		switch d.Word(i) {
		case ",":
			set |= comma
		case "(", "[", "{":
			set |= opening
		case ")", "]", "}":
			set |= closing
		case "\"", "“", "”", "'", "‘", "’", "`", "``", "''", "«", "»":
			set |= quote
		case ":", ";":
			set |= colon
		case "-", "--", "–", "—", "―":
			set |= dash
		case ".", "!":
			set |= stop
		case "?":
			set |= asking
		default:
			set |= otherMark
		}
	}
	return set
}

// between returns the kinds of marks between two words, the first of which comes
// first.
func (s *state) between(i, j int32) (set uint32) {
	if i > s.n || j > s.n {
		return outside
	}
	for i++; i <= j; i++ {
		set |= s.nodes[i].before
	}
	return set
}

// A pair is two marks that belong together, as brackets do, and the one head of
// the words in between.
type pair struct{ open, close, head int32 }

// closes tells what mark closes the one that a pair begins with, "" none.
func closes(mark string) string {
	switch mark {
	case "(":
		return ")"
	case "[":
		return "]"
	case "{":
		return "}"
	case "“":
		return "”"
	case "‘":
		return "’"
	case "``":
		return "''"
	case "«":
		return "»"
	case "\"", "'":
		return mark
	}
	return ""
}

// findPairs finds the pairs of the marks of a sentence.
func (s *state) findPairs(d *doc.Document, span doc.Span) {
	s.pairs, s.open = s.pairs[:0], s.open[:0]
	for i := span.First; i < span.End; i++ {
		if d.Pos[i] != doc.PUNCT {
			continue
		}
		mark := d.Word(i)
		k := len(s.open) - 1
		for k >= 0 && closes(d.Word(s.open[k])) != mark {
			k--
		}
		if k >= 0 {
			if head, ok := s.inside(s.open[k], i); ok {
				s.pairs = append(s.pairs, pair{s.open[k], i, head})
			}
			s.open = s.open[:k]
		} else if closes(mark) != "" {
			s.open = append(s.open, i)
		}
	}
}

// inside returns the word that the others between two tokens hang from, if one is
// such and nothing outside hangs from the others.
func (s *state) inside(open, close int32) (head int32, ok bool) {
	a := s.after(open)
	b := s.after(close)
	head = -1
	for i := a; i < b; i++ {
		n := &s.nodes[i]
		if n.head < a || n.head >= b {
			if head >= 0 {
				return 0, false
			}
			head = i
		}
	}
	for i := a; i < b; i++ {
		n := &s.nodes[i]
		if i != head && (n.left < a || n.right >= b) {
			return 0, false
		}
	}
	return head, head >= 0
}

// after returns the first word after a token.
func (s *state) after(token int32) int32 {
	lo, hi := int32(0), s.n
	for lo < hi {
		if mid := (lo + hi) / 2; s.tokens[mid] <= token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// write gives the tokens their heads: the words those that they have, the marks
// those that they belong to. It returns the root.
func (s *state) write(d *doc.Document, span doc.Span) (root int32) {
	for i, k := range s.tokens {
		n := &s.nodes[i]
		d.Dep[k] = doc.Dep(n.label)
		if n.head < s.n {
			d.Head[k] = s.tokens[n.head]
		} else {
			d.Head[k], root = -1, k
		}
	}
	if s.n == 0 && span.First < span.End { // the first mark is the root
		root = span.First
		for i := span.First; i < span.End; i++ {
			d.Head[i], d.Dep[i] = root, doc.Punct
		}
		d.Head[root], d.Dep[root] = -1, doc.Root
	} else if s.n < span.End-span.First {
		s.writeMarks(d, span)
	}
	return root
}

// writeMarks gives the marks their heads.
func (s *state) writeMarks(d *doc.Document, span doc.Span) {
	for i := range s.n {
		s.nodes[i].left, s.nodes[i].right = i, i
	}
	for i := range s.n {
		if h := s.nodes[i].head; h < s.n {
			s.nodes[h].left, s.nodes[h].right = min(s.nodes[h].left, i), max(s.nodes[h].right, i)
		}
	}
	s.findPairs(d, span)
	k := int32(0) // words so far
	for i := span.First; i < span.End; {
		if d.Pos[i] != doc.PUNCT {
			i++
			k++
			continue
		}
		end := i
		for end < span.End && d.Pos[end] == doc.PUNCT {
			d.Head[end], d.Dep[end] = s.tokens[s.gap(k)], doc.Punct
			end++
		}
		// Marks inside a pair, between it and the word next to it, belong to what it
		// encloses.
		for _, p := range slices.Backward(s.pairs) { // outer ones first
			if i <= p.open && p.open < end {
				for j := p.open; j < end; j++ {
					d.Head[j] = s.tokens[p.head]
				}
			}
		}
		for _, p := range slices.Backward(s.pairs) {
			if i <= p.close && p.close < end {
				for j := i; j <= p.close; j++ {
					d.Head[j] = s.tokens[p.head]
				}
			}
		}
		i = end
	}
}

// gap returns the head of a mark before word k: on either side, the highest word
// whose arc crosses none; of these two the one that hangs from the other.
func (s *state) gap(k int32) int32 {
	l, r := k-1, k
	for l >= 0 && s.nodes[l].right < k && s.nodes[l].head < k {
		l = s.nodes[l].head
	}
	for r < s.n && s.nodes[r].left >= k && s.nodes[r].head >= k && s.nodes[r].head < s.n {
		r = s.nodes[r].head
	}
	if l < 0 || r < s.n && s.nodes[r].head == l {
		return r
	}
	return l
}
