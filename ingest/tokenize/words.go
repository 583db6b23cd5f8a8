package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// chunk finds the tokens of text[i:end], which holds no space, and passes each
// to emit.
func (w *walker) chunk(i, end int) {
	if n := address(w.text[i:end]); n > 0 {
		w.emit(i, i+n)
		i += n
	}
	for i < end {
		j := i
		switch r, size := w.rune(i); {
		case isWord(r):
			i = w.split(i, w.word(i, end))
			continue
		case r == '\'' || r == '’' || r == '‘' || r == '`':
			j = w.apostrophe(i, end, size)
		case r == '#' || r == '@':
			j = i + size
			for j < end {
				if r, n := w.rune(j); isWord(r) || r == '_' {
					j += n
					continue
				}
				break
			}
			if c := w.text[min(i+1, end-1)]; c >= '0' && c <= '9' {
				j = i + 1
			}
		case (r == '-' || r == '+') && i+1 < end && w.sign(i) && digit(w.text[i+1]):
			j = w.word(i+1, end)
		default:
			if j = w.emoticon(i, end); j == 0 {
				j = w.marks(i, end, r, size)
			}
		}
		w.emit(i, j)
		i = j
	}
}

// sign reports whether a minus at i may be a number's sign.
func (w *walker) sign(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(w.text[:i])
	return i == 0 || r == '(' || unicode.IsSpace(r)
}

func (w *walker) rune(i int) (rune, int) {
	if c := w.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(w.text[i:])
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// isWord reports whether r is part of words.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && r != '\ufe0f' || r == '\u00ad' || r == '\u200d' || r == '\u200c'
}

// wordAt reports whether a word goes on at i.
func (w *walker) wordAt(i, end int) bool {
	if i >= end {
		return false
	}
	r, _ := w.rune(i)
	return isWord(r)
}

// run returns the end of the letters and digits from i.
func (w *walker) run(i, end int) int {
	for i < end {
		r, n := w.rune(i)
		if !isWord(r) && r != '_' {
			break
		}
		i += n
	}
	return i
}

// word returns the end of the word that begins at i.
func (w *walker) word(i, end int) int {
	t := w.text
	if n := phone(t[i:end]); n > 0 {
		return i + n
	}
	j := w.run(i, end)
	last := i // where the part after the last joint begins
	for j < end {
		r, n := w.rune(j)
		next := j + n
		after := w.run(next, end)
		switch r {
		case '.':
			if after == next {
				if w.abbreviation(i, j, end) {
					return next
				}
				return w.unit(i, j)
			}
			if !w.dotted(i, last, j, next, after) {
				return w.unit(i, j)
			}
		case ',':
			if after-next < 3 || !digit(t[j-1]) || !digit(t[next]) || !digit(t[next+1]) || !digit(t[next+2]) {
				return w.unit(i, j)
			}
		case ':':
			if next >= end || !digit(t[j-1]) || !digit(t[next]) || j-last > 2 {
				return w.unit(i, j)
			}
		case '/':
			digits := next < end && digit(t[j-1]) && digit(t[next])
			if !digits && !(j-i == 1 && after > next && !digit(t[i]) && t[i]|0x20 != 'i' || after-next == 1 && j-i <= 2 && !digit(t[i])) {
				return w.unit(i, j)
			}
		case '-', '‐', '‑':
			if after == next || !w.is(prefixes, i, j) || j-i == 1 && t[i] != 'e' && t[i] != 'E' {
				return w.unit(i, j)
			}
		case '\'', '’':
			if t[j-1] == '0' && after == next+1 && t[next] == 's' { // the 1960's
				return after
			}
			if after == next || w.isClitic(next, after) || j > i && t[j-1]|0x20 == 'n' && after-next == 1 && t[next]|0x20 == 't' {
				return w.unit(i, j)
			}
			if digit(t[j-1]) {
				return w.unit(i, j)
			}
		case '&':
			if after == next || !upper(t[j-1]) || !upper(t[next]) {
				return w.unit(i, j)
			}
		case '@', '*':
			if after == next {
				return w.unit(i, j)
			}
		case '$':
			if j-i <= 3 && upper(t[i]) {
				return next
			}
			return w.unit(i, j)
		default:
			return w.unit(i, j)
		}
		last, j = next, after
	}
	return w.unit(i, j)
}

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }

