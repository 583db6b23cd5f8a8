package value

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/testdata/golden"
)

var tokenRE = regexp.MustCompile(`(?:[ap]\.m\.|[A-Z]\.[A-Z]\.|[A-Z][a-z]{1,3}\.|[0-9]+(?:[.,:/][0-9]+)*|[\pL]+|[^\s])`)

// tokens cuts text into words, roughly as a treebank does; each line is a
// sentence and a paragraph.
func tokens(text string) *doc.Document {
	d := &doc.Document{Text: text}
	at := 0
	for line := range strings.Lines(text) {
		first := int32(d.Len())
		for _, m := range tokenRE.FindAllStringIndex(line, -1) {
			d.Start = append(d.Start, int32(at+m[0]))
			d.End = append(d.End, int32(at+m[1]))
		}
		if n := int32(d.Len()); n > first {
			d.Sentences = append(d.Sentences, doc.Span{First: first, End: n})
			d.Blocks = append(d.Blocks, doc.Block{Start: int32(at), End: int32(at + len(strings.TrimRight(line, "\n")))})
		}
		at += len(line)
	}
	return d
}

// In goldens a first line "@ 2023-03-22" is the article's date.
func TestValues(t *testing.T) {
	kinds := [...]string{"day", "count", "money", "percent", "age", "length", "quantity", "clock"}
	golden.Test(t, "testdata/*.txt", func(in string) string {
		date := ""
		if strings.HasPrefix(in, "@") {
			var line string
			line, in, _ = strings.Cut(in, "\n")
			date = strings.TrimSpace(line[1:])
		}
		d := tokens(in)
		d.Meta.Date = date
		New().Run(d)
		var b strings.Builder
		for _, v := range d.Values {
			iso := v.ISO
			if iso == "" {
				iso = "?"
			}
			fmt.Fprintln(&b, strings.TrimSpace(fmt.Sprint(d.Phrase(v.First, v.Last), " = ", kinds[v.Kind], " ", iso, " ", v.Unit)))
		}
		return b.String()
	})
}

// FuzzValues holds that values are in order, in the text, and found in any
// text whatever.
func FuzzValues(f *testing.F) {
	for _, s := range []string{
		"On Tuesday, March 21, 2023, 12.5 million people paid US$4bn, Rs. 2,50,000 and 3½ euros.",
		"two hundred and fifty-five thousand and one half a million", "aged 46-year-old 10:30 a.m. 2021-22 1990s 31/12/99 31 February", "New Year’s Eve 99999999999999999999",
		"May 35 3-5 March to 2020", "three years ago a week later last month that year next Friday",
	} {
		f.Add(s, "2023-03-22")
	}
	f.Fuzz(func(t *testing.T, text, date string) {
		d := tokens(strings.ToValidUTF8(text, "?"))
		d.Meta.Date = date
		New().Run(d)
		end := int32(-1)
		for _, v := range d.Values {
			if v.First <= end || v.Last < v.First || int(v.Last) >= d.Len() {
				t.Fatalf("value %+v after token %d of %d", v, end, d.Len())
			}
			end = v.Last
			if v.Kind == doc.Day && v.ISO != "" && parseISO(v.ISO).iso() != v.ISO {
				t.Fatalf("%q is no date", v.ISO)
			}
		}
	})
}

func BenchmarkRun(b *testing.B) {
	d := tokens(strings.Repeat("The minister told reporters on Tuesday that at least 12 people, aged 20 to 46, had lost $3.5 million since March 2019.\n", 100))
	d.Meta.Date = "2023-03-22"
	b.ReportAllocs()
	for b.Loop() {
		New().Run(d)
	}
	b.ReportMetric(float64(d.Len())*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
