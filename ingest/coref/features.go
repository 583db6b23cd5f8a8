package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// signs are what the features of pairs ask of a mention, hashed.
type signs struct {
	kind     uint32 // a pronoun's word; else form and article
	class    uint32 // form, article
	head     uint32
	first    uint32
	governor uint32 // lemma of what it depends on, and how
	before   uint32
	after    uint32
}

// sign computes the signs of m.
func (r *run) sign(m *mention) {
	d, h := r.d, m.Head
	g := &m.signs
	g.class = 16 + uint32(m.Form)*8 + uint32(m.art)
	if m.members != nil {
		g.class = 1
	}
	g.kind = g.class
	if m.Form == doc.Pronoun {
		g.kind = linear.Hash(r.neutral(m))
		g.class += uint32(m.pro.person) + 2*uint32(m.pro.gen) + 8
	}
	g.head = linear.Hash(m.head)
	if m.Form == doc.Name && m.Type == schema.Person {
		g.head = linear.Mix(5, flag(len(m.words) > 1), flag(m.title != "")) // nothing is learnt of one man's name
	}
	g.first = linear.Hash(strings.ToLower(d.Word(m.First)))
	if p := d.Head[h]; p >= 0 {
		g.governor = linear.Mix(1, linear.Hash(d.Lemma[p]), uint32(d.Dep[h]))
	}
	if m.First > 0 {
		g.before = linear.Hash(d.Lemma[m.First-1])
	}
	if int(m.Last)+1 < d.Len() {
		g.after = linear.Hash(d.Lemma[m.Last+1])
	}
}

// neutral returns the pronoun m, "he" for "she" and so on: what is learnt of the
// one gender holds for the other.
func (r *run) neutral(m *mention) string {
	w := strings.ToLower(r.d.Word(m.Head))
	switch w {
	case "she":
		return "he"
	case "her":
		if r.d.Tag[m.Head] == doc.PRPS {
			return "his"
		}
		return "him"
	case "herself":
		return "himself"
	case "hers":
		return "his"
	}
	return w
}

