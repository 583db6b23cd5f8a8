package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
	"kg/schema"
)

// An Outcome is what Put did.
type Outcome uint8

// The outcomes.
const (
	Unchanged Outcome = iota // the article was there, with these statements
	Added
	Replaced // another text from the same place, or other statements from the same text
)

var outcomeNames = [...]string{"unchanged", "added", "replaced"}

// String returns the outcome's name.
func (o Outcome) String() string { return outcomeNames[o] }

// Put stores an article and its statements, in one step that happens whole or
// not at all, and is on disk when Put returns. The article takes the place of
// what was read before from the same URL or path.
func (g *Graph) Put(ctx context.Context, a Article, ss []schema.Statement) (Outcome, error) {
	want, err := g.encode(&a, ss)
	if err != nil {
		return Unchanged, err
	}
	var out Outcome
	err = g.db.Update(ctx, func(v cayley.QuadStore, c *store.Change) error {
		r := g.reader(ctx, v)
		out = r.put(&a, want, c)
		return r.err
	}, g.lookedAt(&a, want)...)
	if err != nil {
		return Unchanged, fmt.Errorf("graph: %s: %w", a.IRI, err)
	}
	return out, nil
}

// lookedAt are the patterns of quads that put looks at, and what it writes.
func (v *vocabulary) lookedAt(a *Article, want []quad.Quad) []quad.Quad {
	id := quad.IRI(a.IRI)
	out := append([]quad.Quad{{Label: id}, {Subject: id, Label: id}, {Subject: quad.IRI(a.IRI + "#read"), Label: id},
		{Predicate: v.standsIn, Object: id, Label: v.curation}}, want...)
	for _, place := range v.location(a) {
		out = append(out, quad.Quad{Predicate: place.Predicate, Object: place.Object})
	}
	for entity := range v.calling(want) {
		out = append(out, quad.Quad{Subject: quad.IRI(entity), Label: v.entities})
	}
	for _, q := range v.vocabularyQuads() {
		if q.Predicate == owlVersionInfo {
			out = append(out, q)
		}
	}
	return append(out, v.encodeReading(a)...)
}

func (r *reader) put(a *Article, want []quad.Quad, c *store.Change) Outcome {
	out := Added
	have := r.labelled(a.IRI)
	if len(have) > 0 {
		out = Replaced
	}
	if r.elsewhere(a, have) {
		want = append(want, r.metadata(have)...)
	}
	want = sorted(want)
	gone, before := []string{a.IRI}, have
	for _, id := range r.predecessors(a) {
		out = Replaced
		qs := r.labelled(id)
		before = append(slices.Clip(before), qs...)
		gone = append(gone, id)
		if kept := r.withoutLocation(a, qs); r.located(kept) {
			c.Replace = append(c.Replace, store.Graph{Label: quad.IRI(id), Quads: kept})
			before, gone = before[:len(before)-len(qs)], gone[:len(gone)-1]
		} else {
			c.Replace = append(c.Replace, store.Graph{Label: quad.IRI(id)})
		}
	}
	want = r.heeded(a.IRI, gone[1:], want, c)
	reading := r.encodeReading(a)
	if len(c.Replace) == 0 && slices.Equal(want, withoutReading(have)) {
		out = Unchanged
		if old := r.article(a.IRI); old.Version == a.Version {
			return out
		}
	}
	c.Replace = append(c.Replace, store.Graph{Label: quad.IRI(a.IRI), Quads: append(slices.Clip(want), reading...)})
	remove, add := r.renaming(gone, before, want)
	c.Remove, c.Add = append(c.Remove, remove...), append(c.Add, add...)
	r.ensureOntology(c)
	return out
}

// labelled returns the quads of an article, sorted.
func (r *reader) labelled(id string) []quad.Quad {
	return sorted(slices.Collect(r.quads(nil, nil, nil, quad.IRI(id))))
}

func withoutReading(qs []quad.Quad) []quad.Quad {
	return slices.DeleteFunc(slices.Clone(qs), isReading)
}

// location returns the quads that say where a was read.
func (v *vocabulary) location(a *Article) []quad.Quad {
	qs, _ := v.encodeArticle(&Article{IRI: a.IRI, URL: a.URL, Path: a.Path})
	return slices.DeleteFunc(qs, func(q quad.Quad) bool { return !v.isLocation(q) })
}

func (v *vocabulary) isLocation(q quad.Quad) bool {
	return q.Predicate == schemaURL || q.Predicate == v.path
}

func (v *vocabulary) located(qs []quad.Quad) bool { return slices.ContainsFunc(qs, v.isLocation) }

// elsewhere reports whether the article, as it lies in the graph, was read from
// another place than a.
func (v *vocabulary) elsewhere(a *Article, have []quad.Quad) bool {
	return v.located(v.withoutLocation(a, have))
}

// withoutLocation returns the quads of an article but for those that say it
// was read where a was.
func (v *vocabulary) withoutLocation(a *Article, qs []quad.Quad) []quad.Quad {
	places := v.location(a)
	return slices.DeleteFunc(slices.Clone(qs), func(q quad.Quad) bool {
		return slices.ContainsFunc(places, func(p quad.Quad) bool {
			return p.Predicate == q.Predicate && p.Object == q.Object
		})
	})
}

// predecessors are the other articles that were read from the same place as a.
func (r *reader) predecessors(a *Article) []string {
	ids := map[string]bool{}
	for _, place := range r.location(a) {
		for q := range r.quads(nil, place.Predicate, place.Object, nil) {
			if id := value(q.Subject); id != a.IRI {
				ids[id] = true
			}
		}
	}
	return sortedKeys(ids)
}

// metadata returns what a same text read elsewhere is called, and by whom.
func (r *reader) metadata(have []quad.Quad) []quad.Quad {
	var keep []quad.Quad
	people := map[string]bool{}
	for _, q := range have {
		switch q.Predicate {
		case schemaHeadline, schemaURL, r.path, schemaPublisher, schemaAuthor, schemaDatePublished, schemaInLanguage:
			keep = append(keep, q)
			people[value(q.Object)] = true
		}
	}
	for _, q := range have {
		if id, kind, _, ok := parseName(q.Object); ok && q.Predicate == r.calls && kind == "name" && people[id] {
			keep = append(keep, q)
		}
	}
	return keep
}

// ensureOntology brings the graph of the vocabulary up to date.
func (r *reader) ensureOntology(c *store.Change) {
	qs := r.vocabularyQuads()
	for _, q := range qs {
		if q.Predicate == owlVersionInfo && !r.has(q.Subject, q.Predicate, q.Object, q.Label) {
			c.Replace = append(c.Replace, store.Graph{Label: r.ontology, Quads: qs})
		}
	}
}

// Has reports whether the graph holds the article as a gives it: the same text,
// from the same place, read by the same version. Nothing need be done to such
// an article.
func (g *Graph) Has(ctx context.Context, a Article) (bool, error) {
	v := g.db.View()
	defer v.Close()
	r := g.reader(ctx, v)
	id := quad.IRI(a.IRI)
	for _, q := range g.location(&a) {
		if !r.has(id, q.Predicate, q.Object, id) {
			return false, r.err
		}
	}
	if !r.has(id, rdfType, schemaNewsArticle, id) {
		return false, r.err
	}
	same := r.article(a.IRI).Version == a.Version
	return same, errors.Join(r.err, v.Err())
}
