package doc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Documents are written as CoNLL-U, one token a line, with what goes beyond
// trees in lines of their own after it (see [Parse]).
// https://universaldependencies.org/format.html
//
// A token has the ten columns of CoNLL-U, divided by tabs, or fewer: its number
// and form; then lemma, UPOS and XPOS; then head and relation. The rows of a
// Document all have the same columns; a last one more may hold MISC, of which
// SpaceAfter and UDPipe's SpacesAfter and SpacesBefore are read. Columns that
// are "_" throughout have not been computed. Features, enhanced dependencies
// and empty nodes are passed over.
//
//	# title = What the page is called
//	# newpar = title
//	1 Mayor   mayor   NOUN  NN  2 nmod:desc
//	2 Osei    Osei    PROPN NNP 3 nsubj
//	3 resigns resign  VERB  VBZ 0 root
//
// A paragraph begins at "# newpar", which may name the kind of Block; newlines
// part it from the last.

// ParseAll reads Documents, each of which but the first begins at "# newdoc".
func ParseAll(text string) ([]*Document, error) {
	var all []*Document
	r := newReader()
	finish := func() error {
		if r.empty() {
			return nil
		}
		d, err := r.finish()
		all = append(all, d)
		r = newReader()
		return err
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "# newdoc") {
			if err := finish(); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
		if err := r.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := finish(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n, err)
	}
	return all, nil
}

// Parse reads one Document: rows of tokens, then lines of the further layers,
// each with a keyword in front (name, value, mention, entity, view, relation).
// In them a token is "sentence.number", counted from 1, or the number alone in
// a Document of one sentence. What follows " | " is comment.
//
//	name 1-2 Person | Mayor Osei
//	value 7 day 2023-03-22
//	mention m0 1-2 Person name e0 | Mayor Osei
//	entity e0 Person singular masculine "Kofi Osei" "Osei"
//	view v1 possible source=m0 stance=says cue=4 quoted on 5-9
//	relation m0 member_of m1 trigger=4 span=1-9 rule=leave-1 score=0.9 status=ended until="2023"^^Date
//
// Only a name's or mention's head that is not the top of its tokens need be
// given (head=2). "name none" says that there are no names.
func Parse(text string) (*Document, error) {
	all, err := ParseAll(text)
	if err != nil {
		return nil, fmt.Errorf("doc: %w", err)
	}
	if len(all) != 1 {
		return nil, fmt.Errorf("doc: %d documents where one is expected", len(all))
	}
	return all[0], nil
}

// A reader collects the lines of one Document.
type reader struct {
	d        *Document
	text     strings.Builder
	rows     []row
	tagged   bool // some token has a part of speech
	xtagged  bool // some token has a tag
	parsed   bool // some token has a head
	lemmas   bool
	first    int // first row of the sentence
	newpar   bool
	kind     Kind
	space    string // what follows the last token where no new paragraph does
	fixed    bool   // space was given in full
	joined   int    // last number of the multiword token that is open
	joinEnd  string // what is left of its form
	joinMisc string
	layers   []string
}

type row struct {
	lemma string
	pos   Pos
	tag   Tag
	head  int32
	dep   Dep
}

func newReader() *reader { return &reader{d: new(Document)} }

func (r *reader) empty() bool { return len(r.rows) == 0 }

func (r *reader) line(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		return r.endSentence()
	case line[0] == '#':
		return r.comment(strings.TrimSpace(line[1:]))
	case line[0] >= '0' && line[0] <= '9':
		return r.token(line)
	}
	if err := r.endSentence(); err != nil {
		return err
	}
	return r.layer(line)
}

