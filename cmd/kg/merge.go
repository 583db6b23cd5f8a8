package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
)

var mergeCommand = &cli.Command{
	Name:      "merge",
	Usage:     "decide that two entities are one",
	ArgsUsage: "A B",
	Description: `A and B are names or IRIs. From then on every answer takes them for one, under the
fuller name. What articles say stays as it is: the decision lies beside it, survives
reading and removing articles, is exported with the rest, and can be taken back.

   kg merge "Han Dong" urn:kg:person:9f2c41d7a0b3-dong
   kg merge --undo "Han Dong" urn:kg:person:9f2c41d7a0b3-dong
   kg dedupe --judged      what was decided so far`,
	Flags:  append(dbFlags(), &cli.BoolFlag{Name: "undo", Usage: "take the decision back"}),
	Before: configure,
	Action: judgeAction(graph.Same),
}

var splitCommand = &cli.Command{
	Name:      "split",
	Usage:     "decide that two entities are not one",
	ArgsUsage: "A B | --in ARTICLE... A",
	Description: `A and B are names or IRIs. It takes back that they were merged, and kg dedupe does not
offer them again.

With --in, A is a name that two bear: in the articles given, by IRI, path, URL or title,
it means another than elsewhere. That one gets an IRI of its own in these articles, also
when they are read again.

   kg split urn:kg:person:han-dong urn:kg:person:han-tao
   kg split --undo urn:kg:person:han-dong urn:kg:person:han-tao
   kg split --in match.txt --in league.txt "Ann Lee"`,
	Flags: append(dbFlags(),
		&cli.StringSliceFlag{Name: "in", Usage: "`ARTICLE` in which the name means another"},
		&cli.BoolFlag{Name: "undo", Usage: "take the decision back"}),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.IsSet("in") {
			return splitOff(c)
		}
		return judgeAction(graph.Different)(c)
	},
}

// splitOff tells two of one name apart by articles, or takes that back.
func splitOff(c *cli.Context) error {
	if c.NArg() != 1 {
		return usage(c, "with --in give one name or IRI, in quotes where it has several words")
	}
	return withGraph(false, func(c *cli.Context, g *graph.Graph) error {
		decide, is := g.SplitOff, "in"
		if c.Bool("undo") {
			decide, is = g.UnsplitOff, "again in"
		}
		var articles []string
		for _, a := range c.StringSlice("in") {
			if _, err := os.Stat(a); err == nil {
				a = absolute(a)
			}
			articles = append(articles, a)
		}
		e, err := decide(c.Context, c.Args().First(), articles)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.App.ErrWriter, "%s (%s) %s %s\n", e.Name, e.ID, is, strings.Join(articles, ", "))
		return nil
	})(c)
}

// judgeAction records a judgement about the two arguments, or takes it back.
func judgeAction(j graph.Judgement) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.NArg() != 2 {
			return usage(c, "give two names or IRIs, each in quotes where it has several words")
		}
		return withGraph(false, func(c *cli.Context, g *graph.Graph) error {
			decide, back := g.Judge, ""
			if c.Bool("undo") {
				decide, back = g.Unjudge, "no longer "
			}
			d, err := decide(c.Context, c.Args().Get(0), c.Args().Get(1), j)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.App.ErrWriter, "%s%s: %s (%s), %s (%s)\n", back, d.Judgement, d.A.Name, d.A.ID, d.B.Name, d.B.ID)
			if j == graph.Same && back == "" && d.A.Type != d.B.Type {
				fmt.Fprintf(c.App.ErrWriter, "kg: note: one is of type %v, the other %v\n", d.A.Type, d.B.Type)
			}
			return nil
		})(c)
	}
}
