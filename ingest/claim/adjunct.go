package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// adjunct returns the view of the adverbial clause c of i.
func (w *walker) adjunct(i, c int32, v, base doc.View) doc.View {
	d := w.d
	if w.conditional(c) {
		return with(base, schema.Possible, c)
	}
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if d.Dep[k] != doc.Mark && d.Dep[k] != doc.Advmod && d.Dep[k] != doc.Case {
			continue
		}
		switch w.lemma(k) {
		case "to", "so", "for":
			if w.soThat(k) && d.Tag[c] != doc.VBD && d.Tag[c] != doc.VBN {
				return with(v, schema.Planned, k)
			}
			if s, ok := held[w.lemma(i)]; ok && w.lemma(k) == "for" && (d.Tag[c] == doc.VBG || w.has(c, "have")) { // "arrested for killing"
				by := doc.Unnamed
				if x := w.subject(i); x >= 0 && w.speaker(x) {
					by = w.named(x, i)
				}
				return w.told(v, by, s, i)
			}
			if d.Tag[c] == doc.VB && w.lemma(i) == "use" && w.d.Word(i) == "used" && k == i+1 {
				return with(v, schema.Ended, i)
			}
			if d.Tag[c] == doc.VB && w.lemma(k) == "to" && (w.usedFor(i) || d.Tag[i] == doc.VBD && w.enacts(i, c)) {
				return v // "used their phones to film it", "voted unanimously to close it"
			}
			if d.Tag[c] == doc.VB && w.lemma(k) == "to" && outcomes[w.lemma(c)] && d.Tag[i] == doc.VBD {
				return v // "came from behind to win"
			}
			if d.Tag[c] == doc.VB {
				return with(v, schema.Planned, c)
			}
			if d.Tag[c] == doc.VBG && w.lemma(k) == "to" {
				return w.toward(i, c, v)
			}
		case "without":
			return with(base, schema.Negated, k)
		case "instead", "rather":
			if w.has(k, "of") || w.has(k, "than") {
				return with(base, schema.Negated, k)
			}
		case "from":
			if e, ok := effects[w.lemma(i)]; ok && e == negates {
				return w.effect(e, v, i)
			}
		case "once", "whenever":
			if t := d.Tag[c]; t == doc.VBZ || t == doc.VBP { // whoever does it, and if
				return with(base, schema.Possible, k)
			}
			if (v.Status == schema.Planned || v.Status == schema.Possible) && d.Tag[c] != doc.VBD {
				return v
			}
		case "as", "while":
			if v.Status == schema.Planned && d.Tag[c] != doc.VBD {
				return v
			}
		case "before", "until", "till", "when", "after":
			if (v.Status == schema.Planned || v.Status == schema.Possible) && d.Tag[c] != doc.VBD {
				return v
			}
		case "of", "against", "about", "on", "over", "with", "by", "at":
			if freeing[w.lemma(i)] && d.Tag[c] == doc.VBG { // "acquitted of taking"
				return with(base, schema.Negated, i)
			}
			if s, ok := nouns[w.lemma(max(k-1, 0))]; ok && s != schema.Says && d.Pos[max(k-1, 0)] == doc.NOUN { // "on charges of taking"
				return w.owned(k-1, s, v)
			}
			if k > 0 && w.lemma(k-1) == "short" { // "stopped short of blaming"
				return with(base, schema.Negated, k-1)
			}
			// "accused of taking", "convicted of killing", "spoke about leaving"
			if t, ok := tellings[w.lemma(i)]; ok && (d.Tag[c] == doc.VBG || w.has(c, "be") || w.has(c, "have")) && (t.object || t.stance == schema.Alleges) {
				if v.Status == schema.Negated { // "has not accused them of killing": they may have
					v.Status = schema.Possible
					return v
				}
				if w.lemma(i) == "charge" && duties[w.lemma(c)] {
					return with(v, schema.Planned, i) // "is charged with securing the capital"
				}
				return w.accused(i, t, v)
			}
			if w.lemma(i) == "talk" || w.lemma(i) == "think" || w.lemma(i) == "dream" {
				return with(v, schema.Possible, i)
			}
		}
	}
	if d.Tag[c] == doc.VB && w.marked(c, "to") {
		return with(v, schema.Planned, c)
	}
	if (d.Tag[c] == doc.VBG || d.Tag[c] == doc.VBN) && v.Status != schema.Negated && !w.finite(c) {
		return v // "will travel, bringing …"
	}
	return settled(v, base)
}

