package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// predicate reports whether i heads a clause.
func (w *walker) predicate(i int32) bool {
	switch w.d.Pos[i] {
	case doc.VERB, doc.AUX:
		return true
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Cop, doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Csubj, doc.Expl, doc.Aux:
			return true
		}
	}
	return false
}

// judge gives v the status that clause i has by its own words.
func (w *walker) judge(i int32, v doc.View, span doc.Span) doc.View {
	d := w.d
	status, at := schema.Asserted, int32(-1)
	set := func(s schema.Status, c int32) {
		if rank[s] > rank[status] || at < 0 {
			status, at = s, c
		}
	}
	negated, condition, finite, subject := int32(-1), int32(-1), false, false
	for c := w.child[i]; c >= 0; c = w.next[c] {
		lemma := w.lemma(c)
		switch d.Dep[c] {
		case doc.Aux, doc.AuxPass, doc.Cop:
			finite = true
			if m, ok := modals[lemma]; ok && !w.senses(i, c) && (lemma != "'d" && lemma != "’d" || d.Tag[c] == doc.MD) {
				set(m, c)
			}
			if lemma == "be" && d.Dep[c] != doc.AuxPass && w.finiteTag(c) && d.Tag[i] == doc.VB && w.marked(i, "to") {
				set(schema.Planned, c) // "are to travel"
			}
		case doc.Xcomp:
			if w.lemma(i) == "go" && d.Tag[i] == doc.VBG && w.marked(c, "to") {
				set(schema.Planned, i)
			}
		case doc.Advmod:
			if deniers[lemma] {
				if !w.only(c) && !w.ofInfinitive(c, i) {
					negated = c
				}
			} else if lemma == "longer" || lemma == "long" || lemma == "anymore" {
				if w.has(c, "no") || lemma == "anymore" {
					set(schema.Ended, c)
				}
			} else if a, ok := adverbs[lemma]; ok {
				if a.unnamed {
					v = w.told(v, doc.Unnamed, a.stance, c)
				}
				if a.status != schema.Ended || w.stative(i) {
					set(a.status, c)
				}
			}
		case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Csubj, doc.Expl:
			subject = true
			if w.nobody(c) {
				negated = c
			}
		case doc.Obj:
			if w.nobody(c) {
				negated = c
			}
		case doc.Cc, doc.CcPreconj:
			if lemma == "neither" {
				negated = c
			}
		case doc.Advcl:
			if w.conditional(c) {
				condition = c
			}
		case doc.Obl:
			if (lemma == "likelihood" || lemma == "probability") && w.caseOf(c) == "in" {
				set(schema.Possible, c) // "in all likelihood"
			}
		}
	}
	if at < 0 && d.Tag[i] == doc.VB { // a modal that the tree hangs elsewhere
		for j := i - 1; j >= span.First && j > i-4 && (d.Pos[j] == doc.ADV || d.Pos[j] == doc.AUX || d.Pos[j] == doc.PART); j-- {
			if m, ok := modals[w.lemma(j)]; ok && d.Tag[j] == doc.MD && !w.senses(i, j) {
				set(m, j)
				break
			}
		}
	}
	if status == schema.Planned && at >= 0 && w.lemma(at) == "will" && w.often(i) {
		status, at = schema.Asserted, -1 // "will sometimes write"
	}
	if at >= 0 && status == schema.Possible && w.lemma(at) == "would" && w.reportedLater(v, i) {
		status = schema.Planned // "said she would appeal"
	}
	if condition < 0 && status == schema.Planned && (w.begins(span, "if") || w.begins(span, "unless")) {
		condition = span.First
	}
	// "Neither A nor B came": the word hangs on the coordination before it.
	if d.Dep[i] == doc.Conj && w.has(i, "nor") {
		negated = i
	}
	if d.Tag[i] == doc.VBD || d.Tag[i] == doc.VBZ || d.Tag[i] == doc.VBP {
		finite = true
	}
	if negated < 0 && (d.Pos[i] == doc.NOUN || d.Pos[i] == doc.PRON) && w.nobody(i) { // "is no member"
		negated = i
	}
	asked := finite && (w.inverted(i, span) || d.Head[i] < 0 && w.asks(span) && !w.asksLater(i, span) || w.asksInQuote(i, span))
	switch {
	case condition >= 0 && (status == schema.Planned || trusting[w.lemma(condition)]):
		status, at = schema.Possible, condition
	case d.Head[i] < 0 && w.unreal(i):
		set(schema.Possible, i)
	case asked:
		negated = -1 // "Don't they …?"
		set(schema.Possible, span.End-1)
	case status == schema.Asserted && at < 0 && d.Head[i] < 0 && d.Tag[i] == doc.VB && !subject:
		set(schema.Possible, i) // an order
	}
	if negated >= 0 {
		switch {
		case status == schema.Possible && at >= 0 && w.hedges(at):
		case status == schema.Ended:
		default:
			status, at = schema.Negated, negated
		}
	}
	if rank[status] > rank[v.Status] || v.Status == schema.Asserted {
		if at >= 0 && status != schema.Asserted {
			v.Status, v.Cue = status, at
		}
	} else if v.Status == schema.Negated && status == schema.Negated {
		v.Status = schema.Asserted // two noes: "did not fail to"
	}
	return v
}

// modified gives v what the modifiers of the noun i say: "former", "alleged".
func (w *walker) modified(i int32, v doc.View) doc.View {
	d := w.d
	if v.Status == schema.Asserted && w.nobody(i) {
		v.Status, v.Cue = schema.Negated, i
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch d.Dep[c] {
		case doc.Amod, doc.Compound, doc.Advmod:
			l := w.lemma(c)
			if s, ok := supposed[strings.ToLower(d.Word(c))]; ok && (d.Dep[c] == doc.Amod || d.Dep[c] == doc.Compound) {
				if s == schema.Alleges {
					v = w.told(v, doc.Unnamed, s, c)
				}
				v.Status, v.Cue = schema.Possible, c
			} else if a, ok := adverbs[l]; ok && a.unnamed {
				v = with(w.told(v, doc.Unnamed, a.stance, c), a.status, c)
			} else if v.Status == schema.Asserted && past[l] && l != "late" && !w.happening(i) {
				v.Status, v.Cue = schema.Ended, c
			} else if v.Status == schema.Asserted && coming[l] {
				v.Status, v.Cue = schema.Planned, c
			}
		}
	}
	return v
}

// often reports whether clause i tells what is done now and then.
func (w *walker) often(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.d.Dep[c] == doc.Advmod && habits[w.lemma(c)] {
			return true
		}
	}
	return false
}

// happening reports whether token i heads the mention of an event: a previous
// election was held all the same.
func (w *walker) happening(i int32) bool {
	m := w.mention[i]
	return m >= 0 && w.d.Mentions[m].Type == schema.Event
}

// open reports whether i has an open complement.
func (w *walker) open(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.d.Dep[c] == doc.Xcomp {
			return true
		}
	}
	return false
}

// with returns v at least as far from a fact as s.
func with(v doc.View, s schema.Status, at int32) doc.View {
	if rank[s] > rank[v.Status] {
		v.Status, v.Cue = s, at
	}
	return v
}

// settled returns v as what is mentioned in passing there: the same source,
// without the status of the clause.
func settled(v, base doc.View) doc.View {
	if v.Source == base.Source && v.Stance == base.Stance {
		v = base
	}
	if v.Source != doc.Unnamed && v.Status != schema.Asserted {
		v.Status, v.Cue = schema.Asserted, -1
	}
	return v
}
