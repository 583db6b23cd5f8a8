package tokenize

import (
	"strings"
	"testing"
	"unicode"

	"kg/ingest/doc"
	"kg/testdata/golden"
)

func run(t testing.TB, text string) *doc.Document {
	tok, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Text: text}
	tok.Run(d)
	return d
}

// TestWords holds how news is cut as it is typed: a line a sentence, its words
// divided by bars.
func TestWords(t *testing.T) {
	golden.Test(t, "testdata/*.txt", func(in string) string {
		d := run(t, in)
		var b strings.Builder
		for _, s := range d.Sentences {
			for i := s.First; i < s.End; i++ {
				if i > s.First {
					b.WriteString("|")
				}
				b.WriteString(d.Word(i))
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}

// FuzzTiles holds that words and sentences tile the text: in order, nothing but
// space between the words, every word in one sentence.
func FuzzTiles(f *testing.F) {
	for _, s := range []string{"“I never saw it,” Gen. Okoro said [sic].\n\nOTTAWA — U.S. officials", "caf\u00e9 cafe\u0301 a\u00a0b x\u200by 🎉 #news @desk", "a@b.org, $1.2m; it's don't '90s", "\n\n\n", "• one\n• two\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := run(t, strings.ToValidUTF8(text, "?"))
		end := int32(0)
		for i := range int32(d.Len()) {
			if d.Start[i] < end || d.End[i] <= d.Start[i] || int(d.End[i]) > len(d.Text) {
				t.Fatalf("token %d is [%d, %d) after %d of %d bytes", i, d.Start[i], d.End[i], end, len(d.Text))
			}
			between(t, d.Text[end:d.Start[i]])
			end = d.End[i]
		}
		between(t, d.Text[end:])
		next := int32(0)
		for _, s := range d.Sentences {
			if s.First != next || s.End <= s.First {
				t.Fatalf("sentence %+v where %d is due", s, next)
			}
			next = s.End
		}
		if int(next) != d.Len() {
			t.Fatalf("sentences end at %d of %d tokens", next, d.Len())
		}
	})
}

func between(t *testing.T, s string) {
	for _, c := range s {
		if !unicode.IsSpace(c) && !unicode.IsControl(c) && !unicode.Is(unicode.Cf, c) {
			t.Fatalf("%q is in no token", s)
		}
	}
}