// unit returns where the number that a word begins with ends, if a unit
// follows it; else the end of the word.
func (w *walker) unit(i, j int) int {
	if !digit(w.text[i]) || digit(w.text[j-1]) {
		return j
	}
	k := i
	for k < j && (digit(w.text[k]) || w.text[k] == '.' || w.text[k] == ',' || w.text[k] == ':') {
		k++
	}
	if w.is(units, k, j) {
		return k
	}
	return j
}

// dotted reports whether the full stop at j joins text[last:j] and
// text[next:after].
func (w *walker) dotted(i, last, j, next, after int) bool {
	t := w.text
	switch {
	case digit(t[j-1]) && digit(t[next]):
		return true
	case j-last == 1 && (after-next == 1 || after-next <= 3 && upper(t[next]) == upper(t[last])) && !digit(t[last]) && !digit(t[next]):
		return true // U.S, a.k.a
	case j-last == 2 && after-next == 1 && upper(t[last]) && upper(t[next]): // Ph.D
		return true
	}
	return !upper(t[next]) && w.is(domains, next, after) && !w.is(domains, last, j)
}

// abbreviation reports whether the full stop at j belongs to text[i:j].
func (w *walker) abbreviation(i, j, end int) bool {
	t := w.text
	if j+2 < end && t[j+1] == '.' && t[j+2] == '.' { // an ellipsis
		return false
	}
	inner := strings.LastIndexByte(t[i:j], '.')
	switch {
	case inner >= 0:
		return j-i-inner == 2 && !digit(t[j-1]) // U.S., a.m.
	case j-i == 1 && !digit(t[i]):
		return upper(t[i]) && t[i] != 'I' && w.more(j+1)
	case w.is(ambiguous, i, j):
		next := w.next(j + 1)
		if digit(next) {
			return true
		}
		return w.is(abbreviations, i, j) && upper(t[i]) && (t[min(i+1, j-1)] >= 'a' || w.is(titles, i, j)) && next >= 'A' && !w.is(stops, i, j)
	}
	return w.is(abbreviations, i, j)
}

// stops are ambiguous words that are likelier words than abbreviations before
// a capital.
var stops = set(`no ill sun sat min max del art may int`)

// next returns the first byte after i that is no space, 0 at the end of the
// paragraph.
func (w *walker) next(i int) byte {
	for ; i < w.end && (w.text[i] == ' ' || w.text[i] == ')'); i++ {
	}
	if i >= w.end {
		return 0
	}
	return w.text[i]
}

// more reports whether the paragraph goes on after i.
func (w *walker) more(i int) bool { c := w.next(i); return c != 0 && c != '\n' && c != '"' }

// is looks text[i:j] up in lower case.
func (w *walker) is(words map[string]bool, i, j int) bool {
	n := copy(w.low[:], w.text[i:j])
	if n < j-i {
		return false
	}
	lower(w.low[:n])
	return words[string(w.low[:n])]
}

func lower(b []byte) {
	for k, c := range b {
		if upper(c) {
			b[k] = c | 0x20
		}
	}
}

func (w *walker) isClitic(i, j int) bool {
	if j-i > 2 || j == i {
		return false
	}
	for _, c := range clitics {
		if len(c) == j-i && strings.EqualFold(c, w.text[i:j]) {
			return true
		}
	}
	return false
}

// split emits the word text[i:j], in two where it is fused, and returns where it
// ends: "didn't" ends behind what follows its apostrophe. Other clitics are words
// of their own, which chunk comes to next.
func (w *walker) split(i, j int) int {
	t := w.text
	if j-i <= 8 {
		n := copy(w.low[:], t[i:j])
		lower(w.low[:n])
		if k := fused[string(w.low[:n])]; k > 0 && t[i:j] != "IM" && t[i:j] != "IVE" {
			w.emit(i, i+k)
			w.emit(i+k, j)
			return j
		}
	}
	if j < len(t) && j-i > 1 && t[j-1]|0x20 == 'n' {
		r, n := w.rune(j)
		end := j + n + 1
		if (r == '\'' || r == '’') && end <= len(t) && t[end-1]|0x20 == 't' && !w.wordAt(end, len(t)) {
			w.emit(i, j-1)
			w.emit(j-1, end)
			return end
		}
	}
	w.emit(i, j)
	return j
}
