package main

import (
	"kg/ingest"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/relate"
	"kg/ingest/score"
	"kg/schema"
)

// evalCaRB scores open tuples.
func evalCaRB(p *ingest.Pipeline, files []string) ([]measure, error) {
	p, err := p.Until("parse")
	if err != nil {
		return nil, err
	}
	r, err := relate.New(schema.Predicates)
	if err != nil {
		return nil, err
	}
	gold, predicted := map[string][]score.Tuple{}, map[string][]score.Tuple{}
	for _, file := range files {
		sentences, tuples, err := corpus.CaRB(file)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			for _, t := range tuples[s] {
				gold[s] = append(gold[s], score.Tuple{Relation: t.Relation, Args: t.Args})
			}
			d := &doc.Document{Text: s, Blocks: []doc.Block{{End: int32(len(s))}}}
			p.Run(d)
			for _, t := range r.Tuples(d) {
				predicted[s] = append(predicted[s], score.Tuple{Confidence: t.Confidence, Relation: t.Relation, Args: t.Args})
			}
		}
	}
	c := score.Open(gold, predicted)
	return []measure{{"f1", 100 * c.F1}, {"auc", 100 * c.AUC}, {"precision", 100 * c.Precision}, {"recall", 100 * c.Recall}}, nil
}

// held is the fold of KnowledgeNet that no model is trained on.
const held = 3

// evalKnowledgeNet scores relations by the spans that they stand between.
func evalKnowledgeNet(p *ingest.Pipeline, files []string) ([]measure, error) {
	tokens, err := p.Until("parse")
	if err != nil {
		return nil, err
	}
	var total score.PRF
	for _, file := range files {
		passages, err := corpus.KnowledgeNet(file, tokens.Run)
		if err != nil {
			return nil, err
		}
		for _, g := range passages {
			if g.Fold != held {
				continue
			}
			d := &doc.Document{Text: g.Text, Blocks: g.Blocks}
			p.Run(d)
			total.Add(score.Facts(g.Document, relate.KnowledgeNet(d), g.Properties))
		}
	}
	return []measure{{"f1", 100 * total.F()}, {"precision", 100 * total.P()}, {"recall", 100 * total.R()}}, nil
}
