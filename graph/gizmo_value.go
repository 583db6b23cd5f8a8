package graph

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// args are the arguments of a call. What does not fit ends the call with a
// TypeError that names the function.
type args struct {
	s    *machine
	name string
	list []goja.Value
}

// argError is what args panic with.
type argError string

func (a args) fail(format string, more ...any) {
	panic(argError(a.name + "(): " + fmt.Sprintf(format, more...)))
}

func (a args) between(least, most int) {
	if n := len(a.list); n < least || n > most {
		want := fmt.Sprintf("%d to %d arguments", least, most)
		if least == most {
			want = fmt.Sprintf("%d arguments", least)
			if least == 1 {
				want = "1 argument"
			}
		}
		a.fail("takes %s, not %d", want, n)
	}
}

func (a args) missing(i int) bool {
	return i >= len(a.list) || goja.IsUndefined(a.list[i]) || goja.IsNull(a.list[i])
}

func (a args) string(i int) string {
	if a.missing(i) {
		a.fail("argument %d is missing", i+1)
	}
	s, ok := export(a.list[i]).(string)
	if !ok {
		a.fail("argument %d must be a string, not %s", i+1, show(a.list[i]))
	}
	return s
}

// strings are the strings from argument i on; lists of them count too.
func (a args) strings(from int) []string {
	var out []string
	for i := from; i < len(a.list); i++ {
		if a.missing(i) {
			continue
		}
		switch v := export(a.list[i]).(type) {
		case string:
			out = append(out, v)
		case []any:
			for _, x := range v {
				s, ok := x.(string)
				if !ok {
					a.fail("argument %d must be a list of strings", i+1)
				}
				out = append(out, s)
			}
		default:
			a.fail("argument %d must be a tag, a string, not %s", i+1, show(a.list[i]))
		}
	}
	return out
}

func number(v goja.Value) (float64, bool) {
	switch n := export(v).(type) {
	case int64:
		return float64(n), true
	case float64:
		return n, n == n
	}
	return 0, false
}

// count is a number of results.
func (a args) count(i int) int64 {
	n, ok := number(a.list[i])
	if !ok || n < 0 || n > 1<<52 {
		a.fail("argument %d must be a number from 0 on, not %s", i+1, show(a.list[i]))
	}
	return int64(n)
}

// values are the nodes from argument i on; lists of them count too.
func (a args) values(from int) []quad.Value {
	var out []quad.Value
	for i := from; i < len(a.list); i++ {
		switch list := export(a.list[i]).(type) {
		case []any:
			for _, x := range list {
				out = append(out, a.value(x, i))
			}
		default:
			out = append(out, a.value(list, i))
		}
	}
	return out
}

func (a args) value(x any, i int) quad.Value {
	switch x := x.(type) {
	case quad.Value:
		return x
	case string:
		v := quad.StringToValue(x)
		if v == nil {
			return quad.String("")
		}
		if _, plain := v.(quad.String); plain && absolute(x) && !strings.ContainsAny(x, " \t\n") {
			a.s.hintIRI(a.name, x)
		}
		return v
	case int64:
		return quad.TypedString{Value: quad.String(strconv.FormatInt(x, 10)), Type: xsdDecimal}
	case float64:
		return quad.TypedString{Value: quad.String(strconv.FormatFloat(x, 'f', -1, 64)), Type: xsdDecimal}
	case bool:
		return quad.TypedString{Value: quad.String(strconv.FormatBool(x)), Type: iri("xsd:boolean")}
	case time.Time:
		return quad.TypedString{Value: quad.String(x.UTC().Format(time.RFC3339)), Type: xsdDateTime}
	}
	what := show(nil)
	if i < len(a.list) {
		what = show(a.list[i])
	}
	a.fail("argument %d must be a node: a string, an IRI, a number; not %s", i+1, what)
	return nil
}

// hintIRI tells of a string that was meant as an IRI.
func (s *machine) hintIRI(function, x string) {
	if s.r.qs.ValueOf(quad.String(x)) == nil && s.r.qs.ValueOf(quad.IRI(x)) != nil {
		s.hint("%s(%q) looks for the text; the IRI is %s(\"<%s>\")", function, x, function, x)
		return
	}
	if prefix, name, _ := strings.Cut(x, ":"); s.ns[prefix] != "" {
		s.hint("%s(%q) looks for the text; the IRI is g.IRI(%q)", function, x, prefix+":"+name)
	}
}

// one is argument i as a predicate or a path.
func (a args) one(i int) any {
	if a.missing(i) {
		a.fail("argument %d must be a predicate, as P.member_of", i+1)
	}
	if p, ok := pathOf(a.list[i]); ok {
		return p.path.Clone()
	}
	return a.predicate(export(a.list[i]), i)
}

// via is argument i as the predicates to go along: none stands for any.
func (a args) via(i int) []any {
	if a.missing(i) {
		return nil
	}
	if p, ok := pathOf(a.list[i]); ok {
		return []any{p.path.Clone()}
	}
	list, ok := export(a.list[i]).([]any)
	if !ok {
		return []any{a.predicate(export(a.list[i]), i)}
	}
	if len(list) == 0 {
		return nil
	}
	var out []any
	for _, x := range list {
		if p, ok := x.(*gizmoPath); ok {
			if len(list) > 1 {
				a.fail("argument %d: a path cannot stand in a list of predicates: join paths with .or()", i+1)
			}
			return []any{p.path.Clone()}
		}
		out = append(out, a.predicate(x, i))
	}
	return out
}

