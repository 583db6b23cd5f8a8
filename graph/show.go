package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// A Profile is an entity and what the graph has on it.
type Profile struct {
	Entity
	Records  []Record // statements with it as subject or object, by article and place in it
	Articles []Article
}

// Show returns the entities that bear a name, or have it as their IRI, each
// with its statements. Where there is none the error wraps ErrNotFound.
func (g *Graph) Show(ctx context.Context, name string) ([]Profile, error) {
	return answer(ctx, g, func(r *reader) ([]Profile, error) {
		ids := r.bearing(name)
		if len(ids) == 0 {
			return nil, r.nobody(name)
		}
		var out []Profile
		for _, id := range ids {
			p := Profile{Entity: r.entity(id), Records: r.about(id)}
			for q := range r.quads(nil, schemaMentions, quad.IRI(id), nil) {
				p.Articles = append(p.Articles, r.article(value(q.Subject)))
			}
			slices.SortFunc(p.Articles, func(a, b Article) int {
				return compareStrings(a.Date, b.Date, a.IRI, b.IRI)
			})
			out = append(out, p)
		}
		return out, nil
	})
}

// answer is read for questions that have errors of their own.
func answer[T any](ctx context.Context, g *Graph, f func(*reader) (T, error)) (T, error) {
	var failed error
	out, err := read(ctx, g, func(r *reader) T {
		out, err := f(r)
		failed = err
		return out
	})
	if err == nil {
		err = failed
	}
	return out, err
}

func (r *reader) nobody(name string) error {
	hint := ""
	if similar := r.similar(name); len(similar) > 0 {
		hint = fmt.Sprintf(" (is it %q?)", strings.Join(similar, `" or "`))
	}
	return fmt.Errorf("%q: %w%s", name, ErrNotFound, hint)
}

// about reads the statements that have the entity as subject or object.
func (r *reader) about(id string) []Record {
	var nodes []string
	for _, p := range []quad.IRI{rdfSubject, rdfObject} {
		for q := range r.quads(nil, p, quad.IRI(id), nil) {
			nodes = append(nodes, value(q.Subject))
		}
	}
	return r.records(nodes)
}

// A Support is a statement, the article that makes it, and the statements that
// answer it.
type Support struct {
	Record
	From      Article  // what makes the statement
	Disputed  []Record // denials
	Confirmed []Record
}

// Why returns everything that the graph has for or against a statement, by date
// of the article. Subject and object are names or IRIs, an object may also be a
// literal; "" stands for any object, predicate or subject.
func (g *Graph) Why(ctx context.Context, subject, predicate, object string) ([]Support, error) {
	return answer(ctx, g, func(r *reader) ([]Support, error) {
		subjects, objects := r.bearing(subject), r.bearing(object)
		if subject != "" && len(subjects) == 0 {
			return nil, r.nobody(subject)
		}
		var found []Record
		switch {
		case subject != "":
			for _, id := range subjects {
				found = append(found, r.about(id)...)
			}
		case len(objects) > 0:
			for _, id := range objects {
				found = append(found, r.about(id)...)
			}
		default:
			return nil, fmt.Errorf("%q: %w", object, ErrNotFound)
		}
		is := func(t schema.Term, ids []string, name string) bool {
			return name == "" || slices.Contains(ids, t.ID) && t.ID != "" ||
				t.IsLiteral() && schema.Slug(t.Value) == schema.Slug(name)
		}
		var out []Support
		seen := make(map[string]bool)
		for _, rec := range found {
			straight := is(rec.Subject, subjects, subject) && is(rec.Object, objects, object)
			p := schema.Lookup(rec.Predicate)
			turned := p != nil && p.Symmetric && is(rec.Object, subjects, subject) && is(rec.Subject, objects, object)
			if seen[rec.ID] || predicate != "" && rec.Predicate != predicate || !straight && !turned {
				continue
			}
			seen[rec.ID] = true
			out = append(out, r.support(rec))
		}
		slices.SortStableFunc(out, func(a, b Support) int {
			return compareStrings(a.From.Date, b.From.Date, a.From.IRI, b.From.IRI)
		})
		if len(out) == 0 && r.err == nil {
			return nil, fmt.Errorf("%s: %w", strings.TrimSpace(subject+" "+predicate+" "+object), ErrNotFound)
		}
		return out, nil
	})
}

