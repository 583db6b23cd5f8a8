package relate

import (
	"strings"
	"unicode"

	"kg/ingest/doc"
	"kg/schema"
)

// phrase returns the words of the noun phrase or clause whose head is i,
// without what only comments on it; a brief one ends with its noun, or "of"
// and another.
func (f *finder) phrase(i int32, brief bool) string {
	d := f.d
	first, last := f.extent(i, 0)
	if brief {
		first, last = min(f.noun(i, first), i), i
		for _, j := range f.children(i) {
			if d.Dep[j] == doc.Nmod && f.cases[j] == f.preps["of"] && d.Pos[j] != doc.PRON && !f.inName[j] {
				last = max(last, j)
			}
		}
		if n := int32(d.Len()); last+2 < n && (d.Word(last+1) == "of" || d.Word(last+1) == "for") {
			if p, ok := f.phraseAt(last+2, n); ok && f.common(p.head) && !f.isTime(p.head) {
				last = p.last
			}
		}
	}
	if d.Pos[i] == doc.ADJ {
		first = f.quality(i, first)
	}
	for first < i && (d.Pos[first] == doc.DET || d.Pos[first] == doc.AUX || d.Pos[first] == doc.ADV && f.class.filler.last[lower(d.Word(first))] != nil || d.Pos[first] == doc.ADP || d.Pos[first] == doc.PUNCT || d.Pos[first] == doc.SCONJ || d.Tag[first] == doc.PRPS) {
		first++
	}
	for last > i && (d.Pos[last] == doc.PUNCT || d.Pos[last] == doc.SCONJ || d.Pos[last] == doc.ADP) {
		last--
	}
	if first == last && hollow[lower(d.Lemma[i])] || brief && f.unended(first, last, i) {
		return ""
	}
	words := strings.Join(strings.Fields(d.Phrase(first, last)), " ")
	if d.Tag[first] == doc.WRB || strings.Contains(words, "://") || strings.Count(words, `"`)%2 != 0 || !strings.ContainsFunc(words, unicode.IsLetter) {
		return ""
	}
	return words
}

// unended reports whether the description from first to last, of noun i, breaks
// off before what tells which one is meant: "first ship | to arrive", "a fight |
// we must win".
func (f *finder) unended(first, last, i int32) bool {
	d := f.d
	if !f.common(i) || int(last)+1 >= d.Len() || f.startsSentence(last+1) {
		return false
	}
	singled := first == last
	for j := first; j < last && !singled; j++ {
		switch lower(d.Word(j)) {
		case "first", "last", "only", "second", "third", "next", "best", "worst":
			singled = true
		}
	}
	if !singled {
		return false
	}
	n := last + 1
	switch {
	case relativizer(d, n), d.Tag[n] == doc.PRP, d.Tag[n] == doc.TO, d.Tag[n] == doc.VBG:
		return true
	case d.Pos[n] == doc.ADP || d.Pos[n] == doc.SCONJ:
		w := lower(d.Word(n))
		return first < last && (w == "since" || w == "of" || w == "that" || w == "ever")
	}
	return false
}

// hollow are the words that say what something is only with what follows them.
var hollow = map[string]bool{"like": true, "be": true, "same": true, "such": true, "more": true, "less": true, "due": true, "subject": true, "able": true, "likely": true, "one": true, "thing": true, "bit": true,
	"lot": true, "kind": true, "sort": true, "matter": true, "part": true, "result": true, "case": true, "way": true, "etc.": true, "etc": true, "http": true, "number": true, "something": true, "anything": true, "nothing": true, "true": true, "name": true, "there": true}

// quality returns the first word, from first on, of what the adjective i says,
// without the clause that it is the predicate of: "right" of "in the end he's
// been right".
func (f *finder) quality(i, first int32) int32 {
	d := f.d
	for _, j := range f.children(i) {
		if j >= i || j < first {
			continue
		}
		switch d.Dep[j] {
		case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Cop, doc.Aux, doc.AuxPass, doc.Mark, doc.Cc, doc.Punct, doc.Obl, doc.OblUnmarked, doc.Discourse, doc.Expl, doc.Advcl:
			first = j + 1
		case doc.Advmod:
			switch l := lower(d.Lemma[j]); {
			case l == "not" || l == "n't" || l == "never":
				if f.negated(i) { // else "declared not guilty"
					first = j + 1
				}
			case l == "so" && j == first, d.Word(j+1) == ",":
				first = j + 1
			}
		}
	}
	return min(first, i)
}

// noun returns the first word, from first on, of the description whose noun is
// i, without what tells whose or of what place it is: "broker" of "Acme's
// Oslo-based Norwegian broker".
func (f *finder) noun(i, first int32) int32 {
	d := f.d
	if !f.common(i) {
		return first
	}
	for j := i - 1; j >= first; j-- {
		switch {
		case f.collective(j):
			j--
		case d.Tag[j] == doc.HYPH && j > first && d.Pos[j-1] == doc.NUM: // "ten-kilo", "41-year-old"
			for j++; j < i-1 && d.Tag[j+1] == doc.HYPH; {
				j += 2
			}
			return j + 1
		case d.Tag[j] == doc.POS || d.Tag[j] == doc.PRPS || d.Tag[j] == doc.WPS || d.Pos[j] == doc.DET || d.Word(j) == ",":
			return j + 1
		case f.inName[j] || schema.Demonym(d.Word(j)) != "":
			return j + 1
		case d.Tag[j] == doc.VBN && j > 0 && d.Word(j-1) == "-" && (d.Word(j) == "based" || d.Word(j) == "born"):
			return j + 1
		case lower(d.Word(j)) == "own":
			return j + 1
		}
	}
	return first
}

// collective reports whether token i is the possessive of a noun that tells for
// whom something is: "miners' union".
func (f *finder) collective(i int32) bool {
	d := f.d
	return i > 0 && d.Tag[i] == doc.POS && d.Tag[i-1] == doc.NNS && !f.inName[i-1] && len(d.Word(i)) < len("'s")
}

// extent returns the first and last token of the phrase under i.
func (f *finder) extent(i int32, depth int) (first, last int32) {
	d := f.d
	first, last = i, i
	if depth > 40 {
		return
	}
	for _, j := range f.children(i) {
		switch d.Dep[j] {
		case doc.AclRelcl, doc.Appos, doc.Parataxis, doc.Punct, doc.Nsubj, doc.NsubjPass, doc.Cop, doc.Aux, doc.AuxPass, doc.Mark, doc.Discourse, doc.Vocative, doc.Advcl, doc.Cc, doc.Expl:
			continue
		case doc.Case:
			if depth == 0 {
				continue
			}
		case doc.Conj:
			if f.clause(j) {
				continue
			}
		case doc.Nmod, doc.NmodUnmarked, doc.Obl, doc.OblUnmarked:
			if k := f.child(j, 1<<doc.Case); d.Pos[i] == doc.ADJ && k > i && d.Word(k-1) == "," {
				continue // "fake, according to Ann Lee"
			}
			// "charged with murder on Friday": the day is of the charge.
			if d.Pos[i] == doc.NOUN && j > i && f.isTime(j) && (f.cases[j] == 0 || f.cases[j] == f.preps["on"]) {
				continue
			}
		}
		a, b := f.extent(j, depth+1)
		first, last = min(first, a), max(last, b)
	}
	return
}