// predicate is a value used as a predicate.
func (a args) predicate(x any, i int) quad.Value {
	switch x.(type) {
	case string, quad.Value:
	default:
		a.fail("argument %d must be a predicate, as P.member_of or \"<urn:kg:ns:member_of>\", not %s", i+1, show(a.list[i]))
	}
	v := a.value(x, i)
	if s, ok := v.(quad.String); ok {
		if p := a.s.r.predicate(string(s)); a.s.r.qs.ValueOf(p) != nil {
			a.s.hint("%s(%q) looks for a predicate that is this text; the predicate is P[%q]", a.name, string(s), string(s))
		}
	}
	return v
}

// filters are the filters from argument i on; nil where there is something else.
func (a args) filters(from int) []shape.ValueFilter {
	var out []shape.ValueFilter
	for i := from; i < len(a.list); i++ {
		list, ok := export(a.list[i]).([]any)
		if !ok {
			list = []any{export(a.list[i])}
		}
		for _, x := range list {
			f, ok := x.(*filter)
			if !ok {
				return nil
			}
			out = append(out, f)
		}
	}
	return out
}

// done ends a call that has no result. An error becomes an exception, unless
// the query has been interrupted.
func (a args) done(err error) any {
	if err != nil && err != errEnough && err != a.s.err {
		panic(err)
	}
	return goja.Undefined()
}

// show says in an error what an argument is.
func show(v goja.Value) string {
	if v == nil || goja.IsUndefined(v) {
		return "undefined"
	}
	if goja.IsNull(v) {
		return "null"
	}
	switch x := export(v).(type) {
	case *gizmoPath:
		return "a path"
	case *filter:
		return "a filter"
	case quad.Value:
		return x.String()
	case string, int64, float64, bool:
		return fmt.Sprint(x)
	case []any:
		return "a list"
	}
	if _, ok := goja.AssertFunction(v); ok {
		return "a function"
	}
	return "an object"
}

func pathOf(v goja.Value) (*gizmoPath, bool) {
	o, ok := v.(*goja.Object)
	if !ok || o.ExportType() != reflect.TypeFor[*gizmoPath]() {
		return nil, false
	}
	p, ok := o.Export().(*gizmoPath)
	return p, ok
}

// An object is a value of a script that is nothing that paths know.
type object struct{}

// export is a value of a script as one of Go. Unlike goja's own it does not go
// into objects, which may be nested as deep as a script likes, and into lists
// only once.
func export(v goja.Value) any {
	o, ok := v.(*goja.Object)
	switch {
	case v == nil:
		return nil
	case ok && o.ClassName() == "Array":
		list := make([]any, 0, 16)
		for i := range min(o.Get("length").ToInteger(), 1<<20) {
			x := o.Get(strconv.FormatInt(i, 10))
			if inner, ok := x.(*goja.Object); ok && inner.ClassName() == "Array" {
				list = append(list, object{})
			} else {
				list = append(list, export(x))
			}
		}
		return list
	case ok && !exported(o):
		return object{}
	}
	return v.Export()
}

// exported reports whether o holds a value of Go, or one that is its own.
func exported(o *goja.Object) bool {
	switch t := o.ExportType(); {
	case t == nil:
		return false
	case t == reflect.TypeFor[*gizmoPath](), t == reflect.TypeFor[*filter](), t == reflect.TypeFor[time.Time]():
		return true
	case t.Implements(reflect.TypeFor[quad.Value]()):
		return true
	}
	return o.ClassName() == "String" || o.ClassName() == "Number" || o.ClassName() == "Boolean"
}

// native is a node as a value of a script: an IRI in angle brackets, so that it
// can be given to g.V() again, numbers as numbers, all else as text.
func native(v quad.Value) any {
	switch v := v.(type) {
	case quad.IRI, quad.BNode:
		return v.String()
	case quad.TypedString:
		if n, ok := numeric(v); ok {
			return n
		}
	case quad.Int:
		return int64(v)
	case quad.Float:
		return float64(v)
	case quad.Bool:
		return bool(v)
	}
	return value(v)
}

// numeric is the number that a literal is.
func numeric(v quad.Value) (float64, bool) {
	switch v := v.(type) {
	case quad.Int:
		return float64(v), true
	case quad.Float:
		return float64(v), true
	case quad.TypedString:
		switch strings.TrimPrefix(string(v.Type), string(iri("xsd:"))) {
		case "decimal", "integer", "double", "float", "int", "long", "short", "byte",
			"nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
			"unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte":
			n, err := strconv.ParseFloat(string(v.Value), 64)
			return n, err == nil
		}
	}
	return 0, false
}

// kindOf keeps apart what cannot be compared.
func kindOf(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return "iri"
	case quad.BNode:
		return "node"
	case quad.TypedString:
		if _, ok := numeric(v); ok {
			return "number"
		}
		switch v.Type {
		case xsdDate, xsdDateTime, xsdGYear, xsdGYearMonth:
			return "time"
		}
		return string(v.Type)
	case quad.Int, quad.Float:
		return "number"
	}
	return "text"
}

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
