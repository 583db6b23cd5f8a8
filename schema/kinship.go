package schema

// kinship are the predicates of people and people, and other names.
var kinship = []*Predicate{
	{
		Name:   "spouse",
		Doc:    "husband, wife, or partner (former too, with status ended)",
		Domain: Person, Range: Person,
		Symmetric: true,
		Aligned:   []string{"wdt:P26"},
	},
	{
		Name:   "child",
		Doc:    "the parent points at the child",
		Domain: Person, Range: Person,
		Aligned: []string{"wdt:P40"},
	},
	{
		Name:   "sibling",
		Doc:    "the object is a son or daughter of the subject; the parent points at the child",
		Domain: Person, Range: Person,
		Symmetric: true,
		Aligned:   []string{"wdt:P3373"},
	},
	{
		Name:   "relative",
		Doc:    "any other kin",
		Domain: Person, Range: Person,
		Symmetric: true,
		Aligned:   []string{"wdt:P1038"},
	},
	{
		Name:   "alias",
		Doc:    "another name or acronym that the text itself gives",
		Domain: Entities, Range: Text,
		Aligned: []string{"skos:altLabel"},
	},
}
