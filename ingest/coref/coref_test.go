package coref

import (
	"fmt"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/testdata/golden"
)

// show prints the entities of d that have more than one mention or a name, with
// their mentions in the order of the text.
func show(d *doc.Document) string {
	var b strings.Builder
	for e, x := range d.Entities {
		var says []string
		for k, m := range d.Mentions {
			if d.Entity[k] == int32(e) {
				says = append(says, d.Say(m))
			}
		}
		if len(says) < 2 && !x.Named {
			continue
		}
		fmt.Fprintf(&b, "%s %q: %s", x.Type, x.Name, strings.Join(says, " | "))
		for i, k := range x.Members {
			fmt.Fprintf(&b, "%s%s", []string{" = ", " + "}[min(i, 1)], d.Entities[k].Name)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func Test(t *testing.T) {
	golden.Test(t, "../../testdata/coref/*.txt", func(in string) string {
		d, err := doc.Parse(in)
		if err != nil {
			return "error: " + err.Error() + "\n"
		}
		New().Run(d)
		return show(d)
	})
}
