package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/linear"
)

// A word is what the features need to know of a token.
type word struct {
	exact, lower   uint32 // hashes of it as written, and in lower case
	shape          uint32 // "Xxxx-dd" with runs cut to two
	prefix, suffix [3]uint32
	class          cluster.Class
	kinds          gazetteer.Kinds // of the word alone
	match          gazetteer.Kinds // of the longest phrase known that it is part of
	part           uint8           // of that phrase: begin, inside, last or unit, plus one; 0 none
	tag            uint8           // plus one; 0 none
	style          uint8           // of the sentence
	flags          uint16
	role           role
	from, to       int32 // the run of capitals that it is in; from > to: none
	broad, broadTo int32 // the runs joined by "of", "and" and the like
	seen           int32 // in the table of the document's words, -1 none
}

const (
	upper    uint16 = 1 << iota // begins with a capital
	allUpper                    // two capitals or more and no small letter
	digit
	opens  // the first of its sentence
	quoted // after a quotation mark
	small  // in small letters, and known to the gazetteer with a capital
	letter // begins with a letter
	candidate
	enclosed // between quotation marks that hold a few words, the first with a capital
)

// A role is what a common word does beside names.
type role uint16

const (
	joins     role = 1 << iota // stands between the parts of one name: "of", "and"
	particles                  // within names of people and places: "de", "bin"
	speaks                     // "said"
	within                     // "in", "near"
	toward                     // "at", "to", "from"
	article
	quotes
	comma
	possessive
	relative // "who"
	byline
	is
)

// roles are by the hash of the word in small letters.
var roles = func() map[uint32]role {
	m := map[uint32]role{}
	for r, words := range map[role]string{
		joins:      "of the and for & 's ’s ' ’",
		particles:  "- – . de la le du des del da do dos das van von der den bin bint ibn al el e y und et di della zu af ole ul ur",
		speaks:     "said says told added asked wrote tweeted insisted argued denied replied called declined testified recalled explained",
		within:     "in near across outside around inside throughout",
		toward:     "at to from into toward towards",
		article:    "the a an",
		quotes:     "\" “ ” ‘ '' `` * _",
		comma:      ", ( — – --",
		possessive: "'s ’s",
		relative:   "who whose whom",
		byline:     "by",
		is:         "is was are were",
	} {
		for _, w := range strings.Fields(words) {
			m[hashLower(w)] |= r
		}
	}
	return m
}()

// hashLower returns the hash of a word in small letters.
func hashLower(w string) uint32 {
	var b [64]byte
	n := 0
	for _, c := range w {
		if n > len(b)-utf8.UTFMax {
			break
		}
		n += utf8.EncodeRune(b[n:], fold(c))
	}
	return linear.HashBytes(b[:n])
}

// fold returns the small letter or the plain quotation mark for c.
func fold(c rune) rune {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c < utf8.RuneSelf:
		return c
	case c == '’' || c == '‘':
		return '\''
	case c == '“' || c == '”':
		return '"'
	}
	return unicode.ToLower(c)
}

// word fills in what is known of token i alone.
func (r *Recognizer) word(d *doc.Document, i int32, w *word) {
	text := d.Word(i)
	*w = word{from: 0, to: -1, broad: 0, broadTo: -1, seen: -1}
	var lower [64]byte
	n := 0
	var shape [12]byte
	shaped := 0
	uppers, lowers := 0, 0
	for k, c := range text {
		kind := byte('?')
		switch {
		case 'a' <= c && c <= 'z':
			kind = 'x'
			lowers++
		case 'A' <= c && c <= 'Z':
			kind = 'X'
			uppers++
		case '0' <= c && c <= '9':
			kind = 'd'
			w.flags |= digit
		case c < utf8.RuneSelf:
			kind = byte(c)
		case c == '’' || c == '‘':
			kind = '\''
		case c == '“' || c == '”':
			kind = '"'
		case unicode.IsUpper(c):
			kind = 'X'
			uppers++
		case unicode.IsLetter(c):
			kind = 'x'
			lowers++
		}
		if k == 0 {
			switch kind {
			case 'X':
				w.flags |= upper | letter
			case 'x', 'd':
				w.flags |= letter
			}
		}
		if n <= len(lower)-utf8.UTFMax {
			n += utf8.EncodeRune(lower[n:], fold(c))
		}
		if shaped < len(shape) && (shaped < 2 || shape[shaped-1] != kind || shape[shaped-2] != kind) {
			shape[shaped] = kind
			shaped++
		}
	}
	if uppers > 1 && lowers == 0 {
		w.flags |= allUpper
	}
	low := lower[:n]
	w.exact = linear.Hash(text)
	w.lower = linear.HashBytes(low)
	w.shape = linear.HashBytes(shape[:shaped])
	for k := range 3 {
		if n > k+2 {
			w.prefix[k] = linear.HashBytes(low[:k+2])
			w.suffix[k] = linear.HashBytes(low[n-k-2:])
		}
	}
	if n < 12 && w.flags&digit == 0 {
		w.role = roles[w.lower]
	}
	w.class = r.clusters.Path(text)
	w.kinds, _ = r.gazetteer.Lookup(gazetteer.Key{}.Add(text))
	if d.Tag != nil && int(i) < len(d.Tag) {
		w.tag = uint8(d.Tag[i]) + 1
	}
}
