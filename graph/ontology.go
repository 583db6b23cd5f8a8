package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// Ontology returns the vocabulary of kg as RDF, in the graph urn:kg:ontology of
// base: classes and predicates with their documentation, domains, ranges, and
// the vocabularies that they are aligned with. The quads are sorted.
func Ontology(base string) []quad.Quad {
	v := newVocabulary(base)
	var qs []quad.Quad
	add := func(s, p quad.IRI, o quad.Value) {
		qs = append(qs, quad.Quad{Subject: s, Predicate: p, Object: o, Label: v.ontology})
	}
	for _, t := range schema.Types {
		c := v.ns(t.Name)
		add(c, rdfType, rdfsClass)
		add(c, rdfsLabel, quad.String(t.Name))
		add(c, rdfsComment, quad.String(t.Doc))
		for _, other := range t.Aligned {
			if !strings.HasPrefix(other, "xsd:") {
				add(c, rdfsSubClassOf, iri(other))
			}
		}
	}
	for _, wide := range []struct {
		name, doc string
		of        schema.Type
	}{{"Entity", "Any entity.", schema.Entities}, {"Any", "Any entity or literal.", schema.Any}} {
		id := v.ns(wide.name)
		add(id, rdfType, rdfsClass)
		add(id, rdfsLabel, quad.String(wide.name))
		add(id, rdfsComment, quad.String(wide.doc))
		for _, t := range schema.Types {
			if t.Type&wide.of != 0 {
				add(v.ns(t.Name), rdfsSubClassOf, id)
			}
		}
	}
	for _, p := range schema.Predicates {
		id := v.predicate(p.Name)
		add(id, rdfType, rdfProperty)
		if p.Symmetric {
			add(id, rdfType, owlSymmetricProperty)
		}
		add(id, rdfsLabel, quad.String(strings.ReplaceAll(p.Name, "_", " ")))
		add(id, rdfsComment, quad.String(p.Doc))
		add(id, rdfsDomain, v.class(p.Domain, add))
		add(id, rdfsRange, v.class(p.Range, add))
		for _, other := range p.Aligned {
			add(id, rdfsSubPropertyOf, iri(other))
		}
	}
	qs = sorted(qs)
	h := sha256.New()
	for _, q := range qs {
		h.Write([]byte(q.NQuad()))
	}
	add(v.ontology, rdfType, owlOntology)
	add(v.ontology, owlVersionInfo, quad.String(hex.EncodeToString(h.Sum(nil)[:6])))
	return sorted(qs)
}

// class is the class of several types: a class of its own, which each of them
// is a subclass of, since several rdfs:domain would all have to hold at once.
func (v *vocabulary) class(t schema.Type, add func(s, p quad.IRI, o quad.Value)) quad.IRI {
	switch {
	case t == 0, t == schema.Any:
		return v.ns("Any")
	case t == schema.Entities:
		return v.ns("Entity")
	case t == t.Info().Type:
		return v.ns(t.Info().Name)
	}
	id := v.ns(strings.ReplaceAll(t.String(), "|", "Or"))
	add(id, rdfType, rdfsClass)
	for _, row := range schema.Types {
		if row.Type&t != 0 {
			add(v.ns(row.Name), rdfsSubClassOf, id)
		}
	}
	return id
}
