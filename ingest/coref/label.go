package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// How many tokens a description keeps behind its noun, and in all.
const (
	maxBehind = 12
	maxLabel  = 18
)

// own calls what entities are called by whose they are by the owner's name, or a
// description of it: "his plan" is "Ann Lee's plan", and "his plan" still. Where several things would
// bear that name it stays, to be told of nothing but the owner.
func (r *run) own(called []int32) {
	d := r.d
	owned := map[int]string{}   // entity → the name by its owner
	bearers := map[string]int{} // of a name
	for e, k := range called {
		if k < 0 || d.Tag[r.ms[k].First] != doc.PRPS && d.Tag[r.ms[k].First] != doc.WPS {
			continue
		}
		x, first := &d.Entities[e], r.ms[k].First
		p := r.headed[first]
		if p < 0 || r.ms[p].Form != doc.Pronoun || int(d.Entity[p]) == e {
			continue
		}
		owner := &d.Entities[d.Entity[p]]
		rest, ok := strings.CutPrefix(x.Name, d.Word(first)+" ")
		if !ok || !owner.Named && (!r.of(p).nouns || len(owner.Members) > 0) || strings.Count(owner.Name, " ") >= maxOwner || len(x.Aliases) >= maxAliases {
			continue
		}
		rest = strings.TrimPrefix(rest, "own ")
		if owned[e] = owner.Name + "'s " + rest; strings.HasSuffix(owner.Name, "s") {
			owned[e] = owner.Name + "' " + rest
		}
		bearers[owned[e]]++
	}
	for e := range called {
		if name := owned[e]; name != "" && bearers[name] == 1 {
			x := &d.Entities[e]
			x.Aliases, x.Name = append(x.Aliases, x.Name), name
		}
	}
}

// maxOwner is how many words the name of an owner has at most.
const maxOwner = 6

// full returns the description m, of something of type typ, as far as it says
// what is meant: its noun and what completes it, "need for a ceasefire in Sark",
// "plan to cut taxes", without relative clauses, participles, appositions and
// times. Where that is too long it ends with the last part that fits.
func (r *run) full(m *mention, typ schema.Type) (lo, hi int32) {
	d, t := r.d, r.t
	lo, hi = m.First, m.Head
	for lo < hi && (d.Dep[lo] == doc.Cc || lo > m.First && d.Dep[lo] == doc.Fixed) { // "as well as | its allies"
		lo++
	}
	limit := min(m.Last, m.Head+maxBehind, lo+maxLabel-1)
	for c := t.first[m.Head]; c >= 0; c = t.next[c] {
		if c < m.Head {
			continue
		}
		if c == hi+1 && r.numbers(m.Head, c) {
			hi = c
			continue
		}
		if t.lo[c] != hi+1 || !r.completes(c, typ) || r.gets(m.Head, c) {
			if d.Dep[c] == doc.Det || d.Dep[c] == doc.Punct && d.Word(c) != "," {
				continue
			}
			break
		}
		end := r.whole(c, limit)
		if strings.EqualFold(d.Word(t.lo[c]), "for") && r.infinitive(end+1) >= 0 { // "need for Sark to act"
			break
		}
		if end > hi {
			hi = end
		}
		if end < t.hi[c] {
			break
		}
	}
	if hi == m.Head {
		hi = max(hi, r.lent(hi, lo+maxLabel-1))
	}
	if end := r.aim(m.Head, hi, m.Head+maxBehind); end > hi {
		hi = end
	}
	if r.quotes(lo, hi)%2 != 0 {
		if int(hi)+1 < d.Len() && r.quotes(hi+1, hi+1) > 0 {
			return lo, hi + 1
		}
		hi = m.Head
	}
	return lo, hi
}

// quotes returns how many of the tokens lo to hi are quotation marks.
func (r *run) quotes(lo, hi int32) int {
	n := 0
	for i := lo; i <= hi; i++ {
		switch r.d.Word(i) {
		case `"`, "“", "”", "``", "''":
			n++
		}
	}
	return n
}

// completes reports whether c, which depends on a noun for something of type
// typ, says what that is: "of peace", "against Ann Lee", "to leave".
func (r *run) completes(c int32, typ schema.Type) bool {
	d, t := r.d, r.t
	first := t.lo[c]
	solid := typ&(schema.Person|schema.Organization|schema.Place|schema.Facility) != 0
	switch d.Dep[c] {
	case doc.Nmod:
		if d.Pos[first] != doc.ADP && d.Tag[first] != doc.TO && d.Pos[first] != doc.SCONJ || solid && strings.EqualFold(d.Word(first), "to") {
			return false
		}
		if strings.EqualFold(d.Word(first), "by") && !r.deed(d.Head[c], typ) {
			return false
		}
		if strings.EqualFold(d.Word(first), "than") {
			return r.more(d.Head[c])
		}
		return !outside[strings.ToLower(d.Word(first))] && (d.Word(first) == "of" || !r.timed(c)) && (d.Pos[c] != doc.PRON || d.Tag[c] == doc.WP)
	case doc.Acl:
		if first == c && d.Tag[c] == doc.VBG && r.any(d.Head[c]) {
			return true // "any trucks carrying fuel"
		}
		if solid || t.child(d, c, doc.Mark) != first {
			return false
		}
		return d.Tag[first] == doc.TO || d.Tag[c] == doc.VBG && d.Pos[first] != doc.ADV
	}
	return false
}

