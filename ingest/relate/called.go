package relate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/schema"
)

// callings are the words between a name and another one for the same.
var callings = words1(`nicknamed alias aka a.k.a.`)

// audience are the words for those to whom somebody is known by a name: "Bee to
// her fans", "Miss Ivy to one and all".
var audience = words1(`his her their its one all everyone everybody friends fans family many most`)

// called adds the other names that stand after a name: Hope ("Espoir"); the
// Alliance for Rural Transport (Artra); Ann Lee, nicknamed Bee; Ann Lee, "Bee"
// to her fans; Ann Lee 'Bee'.
func (f *finder) called() {
	d := f.d
	for k, m := range d.Mentions {
		if m.Form != doc.Name || int(m.Last)+3 >= d.Len() {
			continue
		}
		i := m.Last + 1
		first, last := int32(0), int32(-1)
		switch w := d.Word(i); {
		case w == "(" && quote(d.Word(i+1)):
			if a, b := f.quoted(i + 1); b >= a && int(b)+2 < d.Len() && d.Word(b+2) == ")" {
				first, last = a, b
			}
		case w == "(" && d.Word(i+2) == ")" && m.Type&schema.Organization != 0 && beginnings(d.Word(i+1), d.Say(m)):
			first, last = i+1, i+1
		case w == "(" && d.Word(i+1) == "the" && f.inName[i+2] && m.Type&schema.Organization != 0 && f.typ(f.node[i+2])&schema.Organization != 0:
			if q := f.mention[f.node[i+2]]; q >= 0 && d.Mentions[q].Last+1 < int32(d.Len()) && d.Word(d.Mentions[q].Last+1) == ")" {
				first, last = i+2, d.Mentions[q].Last
			}
		case callings[lower(w)] && m.Type&schema.Person != 0:
			first, last = f.nameAt(i + 1)
		case m.Type&schema.Person != 0 && (w == "," || w == "–" || w == "—" || w == "(") && callings[lower(d.Word(i+1))]:
			first, last = f.nameAt(i + 2)
		case m.Type&schema.Person == 0:
		case w == "," || w == "–" || w == "—":
			j := i + 1
			if d.Pos[j] == doc.ADV {
				j++
			}
			a, b := f.nameAt(j)
			if n := b + 1; b >= a && int(n)+1 < d.Len() {
				said := quote(d.Word(j)) && n > a
				if said {
					n++
				}
				if int(n)+1 < d.Len() && (d.Word(n) == "to" && audience[lower(d.Word(n+1))] || said && d.Word(n) == ",") {
					first, last = a, b
				}
			}
		case quote(w) && w != "’":
			if a, b := f.quoted(i); b >= a && b < a+2 {
				first, last = a, b
			}
		}
		if last < first || f.d.SentenceOf(m.First) != f.d.SentenceOf(last) {
			continue
		}
		name := strings.Trim(d.Phrase(first, last), ` ,.`)
		if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) || strings.EqualFold(name, d.Say(m)) {
			continue
		}
		f.add(doc.Relation{
			Subject: int32(k), Predicate: "alias", Object: -1, Trigger: first, Passing: true, Rule: "alias/called", Score: 0.9,
			First: m.First, Last: last, Literal: schema.Term{Value: name, Type: schema.Text},
		})
	}
}

// quoted returns the first and the last token of what the quotation mark at token
// i opens, if it is closed within a few words that end no clause; last < first if
// not.
func (f *finder) quoted(i int32) (first, last int32) {
	d := f.d
	for j := i + 1; int(j) < d.Len() && j < i+8; j++ {
		switch {
		case closes(d.Word(j), d.Word(i)):
			return i + 1, j - 1
		case d.Pos[j] == doc.PUNCT && d.Tag[j] != doc.HYPH && (d.Word(j) != "," || !quote(d.Word(j+1))):
			return 0, -1
		}
	}
	return 0, -1
}

// nameAt returns the first and the last token of the name, in quotation marks or
// not, that begins with token i; last < first if none does.
func (f *finder) nameAt(i int32) (first, last int32) {
	d := f.d
	if int(i)+1 >= d.Len() {
		return 0, -1
	}
	if quote(d.Word(i)) {
		if a, b := f.quoted(i); b >= a && b < a+3 {
			return a, b
		}
		return 0, -1
	}
	j := i
	for int(j) < d.Len() && j < i+4 && (capital(d.Word(j)) && d.Pos[j] == doc.PROPN || j > i && (d.Tag[j] == doc.HYPH || d.Tag[j-1] == doc.HYPH)) {
		j++
	}
	return i, j - 1
}

// beginnings reports whether word, of three letters or more, is made of the first
// letters of the words of name, one or more of each: "Artra" of "Alliance for Rural
// Transport".
func beginnings(word, name string) bool {
	words := strings.FieldsFunc(lower(name), func(r rune) bool { return r == ' ' || r == '-' })
	var from func(rest string, k int) bool
	from = func(rest string, k int) bool {
		if rest == "" {
			return true
		}
		for ; k < len(words); k++ {
			for n := min(4, len(rest), len(words[k])); n > 0; n-- {
				if rest[:n] == words[k][:n] && from(rest[n:], k+1) {
					return true
				}
			}
		}
		return false
	}
	return len(word) > 2 && len(words) > 1 && capital(word) && from(lower(word), 0)
}
