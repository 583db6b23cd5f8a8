package main

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"kg/schema"
)

// statementTable prints statements for a person: what, how it is held, and who
// says it.
func statementTable(w io.Writer, all []schema.Statement) error {
	rows := make([][]string, len(all))
	for i := range all {
		rows[i] = statementCells(&all[i])
	}
	return writeTable(w, statementColumns, rows)
}

var statementColumns = []string{"subject", "predicate", "object", "status", "source", "when, where"}

// statementCells are a statement under statementColumns.
func statementCells(s *schema.Statement) []string {
	return []string{termText(s.Subject), s.Predicate, termText(s.Object), s.Status.String(), sourceText(s), qualifierText(s)}
}

// termText is what a person calls t.
func termText(t schema.Term) string {
	if t.IsLiteral() && t.Value != "" {
		return t.Value
	}
	return t.Name
}

// sourceText is who says s and how: "alleges: Global News", "" for the article.
func sourceText(s *schema.Statement) string {
	if s.Source == nil {
		return ""
	}
	name := termText(*s.Source)
	if name == "" {
		name = "unnamed"
	}
	return s.Stance.String() + ": " + name
}

func qualifierText(s *schema.Statement) string {
	var parts []string
	for _, q := range s.Qualifiers {
		parts = append(parts, q.Key+" "+termText(q.Value))
	}
	return strings.Join(parts, ", ")
}

// tableWidth is how many characters a cell of a table may have.
const tableWidth = 100

// writeTable prints rows in columns under their names. Empty columns are left
// out; on a terminal long cells are shortened so that a row fits into a line.
func writeTable(w io.Writer, names []string, rows [][]string) error {
	widths := make([]int, len(names))
	cells := make([][]string, len(rows))
	for i, row := range rows {
		cells[i] = make([]string, len(names))
		for k, cell := range row {
			cells[i][k] = cut(strings.Map(visible, cell), tableWidth)
			widths[k] = max(widths[k], utf8.RuneCountInString(cells[i][k]))
		}
	}
	columns := 0
	for k, width := range widths {
		if width > 0 || len(rows) == 0 {
			widths[k] = max(width, utf8.RuneCountInString(names[k]))
			columns++
		}
	}
	if most := terminalWidth(w); most > 0 {
		fit(widths, most-2*(columns-1))
	}
	var b strings.Builder
	line := func(row []string) {
		gap := 0
		for k, cell := range row {
			if widths[k] == 0 {
				continue
			}
			cell = cut(cell, widths[k])
			if cell != "" {
				b.WriteString(strings.Repeat(" ", gap))
				gap = 0
			}
			b.WriteString(cell)
			gap += widths[k] - utf8.RuneCountInString(cell) + 2
		}
		b.WriteByte('\n')
	}
	head := make([]string, len(names))
	for k, name := range names {
		head[k] = strings.ToUpper(name)
	}
	line(head)
	for _, row := range cells {
		line(row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// fit shortens the widest columns until all are no wider than most together.
func fit(widths []int, most int) {
	const least = 8
	total := 0
	for _, w := range widths {
		total += w
	}
	for ; total > most; total-- {
		k := slices.Index(widths, slices.Max(widths))
		if widths[k] <= least {
			return
		}
		widths[k]--
	}
}

// visible keeps what a terminal does not act on.
func visible(r rune) rune {
	if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == utf8.RuneError {
		return ' '
	}
	return r
}

// cut shortens s to n characters, and to one line.
func cut(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}
