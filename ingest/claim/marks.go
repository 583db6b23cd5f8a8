package claim

import (
	"strings"

	"kg/ingest/doc"
)

// A quotation is a stretch of tokens in quotation marks, or a paragraph of one
// that runs over several. The marks belong to it.
type quotation struct {
	first, end int32
	long       bool // a clause, and not a word or two held with tongs
	by         int32
	cue        int32
}

// paragraphs returns the paragraphs: the blocks of the page, or what empty
// lines divide.
func (w *walker) paragraphs() []doc.Span {
	d := w.d
	n := int32(d.Len())
	var out []doc.Span
	first, b := int32(0), 0
	for i := int32(1); i <= n; i++ {
		cut := i == n
		if !cut {
			if len(d.Blocks) > 0 {
				for b < len(d.Blocks) && d.Blocks[b].End <= d.Start[i-1] {
					b++
				}
				cut = b < len(d.Blocks) && d.Start[i] >= d.Blocks[b].End
			} else {
				cut = strings.Count(d.Text[d.End[i-1]:d.Start[i]], "\n") > 1
			}
		}
		if cut {
			out = append(out, doc.Span{First: first, End: i})
			first = i
		}
	}
	return out
}

// scan finds the quotations of paragraph p, and reports whether it has any
// double quotation mark.
func (w *walker) scan(p doc.Span) bool {
	d := w.d
	marked := false
	open, double := int32(-1), false
	field := w.field(p)
	for i := p.First; i < p.End; i++ {
		word := d.Word(i)
		if field && word == "\"" {
			if i+1 == p.End || !w.doubled(i) {
				continue // the field's own mark
			}
			i++ // two for one
		}
		before := i == p.First || d.End[i-1] < d.Start[i] || isOpening(d.Word(i-1))
		after := i+1 == p.End || d.Start[i+1] > d.End[i]
		if (word == "'" || word == "‘" || word == "’") && i+1 < p.End && single(d.Word(i+1)) && d.End[i] == d.Start[i+1] {
			word, i = "''", i+1 // two for a double one
			after = i+1 == p.End || d.Start[i+1] > d.End[i]
		}
		switch word {
		case "’’", "‘’", "\"", "“", "”", "``", "''", "„", "«", "»":
			marked = true
			switch {
			case open < 0:
				open, double = i, true
			case double && word == "\"" && before && !after: // opens: the mark before it was never closed
				open = i
			case double:
				if word == "“" || word == "``" || word == "«" {
					continue // opened anew inside: a paragraph's mark
				}
				w.quoted(open, i+1)
				open = -1
			default: // a double mark inside a single one, or a stray apostrophe
				open, double = i, true
			}
		case "'", "‘", "’", "`":
			switch {
			case open < 0 && before && !after && word != "’":
				open, double = i, false
			case open >= 0 && !double && !before:
				w.quoted(open, i+1)
				open = -1
			}
		}
	}
	if open >= 0 && double { // goes on in the next paragraph, or was never closed
		end := p.End
		if s := w.d.SentenceOf(open); s+unclosed < len(d.Sentences) && d.Sentences[s+unclosed].End < end {
			end = d.Sentences[s].End
		}
		w.quoted(open, end)
	}
	return marked
}

// unclosed is how many sentences behind its first one a quotation that is not
// closed may go on to the end of its paragraph; a longer one lost its mark.
const unclosed = 8

// single reports whether s is a single quotation mark.
func single(s string) bool { return s == "'" || s == "‘" || s == "’" }

// field reports whether paragraph p is a field of a table written with commas,
// whose quotation marks are doubled and which stands in marks itself: they are
// nobody's speech.
func (w *walker) field(p doc.Span) bool {
	if w.d.Word(p.First) != "\"" {
		return false
	}
	for i := p.First + 1; i+1 < p.End; i++ {
		if w.doubled(i) {
			return true
		}
	}
	return false
}

// doubled reports whether a quotation mark stands at i and right behind it.
func (w *walker) doubled(i int32) bool {
	d := w.d
	return d.Word(i) == "\"" && d.Word(i+1) == "\"" && d.End[i] == d.Start[i+1]
}

func isOpening(s string) bool { return s == "(" || s == "[" || s == "—" || s == "–" || s == "-" }

func (w *walker) quoted(first, end int32) {
	k := int32(len(w.quote))
	clause := false
	for i := first; i < end; i++ {
		w.inQuote[i] = k
		switch w.d.Tag[i] {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			clause = true
		}
	}
	w.quote = append(w.quote, quotation{first: first, end: end, long: clause && end-first > 4, by: doc.Unnamed, cue: -1})
}
