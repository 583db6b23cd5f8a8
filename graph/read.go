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
		if r.part(&rec.Statement, q, r.term) {
			continue
		}
		o := value(q.Object)
		switch q.Predicate {
		case rdfType:
			is = is || q.Object == rdfStatement
		case r.confidence:
			rec.Confidence, _ = strconv.ParseFloat(o, 64)
		case r.rule:
			rec.Rule = o
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
		evidencePart(&ev, q)
	}
	return ev
}

// evidencePart fills in what a quad of an evidence's node says.
func evidencePart(ev *schema.Evidence, q quad.Quad) {
	switch q.Predicate {
	case nifBeginIndex:
		ev.Start, _ = strconv.Atoi(value(q.Object))
	case nifEndIndex:
		ev.End, _ = strconv.Atoi(value(q.Object))
	case nifAnchorOf:
		ev.Text = value(q.Object)
	}
}

// part fills in what a quad of a statement's node says of what its id is made of,
// but for the evidence; false where it says something else. term reads entities
// and literals.
func (v *vocabulary) part(s *schema.Statement, q quad.Quad, term func(quad.Value) schema.Term) bool {
	switch q.Predicate {
	case rdfSubject:
		s.Subject = term(q.Object)
		s.Article = value(q.Label)
	case rdfPredicate:
		s.Predicate = v.predicateName(q.Object)
	case rdfObject:
		s.Object = term(q.Object)
	case v.status:
		name, _ := v.local(q.Object)
		s.Status, _ = schema.ParseStatus(name)
	case v.stance:
		name, _ := v.local(q.Object)
		s.Stance, _ = schema.ParseStance(name)
	case provWasAttributedTo:
		t := sourceTerm(q.Object, term)
		s.Source = &t
	default:
		return false
	}
	return true
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
func sourceTerm(x quad.Value, term func(quad.Value) schema.Term) schema.Term {
	_, words, ok := strings.Cut(value(x), "#source=")
	if ok {
		return schema.Term{Value: unescape(words), Type: schema.Text}
	}
	return term(x)
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
