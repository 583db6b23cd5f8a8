package relate

import (
	"slices"

	"kg/ingest/doc"
	"kg/ingest/score"
	"kg/schema"
)

// A property is a relation of a corpus and what it is in the table.
type property struct {
	name      string
	predicate string
	inverse   bool // the corpus's subject is our object
	trigger   string
}

// knowledgeNet are the properties of KnowledgeNet. The first that fits a
// predicate is the one that teaches it.
var knowledgeNet = []property{
	{"DATE_OF_BIRTH", "born_on", false, ""},
	{"DATE_OF_DEATH", "died_on", false, ""},
	{"DATE_FOUNDED", "founded_on", false, ""},
	{"PLACE_OF_BIRTH", "born_in", false, ""},
	{"PLACE_OF_RESIDENCE", "residence", false, ""},
	{"NATIONALITY", "nationality", false, ""},
	{"HEADQUARTERS", "headquartered_in", false, ""},
	{"EDUCATED_AT", "educated_at", false, ""},
	{"SPOUSE", "spouse", false, ""},
	{"SPOUSE", "spouse", true, ""},
	{"CHILD_OF", "child", true, ""},
	{"FOUNDED_BY", "founded_by", false, ""},
	{"SUBSIDIARY_OF", "part_of", false, ""},
	{"SUBSIDIARY_OF", "owned_by", false, ""},
	{"POLITICAL_AFFILIATION", "member_of", false, "party"},
	{"CEO", "leader", false, "ceo"},
	{"EMPLOYEE_OR_MEMBER_OF", "employer", false, ""},
	{"EMPLOYEE_OR_MEMBER_OF", "member_of", false, ""},
	{"EMPLOYEE_OR_MEMBER_OF", "leader", true, ""},
	{"EMPLOYEE_OR_MEMBER_OF", "spokesperson", true, ""},
	{"EMPLOYEE_OR_MEMBER_OF", "founded_by", true, ""},
	{"EMPLOYEE_OR_MEMBER_OF", "joined", false, ""},
}

// KnowledgeNet returns the relations of d as facts of KnowledgeNet, each once,
// between all mentions of the two things by name or pronoun.
func KnowledgeNet(d *doc.Document) []score.Fact {
	var out []score.Fact
	seen := map[score.Fact]bool{}
	for k := range d.Relations {
		r := &d.Relations[k]
		for _, p := range knowledgeNet {
			if p.predicate != r.Predicate || !p.fits(d, r) {
				continue
			}
			subjects, objects := mentionsOf(d, r.Subject), objectsOf(d, r)
			if p.inverse {
				subjects, objects = objects, subjects
			}
			for _, s := range subjects {
				for _, o := range objects {
					f := score.Fact{Property: p.name, Subject: s, Object: o}
					if !seen[f] {
						seen[f] = true
						out = append(out, f)
					}
				}
			}
		}
	}
	return out
}

// fits reports whether r is what p is narrower about.
func (p *property) fits(d *doc.Document, r *doc.Relation) bool {
	switch p.trigger {
	case "ceo":
		switch lower(d.Lemma[r.Trigger]) {
		case "ceo", "executive", "officer":
			return true
		}
		return false
	case "party":
		if r.Object < 0 {
			return false
		}
		words := partyWords()
		m := d.Mentions[r.Object]
		for i := m.First; i <= m.Last; i++ {
			if words[lower(d.Word(i))] {
				return true
			}
		}
		return false
	}
	return true
}

func partyWords() map[string]bool {
	m := map[string]bool{}
	for _, w := range []string{"party", "democrat", "democratic", "democrats", "republican", "republicans", "labour", "labor", "liberal", "liberals", "conservative", "conservatives", "communist", "socialist", "social", "green", "greens", "tory", "tories", "congress", "national", "front", "alliance", "christian", "whig", "federalist"} {
		m[w] = true
	}
	return m
}

func mentionsOf(d *doc.Document, m int32) []score.Extent {
	var out []score.Extent
	if int(m) >= len(d.Entity) {
		return out
	}
	e := d.Entity[m]
	ms := []int32{e}
	ms = append(ms, d.Entities[e].Members...)
	for k, x := range d.Entity {
		if slices.Contains(ms, x) && d.Mentions[k].Form != doc.Nominal {
			out = append(out, score.Extent{Start: d.Start[d.Mentions[k].First], End: d.End[d.Mentions[k].Last]})
		}
	}
	return out
}

func objectsOf(d *doc.Document, r *doc.Relation) []score.Extent {
	if r.Object >= 0 {
		return mentionsOf(d, r.Object)
	}
	if r.Literal.Type == schema.Date {
		for _, v := range d.Values {
			if v.Kind == doc.Day && v.ISO == r.Literal.Value {
				return []score.Extent{{Start: d.Start[v.First], End: d.End[v.Last]}}
			}
		}
	}
	return nil
}
