package relate

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// labels are the names that an edge answers to: its relations in the tree, and
// those that hold whatever the voice and shape of the clause.
type labels uint64

const (
	agent     labels = 1 << (doc.NumDeps + iota) // who does it
	patient                                      // whom or what it is done to
	recipient                                    // to whom it is given
	is                                           // the noun that says what somebody is
	whose                                        // whose it is, or whose it is to serve
)

func label(d doc.Dep) labels { return 1 << d }

// manner is how an is edge came about.
type manner uint8

const (
	said   manner = iota // a clause says so: "is", "became", "serves as"
	named                // in passing: a title, an apposition, a description that names nobody else
	became               // a clause says that it begins: "was elected", "appointed X"
	ceased               // a clause says that it ends: "resigned as"
)

// An edge leads from a governor to a dependent. Several may lead to one token.
type edge struct {
	gov, dep int32
	names    labels
	prep     int32 // of the preposition or marker, 0 none
	how      manner
}

// A graph is the dependency graph of a Document, enhanced: names are one node;
// conjuncts share governors, subjects and objects; the noun that a relative
// clause or participle describes takes its place in that clause; infinitives
// and participles have their subjects; active and passive are one; titles,
// appositions and predicate nouns are one.
//
// S. Schuster and C. D. Manning, Enhanced English Universal Dependencies,
// LREC 2016, and https://universaldependencies.org/u/overview/enhanced-syntax.html
type graph struct {
	d     *doc.Document
	preps map[string]int32
	class *classes

	kids    []int32 // children in the tree, grouped by head
	kidsAt  []int32
	node    []int32 // token → the head of the name that it belongs to, else itself
	inName  []bool  // token → whether it belongs to a name
	firstOf []int32 // head of a name → its first token
	mention []int32 // token → mention that it is the head of, -1 none
	cases   []int32 // token → its preposition, 0 none
	passive []bool
	subject []int32  // clause → subject, noSubject, or unset
	apposed []int32  // noun → the name beside it that it describes, -1 none
	taken   []int32  // head of a complement → the noun that the words hang it on, -1 none
	phrases []phrase // of the sentence at hand
	value   []int32  // token → Value that it belongs to, -1 none

	edges    []edge // grouped by governor
	edgesAt  []int32
	heads    []int32 // edges, grouped by dependent
	headsAt  []int32
	unsorted []edge
}

const (
	unset     int32 = -2
	noSubject int32 = -1
)

// children returns the tokens that depend on i in the tree.
func (g *graph) children(i int32) []int32 { return g.kids[g.kidsAt[i]:g.kidsAt[i+1]] }

// child returns the first token that depends on i in one of the relations, -1
// if none does.
func (g *graph) child(i int32, want labels) int32 {
	for _, j := range g.children(i) {
		if label(g.d.Dep[j])&want != 0 {
			return j
		}
	}
	return -1
}

// down returns the edges out of i.
func (g *graph) down(i int32) []edge { return g.edges[g.edgesAt[i]:g.edgesAt[i+1]] }

// up returns the edges into i, as indices of g.edges.
func (g *graph) up(i int32) []int32 { return g.heads[g.headsAt[i]:g.headsAt[i+1]] }

const (
	subjects = 1<<doc.Nsubj | 1<<doc.NsubjPass | 1<<doc.NsubjOuter
	marks    = 1<<doc.Case | 1<<doc.Mark
	fixed    = 1 << doc.Fixed
)

// resize returns s with length n and all values x.
func resize[T any](s []T, n int, x T) []T {
	if cap(s) < n {
		s = make([]T, n+n/4)
	}
	s = s[:n]
	for i := range s {
		s[i] = x
	}
	return s
}

