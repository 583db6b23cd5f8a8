package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// honorifics are titles that say nothing but respect.
var honorifics = set(`mr mrs ms miss mx dr prof sir dame lord lady madam madame monsieur rev hon st`)

// linkTree joins what the trees join: titles, appositions, predicates,
// acronyms in brackets and relative pronouns.
func (r *run) linkTree() {
	d, t := r.d, r.t
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		h := m.Head
		if m.members != nil {
			continue
		}
		switch d.Dep[h] {
		case doc.NmodDesc, doc.Compound:
			if q := r.hosted(h); q >= 0 && m.Form == doc.Nominal && r.ms[q].Form == doc.Name && r.ms[q].Type == schema.Person {
				r.join(q, k)
			}
		case doc.Appos:
			if q := r.hosted(h); q >= 0 {
				r.appose(q, k)
			}
		}
		if m.Form == doc.Nominal && t.child(d, h, doc.Cop) >= 0 {
			if s := t.child(d, h, doc.Nsubj); s >= 0 && r.headed[s] >= 0 {
				r.predicate(r.headed[s], k)
			}
		}
		if m.Form == doc.Pronoun && m.pro.which {
			if q := r.relative(h); q >= 0 && q != k {
				r.link(q, k)
			}
		}
		if m.Form == doc.Name && k > 0 {
			r.bracket(k)
		}
		if m.Form == doc.Nominal {
			if q := r.calledBy(m); q >= 0 {
				r.join(q, k)
			}
			if q := r.namedBy(m); q >= 0 && !r.of(k).named {
				r.join(q, k)
			}
			r.precede(k)
			r.follow(k)
			r.capacity(k)
		}
	}
}

// precede joins the description k, of a person, to the name that it stands
// before: as a title, "MP Han Dong", or as an apposition between commas, "the
// mayor, Ann Lee,"; and to the name that it stands behind so, "Ann Lee, the
// mayor,".
func (r *run) precede(k int32) {
	d, m := r.d, &r.ms[k]
	n := int32(d.Len())
	if r.of(k).named {
		return
	}
	if m.Type == schema.Organization {
		r.precedeBody(k)
	}
	if m.Type != schema.Person {
		if q := r.announced(m); q >= 0 && r.of(k).size == 1 {
			r.join(q, k)
		}
		return
	}
	if m.num == plural {
		r.precedeAll(k)
		return
	}
	if q := r.ends(m); q >= 0 {
		m.Last = r.ms[q].First - 2
		r.joinPerson(q, k)
		return
	}
	i := r.portfolio(m.Head + 1)
	if i == m.Head+1 {
		i = m.Last + 1
	}
	if i < n && (m.Last == m.Head || i > m.Last+1) {
		if q := r.begins(i); q >= 0 && r.ms[q].Type == schema.Person && r.together(m, &r.ms[q]) && !(m.art == definite && r.object(m, &r.ms[q])) {
			r.joinPerson(q, k)
			return
		}
	}
	if q := r.announced(m); q >= 0 {
		r.joinPerson(q, k)
		return
	}
	if m.First >= 2 && d.Word(m.First-1) == "," && m.art != bare {
		for q := k - 1; q >= 0 && k-q < 6; q-- {
			if a := &r.ms[q]; a.Last == m.First-2 && a.Form == doc.Name && a.Type == schema.Person && r.together(m, a) && (r.aside(m.Last+1) || a.at == apposed && r.finite(max(i, m.Last+1))) {
				r.joinPerson(q, k)
				return
			}
		}
	}
}

// precedeBody joins the description k, of a body, to the name that it stands right
// before: "the union Unite", "Airline Ryanair".
func (r *run) precedeBody(k int32) {
	m := &r.ms[k]
	if m.Last != m.Head || m.num == plural || m.art != definite && m.art != bare {
		return
	}
	q, _ := slices.BinarySearchFunc(r.ms, m.Last+1, func(m mention, i int32) int { return int(m.First - i) })
	if q == len(r.ms) || r.ms[q].First != m.Last+1 {
		return
	}
	if a := &r.ms[q]; a.Form == doc.Name && a.Type == schema.Organization && r.together(m, a) && a.at == m.at {
		r.join(int32(q), k)
	}
}

