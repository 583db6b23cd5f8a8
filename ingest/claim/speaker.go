package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// source returns who says what i, a verb or an adjective, tells.
// Where the line of words names a speaker behind the speech, it is surer than
// the tree.
func (w *walker) source(i int32) int32 {
	by := w.named(w.subject(i), i)
	if w.at < len(w.sited) {
		for _, s := range w.sited[w.at] {
			if s.tail && s.verb == i && s.by != doc.Unnamed {
				return w.finer(s.by, by)
			}
		}
	}
	if m := w.ahead(by); m >= 0 {
		return m
	}
	if m := w.bearer(i); m >= 0 && (by == doc.Unnamed || w.d.Mentions[by].First < w.d.Mentions[m].First && w.d.Mentions[by].Form != doc.Pronoun) {
		return m
	}
	return by
}

// finer returns, of the speaker m by the line of words and the one by the tree, m,
// or what says better who that is: the name behind a role, or the part of m that
// the tree takes.
func (w *walker) finer(m, tree int32) int32 {
	d := w.d
	x := d.Mentions[m]
	if by := w.titled(m, x.Head); by != m || x.Form != doc.Nominal || tree < 0 {
		return by
	}
	if y := d.Mentions[tree]; y.First >= x.First && y.Last <= x.Last {
		return tree
	}
	return m
}

// ahead returns the name that a comma sets off from the role m behind it, to which
// the tree gives another head: one that begins its phrase, or that hangs on a thing
// and was not taken for a person: "Reading the report Ann Lee, the envoy for Sark
// said". Else -1.
func (w *walker) ahead(m int32) int32 {
	d := w.d
	if m < 0 {
		return -1
	}
	x := d.Mentions[m]
	if x.Form != doc.Nominal || x.Type != schema.Person || x.First < 2 || d.Word(x.First-1) != "," || d.Pos[x.First] != doc.DET {
		return -1
	}
	for k := w.lastAt[x.First-2]; k >= 0; k = w.lastBefore[k] {
		y := d.Mentions[k]
		if y.Form != doc.Name || y.Last != y.First+1 || d.Tag[y.First] != doc.NNP || d.Tag[y.Last] != doc.NNP || y.First < d.Sentences[w.at].First {
			continue
		}
		initial := y.First == d.Sentences[w.at].First || d.Pos[y.First-1] == doc.PUNCT
		if y.Type == schema.Person && initial || y.Type&(schema.Work|schema.Thing) != 0 && (initial || d.Pos[y.First-1] == doc.NOUN) {
			return k
		}
	}
	return -1
}

// bearer returns the name of a person that ends right before the verb i and
// begins right behind its title, as "coauthor Ann Lee told"; -1 where there is
// none.
func (w *walker) bearer(i int32) int32 {
	d := w.d
	if d.Pos[i] != doc.VERB || i < 2 {
		return -1
	}
	for m := range w.peopleBefore(i) {
		first := d.Mentions[m].First
		if first < 1 || first <= d.Sentences[w.at].First || first > 1 && d.Pos[first-2] == doc.ADP { // "the guard of Dr. Ann Lee"
			continue
		}
		switch d.Tag[first-1] {
		case doc.NN, doc.NNP, doc.NNPS:
			return m
		}
	}
	return -1
}

// named returns the mention that token i heads, of several the one that says
// best who speaks, if possible one that the cue does not stand in.
func (w *walker) named(i, cue int32) int32 {
	if i < 0 {
		return doc.Unnamed
	}
	best, inside := doc.Unnamed, doc.Unnamed
	for m := w.mention[i]; m >= 0; m = w.others[m] {
		x := w.d.Mentions[m]
		if cue >= x.First && cue <= x.Last {
			inside = m // the shortest comes last
			continue
		}
		if best == doc.Unnamed || w.better(x, w.d.Mentions[best]) {
			best = m
		}
	}
	if best == doc.Unnamed {
		return inside
	}
	if documents[w.lemma(i)] && w.d.Mentions[best].Form == doc.Nominal {
		if o, via := w.owner(i); via >= 0 && w.d.Dep[via] != doc.Acl {
			if by := w.named(o, cue); by >= 0 && w.d.Mentions[by].Form == doc.Name {
				return by // "a story from Kestrel News"
			}
		}
	}
	return w.titled(best, i)
}