func (r *reader) support(rec Record) Support {
	s := Support{Record: rec, From: r.article(rec.Article)}
	answers := func(p quad.IRI) []Record {
		var ids []string
		for q := range r.quads(nil, p, quad.IRI(rec.ID), nil) {
			ids = append(ids, value(q.Subject))
		}
		return r.records(ids)
	}
	s.Disputed, s.Confirmed = answers(citoDisputes), answers(citoSupports)
	return s
}

// A ClaimFilter chooses claims; its zero value chooses all.
type ClaimFilter struct {
	About    string // a name: of the subject or object
	By       string // a name: of the source, or words of one that is not named
	Stance   string
	Disputed bool // only those that somebody denies
}

// Claims returns what is said but is no fact: statements with a source, by date
// of the article.
func (g *Graph) Claims(ctx context.Context, f ClaimFilter) ([]Support, error) {
	return answer(ctx, g, func(r *reader) ([]Support, error) {
		about, by := r.bearing(f.About), r.bearing(f.By)
		if f.About != "" && len(about) == 0 {
			return nil, r.nobody(f.About)
		}
		var ids []string
		for q := range r.quads(nil, rdfType, schemaClaim, nil) {
			ids = append(ids, value(q.Subject))
		}
		var out []Support
		for _, rec := range r.records(ids) {
			if f.About != "" && !slices.Contains(about, rec.Subject.ID) && !slices.Contains(about, rec.Object.ID) ||
				f.Stance != "" && rec.Stance.String() != f.Stance || rec.Source == nil {
				continue
			}
			words := rec.Source.IsLiteral() && strings.Contains(schema.Slug(rec.Source.Value), schema.Slug(f.By))
			if f.By != "" && !words && !slices.Contains(by, rec.Source.ID) {
				continue
			}
			if s := r.support(rec); !f.Disputed || len(s.Disputed) > 0 {
				out = append(out, s)
			}
		}
		slices.SortStableFunc(out, func(a, b Support) int {
			return compareStrings(a.From.Date, b.From.Date, a.From.IRI, b.From.IRI)
		})
		return out, nil
	})
}

// A Moment is a statement and when it holds.
type Moment struct {
	Date string // of the statement, or else of the article; "" unknown
	Own  bool   // Date is the statement's own
	Record
}

// Timeline returns the statements about an entity by their dates.
func (g *Graph) Timeline(ctx context.Context, name string) ([]Moment, error) {
	return answer(ctx, g, func(r *reader) ([]Moment, error) {
		ids := r.bearing(name)
		if len(ids) == 0 {
			return nil, r.nobody(name)
		}
		var out []Moment
		seen := make(map[string]bool)
		for _, id := range ids {
			for _, rec := range r.about(id) {
				if seen[rec.ID] {
					continue
				}
				seen[rec.ID] = true
				m := Moment{Record: rec}
				for _, key := range []string{"on", "from", "until"} {
					for _, q := range rec.Qualifiers {
						if q.Key == key && m.Date == "" {
							m.Date, m.Own = q.Value.Value, true
						}
					}
				}
				if rec.Object.Type == schema.Date && rec.Object.IsLiteral() {
					m.Date, m.Own = rec.Object.Value, true
				}
				if m.Date == "" {
					m.Date = r.article(rec.Article).Date
				}
				out = append(out, m)
			}
		}
		slices.SortStableFunc(out, func(a, b Moment) int { return strings.Compare(a.Date, b.Date) })
		return out, nil
	})
}

// maxPath is how many facts a path may have.
const maxPath = 6

