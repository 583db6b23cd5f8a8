package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// given reports whether c has an object beside its recipient a.
func (f *finder) given(c *clause, a *argument) bool {
	for k := range c.args {
		if b := &c.args[k]; b.at != a.at && b.prep == "" && b.names&patient != 0 {
			return true
		}
	}
	return false
}

// needing are the verbs that say nothing without their object.
var needing = words1(`have make give raise pose express`)

// handing are the verbs whose object goes "to" somebody, on whatever the tree
// hangs him.
var handing = words1(strings.ReplaceAll(schema.Words["handing"], ",", ""))

// supplying are the verbs whose object may be the one who gets what follows with
// "with".
var supplying = words1(strings.ReplaceAll(schema.Words["supplying"], ",", ""))

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

// receiver returns the mention of whom the object a of c is given, where no
// preposition says so: "gave him the key"; -1 if there is none.
func (f *finder) receiver(c *clause, a *argument) int32 {
	if a.prep != "" || a.names&patient == 0 || c.passive {
		return -1
	}
	for k := range c.args {
		if b := &c.args[k]; b.prep == "" && b.at != a.at && b.names&recipient != 0 {
			if o, ok := f.term(b.at, schema.Entities); ok && !f.vague(b.at) {
				return o
			}
		}
	}
	return -1
}

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
var framing = words1(`cast characterise characterize define depict describe dismiss hail identify label list portray recognise recognize regard see treat use view`)

// framed reports whether "as" follows the object o of verb v.
func (f *finder) framed(v, o int32) bool {
	d := f.d
	if n := f.behind(o); n >= 0 && lower(d.Word(n)) == "as" || int(v)+1 < d.Len() && lower(d.Word(v+1)) == "as" {
		return true
	}
	for _, j := range f.children(v) {
		if j > v && f.caseWords(j) == "as" {
			return true
		}
	}
	return false
}

// made returns the words that say what node o, the object of verb v, is made or
// called, "" if none do: "dead" of "left ten people dead", "tragedy" of "calls
// it a tragedy", "historic" of "described it as historic".
func (f *finder) made(v, o int32) string {
	d := f.d
	if n := v + 1; int(n)+1 < d.Len() && n < o && lower(d.Lemma[v]) == "make" && d.Pos[n] == doc.ADJ && (d.Pos[n+1] == doc.DET || d.Tag[n+1] == doc.PRPS) {
		return d.Word(n) // "made public the findings"
	}
	calls := f.class.calls.has(&f.graph, v, f.key(v))
	for _, j := range f.children(v) {
		if j <= o || f.node[j] == o || d.Pos[j] == doc.VERB || relativizer(d, j) {
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
				if words := f.phrase(j, true); !vagueWords[lower(words)] && lower(words) != "individual" {
					return words
				}
				return ""
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
	if e := f.entity(a.at); e >= 0 && e == f.entity(c.subject) {
		return false // "it won much, enabling it to buy them"
	}
	a.second = x
	if object >= 0 {
		a.whom, a.at = a.at, object
	}
	return true
}
