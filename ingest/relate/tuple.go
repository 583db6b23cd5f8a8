package relate

import (
	"cmp"
	"slices"
	"strings"

	"kg/ingest/doc"
)

// A Tuple is what a clause states in its own words: what open information
// extraction asks for. The first argument is the subject.
type Tuple struct {
	Sentence   int // of the Document
	Confidence float64
	Relation   string
	Args       []string
}

// Tuples returns the tuples of d, which needs trees, in the order of the text.
func (r *Relater) Tuples(d *doc.Document) []Tuple {
	f := r.pool.Get().(*finder)
	defer r.pool.Put(f)
	f.r, f.preps, f.class = r, r.preps, &r.class
	f.build(d)
	f.values()
	t := tupler{finder: f}
	for n, s := range d.Sentences {
		t.sentence = n
		for i := s.First; i < s.End; i++ {
			t.clause(i)
			t.apposition(i)
		}
	}
	return t.out
}

type tupler struct {
	*finder
	sentence int
	out      []Tuple
}

// A part is an argument in the making: where it begins, and its words.
type part struct {
	at    int32
	prep  string // its preposition
	words string // the rest
	dep   doc.Dep
}

// clause adds the tuples of the clause whose head is v.
func (t *tupler) clause(v int32) {
	d := t.d
	if !t.clauseHead(v) {
		return
	}
	s := t.subjectOf(v, 0)
	if s < 0 || d.Dep[s] == doc.Expl || d.Pos[s] == doc.PRON && d.Lemma[s] == "there" {
		return
	}
	if d.Dep[v] == doc.Xcomp { // told with the verb that it completes
		if h := d.Head[v]; h < 0 || t.clauseHead(h) {
			return
		}
	}
	rel, last := t.verb(v)
	parts := t.parts(v)
	for n := 0; n < 4; n++ { // "wants to lead Acme"
		x := t.child(last, 1<<doc.Xcomp)
		if x < 0 || d.Pos[x] != doc.VERB || t.child(last, 1<<doc.Obj) >= 0 {
			break
		}
		words, l := t.verb(x)
		if m := t.child(x, 1<<doc.Mark); m >= 0 {
			words = append([]int32{m}, words...)
		}
		rel, last = append(rel, words...), l
		parts = append(parts, t.parts(x)...)
	}
	if len(parts) == 0 {
		return
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(rank(a.dep), rank(b.dep)), cmp.Compare(a.at, b.at))
	})
	subject := t.words(s, false)
	out := Tuple{Sentence: t.sentence, Relation: t.join(rel), Args: []string{subject}}
	if first := parts[0]; first.prep != "" && first.dep == doc.Obl {
		out.Relation += " " + first.prep
		parts[0].prep = ""
	}
	for _, p := range parts {
		out.Args = append(out.Args, strings.TrimSpace(p.prep+" "+p.words))
	}
	out.Confidence = t.confidence(v, s, parts)
	t.out = append(t.out, out)
}

func rank(dep doc.Dep) int {
	switch dep {
	case doc.Iobj:
		return 0
	case doc.Obj, doc.Cop, doc.Xcomp, doc.Ccomp:
		return 1
	}
	return 2
}

// clauseHead reports whether v heads a clause of which tuples tell.
func (t *tupler) clauseHead(v int32) bool {
	d := t.d
	switch {
	case d.Dep[v] == doc.Amod || d.Dep[v] == doc.Compound || d.Dep[v] == doc.Case || d.Dep[v] == doc.Fixed || d.Dep[v] == doc.Mark || d.Dep[v] == doc.Aux || d.Dep[v] == doc.AuxPass || d.Dep[v] == doc.Cop:
		return false
	case d.Pos[v] == doc.VERB:
		return true
	}
	return t.child(v, 1<<doc.Cop) >= 0
}

// verb returns the words of the verb v, or of the copula of v, and v.
func (t *tupler) verb(v int32) ([]int32, int32) {
	d := t.d
	var words []int32
	cop := t.child(v, 1<<doc.Cop)
	for _, j := range t.children(v) {
		switch d.Dep[j] {
		case doc.Aux, doc.AuxPass, doc.CompoundPrt, doc.Cop:
			words = append(words, j)
		case doc.Advmod:
			if (j < v && j > v-4 || cop >= 0 && j == cop+1) && len(t.children(j)) == 0 && d.Tag[j] != doc.WRB && (len(words) > 0 || d.Lemma[j] == "not" || d.Lemma[j] == "never" || j == v-1) {
				words = append(words, j)
			}
		}
	}
	if cop < 0 {
		words = append(words, v)
	}
	slices.Sort(words)
	return words, v
}

