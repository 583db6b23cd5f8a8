package coref

import (
	"slices"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// News tells what somebody is before it tells the name: "A former banker told a
// jury …", and two paragraphs on, "El-Khoury, 45, said". So the first mention of
// a name may take up a description before it that has no name yet.

// Limits of the search for what a name takes up.
const (
	lateSentences = 12
	maxLate       = 16
	leadSentences = 3 // what leads a text in, with its title
)

// introduces reports whether the text comes at k to a name that it has not had
// before, of what it may have described.
func (r *run) introduces(k int32) bool {
	m, c := &r.ms[k], r.of(k)
	return m.Form == doc.Name && !c.met && m.Type&(schema.Person|schema.Organization) != 0 && m.num != plural && m.kind == doc.Body && r.ms[r.root(k)].sent == m.sent
}

// gatherLate fills cands with the descriptions that the name k may take up, by
// the first mention of each.
func (r *ranker) gatherLate(k int32) {
	m, c := &r.ms[k], r.of(k)
	r.cands = r.cands[:0]
	for q := k - 1; q >= 0 && len(r.cands) < maxLate && k-q < 200; q-- {
		a, b := &r.ms[q], &r.clusters[q]
		if m.sent-a.sent > lateSentences {
			break
		}
		if r.parent[q] != q || a.Form != doc.Nominal || a.members != nil || b.named || b.num == plural || a.free || a.at == apposed {
			continue
		}
		if b.typ != c.typ && !a.meets(c.typ) || b.typ == schema.Thing || gendersClash(b.gen, c.gen) && c.typ == schema.Person || c.sort != 0 && b.sort|sorts[a.head] != 0 && c.sort&(b.sort|sorts[a.head]) == 0 {
			continue
		}
		if a.First <= m.Head && m.Head <= a.Last || m.First <= a.Head && a.Head <= m.Last || r.coargument(m, a) || a.sent == m.sent && (a.at == possessor || r.command(m, a) > 0) {
			continue
		}
		if (a.sent >= leadSentences || a.at != subject && a.at != passive && a.at != object || a.art != indefinite && a.art != possessed && r.modified(a) == 0) && !slices.Contains(c.roles, a.head) {
			continue
		}
		n := len(r.cands)
		r.cands = append(r.cands, candidate{q: q, n: n, e: n})
	}
}

// late appends the features of the name k taking up the description x.
func (r *run) late(f []uint32, k int32, x *candidate) []uint32 {
	q := x.q
	m, a, c, b := &r.ms[k], &r.ms[q], r.of(k), r.of(q)
	typ := uint32(bits(c.typ))
	add := func(template, x, y uint32) { f = append(f, linear.Mix(2000+template, x, linear.Mix(0, typ, y))) }
	role := uint32(0)
	switch {
	case slices.Contains(c.roles, a.head), slices.ContainsFunc(b.roles, func(w string) bool { return slices.Contains(c.roles, w) }):
		role = 1
	case len(c.roles) > 0:
		role = 2
	}
	sentences := bucket(m.sent - a.sent)
	between := r.between(q, k)
	lead := min(uint32(a.sent), 3)
	art := uint32(a.art)
	add(1, role, art)
	add(2, role, linear.Mix(2, sentences, art))
	add(3, sentences, linear.Mix(3, lead, art))
	add(4, a.signs.head, art)
	add(5, uint32(a.at)<<4|uint32(m.at), linear.Mix(5, art, lead))
	add(6, between, linear.Mix(6, uint32(x.n), art))
	add(7, between, linear.Mix(7, sentences, role))
	add(8, bucket(b.size), linear.Mix(8, bucket(c.size), lead))
	add(9, r.modified(a), linear.Mix(9, art, lead))
	add(11, r.speaks(a)<<1|r.speaks(m), linear.Mix(11, sentences, between))
	add(13, uint32(b.gen)<<4|uint32(c.gen), linear.Mix(13, bucket(b.size), art))
	add(14, uint32(min(len(m.words), 3)), linear.Mix(14, lead, between))
	if c.sort != 0 || sorts[a.head] != 0 {
		add(17, uint32(c.sort), uint32(sorts[a.head]))
	}
	return f
}

// speaks tells whether m is the subject of a verb of speech.
func (r *run) speaks(m *mention) uint32 {
	g := r.d.Head[m.Head]
	return flag(m.at == subject && g >= 0 && speech[r.d.Lemma[g]])
}

// between returns how many other things of the type of k are named from q to k,
// 3 for more.
func (r *run) between(q, k int32) uint32 {
	n, last := uint32(0), int32(-1)
	for i := q + 1; i < k && n < 3; i++ {
		a := &r.ms[i]
		if root := r.root(i); a.Form == doc.Name && a.Type == r.ms[k].Type && root != r.root(k) && root != last {
			n++
			last = root
		}
	}
	return n
}

// newName appends the features of the name k taking up nothing. n is the number
// of its candidates.
func (r *run) newName(f []uint32, k int32, n int) []uint32 {
	m, c := &r.ms[k], r.of(k)
	typ := uint32(bits(c.typ))
	add := func(template, x, y uint32) { f = append(f, linear.Mix(3000+template, x, linear.Mix(0, typ, y))) }
	known := flag(len(c.roles) > 0)
	add(1, known, 0)
	add(2, known, bucket(int32(n)))
	add(3, bucket(m.sent), uint32(m.at))
	add(4, bucket(c.size), bucket(int32(n)))
	add(5, m.signs.governor, 0)
	add(6, m.signs.before, 0)
	add(7, m.signs.after, 0)
	add(8, uint32(min(len(m.words), 3)), known)
	return f
}
