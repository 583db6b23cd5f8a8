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
	members    []int32 // of a group: its members' mentions
	count      int     // how many it is said to be, 0 where it is not said
	quoted     bool
	free       bool // "any company": nothing in particular
	kind       doc.Kind
	title      string // "mr", "sen"
	marks      marks  // of a description
	signs      signs
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
		x := mention{Mention: doc.Mention{First: m.First, Last: m.Last, Head: h, Type: m.Type, Form: doc.Name}}
		if r.nationals(h, m) || r.national(h, m, named) {
			x.Form = doc.Nominal
			x.First, x.Last = t.phrase(d, h, false)
			x.First, x.Last = r.bounds(x.First, x.Last, h)
		}
		found = append(found, x)
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
		if i+1 < n && seconds[d.Word(i)] && r.office(i+1) {
			continue // "Deputy Secretary"
		}
		if named[i] == 0 && r.nounlike(i) {
			m := doc.Mention{First: r.opens(i), Last: i, Head: i, Form: doc.Nominal, Type: schema.Thing}
			found = append(found, mention{Mention: m})
			done[i] = true
			continue
		}
		if !r.nominal(i) || named[i] > 0 && r.inside(i, d.Names[named[i]-1]) {
			continue
		}
		lo, hi := t.phrase(d, i, false)
		lo, hi = r.bounds(lo, hi, i)
		m := mention{Mention: doc.Mention{First: lo, Last: hi, Head: i, Form: doc.Nominal, Type: schema.Thing}}
		if d.Pos[i] == doc.PROPN && named[i] == 0 && !(r.t.child(d, i, doc.NmodPoss, doc.Det) >= 0 && strings.ToLower(d.Word(i)) == d.Word(i)) {
			if honorific(d.Word(i)) || i+1 < n && named[i+1] > 0 && d.Names[named[i+1]-1].Type == schema.Person && titles[strings.TrimSuffix(strings.ToLower(d.Word(i)), ".")] {
				continue
			}
			m.Form = doc.Name
			m.First, m.Last = r.core(i, named)
			if m.First == i && m.Last == i && r.body(lo, hi, i, named) {
				m.Form, m.First, m.Last = doc.Nominal, lo, hi
				for x := i + 1; x <= hi; x++ {
					if d.Tag[x] == doc.POS {
						m.Last = x - 1
						break
					}
				}
			}
			if r.nationals(i, m.Mention) || r.national(i, m.Mention, named) {
				m.Form, m.First, m.Last = doc.Nominal, lo, hi
			}
			if w := strings.ToLower(d.Word(lo)); lo < m.First && (r.office(i) && w == "the" || w == "a" || w == "an") {
				m.Form, m.First, m.Last = doc.Nominal, lo, i // "the Foreign Secretary", "an Islamist"
			}
			end := r.portfolio(m.Last + 1)
			if end+1 < n && d.Word(end) == "," && r.office(i) {
				end++ // "the Foreign Minister, Ann Lee,"
			}
			if end < n && named[end] > 0 && r.title(end, i, d.Names[named[end]-1]) {
				m.Form = doc.Nominal
			}
		} else if i+1 < n && named[i+1] > 0 && r.title(i+1, i, d.Names[named[i+1]-1]) {
			m.Last = i
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

// seconds are the words before an office that make another one of it.
var seconds = map[string]bool{"Deputy": true, "Vice": true, "Assistant": true, "Acting": true, "Associate": true, "Under": true}

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

// core returns the name around the proper noun h that the name stage left
// out, up to the names that it has found: token → 1 + name.
func (r *run) core(h int32, named []int32) (lo, hi int32) {
	lo, hi = h, h
	for c := r.t.first[h]; c >= 0; c = r.t.next[c] {
		if (r.d.Pos[c] == doc.PROPN || r.d.Tag[c] == doc.NNP && r.t.hi[c] == c) && (r.d.Dep[c] == doc.Flat || r.d.Dep[c] == doc.Compound || r.d.Dep[c] == doc.Amod) && r.t.hi[c]-r.t.lo[c] < 4 {
			lo, hi = min(lo, r.t.lo[c]), max(hi, r.t.hi[c])
		}
	}
	for i := h - 1; i >= lo; i-- {
		if named != nil && named[i] > 0 {
			lo = i + 1
		}
	}
	for i := h + 1; i <= hi; i++ {
		if named != nil && named[i] > 0 {
			hi = i - 1
		}
	}
	return lo, hi
}

// body reports whether the noun h, with a capital letter, is but the word for a
// body in a phrase from lo to hi that tells whose it is by a name: "the Sark
// Government", "the Government of Sark".
func (r *run) body(lo, hi, h int32, named []int32) bool {
	d := r.d
	if headTypes[strings.ToLower(d.Word(h))] != schema.Organization || d.Tag[h] == doc.NNPS {
		return false
	}
	return lo < h && named[h-1] > 0 && d.Names[named[h-1]-1].Type == schema.Place ||
		h+2 <= hi && d.Word(h+1) == "of" && (named[h+2] > 0 || d.Word(h+2) == "the")
}

// nationals reports whether the name m, headed by h, is used as a noun for
// people: "the two Canadians", "2 Michaels".
func (r *run) nationals(h int32, m doc.Mention) bool {
	d := r.d
	if d.Tag[h] != doc.NNPS && d.Tag[h] != doc.NNS && !strings.HasSuffix(d.Word(h), "s") || m.Type == schema.Organization {
		return false
	}
	if m.Last == h && m.First == h-1 && d.Pos[m.First] == doc.NUM || m.First == m.Last && r.t.child(d, h, doc.Nummod) >= 0 {
		return true
	}
	if m.First != m.Last {
		return false
	}
	w := strings.ToLower(d.Word(h))
	if m.Type != schema.Place && m.Type != schema.Thing || d.Tag[h] == doc.NNP || w == "balkans" {
		return false
	}
	for _, end := range [...]string{"ans", "ians", "ers", "ards", "lis", "tis", "nis", "qis", "eks", "abs", "urds"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// national reports whether the name m, headed by h, says what the person is that
// it stands behind: "Ann Lee, a Democrat,".
func (r *run) national(h int32, m doc.Mention, named []int32) bool {
	d := r.d
	g := d.Head[h]
	if m.First != m.Last || m.Type == schema.Person || d.Dep[h] != doc.Appos || d.Tag[h] != doc.NNP || named[g] == 0 || d.Names[named[g]-1].Type != schema.Person {
		return false
	}
	c := r.t.child(d, h, doc.Det)
	return c >= 0 && (d.Lemma[c] == "a" || d.Lemma[c] == "an")
}

// title reports whether the noun i says what the person is whose name m begins
// at the token at behind it: "MP Han Dong", "Consul General Han Tao".
func (r *run) title(at, i int32, m doc.Mention) bool {
	if m.Type != schema.Person || m.First != at {
		return false
	}
	w := strings.ToLower(r.d.Word(i))
	return headTypes[w] == schema.Person || headTypes[strings.ToLower(r.d.Lemma[i])] == schema.Person || titles[w] || titles[strings.ToLower(r.d.Word(m.First-1))]
}

// honorific reports whether w is a title that says nothing but respect.
func honorific(w string) bool { return honorifics[strings.TrimSuffix(strings.ToLower(w), ".")] }

// pronoun returns the pronoun at i, and whether it refers.
func (r *run) pronoun(i int32) (pro, bool) {
	d := r.d
	if d.Pos[i] != doc.PRON && d.Pos[i] != doc.DET || d.Dep[i] == doc.Expl || d.Dep[i] == doc.Det || d.Dep[i] == doc.Mark {
		return pro{}, false
	}
	if i > 0 && int(i)+1 < d.Len() && d.Word(i-1) == "(" && d.Word(i+1) == ")" {
		return pro{}, false // a code: "(it)" for Italian
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
		lo, hi := t.phrase(d, h, false)
		lo, _ = r.bounds(lo, hi, h)
		end, hi := t.phrase(d, last, false)
		_, hi = r.bounds(end, hi, last)
		if lo > cc || hi < cc {
			continue
		}
		done[cc] = true
		out = append(out, mention{Mention: doc.Mention{First: lo, Last: hi, Head: cc, Form: doc.Nominal, Type: schema.Thing}, num: plural, members: []int32{h}})
	}
	return out
}
