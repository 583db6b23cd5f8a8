package main

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"github.com/urfave/cli/v2"

	"kg/ingest"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/source"
	"kg/schema"
)

var extractCommand = &cli.Command{
	Name:      "extract",
	Usage:     "print what articles say, without storing it",
	ArgsUsage: "FILE|-...",
	Description: `Reads articles and prints their statements on standard output.

   kg extract article.txt
   kg extract --format jsonl article.txt
   kg extract --format document - <article.txt`,
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "table", Usage: "output: table, jsonl (a statement a line) or document (an article a line)"},
		&cli.StringFlag{Name: "from", Usage: "format of the articles, where it is not to be found out"},
	},
	Action: func(c *cli.Context) error {
		show, ok := extractFormats[c.String("format")]
		if !ok {
			return usage(c, "unknown format %q: one of table, jsonl, document", c.String("format"))
		}
		if c.NArg() == 0 {
			return usage(c, "no article: give a file, or - for standard input")
		}
		p, err := ingest.Load(model.Embedded())
		if err != nil {
			return err
		}
		out := bufio.NewWriter(c.App.Writer)
		failed := 0
		err = p.Batch(c.Context, open(c.Args().Slice(), c.String("from")), func(d *doc.Document, err error) error {
			if err != nil {
				failed++
				fmt.Fprintln(c.App.ErrWriter, "kg:", err)
				return nil
			}
			if err := show(out, d); err != nil {
				return err
			}
			return out.Flush()
		})
		if err == nil && failed > 0 {
			err = cli.Exit("", exitFailed)
		}
		return err
	},
}

// extractFormats print an article's statements.
var extractFormats = map[string]func(io.Writer, *doc.Document) error{
	"jsonl": func(w io.Writer, d *doc.Document) error {
		var b []byte
		for i := range d.Statements {
			b = append(d.Statements[i].AppendJSON(b, schema.Base), '\n')
		}
		_, err := w.Write(b)
		return err
	},
	"document": func(w io.Writer, d *doc.Document) error {
		_, err := w.Write(append(d.AppendJSON(nil, schema.Base), '\n'))
		return err
	},
	"table": func(w io.Writer, d *doc.Document) error { return statementTable(w, d.Statements) },
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
