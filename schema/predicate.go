package schema

// A Predicate is one relation that the graph can hold. Adding a relation to kg
// means adding one Predicate to the table: extraction, validation, export, the
// shell and the tests read it from there.
type Predicate struct {
	Name   string // the public name, and the last part of its IRI
	Doc    string // one sentence: "the subject … the object"
	Domain Type   // admissible subjects
	Range  Type   // admissible objects

	Symmetric bool     // holds both ways round
	Aligned   []string // the same or a wider relation elsewhere: "wdt:P463", "schema:jobTitle"

	// Patterns are dependency paths from subject S to object O; package
	// ingest/relate defines the notation.
	Patterns []string

	// Yes and No are the predicate's own tests. Each Yes reads
	// "text => subject | object"; from a No this predicate must not come.
	Yes, No []string
}

// Predicates is the table, theme by theme.
var Predicates = concat(roles, places, kinship, deeds, contests, stances, law, violence, dealings)

func concat(themes ...[]*Predicate) []*Predicate {
	var all []*Predicate
	for _, t := range themes {
		all = append(all, t...)
	}
	return all
}

var byName = func() map[string]*Predicate {
	m := make(map[string]*Predicate, len(Predicates))
	for _, p := range Predicates {
		m[p.Name] = p
	}
	return m
}()

// Lookup returns the predicate of that name, nil where the table has none.
func Lookup(name string) *Predicate { return byName[name] }

// Open is the prefix of open predicates: "open:" and a verb's lemma with its
// particle or preposition, as in "open:look_into".
const Open = "open:"
