package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// titles adds the is edges: from who or what something is to the noun that
// says so.
func (g *graph) titles() {
	d := g.d
	for i := range int32(d.Len()) {
		h := d.Head[i]
		switch d.Dep[i] {
		case doc.Appos:
			if g.caseWords(i) == "" && !g.captioned(h) && !g.governed(h, i) {
				g.apposition(g.nearest(h, i), i)
			}
		case doc.NmodDesc, doc.Compound, doc.Flat:
			g.title(h, i)
		case doc.Xcomp, doc.Obj:
			g.becomes(h, i, d.Dep[i] == doc.Xcomp)
		case doc.Obl, doc.Nmod:
			if g.cases[i] != 0 && g.cases[i] == g.preps["as"] {
				g.becomes(h, i, true)
			}
		case doc.Cop:
			if h >= 0 && g.common(h) && g.child(h, 1<<doc.Case) < 0 {
				g.isAll(g.subjectOf(h, 0), h, said)
			}
		}
	}
	g.adjacent()
	for _, m := range d.Mentions {
		if m.Form == doc.Nominal && g.common(m.Head) && g.typ(m.Head)&schema.Person != 0 && g.child(m.Head, 1<<doc.Cop) < 0 &&
			(g.isNamed(m.Head) || d.Tag[m.Head] == doc.NN && g.class.kin.has(g, m.Head, g.key(m.Head))) {
			g.put(m.Head, m.Head, is, 0, named)
		}
	}
}

// common reports whether i is a noun outside of names. "Executive" and the like
// are nouns too where none follows.
func (g *graph) common(i int32) bool {
	d := g.d
	if g.inName[i] {
		return false
	}
	switch d.Pos[i] {
	case doc.NOUN, doc.PROPN:
		return true
	case doc.ADJ:
		if g.class.role.last[lower(d.Word(i))] == nil {
			return false
		}
		if next := int(i) + 1; next < d.Len() {
			switch d.Pos[next] {
			case doc.NOUN, doc.PROPN, doc.ADJ, doc.NUM, doc.CCONJ:
				return g.inName[next]
			}
			return d.Tag[next] != doc.HYPH
		}
		return true
	}
	return false
}

// isAll adds the is edges from who and its conjuncts to what and its conjuncts.
func (g *graph) isAll(who, what int32, how manner) {
	if who < 0 {
		return
	}
	if how == named && g.person(who) && !g.describes(what, schema.Person) {
		return
	}
	g.put(who, what, is, 0, how)
	for _, j := range g.children(what) {
		if g.d.Dep[j] == doc.Conj && g.common(j) && g.child(j, subjects) < 0 && !(int(j)+1 < g.d.Len() && g.person(j+1) && g.node[j+1] != g.node[who]) {
			g.put(who, j, is, 0, how)
		}
	}
	for _, j := range g.children(who) {
		if g.d.Dep[j] == doc.Conj && how == said && !g.clause(j) && j < what {
			g.put(j, what, is, 0, how)
		}
	}
}

// nearest returns the last conjunct of a right before the apposition b: of two that
// "Ann and Bob, a baker" names, b tells of the second.
func (g *graph) nearest(a, b int32) int32 {
	d := g.d
	first := b
	for _, j := range g.children(b) {
		first = min(first, j)
	}
	if a < 0 || d.Tag[b] != doc.NN || first < 2 || d.Word(first-1) != "," && d.Word(first) != "," {
		return a
	}
	last := a
	for _, j := range g.children(a) {
		if d.Dep[j] == doc.Conj && j > a && j < b && !g.clause(j) {
			last = j
		}
	}
	return last
}

// captioned reports whether the bare noun i and a colon say what follows is by or of:
// "Photo: Ann Lee".
func (g *graph) captioned(i int32) bool {
	return i >= 0 && int(i)+1 < g.d.Len() && g.d.Word(i+1) == ":" && !g.inName[i] && g.child(i, 1<<doc.Det|1<<doc.NmodPoss|1<<doc.Nummod|1<<doc.Amod) < 0
}

// governed reports whether a preposition stands right before the name that i, an
// apposition of h to the tree, is in: "talks between the State and Home Departments".
func (g *graph) governed(h, i int32) bool {
	j := g.firstOf[g.node[i]] - 1
	for j > h && g.d.Pos[j] == doc.DET {
		j--
	}
	return g.inName[i] && j > h && h >= 0 && g.d.Pos[j] == doc.ADP
}

