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
		if l := w.lemma(min(end+1, span.End-1)); l == "quote" || l == "cite" { // ", quoting Ann Lee, …"
			for end++; end < span.End && !w.breaks(end); end++ {
			}
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

// phrase finds, at i, other words that name whose words the sentence is: "in X's
// telling", "X: …", "…, it is claimed", "what X says is that …".
func (w *walker) phrase(i int32, span doc.Span) (site, bool) {
	d := w.d
	s := site{verb: i, by: doc.Unnamed, stance: schema.Says}
	switch {
	case d.Word(i) == "if" && i > span.First+2 && d.Word(i-1) == ",":
		for j := i + 2; j < span.End && j < i+10; j++ {
			if w.lemma(j) == "believe" && w.lemma(j-1) == "be" { // ", if X is to be believed"
				s.by, s.told, s.hearsay = w.starts(i+1, span.End), doc.Span{First: span.First, End: i - 1}, true
				if s.by == -1 {
					s.by = doc.Unnamed
				}
				return s, true
			}
		}
	case d.Word(i) == "so" && i >= span.First+4 && d.Word(i-1) == "or" && d.Word(i-2) == ",":
		for j := i + 1; j < span.End && j < i+8; j++ {
			if t, ok := tellings[w.lemma(j)]; ok && !t.fact && w.finiteTag(j) {
				s.verb, s.by, s.stance, s.told = j, w.ends(j-1, span.First), t.stance, doc.Span{First: span.First, End: i - 2}
				return s, s.by >= 0
			}
		}
	case d.Pos[i] == doc.ADJ && i >= span.First+2 && i+2 < span.End && w.lemma(i-1) == "be" && strings.EqualFold(d.Word(i-2), "it") && d.Word(i+1) == "that":
		switch l := w.lemma(i); {
		case untrue[l]: // "it is false that"
			w.void = append(w.void, withheld{doc.Span{First: i + 2, End: w.until(-1, i+2, span.End)}, schema.Negated})
		case l == "possible" || l == "likely" || l == "unlikely" || l == "doubtful" || l == "conceivable":
			w.void = append(w.void, withheld{doc.Span{First: i + 2, End: w.until(-1, i+2, span.End)}, schema.Possible})
		}
	case accounts[strings.ToLower(d.Word(i))]:
		first, by := w.possessor(i)
		if first < span.First || by < 0 {
			return site{}, false
		}
		switch w.lemma(first) {
		case "in", "to", "by", "from":
		default:
			return site{}, false
		}
		end := i + 1
		if first > span.First+1 && !w.breaks(first-1) || end < span.End && !w.breaks(end) && d.Word(end) != "." {
			return site{}, false
		}
		s.by, s.told, s.rest = by, doc.Span{First: span.First, End: first}, doc.Span{First: end, End: span.End}
		return s, w.holdsClause(span.First, first) || w.holdsClause(end, span.End)
	case d.Word(i) == ":" && i+1 < span.End && w.inQuote[i+1] < 0 && i < span.First+8 && w.holdsClause(i+1, span.End):
		by := w.ends(i-1, span.First)
		if by < 0 || d.Mentions[by].First != span.First || d.Mentions[by].Form != doc.Name || d.Mentions[by].Type != schema.Person {
			return site{}, false
		}
		s.by, s.told = by, doc.Span{First: i + 1, End: span.End}
		return s, true
	case d.Tag[i] == doc.VBN && i >= span.First+4 && d.Word(i-3) == "," && strings.EqualFold(d.Word(i-2), "it") && w.lemma(i-1) == "be":
		t, ok := tellings[w.lemma(i)]
		if !ok || t.fact || i+1 < span.End && !w.breaks(i+1) && d.Word(i+1) != "." {
			return site{}, false
		}
		s.stance, s.told, s.rest, s.hearsay = t.stance, doc.Span{First: span.First, End: i - 3}, doc.Span{First: i + 1, End: span.End}, true
		return s, true
	case strings.EqualFold(d.Word(i), "what") && i < span.First+2:
		for j := i + 2; j+2 < span.End && j < i+9; j++ {
			if t, ok := tellings[w.lemma(j)]; ok && !t.fact && w.finiteTag(j) && w.lemma(j+1) == "be" && w.lemma(j+2) == "that" {
				s.verb, s.by, s.stance, s.told = j, w.ends(j-1, span.First), t.stance, doc.Span{First: j + 2, End: span.End}
				return s, s.by >= 0
			}
		}
	}
	return site{}, false
}

// accounts are the nouns of what somebody makes of it: "in X's telling".
var accounts = words(`telling view account eyes mind words opinion version estimation reckoning judgment judgement`)

// possessor returns the token before the phrase "X's own account" that ends at i,
// and the mention of X; -1 where there is none.
func (w *walker) possessor(i int32) (before, by int32) {
	d := w.d
	j := i - 1
	if j > 0 && w.lemma(j) == "own" {
		j--
	}
	if j < 1 {
		return -1, -1
	}
	if d.Tag[j] == doc.PRPS {
		return j - 1, w.mention[j]
	}
	if d.Tag[j] != doc.POS {
		return -1, -1
	}
	before, by = -1, -1
	for m := w.lastAt[j-1]; m >= 0; m = w.lastBefore[m] {
		if x := d.Mentions[m]; x.First > 0 && x.Type&(schema.Person|schema.Organization) != 0 && (by < 0 || x.First < d.Mentions[by].First) {
			before, by = x.First-1, m
		}
	}
	return before, by
}