// build computes the graph of d.
func (g *graph) build(d *doc.Document) {
	g.d = d
	n := d.Len()
	g.kidsAt, g.kids = group(g.kidsAt, g.kids, n, n, func(i int) int32 { return d.Head[i] })
	g.unsorted = g.unsorted[:0]
	g.subject = resize(g.subject, n, unset)
	g.node = resize(g.node, n, 0)
	g.names()
	g.values()
	g.voices()
	g.shallow()
	for i := range int32(n) {
		if h := d.Head[i]; h >= 0 {
			g.base(h, i)
		}
	}
	for i := range int32(n) {
		switch d.Dep[i] {
		case doc.Conj:
			g.conjunct(i)
		case doc.AclRelcl:
			g.relative(i)
		case doc.Nmod:
			g.astray(i)
		case doc.Flat:
			g.flat(i)
		}
		if p := g.cases[i]; p != 0 && g.child(i, 1<<doc.Cop) >= 0 {
			if s := g.subjectOf(i, 0); s >= 0 { // "she is in Paris"
				g.put(s, i, 1<<doc.Obl, p, said)
			}
		}
		if g.clause(i) && g.child(i, subjects) < 0 {
			if s := g.subjectOf(i, 0); s >= 0 {
				g.addSubject(i, s)
			}
		}
	}
	g.titles()
	g.instances()
	g.owners()
	g.sort()
}

// group sorts the numbers below n by key, as a list for each key below keys.
// Negative keys are left out.
func group(at, list []int32, keys, n int, key func(i int) int32) (starts, members []int32) {
	at = resize(at, keys+2, 0)
	total := 0
	for i := range n {
		if k := key(i); k >= 0 {
			at[k+2]++
			total++
		}
	}
	for k := 2; k < len(at); k++ {
		at[k] += at[k-1]
	}
	list = resize(list, total, 0)
	for i := range n {
		if k := key(i); k >= 0 {
			list[at[k+1]] = int32(i)
			at[k+1]++
		}
	}
	return at[:keys+1], list
}

// names finds which tokens are one node, and which mention a node is.
func (g *graph) names() {
	d := g.d
	n := d.Len()
	g.mention = resize(g.mention, n, -1)
	for i := range g.node {
		g.node[i] = int32(i)
	}
	g.inName = resize(g.inName, n, false)
	g.firstOf = resize(g.firstOf, n, -1)
	end := int32(-1)
	for n, m := range d.Mentions {
		if m.Form != doc.Name || m.Type == schema.Role || m.Last <= end || d.Pos[m.Head] == doc.ADJ && m.First == m.Last {
			continue
		}
		first, last, head := m.First, m.Last, m.Head
		if x, ok := g.spotted(m); ok {
			if m.Type == schema.Thing && (x.First > m.First || x.Last < m.Last) {
				continue // a phrase around the name
			}
			first, last = x.First, x.Last
			if head < first || head > last {
				head = x.Head
			}
		}
		if m.Type == schema.Thing && g.class.role.last[lower(d.Word(last))] != nil {
			continue // "the Secretary" is no name
		}
		if first >= 2 && first == last && d.Word(first-1) == "of" && g.class.role.last[lower(d.Word(first-2))] != nil && (m.Type == schema.Thing || g.class.portfolio.last[lower(d.Word(first))] != nil) {
			continue // nor is the State of "Secretary of State"
		}
		end = last
		// "Sen. Ann Lee": a title is no part of the name.
		for m.Type == schema.Person && first < last && g.class.title.has(g, first, lower(d.Word(first))) {
			if first++; first < last && d.Word(first) == "-" { // "Lieutenant-Colonel"
				first++
			}
		}
		if m.Type == schema.Person {
			first = g.untitled(first, last)
		}
		head = max(head, first)
		g.firstOf[head] = first
		g.mention[head] = int32(n)
		for i := first; i <= last; i++ {
			g.node[i], g.inName[i] = head, true
		}
	}
	for k, m := range d.Mentions {
		h := g.node[m.Head]
		if h != m.Head && m.Form != doc.Pronoun {
			continue // inside a longer name
		}
		if old := g.mention[h]; old < 0 || g.better(m, d.Mentions[old]) {
			g.mention[h] = int32(k)
		}
	}
}