// follow joins the description k to the name of a thing that it stands behind,
// "Vesta, a ferry company", where the tree has the two side by side.
func (r *run) follow(k int32) {
	d, m := r.d, &r.ms[k]
	if m.First < 2 || d.Word(m.First-1) != "," || m.art != indefinite || m.free || m.Type == schema.Person || r.of(k).size > 1 {
		return
	}
	for q := k - 1; q >= 0 && k-q < 6; q-- {
		a := &r.ms[q]
		if a.Last == m.First-2 && a.Form == doc.Name && d.Dep[a.Head] == d.Dep[m.Head] && d.Head[a.Head] == d.Head[m.Head] && r.aside(m.Last+1) {
			r.appose(q, k)
			return
		}
	}
}

// announced returns the name that the description m leads up to, set off from it
// and from what follows: "the seller, Lind Holdings of Oslo, will", "the
// owner: Lind Holdings, a fund"; -1 where there is none.
func (r *run) announced(m *mention) int32 {
	d, n := r.d, int32(r.d.Len())
	i := r.pastBracket(m.Last + 1)
	if m.num == plural || m.art == bare && m.Type != schema.Person || m.free || i+1 >= n || !slices.Contains(offsets, d.Word(i)) || m.at == possessor {
		return -1
	}
	for i++; i < n-1 && (strings.EqualFold(d.Word(i), "the") || honorific(d.Word(i))); i++ {
	}
	q := r.begins(i)
	if q < 0 { // "the brother, managing director Ann Lee,"
		if t := r.headedAt(i); t != nil && t.Form == doc.Nominal && t.Type == schema.Person && t.art == bare {
			q = r.begins(t.Last + 1)
		}
	}
	if q < 0 || !r.together(m, &r.ms[q]) || !m.meets(r.ms[q].Type) || r.ms[q].Type == schema.Place || r.ms[q].Type == schema.Person && m.Type != schema.Person || gendersClash(m.gen, r.ms[q].gen) && m.Type == schema.Person && r.ms[q].Type == schema.Person {
		return -1
	}
	end := r.ms[q].Last + 1
	if end+1 < n && strings.EqualFold(d.Word(end), "of") {
		for end++; end < n-1 && (d.Pos[end] == doc.PROPN || d.Pos[end] == doc.DET); end++ {
		}
	}
	if !r.aside(end) && (int(end) >= d.Len() || m.art == indefinite || !r.finite(end) || m.at == object) {
		return -1
	}
	return q
}

// pastBracket returns the token behind the brackets that open at token i, i where
// none do: "the head of Borea (a union), Ann Lee,".
func (r *run) pastBracket(i int32) int32 {
	n := int32(r.d.Len())
	if i >= n || r.d.Word(i) != "(" && r.d.Word(i) != "[" {
		return i
	}
	for j := i + 1; j < n && j < i+8 && r.sentence[j] == r.sentence[i]; j++ {
		if w := r.d.Word(j); w == ")" || w == "]" {
			return j + 1
		}
	}
	return i
}

// offsets are the marks behind a description that its name may follow.
var offsets = []string{",", "—", "–", "--", ":"}

// headedAt returns the mention that begins at token i, nil where none does.
func (r *run) headedAt(i int32) *mention {
	k, found := slices.BinarySearchFunc(r.ms, i, func(m mention, i int32) int { return int(m.First - i) })
	if !found {
		return nil
	}
	return &r.ms[k]
}

// precedeAll joins the description k to the people that stand right behind it,
// "brothers Ann and Bo Tan", or right before it, as many as it says: "Ann Lee and
// Bo Tan — the two engineers held there".
func (r *run) precedeAll(k int32) {
	d, m := r.d, &r.ms[k]
	for q := k + 1; m.Last == m.Head && int(q) < len(r.ms) && r.ms[q].First <= m.Last+1; q++ {
		if a := &r.ms[q]; a.First == m.Last+1 && a.members != nil && a.Type == schema.Person && r.together(m, a) {
			r.join(q, k)
			return
		}
	}
	if m.First < 2 || m.art != definite && m.art != possessed || m.count == 0 && m.art == possessed {
		return
	}
	switch d.Word(m.First - 1) {
	case ",", "—", "–", "--", "-", "(":
	default:
		return
	}
	for q := k - 1; q >= 0 && k-q < 12; q-- {
		a := &r.ms[q]
		if a.members != nil && a.Last == m.First-2 && r.together(m, a) && a.Type == schema.Person && (m.count == 0 || m.count == len(a.members)) {
			r.join(q, k)
			return
		}
	}
}

