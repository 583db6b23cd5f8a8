package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/schema"
)

var claimsCommand = &cli.Command{
	Name:  "claims",
	Usage: "list what people say, allege, deny or confirm",
	Description: `Claims are statements that the article does not make itself. None of them is a fact of
the graph.

   kg claims
   kg claims --about "Han Dong" --stance alleges
   kg claims --by "Global News" --disputed`,
	Flags: questionFlags(
		&cli.StringFlag{Name: "about", Usage: "claims about this `NAME`"},
		&cli.StringFlag{Name: "by", Usage: "claims of this `NAME`, or words for an unnamed source"},
		&cli.StringFlag{Name: "stance", Usage: "says, alleges, denies, confirms or doubts"},
		&cli.BoolFlag{Name: "disputed", Usage: "claims that somebody denies"},
	),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() > 0 {
			return usage(c, "unexpected %q: choose with --about, --by, --stance, --disputed", c.Args().First())
		}
		stance := c.String("stance")
		if _, ok := schema.ParseStance(stance); !ok {
			return usage(c, "unknown stance %q: says, alleges, denies, confirms or doubts", stance)
		}
		return question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
			all, err := g.Claims(c.Context, graph.ClaimFilter{About: c.String("about"), By: c.String("by"), Stance: stance, Disputed: c.Bool("disputed")})
			if err != nil {
				return nil, err
			}
			return supportReply(all, func(p *page) { claimTable(p, all) }), nil
		})(c)
	},
}

func claimTable(p *page, all []graph.Support) {
	var rows [][]string
	for i := range all {
		s := &all[i]
		rows = append(rows, append(append([]string{s.From.Date}, statementCells(&s.Statement)...), answers(s)))
	}
	writeTable(p, slices.Concat([]string{"date"}, statementColumns, []string{"answers"}), rows)
}

// answers says who denies and who confirms a claim.
func answers(s *graph.Support) string {
	var all []string
	for _, list := range [][]graph.Record{s.Disputed, s.Confirmed} {
		for i := range list {
			if a := sourceText(&list[i].Statement); a != "" && !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return strings.Join(all, ", ")
}
