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
)

// A Judgement is what a person decided about two entities. It lies in
// urn:kg:curation, apart from what articles say: reading articles again or
// taking them out leaves it alone.
type Judgement uint8

// The judgements.
const (
	Same      Judgement = iota // owl:sameAs: they are one, in every answer
	Different                  // owl:differentFrom
	Unsure                     // kg:maybeSameAs: asked, and not to be asked again
)

var judgementNames = [...]string{"same", "different", "unsure"}

// String returns the judgement's name.
func (j Judgement) String() string { return judgementNames[j] }

func (v *vocabulary) judgement(j Judgement) quad.IRI {
	return [...]quad.IRI{owlSameAs, owlDifferentFrom, v.maybeSame}[j]
}

// A Judged is a judgement and the entities that it is about, A before B by
// their IRIs.
type Judged struct {
	A, B Entity
	Judgement
}

// Judge records what a person decided about a and b, names or IRIs of entities,
// in place of what was decided about these two before. It refuses what
// contradicts other judgements, and says which.
func (g *Graph) Judge(ctx context.Context, a, b string, j Judgement) (Judged, error) {
	return g.decide(ctx, a, b, func(r *reader, x, y string, c *store.Change) error {
		ties := r.ties()
		ties[Same].cut(x, y)
		ties[Different].cut(x, y)
		chain := ties[Same].path(x, y)
		switch {
		case j != Same && chain != nil:
			return fmt.Errorf("%s and %s are one by other judgements: %s: split two of these first", x, y, strings.Join(chain, " = "))
		case j == Same && chain == nil:
			others := ties[Same].reach(y)
			for _, p := range ties[Same].reach(x) {
				for _, q := range others {
					if ties[Different].has(p, q) {
						return fmt.Errorf("%s and %s cannot be one: %s and %s were judged different (kg split --undo takes that back)", x, y, p, q)
					}
				}
			}
		}
		want := quad.Quad{Subject: quad.IRI(x), Predicate: r.judgement(j), Object: quad.IRI(y), Label: r.curation}
		for _, q := range r.judged(x, y) {
			if q != want {
				c.Remove = append(c.Remove, q)
			}
		}
		c.Add = append(c.Add, want)
		return nil
	}, j)
}

// Unjudge takes a judgement about a and b back. Where there is none the error
// wraps ErrNotFound.
func (g *Graph) Unjudge(ctx context.Context, a, b string, j Judgement) (Judged, error) {
	return g.decide(ctx, a, b, func(r *reader, x, y string, c *store.Change) error {
		for _, q := range r.judged(x, y) {
			if q.Predicate == r.judgement(j) {
				c.Remove = append(c.Remove, q)
			}
		}
		if len(c.Remove) == 0 && r.err == nil {
			return fmt.Errorf("%s and %s were not judged %v: %w", x, y, j, ErrNotFound)
		}
		return nil
	}, j)
}

// decide finds two entities and lets f fill in the change, x before y.
func (g *Graph) decide(ctx context.Context, a, b string, f func(r *reader, x, y string, c *store.Change) error, j Judgement) (Judged, error) {
	out := Judged{Judgement: j}
	err := g.db.Update(ctx, func(v cayley.QuadStore, c *store.Change) error {
		r := g.reader(ctx, v)
		x, err := r.meant(a)
		if err != nil {
			return err
		}
		y, err := r.meant(b)
		if err != nil {
			return err
		}
		if x == y {
			return fmt.Errorf("%q and %q are both %s: give IRIs of two", a, b, x)
		}
		if y < x {
			x, y = y, x
		}
		out.A, out.B = r.entity(x), r.entity(y)
		if err := f(r, x, y, c); err != nil {
			return err
		}
		return r.err
	})
	if err != nil {
		return Judged{}, fmt.Errorf("graph: %w", err)
	}
	return out, nil
}

// meant returns the one entity that a name or an IRI means, as it was before
// any judgement.
func (r *reader) meant(name string) (string, error) {
	if id := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(name), "<"), ">"); absolute(id) {
		if r.exists(id) || r.has(quad.IRI(id), nil, nil, r.curation) || r.has(nil, nil, quad.IRI(id), r.curation) {
			return id, nil
		}
	}
	ids := r.bearing(name)
	if len(ids) > 1 {
		named := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return r.entity(id).Name != strings.TrimSpace(name) })
		if len(named) > 0 {
			ids = named
		}
	}
	switch {
	case r.err != nil:
		return "", r.err
	case len(ids) == 0:
		return "", r.nobody(name)
	case len(ids) > 1:
		return "", fmt.Errorf("%q may be any of %s: give an IRI", name, strings.Join(ids, ", "))
	}
	return ids[0], nil
}

// judged returns the judgements about two entities, in either direction.
func (r *reader) judged(x, y string) []quad.Quad {
	var out []quad.Quad
	for _, pair := range [][2]string{{x, y}, {y, x}} {
		for q := range r.quads(quad.IRI(pair[0]), nil, quad.IRI(pair[1]), r.curation) {
			if slices.Contains([]quad.IRI{owlSameAs, owlDifferentFrom, r.maybeSame}, q.Predicate.(quad.IRI)) {
				out = append(out, q)
			}
		}
	}
	return out
}

