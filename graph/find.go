package graph

import (
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// bearing returns the entities that bear a name, as label or alias: in this
// very spelling; where nobody does, whatever the case, marks and punctuation;
// where nobody does, those with all its words in a name of theirs. An IRI names
// its entity.
func (r *reader) bearing(name string) []string {
	name = strings.TrimSpace(name)
	if id := strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">"); absolute(id) && r.exists(id) {
		return []string{r.standsFor(id)}
	}
	ids := map[string]bool{}
	for _, p := range []quad.IRI{rdfsLabel, skosAltLabel} {
		for q := range r.quads(nil, p, quad.String(name), r.vocabulary.entities) {
			ids[value(q.Subject)] = true
		}
	}
	slug := schema.Slug(name)
	if len(ids) == 0 && name != "" {
		for id, label := range r.labels() {
			if schema.Slug(label) == slug {
				ids[id] = true
			}
		}
	}
	if len(ids) == 0 && name != "" {
		words := strings.Split(slug, "-")
		for id, label := range r.labels() {
			if containsAll(strings.Split(schema.Slug(label), "-"), words) {
				ids[id] = true
			}
		}
	}
	return sortedKeys(ids)
}

// exists reports whether an entity of that IRI is known.
func (r *reader) exists(id string) bool {
	return r.has(quad.IRI(id), nil, nil, r.vocabulary.entities)
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}

// labels gives every entity with each of its names.
func (r *reader) labels() iter.Seq2[string, string] {
	return func(yield func(id, name string) bool) {
		for _, p := range []quad.IRI{rdfsLabel, skosAltLabel} {
			for q := range r.quads(nil, p, nil, r.vocabulary.entities) {
				if !yield(value(q.Subject), value(q.Object)) {
					return
				}
			}
		}
	}
}

// similar returns up to three names that a user may have meant.
func (r *reader) similar(name string) []string {
	slug := schema.Slug(name)
	type near struct {
		distance int
		label    string
	}
	var all []near
	for _, label := range r.labels() {
		other := schema.Slug(label)
		d := distance(slug, other, 3)
		if strings.HasPrefix(other, slug) || strings.HasPrefix(slug, other) {
			d = min(d, 2)
		}
		if d <= min(2, len(slug)/3) {
			all = append(all, near{d, label})
		}
	}
	slices.SortFunc(all, func(a, b near) int {
		if a.distance != b.distance {
			return a.distance - b.distance
		}
		return strings.Compare(a.label, b.label)
	})
	all = slices.Compact(all)
	var out []string
	for _, n := range all[:min(3, len(all))] {
		out = append(out, n.label)
	}
	return out
}

// distance is the number of letters to insert, delete or change to make b of a;
// limit where it is that or more.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit {
		return limit
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return min(row[len(y)], limit)
}

// describe says in words what a node is: the name of an entity, the headline of
// an article, the words of a piece of evidence, what a statement states.
func (r *reader) describe(x quad.Value) string {
	i, ok := x.(quad.IRI)
	if !ok {
		return value(x)
	}
	id := string(i)
	switch {
	case r.isStatement(id):
		if rec, ok := r.record(id); ok {
			return rec.Brief()
		}
	case r.isArticle(id):
		if q, ok := r.first(i, schemaHeadline, nil, i); ok {
			return value(q.Object)
		}
	case strings.Contains(id, "#char="):
		if q, ok := r.first(i, nifAnchorOf, nil, nil); ok {
			return value(q.Object)
		}
	case strings.Contains(id, "#source="):
		return sourceTerm(x, r.term).Value
	}
	return r.entity(id).Name
}

// Brief is the statement in one line: subject, predicate, object, and how the
// article holds it.
func (s Record) Brief() string {
	b := s.Subject.Name + " " + s.Predicate + " " + Name(s.Object)
	if s.Status != schema.Asserted {
		b += ", " + s.Status.String()
	}
	if s.Source != nil {
		b += ", " + Name(*s.Source)
		if s.Stance != schema.NoStance {
			b += " " + s.Stance.String()
		}
	}
	return b
}

// Name is the name of an entity, or the text of a literal.
func Name(t schema.Term) string {
	if t.IsLiteral() {
		return t.Value
	}
	return t.Name
}
