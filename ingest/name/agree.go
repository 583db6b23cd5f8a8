package name

import (
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// agree gives names of the same words throughout a document the type that they
// score best with together.
func (s *scratch) agree(names []doc.Mention) {
	s.tally.reset(len(names))
	key := func(m doc.Mention) uint32 {
		h := uint32(1)
		for i := m.First; i <= m.Last; i++ {
			h = linear.Mix(8, h, s.words[i].lower)
		}
		return h
	}
	for _, m := range names {
		v := s.tally.find(key(m), true)
		v[0]++
		for t := range Types {
			v[1+t] += s.typed(m, t)
		}
	}
	for k := range names {
		m := &names[k]
		v := s.tally.find(key(*m), false)
		if v[0] < 2 {
			continue
		}
		best := 0
		for t := range Types {
			if v[1+t] > v[1+best] {
				best = t
			}
		}
		m.Type = Types[best]
	}
}

// typed returns how well the tokens of a name score as one of type t.
func (s *scratch) typed(m doc.Mention, t int) int32 {
	if m.First == m.Last {
		return s.scores[m.First][labelOf(t, unit)]
	}
	sum := s.scores[m.First][labelOf(t, begin)] + s.scores[m.Last][labelOf(t, last)]
	for i := m.First + 1; i < m.Last; i++ {
		sum += s.scores[i][labelOf(t, inside)]
	}
	return sum
}
