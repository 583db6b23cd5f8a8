package score

import (
	"slices"
	"strings"
	"sync"

	"kg/schema"
)

// Told is how the statements found in an article compare with those of its
// gold Document, which are complete: those with predicates of the vocabulary.
// Status and Source are counted over the gold ones that were found.
type Told struct {
	PRF
	Status, Source, Matched int
}

// Add adds the counts of o to t.
func (t *Told) Add(o Told) {
	t.PRF.Add(o.PRF)
	t.Status, t.Source, t.Matched = t.Status+o.Status, t.Source+o.Source, t.Matched+o.Matched
}

// CompareTold compares statements by subject, predicate and object, entities
// by name or alias as CompareGold does. Right is the gold ones found; of
// Found, those that match no gold one count as wrong; several that match the
// same count once, as they differ in source, stance or status, which are
// counted apart.
func CompareTold(gold, found []schema.Statement) Told {
	var t Told
	matched := make([]bool, len(found))
	for i := range gold {
		g := &gold[i]
		if strings.HasPrefix(g.Predicate, schema.Open) {
			continue
		}
		row := rowOf(g)
		var all []*schema.Statement
		for k := range found {
			if row.matches(&found[k]) {
				matched[k] = true
				all = append(all, &found[k])
			}
		}
		t.Gold++
		if len(all) == 0 {
			continue
		}
		t.Right++
		t.Found++
		t.Matched++
		if slices.ContainsFunc(all, func(s *schema.Statement) bool { return s.Status == g.Status }) {
			t.Status++
		}
		if slices.ContainsFunc(all, row.sourceRight) {
			t.Source++
		}
	}
	for k := range found {
		if !matched[k] && !strings.HasPrefix(found[k].Predicate, schema.Open) {
			t.Found++
		}
	}
	return t
}

// rowOf returns the row that asks for g.
func rowOf(g *schema.Statement) Row {
	row := Row{
		Subject:    spelled(g.Subject),
		Predicates: []string{g.Predicate},
		Object:     spelled(g.Object),
		Status:     []string{g.Status.String()},
	}
	if g.Source != nil {
		row.Source = spelled(*g.Source)
	}
	return row
}

// spelled are the names of t, those of people without their titles too, or its
// value.
func spelled(t schema.Term) []string {
	if t.IsLiteral() {
		return []string{t.Value}
	}
	names := append([]string{t.Name}, t.Aliases...)
	if t.Type&schema.Person != 0 {
		for _, n := range names[:len(names):len(names)] {
			words := strings.Fields(n)
			k := 0
			for k+1 < len(words) && titleWords()[strings.ToLower(words[k])] {
				k++
			}
			if k > 0 {
				names = append(names, strings.Join(words[k:], " "))
			}
		}
	}
	return names
}

// titleWords are the words that may stand before a name and are no part of it.
var titleWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(schema.Words["title"], ",") {
		m[strings.TrimSpace(w)] = true
	}
	return m
})
