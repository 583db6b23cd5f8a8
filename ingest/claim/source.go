package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// subject returns the token that does what i does, -1 where none is found.
func (w *walker) subject(i int32) int32 {
	d := w.d
	for range 6 {
		passive := int32(-1)
		for c := w.child[i]; c >= 0; c = w.next[c] {
			switch d.Dep[c] {
			case doc.Nsubj, doc.NsubjOuter:
				return w.antecedent(i, c)
			case doc.OblAgent:
				return c
			case doc.Obl:
				if w.caseOf(c) == "by" && w.passive(i) && d.Pos[c] != doc.NUM {
					return c
				}
			case doc.NsubjPass, doc.CsubjPass, doc.AuxPass:
				if d.Dep[c] == doc.NsubjPass && w.perfect(i) {
					return w.antecedent(i, c) // "have not verified", whatever the tree says
				}
				passive = c
			case doc.Expl:
				passive = c
			}
		}
		if passive >= 0 {
			return -1
		}
		h := d.Head[i]
		if h < 0 {
			return -1
		}
		switch d.Dep[i] {
		case doc.Acl, doc.AclRelcl:
			if d.Tag[i] == doc.VBN && d.Dep[i] == doc.Acl {
				return -1 // "is a claim made in": by nobody that is told
			}
			if up := w.loose(i, h); up >= 0 {
				i = up
				continue
			}
			return h
		case doc.Advcl, doc.Csubj:
			if o := w.document(i, h); o >= 0 {
				return o
			}
			if d.Dep[i] == doc.Csubj {
				return -1
			}
			i = h
		case doc.Conj, doc.Parataxis:
			i = h
		case doc.Xcomp:
			for c := w.child[h]; c >= 0 && w.inQuote[i] == w.inQuote[h]; c = w.next[c] {
				if d.Dep[c] == doc.Obj || d.Dep[c] == doc.Iobj {
					return c
				}
			}
			i = h
		default:
			return -1
		}
	}
	return -1
}

// loose returns the verb whose subject says what the participle i tells, where it
// hangs behind a comma on a thing h that says nothing: "greeted him with a theory,
// calling him a liar"; -1 where h may speak.
func (w *walker) loose(i, h int32) int32 {
	d := w.d
	if d.Dep[i] != doc.Acl || d.Tag[i] != doc.VBG || i < 1 || d.Word(i-1) != "," {
		return -1
	}
	if m := w.mention[h]; m >= 0 && d.Mentions[m].Type != schema.Thing || documents[w.lemma(h)] || findings[w.lemma(h)] || w.wording(h) {
		return -1
	}
	up := d.Head[h]
	if up < 0 || d.Pos[up] != doc.VERB || d.Dep[h] != doc.Obj && d.Dep[h] != doc.Obl {
		return -1
	}
	return up
}

// perfect reports whether i is active for certain: it has "have" and no "be".
func (w *walker) perfect(i int32) bool {
	have := false
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.AuxPass:
			return false
		case doc.Aux:
			if w.lemma(c) == "be" || w.lemma(c) == "get" {
				return false
			}
			have = have || w.lemma(c) == "have"
		}
	}
	return have
}

// antecedent returns what the relative pronoun c, subject of i, stands for; c
// itself where it is none.
func (w *walker) antecedent(i, c int32) int32 {
	d := w.d
	if d.Tag[c] != doc.WDT && d.Tag[c] != doc.WP {
		return c
	}
	for range 6 {
		if d.Dep[i] == doc.AclRelcl && d.Head[i] >= 0 {
			return d.Head[i]
		}
		if d.Head[i] < 0 || d.Dep[i] != doc.Conj && d.Dep[i] != doc.Ccomp && d.Dep[i] != doc.Xcomp {
			break
		}
		i = d.Head[i]
	}
	return c
}

// owned returns the view of what the noun i of saying says.
func (w *walker) owned(i int32, stance schema.Stance, v doc.View) doc.View {
	d := w.d
	// "X denied the allegation that": X's view of it counts.
	if h := d.Head[i]; h >= 0 && d.Dep[i] == doc.Obj {
		if t, ok := tellings[w.lemma(h)]; ok && (t.stance == schema.Denies || t.stance == schema.Confirms || t.stance == schema.Doubts) && t.object {
			if v.Status == schema.Negated {
				v.Status = schema.Asserted
				if t.stance == schema.Confirms {
					return with(w.told(v, w.source(h), schema.Doubts, h), schema.Possible, h)
				}
				return with(w.told(v, w.source(h), schema.Says, h), schema.Possible, h)
			}
			return w.told(v, w.source(h), t.stance, h)
		}
	}
	if h := d.Head[i]; h >= 0 && d.Dep[i] == doc.Nsubj && untrue[w.lemma(h)] && v.Status != schema.Negated { // "the claim that … is false"
		if v.Source == doc.NoSource {
			return with(v, schema.Negated, h)
		}
		v.Stance, v.Cue = schema.Denies, h
		return v
	}
	o, _ := w.owner(i)
	if stance == schema.Doubts && w.nobody(i) { // "has no doubt that", "there is no doubt that"
		if v.Status, v.Cue = schema.Asserted, -1; o < 0 {
			return v
		}
		return w.told(v, w.named(o, i), schema.Says, i)
	}
	if v.Status == schema.Negated {
		v.Status = schema.Possible
	}
	by := w.named(o, i)
	if o < 0 && documents[w.lemma(i)] && w.mention[i] >= 0 {
		by = w.mention[i] // "reports that …"
	}
	v = w.told(v, by, stance, i)
	if o < 0 && (v.Source == doc.Unnamed || v.Source == by) || hoping[w.lemma(i)] {
		v.Status = schema.Possible
	}
	return v
}