// apposition adds the is edge of "Ann, head of Acme" or "the head of Acme, Ann".
func (g *graph) apposition(a, b int32) {
	switch {
	case a < 0:
	case g.d.Tag[b] == doc.NNS && g.inName[a] && g.typ(g.node[a])&(schema.Organization|schema.Place) == 0, // "the Act, many bodies"
		g.d.Tag[a] == doc.NNS && g.inName[b] && !g.person(b): // "other sites, notably Acme"
	case g.isTime(b) || g.apposed[b] >= 0 && g.apposed[b] != g.node[a]: // the words show better
	case g.common(b):
		if g.inName[a] && !g.person(a) && !g.introduced(b) {
			return
		}
		g.isAll(a, b, named)
	case g.common(a) && (g.apposed[a] < 0 || g.apposed[a] == g.node[b]):
		g.isAll(b, a, named)
	}
}

// introduced reports whether the description of a thing whose noun is i begins as
// one, with an article or the like, or goes on with "of": a mere noun is as likely
// the next of a list.
func (g *graph) introduced(i int32) bool {
	if n := int(i) + 1; n < g.d.Len() && g.d.Word(int32(n)) == "of" {
		return true
	}
	for j := i - 1; j >= 0 && j > i-6 && !g.inName[j]; j-- {
		switch g.d.Pos[j] {
		case doc.DET:
			return true
		case doc.ADJ, doc.NOUN, doc.NUM, doc.VERB, doc.PUNCT, doc.ADV:
			if g.d.Word(j) == "," {
				return false
			}
			continue
		}
		if g.d.Tag[j] == doc.PRPS || g.d.Tag[j] == doc.POS {
			return true
		}
		break
	}
	return g.child(i, 1<<doc.Det|1<<doc.NmodPoss) >= 0
}

// title adds the is edge of "President Ann", whichever of the two the tree
// takes for the head.
func (g *graph) title(h, i int32) {
	switch {
	case h < 0:
	case i < h && g.common(i) && g.person(h):
		g.isAll(h, i, named)
		g.premodifiers(i)
	case h < i && g.common(h) && g.person(i):
		g.isAll(i, h, named)
		g.premodifiers(h)
	}
}

// person reports whether i is in the name of a person.
func (g *graph) person(i int32) bool {
	return g.inName[i] && g.typ(g.node[i])&schema.Person != 0
}

// adjacent adds the is edge of a title right before a person's name, whatever
// the tree makes of the two, as long as it keeps them in one phrase.
func (g *graph) adjacent() {
	d := g.d
	for f := int32(1); int(f) < d.Len(); f++ {
		r := f - 1
		if g.inName[r] || !g.person(f) || !g.describes(r, schema.Person) {
			continue
		}
		name := g.node[f]
		h := d.Head[r]
		if d.Head[name] == r || h >= 0 && (g.node[h] == name || h == d.Head[name] && d.Dep[r] == doc.Flat) {
			g.put(name, r, is, 0, named)
			g.premodifiers(r)
		}
	}
}

// premodifiers makes the names before the title r, as in "Acme's executive" or
// "Canadian diplomat", dependents of r, where the tree hangs them on the name
// that follows.
func (g *graph) premodifiers(r int32) {
	d := g.d
	for j := r - 1; j >= 0 && j > r-8; j-- {
		switch {
		case g.inName[j] || d.Pos[j] == doc.ADJ && g.mention[j] >= 0:
			if g.person(j) {
				return
			}
			g.put(r, j, whose|1<<doc.Compound, 0, said)
			j = min(j, g.firstOf[g.node[j]])
		case d.Tag[j] == doc.POS && j > 0:
			g.put(r, j-1, whose|1<<doc.NmodPoss, 0, said)
			return
		case d.Tag[j] == doc.PRPS:
			g.put(r, j, whose|1<<doc.NmodPoss, 0, said)
			return
		case d.Pos[j] == doc.ADJ, d.Pos[j] == doc.NOUN, d.Pos[j] == doc.PROPN, d.Tag[j] == doc.HYPH:
		default:
			return
		}
	}
}

// becomes adds the is edge of "became chair", "named her chair", "serves as
// chair", "resigned as chair".
func (g *graph) becomes(v, what int32, bare bool) {
	d := g.d
	if v < 0 || !g.common(what) || d.Pos[v] != doc.VERB {
		return
	}
	key := g.key(v)
	how := said
	switch {
	case g.class.becoming.has(g, v, key):
		how = became
	case g.class.ceasing.has(g, v, key):
		how = ceased
	case !g.class.serving.has(g, v, key):
		return
	}
	if !bare && key != "become" && key != "remain" {
		return
	}
	who := noSubject
	if !g.passive[v] {
		if who = g.child(v, 1<<doc.Obj|1<<doc.Iobj); who == what {
			who = noSubject
		}
	}
	if who < 0 {
		who = g.subjectOf(v, 0)
	}
	g.isAll(who, what, how)
}
