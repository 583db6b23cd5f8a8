package tag

import (
	"testing"

	"kg/ingest/doc"
)

func TestVerbLemma(t *testing.T) {
	for _, c := range []struct {
		form  string
		tag   doc.Tag
		guess string
		want  string
	}{
		{"fined", doc.VBD, "fin", "fine"},
		{"invaded", doc.VBN, "invad", "invade"},
		{"banned", doc.VBN, "bann", "ban"},
		{"beaten", doc.VBN, "bet", "beat"},
		{"visited", doc.VBD, "visit", "visit"},
		{"denied", doc.VBD, "deni", "deny"},
		{"suing", doc.VBG, "su", "sue"},
		{"noted", doc.VBD, "note", "note"},
		{"frobbed", doc.VBD, "frob", "frob"},
		{"saw", doc.VBD, "saw", "see"},
	} {
		if have := verbLemma(c.form, c.tag, c.guess); have != c.want {
			t.Errorf("%s: %s, want %s", c.form, have, c.want)
		}
	}
}
