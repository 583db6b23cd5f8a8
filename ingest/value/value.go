// Package value finds dates, numbers, amounts of money, shares, ages, stretches
// of time and other quantities, and says what they amount to.
//
// It is rules over the text, not over the tokens, so that "46-year-old", "$12m"
// and "March 3–5" are read the same whichever way they were cut into words;
// only what is found is put back on tokens. Dates that lean on the date of the
// article ("Tuesday", "last month", "March 20") or on the date last spoken of
// ("that year", "two days later") are resolved as TIMEX3 has it (Pustejovsky et
// al. 2003), as exactly as the words allow: a day, a month or a year.
package value

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
)

// A Reader fills the column Values. It has no state and is safe for concurrent
// use.
type Reader struct{}

// New returns a Reader.
func New() *Reader { return &Reader{} }

// Run fills d.Values from the text, the tokens and the sentences. Where Names
// are there, nothing within a name is a value, and where Tag is there, verbs
// tell past from future. Values are in order and do not overlap.
func (*Reader) Run(d *doc.Document) {
	d.Values = []doc.Value{}
	r := &reading{d: d, text: d.Text, today: published(d)}
	name := 0
	for _, s := range d.Sentences {
		if s.End <= s.First || int(s.End) > d.Len() {
			continue
		}
		r.sentence = s
		r.limit = int(d.End[s.End-1])
		for i := s.First; i < s.End; {
			for name < len(d.Names) && d.Names[name].Last < i {
				name++
			}
			if name < len(d.Names) && d.Names[name].First <= i {
				i = d.Names[name].Last + 1
				continue
			}
			r.i = i
			m := r.match(int(d.Start[i]))
			if m.end == 0 {
				i++
				continue
			}
			last := i
			for last+1 < s.End && int(d.Start[last+1]) < m.end {
				last++
			}
			if name < len(d.Names) && d.Names[name].First <= last {
				i++
				continue
			}
			if m.kind != none {
				v := doc.Value{First: i, Last: last, Kind: m.kind, ISO: m.iso, Unit: m.unit}
				d.Values = append(d.Values, v)
				if m.kind == doc.Day && m.iso != "" {
					r.spoken = parseISO(m.iso)
				}
			}
			i = last + 1
		}
	}
}

// none is the kind of a stretch that is read over: a score, a telephone number.
const none = doc.ValueKind(255)

// A match is a value that begins where it was looked for; end is 0 where there
// is none.
type match struct {
	end  int
	kind doc.ValueKind
	iso  string
	unit string
}

// reading is one pass over a Document.
type reading struct {
	d        *doc.Document
	text     string
	today    date // of publication; zero unknown
	spoken   date // last spoken of
	sentence doc.Span
	i        int32 // token looked at
	limit    int   // byte that the sentence ends at
}

// match reads the value that begins at byte p.
func (r *reading) match(p int) match {
	c, _ := utf8.DecodeRuneInString(r.text[p:])
	switch {
	case '0' <= c && c <= '9':
		if m := r.dated(p); m.end > 0 {
			return m
		}
		if m := r.clock(p); m.end > 0 {
			return m
		}
		return r.counted(p)
	case currencySign[c] != "":
		return r.money(p)
	case !unicode.IsLetter(c):
		return match{}
	}
	if m := r.money(p); m.end > 0 {
		return m
	}
	if m := r.dated(p); m.end > 0 {
		return m
	}
	if m := r.aged(p); m.end > 0 {
		return m
	}
	return r.counted(p)
}

// space returns the first byte after p that is no space within a line.
func (r *reading) space(p int) int {
	for p < r.limit {
		switch {
		case r.text[p] == ' ' || r.text[p] == '\t':
			p++
		case strings.HasPrefix(r.text[p:], "\u00a0"):
			p += 2
		case strings.HasPrefix(r.text[p:], "\u202f") || strings.HasPrefix(r.text[p:], "\u2009"):
			p += 3
		default:
			return p
		}
	}
	return p
}

// word returns the run of letters at p, and where it ends. It does not cross
// the end of the sentence.
func (r *reading) word(p int) (string, int) {
	e := p
	for e < r.limit {
		c, n := utf8.DecodeRuneInString(r.text[e:])
		if !unicode.IsLetter(c) {
			break
		}
		e += n
	}
	return r.text[p:e], e
}

// next returns the word after spaces at p, in lower case, and where it ends.
func (r *reading) next(p int) (string, int) {
	w, e := r.word(r.space(p))
	return strings.ToLower(w), e
}

// phrase returns the end of the words of s, in any case and with any space
// between, if they stand at p; else 0.
func (r *reading) phrase(p int, s string) int {
	for _, w := range strings.Fields(s) {
		have, e := r.next(p)
		if have != w {
			return 0
		}
		p = e
	}
	return p
}

// dash returns where the dash at p ends, p where there is none.
func (r *reading) dash(p int) int {
	for _, d := range [...]string{"-", "–", "‑", "—"} {
		if p < r.limit && strings.HasPrefix(r.text[p:], d) {
			return p + len(d)
		}
	}
	return p
}

// before returns the token n places before the one looked at, in lower case;
// "" outside of the sentence.
func (r *reading) before(n int32) string {
	if i := r.i - n; i >= r.sentence.First {
		return strings.ToLower(r.d.Word(i))
	}
	return ""
}

// ends reports whether a word or number may end at p: no letter or digit
// follows.
func (r *reading) ends(p int) bool {
	if p >= len(r.text) {
		return true
	}
	c, _ := utf8.DecodeRuneInString(r.text[p:])
	return !unicode.IsLetter(c) && !unicode.IsDigit(c)
}
