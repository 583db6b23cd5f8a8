package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// addSubject makes s the subject of clause v.
func (g *graph) addSubject(v, s int32) {
	rel := doc.Nsubj
	if g.passive[v] {
		rel = doc.NsubjPass
	}
	g.add(v, s, rel, 0)
	if s == g.d.Head[v] {
		return // the noun that v describes, without its conjuncts
	}
	for _, j := range g.children(s) {
		if g.d.Dep[j] == doc.Conj && !g.clause(j) {
			g.add(v, j, rel, 0)
		}
	}
}

// subjectOf returns the subject of clause v, its own or the one that it is
// understood to have, noSubject if there is none.
func (g *graph) subjectOf(v int32, depth int) int32 {
	if s := g.subject[v]; s != unset {
		return s
	}
	if depth > 50 {
		return noSubject
	}
	g.subject[v] = noSubject // ends a circle
	s := g.understood(v, depth+1)
	g.subject[v] = s
	return s
}

func (g *graph) understood(v int32, depth int) int32 {
	d := g.d
	h := d.Head[v]
	if s := g.child(v, subjects); s >= 0 {
		if d.Dep[v] == doc.AclRelcl && relativizer(d, s) && h >= 0 {
			if near := g.beside(v); near >= 0 {
				return near
			}
			return h
		}
		return g.secondOf(v, s)
	}
	if h < 0 {
		return noSubject
	}
	switch d.Dep[v] {
	case doc.Conj:
		if g.clause(h) {
			return g.subjectOf(h, depth)
		}
	case doc.Acl:
		if !g.clause(h) && (d.Tag[v] == doc.VBG || d.Tag[v] == doc.VBN) && g.child(v, marks) < 0 {
			if near := g.named(v); near >= 0 {
				if d.Word(v-1) == "," && d.Dep[near] == doc.Nmod && d.Head[near] == h && g.caseWords(near) != "" && g.typ(h)&(schema.Thing|schema.Work|schema.Event|schema.Product) != 0 && !governing[d.Lemma[v]] {
					return noSubject // "a loan from Acme, secured on land": either
				}
				return near
			}
			return g.described(v, h)
		}
	case doc.Xcomp:
		if m := g.child(v, marks); !g.clause(h) || m > 0 && d.Pos[m-1] == doc.CCONJ {
			return noSubject // "in beating them and to end it": who ends it?
		}
		if o := g.child(h, 1<<doc.Obj|1<<doc.Iobj); o >= 0 && d.Lemma[h] != "promise" && !(d.Lemma[h] == "have" && d.Tag[v] == doc.VB && g.child(v, marks) >= 0) {
			if m := g.child(v, marks); m >= 0 && d.Tag[m] == doc.TO && o < m && g.typ(o)&(schema.Thing|schema.Work|schema.Event|schema.Place|schema.Facility) != 0 && !urging[d.Lemma[h]] && !bringing[d.Lemma[h]] && !holding[d.Lemma[h]] {
				if g.aimed(v, h) {
					return noSubject // "backs plans for talks to end the war"
				}
				return g.subjectOf(h, depth) // "entered a contest to win it"
			}
			return o
		}
		if pleading[d.Lemma[h]] && g.child(h, 1<<doc.Obl) >= 0 {
			return noSubject
		}
		return g.subjectOf(h, depth)
	case doc.Advcl:
		if m := g.child(v, marks); m >= 0 && d.Tag[v] == doc.VBN && lower(d.Word(m)) == "as" {
			return noSubject // "as decided by the court"
		}
		if d.Tag[v] == doc.VBN && v > 0 && d.Pos[v-1] == doc.NOUN && int(v)+1 < d.Len() && d.Pos[v+1] == doc.ADP && g.child(v, marks|1<<doc.Aux|1<<doc.AuxPass) < 0 && h < v-1 {
			return v - 1 // "died of fever caught in Rome"
		}
		if connecting[lower(d.Word(v))] {
			return noSubject
		}
		if o := g.accused(v, h); o >= 0 {
			return o
		}
		if m := g.child(v, marks); m >= 0 && d.Tag[v] == doc.VBG && lower(d.Word(m)) == "for" && handing[d.Lemma[h]] {
			return noSubject // "awarded the prize to her for tracing"
		}
		if o := g.urged(v, h); o >= 0 {
			return o
		}
		if g.topical(v, h) || g.aimed(v, h) || g.ensues(v, h, depth) || pleading[d.Lemma[h]] && d.Tag[v] == doc.VB {
			return noSubject
		}
		if g.clause(h) && d.Tag[v] != doc.VBD && d.Tag[v] != doc.VBZ && d.Tag[v] != doc.VBP && g.child(v, 1<<doc.Expl) < 0 {
			return g.subjectOf(h, depth)
		}
	case doc.Parataxis, doc.Root, doc.Ccomp:
	}
	return noSubject
}

// secondOf returns the last subject of clause v behind a pause, where the first, s,
// only says what that is, else s: "the last of the hills, the Downs reach".
func (g *graph) secondOf(v, s int32) int32 {
	for _, j := range g.children(v) {
		if label(g.d.Dep[j])&subjects != 0 && j > s && j < v && g.afterPause(s, j) {
			s = j
		}
	}
	return s
}

// afterPause reports whether the phrase of node b begins right behind a comma,
// colon or bracket, and that of a before it.
func (g *graph) afterPause(a, b int32) bool {
	m := g.mention[b]
	if m < 0 || a >= b || g.isNamed(a) && !g.isNamed(b) {
		return false
	}
	first := g.d.Mentions[m].First
	if first <= a {
		return false
	}
	switch g.d.Word(first - 1) {
	case ",", ":", ";", "]", ")", "–", "—":
		return true
	}
	return false
}

