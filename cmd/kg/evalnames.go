package main

import (
	"kg/ingest"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/score"
	"kg/schema"
)

// evalNames scores people, places and organisations on the words of columns.
func evalNames(p *ingest.Pipeline, files []string) ([]measure, error) {
	p, err := p.Until("name")
	if err != nil {
		return nil, err
	}
	var total score.PRF
	byType := map[schema.Type]score.PRF{}
	for _, file := range files {
		all, err := corpus.IOB(file, corpus.CoarseLabels)
		if err != nil {
			return nil, err
		}
		for _, gold := range all {
			d := words(gold)
			p.Run(d)
			class := score.Coarse(d)
			total.Add(score.Names(d, gold.Names, d.Names, class))
			for _, t := range []schema.Type{schema.Person, schema.Place, schema.Organization} {
				n := byType[t]
				n.Add(score.Names(d, gold.Names, d.Names, func(m doc.Mention) schema.Type { return class(m) & t }))
				byType[t] = n
			}
		}
	}
	return []measure{{"names", 100 * total.F()}, {"names_precision", 100 * total.P()}, {"names_recall", 100 * total.R()}, {"names_person", percentF(byType[schema.Person])},
		{"names_place", percentF(byType[schema.Place])}, {"names_organization", percentF(byType[schema.Organization])}}, nil
}

func percentF(p score.PRF) float64 { return 100 * p.F() }

// evalWritten scores the names and the statements of written articles, read
// from the bare text.
func evalWritten(p *ingest.Pipeline, files []string) ([]measure, error) {
	toks, err := p.Until("tokenize")
	if err != nil {
		return nil, err
	}
	var total, spans score.PRF
	var told score.Told
	var sure score.Calibration
	for _, file := range files {
		gold, err := corpus.Written(file, toks.Run)
		if err != nil {
			return nil, err
		}
		d := text(gold)
		p.Run(d)
		total.Add(score.Names(d, gold.Names, d.Names, nil))
		spans.Add(score.Names(d, gold.Names, d.Names, func(doc.Mention) schema.Type { return schema.Entities }))
		told.Add(score.CompareTold(gold.Statements, d.Statements))
		sure.Compare(gold.Statements, d.Statements)
	}
	of := func(n int) float64 { return 100 * float64(n) / float64(max(told.Matched, 1)) }
	return []measure{{"names", 100 * total.F()}, {"names_precision", 100 * total.P()}, {"names_recall", 100 * total.R()}, {"names_spans", 100 * spans.F()},
		{"f1", 100 * told.F()}, {"precision", 100 * told.P()}, {"recall", 100 * told.R()}, {"status", of(told.Status)}, {"source", of(told.Source)}, {"ece", 100 * sure.Error()}}, nil
}
