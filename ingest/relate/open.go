package relate

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A clause is what one verb, or predicate noun or adjective, states: who does it, to whom or what, and in what
// circumstances.
type clause struct {
	verb    int32
	subject int32 // noSubject where none is known
	passive bool  // the subject undergoes it, and nobody is said to do it
	args    []argument
}

// An argument is a dependent of a verb.
type argument struct {
	at     int32
	names  labels
	prep   string // "to", "out_of"; "" for an object
	light  int32  // the object that the preposition hangs on: "have talks with"; -1
	second int32  // the verb that the object does: "cause a crane to fall"; -1
	whom   int32  // who does that, where what it is done to is the object; -1
}

// circumstance are prepositions that tell of the clause as a whole rather than
// of one who takes part.
var circumstance = []string{"according_to", "because_of", "due_to", "instead_of", "in_addition_to", "as_well_as", "such_as", "including", "regarding", "concerning",
	"despite", "like", "unlike", "than", "during", "since", "until", "till", "before", "after", "per", "amid", "amidst", "following", "given", "besides", "except", "ago", "in_spite_of", "on_behalf_of", "as_of", "along_with", "without", "as", "in_front_of", "apart_from", "other_than", "whether", "if", "while", "because", "when", "although", "though", "so_that", "in_order_to", "depending_on", "compared_to", "compared_with", "as_opposed_to", "rather_than", "thanks_to", "prior_to", "ahead_of", "in_terms_of", "in_support_of", "in_response_to"}

// clauseOf returns the clause of verb v, and false if nobody is in it.
func (f *finder) clauseOf(v int32, c *clause) bool {
	d := f.d
	*c = clause{verb: v, subject: noSubject, args: c.args[:0]}
	done := noSubject // whom or what it is done to, where that is the subject
	for k := range f.down(v) {
		e := &f.down(v)[k]
		switch {
		case e.names&agent != 0:
			if c.subject < 0 || relativizer(d, c.subject) || e.names&subjects != 0 && e.dep < v && d.Dep[e.dep] != doc.Conj && f.afterPause(c.subject, e.dep) {
				c.subject = e.dep // of two, the nearer: "the last of the hills, the Downs reach"
			}
		case e.names&(1<<doc.NsubjPass) != 0:
			if done < 0 || relativizer(d, done) || e.dep < v && d.Dep[e.dep] != doc.Conj && f.afterPause(done, e.dep) {
				done = e.dep
			}
			if e.names&patient != 0 {
				c.args = append(c.args, argument{e.dep, e.names, "", -1, -1, -1})
			}
		case e.names&(patient|recipient) != 0:
			c.args = append(c.args, argument{e.dep, e.names, "", -1, -1, -1})
		case e.names&(1<<doc.Obl) != 0 || e.names&(1<<doc.Nmod) != 0 && d.Pos[v] != doc.VERB:
			if p := f.prepositionOf(v, e); p != "" && !slices.Contains(circumstance, p) {
				c.args = append(c.args, argument{e.dep, e.names, p, -1, -1, -1})
			}
		}
	}
	if c.subject < 0 && done >= 0 {
		c.subject, c.passive = done, true
		c.args = slices.DeleteFunc(c.args, func(a argument) bool { return a.names&(1<<doc.NsubjPass) != 0 })
	}
	if c.subject < 0 {
		return false
	}
	c.subject = f.bearer(v, c.subject)
	if d.Pos[v] != doc.VERB {
		return true
	}
	f.lean(c)
	if supplying[lower(d.Lemma[v])] && !f.endowed(c) {
		for _, a := range c.args {
			for _, j := range f.children(a.at) {
				if a.prep == "" && d.Dep[j] == doc.Nmod && j > a.at && f.caseWords(j) == "with" { // "supplied rebels with guns"
					c.args = append(c.args, argument{f.node[j], 1 << doc.Obl, "with", -1, -1, -1})
				}
			}
		}
	}
	for _, a := range c.args {
		if a.prep != "" || !f.common(a.at) || f.amounts(a.at) || !f.class.light.has(&f.graph, v, f.key(v)) {
			continue
		}
		for _, j := range f.children(a.at) {
			if p := f.caseWords(j); d.Dep[j] == doc.Nmod && p != "" && p != "of" && !slices.Contains(circumstance, p) {
				c.args = append(c.args, argument{f.node[j], 1 << doc.Nmod, p, a.at, -1, -1})
			}
		}
	}
	return true
}

// prepositionOf returns the preposition with which e leads to an argument of v. A
// noun has another where a clause about it gives it a place of its own: "came from
// Rome, where she lived".
func (f *finder) prepositionOf(v int32, e *edge) string {
	if e.dep < v && f.d.Dep[v] == doc.AclRelcl && f.d.Head[v] >= 0 && f.node[f.d.Head[v]] == e.dep {
		return f.r.prepWords[e.prep]
	}
	return f.caseWords(e.dep)
}

