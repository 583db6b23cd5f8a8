package coref

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

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
		m.head, m.at, m.count = "and", r.role(first), len(m.members)
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
			m.art, m.free = articleOf(w), freely[w]
		case doc.NmodPoss:
			m.art = possessed
		case doc.Nummod:
			if m.art == bare {
				m.art = quantified
			}
			if c < h && w != "one" && w != "1" && d.Tag[h] != doc.NN {
				m.num, m.count = plural, numeral(w)
			}
		}
	}
	if m.art == bare && m.First < h && d.Tag[m.First] == doc.DT { // of the phrase, whatever the tree hangs it on
		w := strings.ToLower(d.Word(m.First))
		m.art, m.free = articleOf(w), freely[w]
	}
	if r.nounlike(h) {
		m.head = strings.ToLower(d.Word(h))
		m.Type = schema.Person
		if participles[m.head] && !strings.HasSuffix(m.head, "accused") && m.head != "deceased" {
			m.num = plural
		}
	} else if m.Type != schema.Thing { // a name used as a noun
		m.Type, m.num = schema.Person, plural
	} else if typ, ok := headTypes[m.head]; ok {
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
	r.mark(m)
}

// freely has the determiners of descriptions that are nothing's in particular,
// "any company", which nothing after the sentence can take up.
var freely = map[string]bool{"any": true, "no": true, "every": true, "each": true, "either": true, "neither": true}

// articleOf returns how the determiner w begins a description.
func articleOf(w string) article {
	switch w {
	case "the":
		return definite
	case "a", "an", "some", "any", "another", "no", "every", "each", "either", "neither":
		return indefinite
	case "this", "that", "these", "those":
		return demonstrative
	}
	return quantified
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
