package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"kg/ingest"
	"kg/ingest/corpus"
	"kg/ingest/score"
)

// evalUDS measures whether an event happened: the sign of what people said of
// it, for the events of the sentences that are there as trees. "rules" is what
// the views alone say.
func evalUDS(p *ingest.Pipeline, files []string) ([]measure, error) {
	p, err := p.Until("claim")
	if err != nil {
		return nil, err
	}
	events, err := readUDS("", files)
	if err != nil {
		return nil, err
	}
	right, rules, all := 0, 0, 0
	for _, h := range events {
		p.Run(h.Doc)
		for k, happened := range p.Happened(h.Doc, h.Tokens) {
			if h.Values[k] == 0 {
				continue
			}
			all++
			if happened == (h.Values[k] > 0) {
				right++
			}
			if score.Happened(h.Doc, h.Tokens[k]) == (h.Values[k] > 0) {
				rules++
			}
		}
	}
	if all == 0 {
		return nil, fmt.Errorf("uds: no event of the table is in the trees")
	}
	return []measure{{"sign", 100 * float64(right) / float64(all)}, {"rules", 100 * float64(rules) / float64(all)}}, nil
}

// readUDS reads the events of one split from a table and files of trees.
func readUDS(split string, files []string) ([]corpus.Happening, error) {
	var table io.Reader
	var trees []io.Reader
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if strings.HasSuffix(name, ".tsv") {
			table = f
		} else {
			trees = append(trees, f)
		}
	}
	if table == nil || len(trees) == 0 {
		return nil, fmt.Errorf("uds: want a table (.tsv) and trees (.conllu)")
	}
	return corpus.UDS(table, split, trees...)
}
