package graph

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// A Problem is something in a graph that must not be.
type Problem struct {
	Node string // the IRI of what is wrong
	Msg  string
}

// Validate checks that every statement has its parts and its evidence, that the
// words of the evidence are as long as its span, that subject and object are
// what the predicate admits, and that every plain edge between entities rests
// on a fact and every fact has its edge: no claim is one.
func (g *Graph) Validate(ctx context.Context) ([]Problem, error) {
	return asStored(ctx, g, func(r *reader) []Problem {
		var out []Problem
		wrong := func(node, format string, args ...any) {
			out = append(out, Problem{node, fmt.Sprintf(format, args...)})
		}
		facts := make(map[quad.Quad]bool)
		for q := range r.quads(nil, rdfType, rdfStatement, nil) {
			id := value(q.Subject)
			rec, ok := r.record(id)
			if !ok {
				wrong(id, "no statement: it lacks its subject")
				continue
			}
			r.checkRecord(rec, wrong)
			edge := quad.Quad{Label: q.Label}
			for p, d := range map[quad.IRI]quad.Direction{rdfSubject: quad.Subject, rdfPredicate: quad.Predicate, rdfObject: quad.Object} {
				part, _ := r.first(q.Subject, p, nil, q.Label)
				edge.Set(d, part.Object)
			}
			if !edge.IsValid() || !rec.Fact() {
				continue
			}
			facts[edge] = true
			if !r.has(edge.Subject, edge.Predicate, edge.Object, edge.Label) {
				wrong(id, "a fact without its plain edge")
			}
		}
		for q := range r.quads(nil, nil, nil, nil) {
			_, entity := r.typeOf(value(q.Subject))
			if entity && r.isArticle(value(q.Label)) && !facts[q] {
				wrong(value(q.Subject), "the plain edge %s %s of %s rests on no fact", r.predicateName(q.Predicate), value(q.Object), value(q.Label))
			}
		}
		return out
	})
}

func (r *reader) checkRecord(rec Record, wrong func(node, format string, args ...any)) {
	length := utf8.RuneCountInString(rec.Evidence.Text)
	switch {
	case rec.Evidence == schema.Evidence{}:
		wrong(rec.ID, "no evidence")
	case length != rec.Evidence.End-rec.Evidence.Start:
		wrong(rec.ID, "its evidence has %d characters, its span %d,%d has %d", length,
			rec.Evidence.Start, rec.Evidence.End, rec.Evidence.End-rec.Evidence.Start)
	}
	if rec.Source == nil && rec.Stance != schema.NoStance {
		wrong(rec.ID, "a stance, but no source")
	}
	p := schema.Lookup(rec.Predicate)
	if p == nil {
		return
	}
	if rec.Subject.Type&p.Domain == 0 {
		wrong(rec.ID, "%s takes no %v as its subject", p.Name, rec.Subject.Type)
	}
	if rec.Object.Type&p.Range == 0 {
		wrong(rec.ID, "%s takes no %v as its object", p.Name, rec.Object.Type)
	}
}
