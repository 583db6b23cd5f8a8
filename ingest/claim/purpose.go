package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// usedFor reports whether the verb i says that something was used, so that what
// it was used for was done.
func (w *walker) usedFor(i int32) bool {
	if w.lemma(i) != "use" || w.d.Tag[i] != doc.VBD {
		return false
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.d.Dep[c] == doc.Obj && c > i {
			return true
		}
	}
	return false
}

// means reports whether i, "used" in a relative clause, says what its noun was
// used for: "detectors that Ann used to measure dust".
func (w *walker) means(i, c int32) bool {
	d := w.d
	if d.Dep[i] != doc.AclRelcl {
		return false
	}
	own, full := false, false
	for k := w.child[i]; k >= 0; k = w.next[k] {
		own = own || d.Dep[k] == doc.Nsubj && d.Tag[k] != doc.WDT && d.Tag[k] != doc.WP
	}
	for k := w.child[c]; k >= 0; k = w.next[k] {
		full = full || d.Dep[k] == doc.Obj
	}
	return own && full
}

// enacts reports whether clause c is done by deciding on it as i does: "voted to
// adopt", and not "voted to pay".
func (w *walker) enacts(i, c int32) bool {
	return w.lemma(i) == "vote" && enacted[w.lemma(c)]
}

// soThat reports whether the words at k are "so that" of a purpose.
func (w *walker) soThat(k int32) bool {
	return w.lemma(k) == "so" && int(k)+1 < w.d.Len() && strings.EqualFold(w.d.Word(k+1), "that")
}

// ruled reports whether a rule or a worry is about token i and what it does: "a ban on
// tourists visiting Tarn".
func (w *walker) ruled(i int32) bool {
	h := w.d.Head[i]
	if h < 0 || w.d.Dep[i] != doc.Nmod || !rules[w.lemma(h)] {
		return false
	}
	switch w.caseOf(i) {
	case "on", "about", "regard", "regarding", "concern", "concerning", "against", "for", "over":
		return true
	}
	return false
}

// made reports whether token i is what a verb or noun of making makes: "the formation
// of a government that …".
func (w *walker) made(i int32) bool {
	h := w.d.Head[i]
	if h < 0 {
		return false
	}
	switch w.d.Dep[i] {
	case doc.Obj:
		return makers[w.lemma(h)]
	case doc.Nmod:
		switch w.lemma(h) {
		case "formation", "creation", "establishment", "construction", "introduction":
			return w.caseOf(i) == "of"
		}
	}
	return false
}

// exists reports whether c, which the clause of the verb i held as v is about, is
// there all the same: a definite thing, organisation or place that no such clause
// brings about, "plans to sell its mine in Tarn", or what came before it, "may quit
// after the arrest of Bo".
func (w *walker) exists(i, c int32, v doc.View) bool {
	if v.Status != schema.Planned && v.Status != schema.Possible || !w.definite(c) {
		return false
	}
	switch w.caseOf(c) {
	case "after", "following", "since", "despite", "because":
		return v.Status == schema.Possible
	case "as", "by":
		return false
	}
	m := w.mention[c]
	return m >= 0 && !makers[w.lemma(i)] && w.d.Mentions[m].Type&(schema.Place|schema.Facility|schema.Organization|schema.Work|schema.Product) != 0
}
