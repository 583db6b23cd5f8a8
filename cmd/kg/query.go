package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
)

var queryCommand = &cli.Command{
	Name:      "query",
	Usage:     "ask the graph in Gizmo",
	ArgsUsage: "QUERY|-",
	Description: `Runs one query and prints its rows. A query is JavaScript with Cayley's path language;
E(name) is whoever bears the name, P.name a predicate (see kg schema). It can run beside
a kg ingest, and sees what is stored so far.

   kg query 'E("Dong").out(P.member_of).all()'
   kg query -o csv --limit 100 'g.V().has(P.detained_by).all()'
   kg query -f question.js --timeout 10s
   echo 'E("CSIS").out(P.spokesperson)' | kg query -o json -
   kg query --lang graphql '{ nodes(id: <urn:kg:place:china>) { id, <rdfs:label> } }'

Exit codes: 0 done, 1 the query is wrong, 3 no rows (with --exit-empty), 124 no answer in
time, 130 interrupted.`,
	Flags: append(dbFlags(),
		outputFlag(listFormats...),
		&cli.StringFlag{Name: "file", Aliases: []string{"f"}, Usage: "read the query from a `FILE`"},
		&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, EnvVars: []string{"KG_LIMIT"}, Usage: "`ROWS` at most; 0 is all"},
		&cli.DurationFlag{Name: "timeout", EnvVars: []string{"KG_TIMEOUT"}, Usage: "give up after this `TIME`, as 500ms or 1m; 0 is never"},
		&cli.BoolFlag{Name: "duplicates", Usage: "give a row once for each article that supports it"},
		&cli.StringFlag{Name: "lang", Value: "gizmo", Usage: "the `LANGUAGE` of the query: gizmo, " + strings.Join(graph.Languages, ", ")},
		exitEmptyFlag,
	),
	Before: configure,
	Action: func(c *cli.Context) error {
		if !slices.Contains(listFormats, c.String("output")) {
			return badOutput(c, listFormats)
		}
		if c.Int("limit") < 0 || c.Duration("timeout") < 0 {
			return usage(c, "--limit and --timeout take no negative value")
		}
		lang := c.String("lang")
		if lang != "gizmo" && !slices.Contains(graph.Languages, lang) {
			return usage(c, "unknown language %q: gizmo, %s", lang, strings.Join(graph.Languages, ", "))
		}
		text, err := queryText(c)
		if err != nil {
			return err
		}
		q := graph.Query{Text: text, Limit: c.Int("limit"), Timeout: c.Duration("timeout"), Duplicates: c.Bool("duplicates")}
		return withReader(func(c *cli.Context, g *graph.Graph) error {
			run := g.Session().Run
			if lang != "gizmo" {
				run = func(ctx context.Context, q graph.Query, emit func(graph.Row) error) (graph.Answer, error) {
					return g.Ask(ctx, lang, q, emit)
				}
			}
			p := newPage(c)
			rows := &rowWriter{p: p, format: c.String("output")}
			answer, err := run(c.Context, q, rows.add)
			if e := rows.end(); err == nil {
				err = e
			}
			if e := p.Flush(); err == nil {
				err = e
			}
			remark(c.App.ErrWriter, q, &answer)
			if err != nil {
				return err
			}
			return empty(c, answer.Rows)
		})(c)
	},
}

// queryText is the query that the user gave: an argument, a file or standard
// input.
func queryText(c *cli.Context) (string, error) {
	name := c.String("file")
	switch {
	case name != "" && c.NArg() > 0:
		return "", usage(c, "a query and --file: give one of them")
	case name == "" && c.NArg() == 0:
		return "", usage(c, "no query: give one in quotes, -f FILE, or - for standard input")
	case c.NArg() > 1:
		return "", usage(c, "%d queries: give one, in single quotes", c.NArg())
	case name == "" && c.Args().First() != "-":
		return c.Args().First(), nil
	}
	in := c.App.Reader
	if name != "" && name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", err
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(in)
	return string(text), err
}

// remark says what there is to say about an answer, beside its rows.
func remark(talk io.Writer, q graph.Query, answer *graph.Answer) {
	for _, h := range answer.Hints {
		fmt.Fprintln(talk, "kg:", h)
	}
	if answer.Truncated {
		fmt.Fprintf(talk, "kg: there are more than %s (--limit)\n", plural(q.Limit, "row"))
	}
}
