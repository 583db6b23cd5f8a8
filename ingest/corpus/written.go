package corpus

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// Written reads an article of the written news: a header of metadata and
// entities, the text with every mention as [[words|e1]], and the statements.
// After a first "---" comes the text, after a second the statements.
//
// prepare fills at least the tokens and sentences of the plain text; where it
// also fills Head, mentions get their syntactic heads, and else their last
// token. Gold columns are Names, Mentions, Entity, Entities and Statements.
// Statements have no evidence; an unnamed source is a literal. Names leave out
// titles ("Mr") and an article in lower case, do not overlap, and hold a
// demonym as the Place that it is of.
func Written(path string, prepare func(*doc.Document)) (*doc.Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	w := written{d: &doc.Document{Meta: doc.Meta{Path: path, Language: "en"}}, number: map[string]int32{}}
	if line, err := w.parse(string(data)); err != nil {
		return nil, fmt.Errorf("corpus: %s:%d: %w", path, line, err)
	}
	prepare(w.d)
	w.mentions()
	w.statements()
	return w.d, nil
}

// Split parts the files of the written news into those that train and those
// that tune: of each prefix (the name before its number) the last tenth, at
// least one, by sorted name.
func Split(paths []string) (train, dev []string) {
	paths = append([]string(nil), paths...)
	sort.Slice(paths, func(a, b int) bool { return filepath.Base(paths[a]) < filepath.Base(paths[b]) })
	prefix := func(p string) string {
		return strings.TrimRight(strings.TrimSuffix(filepath.Base(p), filepath.Ext(p)), "0123456789")
	}
	for len(paths) > 0 {
		n := 1
		for n < len(paths) && prefix(paths[n]) == prefix(paths[0]) {
			n++
		}
		cut := n - max(n/10, 1)
		train, dev = append(train, paths[:cut]...), append(dev, paths[cut:n]...)
		paths = paths[n:]
	}
	return train, dev
}

type written struct {
	d      *doc.Document
	number map[string]int32 // "e1" → entity
	spans  []writtenSpan
	facts  [][]string
}

type writtenSpan struct {
	start, end int // bytes of the text
	entity     int32
}

var (
	writtenMeta   = regexp.MustCompile(`^# (\w+): (.+)$`)
	writtenEntity = regexp.MustCompile(`^@(e\d+) (\w+) (.+)$`)
	writtenClose  = regexp.MustCompile(`^\|(e\d+)\]\]`)
)

// parse reads the three parts, and returns the line of an error.
func (w *written) parse(data string) (int, error) {
	part, line := 0, 0
	textLine := 0
	var text strings.Builder
	sc := bufio.NewScanner(strings.NewReader(data))
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		line++
		s := sc.Text()
		if strings.TrimRight(s, " ") == "---" {
			part++
			if part == 1 {
				textLine = line + 1
			}
			continue
		}
		switch part {
		case 0:
			if err := w.header(s); err != nil {
				return line, err
			}
		case 1:
			text.WriteString(s)
			text.WriteByte('\n')
		default:
			if strings.TrimSpace(s) == "" {
				continue
			}
			cells := strings.Split(s, "\t")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			for len(cells) < 6 {
				cells = append(cells, "")
			}
			if err := w.checkFact(cells); err != nil {
				return line, err
			}
			w.facts = append(w.facts, cells)
		}
	}
	if err := sc.Err(); err != nil {
		return line, err
	}
	if part != 2 {
		return line, fmt.Errorf("wants header, text and statements, parted by two lines ---")
	}
	if at, err := w.strip(strings.Trim(text.String(), "\n") + "\n"); err != nil {
		return textLine + at, err
	}
	w.d.Blocks = paragraphs(w.d.Text)
	return 0, nil
}

func (w *written) header(s string) error {
	if m := writtenMeta.FindStringSubmatch(s); m != nil {
		switch m[1] {
		case "title":
			w.d.Meta.Title = m[2]
		case "date":
			w.d.Meta.Date = m[2]
		case "publisher":
			w.d.Meta.Publisher = m[2]
		}
		return nil
	}
	m := writtenEntity.FindStringSubmatch(s)
	if m == nil {
		if strings.TrimSpace(s) == "" {
			return nil
		}
		return fmt.Errorf("header line %q: want \"# key: value\" or \"@e1 Type name\"", s)
	}
	if _, twice := w.number[m[1]]; twice {
		return fmt.Errorf("%s is declared twice", m[1])
	}
	t, ok := schema.ParseType(m[2])
	if m[2] == "Other" {
		t, ok = schema.Thing, true
	}
	if !ok {
		return fmt.Errorf("%s: no type %s", m[1], m[2])
	}
	e := doc.Entity{Type: t}
	if name := strings.TrimSpace(m[3]); name != "-" {
		e.Name, e.Named = name, true
	}
	w.number[m[1]] = int32(len(w.d.Entities))
	w.d.Entities = append(w.d.Entities, e)
	return nil
}

