// Package ingest turns news articles into statements.
//
// An article becomes a [doc.Document], and the Document passes through the
// stages in order. Reading the table of stages is the quickest way into the
// code.
package ingest

import (
	"fmt"

	"kg/ingest/doc"
	"kg/ingest/model"
)

// A stage computes some columns of a Document from others. It cannot fail: on
// text that it does not understand it computes less. Errors belong to the
// edges, where files are read and models loaded.
type stage struct {
	name  string
	needs string // columns read, as field names of doc.Document
	fills string // columns written; no other stage writes them
	load  func(*model.Model) (func(*doc.Document), error)
}

// stages are the stages, in order.
var stages = []stage{}

// A Pipeline runs the stages. It is safe for concurrent use.
type Pipeline struct{ run []func(*doc.Document) }

// Load prepares a Pipeline with the weights of m.
func Load(m *model.Model) (*Pipeline, error) {
	p := new(Pipeline)
	for _, s := range stages {
		run, err := s.load(m)
		if err != nil {
			return nil, fmt.Errorf("ingest: %s: %w", s.name, err)
		}
		p.run = append(p.run, run)
	}
	return p, nil
}

// Run passes d, which has Meta, Text and Blocks, through the stages.
func (p *Pipeline) Run(d *doc.Document) {
	for _, run := range p.run {
		run(d)
	}
}

// Explain runs the stages on d and calls show after each.
func (p *Pipeline) Explain(d *doc.Document, show func(stage string, d *doc.Document)) {
	for i, run := range p.run {
		run(d)
		show(stages[i].name, d)
	}
}
