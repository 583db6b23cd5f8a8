package coref

import (
	"slices"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// A ranker chooses antecedents by trained weights.
type ranker struct {
	*run
	weights linear.Scorer
	nat     float64            // a factor of e on the scale of scores
	byHead  map[string][]int32 // head → descriptions before the one at hand
	recent  []int32            // the latest mention of each of the latest named entities
	f       []uint32
	cands   []candidate
	roots   []int32
}

// A candidate is an antecedent, -1 for none, and its score.
type candidate struct {
	q     int32
	n     int  // of those that agree, from the nearest on
	e     int  // of their entities, from the nearest on
	top   bool // whether no other of their entities is mentioned more often
	bare  bool // of a description: whether no word of it speaks for the antecedent
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
	asked := make([]bool, len(r.ms))
	offer := func(k int32) {
		if len(r.cands) == 0 {
			return
		}
		r.cands = append(r.cands, candidate{q: -1})
		if c := r.cands[choose(k, r.cands)]; c.q >= 0 {
			r.link(c.q, k)
		}
	}
	ask := func(k int32) {
		if asked[k] || !r.anaphor(k) {
			return
		}
		asked[k] = true
		r.gather(k)
		r.compare(k)
		offer(k)
	}
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		if p := r.possessor(k); p > k { // whose it is is nobody that it can be
			ask(p)
		}
		ask(k)
		if m.Form == doc.Name {
			if r.introduces(k) {
				r.gatherLate(k)
				offer(k)
			}
			r.of(k).met = true
			r.cataphor(k)
			r.opening(k)
		}
		if m.Form == doc.Nominal && m.members == nil {
			r.byHead[m.head] = append(r.byHead[m.head], k)
		}
		if c := r.of(k); c.named || c.size > 1 {
			r.touch(k)
		}
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
		if q := r.ahead(m); q > k && r.of(q).named && r.agree(k, q) {
			r.cands = append(r.cands, candidate{q: q, n: n})
		}
		return
	}
	before := r.byHead[m.head]
	least := r.prominence(m, before)
	for n := 0; n < maxHead && n < len(before); n++ {
		if q := before[len(before)-1-n]; r.of(q).size >= least && r.may(k, q) {
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

// ahead returns the subject of the clause that the pronoun m stands in front of:
// "After her election, Ann Lee"; -1 for none.
func (r *run) ahead(m *mention) int32 {
	d := r.d
	for x, n := m.Head, 0; d.Head[x] >= 0 && n < 12; x, n = d.Head[x], n+1 {
		if d.Dep[x] != doc.Obl && d.Dep[x] != doc.Advcl {
			continue
		}
		if s := r.t.child(d, d.Head[x], doc.Nsubj, doc.NsubjPass); s > x && r.t.lo[s] > r.t.hi[x] {
			return r.headed[s]
		}
	}
	return -1
}

// compare fills in what the candidates of k are among the others.
func (r *ranker) compare(k int32) {
	r.roots = r.roots[:0]
	most := int32(0)
	for i := range r.cands {
		c := &r.cands[i]
		root := r.root(c.q)
		most = max(most, r.clusters[root].size)
		if c.e = slices.Index(r.roots, root); c.e < 0 {
			c.e = len(r.roots)
			r.roots = append(r.roots, root)
		}
	}
	for i := range r.cands {
		c := &r.cands[i]
		c.top = r.of(c.q).size == most
		if m := &r.ms[k]; m.Form == doc.Nominal && m.art != possessed {
			c.bare = r.match(m, &r.ms[c.q], c.q) == 0
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
	if r.owner(k) == r.root(q) {
		return false // "Ann Lee" is not "her client"
	}
	if m.num != c.num && m.num != doc.AnyNumber && c.num != doc.AnyNumber && c.typ != schema.Organization || a.free {
		return false
	}
	if m.num == plural && m.Type != schema.Person && c.named && c.num != plural && a.members == nil {
		return false // "the hills" are no company
	}
	if !m.meets(c.typ) || otherSort(m, c) || otherOffice(m, c) {
		return false
	}
	if g := r.d.Head[m.Head]; g >= 0 && g == r.d.Head[a.Head] && r.d.Pos[g] == doc.VERB && (a.at == subject || a.at == passive) && (m.at == object || m.at == oblique) {
		return false // "Ann Lee wrote to the mayor"
	}
	if r.calledElse(m, q) || r.apart(k, q) {
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

// What must speak for an antecedent beyond what speaks for none, as the logarithm
// of a factor: a wrong link does more harm than one that is missed.
const (
	marginBare = 1.9 // where no word of a description does
	marginIt   = 1.1
)

// weaken takes the margins from the scores of cands, of which k is to choose.
// While learning nothing is taken.
func (r *ranker) weaken(k int32, cands []candidate) {
	m := &r.ms[k]
	for i := range cands {
		switch c := &cands[i]; {
		case c.q < 0:
		case c.bare:
			c.score -= int32(marginBare * r.nat)
		case m.Form == doc.Pronoun && m.gen == it && m.num == singular:
			c.score -= int32(marginIt * r.nat)
		}
	}
}

// features returns the features of candidate i of k.
func (r *ranker) features(k int32, cands []candidate, i int) []uint32 {
	r.f = r.f[:0]
	if r.ms[k].Form == doc.Name {
		if c := cands[i]; c.q >= 0 {
			r.f = r.late(r.f, k, &c)
		} else {
			r.f = r.newName(r.f, k, len(cands)-1)
		}
		return r.f
	}
	if c := cands[i]; c.q >= 0 {
		r.f = r.pair(r.f, k, &c)
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