// bearer returns who the subject s of the relative clause v is: where s says what
// somebody is, "Bob is a guard who saved her", that somebody.
func (f *finder) bearer(v, s int32) int32 {
	d := f.d
	if d.Dep[v] != doc.AclRelcl || d.Head[v] < 0 || f.node[d.Head[v]] != s || f.child(s, 1<<doc.Cop) < 0 {
		return s
	}
	if n := f.child(s, 1<<doc.Nsubj); n >= 0 && !relativizer(d, n) && f.isNamed(f.node[n]) {
		return f.node[n]
	}
	return s
}

// name returns the open predicate of c with its argument a.
func (f *finder) openName(c *clause, a *argument) string {
	var b strings.Builder
	b.WriteString(schema.Open)
	if f.d.Pos[c.verb] != doc.VERB {
		b.WriteString("be_")
		if p := f.ofNoun(c.verb); p != "" && !slices.Contains(circumstance, p) {
			b.WriteString(p + "_")
		}
		if f.d.Tag[c.verb] == doc.JJS {
			b.WriteString(lower(f.d.Word(c.verb))) // "be_highest_in"
		} else {
			b.WriteString(lower(f.d.Lemma[c.verb]))
		}
	} else if c.passive {
		b.WriteString("be_" + lower(f.d.Word(c.verb)))
		if p := f.child(c.verb, 1<<doc.CompoundPrt); p >= 0 {
			b.WriteString("_" + lower(f.d.Word(p)))
		}
	} else {
		b.WriteString(f.deed(c.verb))
	}
	if a.light >= 0 {
		b.WriteString("_")
		if i := a.light; i > 1 && f.d.Tag[i-1] == doc.HYPH && f.d.End[i-1] == f.d.Start[i] { // "lose a play-off for"
			b.WriteString(lower(f.d.Word(i-2)) + "-")
		}
		b.WriteString(lower(f.d.Lemma[a.light]))
	}
	if x := a.second; x >= 0 {
		if f.d.Tag[x-1] == doc.TO || x > 1 && f.d.Tag[x-2] == doc.TO {
			b.WriteString("_to")
		}
		b.WriteString("_" + f.key(x))
	}
	if a.prep != "" && !f.supplies(c, a) {
		b.WriteString("_" + a.prep)
	}
	return b.String()
}

// deed returns the verb v with its particle, or the adverb that does the work of
// one: "bring_back", "rip_apart".
func (f *finder) deed(v int32) string {
	d := f.d
	key, lemma := f.key(v), lower(d.Lemma[v])
	if key != lemma {
		if p := f.child(v, 1<<doc.CompoundPrt); p >= 0 && int(p)+2 < d.Len() && lower(d.Word(p)) == "up" && lower(d.Word(p+1)) == "to" && d.Pos[p+2] == doc.NUM {
			return lemma // "divert up to 900 litres"
		}
		return key
	}
	for _, j := range f.children(v) {
		if w := lower(d.Word(j)); d.Dep[j] == doc.Advmod && j > v && directions[w] && len(f.children(j)) == 0 && !(int(j)+1 < d.Len() && d.Tag[j+1] == doc.VBG) {
			return lemma + "_" + w
		}
	}
	return lemma
}

// directions are the adverbs that change what a verb means.
var directions = words1(`ahead apart aside away back down forth forward home off out over through together up`)

// lean hangs the prepositions of a light verb on its object where they stand
// right behind it, "made two gifts to Acme", or where a relative clause describes
// that: "the role that Acme played in it".
func (f *finder) lean(c *clause) {
	d, v := f.d, c.verb
	if c.passive || placing[lower(d.Lemma[v])] || !f.class.light.has(&f.graph, v, f.key(v)) {
		return
	}
	object := int32(-1)
	for k := range c.args {
		if a := &c.args[k]; a.prep == "" && a.names&patient != 0 {
			if object >= 0 {
				return
			}
			object = a.at
		}
	}
	if object < 0 || !f.common(object) || f.amounts(object) || d.Pos[object] != doc.NOUN || f.isTime(object) || f.typ(object)&(schema.Person|schema.Organization|schema.Place) != 0 {
		return
	}
	gap := d.Dep[v] == doc.AclRelcl && d.Head[v] >= 0 && f.node[d.Head[v]] == object
	for k := range c.args {
		a := &c.args[k]
		j := f.child(a.at, 1<<doc.Case)
		if a.prep == "" || a.prep == "of" || j < 0 || !gap && (j != object+1 || a.prep == "in" && f.typ(a.at)&schema.Place != 0) || gap && j < v {
			continue
		}
		a.light = object
		if gap {
			return // what follows hangs on that
		}
	}
}

// ofNoun returns the preposition of the predicate noun v: "at" of "are at sea".
func (f *finder) ofNoun(v int32) string {
	if p := f.caseWords(v); p != "" {
		return p
	}
	if j := f.child(v, 1<<doc.Case); j >= 0 && j < v && f.d.Tag[j] != doc.POS {
		return lower(f.d.Word(j))
	}
	return ""
}

