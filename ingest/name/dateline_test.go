package name

import (
	"testing"

	"kg/ingest/doc"
	"kg/schema"
)

// TestDatelined holds which places a dateline names, and what is none.
func TestDatelined(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"PORT ELSE , Norland — The mayor left .", []string{"PORT ELSE", "Norland"}},
		{"KILMORE , N.S. ( Wire ) — Police said", []string{"KILMORE", "N.S."}},
		{"KILMORE , Feb. 11 — Police said", []string{"KILMORE"}},
		{"KILMORE ( Wire ) — Police said", []string{"KILMORE"}},
		{"STOP , he said — and left", nil},
		{"Police , Fire — and more", nil},
		{"KILMORE has a mayor , who left", nil},
	} {
		d := &doc.Document{Text: c.text}
		cut(d)
		names := datelined(d, []doc.Mention{{First: 0, Last: 0, Type: schema.Organization}})
		var got []string
		for _, m := range names {
			if m.Type == schema.Place {
				got = append(got, d.Say(m))
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
			continue
		}
		for k := range got {
			if got[k] != c.want[k] {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		}
	}
}
