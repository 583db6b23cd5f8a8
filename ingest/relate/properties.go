package relate

import (
	"slices"
	"sync"

	"kg/schema"
)

// A meaning is what a relation of a corpus is in the table: one of predicates,
// the other way round where inverse, and perhaps some of silent besides.
type meaning struct {
	predicates, silent []string
	inverse            bool
}

// meanings are those that the table's own alignments do not tell: properties of
// KnowledgeNet, and of Wikidata.
var meanings = map[string]meaning{
	"DATE_OF_BIRTH":         {predicates: []string{"born_on"}},
	"DATE_OF_DEATH":         {predicates: []string{"died_on"}},
	"DATE_FOUNDED":          {predicates: []string{"founded_on"}},
	"PLACE_OF_BIRTH":        {predicates: []string{"born_in"}},
	"PLACE_OF_RESIDENCE":    {predicates: []string{"residence"}},
	"NATIONALITY":           {predicates: []string{"nationality"}},
	"HEADQUARTERS":          {predicates: []string{"headquartered_in"}, silent: []string{"located_in"}},
	"EDUCATED_AT":           {predicates: []string{"educated_at"}},
	"SPOUSE":                {predicates: []string{"spouse"}},
	"CHILD_OF":              {predicates: []string{"child"}, inverse: true},
	"FOUNDED_BY":            {predicates: []string{"founded_by"}, silent: []string{"leader", "employer"}},
	"SUBSIDIARY_OF":         {predicates: []string{"owned_by", "part_of"}},
	"POLITICAL_AFFILIATION": {predicates: []string{"member_of"}},
	"CEO":                   {predicates: []string{"leader"}, silent: []string{"employer", "founded_by"}},
	"EMPLOYEE_OR_MEMBER_OF": {predicates: []string{"employer", "member_of"}, silent: []string{"leader", "spokesperson", "joined", "represents", "founded_by"}},

	"wdt:P17":   {silent: []string{"located_in", "nationality"}},
	"wdt:P30":   {silent: []string{"located_in"}},
	"wdt:P495":  {silent: []string{"located_in"}},
	"wdt:P27":   {predicates: []string{"nationality"}, silent: []string{"residence"}},
	"wdt:P22":   {predicates: []string{"child"}, inverse: true},
	"wdt:P25":   {predicates: []string{"child"}, inverse: true},
	"wdt:P355":  {predicates: []string{"part_of", "owned_by"}, inverse: true},
	"wdt:P749":  {predicates: []string{"part_of", "owned_by"}},
	"wdt:P127":  {predicates: []string{"owned_by"}, silent: []string{"part_of"}},
	"wdt:P527":  {predicates: []string{"part_of"}, inverse: true},
	"wdt:P1830": {predicates: []string{"owned_by"}, inverse: true},
	"wdt:P150":  {predicates: []string{"located_in"}, inverse: true},
	"wdt:P36":   {predicates: []string{"located_in"}, inverse: true},
	"wdt:P159":  {predicates: []string{"headquartered_in"}, silent: []string{"located_in"}},
	"wdt:P800":  {predicates: []string{"created_by"}, inverse: true},
	"wdt:P57":   {predicates: []string{"created_by"}},
	"wdt:P58":   {predicates: []string{"created_by"}},
	"wdt:P86":   {predicates: []string{"created_by"}},
	"wdt:P162":  {predicates: []string{"created_by"}},
	"wdt:P178":  {predicates: []string{"created_by"}},
	"wdt:P175":  {silent: []string{"created_by"}},
	"wdt:P1346": {predicates: []string{"won"}, inverse: true},
	"wdt:P710":  {predicates: []string{"participated_in"}, inverse: true},
	"wdt:P607":  {predicates: []string{"participated_in"}},
	"wdt:P1344": {predicates: []string{"participated_in"}},
	"wdt:P1366": {predicates: []string{"succeeded"}, inverse: true},
	"wdt:P54":   {predicates: []string{"member_of"}},
	"wdt:P241":  {predicates: []string{"member_of"}},
	"wdt:P102":  {predicates: []string{"member_of"}},
	"wdt:P463":  {predicates: []string{"member_of"}, silent: []string{"part_of"}},
	"wdt:P108":  {predicates: []string{"employer"}, silent: []string{"member_of", "leader"}},
	"wdt:P1001": {silent: []string{"located_in", "part_of"}},
	"wdt:P361":  {predicates: []string{"part_of"}, silent: []string{"located_in", "member_of"}},
	"wdt:P276":  {predicates: []string{"located_in"}, silent: []string{"held_in"}},
	"wdt:P131":  {predicates: []string{"located_in"}, silent: []string{"headquartered_in"}},
}

// aligned are the properties that predicates are aligned with.
var aligned = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, p := range schema.Predicates {
		for _, iri := range p.Aligned {
			out[iri] = append(out[iri], p.Name)
		}
	}
	return out
})

// Property returns what a relation of KnowledgeNet ("CEO") or Wikidata
// ("wdt:P169") is in the table: one of predicates, with subject and object
// exchanged where inverse, and perhaps some of silent besides.
func Property(name string) (predicates, silent []string, inverse bool) {
	m, ok := meanings[name]
	if !ok {
		m.predicates = slices.Clone(aligned()[name])
	}
	return m.predicates, m.silent, m.inverse
}