// titled returns, of a mention m of a person by his role, headed by token i, the
// name that stands behind or within the role: "curator Elsa Gupta", "the
// secretary of the bishops' conference (CEI), Nino Galli,"; m where none does.
func (w *walker) titled(m, i int32) int32 {
	d := w.d
	x := d.Mentions[m]
	if x.Form != doc.Nominal || x.Type&(schema.Person|schema.Thing) == 0 {
		return m
	}
	name := func(k int32) bool {
		return k >= 0 && d.Mentions[k].Form == doc.Name && d.Mentions[k].Type == schema.Person
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if dep := d.Dep[c]; c > i && (dep == doc.Appos || dep == doc.Flat) && name(w.mention[c]) {
			return w.mention[c]
		}
	}
	for k := w.lastAt[x.Last]; k >= 0; k = w.lastBefore[k] {
		if y := d.Mentions[k]; name(k) && y.First > x.First && (d.Dep[y.Head] == doc.Appos || d.Dep[y.Head] == doc.Flat) {
			switch of := d.Head[y.Head]; d.Tag[y.First-1] {
			case doc.NN, doc.NNP, doc.NNPS, doc.NNS:
				return k
			case doc.Comma:
				if of >= 0 && (of == i || w.mention[of] < 0 || d.Mentions[w.mention[of]].Type != schema.Person) {
					return k
				}
			}
		}
	}
	next := x.Last + 1
	n := int32(d.Len())
	if next < n && d.Word(next) == "(" {
		for next < n && d.Word(next) != ")" {
			next++
		}
		next++
	}
	set := next < n && d.Word(next) == ","
	if set {
		next++
	}
	if next >= n {
		return m
	}
	for k := w.firstAt[next]; k >= 0 && int(k) < len(d.Mentions) && d.Mentions[k].First == next; k++ {
		if end := d.Mentions[k].Last + 1; name(k) && (!set || end < n && d.Word(end) == ",") {
			return k
		}
	}
	return m
}

// agent reports whether the passive i names its doer.
func (w *walker) agent(i int32) bool { return w.subject(i) >= 0 }

// owner returns the token that the noun i of saying belongs to, and the child
// that leads there; -1 where none is found.
func (w *walker) owner(i int32) (token, via int32) {
	d := w.d
	of := int32(-1)
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch d.Dep[c] {
		case doc.NmodPoss:
			return c, c
		case doc.Nmod:
			switch w.caseOf(c) {
			case "by", "from":
				return c, c
			case "of":
				of = c
			}
		case doc.Acl:
			if d.Tag[c] == doc.VBN && !w.finite(c) { // "a claim made by X"
				if s := w.subject(c); s >= 0 && s != i {
					return s, c
				}
			}
		}
	}
	if of >= 0 && w.speaker(of) {
		return of, of
	}
	// "X made the allegation that", "X came to the conclusion that".
	if h := d.Head[i]; h >= 0 && (d.Dep[i] == doc.Obj || d.Dep[i] == doc.Obl) {
		switch w.lemma(h) {
		case "make", "repeat", "express", "voice", "raise", "issue", "level", "have", "offer", "spread", "share", "publish", "post", "release", "echo", "air", "come", "reach", "draw", "arrive", "hold", "give":
			if s := w.subject(h); s >= 0 {
				return s, -1
			}
		}
	}
	return -1, -1
}

// speaker reports whether token i heads the mention of somebody who speaks.
func (w *walker) speaker(i int32) bool {
	m := w.mention[i]
	return m >= 0 && w.d.Mentions[m].Type&(schema.Person|schema.Organization) != 0
}
