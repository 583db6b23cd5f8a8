package main

import (
	"fmt"
	"slices"

	"kg/ingest"
	"kg/ingest/coref"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/score"
)

// evalCoref reads the bare text of OntoNotes' documents and scores the chains
// on their words.
func evalCoref(p *ingest.Pipeline, files []string) ([]measure, error) {
	p, err := p.Until("coref")
	if err != nil {
		return nil, err
	}
	var c score.Coreference
	for _, file := range files {
		all, err := corpus.OntoNotes(file)
		if err != nil {
			return nil, err
		}
		for _, gold := range all {
			d := bareText(gold.Text)
			p.Run(d)
			c.Add(score.Chains(gold), onWords(gold, d, coref.Chains(d)))
		}
	}
	return []measure{
		{"conll", 100 * c.CoNLL()}, {"muc", 100 * c.MUC.F()}, {"b3", 100 * c.B3.F()}, {"ceaf", 100 * c.CEAF.F()},
		{"mentions_precision", 100 * c.Mentions.P()}, {"mentions_recall", 100 * c.Mentions.R()},
	}, nil
}

// bareText returns a Document of one paragraph.
func bareText(text string) *doc.Document {
	return &doc.Document{Text: text, Blocks: []doc.Block{{Start: 0, End: int32(len(text))}}}
}

// onWords moves chains of spans in d, which has the same text as gold, to the
// words of gold.
func onWords(gold, d *doc.Document, chains [][]doc.Span) [][]doc.Span {
	for _, c := range chains {
		for i, s := range c {
			start, end := d.Start[s.First], d.End[s.End-1]
			first, _ := slices.BinarySearch(gold.End, start+1)
			last, _ := slices.BinarySearch(gold.Start, end)
			c[i] = doc.Span{First: int32(first), End: int32(max(last, first+1))}
		}
	}
	return chains
}

// evalGAP asks of every pronoun of GAP whether it is found to be each of its two
// names.
func evalGAP(p *ingest.Pipeline, files []string) ([]measure, error) {
	p, err := p.Until("coref")
	if err != nil {
		return nil, err
	}
	var g score.GAP
	for _, file := range files {
		all, err := corpus.GAP(file)
		if err != nil {
			return nil, err
		}
		for i := range all {
			a := &all[i]
			d := bareText(a.Text)
			p.Run(d)
			who := at(d, a.At, len(a.Pronoun))
			for _, name := range [...]struct {
				at, size int
				is       bool
			}{{a.AtA, len(a.A), a.IsA}, {a.AtB, len(a.B), a.IsB}} {
				e := at(d, name.at, name.size)
				g.Add(a.Feminine(), name.is, e >= 0 && e == who)
			}
		}
	}
	return []measure{{"f1", 100 * g.All.F()}, {"feminine", 100 * g.Feminine.F()}, {"masculine", 100 * g.Masculine.F()}, {"bias", g.Bias()}}, nil
}

// at returns the entity of the mention that shares most with size bytes of the
// text from start on, -1 for none. Of equals the shorter counts.
func at(d *doc.Document, start, size int) int32 {
	best, entity := 0.0, int32(-1)
	for k, m := range d.Mentions {
		a, b := int(d.Start[m.First]), int(d.End[m.Last])
		shared := min(b, start+size) - max(a, start)
		if shared <= 0 {
			continue
		}
		if s := float64(shared) / float64(max(b, start+size)-min(a, start)); s > best {
			best, entity = s, d.Entity[k]
		}
	}
	return entity
}

func trainCoref(t *training) ([]byte, error) {
	examples, err := t.coreference()
	if err != nil {
		return nil, err
	}
	t.say(fmt.Sprintf("coref: %d documents", len(examples)))
	return coref.Train(examples), nil
}