// numbers reports whether the number c right behind the noun i is the last word of
// what that is called: "Chapter four", "Studio 54".
func (r *run) numbers(i, c int32) bool {
	d := r.d
	if d.Pos[c] != doc.NUM || d.Tag[i] == doc.NNS || r.timed(c) {
		return false
	}
	switch d.Dep[c] {
	case doc.Flat, doc.Nummod, doc.Appos, doc.NmodUnmarked, doc.DepDep:
		return true
	}
	return false
}

// any reports whether the phrase of noun i begins with "any", so that what follows
// it says which.
func (r *run) any(i int32) bool {
	c := r.t.child(r.d, i, doc.Det)
	return c >= 0 && strings.EqualFold(r.d.Word(c), "any")
}

// more reports whether noun i is compared: "more damage than frost".
func (r *run) more(i int32) bool {
	for c := r.t.first[i]; c >= 0 && c < i; c = r.t.next[c] {
		switch strings.ToLower(r.d.Word(c)) {
		case "more", "less", "fewer":
			return true
		}
	}
	return false
}

// outside are the prepositions that tell when, why or beside what something
// happens rather than what it is.
var outside = set(`during since until till after before following amid despite because as including like such than except besides via through without due within throughout`)

// spans are the nouns for times that a date need not be part of.
var spans = set(`time moment age night morning afternoon evening day week weekend month year decade century hour minute hand`)

// timed reports whether noun i is a time, or part of a date or a length of time.
func (r *run) timed(i int32) bool {
	if spans[strings.ToLower(r.d.Lemma[i])] {
		return true
	}
	values := r.d.Values
	k, _ := slices.BinarySearchFunc(values, i, func(v doc.Value, i int32) int { return int(v.Last) - int(i) })
	if k == len(values) || values[k].First > i {
		return false
	}
	switch values[k].Kind {
	case doc.Day, doc.Clock, doc.Length:
		return true
	}
	return false
}

// whole returns the last token of the phrase of c, up to limit: of all of it,
// or of as much as can stand for it; -1 where nothing can.
func (r *run) whole(c, limit int32) int32 {
	d, t := r.d, r.t
	switch {
	case c > limit:
		return -1
	case d.Pos[c] == doc.VERB || d.Pos[c] == doc.AUX:
		return r.plain(c, limit)
	case d.Tag[c] == doc.WP || d.Tag[c] == doc.WDT: // "of what we do"
		if t.hi[c] > limit || t.hi[c] == c {
			return -1
		}
		return t.hi[c]
	}
	ends := []int32{c} // where the phrase may end
	for x := t.first[c]; x >= 0; x = t.next[x] {
		end := ends[len(ends)-1]
		if x < c {
			if !r.simple(t.lo[x], x) {
				return -1
			}
			continue
		}
		if d.Dep[x] == doc.Punct {
			continue
		}
		if t.lo[x] > end+1 && (d.Pos[x] == doc.NUM || !(d.Word(end+1) == "," && t.lo[x] == end+2)) {
			break
		}
		switch d.Dep[x] {
		case doc.Appos: // "Security Council Resolution 2254", "the firm Acme"
			if t.lo[x] != end+1 || d.Pos[end] != doc.PROPN && d.Pos[x] != doc.PROPN || d.Pos[end+1] == doc.PUNCT {
				x = -1
			}
		case doc.Conj, doc.Flat, doc.Fixed, doc.Goeswith, doc.Compound, doc.NmodPoss, doc.NmodUnmarked, doc.NmodDesc, doc.Nummod, doc.Amod:
		default:
			if !r.completes(x, schema.Thing) {
				x = -1
			}
		}
		if x < 0 || d.Dep[x] == doc.Conj && (d.Pos[x] == doc.VERB || r.goesOn(x, t.hi[x]+1)) {
			break
		}
		hi := r.whole(x, limit)
		if hi < 0 {
			break
		}
		ends = append(ends, hi)
		if hi < t.hi[x] {
			break
		}
	}
	for k := len(ends) - 1; k >= 0; k-- {
		hi := r.rate(r.named(ends[k]))
		if hi > limit {
			continue
		}
		if hi = r.joined(hi); !r.dangles(hi) {
			return hi
		}
	}
	return -1
}

