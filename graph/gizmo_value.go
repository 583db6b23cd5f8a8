package graph

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

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
