package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// Marks are the words of a description that tell which one of its kind is meant,
// "the Borean team", "the first letter": what has other marks is another one.
type marks [2][]string

// The kinds of marks, which are compared each for itself.
const (
	byName   = iota // names, the adjectives of places, "anti-war"
	byNumber        // "first", "other"
)

// maxTold is how many descriptions with marks are kept of an entity.
const maxTold = 8

// ranks are the words that count one of several.
var ranks = set(`first second third fourth fifth sixth seventh eighth ninth tenth previous next last latter former other another final initial current new old upcoming`)

// sides reports whether the adjective w tells for or against what something is.
func sides(w string) bool {
	for _, side := range [...]string{"pro-", "anti-", "non-"} {
		if strings.HasPrefix(w, side) {
			return true
		}
	}
	return false
}

// mark fills in the marks of the description m.
func (r *run) mark(m *mention) {
	d := r.d
	put := func(kind int, w string) {
		if w = strings.ToLower(w); !slices.Contains(m.marks[kind], w) {
			m.marks[kind] = append(m.marks[kind], w)
		}
	}
	for c := r.t.first[m.Head]; c >= 0; c = r.t.next[c] {
		if c < m.First || c > m.Last {
			continue
		}
		switch d.Dep[c] {
		case doc.Compound, doc.Amod, doc.NmodPoss, doc.Nmod:
		default:
			continue
		}
		if d.Dep[c] == doc.Nmod && !strings.EqualFold(d.Word(r.t.lo[c]), "of") || d.Pos[c] == doc.PRON {
			continue
		}
		for i := r.t.lo[c]; i <= r.t.hi[c]; i++ {
			place := schema.Demonym(d.Word(i))
			switch {
			case place != "":
				for _, w := range strings.Fields(place) {
					put(byName, w)
				}
			case d.Pos[i] == doc.PROPN:
				put(byName, d.Word(i))
			case d.Dep[c] == doc.Amod && i == c && ranks[strings.ToLower(d.Word(i))]:
				put(byNumber, d.Word(i))
			case d.Dep[c] == doc.Amod && i == c && sides(strings.ToLower(d.Word(i))):
				put(byName, d.Word(i))
			}
		}
	}
}

// told reports whether m has marks.
func (m *mention) told() bool {
	return len(m.marks[byName])+len(m.marks[byNumber]) > 0
}

// apart reports whether the description k has other marks than one of its noun for
// what q is: "the Borean team" is not "the Alban team".
func (r *run) apart(k, q int32) bool {
	m := &r.ms[k]
	if !m.told() {
		return false
	}
	for _, p := range r.of(q).told {
		if a := &r.ms[p]; a.head == m.head && m.marks.differ(&a.marks) {
			return true
		}
	}
	return false
}

// differ reports whether x and y have marks of a kind, and none in common.
func (x *marks) differ(y *marks) bool {
	for kind := range x {
		if len(x[kind]) > 0 && len(y[kind]) > 0 && !slices.ContainsFunc(x[kind], func(w string) bool { return slices.Contains(y[kind], w) }) {
			return true
		}
	}
	return false
}

// prominence returns how often at least what the bare description m takes up by its
// noun is mentioned so far: "the team" of several that the text has told apart is
// the one that it speaks of most. before are the mentions of that noun before m.
func (r *run) prominence(m *mention, before []int32) int32 {
	if m.art != definite || m.First+1 != m.Head || m.Last != m.Head {
		return 0
	}
	most, known, several := int32(0), int32(-1), false
	for _, q := range before {
		c, root := r.of(q), r.root(q)
		if len(c.told) > 0 || c.named {
			several = several || known >= 0 && known != root
			known = root
		}
		most = max(most, c.size)
	}
	if !several {
		return 0
	}
	return most
}
