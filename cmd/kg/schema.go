package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/graph/export"
	"kg/schema"
)

var schemaFormats = append(append([]string{}, listFormats...), "nquads")

var schemaCommand = &cli.Command{
	Name:      "schema",
	Usage:     "print the vocabulary: predicates, what they relate, what they mean",
	ArgsUsage: "[NAME...]",
	Description: `   kg schema
   kg schema member_of spouse
   kg schema -o nquads >ontology.nq`,
	Flags: []cli.Flag{
		outputFlag(schemaFormats...),
		&cli.StringFlag{Name: "base", EnvVars: []string{"KG_BASE"}, Value: schema.Base, Usage: "prefix of all IRIs"},
		&cli.BoolFlag{Name: "types", Usage: "the types of entity instead"},
	},
	Before: configure,
	Action: func(c *cli.Context) error {
		format := c.String("output")
		if format == "nquads" {
			return export.Quads(c.App.Writer, graph.Ontology(c.String("base")))
		}
		if !slices.Contains(listFormats, format) {
			return badOutput(c, schemaFormats)
		}
		if c.Bool("types") {
			return printRows(c.App.Writer, format, []string{"type", "same as", "meaning"}, typeRows())
		}
		rows, err := predicateRows(c)
		if err != nil {
			return err
		}
		return printRows(c.App.Writer, format, []string{"predicate", "from", "to", "same as", "meaning"}, rows)
	},
}

func typeRows() (rows [][]string) {
	for _, t := range schema.Types {
		rows = append(rows, []string{t.Name, strings.Join(t.Aligned, " "), t.Doc})
	}
	return rows
}

func predicateRows(c *cli.Context) (rows [][]string, err error) {
	ask := schema.Predicates
	if c.NArg() > 0 {
		ask = nil
		for _, name := range c.Args().Slice() {
			p := schema.Lookup(name)
			if p == nil {
				return nil, usage(c, "no predicate %q", name)
			}
			ask = append(ask, p)
		}
	}
	for _, p := range ask {
		doc := p.Doc
		if p.Symmetric {
			doc += " (both ways)"
		}
		rows = append(rows, []string{p.Name, typeName(p.Domain), typeName(p.Range), strings.Join(p.Aligned, " "), doc})
	}
	return rows, nil
}

// typeName is t.String, shorter where t admits all entities.
func typeName(t schema.Type) string {
	if t == schema.Entities {
		return "any entity"
	}
	return t.String()
}
