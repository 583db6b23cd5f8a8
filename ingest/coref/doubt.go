package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// A lone surname tells little of what it names, and the name stage takes many a
// "Lind" for a place or a body. Such a name stays what it is until a "he" or
// "she" takes it up.

// doubt tells of the name of a cluster that is not typed as a person's what
// speaks for and against its being one.
type doubt struct {
	may      bool  // whether a person may bear it by its form
	words    uint8 // how many it has at most
	given    bool  // whether its first word is a given name
	acts     uint8 // mentions that are subjects or possessors
	placed   uint8 // mentions behind "in", "near" and the like
	modifies uint8 // mentions that only modify a noun
	size     uint8 // mentions
}

// weigh finds what the names of the article that are not typed as people's tell
// of being people's.
func (r *run) weigh() {
	for k := range r.ms {
		m := &r.ms[k]
		if m.Form != doc.Name {
			continue
		}
		c := r.of(int32(k))
		x := &c.doubt
		if c.typ == schema.Person || c.typ == schema.Thing && m.Type == schema.Person {
			continue
		}
		if x.size == 0 {
			x.may = true
		}
		x.may = x.may && r.personal(m)
		x.size = min(x.size, 200) + 1
		x.words = max(x.words, uint8(min(len(m.words), 8)))
		x.given = x.given || len(m.words) > 0 && given(m.words[0]) != doc.AnyGender
		switch {
		case m.at == subject || m.at == passive || m.at == possessor:
			x.acts = min(x.acts+1, 3)
		case m.at == modifier && r.d.Dep[m.Head] == doc.Compound:
			x.modifies = min(x.modifies+1, 3)
		}
		if c := r.t.child(r.d, m.Head, doc.Case); c >= 0 && inside[strings.ToLower(r.d.Word(c))] {
			x.placed = min(x.placed+1, 3)
		}
	}
}

// inside are the prepositions that place something.
var inside = set("in near into outside across around within inside throughout")

// personal reports whether the name m may be a person's by its form: up to
// three words in capitals that neither an article opens nor a noun for a body,
// a place or a thing closes, and no country's.
func (r *run) personal(m *mention) bool {
	if len(m.words) > 3 || m.num == plural || m.members != nil {
		return false
	}
	last := m.words[len(m.words)-1]
	if headTypes[last] != 0 || sorts[last] != 0 || suffixes[last] || strings.HasSuffix(last, "news") || r.t.child(r.d, m.Head, doc.Det) >= 0 {
		return false
	}
	if schema.HasDemonym(r.d.Say(m.Mention)) {
		return false // "Indonesia" is the country
	}
	if s, ok := synonyms[strings.Join(m.words, " ")]; ok && s != "" {
		return false
	}
	for i := m.First; i <= m.Last; i++ {
		w := r.d.Word(i)
		c, size := utf8.DecodeRuneInString(w)
		switch {
		case r.d.Pos[i] == doc.PUNCT || r.d.Tag[i] == doc.POS:
		case !unicode.IsUpper(c), strings.ContainsAny(w, "0123456789/"), common[strings.ToLower(w)]:
			return false
		case len(w) > size+1 && strings.ToUpper(w) == w:
			return false
		}
	}
	return true
}

// doubtful appends the features of a pronoun of that kind taking up a mention,
// with the signs h, of the cluster c whose name may be a person's.
func (r *run) doubtful(f []uint32, kind uint32, h *signs, c *cluster, sentences uint32) []uint32 {
	add := func(template, x uint32) { f = append(f, linear.Mix(template, kind, x)) }
	x, typ := &c.doubt, uint32(bits(c.typ))
	form := uint32(x.words) | flag(x.given)<<4
	place := uint32(x.acts) | uint32(x.placed)<<2 | uint32(x.modifies)<<4
	add(50, typ)
	add(51, linear.Mix(51, linear.Mix(51, typ, form), place))
	add(52, linear.Mix(52, sentences, typ))
	add(53, linear.Mix(53, uint32(x.acts), uint32(x.placed)))
	add(54, linear.Mix(54, flag(x.given), typ))
	add(55, h.governor)
	add(56, bucket(int32(x.size)))
	return f
}
