package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/graph"
	"kg/schema"
)

// rowWriter prints the rows of a query in one of listFormats: jsonl as they
// come, the others when there are no more.
type rowWriter struct {
	p      *page
	format string
	rows   []graph.Row
}

func (w *rowWriter) add(r graph.Row) error {
	if w.format != "jsonl" {
		w.rows = append(w.rows, r)
		return nil
	}
	_, err := w.p.Write(append(schema.AppendJSON(nil, rowJSON(r)), '\n'))
	return err
}

func (w *rowWriter) end() error {
	switch w.format {
	case "jsonl":
		return nil
	case "json":
		list := make([]any, len(w.rows))
		for i, r := range w.rows {
			list[i] = rowJSON(r)
		}
		return writeJSONList(w.p, list)
	}
	rows := flat(w.rows)
	if len(rows) == 0 {
		return nil
	}
	names, cells := rowCells(rows, w.format == "csv" || w.format == "tsv")
	if w.format == "table" && slices.Equal(names, []string{"value"}) {
		for _, row := range cells {
			if _, err := fmt.Fprintln(w.p, row[0]); err != nil {
				return err
			}
		}
		return nil
	}
	return printRows(w.p, w.format, names, cells)
}

// writeJSONList writes a JSON array, a value a line.
func writeJSONList(w io.Writer, list []any) error {
	b := []byte("[")
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = schema.AppendJSON(append(b, '\n'), v)
	}
	if len(list) > 0 {
		b = append(b, '\n')
	}
	_, err := w.Write(append(b, "]\n"...))
	return err
}

// nodeJSON is a node of the graph in JSON: an IRI with what it is called, or a
// literal.
type nodeJSON struct {
	ID       string  `json:"id,omitempty"`
	Name     string  `json:"name,omitempty"`
	Value    *string `json:"value,omitempty"`
	Datatype string  `json:"datatype,omitempty"`
	Language string  `json:"language,omitempty"`

	Tags map[string]nodeJSON `json:"tags,omitempty"`
}

func newNodeJSON(v quad.Value, name string) nodeJSON {
	if id := graph.ID(v); id != "" {
		return nodeJSON{ID: id, Name: name}
	}
	n := nodeJSON{Value: &name}
	switch v := v.(type) {
	case quad.TypedString:
		n.Datatype = string(v.Type)
	case quad.LangString:
		n.Language = v.Lang
	}
	return n
}

func rowJSON(r graph.Row) any {
	if r.Node == nil {
		return r.Value
	}
	n := newNodeJSON(r.Node, r.Name)
	for _, t := range r.Tags {
		if n.Tags == nil {
			n.Tags = map[string]nodeJSON{}
		}
		n.Tags[t.Key] = newNodeJSON(t.Value, t.Name)
	}
	return n
}

// flat gives every element of a row that is an array a row of its own.
func flat(rows []graph.Row) []graph.Row {
	var out []graph.Row
	for _, r := range rows {
		list, ok := r.Value.([]any)
		if r.Node != nil || !ok {
			out = append(out, r)
			continue
		}
		for _, v := range list {
			out = append(out, graph.Row{Value: v})
		}
	}
	return out
}

// rowCells lays rows out in columns: the name of a node and its IRI, and a
// column for every tag, or for every key of the objects that a script made.
// With ids, tags have their IRIs beside them too.
func rowCells(rows []graph.Row, ids bool) (names []string, cells [][]string) {
	at := map[string]int{}
	column := func(name string) int {
		k, ok := at[name]
		if !ok {
			k = len(names)
			at[name], names = k, append(names, name)
		}
		return k
	}
	set := func(row []string, name, cell string) []string {
		k := column(name)
		for len(row) <= k {
			row = append(row, "")
		}
		row[k] = cell
		return row
	}
	for _, r := range rows {
		var row []string
		object, _ := r.Value.(map[string]any)
		switch {
		case r.Node != nil:
			row = set(row, "name", r.Name)
			row = set(row, "id", graph.ID(r.Node))
			for _, t := range r.Tags {
				row = set(row, t.Key, t.Name)
				if ids {
					row = set(row, t.Key+"_id", graph.ID(t.Value))
				}
			}
		case object != nil:
			for _, key := range sortedKeys(object) {
				row = set(row, key, valueText(object[key]))
			}
		default:
			row = set(row, "value", valueText(r.Value))
		}
		cells = append(cells, row)
	}
	for i := range cells {
		for len(cells[i]) < len(names) {
			cells[i] = append(cells[i], "")
		}
	}
	return names, cells
}

// valueText is a value of a script as a person reads it: text bare, what has
// parts as JSON.
func valueText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64, int64, bool:
		return fmt.Sprint(v)
	}
	return string(schema.AppendJSON(nil, v))
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}
