package main

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"kg/graph"
)

var statsCommand = &cli.Command{
	Name:  "stats",
	Usage: "count what is in the store",
	Description: `Prints how many quads, articles, entities and statements there are, entities by type and
statements by predicate.

   kg stats
   kg stats -o json`,
	Flags:  append(dbFlags(), outputFlag(listFormats...)),
	Before: configure,
	Action: question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
		s, err := g.Stats(c.Context)
		if err != nil {
			return nil, err
		}
		r := &reply{n: 1, names: []string{"what", "name", "count"}}
		counts := map[string]any{}
		for _, x := range []struct {
			name string
			n    int
		}{
			{"articles", s.Articles}, {"entities", s.Entities}, {"statements", s.Statements}, {"facts", s.Facts}, {"claims", s.Claims}, {"plans, possibilities, negations", s.Statements - s.Facts - s.Claims},
			{"quads", s.Quads}, {"nodes", s.Nodes},
		} {
			r.rows = append(r.rows, []string{"total", x.name, strconv.Itoa(x.n)})
			counts[x.name] = x.n
		}
		r.rows = append(r.rows, countRows("type", s.Types)...)
		r.rows = append(r.rows, countRows("predicate", s.Predicates)...)
		counts["types"], counts["predicates"] = s.Types, s.Predicates
		r.list = []any{counts}
		r.table = func(p *page) { writeTable(p, r.names, r.rows) }
		return r, nil
	}),
}

// countRows are counts by name, the highest first.
func countRows(what string, counts map[string]int) (rows [][]string) {
	names := sortedKeys(counts)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	for _, name := range names {
		rows = append(rows, []string{what, name, strconv.Itoa(counts[name])})
	}
	return rows
}
