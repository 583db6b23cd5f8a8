package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

type (
	number = doc.Number
	gender = doc.Gender
)

const (
	singular = doc.Singular
	plural   = doc.Plural
	she      = doc.Feminine
	he       = doc.Masculine
	it       = doc.Neuter
)

// article is how a description begins.
type article uint8

const (
	bare article = iota
	indefinite
	definite
	demonstrative
	possessed
	quantified
)

// place is what a mention is to its clause.
type place uint8

const (
	other place = iota
	subject
	passive // subject of a passive
	object
	oblique
	possessor
	modifier // of a noun: compound, nmod
	apposed  // apposition, title or predicate: says what something else is
)

// A mention is a doc.Mention and what clustering asks about it.
type mention struct {
	doc.Mention
	sent, para int32
	head       string   // lemma of the head, lower case
	words      []string // of a name: lower case, without titles
	num        number
	gen        gender
	pro        pro
	art        article
	at         place
	members    []int32 // of a coordination: its conjuncts' mentions
	quoted     bool
	kind       doc.Kind
	title      string // "mr", "sen"
	signs      signs
}

// tree gives the dependents of each token, and the stretch that it covers.
type tree struct {
	first, next []int32 // first child, next sibling; -1 none
	lo, hi      []int32
}

func grow(d *doc.Document) *tree {
	n := d.Len()
	buf := make([]int32, 6*n)
	t := &tree{first: buf[:n], next: buf[n : 2*n], lo: buf[2*n : 3*n], hi: buf[3*n : 4*n]}
	left, queue := buf[4*n:5*n], buf[5*n:5*n]
	for i := range t.first {
		t.first[i], t.next[i] = -1, -1
		t.lo[i], t.hi[i] = int32(i), int32(i)
	}
	for i := int32(n) - 1; i >= 0; i-- {
		if h := d.Head[i]; h >= 0 && h < int32(n) && h != i {
			t.next[i], t.first[h] = t.first[h], i
			left[h]++
		}
	}
	for i := range left {
		if left[i] == 0 {
			queue = append(queue, int32(i))
		}
	}
	for k := 0; k < len(queue); k++ {
		i := queue[k]
		if h := d.Head[i]; h >= 0 && h < int32(n) && h != i {
			t.lo[h], t.hi[h] = min(t.lo[h], t.lo[i]), max(t.hi[h], t.hi[i])
			if left[h]--; left[h] == 0 {
				queue = append(queue, h)
			}
		}
	}
	for i := range left {
		if left[i] > 0 { // in a circle, which is no tree
			t.first[i] = -1
		}
	}
	return t
}

// child returns the first dependent of i under one of deps, -1 for none.
func (t *tree) child(d *doc.Document, i int32, deps ...doc.Dep) int32 {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if slices.Contains(deps, d.Dep[c]) {
			return c
		}
	}
	return -1
}

// phrase returns the noun phrase of head h: its own words and modifiers,
// without case markers, conjuncts, appositions and, where h is a predicate,
// without the clause. With all, appositions and what follows them count.
func (t *tree) phrase(d *doc.Document, h int32, all bool) (lo, hi int32) {
	lo, hi = h, h
	clause := t.child(d, h, doc.Cop, doc.Nsubj, doc.NsubjPass, doc.Csubj, doc.NsubjOuter) >= 0
	for c := t.first[h]; c >= 0; c = t.next[c] {
		switch d.Dep[c] {
		case doc.Det, doc.DetPredet, doc.Amod, doc.Nummod, doc.NmodPoss, doc.NmodDesc, doc.Compound, doc.Flat, doc.Fixed, doc.Goeswith,
			doc.NmodUnmarked, doc.Nmod:
			if d.Dep[c] == doc.NmodUnmarked && d.Pos[c] == doc.PRON {
				continue
			}
		case doc.Advmod, doc.OblUnmarked:
			if c > h || clause || d.Pos[c] == doc.ADV && !strings.EqualFold(d.Word(c), "nearly") && !strings.EqualFold(d.Word(c), "about") {
				continue
			}
		case doc.Acl, doc.AclRelcl:
			if c < h || clause && d.Dep[c] == doc.Acl {
				continue
			}
		case doc.Appos, doc.Parataxis:
			if all && d.Dep[c] == doc.Appos {
				a, b := t.phrase(d, c, true)
				if b+1 < int32(d.Len()) && t.hi[c] == b+1 && closes(d, min(lo, t.lo[c]), b+1) {
					b++
				}
				lo, hi = min(lo, a), max(hi, b)
			}
			continue
		case doc.DepDep:
			if c > h {
				continue
			}
		default:
			continue
		}
		lo, hi = min(lo, t.lo[c]), max(hi, t.hi[c])
	}
	// Brackets and marks that a long modifier drags in at the rim.
	for lo < h && rim(d, lo) {
		lo++
	}
	for hi > h && d.Pos[hi] == doc.PUNCT && !closes(d, lo, hi) {
		hi--
	}
	return lo, hi
}

