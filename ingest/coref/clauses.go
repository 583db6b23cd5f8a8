package coref

import (
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// agent returns the subject of the clause of token v and whether it is
// understood: that of the verb which v is conjoined to or a complement of, "Ann
// met Bo and thanked her". -1 where there is none.
func (r *run) agent(v int32) (subject int32, understood bool) {
	d := r.d
	for n := 0; v >= 0 && n < 8; n++ {
		if s := r.t.child(d, v, doc.Nsubj, doc.NsubjPass); s >= 0 {
			return s, n > 0
		}
		h := d.Head[v]
		if h < 0 {
			return -1, false
		}
		switch d.Dep[v] {
		case doc.Conj:
		case doc.Xcomp:
			if o := r.t.child(d, h, doc.Obj, doc.Iobj); o >= 0 && o < v {
				return o, true
			}
		case doc.Advcl:
			if r.t.child(d, v, doc.Mark) >= 0 && d.Tag[v] != doc.VBG {
				return -1, false
			}
		default:
			return -1, false
		}
		v = h
	}
	return -1, false
}

// verb returns the token that heads the clause of m, -1 for none.
func (r *run) verb(m *mention) int32 {
	d := r.d
	for x, n := m.Head, 0; x >= 0 && n < 12; x, n = d.Head[x], n+1 {
		if d.Dep[x] == doc.Conj && d.Pos[x] == doc.VERB || d.Dep[x] == doc.Root || clausal(d.Dep[x]) {
			return x
		}
	}
	return -1
}

// clausal reports whether dep hangs a clause on a word.
func clausal(dep doc.Dep) bool {
	switch dep {
	case doc.Ccomp, doc.Advcl, doc.AclRelcl, doc.Acl, doc.Xcomp, doc.Parataxis, doc.Csubj:
		return true
	}
	return false
}

// deeds appends the features of the pronoun m and the mention a that tell whose
// deed the clause of m is, which verbs and which conjunction the two clauses
// have ("Ann blamed Bo because she", after Garvey and Caramazza 1974), and what
// is owned.
func (r *run) deeds(f []uint32, m, a *mention, later bool) []uint32 {
	kind := linear.Mix(44, m.signs.kind, flag(later))
	add := func(template, x, y uint32) { f = append(f, linear.Mix(template, x, y)) }
	if v := r.verb(m); v >= 0 {
		s, understood := r.agent(v)
		is := s >= 0 && s == a.Head
		add(60, kind, linear.Mix(60, flag(is)|flag(understood)<<1|flag(s >= 0)<<2, uint32(m.at)))
		if is {
			add(61, kind, linear.Mix(61, flag(understood), m.signs.governor))
		}
		if u := r.verb(a); m.sent == a.sent && u >= 0 && u != v {
			mark := uint32(0)
			if c := r.t.child(r.d, v, doc.Mark, doc.Advmod); c >= 0 && r.d.Dep[v] != doc.Root {
				mark = linear.Hash(r.d.Lemma[c])
			}
			add(62, kind, linear.Mix(62, mark, uint32(a.at)<<4|uint32(m.at)))
			add(63, mark, linear.Mix(63, linear.Hash(r.d.Lemma[u]), uint32(a.at)))
		}
	}
	if h := r.d.Head[m.Head]; m.at == possessor && h >= 0 {
		add(64, linear.Hash(r.d.Lemma[h]), linear.Mix(64, uint32(a.at), flag(m.sent == a.sent)))
		sentences := uint32(min(max(m.sent-a.sent, 0), 4))
		add(65, kind, linear.Mix(65, uint32(r.role(h)), uint32(a.at)<<4|sentences))
	}
	return f
}

// path tells the way through the tree of a sentence from token i up to what it
// shares with token j, and down to that: the relations on it, 0 where it is long.
func (r *run) path(i, j int32) uint32 {
	var up [8]int32
	n := 0
	for x := i; x >= 0 && n < len(up); x = r.d.Head[x] {
		up[n] = x
		n++
	}
	h := uint32(7)
	for y, steps := j, 0; y >= 0 && steps < 6; y, steps = r.d.Head[y], steps+1 {
		for k := range n {
			if up[k] != y {
				continue
			}
			for _, x := range up[:k] {
				h = linear.Mix(40, h, uint32(r.d.Dep[x]))
			}
			return linear.Mix(41, h, uint32(r.d.Pos[y]))
		}
		h = linear.Mix(42, h, uint32(r.d.Dep[y]))
	}
	return 0
}

// reported tells, of a pronoun in a clause that a verb reports and of who that
// verb says speaks or is spoken to, the verb, which of them it is, and whether
// the clause has a modal: "told the clerk she would". Else 0.
func (r *run) reported(m, a *mention) uint32 {
	d := r.d
	v := d.Head[m.Head]
	if v < 0 || (d.Dep[v] != doc.Ccomp && d.Dep[v] != doc.Xcomp) || d.Head[v] < 0 || d.Head[v] != d.Head[a.Head] {
		return 0
	}
	modal := false
	for c := r.t.first[v]; c >= 0; c = r.t.next[c] {
		modal = modal || d.Tag[c] == doc.MD
	}
	return linear.Mix(linear.Mix(43, linear.Hash(d.Lemma[d.Head[v]]), uint32(a.at)), uint32(m.at), flag(modal))
}

// clause tells how the clause of m hangs on the rest of its sentence.
func (r *run) clause(m *mention) uint32 {
	d := r.d
	for x, n := m.Head, 0; x >= 0 && n < 12; x, n = d.Head[x], n+1 {
		if d.Dep[x] == doc.Root || clausal(d.Dep[x]) {
			return uint32(d.Dep[x])
		}
	}
	return 0
}

// command says where a stands above m in the tree of their sentence.
func (r *run) command(m, a *mention) uint32 {
	if m.Head >= a.First && m.Head <= a.Last {
		return 1
	}
	p := r.d.Head[a.Head]
	for n, x := uint32(0), m.Head; x >= 0 && n < 6; n, x = n+1, r.d.Head[x] {
		if x == p {
			return 2 + n
		}
	}
	return 0
}
