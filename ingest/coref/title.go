package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// linkTitles joins "the prime minister" to Prime Minister Ann Lee, where she is
// the only one in the article who bears this very title.
func (r *run) linkTitles() {
	bearer := map[string]int32{} // title → a mention of who bears it, -1 for several people
	for k := range r.ms {
		k := int32(k)
		if m := &r.ms[k]; m.Form == doc.Name && m.Type == schema.Person {
			title := r.titleOf(m)
			if i := strings.LastIndexByte(title, ' '); title != "" && !honorific(title) {
				r.describes(k, strings.TrimSuffix(title[i+1:], "."))
			}
			q, ok := bearer[title]
			switch {
			case title == "":
			case !ok:
				bearer[title] = k
			case q >= 0 && r.root(q) != r.root(k):
				bearer[title] = -1
			}
		}
	}
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		if m.Form != doc.Nominal || m.Type != schema.Person || m.art != definite || m.num != singular || m.Last != m.Head || m.First == m.Last || r.of(k).size > 1 {
			continue
		}
		title := strings.ToLower(r.d.Phrase(m.First+1, m.Last))
		if q, ok := bearer[strings.TrimPrefix(title, "former ")]; ok && q >= 0 && !r.within(&r.ms[q], m) && !r.within(m, &r.ms[q]) {
			r.joinPerson(q, k)
		}
	}
	r.linkOffices(bearer)
}

// linkOffices joins an office that a headline leaves without its article and its
// name, "Foreign Secretary welcomes talks", to who alone in the article bears
// that title or, where it says nothing against it, one with that noun: "Foreign
// Secretary Ann Lee". bearer are those who bear a title.
func (r *run) linkOffices(bearer map[string]int32) {
	only := map[string]int32{} // noun → a mention of who alone bears a title with it, -1 for several people
	for title, q := range bearer {
		noun := title[strings.LastIndexByte(title, ' ')+1:]
		if p, ok := only[noun]; q < 0 || ok && (p < 0 || r.root(p) != r.root(q)) {
			only[noun] = -1
		} else if !ok || q < p {
			only[noun] = q
		}
	}
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		switch m.kind {
		case doc.Title, doc.Summary, doc.Heading, doc.Caption:
		default:
			continue
		}
		noun := strings.ToLower(r.d.Word(m.Head))
		q, ok := only[noun]
		if !ok || m.Form == doc.Pronoun || m.members != nil || !offices[noun] || m.num != singular || r.of(k).named && m.Form != doc.Name || r.of(k).size > 1 || m.art != bare || !r.unowned(m) {
			continue
		}
		if p, ok := bearer[strings.ToLower(r.d.Phrase(m.First, m.Head))]; ok && p >= 0 {
			q = p
		} else if m.First < m.Head && !(m.First == m.Head-1 && shout(r.d.Word(m.First))) {
			continue
		}
		if q < 0 || r.ms[q].sent == m.sent {
			continue
		}
		m.Form, m.Type, m.gen = doc.Nominal, schema.Person, genderOf(noun)
		c := &r.clusters[k]
		c.named, c.typ, c.gen, c.who, c.sort, c.doubt = false, schema.Person, m.gen, nil, 0, doubt{}
		r.joinPerson(q, k)
	}
}

// unowned reports whether the description m is of an office that nobody's name
// stands with.
func (r *run) unowned(m *mention) bool {
	for c := r.t.first[m.Head]; c >= 0; c = r.t.next[c] {
		switch r.d.Dep[c] {
		case doc.NmodPoss, doc.Flat, doc.Appos, doc.Conj:
			return false
		case doc.Compound, doc.Amod:
			if c < m.First {
				return false
			}
		}
	}
	i := r.portfolio(m.Head + 1)
	return !r.person(i) && (r.d.Dep[m.Head] != doc.Compound && r.d.Dep[m.Head] != doc.Flat && r.d.Dep[m.Head] != doc.NmodDesc)
}