// parts returns the arguments of v but its subject.
func (t *tupler) parts(v int32) []part {
	d := t.d
	var out []part
	if cop := t.child(v, 1<<doc.Cop); cop >= 0 {
		prep := ""
		if c := t.child(v, 1<<doc.Case); c >= 0 && c < v {
			prep = d.Word(c)
		}
		out = append(out, part{v, "", strings.TrimSpace(prep + " " + t.predicate(v)), doc.Cop})
	}
	for _, j := range t.children(v) {
		switch d.Dep[j] {
		case doc.Obj, doc.Iobj:
			out = append(out, part{j, "", t.words(j, true), d.Dep[j]})
		case doc.Obl, doc.OblAgent, doc.OblUnmarked:
			if t.child(v, 1<<doc.Cop) >= 0 && d.Pos[v] == doc.ADJ {
				continue // in the predicate
			}
			prep := ""
			for _, k := range t.children(j) {
				if d.Dep[k] == doc.Case && k < j {
					prep = strings.TrimSpace(prep + " " + d.Word(k))
					for _, x := range t.children(k) {
						if d.Dep[x] == doc.Fixed {
							prep += " " + d.Word(x)
						}
					}
				}
			}
			out = append(out, part{j, prep, t.words(j, true), doc.Obl})
		case doc.Ccomp, doc.Xcomp:
			if d.Dep[j] == doc.Xcomp && d.Pos[j] == doc.VERB && t.child(v, 1<<doc.Obj) < 0 {
				continue // in the relation
			}
			out = append(out, part{j, "", t.whole(j), d.Dep[j]})
		case doc.Conj:
			// its own clause
		}
	}
	// The objects that a first conjunct holds for all.
	if d.Dep[v] == doc.Conj && t.child(v, 1<<doc.Obj) < 0 {
		for k := range t.down(v) {
			if e := &t.down(v)[k]; e.names&(1<<doc.Obj) != 0 {
				out = append(out, part{e.dep, "", t.words(e.dep, true), doc.Obj})
			}
		}
	}
	return out
}

// words returns the words of the phrase of i without its preposition.
func (t *tupler) words(i int32, full bool) string {
	d := t.d
	first, last := t.span(i, full, 0)
	for first < i && (d.Dep[first] == doc.Case || d.Pos[first] == doc.PUNCT && d.Tag[first] != doc.Open && d.Word(first) != "``" || d.Dep[first] == doc.Cc && d.Head[first] == i) {
		first++
	}
	for last > i && d.Pos[last] == doc.PUNCT && d.Tag[last] != doc.Close && d.Word(last) != "''" {
		last--
	}
	return d.Phrase(first, last)
}

// predicate returns the words of a predicate noun or adjective without what
// else is in its clause.
func (t *tupler) predicate(v int32) string {
	d := t.d
	first, last := v, v
	for _, j := range t.children(v) {
		switch d.Dep[j] {
		case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Csubj, doc.Cop, doc.Aux, doc.Mark, doc.Punct, doc.Cc, doc.Conj, doc.Advcl, doc.Parataxis, doc.Discourse, doc.Expl, doc.Case, doc.AclRelcl, doc.Appos:
			continue
		case doc.Advmod:
			if j < v-1 && t.child(v, 1<<doc.Cop) > j {
				continue
			}
			if c := t.child(v, 1<<doc.Cop); c >= 0 && j == c+1 && d.Pos[v] != doc.ADJ {
				continue
			}
		case doc.Obl:
			if j < v {
				continue
			}
		}
		a, b := t.span(j, true, 1)
		first, last = min(first, a), max(last, b)
	}
	if c := t.child(v, 1<<doc.Cop); c >= 0 && first <= c && c < v {
		first = c + 1
	}
	return d.Phrase(first, last)
}

// span returns the first and last token of the phrase under i: without
// clauses that only comment on it, unless it is to be full.
func (t *tupler) span(i int32, full bool, depth int) (first, last int32) {
	d := t.d
	first, last = i, i
	if depth > 60 {
		return
	}
	for _, j := range t.children(i) {
		switch d.Dep[j] {
		case doc.Punct, doc.Parataxis, doc.Discourse, doc.Nsubj, doc.NsubjPass, doc.Cop, doc.Aux, doc.AuxPass:
			if depth == 0 || d.Dep[j] == doc.Punct {
				continue
			}
		case doc.AclRelcl, doc.Appos:
			if depth == 0 || !full {
				continue
			}
		case doc.Conj:
			if t.graph.clause(j) {
				continue
			}
		case doc.Advcl:
			if depth == 0 && !full {
				continue
			}
		}
		a, b := t.span(j, full, depth+1)
		first, last = min(first, a), max(last, b)
	}
	return
}

// whole returns the words of the clause of i.
func (t *tupler) whole(i int32) string {
	d := t.d
	first, last := i, i
	var down func(j int32, depth int)
	down = func(j int32, depth int) {
		first, last = min(first, j), max(last, j)
		if depth > 60 {
			return
		}
		for _, k := range t.children(j) {
			if d.Dep[k] != doc.Punct {
				down(k, depth+1)
			}
		}
	}
	down(i, 0)
	return d.Phrase(first, last)
}

// join returns the words of tokens.
func (t *tupler) join(tokens []int32) string {
	var words []string
	for _, i := range tokens {
		words = append(words, t.d.Word(i))
	}
	return strings.Join(words, " ")
}

// apposition adds the tuple of "Ann, head of Acme".
func (t *tupler) apposition(i int32) {
	d := t.d
	if h := d.Head[i]; d.Dep[i] == doc.Appos && h >= 0 && (d.Pos[i] == doc.NOUN || d.Pos[i] == doc.PROPN) {
		t.out = append(t.out, Tuple{t.sentence, 0.5, "is", []string{t.words(h, false), t.words(i, true)}})
	}
}

// confidence returns how surely the tuple of v is one.
func (t *tupler) confidence(v, s int32, parts []part) float64 {
	d := t.d
	c := 0.7
	switch d.Dep[v] {
	case doc.Root:
		c += 0.1
	case doc.AclRelcl, doc.Conj:
		c += 0.02
	case doc.Acl, doc.Advcl:
		c -= 0.1
	}
	if d.Pos[s] == doc.PRON {
		c -= 0.05
	}
	n := 0
	for _, p := range parts {
		n += len(p.words)
	}
	switch {
	case n > 150:
		c -= 0.2
	case n > 80:
		c -= 0.1
	}
	if len(parts) > 2 {
		c -= 0.05
	}
	return c
}
