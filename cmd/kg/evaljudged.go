package main

import (
	"fmt"
	"strings"

	"kg/ingest"
	"kg/ingest/score"
)

// evalJudged compares the confidence of statements that were judged with how
// many of them are right. files are tables of judged statements and the texts
// of their articles. Judged statements that kg does not make any more count for
// nothing.
func evalJudged(p *ingest.Pipeline, files []string) ([]measure, error) {
	var tables, texts []string
	for _, f := range files {
		if strings.HasSuffix(f, ".tsv") {
			tables = append(tables, f)
		} else {
			texts = append(texts, f)
		}
	}
	articles, err := judgedArticles(tables, texts)
	if err != nil {
		return nil, err
	}
	var sure score.Calibration
	n, right := 0, 0
	for _, a := range articles {
		p.Run(a.doc)
		said := map[string]float64{}
		for k := range a.doc.Statements {
			s := &a.doc.Statements[k]
			said[keyOf(s)] = s.Confidence
		}
		for k := range a.rows {
			c, ok := said[judgedKey(&a.rows[k])]
			if !ok {
				continue
			}
			is := a.rows[k].Right
			sure.Add(c, is)
			n++
			if is {
				right++
			}
		}
	}
	if n == 0 {
		return nil, fmt.Errorf("judged: kg makes none of the statements")
	}
	return []measure{{"ece", 100 * sure.Error()}, {"precision", 100 * float64(right) / float64(n)}, {"found", float64(n)}}, nil
}
