package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// misshapen reports whether clause c says of its argument a something else than
// its verb and the two would without the rest of it: "put the army on alert",
// "the goal is to free Ann Lee".
func (f *finder) misshapen(c *clause, a *argument) bool {
	d, v := f.d, c.verb
	if d.Pos[v] == doc.VERB && f.child(v, 1<<doc.Cop) >= 0 && f.typ(c.subject)&(schema.Person|schema.Organization|schema.Place) == 0 {
		return true // "the goal is to free her"
	}
	if f.standing(c.subject) || f.mused(v) || a.prep != "" && prepositional[lower(d.Lemma[a.at])] || f.trails(a.at) {
		return true
	}
	if f.restricts(c, v) || f.severed(v) {
		return true
	}
	if a.prep == "" && (d.Pos[v] == doc.NOUN || d.Pos[v] == doc.ADJ) && lower(d.Lemma[v]) != "worth" || a.prep != "" && f.denied(a.at) || a.prep == "between" {
		return true
	}
	if k := f.child(v, 1<<doc.Cop); d.Tag[v] == doc.NN && k >= 0 && k == v-2 && d.Tag[v-1] == doc.VBG {
		return true // "is undergoing trial"
	}
	if d.Pos[v] == doc.NOUN && f.child(v, 1<<doc.Nummod) >= 0 || lower(d.Lemma[v]) == "not" {
		return true // "is a 20 minute walk from", "noting"
	}
	if n := c.subject + 1; c.subject > v && !c.passive && int(n) < d.Len() && d.Tag[n] == doc.VBG && d.Tag[v] == doc.VBN {
		return true // "was helped by rebels reaching a truce"
	}
	if f.compounded(a.at) {
		return true
	}
	if f.child(v, 1<<doc.Ccomp|1<<doc.Csubj|1<<doc.CsubjPass) >= 0 && (f.it(a.at) || f.it(c.subject)) {
		return true // "it is said by the crown that"
	}
	if a.prep == "" && int(a.at)+2 < d.Len() && d.Pos[a.at+1] == doc.ADP && lower(d.Word(a.at)) == lower(d.Word(a.at+2)) || a.prep == "in" && purposes[lower(d.Lemma[a.at])] || a.prep == "at" && terms[lower(d.Lemma[a.at])] {
		return true // "stands shoulder to shoulder", "meets in support of talks"
	}
	if f.headline(v) && !c.passive && a.prep != "" && (d.Tag[v] == doc.VBN || d.Tag[v] == doc.VBD) && f.child(v, 1<<doc.Obj|1<<doc.Aux|1<<doc.CompoundPrt) < 0 {
		return true // "ten sailors rescued off Sark"
	}
	if a.prep != "" && f.strays(v, a.at) || lower(d.Lemma[v]) == "have" && f.undergone(v, a.at) {
		return true
	}
	if w := lower(d.Lemma[v]); (w == "lead" && a.prep == "to" || w == "result" && a.prep == "in") && f.typ(c.subject)&schema.Person != 0 && f.typ(a.at)&(schema.Thing|schema.Event) != 0 {
		return true // people do not lead to something
	}
	plain := f.key(v) == lower(d.Lemma[v]) // without a particle
	switch lemma := lower(d.Lemma[v]); {
	case c.passive:
	case a.prep == "" && a.names&recipient != 0 && f.given(c, a):
		return true // told with what he is given
	case a.prep == "" && d.Dep[v] == doc.AclRelcl && f.class.calls.has(&f.graph, v, f.key(v)) && f.made(v, a.at) == "":
		return true // "a man they called the banker"
	case a.prep == "" && a.names&(patient|recipient) != 0:
		return framing[lemma] && f.framed(v, a.at) && f.made(v, a.at) == "" || placing[lemma] && plain || supplying[lemma] && f.endowed(c) || f.does(v, a.at) >= 0 && !f.brings(c, a)
	case a.prep != "" && a.light < 0:
		return needing[lemma] && plain
	}
	return a.light >= 0 && f.scant(a.light)
}

