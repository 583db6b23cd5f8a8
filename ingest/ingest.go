// Package ingest turns news articles into statements.
//
// An article becomes a [doc.Document], and the Document passes through the
// stages in order. Reading the table of stages is the quickest way into the
// code.
package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"kg/ingest/claim"
	"kg/ingest/cluster"
	"kg/ingest/coref"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/model"
	"kg/ingest/name"
	"kg/ingest/parse"
	"kg/ingest/relate"
	"kg/ingest/resolve"
	"kg/ingest/score"
	"kg/ingest/tag"
	"kg/ingest/tokenize"
	"kg/ingest/value"
	"kg/schema"
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
var stages = []stage{
	{"tokenize", "Text Blocks", "Start End Sentences", loadTokenize},
	{"tag", "Text Start End Sentences", "Pos Tag Lemma", loadTag},
	{"parse", "Text Start End Sentences Pos Tag", "Head Dep", loadParse},
	{"name", "Text Start End Sentences Tag Head", "Names", loadName},
	{"value", "Meta Text Blocks Start End Sentences Tag Names", "Values", loadValue},
	{"coref", "Text Blocks Start End Sentences Pos Tag Lemma Head Dep Names Values", "Mentions Entity Entities", loadCoref},
	{"claim", "Text Blocks Start End Sentences Pos Tag Lemma Head Dep Mentions", "View Views", loadClaim},
	{"relate", "Text Blocks Start End Sentences Pos Tag Lemma Head Dep Values Mentions Entity Entities View Views", "Relations", loadRelate},
	{"resolve", "Text Blocks Start End Sentences Pos Lemma Mentions Entity Entities View Views Relations", "Statements IRI", loadResolve},
}

func loadTokenize(m *model.Model) (func(*doc.Document), error) {
	data, err := m.Section(tokenize.Section)
	if err != nil {
		return nil, err
	}
	t, err := tokenize.New(data)
	if err != nil {
		return nil, err
	}
	return t.Run, nil
}

func loadTag(m *model.Model) (func(*doc.Document), error) {
	data, err := m.Section(tag.Section)
	if err != nil {
		return nil, err
	}
	classes, err := loadClusters(m)
	if err != nil {
		return nil, err
	}
	t, err := tag.New(data, classes)
	if err != nil {
		return nil, err
	}
	return t.Run, nil
}

func loadParse(m *model.Model) (func(*doc.Document), error) {
	data, err := m.Section(parse.Section)
	if err != nil {
		return nil, err
	}
	classes, err := loadClusters(m)
	if err != nil {
		return nil, err
	}
	p, err := parse.New(data, classes)
	if err != nil {
		return nil, err
	}
	return p.Run, nil
}

// loadClusters returns the word classes, none in a model that has none.
func loadClusters(m *model.Model) (*cluster.Clusters, error) {
	data, err := m.Section(cluster.Section)
	if errors.Is(err, fs.ErrNotExist) {
		return &cluster.Clusters{}, nil
	}
	if err != nil {
		return nil, err
	}
	return cluster.Read(data)
}

// loadName returns no names in a model without weights for them.
func loadName(m *model.Model) (func(*doc.Document), error) {
	data, err := m.Section(name.Section)
	if errors.Is(err, fs.ErrNotExist) {
		return func(*doc.Document) {}, nil
	}
	if err != nil {
		return nil, err
	}
	classes, err := loadClusters(m)
	if err != nil {
		return nil, err
	}
	known, err := m.Section(gazetteer.Section)
	if err != nil {
		return nil, err
	}
	g, err := gazetteer.Read(known)
	if err != nil {
		return nil, err
	}
	r, err := name.New(data, classes, g)
	if err != nil {
		return nil, err
	}
	return r.Run, nil
}

func loadValue(*model.Model) (func(*doc.Document), error) { return value.New().Run, nil }

func loadCoref(m *model.Model) (func(*doc.Document), error) {
	data, err := m.Section(coref.Section)
	if errors.Is(err, fs.ErrNotExist) {
		return coref.New().Run, nil // by the rules alone
	}
	if err != nil {
		return nil, err
	}
	c, err := coref.Load(data)
	if err != nil {
		return nil, err
	}
	return c.Run, nil
}

