package relate

import (
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
	if f.restricts(c, v) || f.severed(v) {
		return true
	}
	if a.prep == "" && d.Pos[v] == doc.NOUN || a.prep != "" && f.denied(a.at) {
		return true
	}
	if f.headline(v) && !c.passive && a.prep != "" && (d.Tag[v] == doc.VBN || d.Tag[v] == doc.VBD) && f.child(v, 1<<doc.Obj|1<<doc.Aux|1<<doc.CompoundPrt) < 0 {
		return true // "ten sailors rescued off Sark"
	}
	plain := f.key(v) == lower(d.Lemma[v]) // without a particle
	switch lemma := lower(d.Lemma[v]); {
	case c.passive:
	case a.prep == "" && a.names&(patient|recipient) != 0:
		return placing[lemma] && plain || supplying[lemma] && f.endowed(c) || f.does(v, a.at) >= 0 && !f.brings(c, a)
	case a.prep != "" && a.light < 0:
		return needing[lemma] && plain
	}
	return a.light >= 0 && f.scant(a.light)
}

// needing are the verbs that say nothing without their object.
var needing = words1(`have make give raise pose express`)

// placing are the verbs that say nothing of their object without its place.
var placing = words1(`put place rate compare liken regard rank pit`)

// handing are the verbs whose object goes "to" somebody, on whatever the tree
// hangs him.
var handing = words1(`assign award bring deliver donate extend give grant hand lend offer pay present provide sell send ship show supply teach transfer`)

// supplying are the verbs whose object may be the one who gets what follows with
// "with".
var supplying = words1(`arm entrust equip furnish present provide supply`)

// supplies reports whether the argument a of c is what one provides somebody with.
func (f *finder) supplies(c *clause, a *argument) bool {
	return a.prep == "with" && a.light < 0 && !c.passive && f.d.Pos[c.verb] == doc.VERB && supplying[lower(f.d.Lemma[c.verb])]
}

// endowed reports whether c says with what its object is provided.
func (f *finder) endowed(c *clause) bool {
	for k := range c.args {
		if f.supplies(c, &c.args[k]) && c.args[k].at > c.verb {
			return true
		}
	}
	return false
}

// supplied returns the mention of whom c provides with its argument a, -1 if
// there is none.
func (f *finder) supplied(c *clause, a *argument) int32 {
	if !f.supplies(c, a) {
		return -1
	}
	for k := range c.args {
		if b := &c.args[k]; b.prep == "" && b.at < a.at && b.names&(patient|recipient) != 0 {
			if o, ok := f.term(b.at, schema.Entities); ok && !f.vague(b.at) {
				return o
			}
		}
	}
	return -1
}

// framing are the verbs that say how their object is seen, with "as".
var framing = words1(`cast characterise characterize define depict describe dismiss hail identify label portray recognise recognize regard see treat use view`)

// made returns the words that say what node o, the object of verb v, is made or
// called, "" if none do: "dead" of "left ten people dead", "tragedy" of "calls
// it a tragedy", "historic" of "described it as historic".
func (f *finder) made(v, o int32) string {
	d := f.d
	calls := f.class.calls.has(&f.graph, v, f.key(v))
	for _, j := range f.children(v) {
		if j <= o || f.node[j] == o || d.Pos[j] == doc.VERB {
			continue
		}
		switch d.Dep[j] {
		case doc.Xcomp:
			return f.phrase(j, true)
		case doc.Obj:
			if calls {
				return f.phrase(j, true)
			}
		case doc.Obl, doc.Advcl:
			if framing[lower(d.Lemma[v])] && f.caseWords(j) == "as" {
				return f.phrase(j, true)
			}
		}
	}
	if n := f.behind(o); n >= 0 && lower(d.Lemma[v]) == "leave" && (d.Pos[n] == doc.ADJ || d.Tag[n] == doc.VBN) {
		return d.Word(n)
	}
	return ""
}

// behind returns the token behind the phrase of node o, -1 if there is none.
func (f *finder) behind(o int32) int32 {
	last := o
	if m := f.mention[o]; m >= 0 {
		last = max(last, f.d.Mentions[m].Last)
	}
	if int(last)+1 < f.d.Len() {
		return last + 1
	}
	return -1
}

// bringing are the verbs whose object is the subject of the infinitive behind
// it; letting, of one without "to".
var (
	bringing = words1(`allow cause compel enable expect force get help lead need permit prepare prompt require want`)
	letting  = words1(`have hear help let make see watch`)
)

// does returns the verb of the infinitive whose subject node o is, the object of
// v: "fall" of "caused a crane to fall"; -1 if there is none.
func (f *finder) does(v, o int32) int32 {
	d := f.d
	lemma := lower(d.Lemma[v])
	if !bringing[lemma] && !letting[lemma] {
		return -1
	}
	for at := o + 1; int(at) < d.Len() && at < o+10; at++ {
		switch d.Pos[at] {
		case doc.VERB, doc.AUX:
			if d.Tag[at] == doc.VB && letting[lemma] && d.Tag[at-1] != doc.TO {
				return at
			}
			return -1
		case doc.PUNCT, doc.CCONJ, doc.SCONJ:
			return -1
		}
		if d.Tag[at] == doc.TO && bringing[lemma] {
			for x := at + 1; int(x) < d.Len() && x < at+3; x++ {
				if d.Tag[x] == doc.VB {
					return x
				}
			}
		}
		if relativizer(d, at) || lower(d.Word(at)) == "for" {
			return -1
		}
	}
	return -1
}

// brings makes of "caused a crane to fall" and "requires members to sign a pledge"
// one predicate of both verbs, with what the second is done to as object, or else
// who does it, and reports whether it could.
func (f *finder) brings(c *clause, a *argument) bool {
	d := f.d
	x := f.does(c.verb, a.at)
	if x < 0 || a.prep != "" {
		return false
	}
	object := int32(-1)
	for _, j := range f.children(x) {
		switch d.Dep[j] {
		case doc.Obj:
			o := f.node[j]
			if _, ok := f.term(o, schema.Entities); !ok || f.vague(o) || f.nothing(o) || f.unclear(c, o) {
				return false
			}
			object = o
		case doc.Ccomp, doc.Xcomp, doc.Cop, doc.AuxPass:
			return false
		case doc.Advmod:
			if f.class.filler.last[lower(d.Word(j))] != nil {
				return false
			}
		}
	}
	a.second = x
	if object >= 0 {
		a.whom, a.at = a.at, object
	}
	return true
}

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
