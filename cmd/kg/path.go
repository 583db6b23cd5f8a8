package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/schema"
)

var pathCommand = &cli.Command{
	Name:      "path",
	Usage:     "find a chain of facts between two entities",
	ArgsUsage: "FROM TO",
	Description: `Prints a shortest chain, of up to six facts. What is only claimed is no link.

   kg path "Han Dong" China`,
	Flags:  questionFlags(),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() != 2 {
			return usage(c, "give two names, each in quotes where it has several words")
		}
		return question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
			all, err := g.Path(c.Context, c.Args().Get(0), c.Args().Get(1))
			if err != nil {
				return nil, err
			}
			r := recordReply(all)
			r.none = "no chain of up to six facts joins them"
			return r, nil
		})(c)
	},
}

func recordReply(all []graph.Record) *reply {
	return &reply{n: len(all), names: recordColumns, rows: recordRows(all), list: recordList(all), table: func(p *page) {
		statements := make([]schema.Statement, len(all))
		for i := range all {
			statements[i] = all[i].Statement
		}
		statementTable(p, statements)
	}}
}

var searchCommand = &cli.Command{
	Name:      "search",
	Usage:     "find words in names and in the sentences that statements rest on",
	ArgsUsage: "TEXT",
	Description: `All the words must be there, whatever their case and accents.

   kg search spavor
   kg search "consul general" -o jsonl`,
	Flags:  questionFlags(),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() != 1 || strings.TrimSpace(c.Args().First()) == "" {
			return usage(c, "give the words to find, in quotes")
		}
		return question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
			f, err := g.Search(c.Context, c.Args().First())
			if err != nil {
				return nil, err
			}
			return foundReply(&f), nil
		})(c)
	},
}

func foundReply(f *graph.Found) *reply {
	r := &reply{n: len(f.Entities) + len(f.Records), names: []string{"kind", "name", "type", "id", "article", "evidence"}}
	var entities, sentences [][]string
	for _, e := range f.Entities {
		entities = append(entities, []string{e.Name, e.Type.String(), e.ID})
		r.rows = append(r.rows, []string{"entity", e.Name, e.Type.String(), e.ID, "", ""})
		r.list = append(r.list, map[string]any{"entity": schema.EntityJSON{ID: e.ID, Name: e.Name, Type: e.Type.String(), Aliases: append([]string{}, e.Aliases...)}})
	}
	for i := range f.Records {
		s := &f.Records[i]
		sentences = append(sentences, []string{s.Brief(), s.Evidence.Text})
		r.rows = append(r.rows, []string{"statement", s.Brief(), "", s.ID, s.Article, s.Evidence.Text})
		r.list = append(r.list, map[string]any{"statement": recordJSON(s)})
	}
	r.table = func(p *page) {
		if len(entities) > 0 {
			writeTable(p, []string{"name", "type", "id"}, entities)
		}
		if len(entities) > 0 && len(sentences) > 0 {
			fmt.Fprintln(p)
		}
		if len(sentences) > 0 {
			writeTable(p, []string{"statement", "sentence"}, sentences)
		}
	}
	return r
}