// joinPerson makes k a description of the person q unless their genders clash.
func (r *run) joinPerson(q, k int32) {
	if !gendersClash(r.genderOf(q), r.genderOf(k)) || r.genderOf(q) == it || r.genderOf(k) == it {
		r.join(q, k)
	}
}

// begins returns the name that begins at i, -1 where none does.
func (r *run) begins(i int32) int32 {
	q, _ := slices.BinarySearchFunc(r.ms, i, func(m mention, i int32) int { return int(m.First - i) })
	for ; q < len(r.ms) && r.ms[q].First == i; q++ {
		if m := &r.ms[q]; m.Form == doc.Name {
			return int32(q)
		}
	}
	return -1
}

// ends returns the name of a person, set off by commas, with which the
// description m ends where a tree has hung it on a name before it: "the mayor of
// Lowell, Ann Lee,"; -1 where there is none.
func (r *run) ends(m *mention) int32 {
	i := m.Last
	for i > m.Head && r.d.Word(i) != "," {
		i--
	}
	if i <= m.Head+1 || m.art != definite {
		return -1
	}
	q := r.begins(i + 1)
	if q < 0 || r.ms[q].Type != schema.Person || r.ms[q].Last != m.Last || !r.aside(m.Last+1) {
		return -1
	}
	for p := q - 1; p >= 0 && r.ms[p].Last >= m.First; p-- {
		if a := &r.ms[p]; r.pastBracket(a.Last+1) == i && a.Form == doc.Name && a.Type&(schema.Place|schema.Organization) != 0 {
			return q
		}
	}
	return -1
}

// together reports whether a and b stand in one sentence of one paragraph.
func (r *run) together(a, b *mention) bool { return a.sent == b.sent && a.para == b.para }

// object reports whether a verb has both mentions for its own: "told the judge
// Smith was late".
func (r *run) object(a, b *mention) bool {
	return a.at == object && (b.at == subject || b.at == passive)
}

// aside reports whether what ends before token i is closed there as an aside:
// by a comma that no "and" follows, or with the sentence.
func (r *run) aside(i int32) bool {
	d := r.d
	if int(i) >= d.Len() {
		return true
	}
	switch d.Word(i) {
	case ",":
		return int(i)+1 >= d.Len() || d.Pos[i+1] != doc.CCONJ
	case ".", ";", ":", "—", "–", ")", "\"", "”":
		return true
	}
	return false
}

// hosted returns the mention headed by the head of token h, -1 for none.
func (r *run) hosted(h int32) int32 {
	if g := r.d.Head[h]; g >= 0 {
		return r.headed[g]
	}
	return -1
}

// join makes the description k one of q's.
func (r *run) join(q, k int32) {
	head := r.ms[k].head
	r.link(q, k)
	r.describes(q, head)
}

// appose joins q and its apposition k where they can be one thing.
func (r *run) appose(q, k int32) {
	a, b := &r.ms[q], &r.ms[k]
	if a.Form == doc.Pronoun && b.Form == doc.Pronoun || b.Form == doc.Pronoun {
		return
	}
	if b.num == plural && a.num != plural {
		if g := r.coordination(q); g >= 0 {
			r.join(g, k)
		}
		return
	}
	if a.num == plural && b.num == singular && a.Type != schema.Organization && b.Type != schema.Organization {
		return
	}
	if a.Form == doc.Name && b.Form == doc.Name {
		return // linkNames knows better
	}
	if b.First > 0 && r.d.Tag[b.First-1] == doc.POS {
		return // "Lind's brother", whatever the tree says
	}
	x, y := r.of(q), r.of(k)
	if !b.meets(x.typ) && !typesMeet(x.typ, y.typ) || gendersClash(x.gen, y.gen) && (x.gen != it && y.gen != it) {
		return
	}
	r.join(q, k)
}

// coordination returns the coordination that q is a member of, -1 for none.
func (r *run) coordination(q int32) int32 {
	h := r.conjoined(r.ms[q].Head)
	for c := r.t.first[h]; c >= 0; c = r.t.next[c] {
		if r.d.Dep[c] != doc.Conj {
			continue
		}
		if cc := r.t.child(r.d, c, doc.Cc); cc >= 0 && r.headed[cc] >= 0 && r.ms[r.headed[cc]].members != nil {
			return r.headed[cc]
		}
	}
	return -1
}

