package corpus

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// OntoNotes reads coreference in the manner of OntoNotes and of the CoNLL-2012
// shared task: a token a row, between "#begin document" and "#end document",
// with the brackets of the mentions in the last column: "(3" opens one of chain
// 3, "3)" closes it, "(3)" does both, and "|" divides several. The word is in
// the second column of three, in the fourth of more. A blank line ends a
// sentence; where a file has none, Sentences is nil.
// https://conll.cemantix.org/2012/data.html
//
// Mentions, Entity and Entities are filled; mentions have no type, and their
// last token for a head. The text is the tokens with the spaces that English
// has between them.
func OntoNotes(path string) ([]*doc.Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	var all []*doc.Document
	var c *chainReader
	n := 0
	fail := func(format string, args ...any) ([]*doc.Document, error) {
		return nil, fmt.Errorf("corpus: %s:%d: %w", path, n, fmt.Errorf(format, args...))
	}
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "#"):
			if note := strings.TrimSpace(line[1:]); strings.HasPrefix(note, "begin document") {
				c = newChainReader(path, strings.TrimSpace(note[len("begin document"):]))
			} else if strings.HasPrefix(note, "end document") && c != nil {
				d, err := c.finish()
				if err != nil {
					return fail("%w", err)
				}
				all, c = append(all, d), nil
			}
		case strings.TrimSpace(line) == "":
			if c != nil {
				c.endSentence()
			}
		case c == nil:
			return fail("a token before #begin document")
		default:
			if err := c.token(line); err != nil {
				return fail("%w", err)
			}
		}
	}
	if c != nil {
		d, err := c.finish()
		if err != nil {
			return fail("%w", err)
		}
		all = append(all, d)
	}
	return all, nil
}

// A chainReader collects the rows of one document.
type chainReader struct {
	d     *doc.Document
	text  strings.Builder
	join  joiner
	first int // of the sentence
	open  map[int][]int32
	ids   map[int]int32
	found []chained
}

type chained struct {
	first, last, entity int32
}

func newChainReader(path, name string) *chainReader {
	return &chainReader{d: &doc.Document{Meta: doc.Meta{Path: path, Title: strings.Trim(name, "();")}}, open: map[int][]int32{}, ids: map[int]int32{}}
}

func (c *chainReader) token(line string) error {
	f := strings.Fields(line)
	if t := strings.Split(line, "\t"); len(t) == 3 { // a word may hold a space
		f = t
	}
	word := 1
	switch {
	case len(f) == 3:
	case len(f) > 4:
		word = 3
	default:
		return fmt.Errorf("%d columns; three or more than four are expected", len(f))
	}
	d := c.d
	i := int32(len(d.Start))
	if c.join.space(f[word]) && i > 0 {
		c.text.WriteByte(' ')
	}
	d.Start = append(d.Start, int32(c.text.Len()))
	c.text.WriteString(f[word])
	d.End = append(d.End, int32(c.text.Len()))
	brackets := f[len(f)-1]
	if brackets == "_" || brackets == "-" || brackets == "*" {
		return nil
	}
	for brackets != "" {
		opens := brackets[0] == '('
		brackets = strings.TrimLeft(brackets, "(|")
		n := 0
		for n < len(brackets) && brackets[n] >= '0' && brackets[n] <= '9' {
			n++
		}
		id, err := strconv.Atoi(brackets[:n])
		if err != nil {
			return fmt.Errorf("bad brackets %q", f[len(f)-1])
		}
		brackets = brackets[n:]
		if opens {
			c.open[id] = append(c.open[id], i)
		}
		if strings.HasPrefix(brackets, ")") {
			brackets = brackets[1:]
			k := len(c.open[id]) - 1
			if k < 0 {
				return fmt.Errorf("chain %d closes and has not opened", id)
			}
			if _, ok := c.ids[id]; !ok {
				c.ids[id] = int32(len(c.ids))
			}
			c.found = append(c.found, chained{c.open[id][k], i, c.ids[id]})
			c.open[id] = c.open[id][:k]
		} else if !opens {
			return fmt.Errorf("bad brackets %q", f[len(f)-1])
		}
		brackets = strings.TrimLeft(brackets, "|")
	}
	return nil
}

func (c *chainReader) endSentence() {
	d := c.d
	if n := len(d.Start); n > c.first {
		d.Sentences = append(d.Sentences, doc.Span{First: int32(c.first), End: int32(n)})
		c.first = n
	}
}

func (c *chainReader) finish() (*doc.Document, error) {
	d := c.d
	for id, open := range c.open {
		if len(open) > 0 {
			return nil, fmt.Errorf("chain %d is not closed", id)
		}
	}
	if d.Sentences != nil {
		c.endSentence()
	}
	if len(d.Sentences) == 1 && len(d.Start) > 200 { // a blank line at the end is no sentence
		d.Sentences = nil
	}
	d.Text = c.text.String()
	slices.SortStableFunc(c.found, func(a, b chained) int {
		if a.first != b.first {
			return int(a.first - b.first)
		}
		return int(b.last - a.last)
	})
	d.Mentions, d.Entity, d.Entities = []doc.Mention{}, []int32{}, make([]doc.Entity, len(c.ids))
	for _, m := range c.found {
		d.Mentions = append(d.Mentions, doc.Mention{First: m.first, Last: m.last, Head: m.last, Type: schema.Thing, Form: doc.Nominal})
		d.Entity = append(d.Entity, m.entity)
		if e := &d.Entities[m.entity]; e.Name == "" {
			e.Name, e.Type = d.Phrase(m.first, m.last), schema.Thing
		}
	}
	return d, nil
}

// A joiner says where spaces stand between tokens.
type joiner struct {
	last   string
	quoted bool
}

// space reports whether a space stands before w.
func (j *joiner) space(w string) bool {
	last := j.last
	j.last = w
	switch w {
	case ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "”", "…", "'s", "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m", "'", "’", "-", "/":
		return false
	case "\"":
		j.quoted = !j.quoted
		if j.quoted {
			j.last = "“"
			return last != "(" && last != "["
		}
		return false
	}
	switch last {
	case "(", "[", "{", "“", "‘", "$", "£", "€", "#", "-", "/":
		return false
	}
	return true
}
