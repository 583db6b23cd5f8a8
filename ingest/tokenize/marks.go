package tokenize

import (
	"strings"
	"unicode/utf8"
)

// apostrophe returns the end of what begins with the apostrophe at i.
func (w *walker) apostrophe(i, end, size int) int {
	t := w.text
	next := i + size
	after := w.run(next, end)
	word := i > 0 && i == w.last && w.wordBefore(i)
	switch {
	case word && w.isClitic(next, after):
		return after
	case !word && after > next && w.is(elided, next, after):
		return after
	case !word && after >= next+2 && digit(t[next]) && digit(t[next+1]) && (after == next+2 || after == next+3 && t[next+2] == 's'):
		return after // '60s
	case strings.HasPrefix(t[next:end], t[i:next]): // two make a double quote
		return next + size
	}
	return next
}

func (w *walker) wordBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(w.text[:i])
	return isWord(r) || r == '.' || r == ')'
}

// marks returns the end of the punctuation that begins at i.
func (w *walker) marks(i, end int, r rune, size int) int {
	j := i + size
	switch r {
	case '.', '!', '?', '…':
		return w.while(j, end, ".!?…")
	case '-', '=', '*', '~', '_', '+', '–', '—', '<', '>', '^', '|':
		if w.text[i] < utf8.RuneSelf {
			for j < end && w.text[j] == w.text[i] {
				j++
			}
		}
		return j
	}
	if r >= 0x2190 || r == '\ufffd' { // arrows, emoji and their modifiers
		for j < end {
			m, n := w.rune(j)
			joined := m == '\u200d' || m == '\ufe0f' || m >= 0x1f3fb && m <= 0x1f3ff
			if joined && m == '\u200d' && j+n < end {
				_, k := w.rune(j + n)
				n += k
			}
			flag := r >= 0x1f1e6 && r <= 0x1f1ff && m >= 0x1f1e6 && m <= 0x1f1ff && j == i+size
			if !joined && !flag {
				break
			}
			j += n
		}
	}
	return j
}

func (w *walker) while(j, end int, marks string) int {
	for j < end {
		r, n := w.rune(j)
		if !strings.ContainsRune(marks, r) {
			break
		}
		j += n
	}
	return j
}

// emoticon returns the end of an emoticon at i, or 0.
func (w *walker) emoticon(i, end int) int {
	s := w.text[i:end]
	if strings.IndexByte(":;=", s[0]) < 0 || len(s) < 2 {
		return 0
	}
	k := 1
	if s[k] == '-' || s[k] == '\'' || s[k] == 'o' {
		k++
	}
	if k < len(s) && strings.IndexByte(")(DPp/\\|*]", s[k]) >= 0 && (k+1 == len(s) || !w.wordAt(i+k+1, end)) &&
		(i == 0 || i != w.last || s[k] == ')' || s[k] == '(') && !(k+1 < len(s) && s[k+1] == '/') {
		for k++; k < len(s) && s[k] == s[k-1]; k++ {
		}
		return i + k
	}
	return 0
}

// address returns the length of the URL or e-mail address that s begins with.
func address(s string) int {
	if len(s) < 6 {
		return 0
	}
	at := strings.IndexByte(s, '@')
	web := strings.HasPrefix(s, "http:") || strings.HasPrefix(s, "https:") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "ftp:") ||
		strings.HasPrefix(s, "mailto:") || strings.HasPrefix(s, "HTTP:") || strings.HasPrefix(s, "WWW.") || strings.HasPrefix(s, "doi:")
	if !web {
		if at < 1 || strings.IndexByte(s[at:], '.') < 0 {
			return 0
		}
		for _, c := range []byte(s[:at]) {
			if !(digit(c) || upper(c&^0x20) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%') {
				return 0
			}
		}
	}
	n := len(s)
	if k := strings.IndexAny(s, "<>\"”’),;[]"); k > 0 {
		n = k
		if s[k] == ')' && strings.IndexByte(s[:k], '(') >= 0 { // a parenthesis within
			n = k + 1
		}
	}
	return len(strings.TrimRight(s[:n], ".!?:'*"))
}

// phone returns the length of the telephone number or dashed date that s
// begins with: groups of digits, of which there are three, or two of three
// and four digits.
func phone(s string) int {
	n, groups, first, size := 0, 0, 0, 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && digit(s[i]) {
			size++
			continue
		}
		if size == 0 {
			break
		}
		groups++
		if groups == 1 {
			first = size
		}
		n = i
		if groups == 2 && first == 3 && size == 4 && (i == len(s) || s[i] != '-') {
			return n
		}
		if i == len(s) || s[i] != '-' {
			break
		}
		size = 0
	}
	if groups >= 3 && (n == len(s) || !upper(s[n]&^0x20)) {
		return n
	}
	return 0
}