// titleOf returns what stands before the person m, in the article's words but
// lower case, "prime minister"; "" where no title does.
func (r *run) titleOf(m *mention) string {
	d := r.d
	first := m.First
	for first < m.Last && r.office(first) {
		first++
	}
	lo := first
	for lo > 0 && (r.office(lo-1) || lo < first && (d.Pos[lo-1] == doc.PROPN || d.Pos[lo-1] == doc.NOUN || d.Pos[lo-1] == doc.ADJ) && d.Head[lo-1] >= lo && d.Head[lo-1] <= m.Last && d.Tag[lo-1] != doc.POS) {
		lo--
	}
	if lo == first {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(d.Phrase(lo, first-1)), "former ")
}

// office reports whether token i is a noun of people in a title.
func (r *run) office(i int32) bool {
	pos := r.d.Pos[i]
	return (pos == doc.PROPN || pos == doc.NOUN) && headTypes[strings.ToLower(r.d.Word(i))] == schema.Person
}

// portfolio returns the token behind what an office that ends before token i is
// for, "for the Middle East", "to the United Nations", where that is names and
// nouns up to no noun of people; i itself where nothing such begins there.
func (r *run) portfolio(i int32) int32 {
	d := r.d
	if int(i) >= d.Len() || d.Word(i) != "for" && d.Word(i) != "to" && d.Word(i) != "of" || r.person(i+1) {
		return i
	}
	end, people := i+1, false
	for ; int(end) < d.Len() && end < i+12 && r.sentence[end] == r.sentence[i]; end++ {
		pos := d.Pos[end]
		if d.Tag[end] == doc.NNP || d.Tag[end] == doc.NNPS {
			pos = doc.PROPN
		}
		switch pos {
		case doc.NOUN, doc.PROPN:
			if end > i+1 && r.person(end) {
				if people || end == i+2 && d.Pos[i+1] == doc.DET || d.Pos[end-1] == doc.CCONJ {
					return i
				}
				return end
			}
			people = r.office(end)
			continue
		case doc.DET, doc.ADJ, doc.CCONJ:
			people = false
			continue
		}
		if people {
			return i
		}
		return end
	}
	return i
}

// person reports whether the name of a person begins at token i.
func (r *run) person(i int32) bool {
	k, ok := slices.BinarySearchFunc(r.d.Names, i, func(m doc.Mention, i int32) int { return int(m.First - i) })
	return ok && r.d.Names[k].Type == schema.Person
}

// linkIdentified joins "the suspect, identified as Ann Lee", "police identified
// the victim as Ann Lee".
func (r *run) linkIdentified() {
	d := r.d
	for i := range int32(d.Len()) {
		if d.Pos[i] != doc.VERB || d.Lemma[i] != "identify" {
			continue
		}
		who, what, open := int32(-1), int32(-1), false
		if d.Dep[i] == doc.Acl {
			what = r.hosted(i)
		}
		for c := r.t.first[i]; c >= 0; c = r.t.next[c] {
			switch d.Dep[c] {
			case doc.Aux, doc.Advmod:
				open = open || d.Tag[c] == doc.MD || d.Lemma[c] == "not" || d.Lemma[c] == "never"
			case doc.NsubjPass, doc.Obj:
				what = r.headed[c]
			case doc.Obl:
				if k := r.t.child(d, c, doc.Case); k >= 0 && strings.EqualFold(d.Word(k), "as") {
					who = r.headed[c]
				}
			}
		}
		if open || who < 0 || what < 0 || r.ms[who].Form != doc.Name || r.ms[who].Type != schema.Person {
			continue
		}
		if m := &r.ms[what]; m.Form == doc.Nominal && m.num == singular && typesMeet(m.Type, schema.Person) {
			r.joinPerson(who, what)
			if q := r.introduced(what); q >= 0 {
				r.joinPerson(who, q)
			}
		}
	}
}

// introduced returns the mention that the definite description k takes up by
// its noun, "a third suspect" for "the suspect", -1 where there is none near.
func (r *run) introduced(k int32) int32 {
	m := &r.ms[k]
	if m.art != definite {
		return -1
	}
	for q := k - 1; q >= 0 && m.sent-r.ms[q].sent <= nearSentences; q-- {
		if a := &r.ms[q]; a.Form == doc.Nominal && a.head == m.head && a.num == m.num && !a.free {
			if r.of(q).named {
				return -1
			}
			return q
		}
	}
	return -1
}
