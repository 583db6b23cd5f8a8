// Package parse finds the dependency tree of each sentence.
//
// It is a transition-based parser in the arc-hybrid system (Kuhlmann, Gómez-
// Rodríguez and Satta 2011), trained as an averaged perceptron with a dynamic
// oracle (Goldberg and Nivre 2013, Training Deterministic Parsers with
// Non-Deterministic Oracles, TACL) on the features of Zhang and Nivre 2011 (ACL),
// fitted to the system, with word classes, the prepositions of phrases and a look
// around added. One classifier decides where arcs go, after a quicker one has dealt
// with what is plain (see quick.go); it reads a sentence from left to right, and
// another has read it from right to left before (see vote.go). When the tree is done
// a third says what relation each arc has (see label.go). Punctuation takes no part in the transitions
// (see mark.go).
package parse

import (
	"fmt"
	"math"
	"sync"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Section is the name of the model section that holds the weights.
const Section = "parse"

// A Parser fills Head and Dep. It is safe for concurrent use.
type Parser struct {
	forward, backward reader
	labels            linear.Scorer // relations
	clusters          *cluster.Clusters
	scratch           sync.Pool
}

// A reader decides on the actions of one direction.
type reader struct {
	quick linear.Scorer // at a glance
	arcs  linear.Scorer // by all features
}

// New returns the Parser that [Train] made. The clusters must be those that it
// was trained with.
func New(section []byte, clusters *cluster.Clusters) (*Parser, error) {
	p := newParser(clusters)
	rest := section
	for _, m := range []*linear.Scorer{&p.forward.quick, &p.forward.arcs, &p.backward.quick, &p.backward.arcs} {
		n, after, err := linear.LoadNarrow(rest)
		if err != nil {
			return nil, fmt.Errorf("parse: arcs: %w", err)
		}
		*m, rest = n, after
	}
	labels, _, err := linear.Load(rest)
	if err != nil {
		return nil, fmt.Errorf("parse: relations: %w", err)
	}
	if labels.Classes() != doc.NumDeps {
		return nil, fmt.Errorf("parse: %d classes for %d relations", labels.Classes(), doc.NumDeps)
	}
	p.labels = labels
	return p, nil
}

func newParser(clusters *cluster.Clusters) *Parser {
	p := &Parser{clusters: clusters}
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
	s.flip()
	p.backward.read(s)
	s.vote()
	s.flip()
	p.forward.read(s)
	s.label(p.labels)
	s.untitle()
	s.precede()
	s.asides()
	return s.write(d, span)
}

// read gives the words their heads.
func (r *reader) read(s *state) {
	for !s.done() {
		a, margin := r.decide(s)
		if a == shift {
			s.push()
			continue
		}
		s.nodes[s.top(0)].margin = margin
		s.attach(s.arc(a))
	}
}

// decide returns the action to take, and by how much its score exceeds the next.
func (r *reader) decide(s *state) (a int, margin int32) {
	s.glance()
	s.score(r.quick)
	a, margin = s.best()
	lost := s.losses(s.votes, s.weights)
	enough := int32(certain)
	if len(s.votes) > 0 {
		enough = agreed
	}
	if margin >= enough && lost[a] == 0 {
		return a, heeded
	}
	s.extract()
	s.score(r.arcs)
	for a := range lost {
		s.scores[a] -= lost[a]
	}
	return s.best()
}

// score scores the actions by the features that have been listed.
func (s *state) score(m linear.Scorer) {
	clear(s.scores[:])
	m.Add(s.scores[:], s.features)
}

// best returns the allowed action with the highest score, and by how much that
// exceeds the next.
func (s *state) best() (best int, margin int32) {
	best, margin = -1, math.MaxInt32
	for a, score := range s.scores {
		switch {
		case !s.allowed(a):
		case best < 0:
			best = a
		case score > s.scores[best]:
			best, margin = a, score-s.scores[best]
		default:
			margin = min(margin, s.scores[best]-score)
		}
	}
	return best, margin
}
