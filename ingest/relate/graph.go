package relate

import (
	"strings"

	"kg/ingest/doc"
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
			if h := d.Head[i]; h >= 0 && d.Pos[h] == doc.VERB && !g.amounts(int32(i)) {
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
	if m := g.child(i, 1<<doc.Mark); rel == doc.Xcomp && m > 1 && g.d.Tag[m] == doc.TO && g.d.Tag[m-1] == doc.Open && g.d.Word(m-2) == "," {
		rel = doc.DepDep // `told them, "to begin with": the words go on`
	}
	if rel == doc.Appos && g.caseWords(i) != "" {
		rel = doc.Nmod // "talks between the two"
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
		if names |= 1 << doc.Obl; !g.amounts(i) && !g.means(h, i) {
			names |= agent
		}
	case doc.Obl:
		if prep != 0 && prep == g.preps["by"] && g.passive[h] && !g.amounts(i) && !g.means(h, i) {
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

// amounts reports whether node i is a number of something, or a time, rather than
// somebody: "rose by 17 per cent", "finished by midnight".
func (g *graph) amounts(i int32) bool {
	v := g.value[i]
	if g.isTime(i) {
		return true
	}
	if v < 0 {
		if n := g.child(i, 1<<doc.Nummod); n >= 0 {
			v = g.value[n]
		}
	}
	if v < 0 {
		return false
	}
	switch g.d.Values[v].Kind {
	case doc.Money, doc.Percent, doc.Quantity, doc.Length:
		return true
	}
	return margins[lower(g.d.Lemma[i])]
}

// margins are the nouns that, counted, say by how much rather than by whom.
var margins = words1(`vote point goal seat run shot stroke length place`)

// means reports whether noun i says with what something is done: it is a word for
// names, "known by its initials", or bare where somebody else is said to do it, "was
// sent by mail by Ann Lee".
func (g *graph) means(h, i int32) bool {
	if g.common(i) && labelling[lower(g.d.Lemma[i])] {
		return true
	}
	if !g.common(i) || g.d.Tag[i] != doc.NN || g.child(i, 1<<doc.Det|1<<doc.NmodPoss|1<<doc.Amod|1<<doc.Nummod|1<<doc.Nmod) >= 0 {
		return false
	}
	for _, j := range g.children(h) {
		if g.d.Dep[j] == doc.OblAgent && j != i {
			return true
		}
	}
	return false
}

// labelling are the nouns by which, and not by whom, something is known or called.
var labelling = words1(`abbreviation acronym alias initial initials name nickname pseudonym term title`)

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
