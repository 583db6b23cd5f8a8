package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// torn reports whether the words that node i stands for end in the midst of what
// they say, so that they say something else or nothing: "logo | and address of the
// mosque", "more damage | than frost".
func (f *finder) torn(i int32) bool {
	d := f.d
	m := f.mention[i]
	if m < 0 || d.Pos[i] == doc.PRON || f.isNamed(i) {
		return false
	}
	x := &d.Mentions[m]
	if f.clausal(i) {
		return true
	}
	label := lower(f.nameOf(m))
	first, rest, _ := strings.Cut(label, " ")
	switch first {
	case "more", "less", "fewer":
		if f.compared(x) && !strings.Contains(rest, " than ") {
			return true
		}
	}
	if _, two, ok := strings.Cut(label, " between "); ok && !strings.Contains(two, " and ") && !strings.HasSuffix(two, "s") {
		return true // "border between Sark"
	}
	if n := x.Head + 1; rest == "" && int(n) < d.Len() && (lower(d.Word(n)) == "towards" || lower(d.Word(n)) == "toward") {
		return true // "progress | towards peace"
	}
	if n := x.Head + 1; int(n) < d.Len() && lower(d.Word(n)) == "for" && caring[lower(d.Lemma[x.Head])] && !strings.Contains(label, " for ") {
		return true // "support | for the government"
	}
	return rest == "" && (empty[first] || f.shares(x.Head) || f.toldOf(x.Head) || f.halved(x.Head))
}

// caring are the nouns that mean little without whom or what they are for.
var caring = words1(`admiration compassion concern contempt disdain disregard need preference regard respect responsibility support sympathy`)

// empty are the nouns that by themselves say nothing of what is done.
var empty = words1(`action conclusion manner whatnot`)

// owning reports whether an apostrophe behind the phrase of node i makes it stand
// for what is its: "close to the Saudis'".
func (f *finder) owning(i int32) bool {
	n := f.behind(i)
	return n >= 0 && f.d.Tag[n] == doc.POS && f.node[f.d.Head[n]] == i
}

// nameOf returns what the entity of mention m is called.
func (f *finder) nameOf(m int32) string {
	if d := f.d; int(m) < len(d.Entity) {
		return d.Entities[d.Entity[m]].Name
	}
	return f.d.Say(f.d.Mentions[m])
}

// clausal reports whether node i is a noun to which the tree gives a subject or an
// object without a copula: it is a verb, or part of another phrase.
func (f *finder) clausal(i int32) bool {
	d := f.d
	if d.Pos[i] != doc.NOUN && d.Pos[i] != doc.PROPN || f.child(i, 1<<doc.Cop) >= 0 {
		return false
	}
	return f.child(i, subjects|1<<doc.Obj|1<<doc.Iobj) >= 0
}

// compared reports whether "than" follows description x in its sentence.
func (f *finder) compared(x *doc.Mention) bool {
	d := f.d
	for i := x.Head + 1; int(i) < d.Len() && i < x.Head+14; i++ {
		if lower(d.Word(i)) == "than" {
			return true
		}
		if d.Word(i) == "." || d.Word(i) == ";" {
			return false
		}
	}
	return false
}

// shares reports whether what follows the noun after a conjunction completes noun i
// too: "logo and address of the mosque".
func (f *finder) shares(i int32) bool {
	d := f.d
	n := i + 1
	if int(n)+2 >= d.Len() || d.Pos[n] != doc.CCONJ || d.Pos[n+1] != doc.NOUN {
		return false
	}
	return d.Head[n+1] == i && d.Word(n+2) == "of"
}

// halved reports whether what stands before another noun, or behind both, says of
// noun i whose or which it is: "Ann's age | and name", "group | whose robots won".
func (f *finder) halved(i int32) bool {
	d := f.d
	if n := i + 1; int(n) < d.Len() && d.Tag[n] == doc.WPS {
		return true
	}
	h := d.Head[i]
	return d.Tag[i] == doc.NN && d.Dep[i] == doc.Conj && h >= 0 && d.Pos[i-1] == doc.CCONJ && f.child(h, 1<<doc.NmodPoss) >= 0
}

// toldOf reports whether a clause behind the noun i says what it says: "reports that
// the town had fallen".
func (f *finder) toldOf(i int32) bool {
	d := f.d
	n := i + 1
	if int(n) >= d.Len() || lower(d.Word(n)) != "that" {
		return false
	}
	if d.Tag[n] == doc.IN || d.Dep[n] == doc.Mark {
		v := d.Head[n]
		return v > n && d.Head[v] == i
	}
	return false
}

// whichever reports whether what clause c states is of any of many, which only a
// denial or the rest of the sentence makes something in particular: "the largest in
// any town".
func (f *finder) whichever(c *clause, i int32) bool {
	m := f.mention[i]
	if m < 0 || f.negated(c.verb) || denying[lower(f.d.Lemma[c.verb])] {
		return false
	}
	label := lower(f.nameOf(m))
	return (strings.HasPrefix(label, "any ") || strings.HasPrefix(label, "either ")) && !completed(label) && !strings.Contains(label, "ing ")
}

// denying are the verbs that are of all of what "any" names.
var denying = words1(`ban deny forbid lack oppose preclude prevent prohibit refuse reject resist`)

