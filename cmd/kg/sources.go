package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"kg/graph"
)

var sourcesCommand = &cli.Command{
	Name:  "sources",
	Usage: "list the articles in the store",
	Description: `   kg sources
   kg sources -o csv`,
	Flags:  append(dbFlags(), outputFlag(listFormats...)),
	Before: configure,
	Action: withReader(func(c *cli.Context, g *graph.Graph) error {
		if !slices.Contains(listFormats, c.String("output")) {
			return badOutput(c, listFormats)
		}
		all, err := g.Sources(c.Context)
		if err != nil {
			return err
		}
		var rows [][]string
		for _, s := range all {
			where := s.Location()
			if c.String("output") == "table" && s.URL == "" {
				where = filepath.Base(where)
			}
			rows = append(rows, []string{s.IRI, s.Date, s.Publisher, s.Title, strconv.Itoa(s.Facts), strconv.Itoa(s.Claims), where})
		}
		return printRows(c.App.Writer, c.String("output"), []string{"article", "date", "publisher", "title", "facts", "claims", "from"}, rows)
	}),
}

var rmCommand = &cli.Command{
	Name:      "rm",
	Usage:     "take articles out again, with all that only they said",
	ArgsUsage: "ARTICLE...",
	Description: `An article is named by its IRI (see kg sources), by the file or address that it was
read from, or by its title. Afterwards the graph is as if it had never been read.

   kg rm article.txt
   kg rm urn:kg:doc:9f2c41d7a0b3`,
	Flags:  dbFlags(),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() == 0 {
			return usage(c, "no article: name it as kg sources does")
		}
		return withGraph(false, func(c *cli.Context, g *graph.Graph) error {
			failed := false
			for _, name := range c.Args().Slice() {
				a, err := g.Remove(c.Context, absolute(name)) // as a file
				if errors.Is(err, graph.ErrNotFound) {
					a, err = g.Remove(c.Context, name)
				}
				if err != nil {
					fmt.Fprintln(c.App.ErrWriter, "kg:", err)
					failed = true
					continue
				}
				fmt.Fprintf(c.App.ErrWriter, "removed %s  %s\n", a.IRI, a.Title)
			}
			if failed {
				return cli.Exit("", exitFailed)
			}
			return nil
		})(c)
	},
}
