package coref

import (
	"testing"

	"kg/ingest/doc"
	"kg/testdata/golden"
)

func TestLabels(t *testing.T) {
	c := trained(t)
	golden.Test(t, "../../testdata/coref/labels/*.txt", func(in string) string {
		d, err := doc.Parse(in)
		if err != nil {
			return "error: " + err.Error() + "\n"
		}
		c.Run(d)
		out := ""
		for e, x := range d.Entities {
			for k := range d.Mentions {
				if int(d.Entity[k]) == e && d.Mentions[k].Form == doc.Nominal {
					out += x.Name + "\n"
					break
				}
			}
		}
		return out
	})
}
