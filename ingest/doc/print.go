package doc

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// String prints d as [Parse] reads it: what is known of it, its tokens with the
// columns that have been computed, then the further layers. Statements are
// printed but not read.
func (d *Document) String() string {
	var b strings.Builder
	for _, m := range []struct{ key, value string }{
		{"path", d.Meta.Path}, {"url", d.Meta.URL}, {"title", d.Meta.Title}, {"publisher", d.Meta.Publisher},
		{"date", d.Meta.Date}, {"language", d.Meta.Language},
	} {
		if m.value != "" {
			fmt.Fprintf(&b, "# %s = %s\n", m.key, strings.Join(strings.Fields(m.value), " "))
		}
	}
	for _, a := range d.Meta.Authors {
		fmt.Fprintf(&b, "# author = %s\n", strings.Join(strings.Fields(a), " "))
	}
	if d.Start == nil { // only the text is there
		for _, block := range d.Blocks {
			fmt.Fprintf(&b, "# newpar = %s\n# text = %s\n", block.Kind, escape(d.Text[block.Start:block.End]))
		}
		return b.String()
	}
	block := 0
	for n, s := range d.Sentences {
		if n > 0 {
			b.WriteByte('\n')
		}
		if s.First < s.End {
			at := d.Start[s.First]
			for ; block < len(d.Blocks) && d.Blocks[block].Start <= at; block++ {
				if at < d.Blocks[block].End {
					fmt.Fprintf(&b, "# newpar = %s\n", d.Blocks[block].Kind)
				}
			}
		}
		d.printSentence(&b, s, block)
	}
	printLayers(&b, d)
	return b.String()
}

// printSentence prints the rows of a sentence in columns of even width.
func (d *Document) printSentence(b *strings.Builder, s Span, next int) {
	rows := make([][]string, 0, s.End-s.First)
	for i := s.First; i < s.End; i++ {
		r := []string{fmt.Sprint(i - s.First + 1), escape(d.Word(i))}
		if d.Pos != nil || d.Tag != nil || d.Lemma != nil || d.Head != nil {
			lemma, pos, tag := "_", "_", "_"
			if d.Lemma != nil && d.Lemma[i] != "" {
				lemma = escape(d.Lemma[i])
			}
			if d.Pos != nil {
				pos = d.Pos[i].String()
			}
			if d.Tag != nil {
				tag = d.Tag[i].String()
			}
			r = append(r, lemma, pos, tag)
		}
		if d.Head != nil {
			head := "0"
			if h := d.Head[i]; h >= 0 {
				head = fmt.Sprint(h - s.First + 1)
			}
			r = append(r, head, d.Dep[i].String())
		}
		rows = append(rows, append(r, d.misc(i, i == s.End-1, next)))
	}
	var width [8]int
	for _, r := range rows {
		for c, v := range r {
			width[c] = max(width[c], utf8.RuneCountInString(v))
		}
	}
	for _, r := range rows {
		line := ""
		for c, v := range r {
			line += v + strings.Repeat(" ", width[c]-utf8.RuneCountInString(v)+1)
		}
		b.WriteString(strings.TrimRight(line, " "))
		b.WriteByte('\n')
	}
}

// misc returns the MISC column of token i: the space around it where it is not
// what the reader expects. Block next is the first that has not begun.
func (d *Document) misc(i int32, ends bool, next int) string {
	var parts []string
	if i == 0 && d.Start[0] > 0 {
		parts = append(parts, "SpacesBefore="+escape(d.Text[:d.Start[0]]))
	}
	if i+1 == int32(d.Len()) {
		if tail := d.Text[d.End[i]:]; tail != "" {
			parts = append(parts, "SpacesAfter="+escape(tail))
		}
		return strings.Join(parts, "|")
	}
	gap := d.Text[d.End[i]:d.Start[i+1]]
	due := " "
	if ends && next < len(d.Blocks) && d.Blocks[next].Start <= d.Start[i+1] {
		due = "\n\n"
	}
	switch {
	case gap == due:
	case gap == "" && due == " ":
		parts = append(parts, "SpaceAfter=No")
	default:
		parts = append(parts, "SpacesAfter="+escape(gap))
	}
	return strings.Join(parts, "|")
}
