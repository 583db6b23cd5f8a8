// Package schema says what the graph can say: the types of entity, the table
// of predicates between them, and the [Statement] that carries what an article
// says together with who says it and where.
//
// It is the waist of kg: ingest produces Statements, graph stores them, and
// neither knows the other.
package schema

import "strings"

// A Type is the kind of a thing that a statement speaks of. Types are bits, so
// that a predicate's domain or range may admit several: Person|Organization.
type Type uint16

// The types of entity, then the types of literal.
const (
	Person Type = 1 << iota
	Organization
	Place
	Facility
	Event
	Work
	Product
	Award
	Role
	Thing // an entity of no listed kind: "the allegations", "three boats"

	Date   // xsd:date, xsd:gYearMonth or xsd:gYear, as "2023-03-22", "2023-03", "2023"
	Number // a decimal number
	Text   // words
)

// Entities admits every entity; Literals every literal; Any both.
const (
	Entities = Person | Organization | Place | Facility | Event | Work | Product | Award | Role | Thing
	Literals = Date | Number | Text
	Any      = Entities | Literals
)

// A TypeInfo describes one Type.
type TypeInfo struct {
	Type    Type
	Name    string   // "Organization", the last part of the class's IRI
	Slug    string   // "org", the part of an entity's IRI that tells its type
	Doc     string   // one sentence
	Aligned []string // the same class elsewhere: schema.org, Wikidata, FollowTheMoney
}

// Types is the table of types, in the order of their bits.
var Types = []TypeInfo{
	{Person, "Person", "person", "A human being, named or not.",
		[]string{"schema:Person", "wd:Q5", "ftm:Person"}},
	{Organization, "Organization", "org", "A body of people that acts as one: a company, party, agency, team, court or government.",
		[]string{"schema:Organization", "wd:Q43229", "ftm:Organization"}},
	{Place, "Place", "place", "A country, region, town or other spot on the map.",
		[]string{"schema:Place", "wd:Q17334923", "ftm:Address"}},
	{Facility, "Facility", "facility", "A building or other structure that people use: an airport, a prison, a bridge.",
		[]string{"schema:CivicStructure", "wd:Q13226383", "ftm:RealEstate"}},
	{Event, "Event", "event", "Something that happens at a time: an election, a match, a storm, a trial.",
		[]string{"schema:Event", "wd:Q1656682", "ftm:Event"}},
	{Work, "Work", "work", "Something written, filmed, composed or decreed: a report, a book, a law.",
		[]string{"schema:CreativeWork", "wd:Q386724", "ftm:Document"}},
	{Product, "Product", "product", "Something made to be used or sold: a vehicle, a drug, an app.",
		[]string{"schema:Product", "wd:Q2424752", "ftm:Asset"}},
	{Award, "Award", "award", "A prize, medal, title or honour.",
		[]string{"wd:Q618779"}},
	{Role, "Role", "role", "An office, job or profession, as the text words it.",
		[]string{"schema:Role", "wd:Q4164871", "ftm:Position"}},
	{Thing, "Thing", "thing", "An entity of no other kind.",
		[]string{"schema:Thing", "wd:Q35120", "ftm:Thing"}},
	{Date, "Date", "", "A day, month or year.", []string{"xsd:date", "xsd:gYearMonth", "xsd:gYear"}},
	{Number, "Number", "", "A number.", []string{"xsd:decimal"}},
	{Text, "Text", "", "Words.", []string{"xsd:string"}},
}

// Info returns the row of t, the lowest of its bits where it has several, and
// nil for none.
func (t Type) Info() *TypeInfo {
	for i := range Types {
		if Types[i].Type&t != 0 {
			return &Types[i]
		}
	}
	return nil
}

// String returns the names of t's bits, joined by "|".
func (t Type) String() string {
	switch t {
	case Any:
		return "any"
	case 0:
		return "none"
	}
	var names []string
	for _, row := range Types {
		if row.Type&t != 0 {
			names = append(names, row.Name)
		}
	}
	return strings.Join(names, "|")
}

// ParseType returns the type of that name, and false where there is none.
func ParseType(name string) (Type, bool) {
	for _, row := range Types {
		if row.Name == name {
			return row.Type, true
		}
	}
	return 0, false
}
