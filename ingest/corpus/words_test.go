package corpus

import (
	"regexp"

	"kg/ingest/doc"
)

var wordRE = regexp.MustCompile(`\n\n|[A-Za-z]\.(?:[A-Za-z]\.)+|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Ont|Feb)\.|'s\b|’s\b|[\p{L}\p{M}\d]+(?:[.,'’][\p{L}\d]{2,})*|[^\s]`)

// words fills the tokens and sentences of d, well enough for these tests.
func words(d *doc.Document) {
	first := 0
	d.Sentences = nil
	for _, m := range wordRE.FindAllStringIndex(d.Text, -1) {
		w := d.Text[m[0]:m[1]]
		if w != "\n\n" {
			d.Start = append(d.Start, int32(m[0]))
			d.End = append(d.End, int32(m[1]))
		}
		if (w == "\n\n" || w == "." || w == "?" || w == "!") && len(d.Start) > first {
			d.Sentences = append(d.Sentences, doc.Span{First: int32(first), End: int32(len(d.Start))})
			first = len(d.Start)
		}
	}
	if len(d.Start) > first {
		d.Sentences = append(d.Sentences, doc.Span{First: int32(first), End: int32(len(d.Start))})
	}
}
