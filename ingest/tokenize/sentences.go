package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// longest is how many tokens a sentence has at most: what goes on longer is no
// sentence, and later stages take time that grows with its square.
const longest = 400

// sentences divides the tokens from first on.
func (t *Tokenizer) sentences(d *doc.Document, first int32) {
	last := int32(len(d.Start))
	if first == last {
		return
	}
	var f features
	begin := first
	for i := first; i+1 < last; i++ {
		if i+1-begin == longest || t.endsAt(d, &f, first, begin, i, last) {
			d.Sentences = append(d.Sentences, doc.Span{First: begin, End: i + 1})
			begin = i + 1
		}
	}
	d.Sentences = append(d.Sentences, doc.Span{First: begin, End: last})
}

// endsAt reports whether a sentence that begins at token begin ends with token i.
func (t *Tokenizer) endsAt(d *doc.Document, f *features, first, begin, i, last int32) bool {
	if gap := d.Text[d.End[i]:d.Start[i+1]]; strings.Contains(gap, "\n") && lineEnds(d, i) {
		return true
	}
	if !candidate(d, i) || numbersItem(d, i) {
		return false
	}
	if opensAfterAbbreviation(d, i) {
		return true
	}
	if t.ends == nil {
		w := d.Word(i)
		return w == "." || w == "!" || w == "?"
	}
	f.extract(d, first, begin, i, last)
	var scores [2]int32
	t.ends.Add(scores[:], f.list)
	return scores[1] > scores[0]
}

// lineEnds reports whether the line break after token i ends a sentence: where
// the line is a short one, or the next is an item of a list.
func lineEnds(d *doc.Document, i int32) bool {
	next := d.Word(i + 1)
	if strings.ContainsAny(next[:1], "*-+>|") || strings.HasPrefix(next, "•") || strings.HasPrefix(next, "–") {
		return true
	}
	line := d.Text[strings.LastIndexByte(d.Text[:d.End[i]], '\n')+1 : d.End[i]]
	r, _ := utf8.DecodeRuneInString(next)
	return len(line) < 50 && !unicode.IsLower(r) && d.Text[d.End[i]-1] != ','
}

// numbersItem reports whether token i is the full stop of "1." at the beginning
// of a line.
func numbersItem(d *doc.Document, i int32) bool {
	if i == 0 || d.Word(i) != "." || d.End[i-1] != d.Start[i] || d.End[i] == d.Start[i+1] || len(d.Word(i-1)) > 2 {
		return false
	}
	for _, c := range []byte(d.Word(i - 1)) {
		if !digit(c) {
			return false
		}
	}
	return i == 1 || strings.Contains(d.Text[d.End[i-2]:d.Start[i-1]], "\n")
}

// openers are words that open a sentence where they stand with a capital
// after an abbreviation: "at 11 a.m. They left".
var openers = set("He She They We It But")

// opensAfterAbbreviation reports whether token i is an abbreviation that is no
// title, and an opener follows it.
func opensAfterAbbreviation(d *doc.Document, i int32) bool {
	w := d.Word(i)
	return len(w) > 2 && w[len(w)-1] == '.' && w[0] != '.' && openers[d.Word(i+1)] && !titles[strings.ToLower(w[:len(w)-1])]
}

// candidate reports whether a sentence may end with token i: after most kinds
// of punctuation, and before anything that is not a word in lower case.
func candidate(d *doc.Document, i int32) bool {
	if d.End[i] == d.Start[i+1] {
		c := d.Text[d.Start[i]]
		return c == '.' || c == '!' || c == '?' || c == ':' || c == ')' || c == '"' || c >= utf8.RuneSelf
	}
	switch c := d.Text[d.End[i]-1]; {
	case c == ',':
		return false
	case c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '"' || c == ')' || c == '\'' || c >= utf8.RuneSelf:
		return true
	}
	c := d.Text[d.Start[i+1]]
	if shapeOf(d.Word(i)) >= shapeUpper && shapeOf(d.Word(i+1)) >= shapeUpper && !strings.Contains(d.Text[d.End[i]:d.Start[i+1]], "\n") {
		return begins[strings.ToLower(d.Word(i+1))] // "Senator Ann | Lee" is one name
	}
	return !('a' <= c && c <= 'z') && c != ','
}

// begins are words that begin a sentence even where the one before, which ends
// with a name, has no full stop.
var begins = set(`the a an this that these those there here i we you he she it they my our your his her its their who what when where why how which
	in on at by for from with as after before since during while if because although despite according and but so or yet however meanwhile
	is are was were do does did have has had can could will would should may not no yes please thanks thank hi hello dear all some many most one
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
	image photo photograph picture source credit updated published posted read share follow click see also more`)

// features are what a decision about the end of a sentence goes by.
type features struct {
	list []uint32
	low  []byte
}

const (
	fBias = iota
	fWord
	fPrev
	fNext
	fNext2
	fPair
	fShape
	fShapes
	fNextWord
	fNextShape
	fAbbreviation
	fLength
	fQuotes
	fParen
	fGlue
	fPrevNext
	fStart
	fRest
	fSecond
)