// rim reports whether token i cannot begin a noun phrase.
func rim(d *doc.Document, i int32) bool {
	switch d.Pos[i] {
	case doc.ADP, doc.SCONJ, doc.CCONJ, doc.PART, doc.AUX:
		return true
	case doc.PUNCT:
		return d.Word(i) != "$"
	}
	return false
}

// closes reports whether token hi closes a bracket or quotation that opens in
// lo..hi.
func closes(d *doc.Document, lo, hi int32) bool {
	open := map[string]string{")": "(", "]": "[", "”": "“", "\"": "\"", "’": "‘", "''": "``"}[d.Word(hi)]
	if open == "" {
		return false
	}
	for i := lo; i < hi; i++ {
		if d.Word(i) == open {
			return true
		}
	}
	return false
}

// find fills r.ms with every mention of the document.
func (r *run) find() {
	d, t := r.d, r.t
	n := int32(d.Len())
	named := make([]int32, n) // token → 1 + name
	for k, m := range d.Names {
		for i := max(m.First, 0); i <= m.Last && i < n; i++ {
			named[i] = int32(k) + 1
		}
	}
	dated := make([]bool, n)
	for _, v := range d.Values {
		if v.Kind == doc.Day || v.Kind == doc.Clock || v.Kind == doc.Length {
			for i := max(v.First, 0); i <= v.Last && i < n; i++ {
				dated[i] = true
			}
		}
	}
	var found []mention
	done := make([]bool, n) // heads
	for _, m := range d.Names {
		h := r.top(m.First, m.Last)
		done[h] = true
		found = append(found, mention{Mention: doc.Mention{First: m.First, Last: m.Last, Head: h, Type: m.Type, Form: doc.Name}})
	}
	for i := range n {
		if done[i] || dated[i] && d.Pos[i] != doc.PRON {
			continue
		}
		if p, ok := r.pronoun(i); ok {
			found = append(found, mention{Mention: doc.Mention{First: i, Last: i, Head: i, Form: doc.Pronoun, Type: schema.Thing}, pro: p})
			done[i] = true
			continue
		}
		if !r.nominal(i) || named[i] > 0 && r.inside(i, d.Names[named[i]-1]) {
			continue
		}
		lo, hi := t.phrase(d, i, false)
		m := mention{Mention: doc.Mention{First: lo, Last: hi, Head: i, Form: doc.Nominal, Type: schema.Thing}}
		if d.Pos[i] == doc.PROPN && named[i] == 0 {
			m.Form = doc.Name
			m.First, m.Last = r.core(i)
		}
		found = append(found, m)
		done[i] = true
	}
	found = append(found, r.coordinations(done)...)
	slices.SortStableFunc(found, func(a, b mention) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.Last - a.Last)
	})
	r.ms = found
	r.headed = make([]int32, n)
	for i := range r.headed {
		r.headed[i] = -1
	}
	for k := range r.ms {
		r.headed[r.ms[k].Head] = int32(k)
	}
	for k := range r.ms {
		if r.ms[k].members == nil {
			r.describe(int32(k))
		}
	}
	for k := range r.ms {
		if r.ms[k].members != nil {
			r.describe(int32(k))
		}
	}
}

// top returns the token of first..last whose head lies outside.
func (r *run) top(first, last int32) int32 {
	for i := first; i <= last; i++ {
		if h := r.d.Head[i]; h < first || h > last {
			return i
		}
	}
	return last
}

