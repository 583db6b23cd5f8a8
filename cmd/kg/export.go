package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/graph/export"
)

var exportCommand = &cli.Command{
	Name:  "export",
	Usage: "write the whole graph",
	Description: `Writes the graph to standard output or a file. The same articles give the same bytes.

   kg export >graph.nq
   kg export --format ntriples --out graph.nt

Formats:
` + exportFormats(),
	Flags: append(dbFlags(),
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "`FORMAT` (default: what the file's name says, or nquads)"},
		&cli.StringFlag{Name: "out", Usage: "write to a `FILE`, which appears when it is complete"},
	),
	Before: configure,
	Action: func(c *cli.Context) error {
		name := c.String("format")
		if name == "" {
			name = c.String("out")
		}
		if name == "" {
			name = export.Formats[0].Name
		}
		f := export.Lookup(name)
		if f == nil {
			return usage(c, "unknown format %q:\n%s", name, exportFormats())
		}
		return withWholeReader(func(c *cli.Context, g *graph.Graph) error {
			return writeFile(c, c.String("out"), func(w io.Writer) error { return f.Write(c.Context, w, g) })
		})(c)
	},
}

func exportFormats() string {
	var b strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "   %-10s %-6s %s\n", f.Name, f.Ext[0], f.Doc)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// writeFile writes to a file by way of another beside it, so that there is
// never half a file of that name; to standard output where path is "" or "-".
func writeFile(c *cli.Context, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		out := bufio.NewWriterSize(c.App.Writer, 1<<16)
		if err := write(out); err != nil {
			return err
		}
		return out.Flush()
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	out := bufio.NewWriterSize(f, 1<<16)
	if err = write(out); err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

var importCommand = &cli.Command{
	Name:      "import",
	Usage:     "add the quads of a file to the graph",
	ArgsUsage: "FILE|-...",
	Description: `Reads RDF into the store, as it is. What kg exported comes back the same.

   kg import graph.nq
   kg export --db a.db | kg import --db b.db -`,
	Flags: append(dbFlags(),
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "`FORMAT` (default: what the file's name says, or nquads)"},
	),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() == 0 {
			return usage(c, "nothing to import: give a file, or - for standard input")
		}
		return withGraph(true, func(c *cli.Context, g *graph.Graph) error {
			for _, path := range c.Args().Slice() {
				n, err := importFile(c, g, path)
				if err != nil {
					return err
				}
				fmt.Fprintf(c.App.ErrWriter, "%s: %s\n", path, plural(n, "quad"))
			}
			return nil
		})(c)
	},
}

func importFile(c *cli.Context, g *graph.Graph, path string) (int, error) {
	f := export.Lookup(path)
	if name := c.String("format"); name != "" {
		f = export.Lookup(name)
	} else if f == nil {
		f = &export.Formats[0]
	}
	if f == nil || f.Read == nil {
		return 0, usage(c, "%s: cannot be read in this format", path)
	}
	in := c.App.Reader
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return 0, err
		}
		defer file.Close()
		in = file
	}
	return g.Import(c.Context, f.Read(bufio.NewReaderSize(in, 1<<16), path))
}
