// Package graph is the knowledge graph: what articles state, in RDF quads, in
// a durable store.
//
// It takes articles and their statements in ([Graph.Put]), takes them out
// again exactly ([Graph.Remove]), and answers: in Gizmo ([Graph.Session]) and
// as plain structs (Show, Why, Claims, Timeline, Path, Search, Stats,
// Validate). The quads of an article bear its IRI as their label. Three graphs
// belong to no article: urn:kg:entities holds names and types, and of those
// exactly what the articles that are there give; urn:kg:ontology the
// vocabulary; urn:kg:curation what people decided about who is who.
//
// The content of a graph depends on which articles are in it, not on the order
// in which they came or on what was there before.
package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"

	"kg/graph/postgres"
	"kg/graph/store"
	"kg/schema"
)

// Options of Open; the zero value makes a store where there is none.
type Options struct {
	Base      string // prefix of the IRIs; "" that of the store, schema.Base in a new one
	MustExist bool   // refuse to make a new store
	ReadOnly  bool   // read a store that there is, also while another process has the folder open

	Waits func(string) // is told when a lost server is waited for, why and how long at most; nil is nobody
}

// A Graph is an open knowledge graph. It is safe for concurrent use: readers
// see a state between two articles, however long they take.
type Graph struct {
	db db
	*vocabulary
}

// ErrNotFound is wrapped by errors about an article, entity or statement that
// is not in the graph.
var ErrNotFound = errors.New("not in the graph")

// Open opens the store at address: the path of a folder, or postgres://… for a
// database that several processes may use at once.
func Open(address string, o Options) (*Graph, error) {
	switch scheme, _, ok := strings.Cut(address, "://"); {
	case ok && (scheme == "postgres" || scheme == "postgresql"):
		s, err := postgres.Open(context.Background(), address, &postgres.Options{MustExist: o.MustExist, Waits: o.Waits})
		if err != nil {
			return nil, err
		}
		return open(server{s}, postgres.Redact(address), o)
	case ok:
		return nil, fmt.Errorf("graph: %s://: a store is a folder or postgres://…", scheme)
	}
	openStore := store.Open
	if o.ReadOnly {
		openStore = store.OpenReader
	}
	s, err := openStore(address, &store.Options{MustExist: o.MustExist})
	if err != nil {
		return nil, err
	}
	return open(disk{s}, address, o)
}

// OpenMemory makes a graph that is gone when it is closed.
func OpenMemory(o Options) (*Graph, error) {
	s, err := store.Open("memory", &store.Options{FS: vfs.NewMem()})
	if err != nil {
		return nil, err
	}
	return open(disk{s}, "memory", o)
}

func open(d db, address string, o Options) (*Graph, error) {
	base, err := baseOf(d)
	switch {
	case err != nil:
	case base == "" && o.Base == "":
		base = schema.Base
	case base == "":
		base = o.Base
		if !absolute(base) || escapeOnly(base) != base {
			err = fmt.Errorf("graph: base %q is no beginning of an absolute IRI, as %s is", base, schema.Base)
		}
	case o.Base != "" && o.Base != base:
		err = fmt.Errorf("graph: %s has the base %s, not %s: leave --base out", address, base, o.Base)
	}
	if err != nil {
		d.Close()
		return nil, err
	}
	return &Graph{d, newVocabulary(base)}, nil
}

// baseOf reads off the ontology under which base the store was made.
func baseOf(d db) (string, error) {
	v := d.View()
	defer v.Close()
	r := &reader{ctx: context.Background(), qs: v}
	q, ok := r.first(nil, rdfType, owlOntology, nil)
	base, is := strings.CutSuffix(value(q.Subject), "ontology")
	if !ok || !is {
		base = ""
	}
	return base, errors.Join(r.err, v.Err())
}

// Base is the prefix of the graph's IRIs.
func (g *Graph) Base() string { return g.base }

// Close writes what is left to write. The graph must not be used after it.
func (g *Graph) Close() error { return g.db.Close() }

// Remove takes an article out, and everything that only it said: the graph is
// as if the article had never been read. The article is given by its IRI, or
// where it was read.
func (g *Graph) Remove(ctx context.Context, article string) (Article, error) {
	var a Article
	err := g.db.Update(ctx, func(v cayley.QuadStore, c *store.Change) error {
		r := g.reader(ctx, v)
		ids := r.find(article)
		switch {
		case r.err != nil:
			return r.err
		case len(ids) == 0:
			return fmt.Errorf("article %q: %w", article, ErrNotFound)
		case len(ids) > 1:
			return fmt.Errorf("%q may be any of the articles %s: give one of these", article, strings.Join(ids, ", "))
		}
		a = r.article(ids[0])
		c.Replace = []store.Graph{{Label: quad.IRI(a.IRI)}}
		c.Remove, c.Add = r.renaming(ids, r.labelled(a.IRI), nil)
		return r.err
	})
	if err != nil {
		return Article{}, fmt.Errorf("graph: %w", err)
	}
	return a, nil
}

