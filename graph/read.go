package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// A Record is a Statement as it lies in the graph, under the id that it was
// stored under. Names of its terms are those of the whole graph.
type Record struct {
	ID string
	schema.Statement
}

// record reads a statement back; false if the node is none.
func (r *reader) record(id string) (Record, bool) {
	rec := Record{ID: id}
	is := false
	node := quad.IRI(id)
	var evidence string
	for q := range r.quads(node, nil, nil, nil) {
		o := value(q.Object)
		switch q.Predicate {
		case rdfType:
			is = is || q.Object == rdfStatement
		case rdfSubject:
			rec.Subject = r.term(q.Object)
			rec.Article = value(q.Label)
		case rdfPredicate:
			rec.Predicate = r.predicateName(q.Object)
		case rdfObject:
			rec.Object = r.term(q.Object)
		case r.status:
			name, _ := r.local(q.Object)
			rec.Status, _ = schema.ParseStatus(name)
		case r.stance:
			name, _ := r.local(q.Object)
			rec.Stance, _ = schema.ParseStance(name)
		case r.confidence:
			rec.Confidence, _ = strconv.ParseFloat(o, 64)
		case r.rule:
			rec.Rule = o
		case provWasAttributedTo:
			t := r.sourceTerm(q.Object)
			rec.Source = &t
		case citoDisputes:
			rec.Disputes = append(rec.Disputes, o)
		case citoSupports:
			rec.Supports = append(rec.Supports, o)
		case provWasDerivedFrom:
			evidence = o
		default:
			if key, ok := r.local(q.Predicate); ok {
				rec.Qualifiers = append(rec.Qualifiers, schema.Qualifier{Key: key, Value: r.term(q.Object)})
			}
		}
	}
	if !is || rec.Subject.ID == "" {
		return rec, false
	}
	slices.Sort(rec.Disputes)
	slices.Sort(rec.Supports)
	slices.SortFunc(rec.Qualifiers, func(a, b schema.Qualifier) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(a.Value.Key(), b.Value.Key()))
	})
	rec.Evidence = r.evidence(evidence)
	return rec, r.err == nil
}

func (r *reader) evidence(id string) (ev schema.Evidence) {
	if id == "" {
		return ev
	}
	for q := range r.quads(quad.IRI(id), nil, nil, nil) {
		switch q.Predicate {
		case nifBeginIndex:
			ev.Start, _ = strconv.Atoi(value(q.Object))
		case nifEndIndex:
			ev.End, _ = strconv.Atoi(value(q.Object))
		case nifAnchorOf:
			ev.Text = value(q.Object)
		}
	}
	return ev
}

// term reads an entity, with its names, or a literal.
func (r *reader) term(x quad.Value) schema.Term {
	id, ok := x.(quad.IRI)
	if !ok {
		return r.literalTerm(x)
	}
	e := r.entity(string(id))
	return schema.Term{ID: e.ID, Name: e.Name, Aliases: e.Aliases, Type: e.Type}
}

// sourceTerm reads who says a claim.
func (r *reader) sourceTerm(x quad.Value) schema.Term {
	_, words, ok := strings.Cut(value(x), "#source=")
	if ok {
		return schema.Term{Value: unescape(words), Type: schema.Text}
	}
	return r.term(x)
}

// records reads the statements whose nodes nodes gives, in the order of the
// articles and of their text.
func (r *reader) records(nodes []string) []Record {
	slices.Sort(nodes)
	var out []Record
	for _, id := range slices.Compact(nodes) {
		if rec, ok := r.record(id); ok {
			out = append(out, rec)
		}
	}
	slices.SortFunc(out, compareRecords)
	return out
}

func compareRecords(a, b Record) int {
	return cmp.Or(
		strings.Compare(a.Article, b.Article),
		cmp.Compare(a.Evidence.Start, b.Evidence.Start),
		cmp.Compare(a.Evidence.End, b.Evidence.End),
		strings.Compare(a.Predicate, b.Predicate),
		strings.Compare(a.ID, b.ID))
}
