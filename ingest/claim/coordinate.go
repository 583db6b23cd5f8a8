package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// coordinate returns the view of conjunct c of i.
func (w *walker) coordinate(i, c int32, v, base doc.View) doc.View {
	d := w.d
	for k := w.child[c]; k >= 0 && k < c; k = w.next[k] {
		if d.Dep[k] == doc.Mark && w.soThat(k) {
			return w.adjunct(i, c, v, base)
		}
	}
	if !w.predicate(i) || !w.predicate(c) {
		if w.has(c, "not") && w.has(c, "but") {
			return base
		}
		return v
	}
	if w.clausal(c) {
		return base
	}
	if d.Tag[i] == doc.VBZ && d.Tag[c] == doc.VBP { // of one subject, that cannot be: an infinitive
		for j := c - 1; j > i; j-- {
			if d.Tag[j] == doc.VB && w.marked(j, "to") {
				return with(v, schema.Planned, j)
			}
		}
	}
	if t := d.Tag[c]; t == doc.VBD || t == doc.VBZ {
		if h := w.above(i); h >= 0 {
			b := w.views[w.view[h]]
			b.Status, b.Cue = schema.Asserted, -1
			return b
		}
	}
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if dep := d.Dep[k]; dep == doc.Aux || dep == doc.AuxPass || dep == doc.Cop {
			return base
		}
		if d.Dep[k] == doc.Cc && w.lemma(k) == "but" {
			return base
		}
	}
	if d.Tag[c] == d.Tag[i] && (d.Tag[c] == doc.VB || d.Tag[c] == doc.VBN || d.Tag[c] == doc.VBG) {
		return v
	}
	if d.Pos[i] != doc.VERB && d.Tag[c] != doc.VBD && d.Tag[c] != doc.VBZ {
		return v
	}
	return base
}

// above returns the finite verb that the infinitive i depends on, and that a
// finite verb coordinated with i stands beside: "agreed to sell the house but
// kept the barn"; -1 where i is finite itself.
func (w *walker) above(i int32) int32 {
	if w.d.Tag[i] != doc.VB || !w.marked(i, "to") {
		return -1
	}
	for range 5 {
		switch w.d.Dep[i] {
		case doc.Xcomp, doc.Advcl, doc.Acl:
			if i = w.d.Head[i]; i >= 0 && (w.finiteTag(i) || w.finite(i)) {
				return i
			}
		default:
			return -1
		}
	}
	return -1
}
