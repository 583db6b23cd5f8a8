package graph

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// This file and read.go know the shape of statements in the graph, and nothing
// else does.
//
//	fact       the plain edge S P O, and its statement node
//	statement  rdf:Statement with rdf:subject, rdf:predicate, rdf:object, kg:status,
//	           kg:confidence, kg:rule, prov:wasDerivedFrom its evidence, and qualifiers;
//	           with a source also schema:Claim, prov:wasAttributedTo, kg:stance;
//	           cito:disputes and cito:supports the statements that it answers
//	evidence   nif:Sentence with nif:referenceContext, nif:beginIndex, nif:endIndex, nif:anchorOf
//
// All of it is labelled with the article. What an article calls an entity is
// one quad, "article kg:calls entity#name=Han%20Dong", from which names.go
// keeps rdf:type, rdfs:label and skos:altLabel in urn:kg:entities.

// encode returns the quads of an article and its statements, sorted, each once.
func (v *vocabulary) encode(a *Article, ss []schema.Statement) ([]quad.Quad, error) {
	qs, err := v.encodeArticle(a)
	if err != nil {
		return nil, err
	}
	e := encoder{v, quad.IRI(a.IRI), qs}
	if a.Publisher != "" {
		e.call(schema.EntityIRI(v.base, schema.Organization, a.Publisher), "name", a.Publisher)
	}
	for _, name := range a.Authors {
		if name != "" {
			e.call(schema.EntityIRI(v.base, schema.Person, name), "name", name)
		}
	}
	for _, s := range distinct(ss, v.base) {
		if err := e.statement(&s); err != nil {
			return nil, err
		}
	}
	return sorted(e.qs), nil
}

// distinct leaves one of statements that have the same id, the surest.
func distinct(ss []schema.Statement, base string) []schema.Statement {
	ids := make(map[string]int, len(ss))
	var out []schema.Statement
	for _, s := range ss {
		id := s.ID(base)
		i, ok := ids[id]
		if !ok {
			ids[id] = len(out)
			out = append(out, s)
		} else if t := &out[i]; s.Confidence > t.Confidence || s.Confidence == t.Confidence && s.Rule < t.Rule {
			out[i] = s
		}
	}
	return out
}

type encoder struct {
	*vocabulary
	label quad.IRI
	qs    []quad.Quad
}

func (e *encoder) add(s, p quad.IRI, o quad.Value) {
	e.qs = append(e.qs, quad.Quad{Subject: s, Predicate: p, Object: o, Label: e.label})
}

func (e *encoder) statement(s *schema.Statement) error {
	id := quad.IRI(s.ID(e.base))
	if s.Article != string(e.label) {
		return fmt.Errorf("graph: statement %v belongs to %q, not to %v", id, s.Article, e.label)
	}
	if s.Subject.IsLiteral() || !absolute(s.Subject.ID) || !s.Object.IsLiteral() && !absolute(s.Object.ID) {
		return fmt.Errorf("graph: statement %v: subject %q and object %q must be absolute IRIs or the object a literal", id, s.Subject.ID, s.Object.Key())
	}
	if s.Predicate == "" || s.Predicate == schema.Open {
		return fmt.Errorf("graph: statement %v has no predicate", id)
	}
	subject, object := e.term(s.Subject), e.term(s.Object)
	predicate := e.predicate(s.Predicate)
	if s.Fact() {
		e.add(subject.(quad.IRI), predicate, object)
	}
	e.add(id, rdfType, rdfStatement)
	e.add(id, rdfSubject, subject)
	e.add(id, rdfPredicate, predicate)
	e.add(id, rdfObject, object)
	e.add(id, e.status, e.ns(s.Status.String()))
	e.add(id, e.confidence, quad.TypedString{Value: quad.String(confidence(s.Confidence)), Type: xsdDecimal})
	if s.Rule != "" {
		e.add(id, e.rule, quad.String(strings.ToValidUTF8(s.Rule, "\uFFFD")))
	}
	if s.Source != nil {
		e.add(id, rdfType, schemaClaim)
		e.add(id, provWasAttributedTo, e.source(*s.Source))
		if s.Stance != schema.NoStance {
			e.add(id, e.stance, e.ns(s.Stance.String()))
		}
	}
	for _, q := range s.Qualifiers {
		e.add(id, e.ns(q.Key), e.term(q.Value))
	}
	for _, other := range s.Disputes {
		e.add(id, citoDisputes, quad.IRI(other))
	}
	for _, other := range s.Supports {
		e.add(id, citoSupports, quad.IRI(other))
	}
	e.evidence(id, s.Evidence)
	return nil
}

func (e *encoder) evidence(id quad.IRI, ev schema.Evidence) {
	node := quad.IRI(fmt.Sprintf("%s#char=%d,%d", string(e.label), ev.Start, ev.End))
	number := func(n int) quad.Value { return quad.TypedString{Value: quad.String(strconv.Itoa(n)), Type: xsdInteger} }
	e.add(id, provWasDerivedFrom, node)
	e.add(node, rdfType, nifSentence)
	e.add(node, nifReferenceContext, e.label)
	e.add(node, nifBeginIndex, number(ev.Start))
	e.add(node, nifEndIndex, number(ev.End))
	e.add(node, nifAnchorOf, quad.String(strings.ToValidUTF8(ev.Text, "\uFFFD")))
}

// term returns the node of t, and notes what the article calls it.
func (e *encoder) term(t schema.Term) quad.Value {
	if t.IsLiteral() {
		return e.literal(t)
	}
	id := escapeOnly(t.ID)
	e.add(e.label, schemaMentions, quad.IRI(id))
	e.call(id, "name", t.Name)
	for _, a := range t.Aliases {
		e.call(id, "alias", a)
	}
	return quad.IRI(id)
}

// call notes under which name the article knows an entity: its fullest
// ("name") or another ("alias").
func (e *encoder) call(id, kind, name string) {
	if name != "" {
		e.add(e.label, e.calls, nameIRI(id, kind, name))
	}
}

// source returns the node of who says a claim: an entity; or, for a source that
// the article leaves open, a node of the article that holds its words.
func (e *encoder) source(t schema.Term) quad.Value {
	if !t.IsLiteral() {
		return e.term(t)
	}
	words := t.Value
	if words == "" {
		words = "unnamed"
	}
	node := quad.IRI(string(e.label) + "#source=" + escape(words))
	e.add(node, rdfType, e.unnamed)
	e.add(node, rdfsLabel, quad.String(unescape(escape(words))))
	return node
}

func confidence(c float64) string {
	if math.IsNaN(c) {
		c = 0
	}
	return strconv.FormatFloat(math.Round(min(max(c, 0), 1)*1000)/1000, 'f', -1, 64)
}

// sorted sorts quads, and leaves each once.
func sorted(qs []quad.Quad) []quad.Quad {
	slices.SortFunc(qs, func(a, b quad.Quad) int {
		for _, d := range quad.Directions {
			if c := compareValues(a.Get(d), b.Get(d)); c != 0 {
				return c
			}
		}
		return 0
	})
	return slices.Compact(qs)
}

// compareValues orders values by their text, then by what they are.
func compareValues(a, b quad.Value) int {
	if c := strings.Compare(value(a), value(b)); c != 0 {
		return c
	}
	if a == b {
		return 0
	}
	return strings.Compare(quad.StringOf(a), quad.StringOf(b))
}
