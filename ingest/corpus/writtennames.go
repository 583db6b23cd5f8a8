package corpus

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/schema"
)

// mentions turns the spans into the columns Mentions, Entity, Entities and
// Names.
func (w *written) mentions() {
	d := w.d
	d.Names, d.Mentions, d.Entity = []doc.Mention{}, []doc.Mention{}, []int32{}
	nameEnd := int32(-1)
	aliases := make([]map[string]bool, len(d.Entities))
	for _, s := range w.spans {
		first, last, ok := cover(d, s.start, s.end)
		if !ok {
			continue
		}
		e := &d.Entities[s.entity]
		m := doc.Mention{First: first, Last: last, Head: headOf(d, first, last), Type: e.Type, Form: w.form(s, e)}
		words := d.Text[s.start:s.end]
		if m.Form == doc.Name {
			n := m
			n.First = w.trim(first, last, e.Name)
			n.Head = headOf(d, n.First, n.Last)
			if n.First > nameEnd {
				d.Names = append(d.Names, n)
				nameEnd = n.Last
			}
		}
		d.Mentions = append(d.Mentions, m)
		d.Entity = append(d.Entity, s.entity)
		if aliases[s.entity] == nil {
			aliases[s.entity] = map[string]bool{e.Name: true}
		}
		if m.Form == doc.Name && !aliases[s.entity][words] || m.Form == doc.Nominal && !e.Named && !aliases[s.entity][words] {
			aliases[s.entity][words] = true
			if e.Name == "" {
				e.Name = words
			} else {
				e.Aliases = append(e.Aliases, words)
			}
		}
	}
	for i := range d.Entities {
		if e := &d.Entities[i]; e.Name == "" {
			e.Name = e.Type.String() // known by pronouns alone
		}
	}
}

// cover returns the tokens that share a byte with text[start:end].
func cover(d *doc.Document, start, end int) (first, last int32, ok bool) {
	i := sort.Search(d.Len(), func(i int) bool { return int(d.End[i]) > start })
	j := i
	for j < d.Len() && int(d.Start[j]) < end {
		j++
	}
	return int32(i), int32(j - 1), j > i
}

// headOf returns the token of the span whose head lies outside of it, the last
// of the span where there are no trees.
func headOf(d *doc.Document, first, last int32) int32 {
	if d.Head != nil {
		for i := first; i <= last; i++ {
			if h := d.Head[i]; h < first || h > last {
				return i
			}
		}
	}
	return last
}

var writtenPronouns = wordSet(`i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours
	ourselves they them their theirs themselves who whom whose which that this these those both each all none one some many several
	others another everyone nobody neither either`)

// notFirst are words that begin a description and never a name.
var notFirst = wordSet(`a an his her its their my our your this that these those two three four five six seven eight nine ten
	one some any no every each both all another other several many few most more`)

// titlesBefore are words before a person's name that are no part of it.
var titlesBefore = wordSet(`mr mrs ms miss mx dr prof professor sir dame sen rep gov gen col capt lt sgt maj cpl brig adm rev fr hon
	judge justice sheikh prince princess king queen captain major colonel general sergeant lieutenant father sister brother
	senator president minister chief imam bishop archbishop cardinal rabbi lord lady constable inspector detective superintendent
	mme madame monsieur m señor señora herr frau ustad pastor reverend ambassador barrister advocate engineer uncle aunt coach
	nurse officer deputy mp mla md counsel commander commodore admiral brigadier private corporal comrade hajj haji alhaji chef master
	prime attorney vice former the secretary mayor councillor governor congressman congresswoman representative speaker chancellor
	datuk dato tun tan sri seri puan encik shri smt ven venerable canon archdeacon dean monsignor maulana mullah ayatollah pope
	patriarch emir sultan duke duchess count countess baron baroness warrant wing squadron group flight marshal`)

// titlesShort are titles that are no part of a name even where it is declared
// with them.
var titlesShort = wordSet(`mr mrs ms dr prof gen gov col lt capt maj sgt cpl brig adm sen rep rev hon eng supt insp`)