// prepositional are the nouns that make a preposition with those around them:
// "with respect to".
var prepositional = words1(`accordance addition behalf conjunction connection contrast favor favour front light lieu regard regards respect spite terms view wake`)

// purposes are the nouns that with "in" tell why.
var purposes = words1(`exchange honor honour line memory order response return search support`)

// terms are the nouns that with "at" tell by whose will or on what terms.
var terms = words1(`behest cost discretion expense initiative insistence invitation option request risk suggestion urging will`)

// compounding are the words that make one preposition with the one behind them:
// "due to", "next to".
var compounding = words1(`due next close adjacent near prior thanks`)

// standing reports whether "as" stands before the subject s, which then says only
// what the real one is: "as its main donor, Acme has paid".
func (f *finder) standing(s int32) bool {
	d := f.d
	first := s
	if m := f.mention[s]; m >= 0 {
		first = min(first, d.Mentions[m].First)
	}
	return first > 0 && !f.isNamed(s) && (lower(d.Word(first-1)) == "as" || lower(d.Word(first-1)) == "like") && f.startsSentence(first-1)
}

// mused reports whether v is an "-ing" that another verb speaks of rather than
// says its subject does: "compared closing the mine to murder".
func (f *finder) mused(v int32) bool {
	d := f.d
	h := d.Head[v]
	return d.Tag[v] == doc.VBG && d.Dep[v] == doc.Xcomp && h >= 0 && d.Pos[h] == doc.VERB && f.child(h, 1<<doc.Obj) < 0 && !doing[lower(d.Lemma[h])] && f.child(v, 1<<doc.Mark) < 0
}

// doing are the verbs whose "-ing" is the subject's deed.
var doing = words1(`admit avoid be begin cease continue deny enjoy finish go keep quit regret remember report resume risk start stop spend try`)

// trails reports whether node i is a bare conjunct behind the complement of
// another noun, of which it may be part: "access to power and water".
func (f *finder) trails(i int32) bool {
	d := f.d
	h := d.Head[i]
	if d.Dep[i] != doc.Conj || h < 0 || f.isNamed(i) || f.child(i, 1<<doc.Det|1<<doc.NmodPoss|1<<doc.Nummod) >= 0 {
		return false
	}
	cc := f.child(i, 1<<doc.Cc)
	if cc < 1 || f.node[cc-1] == f.node[h] {
		return false
	}
	for _, j := range f.children(h) {
		if d.Dep[j] == doc.Nmod && j > h && j < i && f.under(cc-1, j) {
			return true
		}
	}
	return false
}

// placing are the verbs that say nothing of their object without its place.
var placing = words1(`attribute base compare convert dedicate devote expose liken link pit place put rank rate regard subject tie transform turn`)

// supplied returns the mention of whom c provides with its argument a, -1 if
// it reports whether node i is the word "it".
func (f *finder) it(i int32) bool { return f.d.Pos[i] == doc.PRON && lower(f.d.Word(i)) == "it" }

// restricts reports whether c is a relative clause that says which of many
// there are, or may belong to another noun than the one before it: "talks among
// parties that end the war", "people who smoke".
func (f *finder) restricts(c *clause, v int32) bool {
	d := f.d
	for n := 0; d.Dep[v] == doc.Conj && d.Head[v] >= 0 && n < 20; n++ {
		v = d.Head[v]
	}
	if d.Dep[v] != doc.AclRelcl && d.Dep[v] != doc.Acl || d.Head[v] < 0 || f.node[d.Head[v]] != c.subject {
		return false
	}
	s := c.subject
	if f.isNamed(s) && f.typ(s) == schema.Person {
		return false
	}
	if m := f.mention[s]; d.Dep[v] == doc.AclRelcl && m >= 0 && !f.isNamed(s) && f.several(s) && int(m) < len(d.Entity) && !strings.Contains(d.Entities[d.Entity[m]].Name, " ") {
		return true // "people who smoke"
	}
	if m := f.mention[s]; d.Dep[v] == doc.AclRelcl && m >= 0 && !f.isNamed(s) && f.typ(s)&schema.Thing != 0 && d.Tag[s] == doc.NN && int(s)+1 < d.Len() && d.Word(s+1) != "," && !strings.Contains(f.nameOf(m), " ") {
		return true // "an environment that helps growth"
	}
	h := d.Head[s]
	by := d.Dep[s] == doc.Obl && h >= 0 && d.Dep[h] == doc.Acl && f.caseWords(s) == "by"
	if d.Dep[s] != doc.Nmod && d.Dep[s] != doc.OblAgent && !by || h < 0 || h > s || d.Dep[v] != doc.AclRelcl {
		return false
	}
	one, many := f.agrees(v)
	switch {
	case one && f.several(h) || many && !f.several(h) && f.several(s):
		return false
	case f.typ(s)&(schema.Place|schema.Facility) != 0:
		return true
	}
	for r := s + 1; r < v; r++ {
		if relativizer(d, r) {
			return d.Word(r-1) != ","
		}
	}
	return true
}

