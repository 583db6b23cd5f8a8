package graph

import (
	"fmt"
	"strconv"
	"strings"
	"time"

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
