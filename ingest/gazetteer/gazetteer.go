// Package gazetteer knows names by heart: countries and what their people are
// called, cities, given and family names, parties, agencies, companies, news
// outlets, and the words that names of each kind are made with ("Ministry",
// "River", "Airport").
//
// It says what a phrase may be, never what it is: "Washington" is a city, a
// region and a family name. Whether it is one of them in a sentence is for the
// reader of names to learn.
package gazetteer

import (
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Section is the name of the model section that holds the names.
const Section = "gazetteer"

// Kinds are what a phrase may be.
type Kinds uint32

// The kinds. Those from PersonTitle on are words in or beside names.
const (
	Given Kinds = 1 << iota
	Family
	Country
	Demonym
	City
	Region  // provinces, rivers, mountains, seas, continents
	Body    // governments' bodies, agencies, courts, armies, alliances
	Company // and banks, and makers of things
	Party   // and movements and armed groups
	Outlet  // newspapers, broadcasters, news agencies
	Team    // and leagues
	School  // universities and institutes
	Facility
	Event
	Work
	Product
	Award
	Language // and faiths and peoples without a country
	PersonTitle
	RoleWord
	BodyWord
	PlaceWord
	FacilityWord
	EventWord
	WorkWord
	AwardWord
	more // a longer phrase begins with this one
	ProductWord
)

// All are the kinds in order, each with its name in the lists.
var All = []struct {
	Kind Kinds
	Name string
}{
	{Given, "given"}, {Family, "family"}, {Country, "country"}, {Demonym, "demonym"}, {City, "city"}, {Region, "region"}, {Body, "body"}, {Company, "company"},
	{Party, "party"}, {Outlet, "outlet"}, {Team, "team"}, {School, "school"}, {Facility, "facility"}, {Event, "event"}, {Work, "work"}, {Product, "product"}, {Award, "award"},
	{Language, "language"}, {PersonTitle, "person-title"}, {RoleWord, "role-word"}, {BodyWord, "body-word"}, {PlaceWord, "place-word"}, {FacilityWord, "facility-word"},
	{EventWord, "event-word"}, {WorkWord, "work-word"}, {AwardWord, "award-word"}, {ProductWord, "product-word"},
}

// Words are the kinds that are words rather than names.
const Words = PersonTitle | RoleWord | BodyWord | PlaceWord | FacilityWord | EventWord | WorkWord | AwardWord | ProductWord

// A Key is what a phrase is looked up by, built word by word. It takes no
// notice of hyphens against spaces, of dots and of apostrophes, so that it is
// the same whichever way the phrase was cut into words, nor of accents that
// stand as characters of their own. The zero Key is that of no words.
type Key struct {
	h   uint32
	gap bool // the last thing added was a space
}

// Add returns the Key of k's phrase with another word. One that is all in
// capitals, of four letters and more, counts as if only its first were.
func (k Key) Add(word string) Key {
	if k.h == 0 {
		k = Key{2166136261, true}
	} else if !k.gap && !startsApostrophe(word) {
		k = Key{(k.h ^ ' ') * 16777619, true}
	}
	lower := shouts(word)
	first := true
	for _, r := range word {
		switch {
		case r == '.' || r == '\'' || r == '’' || r == ',' || r == '\u00ad' || r >= '\u0300' && r <= '\u036f':
			continue
		case r == '-' || r == ' ' || r == '‑' || r == '–':
			if !k.gap {
				k = Key{(k.h ^ ' ') * 16777619, true}
			}
			first = true
			continue
		case lower && !first:
			r = unicode.ToLower(r)
		}
		first = false
		k = Key{(k.h ^ uint32(r)) * 16777619, false}
	}
	return k
}

// AddTitled is Add of a word as if its first letter were a capital.
func (k Key) AddTitled(word string) Key {
	c, n := utf8.DecodeRuneInString(word)
	if c == utf8.RuneError || !unicode.IsLower(c) || n >= len(word) {
		return k.Add(word)
	}
	var first [utf8.UTFMax]byte
	m := utf8.EncodeRune(first[:], unicode.ToUpper(c))
	k = k.Add(string(first[:m]))
	k.gap = true
	return k.Add(word[n:])
}

func startsApostrophe(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return r == '\'' || r == '’'
}

// shouts reports whether a word is four letters or more, all capitals.
func shouts(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 4
}

// A Gazetteer is a table of phrases. The zero value is empty. It is safe for
// concurrent use.
type Gazetteer struct {
	mask uint32
	keys []uint32 // open addressing; 0 is free
	set  []uint16 // what they may be, as a number of sets
	sets []Kinds
}

// Lookup returns what the phrase of k may be, 0 for nothing known, and whether
// a longer phrase may begin with it.
func (g *Gazetteer) Lookup(k Key) (kinds Kinds, longer bool) {
	if g.keys == nil {
		return 0, false
	}
	h := k.h
	if h == 0 {
		h = 1
	}
	for i := h & g.mask; g.keys[i] != 0; i = (i + 1) & g.mask {
		if g.keys[i] == h {
			s := g.sets[g.set[i]]
			return s &^ more, s&more != 0
		}
	}
	return 0, false
}

// Phrase looks up a whole phrase.
func (g *Gazetteer) Phrase(s string) Kinds {
	k, _ := g.Lookup(Key{}.Add(s))
	return k
}

// Read takes the payload of a section as [Builder.Encode] writes it.
//
// It holds, little-endian: the number of sets and of phrases as uint32; the sets
// as uint32; the keys as uint32, ascending; for each the number of its set as
// uint16.
func Read(payload []byte) (*Gazetteer, error) {
	if len(payload) < 8 {
		return nil, fmt.Errorf("gazetteer: section is cut short")
	}
	s, n := int(binary.LittleEndian.Uint32(payload)), int(binary.LittleEndian.Uint32(payload[4:]))
	if s < 0 || s > 1<<16 || n < 0 || n > 1<<24 || len(payload) != 8+4*s+6*n {
		return nil, fmt.Errorf("gazetteer: section of %d bytes does not hold %d sets and %d phrases", len(payload), s, n)
	}
	g := &Gazetteer{}
	for i := range s {
		g.sets = append(g.sets, Kinds(binary.LittleEndian.Uint32(payload[8+4*i:])))
	}
	keys, set := payload[8+4*s:8+4*s+4*n], payload[8+4*s+4*n:]
	size := 16
	for size < 2*n {
		size *= 2
	}
	g.mask, g.keys, g.set = uint32(size-1), make([]uint32, size), make([]uint16, size)
	for i := range n {
		k := binary.LittleEndian.Uint32(keys[4*i:])
		number := binary.LittleEndian.Uint16(set[2*i:])
		if int(number) >= s || k == 0 {
			return nil, fmt.Errorf("gazetteer: phrase %d is of no set", i)
		}
		j := k & g.mask
		for g.keys[j] != 0 {
			j = (j + 1) & g.mask
		}
		g.keys[j], g.set[j] = k, number
	}
	return g, nil
}
