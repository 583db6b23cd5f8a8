// Package tag gives words their part of speech, their Penn Treebank tag and
// their lemma.
//
// The tagger goes through a sentence from left to right and decides on tag and
// part of speech at once, as an averaged perceptron says (Collins 2002), from the
// word and its neighbours, their affixes, shapes, classes and the tags that they
// had in training, and from the tags already given. A second one goes through it
// from right to left where the first was not sure, and knows the first one's tags
// on both sides. Words that the treebanks have seldom have the tags that a tagger
// gives them in plain text (see [Learn]). Lemmas come from a table of endings by
// tag, longest first.
package tag

import (
	"encoding/binary"
	"fmt"
	"iter"
	"sync"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Section is the name of the model section that holds the tagger.
const Section = "tag"

// A Tagger fills Pos, Tag and Lemma. It is safe for concurrent use.
type Tagger struct {
	passes   [2]linear.Scorer
	labels   []label
	known    table // word → the tags that it has in training
	lemmas   *lemmatizer
	clusters *cluster.Clusters
	scratch  sync.Pool
}

// A label is what one class of the classifier stands for.
type label struct {
	tag doc.Tag
	pos doc.Pos
}

// New returns the Tagger that [Train] made. The clusters must be those that it
// was trained with.
func New(section []byte, clusters *cluster.Clusters) (*Tagger, error) {
	t := &Tagger{clusters: clusters}
	r := section
	if len(r) < 4 {
		return nil, fmt.Errorf("tag: section is cut short")
	}
	n := int(binary.LittleEndian.Uint32(r))
	if r = r[4:]; n > 256 || len(r) < 2*n {
		return nil, fmt.Errorf("tag: section is cut short")
	}
	for i := range n {
		l := label{doc.Tag(r[2*i]), doc.Pos(r[2*i+1])}
		if l.tag >= doc.NumTags || int(l.pos) >= len(doc.PosNames) {
			return nil, fmt.Errorf("tag: label %d is unknown", i)
		}
		t.labels = append(t.labels, l)
	}
	var err error
	if t.known, r, err = readTable(r[2*n:]); err != nil {
		return nil, err
	}
	if t.lemmas, r, err = readLemmas(r); err != nil {
		return nil, err
	}
	for k := range t.passes {
		var m *linear.Model
		if m, r, err = linear.Load(r); err != nil {
			return nil, fmt.Errorf("tag: %w", err)
		}
		if m.Classes() != n {
			return nil, fmt.Errorf("tag: %d classes for %d labels", m.Classes(), n)
		}
		t.passes[k] = m
	}
	t.init()
	return t, nil
}

func (t *Tagger) init() {
	t.scratch.New = func() any { return &sentence{tags: t.labels, scores: make([]int32, len(t.labels))} }
}

// Run fills Pos, Tag and Lemma.
func (t *Tagger) Run(d *doc.Document) {
	d.Pos = make([]doc.Pos, d.Len())
	d.Tag = make([]doc.Tag, d.Len())
	d.Other = make([]doc.Reading, d.Len())
	s := t.scratch.Get().(*sentence)
	defer t.scratch.Put(s)
	for _, span := range d.Sentences {
		s.read(t, d, span)
		for k, pass := range t.passes {
			s.pass(k, pass)
		}
		s.write(t, d, span)
	}
	t.lemmas.run(d)
}

// pass tags s with the classifier of pass k: the first from left to right, the
// second from right to left, where the first is not sure of a word and those
// beside it. What the first one found counts in the second.
func (s *sentence) pass(k int, m linear.Scorer) {
	if k == 0 {
		s.first = append(s.first[:0], make([]int32, len(s.words)*len(s.scores))...)
	}
	n := len(s.words)
	for i := range s.order(k) {
		if k == 0 || !s.sure[i] || i > 0 && !s.sure[i-1] || i+1 < n && !s.sure[i+1] {
			s.decide(k, i, m)
		}
	}
}

// order yields the words in the order in which pass k goes through them.
func (s *sentence) order(k int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range s.words {
			if k > 0 {
				i = len(s.words) - 1 - i
			}
			if !yield(i) {
				return
			}
		}
	}
}

// Margins by which the best tag of a word exceeds the next: from sure on, the
// first pass is sure of it; below unsure, by pass, it is in doubt.
const sure = 120

var unsure = [...]int32{460, 1050}

// decide gives word i its tag.
func (s *sentence) decide(k, i int, m linear.Scorer) {
	s.extract(k, i)
	first := s.first[i*len(s.scores):][:len(s.scores)]
	copy(s.scores, first)
	m.Add(s.scores, s.features)
	best, second := linear.BestTwo(s.scores)
	margin := s.scores[best] - s.scores[second]
	if margin >= unsure[k] {
		second = best
	}
	s.labels[i], s.others[i] = uint8(best), uint8(second)
	if k == 0 {
		copy(first, s.scores)
		s.sure[i] = margin >= sure
	}
}

// write gives the words of a sentence their tags.
func (s *sentence) write(t *Tagger, d *doc.Document, span doc.Span) {
	for i, l := range s.labels {
		at, o := int(span.First)+i, t.labels[s.others[i]]
		d.Tag[at], d.Pos[at] = t.labels[l].tag, t.labels[l].pos
		d.Other[at] = doc.Reading{Tag: o.tag, Pos: o.pos}
	}
}