// Path returns a shortest chain of facts that joins two entities, nil where
// there is none of up to six.
func (g *Graph) Path(ctx context.Context, from, to string) ([]Record, error) {
	return answer(ctx, g, func(r *reader) ([]Record, error) {
		starts, ends := r.bearing(from), r.bearing(to)
		if len(starts) == 0 {
			return nil, r.nobody(from)
		}
		if len(ends) == 0 {
			return nil, r.nobody(to)
		}
		came := make(map[string]*Record)
		for _, id := range starts {
			came[id] = nil
		}
		for level, depth := starts, 0; len(level) > 0 && depth < maxPath; depth++ {
			var next []string
			for _, id := range level {
				for _, rec := range r.about(id) {
					other := rec.Object.ID
					if other == id {
						other = rec.Subject.ID
					}
					if _, seen := came[other]; seen || other == "" || !rec.Fact() {
						continue
					}
					came[other] = &rec
					next = append(next, other)
					if slices.Contains(ends, other) {
						return chain(came, other), nil
					}
				}
			}
			level = next
		}
		return nil, nil
	})
}

// chain follows a path back to its beginning.
func chain(came map[string]*Record, at string) []Record {
	var out []Record
	for rec := came[at]; rec != nil; rec = came[at] {
		out = append(out, *rec)
		if at == rec.Object.ID {
			at = rec.Subject.ID
		} else {
			at = rec.Object.ID
		}
	}
	slices.Reverse(out)
	return out
}

// A Found is what a search found: entities with the words in a name, statements
// with the words in their evidence.
type Found struct {
	Entities []Entity
	Records  []Record
}

// Search looks for words, whatever their case and marks.
func (g *Graph) Search(ctx context.Context, text string) (Found, error) {
	return read(ctx, g, func(r *reader) Found {
		words := strings.Split(schema.Slug(text), "-")
		holds := func(s string) bool { return containsAll(strings.Split(schema.Slug(s), "-"), words) }
		var f Found
		ids := make(map[string]bool)
		for id, label := range r.labels() {
			if holds(label) {
				ids[id] = true
			}
		}
		for _, id := range sortedKeys(ids) {
			f.Entities = append(f.Entities, r.entity(id))
		}
		var nodes []string
		for q := range r.quads(nil, nifAnchorOf, nil, nil) {
			if holds(value(q.Object)) {
				for s := range r.quads(nil, provWasDerivedFrom, q.Subject, nil) {
					nodes = append(nodes, value(s.Subject))
				}
			}
		}
		f.Records = r.records(nodes)
		return f
	})
}

// Stats counts what a graph holds.
type Stats struct {
	Quads, Nodes, Articles, Entities int
	Statements, Facts, Claims        int
	Types, Predicates                map[string]int // entities by type, statements by predicate
}

// Stats counts what the graph holds.
func (g *Graph) Stats(ctx context.Context) (Stats, error) {
	return read(ctx, g, func(r *reader) Stats {
		s := Stats{Types: map[string]int{}, Predicates: map[string]int{}}
		size, err := r.qs.Stats(ctx, true)
		if err != nil {
			r.err = err
			return s
		}
		s.Quads, s.Nodes = int(size.Quads.Size), int(size.Nodes.Size)
		for range r.quads(nil, rdfType, schemaNewsArticle, nil) {
			s.Articles++
		}
		for q := range r.quads(nil, rdfType, nil, r.vocabulary.entities) {
			s.Entities++
			name, _ := r.local(q.Object)
			s.Types[name]++
		}
		for q := range r.quads(nil, rdfPredicate, nil, nil) {
			s.Statements++
			s.Predicates[r.predicateName(q.Object)]++
		}
		for range r.quads(nil, rdfType, schemaClaim, nil) {
			s.Claims++
		}
		for _, status := range []schema.Status{schema.Asserted, schema.Ended} {
			for q := range r.quads(nil, r.status, r.ns(status.String()), nil) {
				if !r.has(q.Subject, rdfType, schemaClaim, nil) {
					s.Facts++
				}
			}
		}
		return s
	})
}
