package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// sentence walks the tree, or trees, of sentence s.
func (w *walker) sentence(s int) {
	span := w.d.Sentences[s]
	w.at = s
	for i := span.First; i < span.End; i++ {
		if h := w.d.Head[i]; h >= span.First && h < span.End {
			continue
		}
		v := own
		if n := w.strayed(-1, i); n >= 0 {
			v = w.owned(n, nouns[w.lemma(n)], v)
		}
		w.push(i, w.enter(v, -1, i))
		for len(w.stack) > 0 {
			f := w.stack[len(w.stack)-1]
			w.stack = w.stack[:len(w.stack)-1]
			w.visit(f.i, f.view, span)
		}
	}
	w.settle(span, w.sited[s])
	w.asides(span)
}

func (w *walker) push(i int32, v doc.View) { w.stack = append(w.stack, frame{i, v}) }

// visit sets the view of i, which stands in a clause held as v, and walks on
// to its children.
func (w *walker) visit(i int32, v doc.View, span doc.Span) {
	d := w.d
	outer := v
	v = w.reported(i, v)
	base := v // what adjuncts are held as: the source without the clause's own status
	if w.predicate(i) {
		v = w.judge(i, v, span)
	} else {
		v = w.modified(i, v)
	}
	w.view[i] = w.intern(v)
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if h := d.Head[c]; h != i { // cannot be; keeps a broken tree finite
			continue
		}
		if c < span.First || c >= span.End {
			continue
		}
		if s, _ := w.according(c); s != none || w.reports(c, i) {
			w.push(c, w.enter(outer, i, c))
			continue
		}
		w.push(c, w.enter(w.under(i, c, v, base, span), i, c))
	}
}

// under returns the view of child c of i. Clause i is held as v, and as base
// but for its own status.
func (w *walker) under(i, c int32, v, base doc.View, span doc.Span) doc.View {
	d := w.d
	if n := w.strayed(i, c); n >= 0 {
		return w.owned(n, nouns[w.lemma(n)], v)
	}
	switch d.Dep[c] {
	case doc.Obj, doc.Iobj, doc.Obl, doc.OblUnmarked, doc.OblAgent, doc.Nmod:
		if d.Pos[c] == doc.VERB && w.finiteTag(c) && w.clausal(c) { // a clause, whatever the tree makes of it
			if _, ok := tellings[w.lemma(i)]; ok && d.Dep[i] != doc.Amod || feelings[w.lemma(i)] {
				return w.complement(i, c, v)
			}
			return settled(v, base)
		}
		if d.Pos[c] != doc.VERB && w.subordinate(c) {
			return w.adjunct(i, c, v, base)
		}
	}
	switch d.Dep[c] {
	case doc.Ccomp:
		return w.complement(i, c, v)
	case doc.Csubj, doc.CsubjOuter, doc.CsubjPass:
		if w.conditional(c) {
			return with(base, schema.Possible, c) // "whether she left is not known"
		}
		if d.Dep[c] == doc.CsubjPass {
			return w.complement(i, c, v)
		}
		if w.marked(c, "to") && d.Tag[c] == doc.VB {
			return with(v, schema.Possible, c)
		}
		if d.Tag[c] == doc.VBG {
			return settled(v, base)
		}
		return w.complement(i, c, v)
	case doc.Xcomp:
		return w.infinitive(i, c, v)
	case doc.Parataxis:
		if d.Pos[i] == doc.VERB {
			if t, ok := tellings[w.lemma(i)]; ok && t.speech && w.finite(c) && c > i && !w.between(i, c, ";") {
				return w.tells(i, t.stance, v)
			}
		}
		return base
	case doc.Conj:
		if w.toldLoosely(i, c) {
			return w.complement(i, c, v)
		}
		return w.coordinate(i, c, v, base)
	case doc.Advcl, doc.AdvclRelcl:
		if w.toldLoosely(i, c) {
			return w.complement(i, c, v)
		}
		return w.adjunct(i, c, v, base)
	case doc.AclRelcl:
		if s, ok := nouns[w.lemma(i)]; ok && (w.tellsOf(i, c, s) || w.d.Pos[i] == doc.NOUN && w.bareContent(i, c)) {
			return w.owned(i, s, v)
		}
		if (w.wished(w.lemma(i), c) || w.nobody(i) && unsure[w.lemma(i)]) && w.tellsOf(i, c, schema.Alleges) {
			return with(settled(v, base), schema.Possible, i)
		}
		if h := w.dated(i, c); h >= 0 {
			return w.complement(h, c, v)
		}
		if v.Status == schema.Negated && w.has(i, "not") && w.has(i, "be") {
			return v // "is not the woman who …"
		}
		if w.made(i) && !w.definite(i) && (v.Status == schema.Planned || v.Status == schema.Possible) {
			return v
		}
		return settled(v, base)
	case doc.Appos:
		return settled(v, base)
	case doc.Acl:
		return w.modifier(i, c, v, base)
	case doc.Amod:
		if t := d.Tag[c]; t == doc.VBN || t == doc.VBG {
			return settled(v, base)
		}
	case doc.Nmod, doc.NmodPoss, doc.NmodDesc, doc.NmodUnmarked:
		return w.content(i, c, v)
	case doc.Obj:
		if w.second(i, c) {
			return w.infinitive(i, c, v)
		}
		return w.object(i, c, v, base)
	case doc.Obl, doc.OblAgent, doc.Iobj, doc.OblUnmarked:
		return w.oblique(i, c, v, base)
	case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter:
		if e := effects[w.lemma(i)]; e == plans && w.passive(i) && w.open(i) {
			return with(v, schema.Planned, i) // "the visit is scheduled to begin"
		}
		if v.Status != schema.Planned && w.definite(c) || d.Pos[c] == doc.PRON {
			return base
		}
		return v
	case doc.Vocative, doc.Discourse, doc.Dislocated:
		return base
	}
	return v
}

// subordinate reports whether c, a noun to the tree, heads a clause with a
// conjunction, a subject and a copula: "although it was a setback".
func (w *walker) subordinate(c int32) bool {
	mark, be := false, false
	for k := w.child[c]; k >= 0; k = w.next[k] {
		mark = mark || w.d.Dep[k] == doc.Mark
		be = be || w.d.Dep[k] == doc.Cop
	}
	return mark && be && w.clausal(c)
}

// second reports whether c, an object of verb i to the tree, is what i calls its
// object: "the agency calls the plan a threat".
func (w *walker) second(i, c int32) bool {
	if l := w.lemma(i); !naming[l] && l != "consider" && l != "deem" && l != "declare" && l != "pronounce" {
		return false
	}
	for o := i + 1; o < c; o++ {
		if w.d.Head[o] == i && w.d.Dep[o] == doc.Obj {
			return true
		}
	}
	return false
}
