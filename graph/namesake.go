package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
	"kg/schema"
)

// One name is one entity in all articles. Where it is borne by two, a person
// tells them apart, article by article: in some of them the name means another,
// which has an IRI of its own. The decision lies in urn:kg:curation,
//
//	urn:kg:person:2fbb5365c025-ann-lee  kg:namesakeOf  urn:kg:person:ann-lee
//	urn:kg:person:2fbb5365c025-ann-lee  kg:standsIn    urn:kg:doc:2fbb5365c025
//
// and Put keeps to it, so that it survives reading the article again.

// SplitOff decides that the entity of that name, or IRI, in the given articles,
// by IRI or where they were read, is another than in all others. It returns the
// other one.
func (g *Graph) SplitOff(ctx context.Context, name string, articles []string) (Entity, error) {
	return g.reassign(ctx, name, articles, func(r *reader, id string, docs []string, c *store.Change) (string, error) {
		if r.has(quad.IRI(id), r.namesakeOf, nil, r.curation) {
			return "", fmt.Errorf("%s is split off already: split %s, or take that back first (kg split --undo)", id, r.original(id))
		}
		slices.Sort(docs)
		kind, slug, _ := strings.Cut(strings.TrimPrefix(id, r.base), ":")
		other := r.base + kind + ":" + lastPart(docs[0]) + "-" + slug
		for _, doc := range docs {
			if !r.has(quad.IRI(doc), schemaMentions, quad.IRI(id), quad.IRI(doc)) {
				return "", fmt.Errorf("article %s does not name %s: %w", doc, id, ErrNotFound)
			}
			c.Add = append(c.Add, quad.Quad{Subject: quad.IRI(other), Predicate: r.standsIn, Object: quad.IRI(doc), Label: r.curation})
		}
		r.retell(docs, id, other, c)
		c.Add = append(c.Add, quad.Quad{Subject: quad.IRI(other), Predicate: r.namesakeOf, Object: quad.IRI(id), Label: r.curation})
		return other, nil
	})
}

// UnsplitOff takes back that the entity of that name, or IRI, is another in the
// given articles. It returns the one that it is again.
func (g *Graph) UnsplitOff(ctx context.Context, name string, articles []string) (Entity, error) {
	return g.reassign(ctx, name, articles, func(r *reader, id string, docs []string, c *store.Change) (string, error) {
		other := ""
		for o, of := range r.namesakes(docs[0]) {
			if of == id || o == id {
				other, id = o, of
			}
		}
		for _, doc := range docs {
			q := quad.Quad{Subject: quad.IRI(other), Predicate: r.standsIn, Object: quad.IRI(doc), Label: r.curation}
			if other == "" || !r.has(q.Subject, q.Predicate, q.Object, q.Label) {
				return "", fmt.Errorf("%s is nobody else in article %s: %w", id, doc, ErrNotFound)
			}
			c.Remove = append(c.Remove, q)
		}
		if !r.standsElsewhere(other, c.Remove) {
			c.Remove = append(c.Remove, quad.Quad{Subject: quad.IRI(other), Predicate: r.namesakeOf, Object: quad.IRI(id), Label: r.curation})
		}
		r.retell(docs, other, id, c)
		return id, nil
	})
}

// reassign finds an entity and articles, and lets f fill in the change; it
// returns the entity that f says.
func (g *Graph) reassign(ctx context.Context, name string, articles []string, f func(r *reader, id string, docs []string, c *store.Change) (string, error)) (Entity, error) {
	var id string
	err := g.db.Update(ctx, func(v cayley.QuadStore, c *store.Change) error {
		r := g.reader(ctx, v)
		var docs []string
		for _, a := range articles {
			found := r.find(a)
			if len(found) != 1 {
				return fmt.Errorf("article %q: %w", a, ErrNotFound)
			}
			if !slices.Contains(docs, found[0]) {
				docs = append(docs, found[0])
			}
		}
		if len(docs) == 0 {
			return errors.New("name at least one article")
		}
		of, err := r.meantIn(name, docs)
		if err != nil {
			return err
		}
		if id, err = f(r, of, docs, c); err != nil {
			return err
		}
		return r.err
	})
	if err != nil {
		return Entity{}, fmt.Errorf("graph: %w", err)
	}
	return read(ctx, g, func(r *reader) Entity { return r.entity(id) })
}

// meantIn returns the one entity that a name or an IRI means in all of some
// articles.
func (r *reader) meantIn(name string, docs []string) (string, error) {
	ids := slices.DeleteFunc(r.bearing(name), func(id string) bool {
		return slices.ContainsFunc(docs, func(doc string) bool {
			return !r.has(quad.IRI(doc), schemaMentions, quad.IRI(id), quad.IRI(doc))
		})
	})
	if len(ids) == 1 {
		return ids[0], nil
	}
	return r.meant(name)
}