// toward returns the view of c in "committed to leaving", "admitted to paying".
func (w *walker) toward(i, c int32, v doc.View) doc.View {
	l := w.lemma(i)
	if t, ok := tellings[l]; ok && (t.stance == schema.Confirms || l == "testify" || l == "swear") {
		return w.tells(i, t.stance, v)
	}
	switch l {
	case "committed", "dedicated", "devoted", "commit", "dedicate", "devote", "pledge", "look":
		return with(v, schema.Planned, c)
	case "resort", "turn", "take", "return", "stoop", "add", "used", "accustomed":
		return v
	}
	return with(v, schema.Possible, c)
}

// modifier returns the view of clause c, which is about the noun i.
func (w *walker) modifier(i, c int32, v, base doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	if s, ok := nouns[l]; ok {
		if w.marked(c, "that") || s != schema.Says || w.marked(c, "of") || w.marked(c, "about") && rumours[l] {
			return w.owned(i, s, v)
		}
	}
	if h := d.Head[i]; l == "evidence" && h >= 0 && w.lemma(h) == "give" && w.marked(c, "that") {
		return w.told(v, w.source(h), schema.Says, h) // "gave evidence that"
	}
	if w.marked(c, "that") && v.Status == schema.Possible && v.Cue >= 0 && w.lemma(v.Cue) == "?" && w.has(i, "be") {
		return v // "Is the answer that …?"
	}
	if d.Tag[c] == doc.VBG && w.ruled(i) {
		return with(settled(v, base), schema.Possible, i)
	}
	if w.marked(c, "that") && w.wished(l, c) {
		return with(settled(v, base), schema.Possible, i)
	}
	if w.marked(c, "that") && chances[l] {
		return with(settled(v, base), schema.Possible, i)
	}
	if w.marked(c, "to") && d.Tag[c] == doc.VB {
		if e, ok := effects[l]; ok {
			return w.effect(e, settled(v, base), i)
		}
		for k := w.child[i]; k >= 0; k = w.next[k] { // "the first woman to lead"
			if e, ok := effects[w.lemma(k)]; ok && e == same && d.Dep[k] == doc.Amod {
				return v
			}
		}
		return with(settled(v, base), schema.Planned, i)
	}
	if w.nobody(i) && unsure[l] {
		return with(settled(v, base), schema.Possible, i) // "has no knowledge that"
	}
	if w.nobody(i) || l == "evidence" && v.Status == schema.Negated {
		return with(v, schema.Negated, i)
	}
	if e, ok := effects[l]; ok && e != same && d.Tag[c] == doc.VBG && (w.marked(c, "of") || w.marked(c, "for") || w.marked(c, "at")) {
		return w.effect(e, settled(v, base), i)
	}
	return settled(v, base)
}

// content returns the view of the noun phrase c that modifies i: what an
// allegation is about is alleged.
func (w *walker) content(i, c int32, v doc.View) doc.View {
	if h := w.d.Head[i]; h >= 0 && w.d.Dep[i] == doc.Obj && w.caseOf(c) == "of" { // "accused Ann Lee of fraud", hung on her
		if t, ok := tellings[w.lemma(h)]; ok && t.stance == schema.Alleges {
			return w.accused(h, t, v)
		}
	}
	switch p := w.caseOf(c); {
	case needs[w.lemma(i)] && (p == "for" || p == "of") && !w.definite(c), steps[w.lemma(i)] && (p == "toward" || p == "towards") && w.d.Pos[c] == doc.NOUN:
		return with(v, schema.Possible, i)
	case w.lemma(i) == "end" && p == "to": // "a call for an end to the attacks"
		v.Status, v.Cue = schema.Asserted, -1
		return v
	}
	if rumours[w.lemma(i)] && w.caseOf(c) == "about" {
		for k := w.child[c]; k >= 0; k = w.next[k] {
			if w.d.Dep[k] == doc.Acl && w.d.Tag[k] == doc.VBG { // "rumours about rebels visiting Tarn"
				return w.owned(i, schema.Says, v)
			}
		}
	}
	if s, ok := nouns[w.lemma(i)]; ok && s != schema.Says && w.d.Dep[c] == doc.Nmod {
		switch w.caseOf(c) {
		case "of", "about", "involving", "concerning", "regarding", "over", "against":
			if _, from := w.owner(i); from != c {
				return w.owned(i, s, v)
			}
		}
	}
	return v
}