// untitled returns the first token of the name of a person from first to last
// without the office before it, taken into it by mistake: "Energy Minister Ann
// Lee".
func (g *graph) untitled(first, last int32) int32 {
	for i := min(first+3, last-1); i > first; i-- {
		if w := lower(g.d.Word(i)); w != "of" && g.class.title.last[w] != nil && g.class.role.last[w] != nil && len(w) > 4 && g.d.Word(i+1) != "-" {
			return i + 1
		}
	}
	return first
}

// spotted returns the name that mention m is made of, without what stands
// around it.
func (g *graph) spotted(m doc.Mention) (doc.Mention, bool) {
	names := g.d.Names
	k, _ := slices.BinarySearchFunc(names, m.First, func(n doc.Mention, at int32) int { return int(n.First) - int(at) })
	if k < len(names) && names[k].Last <= m.Last {
		return names[k], true
	}
	return doc.Mention{}, false
}

// values finds which Value a token belongs to.
func (g *graph) values() {
	g.value = resize(g.value, g.d.Len(), -1)
	for k, v := range g.d.Values {
		for i := v.First; i <= v.Last; i++ {
			g.value[i] = int32(k)
		}
	}
}

// isTime reports whether the phrase of i is a time.
func (g *graph) isTime(i int32) bool {
	if v := g.value[i]; v >= 0 {
		switch g.d.Values[v].Kind {
		case doc.Day, doc.Clock, doc.Length, doc.Age:
			return true
		}
	}
	return g.class.time.has(g, i, g.key(i))
}

// better reports whether m rather than old is the mention that their common
// head stands for: a name, or else the longer one.
func (g *graph) better(m, old doc.Mention) bool {
	if (m.Form == doc.Name) != (old.Form == doc.Name) {
		return m.Form == doc.Name
	}
	return m.Last-m.First > old.Last-old.First
}

// entity returns the entity that node i stands for, -1 none.
func (g *graph) entity(i int32) int32 {
	if m := g.mention[i]; m >= 0 && int(m) < len(g.d.Entity) {
		return g.d.Entity[m]
	}
	return -1
}

// typ returns the type of what node i stands for, 0 if it is no mention.
func (g *graph) typ(i int32) schema.Type {
	if e := g.entity(i); e >= 0 && g.d.Entities[e].Type != 0 {
		return g.d.Entities[e].Type
	}
	if m := g.mention[i]; m >= 0 {
		return g.d.Mentions[m].Type
	}
	return 0
}

// isNamed reports whether node i stands for something that the article names.
func (g *graph) isNamed(i int32) bool {
	if e := g.entity(i); e >= 0 {
		return g.d.Entities[e].Named
	}
	return g.mention[i] >= 0 && g.d.Mentions[g.mention[i]].Form == doc.Name
}

