package relate

import (
	"kg/ingest/doc"
)

// conjunct adds what i shares with the first of its conjuncts.
func (g *graph) conjunct(i int32) {
	d := g.d
	h := d.Head[i]
	for n := 0; h >= 0 && d.Dep[h] == doc.Conj && n < 100; n++ {
		h = d.Head[h]
	}
	if h < 0 || h == i {
		return
	}
	if up := d.Head[h]; up >= 0 {
		switch d.Dep[h] {
		case doc.Root, doc.Parataxis, doc.Conj, doc.AclRelcl, doc.Acl, doc.Advcl:
		default:
			prep := g.cases[i]
			if prep == 0 {
				prep = g.cases[h]
			}
			g.add(up, i, d.Dep[h], prep)
		}
	}
	for _, j := range g.children(h) {
		switch d.Dep[j] {
		case doc.Obj:
			if j > i && d.Pos[i] == doc.VERB && g.child(i, 1<<doc.Obj|1<<doc.Ccomp|1<<doc.Xcomp) < 0 {
				g.add(i, j, doc.Obj, 0)
			}
		case doc.Nmod:
			if j > i && !g.clause(i) {
				g.add(i, j, doc.Nmod, g.cases[j])
			}
		case doc.NmodPoss:
			if j < i && g.child(i, 1<<doc.Det|1<<doc.NmodPoss) < 0 && !g.clause(i) && !(g.person(i) && g.child(i, 1<<doc.Amod) >= 0) {
				g.add(i, g.latest(i, h, j), doc.NmodPoss, 0)
			}
		case doc.Compound, doc.Amod:
			if j < i && g.mention[g.node[j]] >= 0 && g.child(i, 1<<doc.Det|1<<doc.NmodPoss|1<<doc.Compound|1<<doc.Nmod) < 0 && d.Pos[i] != doc.PROPN && !g.clause(i) {
				g.add(i, j, d.Dep[j], 0)
			}
		}
	}
}

// latest returns whose conjunct i is where others stand between it and the first, h,
// which is of owner: the owner of the last that has one, "Acme's Ann, Bolt's Bob and
// Cy".
func (g *graph) latest(i, h, owner int32) int32 {
	for n, at := 0, g.d.Head[i]; at >= 0 && at != h && n < 100; n, at = n+1, g.d.Head[at] {
		if j := g.child(at, 1<<doc.NmodPoss); j >= 0 {
			return j
		}
	}
	return owner
}

// flat gives a name that trails its title, as in "President → Barack Obama",
// the place that the title has.
func (g *graph) flat(i int32) {
	d := g.d
	h := d.Head[i]
	if h < 0 || g.node[h] == g.node[i] || g.node[i] != i {
		return
	}
	if up := d.Head[h]; up >= 0 {
		g.add(up, i, d.Dep[h], g.cases[h])
	}
}

// relative adds the place that a noun takes in the relative clause v after it.
func (g *graph) relative(v int32) {
	d := g.d
	a := d.Head[v]
	if a < 0 {
		return
	}
	if near := g.beside(v); near >= 0 {
		a = near
	}
	if g.told(a, v) {
		return
	}
	for r := a + 1; r <= v+1 && int(r) < d.Len() && r < a+30; r++ {
		if r == v || !relativizer(d, r) || !g.under(r, v) {
			continue
		}
		up := d.Head[r]
		switch {
		case d.Tag[r] == doc.WRB && d.Lemma[r] == "where":
			g.put(up, a, 1<<doc.Obl, g.preps["in"], said)
		case d.Tag[r] == doc.WRB:
		default:
			g.add(up, a, d.Dep[r], g.cases[r])
		}
		return
	}
	switch {
	case g.child(v, subjects) < 0:
		g.add(v, a, doc.Nsubj, 0)
	default:
		for n := 0; n < 4; n++ { // "the man that he tried to see"
			x := g.child(v, 1<<doc.Xcomp)
			if x < 0 {
				break
			}
			v = x
		}
		if g.child(v, 1<<doc.Obj|1<<doc.Ccomp) < 0 && !g.passive[v] {
			g.add(v, a, doc.Obj, 0)
		}
	}
}

// told reports whether v is what the noun a of saying says rather than about a:
// "allegations that Ann paid Bob".
func (g *graph) told(a, v int32) bool {
	d := g.d
	if int(a)+1 >= d.Len() || lower(d.Word(a+1)) != "that" || a+1 >= v || !g.class.allegation.has(g, a, g.key(a)) {
		return false
	}
	for _, j := range g.children(v) {
		if j != a+1 && label(d.Dep[j])&subjects != 0 {
			return true
		}
	}
	return false
}

// beside returns the name right before the relative pronoun "who" of the
// clause v, as in "the son of Ann Lee, who left", whatever the tree takes it to
// tell of; -1 if there is none.
func (g *graph) beside(v int32) int32 {
	d := g.d
	for _, j := range g.children(v) {
		if d.Tag[j] == doc.WP && lower(d.Word(j)) == "who" && j > 0 {
			if n := g.named(j); n >= 0 && g.person(n) {
				return n
			}
		}
	}
	return -1
}

// named returns the name that ends right before token i, or before a comma
// there; -1 if there is none.
func (g *graph) named(i int32) int32 {
	j := i - 1
	if j > 0 && g.d.Word(j) == "," {
		j--
	}
	if j < 0 || !g.inName[j] {
		return -1
	}
	return g.node[j]
}

// astray adds what hangs on the object of a verb, with its preposition, to the
// verb too, as in "accused Acme of fraud", and an agent to its passive. The
// edge has no other name, so that only patterns that name verb and preposition
// see it.
func (g *graph) astray(i int32) {
	d := g.d
	h := d.Head[i]
	if h < 0 || g.cases[i] == 0 || i < h {
		return
	}
	v := d.Head[h]
	if v < 0 || d.Pos[v] != doc.VERB || v > h || g.taken[g.node[i]] >= 0 {
		return
	}
	switch d.Dep[h] {
	case doc.Obj, doc.Xcomp, doc.Obl, doc.OblUnmarked, doc.Iobj:
	default:
		return
	}
	names := labels(0)
	if g.passive[v] && g.cases[i] == g.preps["by"] && g.child(v, 1<<doc.OblAgent) < 0 {
		names = agent
	} else if d.Dep[h] == doc.Obl {
		return
	}
	g.put(v, i, names, g.cases[i], said)
}

// under reports whether i lies in the tree below v.
func (g *graph) under(i, v int32) bool {
	for n := 0; i >= 0 && n < 8; n++ {
		if i == v {
			return true
		}
		i = g.d.Head[i]
	}
	return false
}
