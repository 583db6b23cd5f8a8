package graph

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	"kg/schema"
)

func newMachine(g *Graph) *machine {
	s := &machine{g: g, vm: goja.New()}
	s.define()
	return s
}

// define defines what queries can use.
func (s *machine) define() {
	s.vm.SetMaxCallStackSize(maxCalls)
	s.ns = maps.Clone(schema.Prefixes)
	s.ns["kg"] = s.g.base + "ns:"
	s.paths = s.vm.NewObject()
	for name, f := range methods {
		v := s.vm.ToValue(s.native(name, func(call goja.FunctionCall) any {
			p, ok := pathOf(call.This)
			if !ok {
				panic(argError(name + "() belongs to a path, as in g.V()." + name + "()"))
			}
			return f(s, p, args{s, name, call.Arguments})
		}))
		s.paths.Set(name, v)
		s.paths.Set(capital(name), v)
	}
	g := s.vm.NewObject()
	for name, f := range graphFunctions {
		v := s.vm.ToValue(s.native("g."+name, func(call goja.FunctionCall) any {
			return f(s, args{s, "g." + name, call.Arguments})
		}))
		g.Set(name, v)
		g.Set(capital(name), v)
	}
	s.vm.Set("g", g)
	s.vm.Set("graph", g)
	for name, f := range functions {
		s.vm.Set(name, s.native(name, func(call goja.FunctionCall) any {
			return f(s, args{s, name, call.Arguments})
		}))
	}
	s.vm.Set("P", s.vm.NewDynamicObject(predicates{s}))
	s.fence()
}

// fence takes out of JavaScript what would let a script end the program: source
// code made at run time, and text nested or repeated without bound.
func (s *machine) fence() {
	refuse := func(what string) func(goja.FunctionCall) goja.Value {
		return s.native(what, func(goja.FunctionCall) any {
			panic(argError(what + " is not there: write the code into the query"))
		})
	}
	s.vm.Set("eval", refuse("eval"))
	s.vm.Set("Function", refuse("Function"))
	for _, kind := range []string{"function(){}", "function*(){}", "async function(){}"} {
		v, err := s.vm.RunString("(" + kind + ").constructor.prototype")
		if err == nil {
			v.ToObject(s.vm).DefineDataProperty("constructor", s.vm.ToValue(refuse("Function")), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
		}
	}
	_, err := s.vm.RunString(fenceSource)
	if err != nil {
		panic(err) // fenceSource is wrong
	}
}

// fenceSource bounds native functions that goja runs without looking at an
// interrupt.
const fenceSource = `(() => {
	const most = 1e7, deep = 2000;
	const bound = (proto, name, size) => {
		const f = proto[name];
		Object.defineProperty(proto, name, {writable: true, configurable: true, value: function (...a) {
			if (size(this, a) > most) throw new RangeError(name + "(): more than " + most);
			return f.apply(this, a);
		}});
	};
	bound(String.prototype, "repeat", (t, a) => String(t).length * a[0]);
	bound(String.prototype, "padStart", (t, a) => a[0]);
	bound(String.prototype, "padEnd", (t, a) => a[0]);
	for (const name of ["fill", "join", "sort", "reverse", "flat", "concat", "indexOf", "includes", "lastIndexOf", "toString", "splice", "copyWithin"])
		bound(Array.prototype, name, t => t.length);
	const nested = (x, n) => {
		for (; x !== null && typeof x === "object"; n++) {
			if (n > deep) return true;
			const inner = Object.values(x).filter(y => y !== null && typeof y === "object");
			if (inner.length !== 1) return inner.some(y => nested(y, n + 1));
			x = inner[0];
		}
		return false;
	};
	const {parse, stringify} = JSON;
	JSON.parse = (text, ...more) => {
		text = String(text);
		for (let i = 0, depth = 0; i < text.length; i++) {
			const c = text[i];
			if (c === "[" || c === "{") depth++;
			else if (c === "]" || c === "}") depth--;
			if (depth > deep) throw new RangeError("JSON.parse(): nested too deep");
		}
		return parse(text, ...more);
	};
	JSON.stringify = (x, ...more) => {
		if (nested(x, 0)) throw new RangeError("JSON.stringify(): nested too deep");
		return stringify(x, ...more);
	};
})()`

// native makes a function for scripts of f. Whatever f panics with becomes an
// exception of the script.
func (s *machine) native(name string, f func(goja.FunctionCall) any) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) (out goja.Value) {
		defer func() {
			switch p := recover().(type) {
			case nil:
			case argError:
				panic(s.vm.NewTypeError(strings.ReplaceAll(string(p), "%", "%%")))
			case *goja.Exception, *goja.InterruptedError, *goja.StackOverflowError, goja.Value:
				panic(p)
			case error:
				var stack *goja.StackOverflowError
				if errors.As(p, &stack) {
					panic(p)
				}
				panic(s.vm.NewGoError(p))
			default:
				panic(s.vm.NewGoError(fmt.Errorf("%s(): %v", name, p)))
			}
		}()
		if s.r == nil {
			panic(argError(name + "() was called outside a query"))
		}
		switch v := f(call).(type) {
		case *gizmoPath:
			return s.wrap(v)
		case goja.Value:
			return v
		case nil:
			return goja.Null()
		default:
			return s.vm.ToValue(v)
		}
	}
}