// goesOn reports whether what stands behind the conjunct x, token i, is a finite verb
// or its auxiliary of which x is the subject, and not all that x is part of: "letters
// from Acme and Ann Lee | was asked".
func (r *run) goesOn(x, i int32) bool {
	d := r.d
	if int(i) >= d.Len() || r.sentence[i] != r.sentence[i-1] || d.Tag[i] != doc.VBD && d.Tag[i] != doc.VBZ && d.Tag[i] != doc.MD {
		return false
	}
	for n := 0; x >= 0 && n < 10; x, n = d.Head[x], n+1 {
		switch d.Dep[x] {
		case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Csubj:
			return false
		}
	}
	return true
}

// named returns the end of the name that token i is in, or i.
func (r *run) named(i int32) int32 {
	names := r.d.Names
	k, _ := slices.BinarySearchFunc(names, i, func(m doc.Mention, i int32) int { return int(m.Last) - int(i) })
	if k < len(names) && names[k].First <= i {
		return names[k].Last
	}
	return i
}

// rate returns the end of what token i is so many of: "kilometers | per hour".
func (r *run) rate(i int32) int32 {
	if int(i)+2 < r.d.Len() && r.d.Word(i+1) == "per" && r.d.Pos[i+2] == doc.NOUN {
		return i + 2
	}
	return i
}

// joined returns the end of the compound that begins with token i and a hyphen:
// "crop | -damaging storms".
func (r *run) joined(i int32) int32 {
	d := r.d
	n := int32(d.Len())
	if i+2 >= n || d.Tag[i+1] != doc.HYPH || d.Start[i+1] != d.End[i] || d.Start[i+2] != d.End[i+1] {
		return i
	}
	end := i
	for j := i + 2; j < n && j < i+7 && r.sentence[j] == r.sentence[i]; j++ {
		switch d.Pos[j] {
		case doc.NOUN:
			end = j
		case doc.ADJ, doc.PUNCT:
			if d.Pos[j] == doc.PUNCT && d.Tag[j] != doc.HYPH {
				return end
			}
		case doc.VERB:
			if d.Tag[j] != doc.VBG && d.Tag[j] != doc.VBN {
				return end
			}
		default:
			return end
		}
	}
	return end
}

// answering are the nouns that say nothing without that to which they are.
var answering = set(`access answer approach contribution objection opposition reaction resistance response threat`)

// dangles reports whether a phrase that ends with token i lacks its end: "a
// state | of emergency", "peer | -reviewed journals".
func (r *run) dangles(i int32) bool {
	d := r.d
	switch d.Pos[i] {
	case doc.ADP, doc.SCONJ, doc.CCONJ, doc.DET, doc.PART:
		return d.Tag[i] != doc.POS
	}
	if int(i)+1 >= d.Len() || r.sentence[i+1] != r.sentence[i] {
		return false
	}
	if d.Pos[i] == doc.NOUN && (d.Pos[i+1] == doc.PROPN && (d.Dep[i+1] == doc.Flat || d.Dep[i+1] == doc.Appos) || d.Word(i+1) == "to" && answering[strings.ToLower(d.Lemma[i])]) {
		return true // "the singer | Ann Lee", "response | to the fire"
	}
	return d.Word(i+1) == "of" || d.Tag[i+1] == doc.HYPH && d.Start[i+1] == d.End[i] || d.Tag[i+1] == doc.POS
}

// simple reports whether tokens lo to hi hold no clause of their own.
func (r *run) simple(lo, hi int32) bool {
	for i := lo; i <= hi; i++ {
		if r.finite(i) && r.d.Dep[i] != doc.Amod {
			return false
		}
	}
	return true
}

// plain returns the last token of the clause c up to another that it ends with,
// -1 if it goes beyond limit or a finite verb is in it.
func (r *run) plain(c, limit int32) int32 {
	d, t := r.d, r.t
	hi := t.hi[c]
	for x := t.first[c]; x >= 0; x = t.next[x] {
		if x > c && (d.Dep[x] == doc.Advcl || d.Dep[x] == doc.Parataxis || d.Dep[x] == doc.Conj && r.finite(x)) {
			hi = min(hi, t.lo[x]-1)
		}
	}
	for i := c + 1; i < hi; i++ {
		if d.Word(i) == "," && d.Pos[i-1] != doc.ADJ && i > c+1 {
			hi = i - 1
			break
		}
	}
	for hi > c && (d.Pos[hi] == doc.PUNCT && !closes(d, t.lo[c], hi) || d.Pos[hi] == doc.CCONJ) {
		hi--
	}
	if hi > limit || (d.Tag[hi] == doc.VB || d.Tag[hi] == doc.VBG) && int(hi)+1 < d.Len() && d.Pos[hi+1] == doc.DET {
		return -1 // "to name | a minister"
	}
	for i := c; i <= hi; i++ {
		if r.finite(i) || d.Dep[i] == doc.Appos && d.Pos[t.lo[i]] == doc.PUNCT || r.parts(i) {
			return -1
		}
	}
	return hi
}
