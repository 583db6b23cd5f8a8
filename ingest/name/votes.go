package name

import "kg/ingest/linear"

// Votes are what a first pass over the document made of a word or of a name,
// wherever it stands: of no name, or of a name of each type.
type votes [1 + len(Types)]int32

// A tally holds votes by the hash of words. It is scratch.
type tally struct {
	table []int32 // hash → entry + 1, open addressing
	keys  []uint32
	votes []votes
}

func (t *tally) reset(n int) {
	size := 64
	for size < 4*n {
		size *= 2
	}
	if len(t.table) < size {
		t.table = make([]int32, size)
	}
	clear(t.table)
	t.keys, t.votes = t.keys[:0], t.votes[:0]
}

// find returns the votes for a key, nil where there are none and none are to be
// made.
func (t *tally) find(key uint32, make bool) *votes {
	mask := uint32(len(t.table) - 1)
	for k := key & mask; ; k = (k + 1) & mask {
		e := t.table[k]
		if e == 0 {
			if !make {
				return nil
			}
			t.keys, t.votes = append(t.keys, key), append(t.votes, votes{})
			t.table[k] = int32(len(t.keys))
			return &t.votes[len(t.votes)-1]
		}
		if t.keys[e-1] == key {
			return &t.votes[e-1]
		}
	}
}

// kindOf returns 0 for no name, else the number of the type, plus one.
func kindOf(l label) int {
	if l == outside {
		return 0
	}
	return 1 + typeOf(l)
}

// runKey returns the key of the run of capitals that token i is in.
func (s *scratch) runKey(c *word) uint32 {
	h := uint32(1)
	for k := c.from; k <= c.to; k++ {
		h = linear.Mix(7, h, s.words[k].lower)
	}
	return h
}

// runKind returns what the first pass made of a run of capitals: the type of
// a name that covers it, 0 if none does.
func (s *scratch) runKind(c *word) int {
	k := kindOf(s.first[c.from])
	for i := c.from; i <= c.to; i++ {
		if kindOf(s.first[i]) != k {
			return 0
		}
	}
	return k
}

// count fills the tally from s.first.
func (s *scratch) count() {
	s.tally.reset(len(s.words))
	for i := range s.words {
		w := &s.words[i]
		if w.flags&upper == 0 || w.to < w.from {
			continue
		}
		s.tally.find(w.lower, true)[kindOf(s.first[i])]++
		if int32(i) == w.from && w.to > w.from {
			s.tally.find(s.runKey(w), true)[s.runKind(w)]++
		}
	}
}

// leading returns the kind with most votes but for one of own, how clear that
// is, and whether there are any.
func (v *votes) leading(own int) (kind, clear uint32, ok bool) {
	if v == nil {
		return 0, 0, false
	}
	total, best := int32(0), int32(-1)
	for k, n := range v {
		if k == own {
			n--
		}
		total += n
		if n > best {
			best, kind = n, uint32(k)
		}
	}
	if total <= 0 {
		return 0, 0, false
	}
	switch {
	case best == total && total > 2:
		clear = 3
	case best == total:
		clear = 2
	case 2*best > total:
		clear = 1
	}
	return kind, clear, true
}

// elsewhere appends what the first pass made of token i elsewhere in the
// document.
func (s *scratch) elsewhere(f []uint32, i int32) []uint32 {
	c := &s.words[i]
	if c.flags&upper == 0 || c.to < c.from {
		if c.seen >= 0 && s.usages[c.seen].longTo >= 0 {
			if k, clear, ok := s.tally.find(c.lower, false).leading(-1); ok {
				f = append(f, linear.Mix(160, k, 8+clear))
			}
		}
		return f
	}
	mix := linear.Mix
	pl := place(c, i)
	own := kindOf(s.first[i])
	if k, clear, ok := s.tally.find(c.lower, false).leading(own); ok {
		f = append(f, mix(160, k, clear), mix(161, k, mix(0, clear, pl)), mix(162, k, uint32(own)), mix(163, k, c.shape), mix(169, k, mix(0, uint32(c.style), uint32(c.flags&opens))))
	}
	if c.to > c.from {
		kind := s.runKind(c)
		if k, clear, ok := s.tally.find(s.runKey(c), false).leading(kind); ok {
			f = append(f, mix(164, k, clear), mix(165, k, mix(0, clear, pl)), mix(166, k, uint32(kind)))
		} else {
			f = append(f, mix(164, 99, pl))
		}
		if i < c.to {
			if k, clear, ok := s.tally.find(s.words[c.to].lower, false).leading(kindOf(s.first[c.to])); ok {
				f = append(f, mix(167, k, mix(0, clear, pl)))
			}
		}
	}
	if from, to, ok := s.long(i); ok {
		f = append(f, mix(168, uint32(kindOf(s.first[from])), uint32(kindOf(s.first[to]))))
	}
	return f
}