func (s *machine) wrap(p *gizmoPath) goja.Value {
	o := s.vm.ToValue(p).(*goja.Object)
	o.SetPrototype(s.paths)
	return o
}

func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

// predicates is the object P.
type predicates struct{ s *machine }

// Get returns the IRI of a predicate.
func (p predicates) Get(key string) goja.Value {
	s := p.s
	iri := s.g.predicate(key)
	if schema.Lookup(key) == nil && s.r != nil && s.r.qs.ValueOf(iri) == nil {
		s.hintPredicate(key)
	}
	return s.vm.ToValue(iri)
}

// Set refuses.
func (p predicates) Set(string, goja.Value) bool { return false }

// Has reports whether the vocabulary or the graph has the predicate.
func (p predicates) Has(key string) bool { return slices.Contains(p.Keys(), key) }

// Delete refuses.
func (p predicates) Delete(string) bool { return false }

// Keys lists the predicates of the vocabulary.
func (p predicates) Keys() []string {
	var keys []string
	for _, p := range schema.Predicates {
		keys = append(keys, p.Name)
	}
	return keys
}

func (s *machine) hintPredicate(key string) {
	if near := SimilarPredicate(key); near != "" {
		s.hint("there is no predicate %q: is it P.%s?", key, near)
	} else {
		s.hint("there is no predicate %q: see kg schema", key)
	}
}

// SimilarPredicate is the predicate of the vocabulary that a user may have meant
// by key, "" where none is like it.
func SimilarPredicate(key string) (near string) {
	best := 4
	for _, p := range schema.Predicates {
		d := distance(key, p.Name, best)
		if strings.HasPrefix(p.Name, key) || strings.HasPrefix(key, p.Name) {
			d = min(d, 2)
		}
		if d < best {
			best, near = d, p.Name
		}
	}
	return near
}

// maxDepth is how deep a value of a script is shown.
const maxDepth = 32

// plain is a value of a script without what only means something inside it.
func (s *machine) plain(v goja.Value, depth int) any {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return nil
	}
	o, ok := v.(*goja.Object)
	if !ok {
		switch x := v.Export().(type) {
		case string:
			return strings.ToValidUTF8(x, "\uFFFD")
		case bool, int64, float64:
			return x
		}
		return v.String()
	}
	if depth > maxDepth {
		return "…"
	}
	switch o.ClassName() {
	case "Array":
		n := o.Get("length").ToInteger()
		list := make([]any, 0, min(n, 1<<10))
		for i := range n {
			if s.q.Limit > 0 && i >= int64(s.q.Limit) {
				s.answer.Truncated = true
				break
			}
			list = append(list, s.plain(o.Get(fmt.Sprint(i)), depth+1))
		}
		return list
	case "Function", "AsyncFunction", "GeneratorFunction":
		return "[function]"
	case "Date", "RegExp", "Error", "String", "Number", "Boolean":
		return v.String()
	}
	switch x := export(o).(type) {
	case quad.IRI:
		return string(x)
	case quad.Value:
		return value(x)
	case *gizmoPath:
		return "[path]"
	case *filter:
		return "[filter]"
	}
	m := make(map[string]any)
	for _, k := range o.Keys() {
		m[k] = s.plain(o.Get(k), depth+1)
	}
	return m
}

// Words lists what a shell may complete: names that queries can begin with, and
// the methods of paths.
func (s *Session) Words() (globals, pathMethods []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	globals = []string{"P", "g", "graph"}
	for name := range functions {
		globals = append(globals, name)
	}
	for _, k := range s.m.vm.GlobalObject().Keys() {
		if k != "" && !unicode.IsSpace(rune(k[0])) {
			globals = append(globals, k)
		}
	}
	slices.Sort(globals)
	return slices.Compact(globals), sortedKeys(methods)
}