// bucket maps a distance to few classes.
func bucket(n int32) uint32 {
	switch {
	case n < 0:
		return 0
	case n < 5:
		return uint32(n) + 1
	case n < 8:
		return 6
	case n < 16:
		return 7
	case n < 32:
		return 8
	case n < 64:
		return 9
	}
	return 10
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// alone appends the features of mention k having no antecedent. earlier is how
// many mentions before it have its head.
func (r *run) alone(f []uint32, k int32, earlier int) []uint32 {
	m := &r.ms[k]
	g := &m.signs
	add := func(template, a, b uint32) { f = append(f, linear.Mix(1000+template, a, b)) }
	same := uint32(min(earlier, 3))
	add(0, g.kind, 0)
	add(1, g.kind, same)
	add(2, g.kind, g.head)
	add(3, g.kind, uint32(m.Type))
	add(4, g.kind, linear.Mix(0, uint32(m.at), uint32(min(m.Last-m.First, 6))))
	add(5, g.kind, g.first)
	add(6, g.kind, g.governor)
	add(7, g.kind, linear.Mix(0, flag(m.sent < 2), uint32(m.num)))
	add(8, g.kind, g.before)
	add(9, g.kind, g.after)
	add(10, g.kind, linear.Mix(flag(m.quoted), uint32(m.at), same))
	if m.Form == doc.Nominal {
		add(11, g.kind, linear.Mix(0, r.modified(m), same))
		add(12, g.head, same)
	}
	return f
}

// modified says which kinds of modifier m has.
func (r *run) modified(m *mention) uint32 {
	var x uint32
	for c := r.t.first[m.Head]; c >= 0; c = r.t.next[c] {
		switch r.d.Dep[c] {
		case doc.Amod:
			x |= 1
		case doc.Compound:
			x |= 2
		case doc.Nmod:
			x |= 4
		case doc.AclRelcl, doc.Acl:
			x |= 8
		case doc.Nummod:
			x |= 16
		case doc.Appos:
			x |= 32
		}
	}
	return x
}

// pair appends the features of mention k taking up mention q, the nth of its
// candidates that it agrees with, from the nearest on.
func (r *run) pair(f []uint32, k int32, x *candidate) []uint32 {
	q, n := x.q, x.n
	m, a := &r.ms[k], &r.ms[q]
	c := r.of(q)
	g, h := m.signs, &a.signs
	if q > k {
		g.kind = linear.Mix(2, g.kind, 0) // it comes later
	}
	kinds := linear.Mix(3, g.kind, h.class)
	add := func(template, x, y uint32) { f = append(f, linear.Mix(template, x, y)) }
	sentences := uint32(min(m.sent-a.sent, 6))
	far := linear.Mix(0, sentences, bucket(int32(n)))
	roles := uint32(a.at)<<4 | uint32(m.at)
	agree := r.agreement(m, a, c)
	add(1, kinds, 0)
	add(2, kinds, far)
	add(3, kinds, roles)
	add(4, linear.Mix(4, g.kind, sentences), roles)
	add(5, kinds, agree)
	add(6, g.kind, linear.Mix(6, agree, sentences))
	add(7, g.kind, linear.Mix(7, min(uint32(c.size), 8), flag(c.named)))
	add(8, linear.Mix(8, g.kind, sentences), linear.Mix(8, uint32(bucket(c.size)), flag(c.named)))
	add(9, kinds, linear.Mix(9, uint32(c.typ), uint32(c.num)))
	add(10, g.kind, h.head)
	add(11, g.kind, linear.Mix(11, h.governor, g.governor))
	add(12, g.kind, linear.Mix(12, uint32(a.at), flag(m.para == a.para)+2*flag(m.quoted)+4*flag(a.quoted)+8*flag(m.sent == a.sent)))
	add(13, g.governor, linear.Mix(13, uint32(c.typ), uint32(c.gen)))
	add(14, kinds, linear.Mix(14, flag(r.root(q) == q && c.size > 2), bucket(m.sent-r.ms[c.last].sent)))
	if m.sent == a.sent {
		add(15, g.kind, linear.Mix(15, r.command(m, a), roles))
		add(18, g.kind, r.path(m.Head, a.Head))
	}
	if n == 0 {
		add(16, kinds, roles)
	}
	if a.at == subject || a.at == passive {
		add(17, kinds, linear.Mix(17, flag(a.First == r.d.Sentences[a.sent].First), sentences))
	}
	if c.doubt.may {
		f = r.doubtful(f, g.kind, h, c, sentences)
	}
	if m.Form == doc.Pronoun {
		if p := r.d.Head[m.Head]; p >= 0 && speech[r.d.Lemma[p]] {
			add(36, g.kind, linear.Mix(36, uint32(m.at), linear.Mix(36, uint32(c.typ), uint32(c.num))))
		}
		if m.sent == a.sent {
			add(37, g.kind, r.reported(m, a))
		}
		add(42, linear.Mix(42, g.kind, sentences), linear.Mix(42, r.clause(m)<<8|r.clause(a), roles))
		add(30, g.kind, linear.Mix(30, bucket(int32(x.e)), flag(x.top)))
		add(31, kinds, linear.Mix(31, bucket(int32(x.e)), sentences))
		add(32, g.kind, linear.Mix(32, uint32(min(len(a.words), 3)), linear.Mix(32, uint32(c.typ), sentences)))
		add(33, g.kind, linear.Mix(33, flag(x.top), linear.Mix(33, uint32(a.at), sentences)))
		add(34, g.kind, linear.Mix(34, flag(r.d.Dep[a.Head] == doc.Conj), roles))
		add(35, g.kind, linear.Mix(35, flag(q == r.root(q) && a.sent == 0 && a.at == subject), flag(c.named)))
		f = r.deeds(f, m, a, q > k)
	} else {
		add(38, linear.Mix(38, uint32(m.art), uint32(m.Type)), linear.Mix(38, bucket(int32(x.e)), flag(x.top)))
		add(39, kinds, linear.Mix(39, r.match(m, a, q), linear.Mix(39, flag(x.top), bucket(c.size))))
		add(20, kinds, linear.Mix(20, r.match(m, a, q), sentences))
		add(21, linear.Mix(21, g.kind, r.match(m, a, q)), g.head)
		add(22, linear.Mix(22, g.head, h.head), 0)
		add(23, g.head, linear.Mix(23, uint32(c.typ), flag(c.named)))
		add(24, kinds, linear.Mix(24, flag(m.Type == c.typ), linear.Mix(24, uint32(m.Type), uint32(c.typ))))
		told := flag(len(c.roles) > 0) + 2*flag(c.sort != 0)
		add(26, kinds, linear.Mix(26, r.match(m, a, q), told))
		add(27, g.head, linear.Mix(27, uint32(c.sort), 0))
		add(28, linear.Mix(28, uint32(sorts[m.head]), uint32(c.sort)), flag(m.sent == a.sent))
		add(25, linear.Mix(25, r.match(m, a, q), r.modified(m)), uint32(a.art)<<8|uint32(m.art))
	}
	return f
}

// agreement says how number, gender and kind of m and of the cluster c fit.
func (r *run) agreement(m, a *mention, c *cluster) uint32 {
	x := uint32(0)
	if m.num != doc.AnyNumber && c.num != doc.AnyNumber {
		x = 1 + flag(m.num == c.num)
	}
	x *= 4
	if m.gen != doc.AnyGender {
		if c.gen != doc.AnyGender {
			x += 1 + flag(m.gen == c.gen)
		}
	} else if c.gen != doc.AnyGender {
		x += 3
	}
	x *= 3
	if m.gen != doc.AnyGender && c.gen == doc.AnyGender && c.hint != doc.AnyGender {
		x += 1 + flag(m.gen == c.hint)
	}
	return x<<4 | uint32(min(bits(c.typ), 15))
}

// bits returns the number of the lowest bit of t.
func bits(t schema.Type) int {
	n := 0
	for t > 1 && t&1 == 0 {
		t >>= 1
		n++
	}
	return n
}

// match says how alike the words of m and a are.
func (r *run) match(m, a *mention, q int32) uint32 {
	if m.head == a.head && a.Form != doc.Pronoun {
		if r.adds(m, a) {
			return 3
		}
		if r.adds(a, m) {
			return 2
		}
		return 1
	}
	if a.Form == doc.Name && slices.Contains(a.words, m.head) {
		return 4
	}
	if slices.Contains(r.of(q).roles, m.head) {
		return 5
	}
	return 0
}
