package coref

import (
	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// A ranker chooses antecedents by trained weights.
type ranker struct {
	*run
	weights linear.Scorer
	byHead  map[string][]int32 // head → descriptions before the one at hand
	recent  []int32            // the latest mention of each of the latest named entities
	f       []uint32
	cands   []candidate
}

// A candidate is an antecedent, -1 for none, and its score.
type candidate struct {
	q     int32
	n     int // of those that agree, from the nearest on
	score int32
}

const (
	maxPronoun = 30 // candidates of a pronoun that agree with it
	maxNominal = 24
	maxHead    = 6 // with the same head, from anywhere before
	maxRecent  = 12
)

// anaphor reports whether k is to be given an antecedent.
func (r *run) anaphor(k int32) bool {
	m := &r.ms[k]
	switch {
	case m.members != nil || m.Form == doc.Name || m.at == apposed && m.Form != doc.Pronoun:
		return false
	case m.Form == doc.Pronoun:
		return (m.pro.person == 3 || m.pro.person == 0 && !m.pro.which) && !r.of(k).nouns
	}
	return r.of(k).size == 1 || r.of(k).typ == schema.Thing && !r.of(k).named && r.root(k) == k
}

// walk goes through the mentions in the order of the text and hands anaphors
// with their candidates, of which the last is none, to choose, which returns
// the one to link.
func (r *ranker) walk(choose func(k int32, cands []candidate) int) {
	r.byHead = map[string][]int32{}
	for k := range r.ms {
		r.sign(&r.ms[k])
	}
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		if r.anaphor(k) {
			r.gather(k)
			if len(r.cands) > 0 {
				r.cands = append(r.cands, candidate{q: -1})
				if c := r.cands[choose(k, r.cands)]; c.q >= 0 {
					r.link(c.q, k)
				}
			}
		}
		if m.Form == doc.Name {
			r.cataphor(k)
		}
		if m.Form == doc.Nominal && m.members == nil {
			r.byHead[m.head] = append(r.byHead[m.head], k)
		}
		if c := r.of(k); c.named || c.size > 1 {
			r.touch(k)
		}
	}
}

// cataphor joins to the person k, at its first mention, a "he" or "she" before
// it that has found nobody, where the text has begun with a pronoun and comes
// to the name later: a bare name that is a subject, the first that fits.
func (r *ranker) cataphor(k int32) {
	m := &r.ms[k]
	if m.Type != schema.Person || m.at != subject && m.at != passive || len(m.words) > 1 && m.sent > 0 || r.root(k) != k {
		return
	}
	for n, q := 0, k-1; q >= 0 && n < 80; n, q = n+1, q-1 {
		a, c := &r.ms[q], r.of(q)
		if m.sent-a.sent > nearSentences {
			return
		}
		if a.Form == doc.Name && a.Type == schema.Person && a.at != possessor && a.at != modifier && !gendersClash(c.gen, r.of(k).gen) {
			return
		}
		if a.Form != doc.Pronoun || c.nouns || c.gen != he && c.gen != she || gendersClash(c.gen, r.of(k).gen) {
			continue
		}
		if r.coargument(a, m) || a.sent == m.sent && r.command(m, a) > 0 {
			continue
		}
		r.link(q, k)
		return
	}
}

// touch makes k the latest mention of its entity.
func (r *ranker) touch(k int32) {
	root := r.root(k)
	keep := r.recent[:0]
	for _, q := range r.recent {
		if r.root(q) != root {
			keep = append(keep, q)
		}
	}
	r.recent = append(keep, k)
	if len(r.recent) > maxRecent {
		r.recent = r.recent[1:]
	}
}

// gather fills cands with the antecedents that k may have.
func (r *ranker) gather(k int32) {
	m := &r.ms[k]
	r.cands = r.cands[:0]
	if m.Form == doc.Pronoun {
		n := 0
		for q := k - 1; q >= 0 && n < maxPronoun && k-q < 100; q-- {
			if m.sent-r.ms[q].sent > nearSentences {
				break
			}
			if r.agree(k, q) {
				r.cands = append(r.cands, candidate{q: q, n: n})
				n++
			}
		}
		return
	}
	before := r.byHead[m.head]
	for n := 0; n < maxHead && n < len(before); n++ {
		if q := before[len(before)-1-n]; r.may(k, q) {
			r.cands = append(r.cands, candidate{q: q, n: n})
		}
	}
	if m.art == indefinite || m.art == quantified || m.art == bare && m.num != plural && m.Type != schema.Person {
		return
	}
	n := 0
	for q := k - 1; q >= 0 && n < maxNominal && k-q < 60; q-- {
		if m.sent-r.ms[q].sent > 3 {
			break
		}
		if r.ms[q].head != m.head && r.may(k, q) {
			r.cands = append(r.cands, candidate{q: q, n: n})
			n++
		}
	}
	for i := len(r.recent) - 1; i >= 0; i-- {
		if q := r.recent[i]; m.sent-r.ms[q].sent > 3 && r.may(k, q) {
			r.cands = append(r.cands, candidate{q: q, n: n})
			n++
		}
	}
}

// may reports whether the description k can take up the mention q.
func (r *run) may(k, q int32) bool {
	m, a, c := &r.ms[k], &r.ms[q], r.of(q)
	if a.pro.which || a.pro.person == 2 || a.Form == doc.Pronoun && a.pro.person == 0 && r.root(q) == q || a.pro.person == 1 && !r.spoken(q) {
		return false
	}
	if m.First <= a.Head && a.Head <= m.Last || a.First <= m.Head && m.Head <= a.Last && a.members == nil || r.root(k) == r.root(q) {
		return false
	}
	if m.num != c.num && m.num != doc.AnyNumber && c.num != doc.AnyNumber && c.typ != schema.Organization || a.free {
		return false
	}
	if !typesMeet(m.Type, c.typ) {
		return false
	}
	return m.Type != schema.Person || !gendersClash(m.gen, c.gen) || c.gen == it
}

// score fills in the scores of cands.
func (r *ranker) score(k int32, cands []candidate) {
	for i := range cands {
		var s [1]int32
		r.weights.Add(s[:], r.features(k, cands, i))
		cands[i].score = s[0]
	}
}

// features returns the features of candidate i of k.
func (r *ranker) features(k int32, cands []candidate, i int) []uint32 {
	r.f = r.f[:0]
	if c := cands[i]; c.q >= 0 {
		r.f = r.pair(r.f, k, c.q, c.n)
		return r.f
	}
	earlier := len(r.byHead[r.ms[k].head])
	if r.ms[k].Form == doc.Pronoun {
		earlier = len(cands) - 1
	}
	r.f = r.alone(r.f, k, earlier)
	return r.f
}

// best returns the highest of cands, the nearest of equals.
func best(cands []candidate) int {
	b := 0
	for i := range cands {
		if cands[i].score > cands[b].score {
			b = i
		}
	}
	return b
}
