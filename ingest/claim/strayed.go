package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// dated returns the verb of telling whose day i is, where the clause c, hung on
// that day, is what is told: "alleged on Monday that the bank had closed". Else -1.
func (w *walker) dated(i, c int32) int32 {
	d := w.d
	h := d.Head[i]
	if h < 0 || !days[strings.ToLower(d.Word(i))] || d.Dep[i] != doc.Obl && d.Dep[i] != doc.OblUnmarked && d.Dep[i] != doc.Obj {
		return -1
	}
	if _, ok := tellings[w.lemma(h)]; !ok || int(i)+1 >= d.Len() || !strings.EqualFold(d.Word(i+1), "that") || c <= i+1 {
		return -1
	}
	return h
}

// toldLoosely reports whether the clause c, which a tree takes for a second
// verb or an adverbial beside the verb of telling i, begins with "that" behind a
// day and is what is told.
func (w *walker) toldLoosely(i, c int32) bool {
	d := w.d
	if _, ok := tellings[w.lemma(i)]; !ok {
		return false
	}
	first := c
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if d.Dep[k] == doc.Cc {
			return false
		}
		first = min(first, k)
	}
	return first > i+1 && first < c && strings.EqualFold(d.Word(first), "that") && days[strings.ToLower(d.Word(first-1))]
}

// days are the words for when something was told.
var days = words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
	today yesterday morning afternoon evening night day week weekend month year`)

// tellsOf reports whether clause c, taken for a relative clause of the noun of
// saying i, is what i says: "allegations that Ann paid Bob" is not about
// allegations paid.
func (w *walker) tellsOf(i, c int32, s schema.Stance) bool {
	d := w.d
	if int(i)+1 >= d.Len() || !strings.EqualFold(d.Word(i+1), "that") || c <= i+1 {
		return false
	}
	return w.whole(c, i+1, s)
}

// bareContent reports whether clause c is what the noun of saying i says, with no
// "that": "her assertion Ann paid Bob".
func (w *walker) bareContent(i, c int32) bool {
	first := c
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if t := w.d.Tag[k]; t == doc.WDT || t == doc.WP || t == doc.WRB || t == doc.IN && w.d.Dep[k] == doc.Mark || w.d.Dep[k] == doc.Obl {
			return false
		}
		first = min(first, k)
	}
	return w.finiteTag(c) && first == i+1 && w.whole(c, -1, schema.Says)
}

// whole reports whether the clause c lacks nothing that its "that" could stand
// for: it has a subject, and, unless it is a charge, what the verb needs.
func (w *walker) whole(c, that int32, s schema.Stance) bool {
	own, full := false, s != schema.Says
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if k == that {
			continue
		}
		switch w.d.Dep[k] {
		case doc.Nsubj, doc.NsubjPass:
			own = true
		case doc.Obj, doc.Cop, doc.AuxPass, doc.Ccomp, doc.Xcomp:
			full = true
		}
	}
	return own && full
}

// strayed returns the noun of saying whose content the clause c is by the line of
// words, "her claim that …", "rumours on Monday that …", though the tree, in which
// it is under i, does not say so; -1 where there is none.
func (w *walker) strayed(i, c int32) int32 {
	d := w.d
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if k >= c || !strings.EqualFold(d.Word(k), "that") || d.Dep[k] == doc.Mark && d.Dep[c] == doc.Acl {
			continue
		}
		for n := k - 1; n >= 0 && k-n < 6; n-- {
			if s, ok := nouns[w.lemma(n)]; ok && d.Pos[n] == doc.NOUN {
				if w.whole(c, k, s) {
					return n
				}
				return -1
			}
			switch d.Pos[n] {
			case doc.ADP, doc.DET, doc.PROPN, doc.NUM, doc.NOUN, doc.ADJ:
			default:
				n = -1
			}
		}
	}
	return -1
}

// document returns the report that the participle i, of saying, hangs behind:
// "comments follow a story from Radio Trent, alleging …"; -1 where it is none.
func (w *walker) document(i, h int32) int32 {
	d := w.d
	if d.Tag[i] != doc.VBG {
		return -1
	}
	if _, ok := tellings[w.lemma(i)]; !ok {
		return -1
	}
	if i < h { // hung on what it tells
		for c := i - 2; c >= 0 && d.Word(i-1) == "," && (w.phrasal(c) || d.Pos[c] == doc.ADP); c-- {
			if documents[w.lemma(c)] {
				return c
			}
		}
		return -1
	}
	for c := w.child[h]; c >= 0; c = w.next[c] {
		if (d.Dep[c] == doc.Obj || d.Dep[c] == doc.Obl) && c < i && documents[w.lemma(c)] {
			return c
		}
	}
	return -1
}
