package relate

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// pending are the nouns that say something only with what completes them: "need
// for peace", "number of guests".
var pending = words1(`ability likelihood probability absence access aim amount attempt basis behalf bulk capacity chance commitment course degree desire effort efforts end example existence extent failure form formation goal half
	importance increase inability instance intention kind lack majority means need needs number opportunity part percentage piece plight prevalence proportion purpose range rate regard respect rest
	result role sake scope sense series set share side sort spread stack stacks stage start state step steps sum terms type types variety way ways willingness`)

// words1 returns the set of the words of s.
func words1(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// unclear reports whether the words for node i, in clause c, tell nobody who or
// what it is who does not have the text before his eyes: "its plan", "this",
// "the need". The subject's own is clear.
func (f *finder) unclear(c *clause, i int32) bool {
	d := f.d
	m := f.mention[i]
	if m < 0 || f.isNamed(i) || d.Mentions[m].Form == doc.Pronoun {
		return false
	}
	x := &d.Mentions[m]
	label := lower(f.nameOf(m))
	first, rest, _ := strings.Cut(label, " ")
	switch first {
	case "my", "our", "your", "his", "her", "its", "their":
		if !f.owned(c, i) {
			return true
		}
	case "such", "how", "what", "which", "who":
		return true
	case "same":
		if f.sole(m) {
			return true // as what?
		}
	case "it", "i", "we", "he", "she", "they", "you":
		if rest == "" {
			return true
		}
	}
	if int(x.Head)+1 < d.Len() && lower(d.Word(x.Head+1)) == "of" && !strings.Contains(label, " ") && f.sole(m) {
		return true // what it is of did not fit
	}
	for _, j := range f.children(x.Head) {
		if j < x.Head && (d.Tag[j] == doc.WDT || d.Tag[j] == doc.WP || d.Tag[j] == doc.WRB) {
			return true
		}
	}
	for j := x.First; j < x.Head; j++ {
		if d.Tag[j] == doc.WDT || d.Tag[j] == doc.WP || d.Tag[j] == doc.WPS {
			return true
		}
	}
	for _, j := range f.children(x.Head) {
		if d.Dep[j] == doc.Nmod && d.Pos[j] == doc.PRON && !relativizer(d, j) && !f.isNamed(j) && f.child(x.Head, 1<<doc.Nummod) < 0 {
			return true // "aspect of it"
		}
	}
	if d.Tag[x.First] == doc.WPS && f.once(m) {
		return true // "whose plan"
	}
	if f.points(x) && f.once(m) && !completed(rest) {
		return true
	}
	if lower(d.Word(x.First)) == "the" && (rest == "" && f.cut(c, x.Head) || !completed(label) && f.contact(c, x.Head)) {
		return true
	}
	if n := x.Head + 1; int(n)+1 < d.Len() && lower(d.Word(n)) == "to" && (d.Tag[n+1] == doc.VB || d.Tag[n+1] == doc.VBG) && !strings.Contains(label, " to ") && (aims[lower(d.Lemma[x.Head])] || lower(d.Lemma[x.Head]) == "commitment") {
		return true // "efforts | to end the war", "commitment | to ending it"
	}
	head := lower(d.Word(x.Head))
	if (pending[head] || unfinished[head] && f.child(x.Head, 1<<doc.Amod) < 0 && lower(d.Word(x.First)) == "the") && !completed(label) && f.child(x.Head, 1<<doc.NmodPoss|1<<doc.Compound) < 0 {
		return true
	}
	return false
}

// cut reports whether a clause that the name of noun i leaves out tells which one
// is meant, and c is not that clause: "texts | that we use".
func (f *finder) cut(c *clause, i int32) bool {
	d := f.d
	for _, j := range f.children(i) {
		if j <= i || j == c.verb || d.Dep[j] != doc.AclRelcl && (d.Dep[j] != doc.Acl || d.Tag[j] != doc.VBG && d.Tag[j] != doc.VBN) || f.under(c.verb, j) {
			continue
		}
		n := i + 1
		if d.Pos[n] == doc.ADP && int(n)+1 < d.Len() {
			n++ // "the manner in which"
		}
		if d.Word(i+1) != "," && (relativizer(d, n) || n == i+1 && (d.Tag[n] == doc.PRP || n == j)) {
			return true
		}
	}
	return false
}

// contact reports whether a relative clause without a pronoun, other than c, follows
// noun i: "the insects | ants eat".
func (f *finder) contact(c *clause, i int32) bool {
	d := f.d
	n := i + 1
	if int(n) >= d.Len() || d.Pos[n] == doc.PUNCT || relativizer(d, n) {
		return false
	}
	for _, j := range f.children(i) {
		if d.Dep[j] != doc.AclRelcl || j == c.verb || f.under(c.verb, j) {
			continue
		}
		if s := f.child(j, subjects); s > i && f.under(n, s) {
			return true
		}
	}
	return false
}

// owned reports whether the possessive that node i begins with is the subject's, and
// no other thing is called the same.
func (f *finder) owned(c *clause, i int32) bool {
	d := f.d
	m := f.mention[i]
	if i == c.subject || int(m) >= len(d.Entity) {
		return false
	}
	first := d.Mentions[m].First
	p := f.mention[first]
	return p >= 0 && strings.HasPrefix(lower(f.nameOf(m)), lower(d.Word(first))+" ") && f.entity(c.subject) >= 0 && d.Entity[p] == f.entity(c.subject) && f.alike(m) < 2
}

// alike returns how many entities are called as that of mention m is.
func (f *finder) alike(m int32) int {
	n, name := 0, f.nameOf(m)
	for k := range f.d.Entities {
		if f.d.Entities[k].Name == name {
			n++
		}
	}
	return n
}

// points reports whether the description x points at something said before:
// "this attack".
func (f *finder) points(x *doc.Mention) bool {
	switch lower(f.d.Word(x.First)) {
	case "this", "that", "these", "those", "such":
		return true
	}
	return false
}

// sole reports whether the entity of mention m is described nowhere else.
func (f *finder) sole(m int32) bool {
	d := f.d
	for k := range d.Mentions {
		if int32(k) != m && int(m) < len(d.Entity) && d.Entity[k] == d.Entity[m] && d.Mentions[k].Form != doc.Pronoun {
			return false
		}
	}
	return true
}

// once reports whether the entity of mention m is not described otherwise than
// by pointing at it.
func (f *finder) once(m int32) bool {
	d := f.d
	if int(m) >= len(d.Entity) {
		return true
	}
	for k := range d.Mentions {
		if x := &d.Mentions[k]; d.Entity[k] == d.Entity[m] && x.Form != doc.Pronoun && !f.points(x) && d.Tag[x.First] != doc.WPS {
			return false
		}
	}
	return true
}

// completed reports whether a description goes on behind its noun.
func completed(label string) bool {
	for _, p := range [...]string{" of ", " for ", " to ", " in ", " on ", " against ", " toward ", " towards ", " with ", " between ", " from ", " about ", " by ", " at ", " over "} {
		if strings.Contains(label, p) {
			return true
		}
	}
	return false
}

// headline reports whether token i stands in a title, summary, heading or caption,
// which leave out names that the story has.
func (f *finder) headline(i int32) bool {
	d := f.d
	at := d.Start[i]
	k, _ := slices.BinarySearchFunc(d.Blocks, at, func(b doc.Block, at int32) int { return int(b.End) - int(at) - 1 })
	if k == len(d.Blocks) || d.Blocks[k].Start > at {
		return false
	}
	switch d.Blocks[k].Kind {
	case doc.Title, doc.Summary, doc.Caption, doc.Heading:
		return true
	}
	return false
}

// unfinished are the nouns that say something with what completes them or what
// describes them: "concept of peace", "creative process".
var unfinished = words1(`aspect concept concepts factor idea ideas level option process reason reasons responsibility use version view presence point`)

// vaguest are the nouns that mean nothing in particular whatever stands before
// them: "another thing".
var vaguest = words1(`thing things stuff one ones something everything anything nothing lot bit example case fact somebody someone everyone nobody`)

// nothing reports whether node i is of such a noun, and nothing completes it.
func (f *finder) nothing(i int32) bool {
	d := f.d
	if f.inName[i] || !vaguest[lower(d.Word(i))] {
		return false
	}
	m := f.mention[i]
	return m < 0 || int(m) >= len(d.Entity) || !strings.Contains(d.Entities[d.Entity[m]].Name, " of ")
}

// anonymous reports whether node i is somebody without a name of whom the story
// tells by name: an office alone, "Minister visits Sark", or in a headline any
// bare description.
func (f *finder) anonymous(i int32) bool {
	d := f.d
	m := f.mention[i]
	if m < 0 || d.Pos[i] == doc.PRON {
		return false
	}
	name := f.nameOf(m)
	if k := strings.LastIndexByte(name, ' '); k >= 0 && f.headline(i) && f.typ(i) == schema.Thing && f.class.role.last[lower(name[k+1:])] != nil {
		return true
	}
	if d.Pos[i] == doc.PROPN && f.typ(i)&(schema.Organization|schema.Place) == 0 && !strings.Contains(name, " ") && f.class.role.last[lower(name)] != nil {
		return true
	}
	return !f.isNamed(i) && f.headline(i) && (f.typ(i) == schema.Person && f.child(i, 1<<doc.Amod|1<<doc.Nummod) < 0 || f.class.role.has(&f.graph, i, f.key(i)))
}

// clouded reports whether nobody can tell of what node i is told in a predicate
// noun or adjective: "something is new", "it was good".
func (f *finder) clouded(v, i int32) bool {
	c := clause{verb: v, subject: i}
	if f.vague(i) || f.nothing(i) || f.anonymous(i) || f.unclear(&c, i) {
		return true
	}
	return f.d.Pos[i] == doc.PRON && !f.isNamed(i) && f.typ(i)&schema.Person == 0
}
