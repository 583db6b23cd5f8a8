package resolve

import (
	"fmt"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/schema"
	"kg/testdata/golden"
)

// show prints the statements of d, one a line.
func show(d *doc.Document) string {
	var b strings.Builder
	number := map[string]int{}
	for i := range d.Statements {
		number[d.Statements[i].ID(schema.Base)] = i + 1
	}
	for i, s := range d.Statements {
		fmt.Fprintf(&b, "%d %s %s %s: %s", i+1, word(s.Subject), s.Predicate, word(s.Object), s.Status)
		if s.Source != nil {
			fmt.Fprintf(&b, ", %s %s", word(*s.Source), s.Stance)
		}
		for _, q := range s.Qualifiers {
			fmt.Fprintf(&b, ", %s %s", q.Key, word(q.Value))
		}
		for _, id := range s.Disputes {
			fmt.Fprintf(&b, ", disputes %d", number[id])
		}
		for _, id := range s.Supports {
			fmt.Fprintf(&b, ", supports %d", number[id])
		}
		fmt.Fprintf(&b, " # %s\n", s.Evidence.Text)
	}
	return b.String()
}

func word(t schema.Term) string {
	if t.IsLiteral() {
		return fmt.Sprintf("%q", t.Value)
	}
	return strings.TrimPrefix(t.ID, schema.Base)
}

func Test(t *testing.T) {
	golden.Test(t, "../../testdata/resolve/*.txt", func(in string) string {
		d, err := doc.Parse(in)
		if err != nil {
			return "error: " + err.Error() + "\n"
		}
		New(schema.Base).Run(d)
		return show(d)
	})
}