// numbered reports whether a number that is part of what mention x is called
// follows it: "Chapter | four", "Studio | 54".
func (f *finder) numbered(x *doc.Mention) bool {
	d := f.d
	n := max(x.Last, x.Head) + 1
	if int(n) >= d.Len() || d.Pos[n] != doc.NUM || d.Head[n] != x.Head || d.Tag[x.Head] == doc.NNS || x.Type != schema.Thing && x.Form == doc.Name {
		return false
	}
	if v := f.value[n]; v >= 0 && d.Values[v].Kind != doc.Count {
		return false
	}
	switch d.Dep[n] {
	case doc.Flat, doc.Appos, doc.Nummod, doc.NmodUnmarked, doc.DepDep:
		return true
	}
	return false
}

// enclosed reports whether token i is a pronoun alone in brackets: "(it)".
func (f *finder) enclosed(i int32) bool {
	d := f.d
	if d.Pos[i] != doc.PRON && lower(d.Word(i)) != "it" {
		return false
	}
	return i > 0 && int(i)+1 < d.Len() && d.Word(i-1) == "(" && d.Word(i+1) == ")"
}

// undergone reports whether the participle behind the object o of the verb v, which
// is "have", or instead of an object, is what v is there for: "had her picture
// taken", "have yet met".
func (f *finder) undergone(v, o int32) bool {
	d := f.d
	if m := f.mention[o]; m >= 0 {
		for i := d.Mentions[m].First; i <= d.Mentions[m].Last; i++ {
			if lower(d.Word(i)) == "been" {
				return true
			}
		}
	}
	if x := f.child(v, 1<<doc.Xcomp); x >= 0 && d.Tag[x] == doc.VBN {
		return true
	}
	n := f.behind(o)
	return n >= 0 && d.Tag[n] == doc.VBN && (d.Head[n] == o || d.Head[n] == v) && (int(n)+1 == d.Len() || d.Pos[n+1] == doc.PUNCT || d.Pos[n+1] == doc.CCONJ)
}

// strays reports whether node i, behind the clause of v about the object of a verb of
// bringing, is where that is brought: "took the clock he had made to school".
func (f *finder) strays(v, i int32) bool {
	d := f.d
	o := d.Head[v]
	if i < v || d.Dep[v] != doc.AclRelcl || o < 0 || d.Dep[o] != doc.Obj || d.Head[o] < 0 || d.Head[o] > o || handing[lower(d.Lemma[v])] {
		return false
	}
	w := lower(d.Lemma[d.Head[o]])
	if !bearing[w] && !handing[w] && !placing[w] {
		return false
	}
	switch f.caseWords(i) {
	case "to", "into", "back_to":
		return true
	}
	return false
}

// compounded reports whether the preposition of node i is part of one of two words
// that says where something is or why, "next to", "due to", and not of its verb.
func (f *finder) compounded(i int32) bool {
	k := f.child(i, 1<<doc.Case)
	return k > 0 && compounding[lower(f.d.Word(k-1))]
}

// bearing are the verbs of moving something somewhere.
var bearing = words1(`bring carry deliver drag fly hand haul lead move pass return send ship smuggle take throw transfer`)

// unowned reports whether the description at node i is called by a pronoun for an
// owner whom nothing tells: "his plan".
func (f *finder) unowned(i int32) bool {
	m := f.mention[i]
	if m < 0 || f.isNamed(i) || f.d.Mentions[m].Form == doc.Pronoun {
		return false
	}
	first, _, more := strings.Cut(lower(f.nameOf(m)), " ")
	switch first {
	case "my", "our", "your", "his", "her", "its", "their":
		return more
	}
	return false
}

// apart reports whether rel, that a place with a name lies in another, joins two of
// a list: other words than names and commas stand between them.
func (f *finder) apart(rel *doc.Relation) bool {
	d := f.d
	if rel.Object < 0 || !f.places(rel) {
		return false
	}
	s, o := &d.Mentions[rel.Subject], &d.Mentions[rel.Object]
	comma, other := false, false
	for i := min(s.Last, o.Last) + 1; i < max(s.First, o.First); i++ {
		switch {
		case d.Word(i) == ",":
			comma = true
		case f.inName[i] && f.typ(f.node[i])&schema.Place != 0 || d.Pos[i] == doc.PUNCT || d.Pos[i] == doc.DET || d.Tag[i] == doc.POS:
		default:
			other = true
		}
	}
	if comma && o.First > s.Last && (o.First > s.Last+2 || !schema.HasDemonym(d.Say(*o))) && f.listed(o.Last+1) {
		return true // "in Leeds, York, Hull and Bath"
	}
	return comma && other && d.Dep[o.Head] != doc.Obl
}

// listed reports whether at token i, behind a place, a list of places goes on: "and
// Bath", ", Hull and Bath", but not with the country of the last.
func (f *finder) listed(i int32) bool {
	d := f.d
	if int(i)+1 >= d.Len() || !f.inName[i+1] || f.typ(f.node[i+1])&schema.Place == 0 {
		return false
	}
	return d.Pos[i] == doc.CCONJ || d.Word(i) == "," && !schema.HasDemonym(d.Say(d.Mentions[f.mention[f.node[i+1]]]))
}

// unplaced reports whether node i is a place of which a noun alone tells: "the region".
func (f *finder) unplaced(i int32) bool {
	m := f.mention[i]
	return m >= 0 && f.typ(i)&schema.Place != 0 && !f.isNamed(i) && !strings.Contains(f.nameOf(m), " ")
}
