package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// complement returns the view of the that-clause c of i.
func (w *walker) complement(i, c int32, v doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	if v.Status == schema.Possible && v.Cue >= 0 && w.lemma(v.Cue) == "would" && (w.has(i, "only") || w.between(i, c, "only")) {
		v.Status, v.Cue = schema.Asserted, -1 // "would say only that"
	}
	t, ok := tellings[l]
	whether := w.conditional(c) || w.extent(c)
	open := whether || w.wished(l, c) || hoping[l]
	switch {
	case w.byWhom(i), ok && w.done(i) && !addressing[l] && !w.marked(c, "that"):
		return v
	case remarks[l] && (v.Status == schema.Possible && w.passive(i) && !w.agent(i) && (w.has(i, "should") || w.has(i, "must")) || w.order(i)):
		w.vouched = append(w.vouched, i)
		return settled(v, v) // "it should be noted that", "note that"
	case l == "give" && w.has(i, "evidence"):
		return w.told(v, w.source(i), schema.Says, i)
	case whether && settling[l]: // "to determine whether": nobody says yes or no
		return with(v, schema.Possible, i)
	case l == "announce" && v.Source == doc.NoSource && !v.Quoted && w.undertakes(i, c):
		w.vouched = append(w.vouched, i)
		if leaving[w.lemma(c)] {
			return v
		}
		return with(v, schema.Planned, i) // his own doing, by his own word
	case (l == "decide" || l == "agree" || l == "resolve" || l == "arrange") && w.passive(i) && !w.agent(i):
		return with(v, schema.Planned, i)
	}
	if l == "be" { // "there are stories that", "the allegation is that"
		for k := w.child[i]; k >= 0; k = w.next[k] {
			if s, word := nouns[w.lemma(k)]; word && d.Dep[k] == doc.Nsubj {
				return w.owned(k, s, v)
			}
		}
	}
	if w.d.Pos[i] == doc.ADJ || w.d.Pos[i] == doc.NOUN || w.d.Pos[i] == doc.PROPN {
		if s, isNoun := nouns[l]; isNoun && !w.has(i, "be") {
			return w.owned(i, s, v)
		}
		// "It is clear that", "is glad that": in the words of the clause;
		// "it is likely that" is open.
		switch l {
		case "likely", "unlikely", "possible", "impossible", "doubtful", "unclear", "plausible", "conceivable", "important", "necessary", "essential", "vital", "crucial", "probable":
			return with(v, schema.Possible, i)
		case "clear", "plain":
			if s := w.subject(i); s >= 0 && w.clausal(i) && w.speaker(s) {
				return w.told(v, w.source(i), schema.Says, i)
			}
			if v.Status == schema.Negated {
				v.Status, v.Cue = schema.Possible, i // "it is not clear that"
				return v
			}
		case "confident", "sure", "certain", "convinced", "aware", "hopeful", "optimistic", "afraid", "worried", "concerned", "adamant", "sceptical", "skeptical":
			if w.clausal(i) && w.subject(i) >= 0 {
				return clear(w.told(v, w.source(i), schema.Says, i), i, open)
			}
		}
		if untrue[l] && w.d.Pos[i] == doc.ADJ {
			return with(v, schema.Negated, i)
		}
		return clear(v, i, open)
	}
	switch {
	case v.Status == schema.Negated && ok && w.nobodyTells(i):
		v.Status = schema.Possible
		return v
	case v.Status == schema.Negated && ok && !t.fact:
		// "did not say that": whose words would they be?
		v.Status = schema.Asserted
		switch {
		case t.stance == schema.Denies:
			return w.told(v, w.source(i), schema.Confirms, i)
		case t.stance == schema.Doubts:
			return w.told(v, w.source(i), schema.Says, i)
		case provers[l]:
			v = w.told(v, w.source(i), schema.Doubts, i)
		case l == "believe" || l == "think" || l == "expect" || l == "suppose" || l == "feel":
			v = w.told(v, w.source(i), schema.Says, i)
			return with(v, schema.Negated, i)
		}
		return with(v, schema.Possible, i)
	case ok && t.fact && v.Status == schema.Negated:
		if knowing[l] && !open {
			return settled(v, v) // "did not know that": so it was
		}
		v.Status = schema.Possible
		return v
	case ok && t.fact, (l == "see" || l == "hear") && !w.marked(c, "that"):
		return clear(v, i, open)
	case ok || feelings[l] || w.animate(i):
		stance := t.stance
		if !ok {
			stance = schema.Says
		}
		if whether && stance == schema.Says && (l == "ask" || l == "question" || l == "wonder") {
			stance = schema.Doubts
		}
		v = w.tells(i, stance, v)
		return clear(v, i, open)
	}
	return clear(v, i, open)
}

// order reports whether the verb i gives an order: "note that".
func (w *walker) order(i int32) bool {
	d := w.d
	return d.Tag[i] == doc.VB && (d.Head[i] < 0 || d.Dep[i] == doc.Ccomp) && !w.finite(i) && !w.marked(i, "to")
}

