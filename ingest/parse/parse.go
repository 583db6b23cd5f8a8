// Package parse finds the dependency tree of each sentence.
//
// It is a transition-based parser in the arc-hybrid system (Kuhlmann, Gómez-
// Rodríguez and Satta 2011), trained as an averaged perceptron with a dynamic
// oracle (Goldberg and Nivre 2013, Training Deterministic Parsers with
// Non-Deterministic Oracles, TACL) on the features of Zhang and Nivre 2011 (ACL),
// fitted to the system, with word classes and the prepositions of phrases added.
// One classifier decides where arcs go, another what relation each has: the
// first, which does most of the work, needs three weights a feature. Punctuation
// takes no part in the transitions (see mark.go).
package parse

import (
	"fmt"
	"sync"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Section is the name of the model section that holds the weights.
const Section = "parse"

// A Parser fills Head and Dep. It is safe for concurrent use.
type Parser struct {
	arcs     linear.Scorer
	labels   linear.Scorer
	clusters *cluster.Clusters
	scratch  sync.Pool
}

// New returns the Parser that [Train] made. The clusters must be those that it
// was trained with.
func New(section []byte, clusters *cluster.Clusters) (*Parser, error) {
	arcs, rest, err := linear.LoadNarrow(section)
	if err != nil {
		return nil, fmt.Errorf("parse: arcs: %w", err)
	}
	labels, _, err := linear.Load(rest)
	if err != nil {
		return nil, fmt.Errorf("parse: relations: %w", err)
	}
	if labels.Classes() != doc.NumDeps {
		return nil, fmt.Errorf("parse: %d classes for %d relations", labels.Classes(), doc.NumDeps)
	}
	return newParser(arcs, labels, clusters), nil
}

func newParser(arcs, labels linear.Scorer, clusters *cluster.Clusters) *Parser {
	p := &Parser{arcs: arcs, labels: labels, clusters: clusters}
	p.scratch.New = func() any { return new(state) }
	return p
}

// Run fills Head and Dep with one tree a sentence.
func (p *Parser) Run(d *doc.Document) {
	d.Head = make([]int32, d.Len())
	d.Dep = make([]doc.Dep, d.Len())
	s := p.scratch.Get().(*state)
	defer p.scratch.Put(s)
	for _, sentence := range d.Sentences {
		s.clauses = clauses(d, sentence, s.clauses[:0])
		first := int32(-1)
		for _, span := range s.clauses {
			if root := p.tree(s, d, span); first < 0 {
				first = root
			} else {
				join(d, span, first, root)
			}
		}
	}
}

// tree fills Head and Dep of a span with one tree, and returns its root.
func (p *Parser) tree(s *state, d *doc.Document, span doc.Span) (root int32) {
	s.read(d, span, p.clusters)
	for !s.done() {
		a := s.best(p.arcs)
		if a == shift {
			s.push()
			continue
		}
		head, child := s.arc(a)
		s.attach(head, s.relation(p.labels, head, child))
	}
	s.untitle()
	s.precede()
	s.asides()
	return s.write(d, span)
}

// best returns the allowed action with the highest score.
func (s *state) best(m linear.Scorer) int {
	s.score(m)
	best := -1
	for a := range s.scores {
		if (best < 0 || s.scores[a] > s.scores[best]) && s.allowed(a) {
			best = a
		}
	}
	return best
}

// score scores the actions in the present state.
func (s *state) score(m linear.Scorer) {
	s.extract()
	clear(s.scores[:])
	m.Add(s.scores[:], s.features)
}