// voices finds prepositions and passives.
func (g *graph) voices() {
	d := g.d
	n := d.Len()
	g.cases = resize(g.cases, n, 0)
	g.passive = resize(g.passive, n, false)
	for i := range int32(n) {
		switch d.Dep[i] {
		case doc.NsubjPass, doc.AuxPass, doc.CsubjPass:
			if h := d.Head[i]; h >= 0 && (d.Dep[i] != doc.NsubjPass || !g.perfect(h)) {
				g.passive[h] = true
			}
		case doc.OblAgent:
			if h := d.Head[i]; h >= 0 && d.Pos[h] == doc.VERB {
				g.passive[h] = true
			}
		case doc.Acl, doc.Advcl, doc.Xcomp:
			if d.Tag[i] == doc.VBN && g.child(i, 1<<doc.Nsubj|1<<doc.Aux|1<<doc.Mark) < 0 && !(d.Dep[i] != doc.Advcl && g.finite(i)) {
				g.passive[i] = true
			} else if d.Dep[i] == doc.Acl && (d.Tag[i] == doc.VBN || d.Tag[i] == doc.VBD) && g.child(i, 1<<doc.Nsubj|1<<doc.Aux|1<<doc.Mark|1<<doc.Obj) < 0 &&
				i > 0 && i+1 < int32(n) && d.Pos[i+1] == doc.ADP && (d.Pos[i-1] == doc.NOUN || d.Pos[i-1] == doc.PROPN) && !ownVerbs[lower(d.Lemma[i])] {
				g.passive[i] = true // "tables adorned with roses"
			}
		case doc.Conj:
			if h := d.Head[i]; h >= 0 && g.passive[h] && d.Tag[i] == doc.VBN && g.child(i, 1<<doc.Nsubj|1<<doc.Aux) < 0 {
				g.passive[i] = true
			}
		}
		g.cases[i] = g.preposition(i)
	}
}

// ownVerbs are the verbs whose participle behind a noun is no passive: "people
// gone to sea".
var ownVerbs = map[string]bool{"go": true, "come": true, "arrive": true, "fall": true, "rise": true, "grow": true, "return": true, "escape": true, "die": true, "live": true, "depart": true, "flee": true, "retire": true, "work": true, "begin": true, "start": true, "stop": true, "end": true}

// perfect reports whether verb h is active for certain: it has "have" and no
// "be", whatever the tree says of its subject.
func (g *graph) perfect(h int32) bool {
	have := false
	for _, j := range g.children(h) {
		switch g.d.Dep[j] {
		case doc.AuxPass:
			return false
		case doc.Aux:
			if g.d.Lemma[j] == "be" || g.d.Lemma[j] == "get" {
				return false
			}
			have = have || g.d.Lemma[j] == "have"
		}
	}
	return have
}

// finite reports whether the participle i after a noun is its verb, taken for
// a participle: "the storm injured twelve people". A passive has no object.
func (g *graph) finite(i int32) bool {
	o := g.child(i, 1<<doc.Obj)
	return o > i && g.child(i, 1<<doc.Iobj|1<<doc.Xcomp|1<<doc.OblAgent) < 0 && !g.class.giving.has(g, i, g.key(i)) && !g.isTime(o)
}

// preposition returns the number of the preposition of i.
func (g *graph) preposition(i int32) int32 {
	words := g.caseWords(i)
	if words == "" {
		return 0
	}
	return g.preps[words]
}

// caseWords returns the preposition, or the marker of a clause, that i has:
// "in", "because_of".
func (g *graph) caseWords(i int32) string {
	d := g.d
	want := labels(1 << doc.Case)
	if d.Pos[i] == doc.VERB || g.child(i, 1<<doc.Cop) >= 0 {
		if want = marks; d.Dep[i] == doc.Xcomp || d.Dep[i] == doc.Ccomp {
			return ""
		}
	}
	words := ""
	for _, j := range g.children(i) {
		if label(d.Dep[j])&want == 0 || d.Tag[j] == doc.POS || j > i && words != "" || d.Dep[j] == doc.Mark && d.Lemma[j] == "that" {
			continue
		}
		words = join(words, lower(d.Word(j)))
		for _, k := range g.children(j) {
			if d.Dep[k] == doc.Fixed {
				words = join(words, lower(d.Word(k)))
			}
		}
	}
	if first := g.firstOf[i]; words == "" && first >= 0 { // hung on another word of the name
		for t := first; t < i && words == ""; t++ {
			for _, j := range g.children(t) {
				if d.Dep[j] == doc.Case && j < first && d.Tag[j] != doc.POS {
					words = join(words, lower(d.Word(j)))
				}
			}
		}
	}
	return words
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "_" + b
}

