// Package name finds the names in a text, and what they are names of.
//
// It is a linear model over BILOU labels (Ratinov and Roth, Design Challenges and
// Misconceptions in Named Entity Recognition, CoNLL 2009), decoded by Viterbi
// and trained as a structured perceptron (Collins, EMNLP 2002). It reads words,
// their shapes and classes, what the gazetteer knows of them, the run of capitals
// they stand in, how the document uses the same words elsewhere, and what a first
// pass made of them there. Corpora that know fewer types than ours train it
// through the labels that they leave open.
package name

import (
	"fmt"
	"sync"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/linear"
)

// Section is the name of the model section that holds the weights.
const Section = "name"

// A Recognizer fills the column Names. It is safe for concurrent use.
type Recognizer struct {
	clusters  *cluster.Clusters
	gazetteer *gazetteer.Gazetteer
	scorer    linear.Scorer
	follow    [labels][labels]int32
	pool      sync.Pool // of *scratch
}

// New returns a Recognizer with the weights of a section that [Train] wrote.
func New(weights []byte, c *cluster.Clusters, g *gazetteer.Gazetteer) (*Recognizer, error) {
	m, _, err := linear.Load(weights)
	if err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	if m.Classes() != labels {
		return nil, fmt.Errorf("name: weights for %d labels, want %d", m.Classes(), labels)
	}
	r := newRecognizer(m, c, g)
	r.learnFollow()
	return r, nil
}

func newRecognizer(s linear.Scorer, c *cluster.Clusters, g *gazetteer.Gazetteer) *Recognizer {
	r := &Recognizer{clusters: c, gazetteer: g, scorer: s}
	r.pool.New = func() any { return new(scratch) }
	return r
}

// followFeature is the feature of the label before.
func followFeature(a label) uint32 { return linear.Mix(199, uint32(a), 0) }

// learnFollow sets what the scorer says of one label after another.
func (r *Recognizer) learnFollow() {
	for a := range r.follow {
		r.follow[a] = [labels]int32{}
		r.scorer.Add(r.follow[a][:], []uint32{followFeature(label(a))})
	}
}

// Run fills d.Names from tokens and sentences, and from Tag where it is there.
// Names are in order and do not overlap; a name's head is its last token where
// there are no trees.
func (r *Recognizer) Run(d *doc.Document) {
	d.Names = []doc.Mention{}
	s := r.pool.Get().(*scratch)
	r.read(d, s)
	r.listen(s)
	r.pass(d, s)
	s.count()
	for _, sent := range d.Sentences {
		if sent.First < 0 || sent.End <= sent.First || int(sent.End) > d.Len() {
			continue
		}
		d.Names = appendNames(d.Names, d, s.words, sent.First, r.second(s, sent))
	}
	s.agree(d.Names)
	d.Names = datelined(d, d.Names)
	r.pool.Put(s)
}

// score adds to the lattice what a sentence says. A token that nothing near
// makes part of a name is outside.
func (r *Recognizer) score(s *scratch, sent doc.Span) {
	for i := sent.First; i < sent.End; i++ {
		row := &s.lattice.scores[i-sent.First]
		if s.words[i].flags&candidate == 0 {
			for l := 1; l < labels; l++ {
				row[l] = never / 64
			}
			continue
		}
		s.features = s.add(s.features[:0], sent, i)
		r.scorer.Add(row[:], s.features)
	}
}

// appendNames turns the labels of a sentence that begins at token first into
// names.
func appendNames(names []doc.Mention, d *doc.Document, words []word, first int32, path []label) []doc.Mention {
	start, floor := int32(0), first
	for k, l := range path {
		if l == outside {
			continue
		}
		switch partOf(l) {
		case begin, unit:
			start = int32(k)
		}
		if p := partOf(l); p == last || p == unit {
			m := doc.Mention{First: first + start, Last: first + int32(k), Type: Types[typeOf(l)]}
			m = untitled(d, unroled(d, words, m))
			m = whole(d, m, floor)
			m = given(d, landed(d, m, floor), floor)
			floor = m.Last + 1
			m.Head = head(d, m.First, m.Last)
			names = append(names, m)
		}
	}
	return names
}

// head returns the token of a name whose head lies outside of it.
func head(d *doc.Document, first, last int32) int32 {
	if d.Head != nil {
		for i := first; i <= last; i++ {
			if h := d.Head[i]; h < first || h > last {
				return i
			}
		}
	}
	return last
}
