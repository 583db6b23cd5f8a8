package coref

import (
	"strings"

	"kg/ingest/doc"
)

// bounds returns what of lo..hi, the phrase that the tree gives to the noun h,
// can be a noun phrase by the line of its words: trees go wrong where
// sentences are long, and a phrase that has swallowed its clause names nothing.
func (r *run) bounds(lo, hi, h int32) (int32, int32) {
	d := r.d
	if s := r.d.Sentences; int(r.sentence[h]) < len(s) {
		lo, hi = max(lo, s[r.sentence[h]].First), min(hi, s[r.sentence[h]].End-1)
	}
	for i := h - 1; i >= lo; i-- {
		if r.finite(i) && d.Dep[i] != doc.Amod || r.parts(i) || d.Dep[i] == doc.Det && d.Head[i] == h && i > lo && !r.foregoes(i-1) {
			if lo = i; d.Dep[i] != doc.Det {
				lo++
			}
			break
		}
	}
	if lo+2 <= h && d.Word(lo+1) == "," && today[strings.ToLower(d.Word(lo))] {
		lo += 2 // "Today, two attacks"
	}
	for lo < h && rim(d, lo) {
		lo++
	}
	if lo > 0 && lo < h && strings.EqualFold(d.Word(lo), "least") && strings.EqualFold(d.Word(lo-1), "at") {
		lo--
	}
	lo = r.hyphened(lo)
	hi = r.reach(h, hi)
	for hi > h && (rim(d, hi) && !closes(d, lo, hi) && !(d.Tag[hi] == doc.POS) || d.Pos[hi] == doc.DET && d.Dep[hi] == doc.Det) {
		hi--
	}
	return lo, hi
}

// today are the nouns that tell of a time in front of a sentence.
var today = set(`today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday`)

// hyphened returns where the phrase begins whose first word lo is the second
// half of a word with a hyphen: "the city-born deputy".
func (r *run) hyphened(lo int32) int32 {
	d := r.d
	first := lo
	for lo >= 2 && d.Tag[lo-1] == doc.HYPH && d.End[lo-1] == d.Start[lo] && d.End[lo-2] == d.Start[lo-1] && r.sentence[lo-2] == r.sentence[first] {
		lo -= 2
	}
	if lo < first && lo > 0 && (d.Tag[lo-1] == doc.DT || d.Tag[lo-1] == doc.PRPS) && r.sentence[lo-1] == r.sentence[first] {
		lo--
	}
	return lo
}

// reach returns the last token of the noun phrase of h that goes to hi at most:
// it ends before a finite verb that no relative clause opens, before the
// conjunction of another clause, and at a mark that opens no part of it.
func (r *run) reach(h, hi int32) int32 {
	d := r.d
	open := 0 // relative clauses without their verb so far
	for i := h + 1; i <= hi; i++ {
		switch {
		case d.Tag[i] == doc.WDT, d.Tag[i] == doc.WP, d.Tag[i] == doc.WPS, d.Tag[i] == doc.WRB, strings.EqualFold(d.Word(i), "that"):
			open++
		case r.parts(i), d.Dep[i] == doc.Mark && adverbial[strings.ToLower(d.Word(i))]:
			return i - 1
		case d.Word(i) == "," && i < hi && !r.resumes(h, i+1):
			return i - 1
		case r.finite(i):
			switch {
			case open > 0:
				open--
			case r.clauseOn(h, i):
			default:
				return i - 1
			}
		}
	}
	return hi
}

// finite reports whether i is a finite verb by its tag.
func (r *run) finite(i int32) bool {
	switch r.d.Tag[i] {
	case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
		return r.d.Pos[i] == doc.VERB || r.d.Pos[i] == doc.AUX
	}
	return false
}

// parts reports whether i is a mark that no noun phrase goes across.
func (r *run) parts(i int32) bool {
	switch r.d.Word(i) {
	case ";", ":", "—", "–", "--", "?", "!", "|":
		return true
	}
	return false
}

// foregoes reports whether i stands before an article in its phrase: "all
// the", "such a".
func (r *run) foregoes(i int32) bool {
	return r.d.Dep[i] == doc.DetPredet || r.d.Pos[i] == doc.ADV || r.d.Pos[i] == doc.DET
}

// resumes reports whether the phrase of h goes on at i, behind a comma: a
// relative clause, the rest of a list, a name's second half.
func (r *run) resumes(h, i int32) bool {
	d := r.d
	switch d.Tag[i] {
	case doc.WDT, doc.WP, doc.WPS, doc.CC:
		return true
	}
	for x, n := i, 0; x >= 0 && n < 12; x, n = d.Head[x], n+1 {
		if y := d.Head[x]; y >= h && y < i {
			switch d.Dep[x] {
			case doc.Conj, doc.Appos, doc.Flat, doc.Nummod, doc.NmodUnmarked, doc.NmodDesc, doc.Amod, doc.Compound:
				return true
			}
			return false
		}
	}
	return false
}

// clauseOn reports whether the finite verb i, before which no word opens a
// clause, belongs to the phrase of h all the same: "the steps he took", or
// another verb of the same clause.
func (r *run) clauseOn(h, i int32) bool {
	d := r.d
	if d.Dep[i] == doc.AclRelcl {
		s := r.t.child(d, i, doc.Nsubj, doc.NsubjPass)
		return s > h && r.t.lo[s] > h && r.t.lo[s] < i
	}
	for k := i - 1; k > h && k > i-4; k-- {
		if d.Pos[k] == doc.CCONJ {
			return true
		}
		if d.Pos[k] == doc.AUX || d.Tag[k] == doc.MD {
			return true
		}
	}
	switch d.Dep[i] {
	case doc.Aux, doc.AuxPass, doc.Cop:
		v := d.Head[i]
		return v > h && d.Dep[v] == doc.AclRelcl && r.clauseOn(h, v)
	}
	return false
}

// adverbial are the conjunctions whose clauses belong to verbs.
var adverbial = set(`because although though while after before since until unless as if once whereas`)
