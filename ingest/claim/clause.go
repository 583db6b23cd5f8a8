package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// rank orders the statuses by how far they are from a fact: of two that meet,
// the higher one stays.
var rank = [...]int{schema.Asserted: 0, schema.Ended: 1, schema.Planned: 2, schema.Possible: 3, schema.Negated: 4}

// only reports whether the negation c is that of "not only".
func (w *walker) only(c int32) bool {
	return c+1 < int32(w.d.Len()) && (w.lemma(c+1) == "only" || w.lemma(c+1) == "just" || w.lemma(c+1) == "merely") || w.has(c, "only")
}

// ofInfinitive reports whether the negation c stands before the "to" of a
// clause below i: "told them not to march".
func (w *walker) ofInfinitive(c, i int32) bool {
	return c > i && c+1 < int32(w.d.Len()) && w.d.Tag[c+1] == doc.TO
}

// between reports whether the word stands between tokens i and c.
func (w *walker) between(i, c int32, word string) bool {
	for j := i + 1; j < c; j++ {
		if w.d.Word(j) == word {
			return true
		}
	}
	return false
}

// senses reports whether the modal c leaves clause i a fact: who can see it sees it.
func (w *walker) senses(i, c int32) bool {
	l := w.lemma(c)
	return (l == "can" || l == "could") && senses[w.lemma(i)]
}

// hedges reports whether a negated i stays possible: "may not", "perhaps not",
// "should not".
func (w *walker) hedges(i int32) bool {
	switch w.lemma(i) {
	case "may", "might", "should", "must", "ought", "perhaps", "maybe", "possibly", "probably":
		return true
	}
	return false
}

// reportedLater reports whether clause i, held as v, is somebody's word or plan told
// in the past, so that its "would" is a "will".
func (w *walker) reportedLater(v doc.View, i int32) bool {
	return (v.Source != doc.NoSource || v.Status == schema.Planned) && !v.Quoted && v.Cue >= 0 && (w.d.Tag[v.Cue] == doc.VBD || w.d.Tag[v.Cue] == doc.VBN) && !w.has(i, "have")
}

// begins reports whether the sentence begins with the word.
func (w *walker) begins(span doc.Span, word string) bool {
	for i := span.First; i < span.End && i < span.First+3; i++ {
		if w.d.Pos[i] != doc.PUNCT {
			return strings.EqualFold(w.d.Word(i), word)
		}
	}
	return false
}

// stative reports whether clause i tells a state, so that "previously" ends
// it.
func (w *walker) stative(i int32) bool {
	if w.d.Pos[i] != doc.VERB {
		return true
	}
	switch w.lemma(i) {
	case "be", "work", "live", "own", "lead", "serve", "head", "represent", "belong", "reside", "chair", "run", "teach", "play", "employ", "hold", "base":
		return true
	}
	return false
}

// conditional reports whether clause c is a condition.
func (w *walker) conditional(c int32) bool {
	if w.d.Dep[c] == doc.Advcl && w.unreal(c) {
		return true
	}
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Mark {
			switch w.lemma(k) {
			case "if", "unless", "whether", "lest", "provided", "assuming":
				return true
			case "in":
				return w.has(k, "case")
			}
		}
	}
	return false
}

// unreal reports whether clause c is a condition by its order of words: "had she
// left", "should she leave".
func (w *walker) unreal(c int32) bool {
	verb := int32(-1)
	for k := w.child[c]; k >= 0; k = w.next[k] {
		switch w.d.Dep[k] {
		case doc.Mark:
			return false
		case doc.Aux, doc.AuxPass, doc.Cop:
			if l := w.lemma(k); verb < 0 && k < c && (l == "have" && w.d.Tag[k] == doc.VBD || l == "should" || l == "be" && w.d.Word(k) != "was" && w.d.Tag[k] == doc.VBD) {
				verb = k
			}
		case doc.Nsubj, doc.NsubjPass:
			return verb >= 0 && verb < k && k < c
		case doc.Advmod, doc.Obl:
			if verb < 0 {
				return false // "never had she left"
			}
		}
	}
	return false
}

// asks reports whether the sentence is a question.
func (w *walker) asks(span doc.Span) bool {
	for i := span.End - 1; i >= span.First && i > span.End-4; i-- {
		if w.d.Word(i) == "?" {
			return true
		}
	}
	return false
}

