package coref

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A saying is a verb of speech and who speaks.
type saying struct {
	verb, speaker int32 // token, mention
	sent, para    int32
}

// says returns the speaker of the verb v, -1 where it is none.
func (r *run) says(v int32) int32 {
	d := r.d
	if d.Pos[v] != doc.VERB || !speech[d.Lemma[v]] {
		return -1
	}
	s := r.t.child(d, v, doc.Nsubj)
	if s < 0 && d.Dep[v] == doc.Conj && d.Head[v] >= 0 {
		s = r.t.child(d, d.Head[v], doc.Nsubj)
	}
	if q := r.beside(v); q >= 0 {
		if s < 0 || r.headed[s] < 0 || !r.mayspeak(r.headed[s]) {
			return q
		}
	}
	if s < 0 || r.headed[s] < 0 || !r.mayspeak(r.headed[s]) {
		return -1
	}
	return r.headed[s]
}

// beside returns the person, by name or as "he" or "she", right before the verb
// v, -1 where there is none.
func (r *run) beside(v int32) int32 {
	for i := v - 1; i >= 0 && i >= v-5 && r.sentence[i] == r.sentence[v]; i-- {
		k := r.headed[i]
		if k < 0 || r.ms[k].Last != v-1 {
			continue
		}
		if m := &r.ms[k]; m.pro.person == 3 && m.pro.human && r.d.Tag[i] == doc.PRP || m.Form == doc.Name && m.Type == schema.Person {
			return k
		}
	}
	return -1
}

// mayspeak reports whether the mention k may be somebody who speaks.
func (r *run) mayspeak(k int32) bool {
	m := &r.ms[k]
	return m.Form != doc.Nominal || m.members != nil || m.Type&(schema.Person|schema.Organization|schema.Work) != 0 || headTypes[m.head] == 0
}

// linkSpeakers joins I and we to who says them.
func (r *run) linkSpeakers() {
	d := r.d
	var said []saying
	for v := range int32(d.Len()) {
		if k := r.says(v); k >= 0 && !r.quote[v] && r.ms[k].pro.person != 1 {
			said = append(said, saying{v, k, r.sentence[v], r.paragraph[v]})
		}
	}
	narrator := map[number]int32{}
	unmarked := r.unmarked()
	voice := int32(-1) // who spoke last
	next := 0
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		for next < len(said) && said[next].verb < m.Head {
			voice = int32(next)
			next++
		}
		if m.pro.person != 1 {
			continue
		}
		who, _ := r.speaker(k)
		if who < 0 && m.quoted {
			who = r.introducer(m)
		}
		if who < 0 && (m.quoted || unmarked) {
			who = r.nearby(m, said, voice, next)
		}
		if who >= 0 {
			if r.fits(m, who) {
				r.link(who, k)
				continue
			}
			if m.num == plural && m.quoted && !r.some(m) {
				r.asked = append(r.asked, part{k, who})
			}
			who = -1
		}
		if !m.quoted {
			if n, ok := narrator[m.num]; ok {
				r.link(n, k)
			} else {
				narrator[m.num] = k
			}
		}
	}
}

// some reports whether m are people in general: "many of us".
func (r *run) some(m *mention) bool {
	c := r.t.child(r.d, m.Head, doc.Case)
	return c >= 0 && r.d.Lemma[c] == "of"
}

// A part is a "we" and who says it, one of those that it stands for.
type part struct{ we, who int32 }

// linkBodies joins the "we" of those who speak for a body to it.
func (r *run) linkBodies() {
	for _, p := range r.asked {
		if b := r.employer(p.who); b >= 0 && !r.of(p.we).named {
			r.link(b, p.we)
		}
	}
}

// employer returns a mention of the body that the text says the speaker who speaks
// for: "Ann Lee of Borea Labs", "Ann Lee, the ministry's spokeswoman"; -1 where
// it says none, or several.
func (r *run) employer(who int32) int32 {
	d := r.d
	body := int32(-1)
	for q := range r.ms {
		m := &r.ms[q]
		if m.Form == doc.Pronoun || r.root(int32(q)) != r.root(who) {
			continue
		}
		for c := r.t.first[m.Head]; c >= 0; c = r.t.next[c] {
			b := r.headed[c]
			if b < 0 || r.root(b) == r.root(who) || r.ms[b].members != nil || r.of(b).typ != schema.Organization || !r.of(b).named {
				continue
			}
			switch d.Dep[c] {
			case doc.NmodPoss, doc.Compound:
				if m.Form == doc.Name && d.Dep[c] == doc.NmodPoss {
					continue
				}
			case doc.Nmod:
				if p := r.t.child(d, c, doc.Case); p < 0 || !serving[strings.ToLower(d.Word(p))] {
					continue
				}
			default:
				continue
			}
			if body >= 0 && r.root(body) != r.root(b) {
				return -1
			}
			body = b
		}
	}
	return body
}

// serving are the prepositions between somebody and whom they speak for.
var serving = set("of for at from with")

// unmarked reports whether the text has direct speech without quotation marks:
// a clause of saying that brings in somebody's "I", and no mark anywhere.
func (r *run) unmarked() bool {
	for i := range r.quote {
		if r.quote[i] {
			return false
		}
	}
	for k := range r.ms {
		if r.ms[k].pro.person == 1 {
			if _, plain := r.speaker(int32(k)); plain {
				return true
			}
		}
	}
	return false
}