// inside reports whether i, a token of the name m, depends on another of its
// tokens.
func (r *run) inside(i int32, m doc.Mention) bool {
	h := r.d.Head[i]
	return h >= m.First && h <= m.Last || i != r.top(m.First, m.Last)
}

// core returns the name around the proper noun h that the name stage left out.
func (r *run) core(h int32) (lo, hi int32) {
	lo, hi = h, h
	for c := r.t.first[h]; c >= 0; c = r.t.next[c] {
		if r.d.Pos[c] == doc.PROPN && (r.d.Dep[c] == doc.Flat || r.d.Dep[c] == doc.Compound || r.d.Dep[c] == doc.Amod) && r.t.hi[c]-r.t.lo[c] < 4 {
			lo, hi = min(lo, r.t.lo[c]), max(hi, r.t.hi[c])
		}
	}
	return lo, hi
}

// pronoun returns the pronoun at i, and whether it refers.
func (r *run) pronoun(i int32) (pro, bool) {
	d := r.d
	if d.Pos[i] != doc.PRON && d.Pos[i] != doc.DET || d.Dep[i] == doc.Expl || d.Dep[i] == doc.Det || d.Dep[i] == doc.Mark {
		return pro{}, false
	}
	p, ok := pronouns[strings.ToLower(d.Word(i))]
	if p.which && d.Tag[i] == doc.DT { // "that", which points
		p = pro{num: singular, gen: it}
	}
	if d.Pos[i] == doc.DET && (!ok || p.person > 0 && d.Tag[i] != doc.PRPS) {
		return pro{}, false
	}
	return p, ok
}

// nominal reports whether i heads a description or a name.
func (r *run) nominal(i int32) bool {
	d := r.d
	switch d.Dep[i] {
	case doc.Flat, doc.Fixed, doc.Goeswith, doc.Case, doc.Cc, doc.Punct, doc.Mark, doc.CompoundPrt, doc.Aux, doc.Cop, doc.Discourse, doc.Expl:
		return false
	case doc.Compound, doc.Amod:
		return d.Pos[i] == doc.PROPN && d.Dep[i] == doc.Compound && !r.partOfName(i)
	}
	switch d.Pos[i] {
	case doc.NOUN, doc.PROPN:
		return true
	case doc.PRON:
		switch d.Tag[i] {
		case doc.NN, doc.DT, doc.NNS: // somebody, those
			return true
		}
	case doc.ADJ: // the poor
		return r.t.child(d, i, doc.Det) >= 0 && (d.Dep[i] == doc.Nsubj || d.Dep[i] == doc.Obj || d.Dep[i] == doc.Obl || d.Dep[i] == doc.Nmod)
	case doc.DET, doc.NUM: // "the two", "many of them"
		return r.t.child(d, i, doc.Det, doc.Nmod) >= 0 && (d.Dep[i] == doc.Nsubj || d.Dep[i] == doc.Obj || d.Dep[i] == doc.NsubjPass)
	}
	return false
}

// partOfName reports whether the proper noun i only forms a longer name with
// its head.
func (r *run) partOfName(i int32) bool {
	h := r.d.Head[i]
	return h >= 0 && r.d.Pos[h] == doc.PROPN
}

// coordinations returns a mention for each coordination of mentions. It is
// headed by its conjunction, so that no two mentions share a head.
func (r *run) coordinations(done []bool) []mention {
	d, t := r.d, r.t
	var out []mention
	for h := range int32(d.Len()) {
		if !done[h] || d.Dep[h] == doc.Conj {
			continue
		}
		cc, last, n := int32(-1), int32(-1), 0
		for c := t.first[h]; c >= 0; c = t.next[c] {
			if d.Dep[c] != doc.Conj || c < h || !done[c] {
				continue
			}
			n++
			last = c
			if k := t.child(d, c, doc.Cc); k >= 0 && (d.Lemma[k] == "and" || d.Word(k) == "&") {
				cc = k
			}
		}
		if cc < 0 || n > 12 || done[cc] || d.Pos[h] == doc.PRON && d.Pos[last] != doc.PROPN && d.Pos[last] != doc.PRON && d.Pos[last] != doc.NOUN {
			continue
		}
		lo, _ := t.phrase(d, h, false)
		_, hi := t.phrase(d, last, false)
		if lo > cc || hi < cc {
			continue
		}
		done[cc] = true
		out = append(out, mention{Mention: doc.Mention{First: lo, Last: hi, Head: cc, Form: doc.Nominal, Type: schema.Thing}, num: plural, members: []int32{h}})
	}
	return out
}