// lower is strings.ToLower, quick for the common case.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// base adds the tree's own edge from h to i.
func (g *graph) base(h, i int32) {
	switch g.d.Dep[i] {
	case doc.Punct, doc.Det, doc.Case, doc.Fixed, doc.Goeswith, doc.Cc, doc.Reparandum:
		return
	}
	rel := g.d.Dep[i]
	if g.taken[i] >= 0 && g.taken[i] != g.node[h] && (rel == doc.Nmod || rel == doc.Obl) {
		return // the order of words shows better
	}
	if rel == doc.Obj && g.class.calls.has(g, h, g.key(h)) {
		if o := g.child(h, 1<<doc.Obj); o >= 0 && o < i && g.common(i) {
			rel = doc.Xcomp // what the object is called
		}
	}
	if g.cases[i] != 0 && g.clause(h) {
		switch rel {
		case doc.Obj, doc.Iobj, doc.Xcomp, doc.OblUnmarked:
			if !g.clause(i) {
				rel = doc.Obl // a preposition tells more than the parser's label
			}
		}
	}
	g.add(h, i, rel, g.cases[i])
}

// add adds an edge of relation rel from h to i, with the names that it has by
// its meaning.
func (g *graph) add(h, i int32, rel doc.Dep, prep int32) {
	names := label(rel)
	switch rel {
	case doc.Nsubj, doc.NsubjOuter, doc.Csubj:
		names |= 1 << doc.Nsubj
		if g.passive[h] {
			names |= g.undergoer(h)
		} else {
			names |= agent
		}
	case doc.NsubjPass:
		if !g.passive[h] {
			names = 1<<doc.Nsubj | agent
		} else {
			names |= g.undergoer(h)
		}
	case doc.Obj:
		names |= patient
	case doc.Iobj:
		names |= recipient
	case doc.OblAgent:
		names |= agent | 1<<doc.Obl
	case doc.Obl:
		if prep != 0 && prep == g.preps["by"] && g.passive[h] {
			names |= agent
		}
	case doc.OblUnmarked:
		names |= 1 << doc.Obl
	case doc.NmodPoss:
		names |= whose
	case doc.Compound, doc.Nmod:
		if rel == doc.Compound || prep == g.preps["of"] || prep == g.preps["for"] || prep == g.preps["at"] || prep == g.preps["with"] || prep == g.preps["from"] {
			names |= whose
		}
	case doc.Amod:
		if g.mention[g.node[i]] >= 0 {
			names |= whose // "Chinese"
		}
	}
	g.put(h, i, names, prep, said)
}

// undergoer returns what the subject of the passive h is: with an object of
// its own, as in "she was given a medal", the recipient.
func (g *graph) undergoer(h int32) labels {
	if g.child(h, 1<<doc.Obj) >= 0 {
		return recipient
	}
	return patient
}

// put adds an edge between the nodes of h and i, if they are not the same.
func (g *graph) put(h, i int32, names labels, prep int32, how manner) {
	h, i = g.node[h], g.node[i]
	if h == i && names&is == 0 {
		return
	}
	g.unsorted = append(g.unsorted, edge{h, i, names, prep, how})
}

// clause reports whether i is the head of a clause.
func (g *graph) clause(i int32) bool {
	return g.d.Pos[i] == doc.VERB || g.d.Pos[i] == doc.AUX && g.d.Dep[i] != doc.Aux && g.d.Dep[i] != doc.AuxPass && g.d.Dep[i] != doc.Cop || g.child(i, 1<<doc.Cop) >= 0
}

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
		return s
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
				return near
			}
			return h
		}
	case doc.Xcomp:
		if !g.clause(h) {
			return noSubject
		}
		if o := g.child(h, 1<<doc.Obj|1<<doc.Iobj); o >= 0 && d.Lemma[h] != "promise" {
			return o
		}
		return g.subjectOf(h, depth)
	case doc.Advcl:
		if connecting[lower(d.Word(v))] {
			return noSubject
		}
		if o := g.accused(v, h); o >= 0 {
			return o
		}
		if g.topical(v, h) {
			return noSubject
		}
		if g.clause(h) && d.Tag[v] != doc.VBD && d.Tag[v] != doc.VBZ && d.Tag[v] != doc.VBP && g.child(v, 1<<doc.Expl) < 0 {
			return g.subjectOf(h, depth)
		}
	case doc.Parataxis, doc.Root, doc.Ccomp:
	}
	return noSubject
}

