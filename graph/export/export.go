// Package export writes a graph in the formats of the RDF world, and reads
// those that can be read.
//
// N-Quads is canonical: every quad once, sorted, escaped as RDF 1.2's canonical
// form has it (https://www.w3.org/TR/rdf12-n-quads/#canonical-quads), types in
// full. Two graphs are the same if and only if their files are.
package export

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/graph"
	"kg/graph/store"
)

// A Format is a way to write a graph to a file.
type Format struct {
	Name      string
	Ext       []string // of files, with the dot; the first is the usual one
	MediaType string
	Doc       string

	// Write writes the whole graph.
	Write func(ctx context.Context, w io.Writer, g *graph.Graph) error
	// Read returns a reader of a file in the format; nil where it cannot be
	// read. name stands for the file in errors.
	Read func(r io.Reader, name string) quad.Reader
}

// Formats are the formats, the best one first.
var Formats = []Format{
	{
		Name: "nquads", Ext: []string{".nq", ".nquads"}, MediaType: "application/n-quads",
		Doc:   "every quad with its article, canonical: the format to keep and compare",
		Write: writeLines(4),
		Read:  func(r io.Reader, name string) quad.Reader { return NewReader(r, name) },
	},
	{
		Name: "ntriples", Ext: []string{".nt"}, MediaType: "application/n-triples",
		Doc:   "what is said, without the articles that say it",
		Write: writeLines(3),
		Read:  func(r io.Reader, name string) quad.Reader { return NewTriplesReader(r, name) },
	},
}

// Lookup returns the format of that name, extension or media type, or the one
// that a file's name tells; nil where there is none.
func Lookup(name string) *Format {
	name = strings.ToLower(name)
	for i, f := range Formats {
		if f.Name == name || f.MediaType == name || slices.Contains(f.Ext, "."+name) {
			return &Formats[i]
		}
	}
	for i, f := range Formats {
		if slices.ContainsFunc(f.Ext, func(ext string) bool { return strings.HasSuffix(name, ext) }) {
			return &Formats[i]
		}
	}
	return nil
}

// writeLines writes the first n terms of each quad, each line once.
func writeLines(n int) func(context.Context, io.Writer, *graph.Graph) error {
	return func(ctx context.Context, w io.Writer, g *graph.Graph) error {
		out := bufio.NewWriterSize(w, 1<<16)
		var line, last []byte
		err := g.Sorted(ctx, func(t *store.Terms) error {
			line = line[:0]
			for _, term := range t[:n] {
				if term != nil {
					line = append(append(line, term...), ' ')
				}
			}
			line = append(line, ".\n"...)
			if bytes.Equal(line, last) {
				return nil
			}
			last = append(last[:0], line...)
			_, err := out.Write(line)
			return err
		})
		if err != nil {
			return err
		}
		return out.Flush()
	}
}

// Quads writes quads as canonical N-Quads.
func Quads(w io.Writer, qs []quad.Quad) error {
	lines := make([]string, 0, len(qs))
	for _, q := range qs {
		line, err := appendQuad(nil, q)
		if err != nil {
			return err
		}
		lines = append(lines, string(line))
	}
	slices.Sort(lines)
	out := bufio.NewWriter(w)
	for _, line := range slices.Compact(lines) {
		out.WriteString(line)
	}
	return out.Flush()
}

func appendQuad(line []byte, q quad.Quad) ([]byte, error) {
	for _, d := range quad.Directions {
		v := q.Get(d)
		if v == nil && d == quad.Label {
			continue
		}
		if !quad.IsValidValue(v) {
			return line, fmt.Errorf("export: a quad without %v: %v", d, q)
		}
		term, err := store.AppendTerm(nil, v)
		if err == nil {
			term, err = store.Text(term)
		}
		if err != nil {
			return line, fmt.Errorf("export: %w", err)
		}
		line = append(append(line, term...), ' ')
	}
	return append(line, ".\n"...), nil
}
