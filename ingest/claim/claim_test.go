package claim

import (
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/testdata/golden"
)

// Test prints the views that the parses of testdata/claim are given.
func Test(t *testing.T) {
	golden.Test(t, "../../testdata/claim/*.txt", func(in string) string {
		d, err := doc.Parse(in)
		if err != nil {
			return "error: " + err.Error() + "\n"
		}
		New(nil).Run(d)
		var b strings.Builder
		for line := range strings.Lines(d.String()) {
			if strings.HasPrefix(line, "view") {
				b.WriteString(line)
			}
		}
		return b.String()
	})
}