// topical reports whether the gerund v says what an object of clause h is on,
// "a resolution on defeating rebels", and not what the subject does.
func (g *graph) topical(v, h int32) bool {
	m, o := g.child(v, marks), g.child(h, 1<<doc.Obj)
	if g.d.Tag[v] != doc.VBG || m < 0 || o < 0 || o > m {
		return false
	}
	switch lower(g.d.Word(m)) {
	case "on", "about", "against", "of", "over":
		return true
	}
	return false
}

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
	case "of", "from", "into":
		return o
	case "for":
		if t := g.typ(o); t == schema.Person || t == schema.Organization {
			return o
		}
	}
	return -1
}

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

// conjunct adds what i shares with the first of its conjuncts.
func (g *graph) conjunct(i int32) {
	d := g.d
	h := d.Head[i]
	for n := 0; h >= 0 && d.Dep[h] == doc.Conj && n < 100; n++ {
		h = d.Head[h]
	}
	if h < 0 || h == i {
		return
	}
	if up := d.Head[h]; up >= 0 {
		switch d.Dep[h] {
		case doc.Root, doc.Parataxis, doc.Conj, doc.AclRelcl, doc.Acl, doc.Advcl:
		default:
			prep := g.cases[i]
			if prep == 0 {
				prep = g.cases[h]
			}
			g.add(up, i, d.Dep[h], prep)
		}
	}
	for _, j := range g.children(h) {
		switch d.Dep[j] {
		case doc.Obj:
			if j > i && d.Pos[i] == doc.VERB && g.child(i, 1<<doc.Obj|1<<doc.Ccomp|1<<doc.Xcomp) < 0 {
				g.add(i, j, doc.Obj, 0)
			}
		case doc.Nmod:
			if j > i && !g.clause(i) {
				g.add(i, j, doc.Nmod, g.cases[j])
			}
		case doc.NmodPoss:
			if j < i && g.child(i, 1<<doc.Det|1<<doc.NmodPoss) < 0 && !g.clause(i) {
				g.add(i, j, doc.NmodPoss, 0)
			}
		case doc.Compound, doc.Amod:
			if j < i && g.mention[g.node[j]] >= 0 && g.child(i, 1<<doc.Det|1<<doc.NmodPoss|1<<doc.Compound|1<<doc.Nmod) < 0 && d.Pos[i] != doc.PROPN && !g.clause(i) {
				g.add(i, j, d.Dep[j], 0)
			}
		}
	}
}

// flat gives a name that trails its title, as in "President → Barack Obama",
// the place that the title has.
func (g *graph) flat(i int32) {
	d := g.d
	h := d.Head[i]
	if h < 0 || g.node[h] == g.node[i] || g.node[i] != i {
		return
	}
	if up := d.Head[h]; up >= 0 {
		g.add(up, i, d.Dep[h], g.cases[h])
	}
}

