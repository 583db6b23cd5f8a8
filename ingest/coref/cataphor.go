package coref

import (
	"kg/ingest/doc"
	"kg/schema"
)

// cataphor joins to the person k, at its first mention, a "he" or "she" before
// it that has found nobody, where the text has begun with a pronoun and comes
// to the name later: a bare name that is a subject, the first that fits.
func (r *ranker) cataphor(k int32) {
	m := &r.ms[k]
	if m.Type != schema.Person || m.at != subject && m.at != passive || len(m.words) > 1 && m.sent > 0 || r.root(k) != k {
		return
	}
	for n, q := 0, k-1; q >= 0 && n < 80; n, q = n+1, q-1 {
		a, c := &r.ms[q], r.of(q)
		if m.sent-a.sent > nearSentences {
			return
		}
		if a.Form == doc.Name && a.Type == schema.Person && a.at != possessor && a.at != modifier && !gendersClash(c.gen, r.of(k).gen) {
			return
		}
		if a.Form != doc.Pronoun || c.nouns || c.gen != he && c.gen != she || gendersClash(c.gen, r.of(k).gen) {
			continue
		}
		if r.coargument(a, m) || a.sent == m.sent && r.command(m, a) > 0 {
			continue
		}
		r.link(q, k)
		return
	}
}

// opening joins to the person k, at its first mention and by a surname alone,
// the "he" or "she" that the text has begun with: an excerpt whose person was
// named before it begins. Whoever it names in full in between is introduced
// there, and somebody else.
func (r *ranker) opening(k int32) {
	m, c := &r.ms[k], r.of(k)
	if len(m.words) != 1 || c.hint != doc.AnyGender || m.Type&(schema.Person|schema.Thing) == 0 || m.sent > 2*nearSentences || r.root(k) != k {
		return
	}
	for q := range k {
		a, b := &r.ms[q], r.of(q)
		if b.gen != he && b.gen != she || gendersClash(b.gen, c.gen) || gendersClash(b.gen, c.hint) {
			continue
		}
		if a.Form != doc.Pronoun || b.nouns || r.root(q) != q {
			return
		}
		if r.apart(m, q) {
			r.link(q, k)
		}
		return
	}
}

// apart reports whether no pronoun of q's cluster in the sentence of the name m
// keeps it from being m: one that commands it, or owns what it is named for.
func (r *ranker) apart(m *mention, q int32) bool {
	root := r.root(q)
	for p := r.headed[m.Head] - 1; p >= 0 && r.ms[p].sent == m.sent; p-- {
		a := &r.ms[p]
		if r.root(p) != root {
			continue
		}
		if r.coargument(a, m) || r.command(m, a) > 0 && a.at != possessor {
			return false
		}
		if h := r.d.Head[a.Head]; a.at == possessor && h >= 0 && r.t.lo[h] <= m.Head && m.Head <= r.t.hi[h] {
			return false
		}
	}
	return true
}