// open adds what clauses state beyond the predicates of the table.
func (f *finder) open() {
	d := f.d
	told := map[[3]int32]bool{} // trigger, subject, object
	for _, r := range d.Relations {
		s, o := f.entityOf(r.Subject), int32(-1)
		if r.Object >= 0 {
			o = f.entityOf(r.Object)
		}
		told[[3]int32{r.Trigger, s, o}] = true
		told[[3]int32{r.Trigger, o, s}] = true
	}
	var c clause
	for v := range int32(d.Len()) {
		if f.inName[v] || !f.states(v) || !f.clauseOf(v, &c) {
			continue
		}
		s, ok := f.term(c.subject, schema.Entities)
		if !ok {
			continue
		}
		for k := range c.args {
			a := &c.args[k]
			if f.isTime(a.at) || f.isWhat(c.subject, a.at) || !f.firm(&c, a) {
				continue
			}
			o, ok := f.term(a.at, schema.Entities)
			if !ok {
				f.amount(&c, s, a)
				continue
			}
			subject, object := f.entityOf(s), f.entityOf(o)
			if told[[3]int32{v, subject, object}] {
				continue
			}
			told[[3]int32{v, subject, object}] = true
			r := doc.Relation{
				Subject: s, Predicate: f.openName(&c, a), Object: o, Trigger: v, Rule: "open", Score: 0.6,
				First: min(d.Mentions[s].First, d.Mentions[o].First, v), Last: max(d.Mentions[s].Last, d.Mentions[o].Last, v),
			}
			if x := f.receiver(&c, a); x >= 0 {
				r.Qualifiers = []doc.Qualifier{{Key: "to", Mention: x}}
			} else if x := f.supplied(&c, a); x >= 0 {
				r.Qualifiers = []doc.Qualifier{{Key: "to", Mention: x}}
			} else if x := f.placed(&c, a); x >= 0 {
				r.Qualifiers = []doc.Qualifier{{Key: "with", Mention: x}}
			}
			if a.whom >= 0 {
				if w, ok := f.term(a.whom, schema.Entities); ok {
					r.Qualifiers = []doc.Qualifier{{Key: "to", Mention: w}}
				}
			}
			if a.prep == "" && !c.passive {
				if words := f.made(v, a.at); words != "" {
					r.Qualifiers = []doc.Qualifier{{Key: "as", Mention: -1, Literal: schema.Term{Value: words, Type: schema.Text}}}
				}
			}
			f.add(r)
		}
	}
}

// states reports whether v heads a clause that may state something open.
func (f *finder) states(v int32) bool {
	d := f.d
	switch d.Pos[v] {
	case doc.VERB:
		return !f.class.mute.has(&f.graph, v, f.key(v)) && !f.adjectival(v)
	case doc.ADJ, doc.NOUN:
		return f.child(v, 1<<doc.Cop) >= 0 && !f.class.time.has(&f.graph, v, f.key(v))
	}
	return false
}

// adjectival reports whether the participle v is no verb but part of a noun phrase,
// whatever the tree says: "best-known engineer", "charged with murder and aggravated
// assault".
func (f *finder) adjectival(v int32) bool {
	d := f.d
	if d.Tag[v] != doc.VBN && d.Tag[v] != doc.VBG || f.child(v, 1<<doc.Aux|1<<doc.AuxPass) >= 0 {
		return false
	}
	if v > 0 && int(v)+1 < d.Len() && d.Tag[v-1] == doc.HYPH && d.End[v-1] == d.Start[v] && (d.Pos[v+1] == doc.NOUN || d.Pos[v+1] == doc.ADJ) {
		return true
	}
	if d.Dep[v] != doc.Conj || d.Tag[v] != doc.VBN || v == 0 || f.headline(v) {
		return false
	}
	h, o := d.Head[v], f.child(v, 1<<doc.Obj)
	return o == v+1 && h >= 0 && d.Tag[h] != doc.VBN && d.Tag[h] != doc.VBD
}

// amount adds the relation of s to an argument that is a number rather than a
// thing: "rose 17 per cent".
func (f *finder) amount(c *clause, s int32, a *argument) {
	d := f.d
	v := f.value[a.at]
	if v < 0 || d.Pos[c.verb] != doc.VERB || a.light >= 0 || placing[lower(d.Lemma[c.verb])] {
		return
	}
	switch d.Values[v].Kind {
	case doc.Count, doc.Money, doc.Percent, doc.Quantity:
		first, last := d.Values[v].First, d.Values[v].Last
		if n := int32(d.Len()); last+2 < n && d.Word(last+1) == "of" { // "owns 7% of Acme"
			if p, ok := f.phraseAt(last+2, n); ok && f.under(p.head, a.at) {
				last = p.last
			}
		}
		f.add(doc.Relation{
			Subject: s, Predicate: f.openName(c, a), Object: -1, Trigger: c.verb, Rule: "open", Score: 0.5,
			Literal: schema.Term{Value: d.Phrase(first, last), Type: schema.Text},
			First:   min(d.Mentions[s].First, first, c.verb), Last: max(d.Mentions[s].Last, last, c.verb),
		})
	}
}

// isWhat reports whether an is edge leads from one node to the other.
func (f *finder) isWhat(who, what int32) bool {
	for k := range f.down(who) {
		if e := &f.down(who)[k]; e.dep == what && e.names&is != 0 {
			return true
		}
	}
	return false
}