// undertakes reports whether clause c is what the subject of i is doing or will do
// himself: "announced that she is leaving".
func (w *walker) undertakes(i, c int32) bool {
	d := w.d
	if len(d.Entity) != len(d.Mentions) {
		return false
	}
	by, self, coming := w.source(i), doc.Unnamed, false
	for k := w.child[c]; k >= 0; k = w.next[k] {
		switch d.Dep[k] {
		case doc.Nsubj:
			self = w.named(k, -1)
		case doc.Aux:
			if l := w.lemma(k); l == "be" && d.Tag[c] == doc.VBG || modals[l] == schema.Planned || l == "would" {
				coming = true
			}
		}
	}
	return coming && by >= 0 && self >= 0 && d.Entity[by] == d.Entity[self]
}

// extent reports whether clause c begins with "to what extent" or "how far".
func (w *walker) extent(c int32) bool {
	for j := c - 1; j > 0 && j > c-12 && w.d.Pos[j] != doc.PUNCT; j-- {
		switch w.lemma(j) {
		case "extent", "degree":
			return w.lemma(j-1) == "what"
		case "far":
			return w.lemma(j-1) == "how"
		}
	}
	return false
}

// done reports whether the verb of telling i is a passive of which a thing is the
// subject, and no speech: "after the talks have been concluded, …".
func (w *walker) done(i int32) bool {
	for k := w.child[i]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.NsubjPass {
			return w.d.Pos[k] == doc.NOUN && !w.speaker(k) && !w.perfect(i)
		}
	}
	return false
}

// nobodyTells reports whether the subject of i is nobody.
func (w *walker) nobodyTells(i int32) bool {
	s := w.subject(i)
	return s >= 0 && w.nobody(s)
}

// byWhom reports whether the verb of telling i, active to the tree, is a
// participle behind what somebody claims: "one in Basra claimed by the group".
func (w *walker) byWhom(i int32) bool {
	if int(i)+2 >= w.d.Len() || w.d.Tag[i] != doc.VBD || w.lemma(i+1) != "by" {
		return false
	}
	for j := i + 2; j < i+5 && int(j) < w.d.Len(); j++ {
		if w.speaker(j) {
			return true
		}
	}
	return false
}

// wished reports whether clause c, behind the word l, is only wished for:
// "demanded that she resign", "a call that all respect it".
func (w *walker) wished(l string, c int32) bool {
	switch l {
	case "demand", "request", "order", "urge", "recommend", "propose", "call", "ask", "plead", "appeal", "insist", "recommendation", "proposal", "plea":
	default:
		return false
	}
	for k := w.child[c]; k >= 0; k = w.next[k] { // "that she be heard"
		if dep := w.d.Dep[k]; (dep == doc.AuxPass || dep == doc.Cop) && w.d.Tag[k] == doc.VB && w.lemma(k) == "be" && !w.aided(c) {
			return true
		}
	}
	if t := w.d.Tag[c]; t != doc.VB && (t != doc.VBP || l == "insist") {
		return false
	}
	return !w.aided(c)
}

// aided reports whether clause c has an auxiliary: a modal, "do" or "have".
func (w *walker) aided(c int32) bool {
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Aux {
			return true
		}
	}
	return false
}

// clear returns v, possible where the clause is an open question.
func clear(v doc.View, at int32, open bool) doc.View {
	if open {
		return with(v, schema.Possible, at)
	}
	return v
}

// tells returns the view of what verb i tells within v: possible where nobody
// is said to tell it ("is believed to").
func (w *walker) tells(i int32, stance schema.Stance, v doc.View) doc.View {
	s := w.subject(i)
	participle := w.d.Tag[i] == doc.VBN && w.d.Dep[i] == doc.Acl // "believed to be in Tarn"
	if naming[w.lemma(i)] && (s >= 0 && anybody[w.lemma(s)] || s < 0 && participle) {
		return v // what it is called
	}
	by := w.source(i)
	if s < 0 && feelings[w.lemma(i)] {
		for c := w.child[i]; c >= 0; c = w.next[c] {
			if w.d.Dep[c] == doc.NsubjPass {
				s = w.antecedent(i, c)
				by = w.named(s, i)
			}
		}
	}
	if s < 0 && by == doc.Unnamed && !w.passive(i) && !participle {
		by = w.before(i, w.d.Sentences[w.at].First)
	}
	t := w.told(v, by, stance, i)
	if by == doc.Unnamed && s < 0 && (t.Source == doc.Unnamed || stance == schema.Says) && (w.passive(i) || participle) {
		t.Status = schema.Possible
	}
	return t
}

// accused returns the view of what verb i, of accusing, is about.
func (w *walker) accused(i int32, t telling, v doc.View) doc.View {
	if v.Status == schema.Negated { // "is not accused of"
		return v
	}
	return w.told(v, w.source(i), t.stance, i)
}
