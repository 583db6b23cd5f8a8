package relate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/schema"
)

// nicknames adds the other names that a name itself shows: the one in quotes
// of Ann "Bee" Lee, and the letters by which a body is called as well.
func (f *finder) nicknames() {
	d := f.d
	done := map[int32]bool{} // entities whose letters are told
	for k, m := range d.Mentions {
		if m.Form != doc.Name {
			continue
		}
		switch {
		case m.Type&schema.Person != 0:
			first, last := int32(-1), int32(-1)
			for i := m.First + 1; i <= m.Last; i++ {
				if first < 0 && quote(d.Word(i)) {
					first = i + 1
				} else if first >= 0 && closes(d.Word(i), d.Word(first-1)) {
					last = i - 1
					break
				}
			}
			if first >= 0 && last >= first && last < first+4 {
				f.otherName(int32(k), d.Phrase(first, last), first, "alias/quotes")
			}
		case m.Type&schema.Organization != 0 && m.First == m.Last && int(k) < len(d.Entity):
			e := d.Entity[k]
			x := &d.Entities[e]
			if w := d.Word(m.First); !done[e] && x.Named && (initials(w, x.Name) || initials(w, x.Name[strings.IndexByte(x.Name, ' ')+1:])) {
				done[e] = true
				f.otherName(int32(k), w, m.First, "alias/letters")
			}
		}
	}
}

// otherName adds that mention m is also called name.
func (f *finder) otherName(m int32, name string, at int32, rule string) {
	f.add(doc.Relation{
		Subject: m, Predicate: "alias", Object: -1, Trigger: at, Passing: true, Rule: rule, Score: 0.95,
		First: f.d.Mentions[m].First, Last: f.d.Mentions[m].Last, Literal: schema.Term{Value: name, Type: schema.Text},
	})
}

// closes reports whether w closes what the quotation mark open opens.
func closes(w, open string) bool {
	switch open {
	case "'", "‘", "’":
		return w == "'" || w == "’"
	}
	return quote(w) && w != "'" && w != "’" && w != "‘"
}

func quote(w string) bool {
	switch w {
	case `"`, "“", "”", "''", "``", "‘", "’", "'":
		return true
	}
	return false
}

// initials reports whether word is made of the first letters of the words of
// name, small words left out or not: "AU" of "African Union".
func initials(word, name string) bool {
	var all, capitals strings.Builder
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			continue
		}
		all.WriteRune(unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			capitals.WriteRune(r)
		}
	}
	word = strings.ToUpper(strings.ReplaceAll(word, ".", ""))
	return len(words) > 1 && len(word) > 1 && (word == all.String() || word == capitals.String())
}