// relative adds the place that a noun takes in the relative clause v after it.
func (g *graph) relative(v int32) {
	d := g.d
	a := d.Head[v]
	if a < 0 {
		return
	}
	if near := g.beside(v); near >= 0 {
		a = near
	}
	if g.told(a, v) {
		return
	}
	for r := a + 1; r <= v+1 && int(r) < d.Len() && r < a+30; r++ {
		if r == v || !relativizer(d, r) || !g.under(r, v) {
			continue
		}
		up := d.Head[r]
		switch {
		case d.Tag[r] == doc.WRB && d.Lemma[r] == "where":
			g.put(up, a, 1<<doc.Obl, g.preps["in"], said)
		case d.Tag[r] == doc.WRB:
		default:
			g.add(up, a, d.Dep[r], g.cases[r])
		}
		return
	}
	switch {
	case g.child(v, subjects) < 0:
		g.add(v, a, doc.Nsubj, 0)
	default:
		for n := 0; n < 4; n++ { // "the man that he tried to see"
			x := g.child(v, 1<<doc.Xcomp)
			if x < 0 {
				break
			}
			v = x
		}
		if g.child(v, 1<<doc.Obj|1<<doc.Ccomp) < 0 && !g.passive[v] {
			g.add(v, a, doc.Obj, 0)
		}
	}
}

// told reports whether v is what the noun a of saying says rather than about a:
// "allegations that Ann paid Bob".
func (g *graph) told(a, v int32) bool {
	d := g.d
	if int(a)+1 >= d.Len() || lower(d.Word(a+1)) != "that" || a+1 >= v || !g.class.allegation.has(g, a, g.key(a)) {
		return false
	}
	for _, j := range g.children(v) {
		if j != a+1 && label(d.Dep[j])&subjects != 0 {
			return true
		}
	}
	return false
}

// beside returns the name right before the relative pronoun "who" of the
// clause v, as in "the son of Ann Lee, who left", whatever the tree takes it to
// tell of; -1 if there is none.
func (g *graph) beside(v int32) int32 {
	d := g.d
	for _, j := range g.children(v) {
		if d.Tag[j] == doc.WP && lower(d.Word(j)) == "who" && j > 0 {
			if n := g.named(j); n >= 0 && g.person(n) {
				return n
			}
		}
	}
	return -1
}

// named returns the name that ends right before token i, or before a comma
// there; -1 if there is none.
func (g *graph) named(i int32) int32 {
	j := i - 1
	if j > 0 && g.d.Word(j) == "," {
		j--
	}
	if j < 0 || !g.inName[j] {
		return -1
	}
	return g.node[j]
}

// astray adds what hangs on the object of a verb, with its preposition, to the
// verb too, as in "accused Acme of fraud", and an agent to its passive. The
// edge has no other name, so that only patterns that name verb and preposition
// see it.
func (g *graph) astray(i int32) {
	d := g.d
	h := d.Head[i]
	if h < 0 || g.cases[i] == 0 || i < h {
		return
	}
	v := d.Head[h]
	if v < 0 || d.Pos[v] != doc.VERB || v > h || g.taken[g.node[i]] >= 0 {
		return
	}
	switch d.Dep[h] {
	case doc.Obj, doc.Xcomp, doc.Obl, doc.OblUnmarked, doc.Iobj:
	default:
		return
	}
	names := labels(0)
	if g.passive[v] && g.cases[i] == g.preps["by"] && g.child(v, 1<<doc.OblAgent) < 0 {
		names = agent
	} else if d.Dep[h] == doc.Obl {
		return
	}
	g.put(v, i, names, g.cases[i], said)
}

// under reports whether i lies in the tree below v.
func (g *graph) under(i, v int32) bool {
	for n := 0; i >= 0 && n < 8; n++ {
		if i == v {
			return true
		}
		i = g.d.Head[i]
	}
	return false
}

// sort groups the edges by governor and by dependent.
func (g *graph) sort() {
	n := g.d.Len()
	var order []int32
	g.edgesAt, order = group(g.edgesAt, g.heads, n, len(g.unsorted), func(k int) int32 { return g.unsorted[k].gov })
	g.edges = g.edges[:0]
	for _, k := range order {
		g.edges = append(g.edges, g.unsorted[k])
	}
	g.headsAt, g.heads = group(g.headsAt, order, n, len(g.edges), func(k int) int32 { return g.edges[k].dep })
}
