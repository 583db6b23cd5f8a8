package graph

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// An Entity is somebody or something that the graph knows.
type Entity struct {
	ID      string
	Name    string // the fullest name; the last part of the IRI where no article gives one
	Type    schema.Type
	Aliases []string // other names, sorted
}

// entity reads an entity, or anything else that bears a label.
func (r *reader) entity(id string) Entity {
	if e, ok := r.entities[id]; ok {
		return e
	}
	e := Entity{ID: id}
	e.Type, _ = r.typeOf(id)
	e.Name, e.Aliases = r.names(id)
	if e.Name == "" {
		e.Name = r.abbreviate(id)
	}
	if e.Type == 0 {
		e.Type = schema.Thing
	}
	if r.err == nil {
		if r.entities == nil || len(r.entities) > 1<<16 {
			r.entities = map[string]Entity{}
		}
		r.entities[id] = e
	}
	return e
}

// names reads an entity's names off the graph of entities.
func (r *reader) names(id string) (label string, aliases []string) {
	for q := range r.quads(quad.IRI(id), nil, nil, r.vocabulary.entities) {
		switch q.Predicate {
		case rdfsLabel:
			if label != "" { // two entities that are one, by judgement
				aliases = append(aliases, worse(id, label, value(q.Object)))
			}
			label = better(id, label, value(q.Object))
		case skosAltLabel:
			aliases = append(aliases, value(q.Object))
		}
	}
	slices.Sort(aliases)
	aliases = slices.Compact(aliases)
	return label, slices.DeleteFunc(aliases, func(a string) bool { return a == label })
}

// abbreviate shortens an IRI to a prefix and a name, where there is one.
func (v *vocabulary) abbreviate(id string) string {
	if rest, ok := strings.CutPrefix(id, v.base); ok {
		if name, ok := strings.CutPrefix(rest, "ns:"); ok {
			return "kg:" + name
		}
		if _, name, ok := strings.Cut(rest, ":"); ok && !v.isArticle(id) && !v.isStatement(id) {
			if _, ok := v.typeOf(id); ok {
				return name
			}
		}
		return id
	}
	for _, prefix := range prefixes {
		if name, ok := strings.CutPrefix(id, schema.Prefixes[prefix]); ok && name != "" {
			return prefix + ":" + name
		}
	}
	return id
}