// caseOf returns the lemma of the preposition of c, "" without one.
func (w *walker) caseOf(c int32) string {
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Case {
			return w.lemma(k)
		}
	}
	return ""
}

// object returns the view of the object c of i.
func (w *walker) object(i, c int32, v, base doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	if w.excludes(i) {
		return w.excluded(i, v)
	}
	if t, ok := tellings[l]; ok && t.object && v.Status != schema.Negated {
		if _, word := nouns[w.lemma(c)]; !word && w.d.Pos[c] != doc.PRON && w.d.Pos[c] != doc.PROPN {
			if l == "accuse" || l == "cite" || l == "quote" {
				return v
			}
			if l == "deny" && (w.passive(i) || grants[w.lemma(c)] || w.gives(i)) {
				return with(v, schema.Possible, i) // "was denied a visa", "denied the request"
			}
			return w.tells(i, t.stance, v)
		}
	}
	if v.Status == schema.Negated {
		if provers[l] {
			return with(settled(v, base), schema.Possible, i)
		}
		if w.definite(c) && !getting[l] {
			return settled(v, base)
		}
		return v
	}
	if v.Status == schema.Ended {
		return settled(v, base)
	}
	if cancels[l] && d.Pos[c] == doc.NOUN {
		return with(v, schema.Negated, i)
	}
	if e, ok := effects[l]; ok && !naming[l] && !w.definite(c) && d.Pos[c] != doc.PROPN {
		switch e {
		case plans, suspends:
			return w.effect(e, v, i)
		}
	}
	if w.exists(i, c, v) || facing[l] && w.definite(c) {
		return settled(v, base)
	}
	return v
}

// gives reports whether verb i has somebody whom it gives something, or denies it.
func (w *walker) gives(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.d.Dep[c] == doc.Iobj {
			return true
		}
	}
	return false
}

// oblique returns the view of the prepositional phrase c of i.
func (w *walker) oblique(i, c int32, v, base doc.View) doc.View {
	l := w.lemma(i)
	t, ok := tellings[l]
	switch p := w.caseOf(c); {
	case v.Status == schema.Negated && (w.d.Tag[c] == doc.WRB || w.d.Tag[c] == doc.WP): // "cannot comment on how"
		return with(base, schema.Possible, i)
	case p == "of" && ok && t.stance == schema.Alleges, p == "with" && l == "charge":
		return w.accused(i, t, v)
	case p == "for" && (l == "call" || l == "ask" || l == "push" || l == "press" || l == "campaign" || l == "appeal" || l == "wait" || l == "plead" || l == "hope"):
		return with(v, schema.Possible, i)
	case p == "without":
		return with(base, schema.Negated, c)
	case (p == "as" || p == "among") && ok && v.Status == schema.Negated && w.passive(i) && !w.agent(i):
		return v // "cannot be described as"
	case (p == "as" || p == "among") && ok && !t.fact && l != "report" && !casual[l]:
		if t.stance == schema.Denies {
			return w.tells(i, schema.Says, v) // "dismissed them as thieves"
		}
		return w.tells(i, t.stance, v)
	case p == "" && naming[l] && !w.passive(i) && w.d.Dep[c] != doc.Iobj:
		return w.tells(i, t.stance, v)
	}
	if v.Source == doc.Unnamed && base.Source == doc.NoSource && ok {
		return base
	}
	if v.Status == schema.Negated && w.definite(c) {
		return settled(v, base)
	}
	if w.exists(i, c, v) {
		return settled(v, base)
	}
	return v
}
