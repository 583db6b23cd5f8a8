package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/graph/export"
	"kg/ingest"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/source"
	"kg/schema"
)

var extractCommand = &cli.Command{
	Name:      "extract",
	Usage:     "print what articles say, without storing it",
	ArgsUsage: "FILE|FOLDER|-...",
	Description: `Reads articles and prints their statements on standard output.

   kg extract article.txt
   kg extract --format nquads articles/ >graph.nq
   kg extract --format jsonl article.txt
   kg extract --format document - <article.txt`,
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "table", Usage: "output: table, jsonl (a statement a line), document (an article a line), nquads or ntriples (the graph of these articles)"},
		&cli.StringFlag{Name: "from", Usage: "format of the articles, where it is not to be found out"},
	},
	Action: func(c *cli.Context) error {
		format, ok := extractFormats[c.String("format")]
		if !ok {
			known := slices.Sorted(maps.Keys(extractFormats))
			return usage(c, "unknown format %q: one of %s", c.String("format"), strings.Join(known, ", "))
		}
		if c.NArg() == 0 {
			return usage(c, "no article: give a file, or - for standard input")
		}
		p, err := ingest.Load(model.Embedded())
		if err != nil {
			return err
		}
		out := bufio.NewWriter(c.App.Writer)
		show := format(c.Context, out)
		paths, problems := expand(c.Args().Slice())
		failed := 0
		fail := func(err error) {
			failed++
			fmt.Fprintln(c.App.ErrWriter, "kg:", err)
		}
		for _, err := range problems {
			fail(err)
		}
		err = p.Batch(c.Context, open(paths, c.String("from")), func(d *doc.Document, err error) error {
			if err != nil {
				fail(err)
				return nil
			}
			if err := show(d); err != nil {
				return err
			}
			return out.Flush()
		})
		if err == nil {
			err = show(nil)
		}
		if err == nil {
			err = out.Flush()
		}
		if err == nil && failed > 0 {
			err = cli.Exit("", exitFailed)
		}
		return err
	},
}

// extractFormats are the ways to print articles' statements. Each is told the
// articles one after another, and then a nil one.
var extractFormats = map[string]func(context.Context, io.Writer) func(*doc.Document) error{
	"jsonl":    each(statementLines),
	"document": each(func(w io.Writer, d *doc.Document) error { return line(w, d.AppendJSON(nil, schema.Base)) }),
	"table":    each(func(w io.Writer, d *doc.Document) error { return statementTable(w, d.Statements) }),
	"nquads":   asGraph("nquads"),
	"ntriples": asGraph("ntriples"),
}

// each is a format that prints every article on its own.
func each(show func(io.Writer, *doc.Document) error) func(context.Context, io.Writer) func(*doc.Document) error {
	return func(_ context.Context, w io.Writer) func(*doc.Document) error {
		return func(d *doc.Document) error {
			if d == nil {
				return nil
			}
			return show(w, d)
		}
	}
}

// asGraph is a format of export, of the graph that holds these articles alone.
func asGraph(format string) func(context.Context, io.Writer) func(*doc.Document) error {
	return func(ctx context.Context, w io.Writer) func(*doc.Document) error {
		var g *graph.Graph
		return func(d *doc.Document) (err error) {
			if g == nil {
				if g, err = graph.OpenMemory(graph.Options{}); err != nil {
					return err
				}
			}
			if d != nil {
				_, err = g.Put(ctx, articleOf(g, d), d.Statements)
				return err
			}
			defer g.Close()
			return export.Lookup(format).Write(ctx, w, g)
		}
	}
}

func statementLines(w io.Writer, d *doc.Document) error {
	for i := range d.Statements {
		if err := line(w, d.Statements[i].AppendJSON(nil, schema.Base)); err != nil {
			return err
		}
	}
	return nil
}

func line(w io.Writer, b []byte) error {
	_, err := w.Write(append(b, '\n'))
	return err
}

// open reads the articles of files one after another.
func open(paths []string, format string) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		for _, path := range paths {
			for d, err := range source.Open(path, format) {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// usage is the error of a command that was called wrongly.
func usage(c *cli.Context, format string, args ...any) error {
	return cli.Exit(fmt.Sprintf(format, args...)+"\nSee: kg "+c.Command.Name+" --help", exitUsage)
}
