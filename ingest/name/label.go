package name

import "kg/schema"

// Types are the types of name that are told apart, in the order of the labels.
var Types = [...]schema.Type{
	schema.Person, schema.Organization, schema.Place, schema.Facility, schema.Event, schema.Work, schema.Product, schema.Award,
}

// All admits every type of name.
const All = schema.Person | schema.Organization | schema.Place | schema.Facility | schema.Event | schema.Work | schema.Product | schema.Award

// A label is what a token is to a name (Ratinov and Roth 2009): outside; else
// begin, inside, last or unit of a name of one of the types.
type label = uint8

const (
	outside label = 0
	labels        = 1 + 4*len(Types)
)

const (
	begin = iota
	inside
	last
	unit
)

func labelOf(t, part int) label { return label(1 + 4*t + part) }

func partOf(l label) int { return int(l-1) & 3 }
func typeOf(l label) int { return int(l-1) >> 2 }

// A mask is a set of labels.
type mask = uint64

const anyLabel mask = 1<<labels - 1

// maskOf returns the labels of one part of names of the types.
func maskOf(t schema.Type, part int) mask {
	var m mask
	for i, x := range Types {
		if t&x != 0 {
			m |= 1 << labelOf(i, part)
		}
	}
	return m
}

// maskOfType returns all labels of names of the types.
func maskOfType(t schema.Type) mask {
	return maskOf(t, begin) | maskOf(t, inside) | maskOf(t, last) | maskOf(t, unit)
}
