package name

import (
	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/linear"
)

// The same name mostly names the same thing throughout an article (Krishnan and
// Manning, An Effective Two-Stage Model for Exploiting Non-Local Dependencies
// in Named Entity Recognition, COLING 2006). A first pass reads each sentence
// for itself; a second adds, to the scores of the first, what that made of the
// same words elsewhere.

// together is how often, of a hundred times, a sentence is learnt with what the
// document says elsewhere. The other times teach the first pass, which has to
// do without.
const together = 60

// folds is into how many parts the examples are divided to be read by what was
// learnt from the others.
const folds = 3

// jackknife returns what a first pass makes of each example that has not learnt
// from it.
func jackknife(examples []Example, c *cluster.Clusters, g *gazetteer.Gazetteer, o Options) [][]label {
	o.once, o.Rounds = true, 1
	firsts := make([][]label, len(examples))
	linear.Parallel(folds, func(k int) {
		var rest []Example
		for n, e := range examples {
			if n%folds != k {
				rest = append(rest, e)
			}
		}
		r, err := New(Train(rest, c, g, o), c, g)
		if err != nil {
			panic(err) // what was packed a moment ago
		}
		s := new(scratch)
		for n := k; n < len(examples); n += folds {
			r.read(examples[n].Document, s)
			r.listen(s)
			r.pass(examples[n].Document, s)
			firsts[n] = append([]label(nil), s.first...)
		}
	})
	return firsts
}

// whole returns x with what the document says elsewhere.
func (x *sentence) whole() *sentence {
	y := &sentence{admit: x.admit, weight: x.weight}
	for i, f := range x.features {
		if f != nil {
			f = append(f[:len(f):len(f)], x.more[i]...)
		}
		y.features = append(y.features, f)
	}
	return y
}

// pass fills s.scores and s.first: every sentence for itself.
func (r *Recognizer) pass(d *doc.Document, s *scratch) {
	n := d.Len()
	if cap(s.first) < n {
		s.first, s.scores = make([]label, n+n/4), make([][labels]int32, n+n/4)
	}
	s.first, s.scores = s.first[:n], s.scores[:n]
	clear(s.first)
	clear(s.scores)
	for _, sent := range d.Sentences {
		if sent.First < 0 || sent.End <= sent.First || int(sent.End) > n {
			continue
		}
		s.lattice.over(s.scores[sent.First:sent.End])
		r.score(s, sent)
		copy(s.first[sent.First:sent.End], s.lattice.decode(&r.follow, nil))
	}
}

// again adds to the scores of a sentence what the document says elsewhere, and
// reports whether it says anything.
func (r *Recognizer) again(s *scratch, sent doc.Span) bool {
	says := false
	for i := sent.First; i < sent.End; i++ {
		if s.words[i].flags&candidate == 0 {
			continue
		}
		if s.features = s.elsewhere(s.features[:0], i); len(s.features) > 0 {
			r.scorer.Add(s.scores[i][:], s.features)
			says = true
		}
	}
	return says
}

// second returns the labels of a sentence after the second pass.
func (r *Recognizer) second(s *scratch, sent doc.Span) []label {
	if !r.again(s, sent) {
		return s.first[sent.First:sent.End]
	}
	s.lattice.over(s.scores[sent.First:sent.End])
	return s.lattice.decode(&r.follow, nil)
}