// form tells a name from a description and a pronoun by its letters and by the
// name that the entity is declared under.
func (w *written) form(s writtenSpan, e *doc.Entity) doc.Form {
	text := w.d.Text[s.start:s.end]
	words := strings.Fields(text)
	if len(words) == 0 {
		return doc.Nominal
	}
	lower := strings.ToLower(words[0])
	if len(words) == 1 && writtenPronouns[strings.Trim(lower, ".,")] && (lower != "us" || text != "US") {
		return doc.Pronoun
	}
	if !e.Named {
		return unnamed(s, text, words, w.d.Text)
	}
	if e.Type == schema.Person && strings.Contains(text, ",") && text != e.Name {
		return doc.Nominal // "Kovrig's sister, Ariana Botha"
	}
	if text == e.Name {
		if strings.Contains(text, "'s ") && !capital(words[len(words)-1]) {
			return doc.Nominal // "Sunday's run-off" under its own words
		}
		if capital(words[0]) && !notFirst[lower] || capital(words[len(words)-1]) {
			return doc.Name
		}
	}
	article := lower == "the"
	if article {
		words = words[1:]
	}
	if len(words) == 0 || notFirst[lower] || !nameLike(words[0]) && !particle[strings.ToLower(words[0])] {
		return doc.Nominal
	}
	// At least one capital must be its own, not that of something mentioned within it.
	own, capitals, shared := false, 0, false
	at := s.start
	for _, word := range strings.Fields(text) {
		i := strings.Index(w.d.Text[at:s.end], word) + at
		at = i + len(word)
		if !nameLike(word) || i == s.start && article {
			continue
		}
		capitals++
		if !w.inside(s, i) {
			own = true
		}
		if sharesWord(e.Name, word) {
			shared = true
		}
	}
	if !own && !shared || capitals == 0 {
		return doc.Nominal
	}
	if e.Type == schema.Person && !shared {
		if article || allTitles(words) {
			return doc.Nominal // "the Prime Minister", "President"
		}
		for _, word := range words {
			if !nameLike(word) {
				return doc.Nominal
			}
		}
	}
	if strings.Contains(text, "'s ") && !capital(words[len(words)-1]) {
		return doc.Nominal
	}
	if s.startsSentence(w.d.Text) && capitals == 1 && !shared && !acronym(words[0]) && (e.Type != schema.Place || len(words) > 1) {
		return doc.Nominal // "Police", "Opposition lawmakers"
	}
	if e.Type == schema.Person && !nameLike(words[len(words)-1]) {
		return doc.Nominal // "PCB chief operating officer"
	}
	return doc.Name
}

// unnamed returns the form of a mention of an entity without a declared name,
// which may yet be a name in all its words: "the Golden Leopard".
func unnamed(s writtenSpan, text string, words []string, all string) doc.Form {
	if strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	if len(words) < 2 || s.startsSentence(all) || allTitles(words) || strings.Contains(text, "'s ") {
		return doc.Nominal
	}
	for _, word := range words {
		if !capital(word) || notFirst[strings.ToLower(word)] {
			return doc.Nominal
		}
	}
	return doc.Name
}

var particle = wordSet(`al el de da do dos van von der den bin bint ibn ben le la di du af zu ole wa mac`)

// inside reports whether byte i lies in a mention within s of another entity.
func (w *written) inside(s writtenSpan, i int) bool {
	for _, o := range w.spans {
		if o.entity != s.entity && o.start >= s.start && o.end <= s.end && o.start <= i && i < o.end {
			return true
		}
	}
	return false
}

func (s writtenSpan) startsSentence(text string) bool {
	before := strings.TrimRight(text[:s.start], " \n\"“‘'(—–")
	return before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "?") || strings.HasSuffix(before, "!") ||
		strings.Contains(text[len(before):s.start], "\n")
}

// trim returns the first token of a name after its article in lower case and
// titles that are no part of the declared name.
func (w *written) trim(first, last int32, name string) int32 {
	d := w.d
	declared := strings.Fields(name)
	for first < last {
		word := d.Word(first)
		lower := strings.ToLower(strings.TrimSuffix(word, "."))
		declaredFirst := len(declared) > 0 && declared[0] == word
		switch {
		case word == "the", word == "The" && !declaredFirst, word == ".":
		case titlesShort[lower]:
		case titlesBefore[lower] && !sharesWord(name, word) && d.Word(first+1) != "of" && capital(d.Word(first+1)):
		default:
			return first
		}
		first++
	}
	return first
}

func allTitles(words []string) bool {
	for _, w := range words {
		if l := strings.ToLower(w); !titlesBefore[l] && l != "of" && l != "the" {
			return false
		}
	}
	return true
}

// sharesWord reports whether one of name's words is word, but for case, dots
// and a possessive.
func sharesWord(name, word string) bool {
	fold := func(s string) string {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
		return strings.ToLower(strings.Trim(s, `.,"“”'’()`))
	}
	for _, n := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		for _, p := range strings.Split(word, "-") {
			if f := fold(p); f != "" && f == fold(n) {
				return true
			}
		}
	}
	return false
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, `"“‘'’(`))
	return unicode.IsUpper(r)
}

// nameLike reports whether a word looks like part of a name: a capital or a
// digit anywhere ("al-Shabaab", "iPhone", "7News").
func nameLike(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r) }) >= 0
}

// acronym reports whether a word has two capitals or more: "NAB", "HuF".
func acronym(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}