func (w *written) checkFact(c []string) error {
	if _, ok := w.number[c[0]]; !ok {
		return fmt.Errorf("subject %q is not declared", c[0])
	}
	for _, x := range []string{c[2], c[4]} {
		if _, ok := w.number[x]; !ok && x != "" && !(len(x) > 2 && x[0] == '"' && x[len(x)-1] == '"') {
			return fmt.Errorf("%q is neither a declared entity nor a literal in double quotes", x)
		}
	}
	if _, ok := schema.ParseStatus(c[3]); !ok {
		return fmt.Errorf("no status %q", c[3])
	}
	if _, ok := schema.ParseStance(c[5]); !ok {
		return fmt.Errorf("no stance %q", c[5])
	}
	return nil
}

// strip takes the marks out of the text and keeps where they stood. It returns
// the line, from 0, of an error.
func (w *written) strip(s string) (int, error) {
	var out strings.Builder
	var open []int
	for i := 0; i < len(s); {
		if strings.HasPrefix(s[i:], "[[") {
			open = append(open, out.Len())
			i += 2
			continue
		}
		if s[i] == '|' && len(open) > 0 {
			if m := writtenClose.FindStringSubmatch(s[i:]); m != nil {
				e, ok := w.number[m[1]]
				if !ok {
					return strings.Count(s[:i], "\n"), fmt.Errorf("%s is not declared", m[1])
				}
				w.spans = append(w.spans, writtenSpan{open[len(open)-1], out.Len(), e})
				open = open[:len(open)-1]
				i += len(m[0])
				continue
			}
		}
		out.WriteByte(s[i])
		i++
	}
	if len(open) > 0 {
		return strings.Count(out.String()[:open[0]], "\n"), fmt.Errorf("a [[ is not closed")
	}
	w.d.Text = out.String()
	sort.SliceStable(w.spans, func(a, b int) bool {
		x, y := w.spans[a], w.spans[b]
		return x.start < y.start || x.start == y.start && x.end > y.end
	})
	return 0, nil
}

// paragraphs returns the stretches of text between blank lines.
func paragraphs(text string) []doc.Block {
	var blocks []doc.Block
	start, at := -1, 0
	for at < len(text) {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			next = len(text)
		} else {
			next += at + 1
		}
		if strings.TrimSpace(text[at:next]) == "" {
			start = -1
		} else {
			end := at + len(strings.TrimRight(text[at:next], " \r\n"))
			if start < 0 {
				start = at
				blocks = append(blocks, doc.Block{Start: int32(start)})
			}
			blocks[len(blocks)-1].End = int32(end)
		}
		at = next
	}
	return blocks
}

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// statements turns the cells into Statements.
func (w *written) statements() {
	d := w.d
	article := schema.ArticleIRI(schema.Base, d.Text)
	term := func(cell string, admits schema.Type) schema.Term {
		n, ok := w.number[cell]
		if !ok {
			value := strings.Trim(cell, `"`)
			return schema.Term{Value: value, Type: literalType(value, admits)}
		}
		e := d.Entities[n]
		t := schema.Term{Name: e.Name, Aliases: append([]string(nil), e.Aliases...), Type: e.Type}
		sort.Strings(t.Aliases)
		if e.Named {
			t.ID = schema.EntityIRI(schema.Base, e.Type, e.Name)
		} else {
			t.ID = schema.LocalIRI(schema.Base, e.Type, article, cell+" "+e.Name)
		}
		return t
	}
	d.Statements = []schema.Statement{}
	for _, c := range w.facts {
		admits := schema.Any
		if p := schema.Lookup(c[1]); p != nil {
			admits = p.Range
		}
		s := schema.Statement{Article: article, Subject: term(c[0], schema.Entities), Predicate: c[1], Object: term(c[2], admits), Confidence: 1, Rule: "gold"}
		s.Status, _ = schema.ParseStatus(c[3])
		s.Stance, _ = schema.ParseStance(c[5])
		if c[4] != "" {
			source := term(c[4], schema.Text)
			s.Source = &source
		}
		d.Statements = append(d.Statements, s)
	}
}

var (
	isoDate = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)
	decimal = regexp.MustCompile(`^\d+(\.\d+)?$`)
)

// literalType returns the type of a literal by its looks, of those admitted.
func literalType(value string, admits schema.Type) schema.Type {
	switch {
	case admits&schema.Date != 0 && isoDate.MatchString(value):
		return schema.Date
	case admits&schema.Number != 0 && decimal.MatchString(value):
		return schema.Number
	}
	return schema.Text
}