// inverted reports whether clause i of a question has its verb before its
// subject: "…, will she run?"
func (w *walker) inverted(i int32, span doc.Span) bool {
	d := w.d
	verb := int32(-1)
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch d.Dep[c] {
		case doc.Aux, doc.AuxPass, doc.Cop:
			if verb < 0 && w.finiteTag(c) {
				verb = c
			}
		case doc.Nsubj, doc.NsubjPass, doc.Expl:
			if verb < 0 || w.lemma(verb+1) == "there" {
				return false
			}
			return c > verb && c <= max(i, verb+1) && w.asks(doc.Span{First: i, End: span.End})
		}
	}
	return false
}

// asksLater reports whether clause i of a question states something, and another
// clause of the sentence asks: "The lake is low; will it dry up?"
func (w *walker) asksLater(i int32, span doc.Span) bool {
	subject := int32(-1)
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Nsubj, doc.NsubjPass, doc.Expl:
			subject = c
		case doc.Advmod, doc.Obj, doc.Obl, doc.Det:
			if t := w.d.Tag[c]; t == doc.WRB || t == doc.WP || t == doc.WDT {
				return false
			}
		}
	}
	if subject < 0 || w.d.Tag[subject] == doc.WP || w.d.Tag[subject] == doc.WDT {
		return false
	}
	for j := i + 1; j < span.End; j++ {
		if w.d.Head[j] >= 0 && w.inverted(j, span) {
			return true
		}
	}
	return false
}

// asksInQuote reports whether clause i heads a question within quotation marks
// in a sentence that asks nothing: "Has she left?" he asked.
func (w *walker) asksInQuote(i int32, span doc.Span) bool {
	q := w.inQuote[i]
	if h := w.d.Head[i]; q < 0 || h >= span.First && h < span.End && w.inQuote[h] == q {
		return false
	}
	for j := i + 1; j < span.End && w.inQuote[j] == q; j++ {
		switch w.d.Word(j) {
		case "?":
			return true
		case ".", ";":
			return false
		}
	}
	return false
}

// has reports whether i has a child with that lemma.
func (w *walker) has(i int32, lemma string) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.lemma(c) == lemma {
			return true
		}
	}
	return false
}

// nobody reports whether the noun phrase of i says that there is none.
func (w *walker) nobody(i int32) bool {
	if w.lemma(i) == "matter" { // "no matter what"
		return false
	}
	if nobodies[w.lemma(i)] && w.d.Pos[i] != doc.PROPN && w.lemma(i) != "no" {
		return true
	}
	for j := i - 1; j >= 0 && j > i-5; j-- {
		if p := w.d.Pos[j]; p == doc.DET && w.lemma(j) == "no" {
			return true
		} else if p != doc.ADJ && p != doc.NOUN && p != doc.PROPN {
			break
		}
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Det, doc.CcPreconj, doc.Cc, doc.Advmod:
			if l := w.lemma(c); (l == "no" || l == "neither") && c < i {
				return true
			}
		case doc.Amod:
			if w.lemma(c) == "few" && c+2 < i && w.lemma(c+1) == "if" { // "few if any"
				return true
			}
		}
	}
	return false
}

// marked reports whether clause c is opened by the lemma.
func (w *walker) marked(c int32, lemma string) bool {
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Mark && w.lemma(k) == lemma {
			return true
		}
	}
	return false
}

// clausal reports whether i has a subject of its own.
func (w *walker) clausal(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Nsubj, doc.NsubjPass, doc.Expl, doc.Csubj:
			return true
		}
	}
	return false
}

func (w *walker) definite(i int32) bool {
	if w.d.Pos[i] == doc.PROPN {
		return true
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.NmodPoss:
			return true
		case doc.Det:
			if definite[w.lemma(c)] {
				return true
			}
		}
	}
	return false
}

// finite reports whether clause i has a subject or an auxiliary of its own.
func (w *walker) finite(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Nsubj, doc.NsubjPass, doc.Expl, doc.Aux, doc.AuxPass, doc.Cop:
			return true
		}
	}
	return false
}

// passive reports whether i is a passive clause.
func (w *walker) passive(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.AuxPass, doc.NsubjPass, doc.CsubjPass:
			return true
		}
	}
	return false
}

// animate reports whether the subject of i may be somebody who speaks: an
// unknown verb with a that-clause is then a verb of saying.
func (w *walker) animate(i int32) bool {
	s := w.subject(i)
	if s < 0 {
		return false
	}
	switch w.lemma(s) {
	case "i", "I", "he", "she", "they", "we", "who":
		return true
	}
	return w.speaker(s)
}