func (r *reader) comment(c string) error {
	key, value, _ := strings.Cut(c, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	m := &r.d.Meta
	switch strings.TrimPrefix(key, "meta::") {
	case "newdoc id":
		m.Path = value
	case "path":
		m.Path = value
	case "url", "sourceURL":
		m.URL = value
	case "title":
		m.Title = value
	case "publisher":
		m.Publisher = value
	case "author":
		m.Authors = append(m.Authors, value)
	case "date", "dateCreated":
		m.Date = value
	case "language":
		m.Language = value
	case "newpar", "newpar id":
		r.newpar, r.kind = true, Body
		if k := slices.Index(kindNames[:], value); k >= 0 {
			r.kind = Kind(k)
		} else if key == "newpar" && value != "" {
			return fmt.Errorf("no kind of block %q", value)
		}
	case "newpar_block": // GUM
		kind, _, _ := strings.Cut(value, " ")
		switch {
		case kind == "head" && r.empty():
			r.kind = Title
		case kind == "head":
			r.kind = Heading
		case kind == "caption":
			r.kind = Caption
		}
	}
	return nil
}

func (r *reader) token(line string) error {
	var cols []string
	if strings.Contains(line, "\t") {
		cols = strings.Split(line, "\t")
	} else {
		cols = strings.Fields(line)
	}
	id, misc := cols[0], ""
	switch n := len(cols); n {
	case 3, 6, 8, 10:
		misc = cols[n-1]
	}
	if lo, hi, ok := strings.Cut(id, "-"); ok && len(cols) > 1 { // multiword token
		n, err := strconv.Atoi(hi)
		if _, err2 := strconv.Atoi(lo); err != nil || err2 != nil {
			return fmt.Errorf("bad token number %q", id)
		}
		r.joined, r.joinEnd, r.joinMisc = n, cols[1], misc
		return nil
	}
	if strings.Contains(id, ".") { // empty node
		return nil
	}
	n, err := strconv.Atoi(id)
	if err != nil || n != len(r.rows)-r.first+1 {
		return fmt.Errorf("token number %q where %d is due", id, len(r.rows)-r.first+1)
	}
	w := row{head: -1}
	form := ""
	switch len(cols) {
	case 2, 3:
		form = cols[1]
	case 5, 6, 7, 8, 10:
		form = cols[1]
		if err := r.word(&w, cols); err != nil {
			return err
		}
	default:
		return fmt.Errorf("%d columns; a token has 2, 5, 7 or 10", len(cols))
	}
	if len(cols) != 10 {
		form, w.lemma = unescape(form), unescape(w.lemma)
	}
	if form == "" {
		return fmt.Errorf("token %d has no form", n)
	}
	r.place(form, misc, n)
	r.rows = append(r.rows, w)
	return nil
}

// word reads the columns between form and MISC.
func (r *reader) word(w *row, cols []string) error {
	if w.lemma = cols[2]; w.lemma != "_" || cols[1] == "_" {
		r.lemmas = true
	} else {
		w.lemma = ""
	}
	if p := cols[3]; p != "_" {
		i := slices.Index(PosNames, p)
		if i < 0 {
			return fmt.Errorf("no part of speech %q", p)
		}
		w.pos, r.tagged = Pos(i), true
	}
	if p := cols[4]; p != "_" {
		i := slices.Index(TagNames, p)
		if i < 0 {
			return fmt.Errorf("no tag %q", p)
		}
		w.tag, r.xtagged = Tag(i), true
	}
	at := 5
	if len(cols) == 10 {
		at = 6
	}
	if len(cols) < 7 || cols[at] == "_" {
		return nil
	}
	h, err := strconv.Atoi(cols[at])
	if err != nil || h < 0 {
		return fmt.Errorf("bad head %q", cols[at])
	}
	i := slices.Index(DepNames, cols[at+1])
	if i < 0 { // a subtype that English does not have
		base, _, _ := strings.Cut(cols[at+1], ":")
		if i = slices.Index(DepNames, base); i < 0 {
			return fmt.Errorf("no relation %q", cols[at+1])
		}
	}
	w.head, w.dep, r.parsed = int32(h), Dep(i), true
	return nil
}

// place puts the form of token n of its sentence into the text.
func (r *reader) place(form, misc string, n int) {
	switch {
	case r.empty():
		if s, ok := miscValue(misc, "SpacesBefore"); ok {
			r.text.WriteString(unescape(s))
		}
	case r.newpar && len(r.rows) == r.first && !r.fixed:
		r.text.WriteString("\n\n")
	default:
		r.text.WriteString(r.space)
	}
	if len(r.rows) == r.first && (r.newpar || r.empty()) {
		r.d.Blocks = append(r.d.Blocks, Block{Start: int32(r.text.Len()), Kind: r.kind})
		r.newpar, r.kind = false, Body
	}
	if r.joined >= n { // the surface of a multiword token rules
		surface := r.joinEnd
		if n < r.joined {
			k := min(len(form), len(surface)-1)
			for k > 0 && k < len(surface) && !utf8.RuneStart(surface[k]) {
				k++
			}
			surface = surface[:max(k, 0)]
		} else {
			misc = r.joinMisc
			r.joined = 0
		}
		if surface == "" { // fewer letters than words
			surface = form
		} else {
			r.joinEnd = r.joinEnd[len(surface):]
		}
		form = surface
	}
	r.d.Start = append(r.d.Start, int32(r.text.Len()))
	r.text.WriteString(form)
	r.d.End = append(r.d.End, int32(r.text.Len()))
	r.space, r.fixed = " ", false
	if n < r.joined {
		r.space = ""
		return
	}
	if s, ok := miscValue(misc, "SpacesAfter"); ok {
		r.space, r.fixed = unescape(s), true
	} else if s, _ := miscValue(misc, "SpaceAfter"); s == "No" {
		r.space = ""
	}
}

func (r *reader) endSentence() error {
	if r.joined = 0; r.first == len(r.rows) {
		return nil
	}
	n := int32(len(r.rows) - r.first)
	for i := r.first; i < len(r.rows) && r.parsed; i++ {
		switch w := &r.rows[i]; {
		case w.head > n:
			return fmt.Errorf("head %d in a sentence of %d", w.head, n)
		case w.head > 0:
			w.head += int32(r.first) - 1
		default:
			w.head = -1
		}
	}
	r.d.Sentences = append(r.d.Sentences, Span{int32(r.first), int32(len(r.rows))})
	r.first = len(r.rows)
	return nil
}

// finish returns the Document.
func (r *reader) finish() (*Document, error) {
	if err := r.endSentence(); err != nil {
		return nil, err
	}
	d := r.d
	if r.fixed {
		r.text.WriteString(r.space)
	}
	d.Text = r.text.String()
	for i := range d.Blocks {
		last := len(d.End)
		if i+1 < len(d.Blocks) {
			last, _ = slices.BinarySearch(d.Start, d.Blocks[i+1].Start)
		}
		d.Blocks[i].End = d.End[last-1]
	}
	for _, w := range r.rows {
		if r.tagged {
			d.Pos = append(d.Pos, w.pos)
		}
		if r.xtagged {
			d.Tag = append(d.Tag, w.tag)
		}
		if r.lemmas {
			d.Lemma = append(d.Lemma, w.lemma)
		}
		if r.parsed {
			d.Head = append(d.Head, w.head)
			d.Dep = append(d.Dep, w.dep)
		}
	}
	return d, parseLayers(d, r.layers)
}

func (r *reader) layer(line string) error {
	r.layers = append(r.layers, line)
	return nil
}