// several reports whether the noun i is plural.
func (f *finder) several(i int32) bool { return f.d.Tag[i] == doc.NNS || f.d.Tag[i] == doc.NNPS }

// agrees reports whether the form of verb v asks for one subject or for many.
func (f *finder) agrees(v int32) (one, many bool) {
	d := f.d
	look := func(i int32) {
		switch w := lower(d.Word(i)); {
		case d.Tag[i] == doc.VBZ || w == "was":
			one = true
		case d.Tag[i] == doc.VBP || w == "were":
			many = true
		}
	}
	look(v)
	for _, j := range f.children(v) {
		if d.Dep[j] == doc.Aux || d.Dep[j] == doc.AuxPass || d.Dep[j] == doc.Cop {
			look(j)
		}
	}
	return
}

// severed reports whether the conjunct v of another verb shares nothing with it
// but what the parser thinks: the forms of the two differ.
func (f *finder) severed(v int32) bool {
	d := f.d
	h := d.Head[v]
	if d.Dep[v] != doc.Conj || h < 0 || d.Pos[v] != doc.VERB || f.child(v, subjects) >= 0 {
		return false
	}
	if f.child(h, 1<<doc.Expl) >= 0 {
		return true
	}
	if d.Pos[h] != doc.VERB || f.child(v, 1<<doc.Aux|1<<doc.AuxPass|1<<doc.Mark) >= 0 {
		return false
	}
	for _, j := range f.children(h) {
		if j > h && j < v && d.Tag[j] == doc.VB && d.Tag[v] == doc.VB && (d.Dep[j] == doc.Xcomp || d.Dep[j] == doc.Ccomp || d.Dep[j] == doc.Advcl) {
			return true // "to press Sark to stop and allow": who allows?
		}
	}
	switch d.Tag[v] {
	case doc.VBZ, doc.VBP:
		switch d.Tag[h] {
		case doc.VBG:
			return f.child(h, 1<<doc.Aux) < 0
		case doc.VB:
			return d.Tag[v] == doc.VBZ && f.child(h, 1<<doc.Aux) < 0
		}
	case doc.VBG:
		switch d.Tag[h] {
		case doc.VBD, doc.VBZ, doc.VBP, doc.VB:
			return true
		}
	}
	if (d.Dep[h] == doc.AclRelcl || d.Dep[h] == doc.Acl) && v-h > 6 {
		return true
	}
	return false
}

// denied reports whether "not" stands before the phrase of node i: "looks not for
// gold but for tin".
func (f *finder) denied(i int32) bool {
	k := f.child(i, 1<<doc.Case)
	return k > 0 && lower(f.d.Word(k-1)) == "not"
}

// scant reports whether the noun i is one of little or none: "has little
// patience for".
func (f *finder) scant(i int32) bool {
	d := f.d
	for _, j := range f.children(i) {
		switch lower(d.Word(j)) {
		case "little", "few", "no", "less", "any", "fewer", "least", "all", "how", "hardly":
			return true
		}
	}
	return false
}
