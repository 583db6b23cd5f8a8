package tokenize

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/testdata/golden"
)

func run(t testing.TB, text string) *doc.Document { return runWith(t, nil, text) }

func runWith(t testing.TB, weights []byte, text string) *doc.Document {
	tok, err := New(weights)
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Text: text}
	tok.Run(d)
	return d
}

// TestWords holds how news is cut: a line a sentence, its words divided by bars.
// Characters that cannot be seen stand as \u and four digits.
func TestWords(t *testing.T) {
	golden.Test(t, "testdata/news.txt", func(in string) string { return cut(run(t, seen.Replace(in))) })
}

// TestTyped holds how the trained Tokenizer cuts news as people type it.
func TestTyped(t *testing.T) {
	weights, err := model.Embedded().Section(Section)
	if err != nil {
		t.Fatal(err)
	}
	golden.Test(t, "testdata/typed.txt", func(in string) string { return cut(runWith(t, weights, seen.Replace(in))) })
}

func cut(d *doc.Document) string {
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
	return unseen.Replace(b.String())
}

// seen turns the escapes of the golden files into characters, unseen back.
var seen, unseen = func() (*strings.Replacer, *strings.Replacer) {
	var to, from []string
	for _, c := range "\u00a0\u00ad\u2009\u200b\u200e\u202f\u2060\ufeff\u0301\u0303\u0308éñü" {
		escape := fmt.Sprintf("\\u%04x", c)
		to, from = append(to, escape, string(c)), append(from, string(c), escape)
	}
	return strings.NewReplacer(to...), strings.NewReplacer(from...)
}()

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
