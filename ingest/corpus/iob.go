package corpus

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// IOB reads names in columns, one token a line: CoNLL's token and tag, or a
// number, token and tag as in Universal NER. IOB1, IOB2 and BILOU tags are
// understood. A blank line ends a sentence; "-DOCSTART-" or "# newdoc" begins a
// Document, and so does a file of sentences of its own after every fifty.
//
// types says what each label may be; a label may admit several types, and one
// that it does not hold is read over. Gold columns are the tokens, Sentences and
// Names. The text is the tokens joined by spaces, or the "# text" line where
// the tokens are found in it.
func IOB(path string, types map[string]schema.Type) ([]*doc.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	b := columns{path: path, types: types}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	line := 0
	for sc.Scan() {
		line++
		if err := b.line(strings.TrimRight(sc.Text(), "\r\n")); err != nil {
			return nil, fmt.Errorf("corpus: %s:%d: %w", path, line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("corpus: %s:%d: %w", path, line, err)
	}
	b.sentence()
	b.document()
	return b.docs, nil
}

// columns gathers lines into Documents.
type columns struct {
	path  string
	types map[string]schema.Type

	docs    []*doc.Document
	words   []string
	tags    []string
	said    string // the "# text" of the sentence
	d       *doc.Document
	text    strings.Builder
	ordered bool // documents are marked in the file
}

func (b *columns) line(s string) error {
	switch {
	case strings.HasPrefix(s, "# newdoc"):
		b.sentence()
		b.document()
		b.ordered = true
		return nil
	case strings.HasPrefix(s, "# text = "):
		b.said = strings.TrimPrefix(s, "# text = ")
		return nil
	case strings.HasPrefix(s, "# "):
		return nil
	case strings.TrimSpace(s) == "":
		b.sentence()
		if b.d != nil && !b.ordered && len(b.d.Sentences) >= 50 {
			b.document()
		}
		return nil
	}
	cells := strings.Split(s, "\t")
	if len(cells) == 1 {
		cells = strings.Fields(s)
	}
	if cells[0] == "-DOCSTART-" {
		b.sentence()
		b.document()
		b.ordered = true
		return nil
	}
	word, tag := cells[0], cells[len(cells)-1]
	if len(cells) >= 3 && isNumber(cells[0]) {
		word, tag = cells[1], cells[2]
	} else if len(cells) < 2 {
		return fmt.Errorf("want a token and a tag, have %q", s)
	}
	if tag != "O" && (len(tag) < 3 || tag[1] != '-' || !strings.ContainsRune("BIELUS", rune(tag[0]))) {
		return fmt.Errorf("no tag of IOB or BILOU: %q", tag)
	}
	b.words, b.tags = append(b.words, word), append(b.tags, tag)
	return nil
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789-.") == ""
}

// sentence ends the sentence, if one is open.
func (b *columns) sentence() {
	if len(b.words) == 0 {
		return
	}
	if b.d == nil {
		b.d = &doc.Document{Meta: doc.Meta{Path: b.path, Language: "en"}, Names: []doc.Mention{}}
	}
	d := b.d
	first := int32(d.Len())
	from := b.text.Len()
	if places := placeWords(b.said, b.words); places != nil {
		b.text.WriteString(b.said)
		for i, at := range places {
			d.Start = append(d.Start, int32(from+at))
			d.End = append(d.End, int32(from+at+len(b.words[i])))
		}
	} else {
		for i, w := range b.words {
			if i > 0 {
				b.text.WriteByte(' ')
			}
			d.Start = append(d.Start, int32(b.text.Len()))
			b.text.WriteString(w)
			d.End = append(d.End, int32(b.text.Len()))
		}
	}
	b.text.WriteByte('\n')
	d.Sentences = append(d.Sentences, doc.Span{First: first, End: int32(d.Len())})
	for i := 0; i < len(b.tags); {
		last := i
		if b.tags[i] != "O" {
			for last+1 < len(b.tags) && continues(b.tags[last], b.tags[last+1]) {
				last++
			}
			if t := b.types[b.tags[i][2:]]; t != 0 {
				d.Names = append(d.Names, doc.Mention{First: first + int32(i), Last: first + int32(last), Head: first + int32(last), Type: t})
			}
		}
		i = last + 1
	}
	b.words, b.tags, b.said = b.words[:0], b.tags[:0], ""
}

// continues reports whether tag b goes on with the name that a is part of.
func continues(a, b string) bool {
	if b == "O" || a == "O" || a[2:] != b[2:] {
		return false
	}
	return strings.IndexByte("IEL", b[0]) >= 0 && strings.IndexByte("BI", a[0]) >= 0
}

// placeWords returns where the words stand in text, in order and with nothing
// but space between; nil where they do not.
func placeWords(text string, words []string) []int {
	if text == "" {
		return nil
	}
	at := 0
	places := make([]int, 0, len(words))
	for _, w := range words {
		for at < len(text) && text[at] == ' ' {
			at++
		}
		if !strings.HasPrefix(text[at:], w) {
			return nil
		}
		places = append(places, at)
		at += len(w)
	}
	return places
}

// document ends the Document, if one is open.
func (b *columns) document() {
	if b.d == nil {
		return
	}
	b.d.Text = strings.ToValidUTF8(b.text.String(), "?")
	b.d.Blocks = []doc.Block{{Start: 0, End: int32(len(b.d.Text))}}
	b.docs = append(b.docs, b.d)
	b.d = nil
	b.text.Reset()
}

// Labels of the corpora of names, as types of the schema. Where a corpus knows
// a wider class than ours, its label admits several.
var (
	// CoarseLabels are PER, LOC, ORG (and MISC), as in CoNLL and Universal NER.
	CoarseLabels = map[string]schema.Type{
		"PER": schema.Person, "LOC": schema.Place | schema.Facility, "ORG": schema.Organization,
		"MISC": schema.Event | schema.Work | schema.Product | schema.Award | schema.Place | schema.Organization,
	}
	// TweetLabels are those of the Broad Twitter Corpus and of WNUT 2017.
	TweetLabels = map[string]schema.Type{
		"PER": schema.Person, "LOC": schema.Place | schema.Facility, "ORG": schema.Organization,
		"person": schema.Person, "location": schema.Place | schema.Facility, "corporation": schema.Organization,
		"group": schema.Organization, "product": schema.Product, "creative-work": schema.Work,
	}
	// CrossLabels are those of CrossNER's five domains.
	CrossLabels = map[string]schema.Type{
		"person": schema.Person, "politician": schema.Person, "researcher": schema.Person, "scientist": schema.Person,
		"writer": schema.Person, "musicalartist": schema.Person,
		"location": schema.Place | schema.Facility, "country": schema.Place,
		"organisation": schema.Organization, "politicalparty": schema.Organization, "university": schema.Organization, "band": schema.Organization,
		"election": schema.Event, "event": schema.Event, "conference": schema.Event,
		"book": schema.Work, "poem": schema.Work, "magazine": schema.Organization | schema.Work, "academicjournal": schema.Organization | schema.Work,
		"album": schema.Work, "song": schema.Work, "award": schema.Award,
		"product": schema.Product, "misc": schema.Event | schema.Work | schema.Product | schema.Award | schema.Place | schema.Organization | schema.Thing,
	}
)
