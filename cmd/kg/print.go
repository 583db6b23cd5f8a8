package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"kg/schema"
)

// listFormats are the values of --output.
var listFormats = []string{"table", "json", "jsonl", "csv", "tsv", "md"}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// printRows prints rows as table, md, csv, tsv, json or jsonl.
func printRows(w io.Writer, format string, names []string, rows [][]string) error {
	switch format {
	case "csv", "tsv":
		out := csv.NewWriter(w)
		if format == "tsv" {
			out.Comma = '\t'
		}
		out.Write(names)
		out.WriteAll(rows)
		return out.Error()
	case "md":
		line := func(cells []string) {
			for _, cell := range cells {
				fmt.Fprintf(w, "| %s ", strings.NewReplacer("|", `\|`, "\n", " ").Replace(cell))
			}
			fmt.Fprintln(w, "|")
		}
		line(names)
		fmt.Fprintln(w, strings.Repeat("| --- ", len(names))+"|")
		for _, r := range rows {
			line(r)
		}
		return nil
	case "json", "jsonl":
		b := []byte{}
		for i, r := range rows {
			m := make(map[string]string, len(names))
			for k, n := range names {
				m[n] = r[k]
			}
			if format == "json" {
				b = append(b, ",["[boolInt(i == 0)], '\n')
			}
			b = schema.AppendJSON(b, m)
			if format == "jsonl" {
				b = append(b, '\n')
			}
		}
		switch {
		case format == "json" && len(rows) == 0:
			b = append(b, "[]\n"...)
		case format == "json":
			b = append(b, "\n]\n"...)
		}
		_, err := w.Write(b)
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, strings.ToUpper(strings.Join(names, "\t")))
	for _, r := range rows {
		for i := range r {
			r[i] = cut(strings.Map(visible, r[i]), tableWidth)
		}
		fmt.Fprintln(t, strings.Join(r, "\t"))
	}
	return t.Flush()
}

// tableWidth is how wide a cell of a table may be.
const tableWidth = 100

// visible keeps what a terminal does not act on.
func visible(r rune) rune {
	if r < ' ' || r == 0x7f || r == utf8.RuneError {
		return ' '
	}
	return r
}

func outputFlag(formats ...string) cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, EnvVars: []string{"KG_OUTPUT"}, Value: "table", Usage: "`FORMAT`: " + strings.Join(formats, ", ")}
}

func badOutput(c *cli.Context, formats []string) error {
	return usage(c, "unknown output %q: one of %s", c.String("output"), strings.Join(formats, ", "))
}

// empty is the error of a command that found nothing, if that is one.
func empty(c *cli.Context, n int) error {
	if n == 0 && c.Bool("exit-empty") {
		return cli.Exit("", exitEmpty)
	}
	return nil
}
