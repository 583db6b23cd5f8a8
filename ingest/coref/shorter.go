package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// linkShorter joins shorter ways to call a thing to its name, where the article has
// one thing alone that they may stand for: "the cultural centre" to the Lind
// Cultural Centre, "the Commission" to the European Commission, "the Cyclone" to
// Cyclone Vera, and "the South" to South Borea beside North Borea.
func (r *run) linkShorter() {
	var names []int32 // but those of people
	for k := range r.ms {
		if m := &r.ms[k]; m.Form == doc.Name && m.Type != schema.Person {
			names = append(names, int32(k))
		}
	}
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		if m.members != nil || m.Form == doc.Pronoun || m.num == plural || m.First != m.Last && m.Form == doc.Name {
			continue
		}
		var fits func(name *mention) bool
		switch {
		case m.Form == doc.Nominal:
			words := r.behindArticle(m)
			if len(words) < 2 || m.Type == schema.Person || m.at == apposed || r.of(k).named || r.of(k).size > 1 {
				continue
			}
			fits = func(a *mention) bool {
				n := len(a.words) - len(words)
				return n > 0 && a.Type&(schema.Place|schema.Thing) == 0 && slices.Equal(a.words[n:], words)
			}
		case m.First == 0 || !strings.EqualFold(r.d.Word(m.First-1), "the"):
			continue
		case halves[m.words[0]] != "":
			if !r.halved(m.words[0]) {
				continue
			}
			fits = func(a *mention) bool {
				return len(a.words) == 2 && a.words[0] == m.words[0] && schema.Demonym(r.d.Say(a.Mention)) == ""
			}
		case headTypes[m.words[0]]&(schema.Organization|schema.Facility|schema.Event) != 0:
			fits = func(a *mention) bool {
				return r.headNoun(a) == m.words[0] || len(a.words) == 2 && a.words[0] == m.words[0] && headTypes[m.words[0]] == schema.Event
			}
		default:
			continue
		}
		if q := r.only(k, names, fits); q >= 0 {
			r.link(q, k)
		}
	}
}

// only returns a mention before k, of names, of the one thing that bears a name that
// fits, -1 where there is none or several.
func (r *run) only(k int32, names []int32, fits func(name *mention) bool) int32 {
	found := int32(-1)
	for _, q := range names {
		a := &r.ms[q]
		if !fits(a) || r.root(q) == r.root(k) || r.within(&r.ms[k], a) {
			continue
		}
		if found >= 0 && r.root(found) != r.root(q) || found < 0 && q > k {
			return -1
		}
		if found < 0 {
			found = q
		}
	}
	return found
}

// behindArticle returns the words of the description m, in lower case, from behind
// its "the" to its noun; none where it has no "the" or goes on.
func (r *run) behindArticle(m *mention) []string {
	if m.art != definite || m.Last != m.Head || !strings.EqualFold(r.d.Word(m.First), "the") {
		return nil
	}
	var words []string
	for i := m.First + 1; i <= m.Head; i++ {
		words = append(words, fold(r.d.Word(i)))
	}
	return words
}

// halves are the words for half a country, and for the other half.
var halves = map[string]string{"north": "south", "south": "north", "east": "west", "west": "east"}

// halved reports whether the article names that half and the other half of one
// country.
func (r *run) halved(half string) bool {
	for k := range r.ms {
		m := &r.ms[k]
		if m.Form != doc.Name || len(m.words) != 2 || m.words[0] != half {
			continue
		}
		for q := range r.ms {
			if a := &r.ms[q]; a.Form == doc.Name && len(a.words) == 2 && a.words[0] == halves[half] && a.words[1] == m.words[1] {
				return true
			}
		}
	}
	return false
}