// Judgements lists what was decided, by IRIs.
func (g *Graph) Judgements(ctx context.Context) ([]Judged, error) {
	return asStored(ctx, g, func(r *reader) []Judged {
		var out []Judged
		for j := Same; j <= Unsure; j++ {
			for q := range r.quads(nil, r.judgement(j), nil, r.curation) {
				x, y := value(q.Subject), value(q.Object)
				out = append(out, Judged{r.entity(min(x, y)), r.entity(max(x, y)), j})
			}
		}
		slices.SortFunc(out, func(a, b Judged) int {
			return compareStrings(a.A.ID, b.A.ID, a.B.ID, b.B.ID, a.String(), b.String())
		})
		return slices.CompactFunc(out, func(a, b Judged) bool {
			return a.A.ID == b.A.ID && a.B.ID == b.B.ID && a.Judgement == b.Judgement
		})
	})
}

// A tie is which entities one kind of judgement joins, both ways.
type tie map[string][]string

// ties reads all judgements, a tie for each kind.
func (r *reader) ties() [Unsure + 1]tie {
	var out [Unsure + 1]tie
	for j := range out {
		out[j] = tie{}
		for q := range r.quads(nil, r.judgement(Judgement(j)), nil, r.curation) {
			x, y := value(q.Subject), value(q.Object)
			out[j][x], out[j][y] = append(out[j][x], y), append(out[j][y], x)
		}
	}
	return out
}

func (t tie) has(x, y string) bool { return slices.Contains(t[x], y) }

func (t tie) cut(x, y string) {
	is := func(z string) func(string) bool { return func(s string) bool { return s == z } }
	t[x], t[y] = slices.DeleteFunc(t[x], is(y)), slices.DeleteFunc(t[y], is(x))
}

// reach lists x and all that it is joined to, however far.
func (t tie) reach(x string) []string {
	seen := map[string]bool{x: true}
	out := []string{x}
	for i := 0; i < len(out); i++ {
		for _, y := range t[out[i]] {
			if !seen[y] {
				seen[y] = true
				out = append(out, y)
			}
		}
	}
	return out
}

// path is a shortest chain from x to y, nil where there is none.
func (t tie) path(x, y string) []string {
	from := map[string]string{x: ""}
	for level := []string{x}; len(level) > 0; {
		var next []string
		for _, at := range level {
			for _, to := range t[at] {
				if _, seen := from[to]; seen {
					continue
				}
				from[to] = at
				next = append(next, to)
			}
		}
		level = next
	}
	if _, ok := from[y]; !ok {
		return nil
	}
	var out []string
	for at := y; at != ""; at = from[at] {
		out = append(out, at)
	}
	slices.Reverse(out)
	return out
}

// representative is the one of entities judged to be the same that stands for
// all: one known beyond its article, the fullest name, the first IRI. It
// depends on nothing but the judgements.
func representative(ids []string) string {
	return slices.MinFunc(ids, func(a, b string) int {
		x, y := lastPart(a), lastPart(b)
		switch lx, ly := localPart(x), localPart(y); {
		case lx != ly && lx:
			return 1
		case lx != ly:
			return -1
		case len(x) != len(y):
			return len(y) - len(x)
		}
		return strings.Compare(a, b)
	})
}

func lastPart(id string) string { return id[strings.LastIndexByte(id, ':')+1:] }

// localPart reports whether the last part of an IRI begins with an article's
// hash, see schema.LocalIRI.
func localPart(s string) bool {
	hash, _, ok := strings.Cut(s, "-")
	return ok && len(hash) == 12 && strings.Trim(hash, "0123456789abcdef") == ""
}

// curated returns the store in which entities judged to be the same are one.
func (r *reader) curated() (cayley.QuadStore, error) {
	if same := r.qs.ValueOf(owlSameAs); same == nil {
		return r.qs, nil
	}
	ties := r.ties()
	if r.err != nil {
		return nil, r.err
	}
	var classes [][]cayley.Ref // what stands for a class comes first
	seen := map[string]bool{}
	for _, id := range sortedKeys(ties[Same]) {
		if seen[id] {
			continue
		}
		members := ties[Same].reach(id)
		stands := representative(members)
		class := []cayley.Ref{r.qs.ValueOf(quad.IRI(stands))}
		for _, x := range members {
			seen[x] = true
			if x != stands {
				class = append(class, r.qs.ValueOf(quad.IRI(x)))
			}
		}
		classes = append(classes, class)
	}
	if len(classes) == 0 {
		return r.qs, nil
	}
	if s, ok := r.qs.(interface {
		Merged([][]cayley.Ref) cayley.QuadStore
	}); ok {
		return s.Merged(classes), nil
	}
	return newMerged(r.qs, classes), nil
}

// standsFor is the IRI under which answers know an entity.
func (r *reader) standsFor(id string) string {
	if _, ok := r.qs.(oneForMany); ok {
		if ref := r.qs.ValueOf(quad.IRI(id)); ref != nil {
			return value(r.qs.NameOf(ref))
		}
	}
	return id
}

var errInMerged = errors.New("graph: a merged view is read-only")