// namesakes are the entities that stand in an article for others of their name:
// each, and whose name it is.
func (r *reader) namesakes(doc string) map[string]string {
	out := map[string]string{}
	for q := range r.quads(nil, r.standsIn, quad.IRI(doc), r.curation) {
		out[value(q.Subject)] = r.original(value(q.Subject))
	}
	return out
}

// original is the entity whose name the one that was split off bears.
func (r *reader) original(id string) string {
	q, _ := r.first(quad.IRI(id), r.namesakeOf, nil, r.curation)
	return value(q.Object)
}

// standsElsewhere reports whether other stands in an article beside those of
// which gone takes that back.
func (r *reader) standsElsewhere(other string, gone []quad.Quad) bool {
	for q := range r.quads(quad.IRI(other), r.standsIn, nil, r.curation) {
		if !slices.Contains(gone, q) {
			return true
		}
	}
	return false
}

// retell makes articles in the graph speak of to where they spoke of from.
func (r *reader) retell(docs []string, from, to string, c *store.Change) {
	var before, after []quad.Quad
	for _, doc := range docs {
		have := r.labelled(doc)
		want := r.renamed(have, from, to)
		c.Replace = append(c.Replace, store.Graph{Label: quad.IRI(doc), Quads: want})
		before, after = append(before, have...), append(after, want...)
	}
	remove, add := r.renaming(docs, before, after)
	c.Remove, c.Add = append(c.Remove, remove...), append(c.Add, add...)
}

// heeded returns the quads of an article as a person's decisions would have
// them: those about the article itself, and about the articles gone that it
// takes the place of, which hold for it from then on.
func (r *reader) heeded(doc string, gone []string, want []quad.Quad, c *store.Change) []quad.Quad {
	for _, id := range append([]string{doc}, gone...) {
		for other, of := range r.namesakes(id) {
			want = r.renamed(want, of, other)
			if id != doc {
				c.Add = append(c.Add, quad.Quad{Subject: quad.IRI(other), Predicate: r.standsIn, Object: quad.IRI(doc), Label: r.curation})
				c.Remove = append(c.Remove, quad.Quad{Subject: quad.IRI(other), Predicate: r.standsIn, Object: quad.IRI(id), Label: r.curation})
			}
		}
	}
	return want
}

// renamed returns the quads of an article with one entity in the place of
// another, sorted. Statements about it get the IRIs that they then have.
func (v *vocabulary) renamed(qs []quad.Quad, from, to string) []quad.Quad {
	out := slices.Clone(qs)
	swap := func(x quad.Value) quad.Value {
		i, ok := x.(quad.IRI)
		if !ok {
			return x
		}
		if rest, ok := strings.CutPrefix(string(i), from); ok && (rest == "" || rest[0] == '#') {
			return quad.IRI(to + rest)
		}
		return x
	}
	for k := range out {
		out[k].Subject, out[k].Object = swap(out[k].Subject), swap(out[k].Object)
	}
	before, after := v.statementIDs(qs), v.statementIDs(out)
	for k := range out {
		for _, x := range []*quad.Value{&out[k].Subject, &out[k].Object} {
			if i, ok := (*x).(quad.IRI); ok && before[i] == i {
				*x = after[i]
			}
		}
	}
	return sorted(out)
}

// statementIDs tells the IRIs that the statements of an article should have by
// what they say.
func (v *vocabulary) statementIDs(qs []quad.Quad) map[quad.IRI]quad.IRI {
	said := map[quad.Value]*schema.Statement{}
	spans := map[quad.Value]*schema.Evidence{}
	for _, q := range qs {
		switch q.Object {
		case rdfStatement:
			said[q.Subject] = new(schema.Statement)
		case nifSentence:
			spans[q.Subject] = new(schema.Evidence)
		}
	}
	term := func(x quad.Value) schema.Term {
		if i, ok := x.(quad.IRI); ok {
			return schema.Term{ID: string(i)}
		}
		return v.literalTerm(x)
	}
	for _, q := range qs {
		if ev := spans[q.Subject]; ev != nil {
			evidencePart(ev, q)
		}
	}
	for _, q := range qs {
		if s := said[q.Subject]; s != nil && !v.part(s, q, term) && q.Predicate == provWasDerivedFrom && spans[q.Object] != nil {
			s.Evidence = *spans[q.Object]
		}
	}
	out := make(map[quad.IRI]quad.IRI, len(said))
	for node, s := range said {
		if i, ok := node.(quad.IRI); ok {
			out[i] = quad.IRI(s.ID(v.base))
		}
	}
	return out
}
