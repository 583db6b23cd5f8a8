// Package tokenize finds the words and the sentences of a text.
//
// Words are those of UD English (EWT and GUM 2.16): clitics, punctuation and
// units are words of their own, compounds part at their hyphens but for a list
// of prefixes, while numbers, addresses, abbreviations and emoticons stay whole.
// They are found by rule. Where a sentence ends, within a paragraph, a
// classifier decides that was trained on the same treebanks.
package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Section is the name of the model section that holds the weights.
const Section = "tokenize"

// A Tokenizer finds words and sentences. It is safe for concurrent use.
type Tokenizer struct{ ends linear.Scorer }

// New returns a Tokenizer that ends sentences as weights say, which [Train]
// made. Without weights it goes by punctuation alone.
func New(weights []byte) (*Tokenizer, error) {
	if weights == nil {
		return &Tokenizer{}, nil
	}
	m, _, err := linear.Load(weights)
	if err != nil {
		return nil, err
	}
	if m.Classes() != 2 {
		return nil, linear.ErrDamaged
	}
	return &Tokenizer{m}, nil
}

// Run fills Start, End and Sentences. Tokens skip nothing but space, and no
// sentence reaches across the edge of a Block or an empty line.
func (t *Tokenizer) Run(d *doc.Document) {
	n := len(d.Text)/5 + 8
	w := &walker{text: d.Text, start: make([]int32, 0, n), ends: make([]int32, 0, n)}
	d.Sentences = make([]doc.Span, 0, len(d.Text)/80+8)
	from := 0
	part := func(to int) {
		for from < to { // an empty line ends a paragraph as well
			end := to
			if k := blankLine(d.Text[from:to]); k >= 0 {
				end = from + k
			}
			first := len(w.start)
			w.paragraph(from, end)
			d.Start, d.End = w.start, w.ends
			t.sentences(d, int32(first))
			from = max(end, from+1)
		}
	}
	for _, b := range d.Blocks {
		part(min(int(b.Start), len(d.Text)))
		part(min(int(b.End), len(d.Text)))
	}
	part(len(d.Text))
	d.Start, d.End = w.start, w.ends
}

// blankLine returns where the first empty line of s, after something else, is;
// -1 for none.
func blankLine(s string) int {
	lead := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	for i := lead; i < len(s); i++ {
		if s[i] != '\n' {
			continue
		}
		j := i + 1
		for j < len(s) && (s[j] == ' ' || s[j] == '\t' || s[j] == '\r') {
			j++
		}
		if j < len(s) && s[j] == '\n' {
			return j
		}
	}
	return -1
}

// A walker finds tokens from left to right.
type walker struct {
	text        string
	start, ends []int32
	end         int // of the paragraph
	last        int // where the last token ended
	low         [24]byte
}

func (w *walker) emit(i, j int) {
	w.start = append(w.start, int32(i))
	w.ends = append(w.ends, int32(j))
	w.last = j
}

// paragraph finds the tokens of text[i:end].
func (w *walker) paragraph(i, end int) {
	w.end = end
	for i < end {
		r, n := w.rune(i)
		if isSpace(r) {
			i += n
			continue
		}
		j := i + n
		for j < end {
			r, n := w.rune(j)
			if isSpace(r) {
				break
			}
			j += n
		}
		w.chunk(i, j)
		i = j
	}
}

// isSpace reports whether r parts words: white space, or one of the characters
// of no width that pages are strewn with.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u200e' || r == '\u200f'
}