// fits reports whether the speaker who may say the pronoun m.
func (r *run) fits(m *mention, who int32) bool {
	c := r.of(who)
	if m.num == plural {
		return c.typ != schema.Person || c.num == plural
	}
	return c.typ == schema.Person || c.typ == schema.Thing || !c.named
}

// speaker returns who says the first person k in its own sentence, -1 for
// none, and whether it does so without quotation marks.
func (r *run) speaker(k int32) (int32, bool) {
	d := r.d
	m := &r.ms[k]
	for x, n := m.Head, 0; x >= 0 && n < 40; x, n = d.Head[x], n+1 {
		for c := r.t.first[x]; c >= 0; c = r.t.next[c] {
			if d.Dep[c] != doc.Parataxis && d.Dep[c] != doc.Discourse || m.Head >= r.t.lo[c] && m.Head <= r.t.hi[c] {
				continue
			}
			if q := r.says(c); q >= 0 && r.ms[q].pro.person != 1 {
				return q, !m.quoted
			}
		}
		y := d.Head[x]
		if y < 0 {
			break
		}
		switch d.Dep[x] {
		case doc.Ccomp, doc.Parataxis, doc.Obj, doc.DepDep:
			if q := r.says(y); q >= 0 && q != k && r.ms[q].pro.person != 1 && (m.quoted || r.t.hi[x] < y && x < y) {
				return q, !m.quoted
			}
		}
	}
	return -1, false
}

// introducer returns who a quotation that a colon opens is said by, of which m
// is part: whom the colon follows, "Ministry spokesman Bo Tan: “We”", or the
// subject of the clause before it, "Ann Lee rejects this: “I”"; -1 for none.
func (r *run) introducer(m *mention) int32 {
	d := r.d
	i := m.Head
	for i > 0 && r.quote[i] && r.paragraph[i] == m.para {
		i--
	}
	if i < 2 || d.Word(i-1) != ":" || r.quote[i-1] || r.paragraph[i-1] != m.para {
		return -1
	}
	first := d.Sentences[r.sentence[i-1]].First
	for v := first; v < i-1; v++ {
		if d.Pos[v] != doc.VERB && d.Pos[v] != doc.AUX || d.Dep[v] == doc.AclRelcl || d.Dep[v] == doc.Acl || d.Dep[v] == doc.Advcl {
			continue
		}
		if s := r.t.child(d, v, doc.Nsubj); s >= 0 && r.headed[s] >= 0 && r.animate(r.headed[s]) {
			return r.headed[s]
		}
	}
	for k := r.headed[m.Head] - 1; k >= 0 && r.ms[k].Last >= first; k-- {
		if r.ms[k].Last == i-2 && r.animate(k) {
			return k
		}
	}
	return -1
}

// animate reports whether the mention k is of a person or a body, or a pronoun
// for a person.
func (r *run) animate(k int32) bool {
	m := &r.ms[k]
	if m.Form == doc.Pronoun {
		return m.pro.person == 3 && m.pro.human
	}
	return r.of(k).typ&(schema.Person|schema.Organization) != 0 && r.of(k).typ != schema.Thing && m.members == nil
}

// nearby returns the speaker of the sayings around the quotation of m.
func (r *run) nearby(m *mention, said []saying, last int32, next int) int32 {
	if next < len(said) && said[next].sent == m.sent {
		return said[next].speaker
	}
	if last >= 0 && said[last].para == m.para {
		return said[last].speaker
	}
	if next < len(said) && said[next].para == m.para && said[next].sent <= m.sent+3 {
		return said[next].speaker
	}
	if last >= 0 && m.para-said[last].para <= 3 {
		return said[last].speaker
	}
	if next < len(said) && said[next].para <= m.para+1 {
		return said[next].speaker
	}
	return -1
}

// linkBridges joins an unnamed speaker for somebody ("A ministry spokesperson
// would not comment.") to the bare new name that speaks in the sentence or two
// after, where nobody else is introduced.
func (r *run) linkBridges() {
	d := r.d
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		if m.Form != doc.Nominal || !roleWords[m.head] || m.num != singular || m.at != subject || m.quoted || r.of(k).named || m.kind != doc.Body {
			continue
		}
		for q := k + 1; q < int32(len(r.ms)); q++ {
			a := &r.ms[q]
			if a.sent > m.sent+2 || a.para > m.para+1 {
				break
			}
			if a.sent == m.sent || a.Form != doc.Name || a.Type != schema.Person || a.at != subject {
				continue
			}
			v := d.Head[a.Head]
			if first := &r.ms[r.root(q)]; v < 0 || r.says(v) != q || len(a.words) < 2 || a.title != "" || first.pro.person != 1 && r.root(q) != q || r.of(q).roles != nil {
				break
			}
			for c := r.t.first[a.Head]; c >= 0; c = r.t.next[c] {
				if d.Dep[c] == doc.Appos || d.Dep[c] == doc.NmodDesc || d.Dep[c] == doc.AclRelcl {
					v = -1
				}
			}
			if v >= 0 && !gendersClash(r.genderOf(k), r.genderOf(q)) {
				r.join(k, q)
				r.describes(k, m.head)
			}
			break
		}
	}
}
