package graph

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// comparison makes lt, lte, gt and gte. Numbers are compared as numbers; dates
// by their text, which is their order, also with plain strings.
func comparison(fits func(int) bool) function {
	return func(s *machine, a args) any {
		a.between(1, 1)
		want := a.values(0)
		if len(want) != 1 {
			a.fail("takes one value")
		}
		limit, isNumber := numeric(want[0])
		kind := kindOf(want[0])
		return &filter{func(v quad.Value) bool {
			if isNumber {
				n, ok := numeric(v)
				return ok && fits(cmp.Compare(n, limit))
			}
			k := kindOf(v)
			return (k == kind || kind == "text" && k == "time") && fits(strings.Compare(value(v), value(want[0])))
		}}
	}
}

func regex(s *machine, a args) any {
	a.between(1, 2)
	pattern, ids := "", len(a.list) == 2 && a.list[1].ToBoolean()
	switch x := export(a.list[0]).(type) {
	case string:
		pattern = x
	case quad.IRI:
		if !ids {
			a.fail("give regex(pattern, true) to search in IRIs")
		}
		pattern = string(x)
	default:
		a.fail("takes a pattern as a string, not %s", show(a.list[0]))
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		a.fail("%v", err)
	}
	return matcher(re, ids)
}

func like(s *machine, a args) any {
	a.between(1, 1)
	var b strings.Builder
	for _, r := range a.string(0) {
		switch r {
		case '%':
			b.WriteString("(?s:.*)")
		case '?':
			b.WriteString("(?s:.)")
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	re, err := regexp.Compile("^(?:" + b.String() + ")$")
	if err != nil {
		a.fail("%v", err)
	}
	return matcher(re, true)
}

func matcher(re *regexp.Regexp, ids bool) *filter {
	return &filter{func(v quad.Value) bool {
		switch v := v.(type) {
		case quad.IRI:
			return ids && re.MatchString(string(v))
		case quad.BNode:
			return ids && re.MatchString(string(v))
		}
		return re.MatchString(value(v))
	}}
}

// A function is one of the scripts' own functions.
type function func(s *machine, a args) any

// functions are the functions that scripts have beside those of JavaScript.
var functions = map[string]function{
	"E": func(s *machine, a args) any {
		a.between(1, 100)
		var ids []quad.Value
		for _, name := range a.strings(0) {
			found := s.r.bearing(name)
			for _, id := range found {
				ids = append(ids, quad.IRI(id))
			}
			if len(found) == 0 {
				s.hintNobody(name)
			}
		}
		if len(ids) == 0 {
			ids = []quad.Value{quad.IRI(s.r.base + "nobody")} // no ids at all would be all nodes
		}
		return &gizmoPath{path: path.StartMorphism(ids...)}
	},

	"iri":   func(s *machine, a args) any { a.between(1, 1); return quad.IRI(s.expand(a.string(0))) },
	"bnode": func(s *machine, a args) any { a.between(1, 1); return quad.BNode(a.string(0)) },
	"raw":   func(s *machine, a args) any { a.between(1, 1); return a.values(0)[0] },
	"str":   func(s *machine, a args) any { a.between(1, 1); return quad.String(a.string(0)) },
	"lang": func(s *machine, a args) any {
		a.between(2, 2)
		return quad.LangString{Value: quad.String(a.string(0)), Lang: a.string(1)}
	},
	"typed": func(s *machine, a args) any {
		a.between(2, 2)
		typ := quad.IRI(s.expand(a.string(1)))
		if typ == iri("xsd:string") {
			return quad.String(a.string(0))
		}
		return quad.TypedString{Value: quad.String(a.string(0)), Type: typ}
	},

	"lt":    comparison(func(c int) bool { return c < 0 }),
	"lte":   comparison(func(c int) bool { return c <= 0 }),
	"gt":    comparison(func(c int) bool { return c > 0 }),
	"gte":   comparison(func(c int) bool { return c >= 0 }),
	"regex": regex,
	"like":  like,
}

func (s *machine) hintNobody(name string) {
	similar := s.r.similar(name)
	for i := range similar {
		similar[i] = strconv.Quote(similar[i])
	}
	switch len(similar) {
	case 0:
		s.hint("nobody and nothing bears the name %q", name)
	default:
		s.hint("nobody and nothing bears the name %q: is it %s?", name, strings.Join(similar, " or "))
	}
}

// expand spells out an abbreviated IRI: "kg:member_of".
func (s *machine) expand(short string) string {
	short = strings.TrimSuffix(strings.TrimPrefix(short, "<"), ">")
	if prefix, name, ok := strings.Cut(short, ":"); ok && s.ns[prefix] != "" {
		return s.ns[prefix] + name
	}
	return short
}

// graphFunctions are the methods of g. As in Cayley, those in capitals are so
// for ever, others may begin with either letter.
var graphFunctions = map[string]function{
	"V": vertices, "vertex": vertices,
	"M": morphism, "morphism": morphism,
	"IRI": func(s *machine, a args) any { a.between(1, 1); return quad.IRI(s.expand(a.string(0))) },
	"uri": func(s *machine, a args) any { a.between(1, 1); return quad.IRI(s.expand(a.string(0))) },
	"addNamespace": func(s *machine, a args) any {
		a.between(2, 2)
		s.ns[strings.TrimSuffix(a.string(0), ":")] = a.string(1)
		return goja.Undefined()
	},
	"addDefaultNamespaces": func(s *machine, a args) any { return goja.Undefined() },
	"loadNamespaces":       func(s *machine, a args) any { return goja.Undefined() },
	"emit": func(s *machine, a args) any {
		a.between(1, 1)
		if a.missing(0) {
			return goja.Null()
		}
		a.done(s.send(Row{Value: s.plain(a.list[0], 0)}))
		return goja.Null()
	},
}

func vertices(s *machine, a args) any {
	for i := range a.list {
		if _, ok := pathOf(a.list[i]); ok {
			return a.list[i]
		}
		if a.missing(i) {
			a.fail("argument %d is %s: leave it out for all nodes", i+1, show(a.list[i]))
		}
	}
	return &gizmoPath{path: path.StartMorphism(a.values(0)...)}
}

func morphism(s *machine, a args) any {
	a.between(0, 0)
	return &gizmoPath{path: path.StartMorphism(), open: true}
}
