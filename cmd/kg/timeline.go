package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"kg/graph"
)

var timelineCommand = &cli.Command{
	Name:      "timeline",
	Usage:     "list what is said about somebody or something, by date",
	ArgsUsage: "NAME|IRI",
	Description: `A date in brackets is that of the article: the sentence gives none.

   kg timeline "Michael Kovrig"
   kg timeline -o csv "Michael Kovrig"`,
	Flags:  questionFlags(),
	Before: configure,
	Action: oneName(question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
		all, err := g.Timeline(c.Context, c.Args().First())
		if err != nil {
			return nil, err
		}
		r := &reply{n: len(all), names: append([]string{"date", "of"}, recordColumns...)}
		var table [][]string
		for i := range all {
			m := &all[i]
			date, of := m.Date, "statement"
			if !m.Own {
				of = "article"
				if date != "" {
					date = "(" + date + ")"
				}
			}
			table = append(table, append([]string{date}, statementCells(&m.Statement)...))
			r.rows = append(r.rows, append([]string{m.Date, of}, recordCells(&m.Record)...))
			r.list = append(r.list, recordJSON(&m.Record, "date", m.Date, "date_of", of))
		}
		r.table = func(p *page) { writeTable(p, slices.Concat([]string{"date"}, statementColumns), table) }
		return r, nil
	})),
}