func loadClaim(m *model.Model) (func(*doc.Document), error) {
	f, err := loadFactuality(m)
	if err != nil {
		return nil, err
	}
	return claim.New(f).Run, nil
}

// loadFactuality returns the judge of what happened, nil where the model has
// none and the rules judge alone.
func loadFactuality(m *model.Model) (*claim.Factuality, error) {
	data, err := m.Section(claim.Section)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return claim.LoadFactuality(data)
}

// loadRelate finds relations by patterns alone in a model without weights for
// them, and is as sure of them as their rules where it has learnt no better.
func loadRelate(m *model.Model) (func(*doc.Document), error) {
	data, err := m.Section(relate.Section)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	sure, err := m.Section(relate.TrustSection)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	classes, err := loadClusters(m)
	if err != nil {
		return nil, err
	}
	r, err := relate.Load(schema.Predicates, data, sure, classes)
	if err != nil {
		return nil, err
	}
	return r.Run, nil
}

func loadResolve(*model.Model) (func(*doc.Document), error) {
	return resolve.New(schema.Base).Run, nil
}

// A Pipeline runs the stages. It is safe for concurrent use.
type Pipeline struct {
	steps      []step
	factuality *claim.Factuality
}

type step struct {
	name string
	run  func(*doc.Document)
	done func(*doc.Document) bool // a column that the stage fills is there already
}

// Load prepares a Pipeline with the weights of m.
func Load(m *model.Model) (*Pipeline, error) {
	p, err := LoadUntil(m, "")
	if err == nil {
		p.factuality, err = loadFactuality(m)
	}
	return p, err
}

// LoadUntil is Load as far as the named stage. Of the sections of later ones
// nothing is asked: they may be yet to be trained.
func LoadUntil(m *model.Model, name string) (*Pipeline, error) {
	p := new(Pipeline)
	for _, s := range stages {
		run, err := s.load(m)
		if err != nil {
			return nil, fmt.Errorf("ingest: %s: %w", s.name, err)
		}
		p.steps = append(p.steps, step{s.name, run, filled(s.fills)})
		if s.name == name {
			break
		}
	}
	return p, nil
}

// Happened reports of each of the tokens of d, which has Views, whether what it
// says happened, in the words of the article or of the source that tells it.
func (p *Pipeline) Happened(d *doc.Document, tokens []int32) []bool {
	if p.factuality != nil {
		return p.factuality.Happened(d, tokens)
	}
	out := make([]bool, len(tokens))
	for k, i := range tokens {
		out[k] = score.Happened(d, i)
	}
	return out
}

// Until returns a Pipeline of the stages as far as the named one.
func (p *Pipeline) Until(name string) (*Pipeline, error) {
	for i, s := range p.steps {
		if s.name == name {
			return &Pipeline{p.steps[:i+1], p.factuality}, nil
		}
	}
	return nil, fmt.Errorf("ingest: there is no stage %q", name)
}

// filled returns whether a Document has any of the named columns.
func filled(columns string) func(*doc.Document) bool {
	var fields []int
	for _, name := range strings.Fields(columns) {
		f, ok := reflect.TypeFor[doc.Document]().FieldByName(name)
		if !ok {
			panic("ingest: no column " + name) // the table of stages is wrong
		}
		fields = append(fields, f.Index[0])
	}
	return func(d *doc.Document) bool {
		v := reflect.ValueOf(d).Elem()
		for _, f := range fields {
			if !v.Field(f).IsNil() {
				return true
			}
		}
		return false
	}
}

// Run passes d, which has Meta, Text and Blocks, through the stages. A stage
// whose columns are there already is passed over, so that any stage can be
// given the columns of a gold Document.
func (p *Pipeline) Run(d *doc.Document) { p.Explain(d, func(string) {}) }

// Explain is Run, and calls show after each stage.
func (p *Pipeline) Explain(d *doc.Document, show func(stage string)) {
	for _, s := range p.steps {
		if !s.done(d) {
			s.run(d)
		}
		show(s.name)
	}
}