// find returns the articles that a user means: by IRI or the last part of it,
// by URL, path or title.
func (r *reader) find(article string) []string {
	for _, id := range []string{article, r.base + "doc:" + article} {
		if absolute(id) && r.has(quad.IRI(id), rdfType, schemaNewsArticle, quad.IRI(id)) {
			return []string{id}
		}
	}
	ids := map[string]bool{}
	for _, q := range []quad.Quad{
		{Predicate: schemaURL, Object: quad.IRI(escapeOnly(article))},
		{Predicate: r.path, Object: quad.String(article)},
		{Predicate: schemaHeadline, Object: quad.String(article)},
	} {
		for q := range r.quads(nil, q.Predicate, q.Object, nil) {
			ids[value(q.Subject)] = true
		}
		if len(ids) > 0 {
			break
		}
	}
	return sortedKeys(ids)
}

// A Source is an article in the graph, and how much it says.
type Source struct {
	Article
	Facts, Claims int // statements: facts, and all others
}

// Sources lists the articles, by date, then by IRI.
func (g *Graph) Sources(ctx context.Context) ([]Source, error) {
	return read(ctx, g, func(r *reader) []Source {
		var out []Source
		for q := range r.quads(nil, rdfType, schemaNewsArticle, nil) {
			s := Source{Article: r.article(value(q.Subject))}
			for _, rec := range r.recordsOf(s.IRI) {
				if rec.Fact() {
					s.Facts++
				} else {
					s.Claims++
				}
			}
			out = append(out, s)
		}
		slices.SortFunc(out, func(a, b Source) int {
			return compareStrings(a.Date, b.Date, a.IRI, b.IRI)
		})
		return out
	})
}

// recordsOf reads the statements of an article, in the order of its text.
func (r *reader) recordsOf(article string) []Record {
	var ids []string
	for q := range r.quads(nil, rdfType, rdfStatement, quad.IRI(article)) {
		ids = append(ids, value(q.Subject))
	}
	return r.records(ids)
}

// compareStrings compares a[0] with a[1], then a[2] with a[3], and so on.
func compareStrings(a ...string) int {
	for i := 0; i+1 < len(a); i += 2 {
		if c := strings.Compare(a[i], a[i+1]); c != 0 {
			return c
		}
	}
	return 0
}

func (g *Graph) reader(ctx context.Context, qs cayley.QuadStore) *reader {
	return &reader{vocabulary: g.vocabulary, ctx: ctx, qs: qs}
}

// read answers a question from one state of the graph, in which entities that
// were judged to be one are one.
func read[T any](ctx context.Context, g *Graph, f func(*reader) T) (T, error) {
	return asStored(ctx, g, func(r *reader) (out T) {
		qs, err := r.curated()
		if err != nil {
			r.err = err
			return out
		}
		r.qs = qs
		return f(r)
	})
}

// asStored answers a question from one state of the graph, in which every
// entity stands for itself alone.
func asStored[T any](ctx context.Context, g *Graph, f func(*reader) T) (T, error) {
	v := g.db.View()
	defer v.Close()
	r := g.reader(ctx, v)
	out := f(r)
	if r.err == nil {
		r.err = v.Err()
	}
	if r.err != nil {
		var none T
		return none, fmt.Errorf("graph: %w", r.err)
	}
	return out, nil
}

// Sorted calls f for every quad, in the order of their canonical N-Quads lines,
// from one state of the graph. The bytes are f's only until it returns.
func (g *Graph) Sorted(ctx context.Context, f func(*store.Terms) error) error {
	v := g.db.View()
	defer v.Close()
	return v.Sorted(ctx, f)
}

// Import adds the quads of in to the graph, as they are: all or, on an error,
// none. It returns how many it read.
func (g *Graph) Import(ctx context.Context, in quad.Reader) (int, error) {
	c := &counter{in: in, ctx: ctx}
	if err := g.db.BulkLoad(ctx, c); err != nil {
		return 0, fmt.Errorf("graph: import: %w", err)
	}
	return c.n, nil
}

// A counter counts the quads that pass through it, until ctx ends.
type counter struct {
	in  quad.Reader
	ctx context.Context
	n   int
}

// ReadQuad implements quad.Reader.
func (c *counter) ReadQuad() (quad.Quad, error) {
	if c.n&1023 == 0 && c.ctx.Err() != nil {
		return quad.Quad{}, c.ctx.Err()
	}
	q, err := c.in.ReadQuad()
	if err == nil {
		c.n++
	}
	return q, err
}

// Quads returns what Put would add to an empty graph for one article, but for
// the vocabulary.
func Quads(base string, a Article, ss []schema.Statement) ([]quad.Quad, error) {
	v := newVocabulary(base)
	qs, err := v.encode(&a, ss)
	if err != nil {
		return nil, err
	}
	for id, names := range v.calling(qs) {
		label, all := "", make(map[string]bool)
		for n := range names {
			if n.kind == "name" {
				label = better(id, label, n.name)
			}
			if n.name != "" {
				all[n.name] = true
			}
		}
		qs = append(qs, v.entityQuads(id, bestOf(id, label, all), all)...)
	}
	return sorted(append(qs, v.encodeReading(&a)...)), nil
}