// reported returns v, or what it is where another clause or a phrase in the
// sentence says whose words clause i is: "…, X said", "as X put it",
// "according to X", "citing X".
func (w *walker) reported(i int32, v doc.View) doc.View {
	d := w.d
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.reports(c, i) {
			if t, ok := tellings[w.lemma(c)]; ok {
				v = w.told(v, w.source(c), t.stance, c)
			} else {
				v = w.told(v, w.source(c), schema.Says, c)
			}
			continue
		}
		switch d.Dep[c] {
		case doc.Obl, doc.Advcl, doc.Nmod, doc.Advmod, doc.Parataxis, doc.DepDep, doc.Case:
			if s, cue := w.according(c); s != none && !(i < cue && w.onward(cue)) {
				v = w.told(v, w.named(s, cue), schema.Says, cue)
			}
		}
	}
	return v
}

const none = -3

// voices reports whether token i, of a clause "as X says", heads what can say
// anything.
func (w *walker) voices(i int32) bool {
	m := w.mention[i]
	return m < 0 || w.d.Mentions[m].Form != doc.Nominal || w.d.Mentions[m].Type != schema.Thing || documents[w.lemma(i)] || findings[w.lemma(i)]
}

// according returns the token of the source that phrase c names, and the cue;
// none where it names none.
func (w *walker) according(c int32) (source, cue int32) {
	d := w.d
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if d.Dep[k] != doc.Case && d.Dep[k] != doc.Mark {
			continue
		}
		switch w.lemma(k) {
		case "accord", "according":
			if x := w.quoting(c); x >= 0 {
				return x, k
			}
			return c, k
		case "per":
			if w.speaker(c) && w.d.Mentions[w.mention[c]].Form == doc.Name {
				return c, k
			}
		case "in":
			// "in the words of X", "in X's view"
			switch w.lemma(c) {
			case "word", "view", "opinion", "account", "estimation", "telling":
				if o, _ := w.owner(c); o >= 0 {
					return o, c
				}
				for x := w.child[c]; x >= 0; x = w.next[x] {
					if d.Dep[x] == doc.Nmod {
						return x, c
					}
				}
			}
		}
	}
	switch w.lemma(c) {
	case "accord", "according":
		for k := w.child[c]; k >= 0; k = w.next[k] {
			if d.Dep[k] == doc.Obl || d.Dep[k] == doc.Nmod {
				return k, c
			}
		}
	case "cite", "quote":
		if d.Dep[c] == doc.Advcl && d.Tag[c] == doc.VBG {
			for k := w.child[c]; k >= 0; k = w.next[k] {
				if d.Dep[k] == doc.Obj && w.speaker(k) {
					return k, c
				}
			}
		}
	}
	return none, -1
}

// quoting returns whom the source c passes on: "Yonhap, quoting KCNA"; -1
// where it speaks for itself.
func (w *walker) quoting(c int32) int32 {
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if l := w.lemma(k); w.d.Dep[k] == doc.Acl && (l == "cite" || l == "quote") {
			for x := w.child[k]; x >= 0; x = w.next[x] {
				if w.d.Dep[x] == doc.Obj {
					return x
				}
			}
		}
	}
	return -1
}

// reports reports whether c is a clause, set into or behind clause i, that
// says who says i: "said X", "X said", "as X said".
func (w *walker) reports(c, i int32) bool {
	d := w.d
	l := w.lemma(c)
	t, ok := tellings[l]
	if !ok || t.fact || w.inQuote[c] >= 0 && w.inQuote[c] != w.inQuote[i] {
		return false
	}
	switch d.Dep[c] {
	case doc.Parataxis:
		if !t.speech && !judging[l] || w.between(i, c, ";") || w.between(c, i, ";") {
			return false
		}
	case doc.Advcl:
		if !w.marked(c, "as") {
			return false
		}
	default:
		return false
	}
	subject := false
	for k := w.child[c]; k >= 0; k = w.next[k] {
		switch d.Dep[k] {
		case doc.Ccomp, doc.Xcomp:
			return false
		case doc.Obj:
			if d.Dep[c] == doc.Parataxis && !w.speaker(k) || d.Dep[c] == doc.Advcl && d.Pos[k] != doc.PRON {
				return false
			}
		case doc.Nsubj:
			subject = d.Dep[c] != doc.Advcl || w.voices(k) // not "as the label implies"
		}
	}
	return subject
}
