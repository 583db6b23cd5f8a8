// Package tag gives words their part of speech, their Penn Treebank tag and
// their lemma.
//
// The tagger goes through a sentence from left to right and decides on tag and
// part of speech at once, as an averaged perceptron says (Collins 2002), from the
// word and its neighbours, their affixes, shapes, classes and the tags that they
// had in training, and from the tags already given. A second one goes through it
// again and knows the first one's tags on both sides. Lemmas come from a table
// of endings by tag, longest first.
package tag

import (
	"encoding/binary"
	"fmt"
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
	t.scratch.New = func() any { return &sentence{scores: make([]int32, len(t.labels))} }
}

// Run fills Pos, Tag and Lemma.
func (t *Tagger) Run(d *doc.Document) {
	d.Pos = make([]doc.Pos, d.Len())
	d.Tag = make([]doc.Tag, d.Len())
	s := t.scratch.Get().(*sentence)
	defer t.scratch.Put(s)
	for _, span := range d.Sentences {
		s.read(t, d, span)
		for k, pass := range t.passes {
			s.pass(k, pass)
		}
		for i, l := range s.labels {
			d.Tag[int(span.First)+i] = t.labels[l].tag
			d.Pos[int(span.First)+i] = t.labels[l].pos
		}
	}
	t.lemmas.run(d)
}

// pass tags s with the classifier of pass k.
func (s *sentence) pass(k int, m linear.Scorer) {
	for i := range s.words {
		s.extract(k, i)
		clear(s.scores)
		m.Add(s.scores, s.features)
		s.labels[i] = uint8(linear.Best(s.scores))
	}
}
