package relate

import (
	"cmp"
	"slices"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// pairs calls with with every pair of ends that are near to each other, and their clues.
func (f *finder) pairs(c *clues, with func(a, b *end, clues []uint32)) {
	c.f = f
	c.stated = f.stated()
	var ends []end
	for _, s := range f.d.Sentences {
		if ends = f.endsOf(s, ends[:0]); len(ends) < 2 {
			continue
		}
		slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.first, b.first) })
		c.sentence(s)
		for i := range ends {
			for j := i + 1; j < len(ends) && j-i <= nearEnds; j++ {
				a, b := &ends[i], &ends[j]
				if !near(a, b, j-i) || a.mention < 0 && b.mention < 0 || a.mention >= 0 && b.mention >= 0 && f.entityOf(a.mention) == f.entityOf(b.mention) {
					continue
				}
				with(a, b, c.of(s, a, b, j-i-1))
			}
		}
	}
}

// stated returns which predicates the relations found so far state between two
// entities.
func (f *finder) stated() map[[2]int32][]uint32 {
	out := map[[2]int32][]uint32{}
	for k := range f.d.Relations {
		r := &f.d.Relations[k]
		if r.Object < 0 {
			continue
		}
		key, p := [2]int32{f.entityOf(r.Subject), f.entityOf(r.Object)}, linear.Hash(r.Predicate)
		if !slices.Contains(out[key], p) {
			out[key] = append(out[key], p)
		}
	}
	return out
}

// classify adds the relations that the classifier is sure of, but for those that
// patterns state.
func (f *finder) classify() {
	c := f.r.classifier
	if c == nil {
		return
	}
	told := map[fact]bool{}
	for k := range f.d.Relations {
		told[f.factOf(&f.d.Relations[k])] = true
	}
	source := sourceClue(written)
	scores := make([]int32, len(c.classes))
	f.clues.classes = c.words
	f.pairs(&f.clues, func(a, b *end, clues []uint32) {
		ready := false
		for k := range c.classes {
			cl, j := &c.classes[k], &c.Judges[k]
			if j.Least > 1 || unlike[cl.predicate.Name] || !cl.admits(a.typ, b.typ) {
				continue
			}
			if !ready {
				clear(scores)
				c.model.Add(scores, append(clues, source))
				ready = true
			}
			p := logistic(j.Offset + j.Slope*float64(scores[k]))
			if p < j.Least {
				continue
			}
			rel := f.relation(cl, a, b)
			if rel.Score = float32(p); !told[f.factOf(&rel)] {
				f.add(rel)
			}
		}
	})
}

// unlike are predicates that encyclopaedias teach, whose wording in the news is
// another: "joined the university", "criticized the prize".
var unlike = map[string]bool{"educated_at": true, "award_received": true}

// factOf returns what r says, wherever it says it.
func (f *finder) factOf(r *doc.Relation) fact {
	x := fact{f.entityOf(r.Subject), -1, r.Predicate, r.Literal.Value, -1}
	if r.Object >= 0 {
		x.object = f.entityOf(r.Object)
		if p := schema.Lookup(r.Predicate); p != nil && p.Symmetric && x.object < x.subject {
			x.subject, x.object = x.object, x.subject
		}
	}
	return x
}

// ends returns the relation of class c between a and b, and no more of it.
func (f *finder) ends(c *class, a, b *end) doc.Relation {
	if c.back {
		a, b = b, a
	}
	rel := doc.Relation{Predicate: c.predicate.Name, Subject: a.mention, Object: b.mention, Rule: "model:" + c.predicate.Name}
	if b.mention < 0 {
		rel.Literal = schema.Term{Value: f.d.Values[b.value].ISO, Type: schema.Date}
	}
	return rel
}

// relation returns the relation of class c between a and b.
func (f *finder) relation(c *class, a, b *end) doc.Relation {
	d := f.d
	rel := f.ends(c, a, b)
	rel.First, rel.Last = a.first, b.last
	for _, e := range [2]*end{a, b} {
		if e.mention >= 0 {
			m := d.Mentions[e.mention]
			rel.First, rel.Last = min(rel.First, m.First), max(rel.Last, m.Last)
		}
	}
	rel.Trigger, rel.Passing = f.told(a.at, b.at)
	rel.Passing = rel.Passing && mild[rel.Predicate]
	for _, i := range f.clues.way {
		if mild[rel.Predicate] && rel.Status == schema.Asserted && f.common(i) {
			rel.Status = f.tense(i)
		}
	}
	return rel
}

// mild are the predicates that a phrase states in passing, whoever speaks: what
// somebody or something is, and not what it is blamed for.
var mild = map[string]bool{
	"position_held": true, "employer": true, "leader": true, "spokesperson": true, "member_of": true, "represents": true,
	"spouse": true, "child": true, "sibling": true, "relative": true, "nationality": true, "located_in": true,
	"headquartered_in": true, "part_of": true,
}

// told returns the token by which to decide who says that a and b are
// related, and whether it is said in passing, within one phrase. Of the words
// that lead from one to the other it is the top one, unless another is held
// less than a fact: what the classifier finds there is no surer than that.
func (f *finder) told(a, b int32) (trigger int32, passing bool) {
	d := f.d
	c := &f.clues
	top := c.tops(a, b)
	c.way = c.way[:0]
	if top < 0 { // no tree joins them: all the words between
		for i := min(a, b); i <= max(a, b); i++ {
			c.way = append(c.way, i)
		}
		return f.doubtful(max(a, b), c.way), false
	}
	c.way = append(append(append(c.way, top), c.up...), c.down...)
	trigger, passing = f.doubtful(top, c.way), true
	for _, i := range c.way {
		if f.clause(i) || i != top && label(d.Dep[i])&within == 0 {
			passing = false
		}
	}
	if len(d.View) == d.Len() && len(d.Views) > 0 {
		passing = passing && d.Views[d.View[trigger]].Stance <= schema.Says
	}
	return trigger, passing
}

// within are the relations that hold a phrase together.
const within labels = 1<<doc.Nmod | 1<<doc.NmodPoss | 1<<doc.Appos | 1<<doc.Compound | 1<<doc.Flat | 1<<doc.Amod | 1<<doc.Conj

// doubtful returns the first of tokens that is held less than a fact, or top.
func (f *finder) doubtful(top int32, tokens []int32) int32 {
	d := f.d
	if len(d.View) != d.Len() || len(d.Views) == 0 {
		return top
	}
	own := func(i int32) bool {
		v := &d.Views[d.View[i]]
		return v.Source == doc.NoSource && v.Status == schema.Asserted
	}
	if !own(top) {
		return top
	}
	for _, i := range tokens {
		if !own(i) {
			return i
		}
	}
	return top
}
