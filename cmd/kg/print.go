package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

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
	return writeTable(w, names, rows)
}

func outputFlag(formats ...string) cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, EnvVars: []string{"KG_OUTPUT"}, Value: "table", Usage: "`FORMAT`: " + strings.Join(formats, ", ")}
}

func badOutput(c *cli.Context, formats []string) error {
	return usage(c, "unknown output %q: one of %s", c.String("output"), strings.Join(formats, ", "))
}

var exitEmptyFlag = &cli.BoolFlag{Name: "exit-empty", Usage: "exit with code 3 when nothing is found"}

// empty is the error of a command that found nothing, if that is one.
func empty(c *cli.Context, n int) error {
	if n == 0 && c.Bool("exit-empty") {
		return cli.Exit("", exitEmpty)
	}
	return nil
}
