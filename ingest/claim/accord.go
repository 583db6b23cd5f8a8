package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// accords finds what "according to X" tells in the sentence: what comes before
// it, or behind it where it stands first.
func (w *walker) accords(i int32, span doc.Span) (site, bool) {
	d := w.d
	if i+2 >= span.End || !strings.EqualFold(d.Word(i), "according") || d.Word(i+1) != "to" {
		return site{}, false
	}
	s := site{verb: i, by: doc.Unnamed, stance: schema.Says}
	for j := i + 2; j < span.End && j < i+6 && !w.breaks(j); j++ {
		if m := w.firstAt[j]; m >= 0 {
			for m+1 < int32(len(d.Mentions)) && d.Mentions[m+1].First == j && w.better(d.Mentions[m+1], d.Mentions[m]) {
				m++
			}
			s.by = m
			if end := d.Mentions[m].Last + 1; end+1 < span.End && d.Tag[end] == doc.POS { // "X's agency"
				if owned := w.starts(end+1, span.End); owned >= 0 {
					s.by = owned
				}
			}
			break
		}
	}
	s.told = doc.Span{First: span.First, End: i}
	if w.onward(i) {
		s.told.First = i // "and, according to X, …"
	}
	for j := i - 1; j > span.First; j-- {
		if d.Word(j) == ";" || d.Word(i-1) == "," && d.Word(j-1) == "," && (d.Tag[j] == doc.WDT || d.Tag[j] == doc.WP) {
			s.told.First = j // ", which, according to X, …": the relative clause alone
			break
		}
	}
	if i > span.First && d.Word(i-1) == "(" { // in brackets, of the words before them alone
		j := i - 2
		for j > span.First && !w.breaks(j) && d.Pos[j] != doc.CCONJ && d.Tag[j] != doc.WRB {
			j--
		}
		s.told.First = j
	}
	if !w.holdsClause(s.told.First, i) {
		end := i + 3
		for ; end < span.End && !w.breaks(end); end++ {
		}
		if s.told = (doc.Span{First: end, End: w.until(-1, end, span.End)}); !w.holdsClause(end, s.told.End) {
			s.told.End = end
		}
	}
	return s, true
}

// onward reports whether the phrase that names a source, its cue at i, stands at
// the head of a clause that goes on behind it: "…, and, according to X, …".
func (w *walker) onward(i int32) bool {
	d := w.d
	if i < 2 || d.Word(i-1) != "," {
		return false
	}
	switch d.Tag[i-2] {
	case doc.CC, doc.WDT, doc.WP, doc.WRB:
		return true
	}
	switch w.lemma(i - 2) {
	case "because", "while", "although", "though", "since", "whereas", "that":
		return true
	}
	return false
}