// prefixes are the keys of schema.Prefixes, sorted.
var prefixes = func() (keys []string) {
	for k := range schema.Prefixes {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}()

// nameIRI stands for an entity under one name.
func nameIRI(id, kind, name string) quad.IRI { return quad.IRI(id + "#" + kind + "=" + escape(name)) }

// parseName is the inverse of nameIRI.
func parseName(x quad.Value) (id, kind, name string, ok bool) {
	id, rest, ok := strings.Cut(value(x), "#")
	if !ok {
		return "", "", "", false
	}
	kind, name, ok = strings.Cut(rest, "=")
	return id, kind, unescape(name), ok
}

// better is the one of two names that names the entity best: not shouted, the
// name that its IRI is made of, longer, first in the alphabet. It is an order
// of all names, so that the label does not depend on which article came first.
func better(id, a, b string) string {
	if a == "" || a == b {
		return b
	}
	if b == "" {
		return a
	}
	slug := id[strings.LastIndexByte(id, ':')+1:]
	type rank struct {
		quiet, own bool
		length     int
	}
	of := func(s string) rank {
		return rank{!shouted(s), schema.Slug(s) == slug, utf8.RuneCountInString(s)}
	}
	x, y := of(a), of(b)
	switch {
	case x.quiet != y.quiet:
		return pick(x.quiet, a, b)
	case x.own != y.own:
		return pick(x.own, a, b)
	case x.length != y.length:
		return pick(x.length > y.length, a, b)
	}
	return pick(a < b, a, b)
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// worse is the other one.
func worse(id, a, b string) string { return pick(better(id, a, b) == a, b, a) }

// shouted reports whether a name of several words has capitals only: "HAN DONG".
func shouted(s string) bool {
	return strings.ContainsRune(s, ' ') && strings.IndexFunc(s, unicode.IsLower) < 0
}

// renaming returns what changes in the graph of entities when the quads before,
// of the articles gone, give way to the quads after.
func (r *reader) renaming(gone []string, before, after []quad.Quad) (remove, add []quad.Quad) {
	old, now := r.calling(before), r.calling(after)
	touched := make(map[string]bool)
	for id := range old {
		touched[id] = true
	}
	for id := range now {
		touched[id] = true
	}
	for _, id := range sortedKeys(touched) {
		lost := false
		for n := range old[id] {
			lost = lost || !now[id][n]
		}
		have := make(map[quad.Quad]bool)
		var label string
		all := map[string]bool{}
		for q := range r.quads(quad.IRI(id), nil, nil, r.vocabulary.entities) {
			switch q.Predicate {
			case rdfsLabel:
				label = value(q.Object)
				all[label] = true
			case skosAltLabel:
				all[value(q.Object)] = true
			case rdfType:
			default:
				continue
			}
			have[q] = true
		}
		lives := len(now[id]) > 0 || len(have) > 0
		if lost {
			label, all, lives = r.called(id, gone, now[id], all)
		} else {
			for n := range now[id] {
				if n.kind == "name" {
					label = better(id, label, n.name)
				}
				if n.name != "" {
					all[n.name] = true
				}
			}
		}
		label = bestOf(id, label, all)
		want := make(map[quad.Quad]bool)
		if lives {
			for _, q := range r.entityQuads(id, label, all) {
				want[q] = true
			}
		}
		for q := range have {
			if !want[q] {
				remove = append(remove, q)
			}
		}
		for q := range want {
			if !have[q] {
				add = append(add, q)
			}
		}
	}
	return sorted(remove), sorted(add)
}

// bestOf returns label, or where that is empty the best of all names.
func bestOf(id, label string, all map[string]bool) string {
	if label == "" {
		for name := range all {
			label = better(id, label, name)
		}
	}
	return label
}

// called finds out anew under which names the articles that stay know an
// entity, of the candidates.
func (r *reader) called(id string, gone []string, now map[calling]bool, candidates map[string]bool) (label string, all map[string]bool, lives bool) {
	elsewhere := func(p quad.IRI, o quad.Value) bool {
		for q := range r.quads(nil, p, o, nil) {
			if !slices.Contains(gone, value(q.Label)) {
				return true
			}
		}
		return false
	}
	all = make(map[string]bool)
	names := make(map[string]bool)
	for name := range candidates {
		names[name] = true
	}
	for n := range now {
		names[n.name] = true
	}
	delete(names, "")
	for name := range names {
		if now[calling{"name", name}] || elsewhere(r.calls, nameIRI(id, "name", name)) {
			label = better(id, label, name)
			all[name] = true
		} else if now[calling{"alias", name}] || elsewhere(r.calls, nameIRI(id, "alias", name)) {
			all[name] = true
		}
	}
	lives = len(all) > 0 || len(now) > 0 || elsewhere(schemaMentions, quad.IRI(id))
	return label, all, lives
}

// A calling is a name and its kind; the kind "" stands for a bare mention.
type calling struct{ kind, name string }

// calling gathers whom quads of articles mention, and how.
func (v *vocabulary) calling(qs []quad.Quad) map[string]map[calling]bool {
	out := make(map[string]map[calling]bool)
	note := func(id string, c calling) {
		if out[id] == nil {
			out[id] = make(map[calling]bool)
		}
		out[id][c] = true
	}
	for _, q := range qs {
		switch q.Predicate {
		case schemaMentions:
			note(value(q.Object), calling{})
		case v.calls:
			if id, kind, name, ok := parseName(q.Object); ok {
				note(id, calling{kind, name})
			}
		}
	}
	return out
}

func (v *vocabulary) entityQuads(id, label string, names map[string]bool) []quad.Quad {
	var qs []quad.Quad
	add := func(p quad.IRI, o quad.Value) {
		qs = append(qs, quad.Quad{Subject: quad.IRI(id), Predicate: p, Object: o, Label: v.entities})
	}
	if t, ok := v.typeOf(id); ok {
		add(rdfType, v.ns(t.Info().Name))
	}
	for name := range names {
		if name == label {
			add(rdfsLabel, quad.String(name))
		} else {
			add(skosAltLabel, quad.String(name))
		}
	}
	return qs
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