// extract lists the features of the boundary after token i.
func (f *features) extract(d *doc.Document, first, begin, i, last int32) {
	word := func(k int32) uint32 {
		if k < first || k >= last {
			return 0
		}
		return f.lower(d.Word(k))
	}
	shape := func(k int32) uint32 {
		if k < first || k >= last {
			return 0
		}
		return shapeOf(d.Word(k))
	}
	w, p, n, n2 := word(i), word(i-1), word(i+1), word(i+2)
	sp2, sp, s, sn, sn2 := shape(i-2), shape(i-1), shape(i), shape(i+1), shape(i+2)
	if sn >= shapeUpper { // a capital says more than the name it begins
		n = f.lower(d.Word(i + 1))
	}
	glue := uint32(0)
	if d.End[i] == d.Start[i+1] {
		glue = 1
	}
	if i > first && d.End[i-1] == d.Start[i] {
		glue |= 2
	}
	var open, close, paren uint32
	for k := begin; k <= i; k++ {
		switch d.Text[d.Start[k]] {
		case '"':
			open ^= 1
		case '(', '[':
			paren++
		case ')', ']':
			if paren > 0 {
				paren--
			}
		case 0xe2: // curly quotes
			switch d.Word(k) {
			case "“":
				open |= 2
			case "”":
				open &^= 2
			}
		}
	}
	if i+1 < last && d.Text[d.Start[i+1]] == '"' {
		close = 1
	}
	length := min(i-begin+1, 30)
	if length > 5 {
		length = 5 + (length-5)/5
	}
	rest := min(last-i-1, 4)
	abbreviation := uint32(0)
	if c := d.Word(i); len(c) > 1 && c[len(c)-1] == '.' && c[0] != '.' {
		abbreviation = f.lower(c)
		if titles[strings.ToLower(strings.TrimSuffix(c, "."))] {
			abbreviation = 1
		}
	}
	mix := linear.Mix
	f.list = append(f.list[:0],
		mix(fBias, s, sn),
		mix(fWord, w, sn),
		mix(fWord, w, mix(0, sn, glue)),
		mix(fPrev, p, mix(1, w, sn)),
		mix(fNext, n, sn),
		mix(fNext, n, mix(2, s, sn)),
		mix(fNext2, n, n2),
		mix(fPair, w, n),
		mix(fShape, sp, mix(3, s, sn)),
		mix(fShapes, sp, mix(4, mix(0, s, sp2), mix(0, sn, sn2))),
		mix(fNextWord, w, mix(5, n2, sn)),
		mix(fNextShape, w, mix(6, sn, sn2)),
		mix(fAbbreviation, abbreviation, mix(7, n, sn)),
		mix(fAbbreviation, abbreviation, sn),
		mix(fLength, uint32(length), mix(8, s, sn)),
		mix(fLength, uint32(length), mix(9, w, sn)),
		mix(fQuotes, open<<1|close, mix(10, w, sn)),
		mix(fQuotes, open<<1|close, mix(11, w, n)),
		mix(fParen, min(paren, 2), mix(12, w, sn)),
		mix(fGlue, glue, mix(13, w, n)),
		mix(fPrevNext, p, n),
		mix(fStart, shape(begin), mix(14, w, sn)),
		mix(fStart, word(begin), mix(15, s, sn)),
		mix(fRest, uint32(rest), mix(16, w, sn)),
		mix(fSecond, n, mix(17, sn, sn2)),
	)
}

// lower returns the hash of w in lower case.
func (f *features) lower(w string) uint32 {
	f.low = append(f.low[:0], w...)
	for k, c := range f.low {
		if upper(c) {
			f.low[k] = c | 0x20
		} else if digit(c) {
			f.low[k] = '0'
		}
	}
	return linear.HashBytes(f.low)
}

// Shapes of words.
const (
	shapeNone = iota
	shapeMark
	shapeStop
	shapeQuote
	shapeOpen
	shapeClose
	shapeDash
	shapeColon
	shapeLower
	shapeNumber
	shapeOther
	shapeUpper // and those after it begin with a capital
	shapeTitle
	shapeCaps
	shapeInitial
)

func shapeOf(w string) uint32 {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsLower(r):
		return shapeLower
	case digit(w[0]):
		return shapeNumber
	case unicode.IsUpper(r):
		if len(w) == n {
			return shapeUpper
		}
		r2, _ := utf8.DecodeRuneInString(w[n:])
		switch {
		case r2 == '.':
			return shapeInitial
		case unicode.IsUpper(r2):
			return shapeCaps
		}
		return shapeTitle
	case strings.ContainsRune(".!?…", r):
		return shapeStop
	case strings.ContainsRune("\"'“”’‘`«»", r):
		return shapeQuote
	case strings.ContainsRune("([{<", r):
		return shapeOpen
	case strings.ContainsRune(")]}>", r):
		return shapeClose
	case strings.ContainsRune("-–—*•=_~", r):
		return shapeDash
	case strings.ContainsRune(":;", r):
		return shapeColon
	case unicode.IsLetter(r):
		return shapeOther
	}
	return shapeMark
}
