package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// A Contradiction is a person of whom two articles tell what cannot be true of
// one: two people of one name, perhaps, or somebody's mistake.
type Contradiction struct {
	Entity
	A, B         Article
	SaysA, SaysB string // "born about 1972", "died in 2001"
}

// years are those between which something happened, of which an article tells.
type years struct {
	from, to int
	say      string
	article  string
}

// Contradictions lists the people of whom articles contradict each other as to
// when they were born or died, by name; of each the two articles that do so most.
func (g *Graph) Contradictions(ctx context.Context) ([]Contradiction, error) {
	return read(ctx, g, func(r *reader) []Contradiction {
		born, died := map[string][]years{}, map[string][]years{}
		r.dates("born_on", "born in", born)
		r.dates("died_on", "died in", died)
		r.ages(born)
		var out []Contradiction
		for _, of := range []map[string][]years{born, died} {
			for _, id := range sortedKeys(of) {
				list := of[id]
				slices.SortFunc(list, func(a, b years) int {
					return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(a.from, b.from), cmp.Compare(a.article, b.article))
				})
				first, last := list[0], slices.MaxFunc(list, func(a, b years) int {
					return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.article, a.article))
				})
				if last.from-first.to > 1 {
					out = append(out, Contradiction{r.entity(id), r.article(first.article), r.article(last.article), first.say, last.say})
				}
			}
		}
		return out
	})
}

// dates adds to out when the facts of a predicate say that something happened.
func (r *reader) dates(predicate, say string, out map[string][]years) {
	for q := range r.quads(nil, r.predicate(predicate), nil, nil) {
		if y, ok := year(value(q.Object)); ok {
			id := value(q.Subject)
			out[id] = append(out[id], years{y, y, fmt.Sprintf("%s %d", say, y), value(q.Label)})
		}
	}
}

// ages adds to out when those whose age an article tells were born.
func (r *reader) ages(out map[string][]years) {
	var told []quad.Quad
	for q := range r.quads(nil, r.predicate("age"), nil, nil) {
		told = append(told, q)
	}
	for _, q := range told {
		n, err := strconv.Atoi(value(q.Object))
		y, ok := year(r.article(value(q.Label)).Date)
		if err != nil || !ok || r.literalTerm(q.Object).Type != schema.Number {
			continue
		}
		id := value(q.Subject)
		out[id] = append(out[id], years{y - n - 1, y - n, fmt.Sprintf("born about %d", y-n), value(q.Label)})
	}
}

// year returns the year of a date in ISO 8601.
func year(date string) (int, bool) {
	if len(date) < 4 {
		return 0, false
	}
	y, err := strconv.Atoi(date[:4])
	return y, err == nil
}
