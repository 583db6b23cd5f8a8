package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"kg/schema"
)

// statementTable prints statements for a person: what, how it is held, and who
// says it.
func statementTable(w io.Writer, all []schema.Statement) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "SUBJECT\tPREDICATE\tOBJECT\tSTATUS\tSOURCE\tWHEN, WHERE")
	for i := range all {
		s := &all[i]
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", cut(termText(s.Subject), 40), s.Predicate, cut(termText(s.Object), 40), s.Status, cut(sourceText(s), 40), qualifierText(s))
	}
	return t.Flush()
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

// cut shortens s to n characters, and to one line.
func cut(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}