// pleading are the verbs whose infinitive says what another is to do.
var pleading = words1(`appeal ask beg call plead pray shout signal yell`)

// aimed reports whether the infinitive v says what a noun right before it is for,
// "calls for talks to end the war", and not to what end the subject of clause h
// acts.
func (g *graph) aimed(v, h int32) bool {
	d := g.d
	m := g.child(v, marks)
	if m < 1 || d.Tag[m] != doc.TO || m < h {
		return false
	}
	return d.Pos[m-1] == doc.NOUN && aims[lower(d.Lemma[m-1])]
}

// aims are the nouns that an infinitive behind them says the end of.
var aims = words1(`ability agreement attempt bid call campaign chance decision deal drive effort force fund law means measure mission need negotiation offensive operation opportunity order pact plan pledge policy power programme
	program project promise proposal push raid readiness reform request resolution right step strategy struggle support talk talks treaty vote war way willingness work`)

// topical reports whether the gerund v says what an object of clause h is on,
// "a resolution on defeating rebels", and not what the subject does.
func (g *graph) topical(v, h int32) bool {
	m, o := g.child(v, marks), g.child(h, 1<<doc.Obj)
	if g.d.Tag[v] != doc.VBG || m < 1 || o < 0 || o > m {
		return false
	}
	switch lower(g.d.Word(m)) {
	case "on", "about", "against", "of", "over":
		return true
	case "to", "towards", "toward":
		return g.d.Pos[m-1] == doc.NOUN // "progress towards ending the war"
	}
	return false
}

// described returns whom or what the participle v behind the noun h tells of: h, but
// noSubject where that only says where somebody is, "those on the ground fighting
// fires", and where a comma sets v off from an h that is no subject, for it tells of
// what the clause says then.
func (g *graph) described(v, h int32) int32 {
	d := g.d
	if up := d.Head[h]; d.Dep[h] == doc.Nmod && up >= 0 && (d.Pos[up] == doc.DET || d.Pos[up] == doc.PRON) {
		return noSubject
	}
	if d.Tag[v] == doc.VBG && v > 0 && d.Word(v-1) == "," && g.common(h) && (d.Dep[h] == doc.Obl || d.Dep[h] == doc.Obj || d.Dep[h] == doc.Nmod) {
		return noSubject
	}
	return h
}

// governing are the verbs whose participle behind a body's name is the body's.
var governing = words1(`base chair control establish found head headquarter lead own run`)

// urged returns the object of clause h where what the infinitive v says is what
// that is to do: "asked the council to help"; -1 otherwise.
func (g *graph) urged(v, h int32) int32 {
	d := g.d
	m, o := g.child(v, marks), g.child(h, 1<<doc.Obj|1<<doc.Iobj)
	if d.Tag[v] != doc.VB || m < 0 || d.Tag[m] != doc.TO || o < h || o > m || g.passive[h] || !urging[d.Lemma[h]] {
		return -1
	}
	return o
}

// urging are the verbs whose object is to do what an infinitive behind it says.
var urging = words1(`advise ask authorize beg command compel convince direct encourage entreat exhort forbid force implore instruct invite oblige order permit persuade press pressure prompt push tell tempt urge warn`)

// holding are the verbs of what one thinks, wants or makes of their object, which is
// what the infinitive behind it tells of.
var holding = words1(`appoint assume believe call choose claim consider design elect estimate expect find guess hear hold imagine intend keep know leave like love make mean name need prefer presume program programme prove reckon report
	rule say see select send set show suppose suspect take think trust understand watch wish would`)

// ensues reports whether the participle v behind a comma says what came of all
// that clause h says, and not what the one who acts in it did: "spent all her
// strength, leading to her death".
func (g *graph) ensues(v, h int32, depth int) bool {
	d := g.d
	if d.Tag[v] != doc.VBG || v == 0 || d.Word(v-1) != "," || !ensuing[d.Lemma[v]] || !g.clause(h) {
		return false
	}
	s := g.subjectOf(h, depth)
	return s >= 0 && g.typ(s)&(schema.Person|schema.Organization|schema.Place) != 0
}

// ensuing are the verbs of what events rather than people do.
var ensuing = words1(`draw ensue fuel lead mean result spark trigger`)

// accused returns the object of clause h where that, and not the subject, does
// what v says: "accused her of lying", "barred him from leaving"; -1 otherwise.
func (g *graph) accused(v, h int32) int32 {
	if g.d.Tag[v] != doc.VBG || g.passive[h] {
		return -1
	}
	m, o := g.child(v, marks), g.child(h, 1<<doc.Obj)
	if m < 0 || o < 0 || o > v {
		return -1
	}
	switch g.d.Lemma[m] {
	case "of", "into":
		return o
	case "from":
		if keeping[g.d.Lemma[h]] {
			return o
		}
	case "for":
		if t := g.typ(o); t == schema.Person || t == schema.Organization {
			return o
		}
	}
	return -1
}

// keeping are the verbs whose object is kept from doing what follows "from".
var keeping = words1(`ban bar block deter disable discourage disqualify dissuade exclude exempt forbid free hinder hold keep preclude prevent prohibit protect refrain remove restrain restrict save stop suspend`)

// connecting are participles that are prepositions without the tree saying so.
var connecting = map[string]bool{"following": true, "including": true, "regarding": true, "concerning": true, "pending": true, "excluding": true, "given": true}

// relativizer reports whether i is a word like "who" or "that".
func relativizer(d *doc.Document, i int32) bool {
	switch d.Tag[i] {
	case doc.WDT, doc.WP, doc.WPS, doc.WRB:
		return true
	}
	return d.Pos[i] == doc.PRON && d.Lemma[i] == "that" && d.Tag[i] != doc.DT
}
