package name

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/schema"
)

// A Swapper puts other names of the same kind into Documents, so that the
// frame is learnt and not the name.
type Swapper struct {
	given, family, cities, countries, regions []string
	gazetteer                                 *gazetteer.Gazetteer
	demonym                                   []string
}

// NewSwapper returns a Swapper that draws from the names of b.
func NewSwapper(b *gazetteer.Builder) *Swapper {
	simple := func(names []string) []string {
		var out []string
		for _, n := range names {
			if c, _ := utf8.DecodeRuneInString(n); unicode.IsUpper(c) && !strings.ContainsAny(n, ".,()/") && len(strings.Fields(n)) <= 3 {
				out = append(out, n)
			}
		}
		return out
	}
	return &Swapper{
		given: simple(b.Names(gazetteer.Given)), family: simple(b.Names(gazetteer.Family)), cities: simple(b.Names(gazetteer.City)),
		countries: simple(b.Names(gazetteer.Country)), regions: simple(b.Names(gazetteer.Region)), demonym: simple(b.Names(gazetteer.Demonym)),
		gazetteer: b.Gazetteer(),
	}
}

// Swap returns a copy of d (text, tokens, sentences, Names) in which people and
// places bear other names, the same throughout. Tags are kept: a name is
// replaced word by word. The same seed gives the same names.
func (w *Swapper) Swap(d *doc.Document, seed uint64) *doc.Document {
	random := rand.New(rand.NewPCG(seed, 5))
	pick := func(names []string) string { return names[random.IntN(len(names))] }
	inName := make([]int32, d.Len()) // token → name + 1
	for k, m := range d.Names {
		for i := m.First; i <= m.Last; i++ {
			inName[i] = int32(k) + 1
		}
	}
	other := map[string]string{}
	draw := func(i int32, m doc.Mention) string {
		word := d.Word(i)
		c, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(c) || utf8.RuneCountInString(word) < 3 {
			return word
		}
		shouts := word == strings.ToUpper(word)
		key := strings.ToLower(word)
		if new, ok := other[key]; ok {
			return spelt(new, shouts)
		}
		new := word
		kinds := w.gazetteer.Phrase(word)
		switch {
		case m.Type == schema.Person && !isTitle(word):
			if i == m.First && m.Last > m.First {
				new = pick(w.given)
			} else {
				new = pick(w.family)
			}
		case m.Type == schema.Place && m.First == m.Last:
			switch {
			case kinds&gazetteer.Demonym != 0:
				new = pick(w.demonym)
			case kinds&gazetteer.Country != 0:
				new = pick(w.countries)
			case kinds&gazetteer.Region != 0 && kinds&gazetteer.City == 0:
				new = pick(w.regions)
			default:
				new = pick(w.cities)
			}
		default:
			return word
		}
		if strings.ContainsAny(new, " -'’") { // tokens stay tokens
			new, _, _ = strings.Cut(new, " ")
			new, _, _ = strings.Cut(new, "-")
			new, _, _ = strings.Cut(new, "'")
			new, _, _ = strings.Cut(new, "’")
		}
		if utf8.RuneCountInString(new) < 2 {
			new = word
		}
		other[key] = new
		return spelt(new, shouts)
	}
	out := &doc.Document{Meta: d.Meta, Sentences: d.Sentences, Names: d.Names, Pos: d.Pos, Tag: d.Tag}
	var text strings.Builder
	at := int32(0)
	for i := range int32(d.Len()) {
		text.WriteString(d.Text[at:d.Start[i]])
		word := d.Word(i)
		if k := inName[i]; k > 0 {
			word = draw(i, d.Names[k-1])
		}
		out.Start = append(out.Start, int32(text.Len()))
		text.WriteString(word)
		out.End = append(out.End, int32(text.Len()))
		at = d.End[i]
	}
	text.WriteString(d.Text[at:])
	out.Text = text.String()
	return out
}

func spelt(name string, shouts bool) string {
	if shouts {
		return strings.ToUpper(name)
	}
	return name
}
