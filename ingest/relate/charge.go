package relate

import (
	"strings"
	"unicode"

	"kg/ingest/doc"
)

// charge returns the words of what somebody is blamed for, or gets, whose head
// is i: a gerund with all that goes with it, "having sold arms to rebels", or a
// noun without those that it is listed with.
func (f *finder) charge(i int32) string {
	d := f.d
	first, last := i, i
	if d.Pos[i] == doc.VERB || f.child(i, 1<<doc.Cop) >= 0 {
		first, last = f.gerund(i, 0)
	} else {
		first, last = f.extent(i, 0)
		for _, j := range f.children(i) {
			if d.Dep[j] != doc.Conj || j < i || f.isTime(i) && f.isTime(j) {
				continue
			}
			if a, _ := f.extent(j, 1); last >= a {
				last = max(i, a-1) // another charge
			}
			for last > i && (d.Pos[last] == doc.CCONJ || d.Pos[last] == doc.PUNCT || d.Pos[last] == doc.ADJ || d.Pos[last] == doc.DET) {
				last--
			}
		}
	}
	for j := i + 1; j < last; j++ {
		switch d.Word(j) {
		case "—", ";", ":", "--":
			last = j - 1
		}
	}
	for first < i && (d.Pos[first] == doc.ADP || d.Pos[first] == doc.SCONJ || d.Pos[first] == doc.PUNCT || d.Pos[first] == doc.DET) {
		first++
	}
	for last > i && (d.Pos[last] == doc.PUNCT || d.Pos[last] == doc.SCONJ || d.Pos[last] == doc.ADP || d.Pos[last] == doc.CCONJ) {
		last--
	}
	words := strings.Join(strings.Fields(d.Phrase(first, last)), " ")
	if first == last && hollow[lower(d.Lemma[i])] || !strings.ContainsFunc(words, unicode.IsLetter) {
		return ""
	}
	return strings.Trim(strings.ReplaceAll(words, `"`, ""), " ")
}

// gerund returns the first and last token of the clause whose verb is i, from
// its auxiliaries on, to the first comma after which another clause goes on.
func (f *finder) gerund(i int32, depth int) (first, last int32) {
	d := f.d
	first, last = i, i
	if depth > 20 {
		return
	}
	for _, j := range f.children(i) {
		switch d.Dep[j] {
		case doc.Punct, doc.Mark, doc.Case, doc.Nsubj, doc.NsubjPass, doc.Discourse, doc.Parataxis, doc.Cc:
			continue
		case doc.Advcl, doc.AclRelcl, doc.Conj, doc.Appos:
			if j > 0 && f.comma(i, j) {
				continue
			}
		case doc.Advmod, doc.Obl, doc.OblUnmarked:
			if j < i && depth == 0 && d.Dep[j] != doc.Advmod {
				continue
			}
		}
		a, b := f.gerund(j, depth+1)
		if depth == 0 && j > i && a > i && d.Word(a-1) == "," && d.Dep[j] != doc.Conj {
			continue // ", in the worst row for years"
		}
		if depth > 0 || j > i || d.Dep[j] == doc.Aux || d.Dep[j] == doc.AuxPass || d.Dep[j] == doc.Cop || d.Dep[j] == doc.Advmod {
			first, last = min(first, a), max(last, b)
		}
	}
	if depth > 0 { // its preposition, and the words before it
		for _, j := range f.children(i) {
			if d.Dep[j] == doc.Case || d.Dep[j] == doc.Mark || d.Dep[j] == doc.Cc {
				first = min(first, j)
			}
		}
	}
	return
}

// comma reports whether a comma or a semicolon stands between tokens a and b,
// right before the first word of b's phrase.
func (f *finder) comma(a, b int32) bool {
	for j := b - 1; j > a; j-- {
		switch f.d.Word(j) {
		case ",", ";", ":", "–", "—", "(":
			return true
		}
		if f.d.Pos[j] == doc.NOUN && b-j > 3 {
			return false
		}
	}
	return false
}
