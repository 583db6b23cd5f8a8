package score

import (
	"kg/ingest/doc"
	"kg/schema"
)

// Names counts the names that are found with exactly the tokens and the type
// of a gold one. class says what a type counts as, 0 for not at all; where it is
// nil, types count as they are.
func Names(d *doc.Document, gold, found []doc.Mention, class func(doc.Mention) schema.Type) PRF {
	if class == nil {
		class = func(m doc.Mention) schema.Type { return m.Type }
	}
	type span struct{ first, last int32 }
	want := map[span]schema.Type{}
	var p PRF
	for _, m := range gold {
		if t := class(m); t != 0 {
			want[span{m.First, m.Last}] = t
			p.Gold++
		}
	}
	for _, m := range found {
		if t := class(m); t != 0 {
			p.Found++
			if want[span{m.First, m.Last}] == t {
				p.Right++
			}
		}
	}
	return p
}

// Coarse returns what a name of d counts as in corpora that know people,
// places and organisations alone: facilities are places, and a demonym is no
// name.
func Coarse(d *doc.Document) func(doc.Mention) schema.Type {
	return func(m doc.Mention) schema.Type {
		switch {
		case m.Type&(schema.Place|schema.Facility) != 0:
			if m.First == m.Last && schema.Demonym(d.Word(m.First)) != "" {
				return 0
			}
			return schema.Place
		case m.Type&schema.Person != 0:
			return schema.Person
		case m.Type&schema.Organization != 0:
			return schema.Organization
		}
		return 0
	}
}
