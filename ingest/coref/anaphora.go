package coref

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// nearSentences is how many sentences before a pronoun its antecedent stands at
// most.
const nearSentences = 4

// agree reports whether the pronoun k can take up the mention q.
func (r *run) agree(k, q int32) bool {
	m, a, c := &r.ms[k], &r.ms[q], r.of(q)
	if r.root(k) == r.root(q) {
		return false
	}
	if a.pro.which || a.pro.person == 1 && !r.spoken(q) || a.pro.person == 2 || a.Form == doc.Pronoun && a.pro.person == 0 || a.free && a.sent != m.sent {
		return false
	}
	if m.pro.reflex {
		if b := r.binder(m); b >= 0 && r.root(b) != r.root(q) {
			return false
		}
	}
	if m.Head >= a.First && m.Head <= a.Last && !(a.members != nil) { // i within i
		return false
	}
	if m.num == singular && (c.num == plural || a.members != nil) {
		return false
	}
	if m.pro.person == 3 && r.names(k, r.root(q)) {
		return false
	}
	if m.num == plural && c.num == singular && !(c.typ == schema.Organization || collectives[c.head]) {
		return false
	}
	switch m.gen {
	case he, she:
		if a.Form == doc.Name && c.doubt.may && (c.gen != she && c.gen != he || c.gen == m.gen) {
			break // a name that the name stage takes for something else
		}
		if r.self(k, q) {
			return false
		}
		if c.typ != schema.Person && c.typ != schema.Thing || c.typ == schema.Thing && a.Form != doc.Name && a.Form != doc.Pronoun || c.gen != m.gen && c.gen != doc.AnyGender {
			return false
		}
	case it:
		if c.typ == schema.Person || c.gen == he || c.gen == she {
			return false
		}
	}
	return m.pro.reflex || !r.coargument(m, a)
}

// self reports whether q is who says the words in quotation marks that k, a "he" or
// "she", stands in: that would be "I".
func (r *run) self(k, q int32) bool {
	m := &r.ms[k]
	if !m.quoted {
		return false
	}
	who, _ := r.speaker(k)
	if who < 0 {
		who = r.introducer(m)
	}
	if who >= 0 && r.root(who) == r.root(q) {
		return true
	}
	span := r.d.Sentences[m.sent]
	for i := span.First; i < span.End; i++ {
		if p := r.headed[i]; p >= 0 && r.ms[p].pro.person == 1 && r.ms[p].num == singular && r.quote[i] && r.root(p) == r.root(q) {
			return true
		}
	}
	return false
}

// linkConjuncts joins a possessive to what its owner is joined to by "and", right
// before it: "the parties and their supporters".
func (r *run) linkConjuncts() {
	d := r.d
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		h := d.Head[m.Head]
		if m.Form != doc.Pronoun || m.pro.person != 3 || m.at != possessor || h < 0 || d.Dep[h] != doc.Conj || d.Head[h] < 0 || d.Pos[h] == doc.VERB {
			continue
		}
		q := r.headed[d.Head[h]]
		if q < 0 || q >= k || m.First < 2 || d.Pos[m.First-1] != doc.CCONJ || r.ms[q].Last != m.First-2 || r.ms[q].pro.person == 2 || r.ms[q].pro.person == 1 || !r.agree(k, q) {
			continue
		}
		if c := r.of(q); m.gen == it && c.typ&(schema.Organization|schema.Place) == 0 || m.num == plural && c.typ&(schema.Organization|schema.Person) == 0 {
			continue
		}
		r.link(q, k)
	}
}

// names reports whether what the pronoun k says names whom the cluster is of: "He
// said Ann Lee had left" (principle C of Chomsky, "Lectures on Government and
// Binding", 1981).
func (r *run) names(k, cluster int32) bool {
	m := &r.ms[k]
	v := r.d.Head[m.Head]
	if m.at != subject || v < 0 || m.Head > v {
		return false
	}
	c := r.t.child(r.d, v, doc.Ccomp)
	if c < v {
		return false
	}
	for p := k + 1; int(p) < len(r.ms) && r.ms[p].First <= r.t.hi[c]; p++ {
		if a := &r.ms[p]; a.Form == doc.Name && a.Head >= r.t.lo[c] && r.root(p) == cluster {
			return true
		}
	}
	return false
}

// spoken reports whether the first person q is known to be somebody's.
func (r *run) spoken(q int32) bool { return r.of(q).named || r.of(q).size > 1 }

// coargument reports whether m and a hang from one verb, so that m would have
// to be reflexive.
func (r *run) coargument(m, a *mention) bool {
	d := r.d
	if m.at == possessor {
		return false
	}
	g, h := d.Head[m.Head], d.Head[a.Head]
	return g == h && g >= 0 && m.Head != a.Head && d.Pos[g] == doc.VERB && d.Dep[a.Head] != doc.Obl && d.Dep[m.Head] != doc.Obl
}

// owner returns the cluster of the possessor of k.
func (r *run) owner(k int32) int32 {
	if p := r.possessor(k); p >= 0 {
		return r.root(p)
	}
	return -2 - k
}

// possessor returns the mention that k belongs to, -1 for none.
func (r *run) possessor(k int32) int32 {
	if c := r.t.child(r.d, r.ms[k].Head, doc.NmodPoss); c >= 0 {
		return r.headed[c]
	}
	return -1
}

// binder returns the mention that the reflexive m takes up: the subject of its
// clause, own or understood; -1 where the tree does not tell.
func (r *run) binder(m *mention) int32 {
	d := r.d
	v := d.Head[m.Head]
	for n := 0; v >= 0 && n < 12; n++ {
		if s := r.t.child(d, v, doc.Nsubj, doc.NsubjPass); s >= 0 && s != m.Head {
			return r.headed[s]
		}
		h := d.Head[v]
		if h < 0 {
			return -1
		}
		switch d.Dep[v] {
		case doc.Conj:
		case doc.Acl, doc.AclRelcl:
			return r.headed[h]
		case doc.Xcomp, doc.Advcl: // "forced her to", "accused her of"
			if o := r.t.child(d, h, doc.Obj, doc.Iobj); o >= 0 && o < v && (d.Dep[v] == doc.Xcomp || r.marked(v)) && r.t.child(d, h, doc.NsubjPass) < 0 {
				return r.headed[o]
			}
		default:
			if d.Pos[v] == doc.VERB {
				return -1
			}
		}
		v = h
	}
	return -1
}

// marked reports whether a preposition makes v what the object of the clause
// above does.
func (r *run) marked(v int32) bool {
	c := r.t.child(r.d, v, doc.Mark)
	return c >= 0 && (r.d.Lemma[c] == "of" || r.d.Lemma[c] == "from" || r.d.Lemma[c] == "into")
}

// adds reports whether m has a modifier that a lacks.
func (r *run) adds(m, a *mention) bool {
	d := r.d
	for c := r.t.first[m.Head]; c >= 0; c = r.t.next[c] {
		switch d.Dep[c] {
		case doc.Amod, doc.Compound, doc.Nummod, doc.Nmod, doc.AclRelcl, doc.Acl:
			found := false
			for i := a.First; i <= a.Last && !found; i++ {
				found = strings.EqualFold(d.Lemma[i], d.Lemma[c])
			}
			if !found {
				return true
			}
		}
	}
	return false
}
