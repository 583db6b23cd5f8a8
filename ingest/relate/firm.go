package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// ofVerbs are the verbs that take a complement with "of"; after others "of"
// hangs on a noun.
var ofVerbs = map[string]bool{"accuse": true, "approve": true, "complain": true, "conceive": true, "consist": true, "convict": true, "deprive": true, "die": true, "dispose": true, "hear": true,
	"inform": true, "learn": true, "notify": true, "rob": true, "speak": true, "strip": true, "suspect": true, "talk": true, "tell": true, "think": true, "warn": true, "compose": true, "make": true}

// vagueWords are pronouns and nouns that stand for nobody in particular.
var vagueWords = map[string]bool{"somebody": true, "someone": true, "something": true, "anybody": true, "anyone": true, "anything": true, "everybody": true, "everyone": true, "everything": true,
	"nobody": true, "no-one": true, "nothing": true, "none": true, "one": true, "ones": true, "other": true, "others": true, "thing": true, "things": true, "stuff": true, "lot": true, "people": true, "person": true, "way": true, "reason": true, "fact": true, "case": true,
	"some": true, "many": true, "most": true, "all": true, "few": true, "much": true, "bit": true, "kind": true, "sort": true, "those": true, "these": true, "that": true, "this": true, "there": true, "each": true, "both": true, "several": true}

// firm reports whether what clause c says of its subject and argument a can be
// taken out of the sentence and still be understood: whose deed it is is
// beyond doubt, and both are something in particular.
func (f *finder) firm(c *clause, a *argument) bool {
	d, v := f.d, c.verb
	if f.unresolved(c.subject) || f.unresolvedOne(a.at) {
		return false
	}
	if f.misshapen(c, a) || f.vague(c.subject) || f.vague(a.at) || f.nothing(c.subject) || f.nothing(a.at) || f.anonymous(c.subject) || f.unclear(c, c.subject) || f.unclear(c, a.at) || f.torn(c.subject) || f.torn(a.at) || f.clausal(c.subject) || f.owning(a.at) || f.whichever(c, c.subject) || f.whichever(c, a.at) {
		return false
	}
	named := f.isNamed(c.subject)
	told := named || f.isNamed(a.at)
	light := f.class.light.has(&f.graph, v, f.key(v))
	if !f.own(c) {
		if !named && (d.Dep[v] == doc.Advcl || !f.isNamed(a.at)) && (d.Dep[v] != doc.Conj || light || a.prep != "") {
			return false // a guess on what the words leave out
		}
		if d.Dep[v] == doc.Amod || d.Dep[v] == doc.Compound || d.Pos[c.subject] == doc.PRON && d.Dep[v] == doc.Advcl && !f.isNamed(a.at) {
			return false
		}
	}
	if !told && (light || a.prep != "") && (f.loose(c.subject) || f.loose(a.at)) {
		return false
	}
	if a.prep != "" && a.at < c.subject && c.subject < v && d.Dep[a.at] == doc.Obl && d.Head[a.at] == v {
		return false // "in Lebanon, she met": where or when
	}
	if a.prep == "" || a.light >= 0 || d.Pos[v] != doc.VERB {
		return a.light < 0 || !vagueWords[lower(d.Lemma[a.light])] && d.Tag[a.light] != doc.NNS || told && a.light >= 0 && !vagueWords[lower(d.Lemma[a.light])]
	}
	switch {
	case a.prep == "of" && !ofVerbs[lower(d.Lemma[v])]:
		return false // hangs on a noun
	case f.bare(a.at):
		return false // "on purpose", "in need"
	case a.prep == "by" && !c.passive && f.isNamed(a.at) && !byVerbs[lower(d.Lemma[v])]:
		return false // "reports announced by Ann Lee", whatever the tree says
	case f.supplies(c, a):
		return f.supplied(c, a) >= 0
	case f.follows(c, a):
		return false // "works with partners in Lebanon", "commented on aid to towns": the noun's, if that
	case a.prep == "for" && f.acts(a.at):
		return false // "pressed for Lee to resign"
	case a.prep == "with" && f.setOff(a.at):
		return false // ", with Lee asking questions"
	}
	return !f.takes(c, a) || f.placed(c, a) >= 0 || f.supplied(c, a) >= 0
}

