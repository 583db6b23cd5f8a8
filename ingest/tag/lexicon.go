package tag

import (
	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// A Lexicon gives words, by hash, a number for the set of tags that they have in
// plain text.
type Lexicon map[uint32]uint16

// Learn returns the Lexicon of plain sentences: a tagger that has learnt from the
// gold Documents tags them, and what tags it gives a word most often says what
// the word can be. (Words that the gold Documents have often need none.)
func Learn(gold []*doc.Document, texts [][]string, clusters *cluster.Clusters, o Options) Lexicon {
	o.fill()
	o.Rounds, o.Epochs = 1, max(1, o.Epochs/2)
	o.Say("tag: a lexicon from plain text")
	t := newTrainee(gold, clusters, nil)
	m, _, err := linear.Load(t.learn(t.examples(gold, gold), 0, o))
	if err != nil {
		panic(err) // what was packed a moment ago
	}
	s := t.scratch.New().(*sentence)
	counts := map[uint32]map[label]int{}
	for _, words := range texts {
		s.words = s.words[:0]
		for _, w := range words {
			s.words = append(s.words, s.word(t.Tagger, w, false))
		}
		s.begin()
		s.pass(0, m)
		for i, l := range s.labels {
			w := s.words[i].low
			if counts[w] == nil {
				counts[w] = map[label]int{}
			}
			counts[w][t.labels[l]]++
		}
	}
	lexicon := Lexicon{}
	for w, c := range counts {
		if set := tagSet(c, 4, 8, 8); set != 0 {
			lexicon[w] = set
		}
	}
	return lexicon
}