// predicate joins the subject q and the predicate k of a plain statement that
// something is something.
func (r *run) predicate(q, k int32) {
	d := r.d
	a, b := &r.ms[q], &r.ms[k]
	h := b.Head
	for c := r.t.first[h]; c >= 0; c = r.t.next[c] {
		switch w := strings.ToLower(d.Word(c)); {
		case d.Dep[c] == doc.Aux && d.Tag[c] == doc.MD, w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "no", d.Word(c) == "?", d.Dep[c] == doc.Case, d.Dep[c] == doc.Mark && (w == "if" || w == "whether"):
			return
		}
	}
	if a.pro.which || a.pro.person == 0 && a.Form == doc.Pronoun || a.num != b.num && a.num != doc.AnyNumber {
		return
	}
	x, y := r.of(q), r.of(k)
	if b.art == bare || (x.typ != y.typ || x.typ == schema.Thing) && !r.kindOf(a, b) {
		return
	}
	r.join(q, k)
}

// kindOf reports whether b, "a space capsule that …", says what kind of thing
// the name a is of, which the name stage may have got wrong.
func (r *run) kindOf(a, b *mention) bool {
	const other = schema.Person | schema.Place | schema.Event
	if a.Form != doc.Name || b.art != indefinite || b.num != singular || a.Type&other != 0 || b.Type&other != 0 || a.members != nil {
		return false
	}
	return r.modified(b)&2 != 0 && r.t.child(r.d, b.Head, doc.AclRelcl, doc.Acl, doc.Compound) >= 0
}

// capacity joins the description k to the subject that it stands before, "As
// the largest donor, Borea has".
func (r *run) capacity(k int32) {
	d, m := r.d, &r.ms[k]
	c := r.t.child(d, m.Head, doc.Case, doc.Mark)
	v := d.Head[m.Head]
	if c < 0 || v < 0 || !strings.EqualFold(d.Word(c), "as") || c != d.Sentences[m.sent].First && !r.quoteOpens(c) || m.num != singular || m.art == bare || r.of(k).size > 1 {
		return
	}
	s := r.t.child(d, v, doc.Nsubj, doc.NsubjPass)
	if s <= m.Last || r.headed[s] < 0 {
		return
	}
	q := r.headed[s]
	if a := &r.ms[q]; a.members == nil && !a.pro.which && a.num != plural && m.meets(r.of(q).typ) && !gendersClash(r.genderOf(q), m.gen) || m.Type == schema.Thing && a.Form == doc.Name {
		r.join(q, k)
	}
}

// quoteOpens reports whether a quotation begins right before token i.
func (r *run) quoteOpens(i int32) bool {
	if i == 0 {
		return false
	}
	switch r.d.Word(i - 1) {
	case "“", "\"", "``", "‘":
		return true
	}
	return false
}

// relative returns the mention that the relative pronoun h takes up.
func (r *run) relative(h int32) int32 {
	d := r.d
	for n := 0; n < 8 && h >= 0; n++ {
		if d.Dep[h] == doc.AclRelcl {
			return r.hosted(h)
		}
		h = d.Head[h]
	}
	return -1
}

// bracket joins the acronym k, alone in brackets, to the name before it.
func (r *run) bracket(k int32) {
	d, m := r.d, &r.ms[k]
	if m.First < 2 || int(m.Last)+1 >= d.Len() || d.Word(m.First-1) != "(" || d.Word(m.Last+1) != ")" || !shout(d.Phrase(m.First, m.Last)) || m.Type == schema.Person {
		return
	}
	for q := k - 1; q >= 0 && q > k-6; q-- {
		a := &r.ms[q]
		if a.Last == m.First-2 && a.Form == doc.Name && a.Type != schema.Person && len(a.words) > 1 && (a.Type == m.Type || a.Type == schema.Thing || m.Type == schema.Thing) {
			r.link(q, k)
			return
		}
	}
}

// typesMeet reports whether things of the two types can be one.
func typesMeet(a, b schema.Type) bool {
	if a == b || a == schema.Thing || b == schema.Thing {
		return true
	}
	const bodies = schema.Organization | schema.Place | schema.Facility
	const made = schema.Work | schema.Product | schema.Event
	return a&bodies != 0 && b&bodies != 0 || a&made != 0 && b&made != 0
}