// describe computes what clustering asks about mention k.
func (r *run) describe(k int32) {
	d, t, m := r.d, r.t, &r.ms[k]
	h := m.Head
	m.sent, m.para, m.quoted, m.kind = r.sentence[h], r.paragraph[h], r.quote[h], r.kind[h]
	if m.members != nil { // conjuncts, by mention
		first := m.members[0]
		m.members = m.members[:0]
		if q := r.headed[first]; q >= 0 {
			m.members = append(m.members, q)
		}
		for c := t.first[first]; c >= 0; c = t.next[c] {
			if q := r.headed[c]; d.Dep[c] == doc.Conj && c > first && q >= 0 {
				m.members = append(m.members, q)
			}
		}
		m.head, m.at = "and", r.role(first)
		for j, q := range m.members {
			if j == 0 {
				m.Type = r.ms[q].Type
			} else {
				m.Type &= r.ms[q].Type
			}
		}
		if m.Type == 0 {
			m.Type = schema.Thing
		}
		return
	}
	m.head, m.at = strings.ToLower(d.Lemma[h]), r.role(h)
	switch m.Form {
	case doc.Pronoun:
		m.num, m.gen = m.pro.num, m.pro.gen
		if m.pro.human {
			m.Type = schema.Person
		}
	case doc.Name:
		r.readName(m)
	default:
		r.readNominal(m)
	}
}

// conjoined returns the first conjunct of the coordination that h is in, or h.
func (r *run) conjoined(h int32) int32 {
	for n := 0; n < 100 && r.d.Dep[h] == doc.Conj && r.d.Head[h] >= 0; n++ {
		h = r.d.Head[h]
	}
	return h
}

// role returns what the phrase headed by h is to its clause.
func (r *run) role(h int32) place {
	d := r.d
	h = r.conjoined(h)
	switch d.Dep[h] {
	case doc.Nsubj, doc.NsubjOuter:
		return subject
	case doc.NsubjPass:
		return passive
	case doc.Obj, doc.Iobj:
		return object
	case doc.Obl, doc.OblAgent:
		return oblique
	case doc.NmodPoss:
		return possessor
	case doc.Nmod, doc.Compound, doc.NmodUnmarked:
		return modifier
	case doc.Appos, doc.NmodDesc:
		return apposed
	}
	if r.t.child(d, h, doc.Cop) >= 0 {
		return apposed
	}
	return other
}

// readNominal types the description m.
func (r *run) readNominal(m *mention) {
	d, t := r.d, r.t
	h := m.Head
	m.num = singular
	if d.Tag[h] == doc.NNS || d.Tag[h] == doc.NNPS || plurals[m.head] {
		m.num = plural
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		w := strings.ToLower(d.Word(c))
		switch d.Dep[c] {
		case doc.Det:
			switch w {
			case "the":
				m.art = definite
			case "a", "an", "some", "any", "another", "no", "every", "each", "either", "neither":
				m.art = indefinite
			case "this", "that", "these", "those":
				m.art = demonstrative
			default:
				m.art = quantified
			}
		case doc.NmodPoss:
			m.art = possessed
		case doc.Nummod:
			if m.art == bare {
				m.art = quantified
			}
			if c < h && w != "one" && w != "1" && d.Tag[h] != doc.NN {
				m.num = plural
			}
		}
	}
	if typ, ok := headTypes[m.head]; ok {
		m.Type = typ
	} else if human(m.head) {
		m.Type = schema.Person
	} else if d.Pos[h] == doc.PRON && m.head != "" && (strings.HasSuffix(m.head, "one") || strings.HasSuffix(m.head, "body")) {
		m.Type = schema.Person
	} else if d.Pos[h] == doc.ADJ && m.art == definite {
		m.Type, m.num = schema.Person, plural
	}
	if m.Type == schema.Person {
		m.gen = genderOf(m.head)
	} else {
		m.gen = it
	}
}

// genderOf returns the gender that a noun or title tells.
func genderOf(w string) gender {
	if masculine[w] {
		return he
	}
	if feminine[w] {
		return she
	}
	return doc.AnyGender
}