// follows reports whether the phrase of a stands right behind that of another
// argument of c, a common noun, on which it may hang.
func (f *finder) follows(c *clause, a *argument) bool {
	k := f.child(a.at, 1<<doc.Case)
	for i := range c.args {
		if b := &c.args[i]; k > 0 && b.at != a.at && b.prep != "" && b.at < a.at && f.d.Pos[k-1] != doc.CCONJ && f.d.Pos[k-1] != doc.PUNCT && f.under(k-1, b.at) && (f.common(b.at) || a.prep == "in" && f.typ(a.at)&schema.Place != 0) {
			return !(b.prep == "from" && (a.prep == "to" || a.prep == "into"))
		}
	}
	return false
}

// byVerbs are the verbs that are active with "by".
var byVerbs = map[string]bool{"stand": true, "come": true, "go": true, "stop": true, "drop": true, "pass": true, "live": true, "swear": true, "abide": true, "fly": true, "drive": true, "walk": true, "sit": true, "start": true, "begin": true, "end": true}

// acts reports whether an infinitive follows the phrase of node i, which is
// its subject: "for Lee to resign".
func (f *finder) acts(i int32) bool {
	last := i
	if m := f.mention[i]; m >= 0 {
		last = f.d.Mentions[m].Last
	}
	n := last + 1
	return int(n)+1 < f.d.Len() && f.d.Tag[n] == doc.TO && f.d.Tag[n+1] == doc.VB
}

// setOff reports whether a comma stands before the preposition of node i.
func (f *finder) setOff(i int32) bool {
	k := f.child(i, 1<<doc.Case)
	return k > 0 && f.d.Word(k-1) == ","
}

// own reports whether the subject of c stands with its verb.
func (f *finder) own(c *clause) bool {
	d, v := f.d, c.verb
	for _, j := range f.children(v) {
		if label(d.Dep[j])&subjects != 0 {
			return !relativizer(d, j) || d.Head[v] >= 0 && f.node[d.Head[v]] == c.subject && c.subject < v && v-c.subject < 5
		}
	}
	for k := range f.down(v) { // "a plan drawn up by Ann Lee"
		if e := &f.down(v)[k]; e.names&agent != 0 && e.names&(1<<doc.Obl) != 0 && e.dep == c.subject {
			return true
		}
	}
	return false
}

// vague reports whether node i is a word for nothing in particular:
// "something".
func (f *finder) vague(i int32) bool {
	if m := f.mention[i]; f.d.Pos[i] == doc.PRON && m >= 0 && !f.isNamed(i) && vagueWords[lower(f.nameOf(m))] {
		return true // "people … they"
	}
	return vagueWords[lower(f.d.Lemma[i])] && !f.inName[i] && f.child(i, 1<<doc.Nummod|1<<doc.Amod|1<<doc.Nmod|1<<doc.Compound|1<<doc.Acl) < 0
}

// loose reports whether node i is an "it" or the like that nothing named is
// behind.
func (f *finder) loose(i int32) bool {
	if f.d.Pos[i] != doc.PRON || f.isNamed(i) {
		return false
	}
	switch lower(f.d.Word(i)) {
	case "he", "she", "him", "her", "himself", "herself":
		return f.typ(i)&schema.Person == 0
	case "they", "them":
		return f.typ(i)&(schema.Person|schema.Organization) == 0
	}
	return true
}

// bare reports whether common noun i stands alone: "on purpose".
func (f *finder) bare(i int32) bool {
	return f.common(i) && f.d.Tag[i] == doc.NN && f.child(i, 1<<doc.Det|1<<doc.NmodPoss|1<<doc.Amod|1<<doc.Nummod|1<<doc.Compound|1<<doc.Nmod) < 0 && !f.isNamed(i)
}

// placed returns the object of a verb like "put" whose place the argument a of c
// is, as in "put the army on alert": its mention, -1 if there is none.
func (f *finder) placed(c *clause, a *argument) int32 {
	d, v := f.d, c.verb
	if a.prep == "" || a.light >= 0 || c.passive || !placing[lower(d.Lemma[v])] || f.key(v) != lower(d.Lemma[v]) {
		return -1
	}
	for k := range c.args {
		b := &c.args[k]
		if b.prep == "" && b.at < a.at && b.names&patient != 0 {
			if o, ok := f.term(b.at, schema.Entities); ok && !f.unclear(c, b.at) {
				return o
			}
		}
		if b.prep != "" && b.at < a.at && b.at > v {
			return -1
		}
	}
	return -1
}

// takes reports whether c has an object beside its argument a: what follows
// with a preposition then tells of the deed.
func (f *finder) takes(c *clause, a *argument) bool {
	for k := range c.args {
		if b := &c.args[k]; b.prep == "" && b.at != a.at {
			if _, ok := f.term(b.at, schema.Entities); ok || f.value[b.at] >= 0 && !f.isTime(b.at) {
				return true
			}
		}
	}
	return false
}
