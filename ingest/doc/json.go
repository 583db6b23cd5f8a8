package doc

import (
	"encoding/json"
	"unicode/utf8"

	"kg/schema"
)

// Runes converts byte offsets of a text into offsets in Unicode code points.
// It is cheap where it is asked in rising order.
type Runes struct {
	text        string
	bytes, rune int
}

// NewRunes returns a converter for text.
func NewRunes(text string) *Runes { return &Runes{text: text} }

// At returns the number of code points before byte i.
func (r *Runes) At(i int32) int {
	if int(i) < r.bytes {
		r.bytes, r.rune = 0, 0
	}
	r.rune += utf8.RuneCountInString(r.text[r.bytes:i])
	r.bytes = int(i)
	return r.rune
}

// AppendJSON appends d as one JSON object, without a line break, in the form
// that "kg extract --format document" promises: all offsets are Unicode code
// points of the text. IRIs are made under base.
func (d *Document) AppendJSON(b []byte, base string) []byte {
	article := schema.ArticleIRI(base, d.Text)
	out := documentJSON{
		Article:   articleJSON{article, d.Meta.Title, d.Meta.Date, d.Meta.Publisher, d.Meta.Language},
		Text:      d.Text,
		Sentences: []spanJSON{},
		Entities:  []schema.EntityJSON{},
		Mentions:  []mentionJSON{},
	}
	at := NewRunes(d.Text)
	for _, s := range d.Sentences {
		if s.First < s.End {
			out.Sentences = append(out.Sentences, spanJSON{at.At(d.Start[s.First]), at.At(d.End[s.End-1])})
		}
	}
	ids := d.entityIDs(base, article)
	for e, x := range d.Entities {
		out.Entities = append(out.Entities, schema.EntityJSON{ID: ids[e], Name: x.Name, Type: x.Type.String(), Aliases: append([]string{}, x.Aliases...)})
	}
	for m, x := range d.Mentions {
		if m < len(d.Entity) && d.Entity[m] >= 0 {
			out.Mentions = append(out.Mentions, mentionJSON{at.At(d.Start[x.First]), at.At(d.End[x.Last]), ids[d.Entity[m]], x.Form.kind()})
		}
	}
	out.Statements = make([]rawJSON, len(d.Statements))
	for s := range d.Statements {
		out.Statements[s] = d.Statements[s].AppendJSON(nil, base)
	}
	return schema.AppendJSON(b, out)
}

// entityIDs are the entities' IRIs: those that resolve found, and for what it
// left out those of the article alone.
func (d *Document) entityIDs(base, article string) []string {
	ids := make([]string, len(d.Entities))
	for e, x := range d.Entities {
		switch {
		case e < len(d.IRI) && d.IRI[e] != "":
			ids[e] = d.IRI[e]
		case x.Type&schema.Entities == 0:
			ids[e] = schema.LocalIRI(base, schema.Thing, article, x.Name)
		case x.Named:
			ids[e] = schema.EntityIRI(base, x.Type, x.Name)
		default:
			ids[e] = schema.LocalIRI(base, x.Type, article, x.Name)
		}
	}
	return ids
}

type documentJSON struct {
	Article    articleJSON         `json:"article"`
	Text       string              `json:"text"`
	Sentences  []spanJSON          `json:"sentences"`
	Entities   []schema.EntityJSON `json:"entities"`
	Mentions   []mentionJSON       `json:"mentions"`
	Statements []rawJSON           `json:"statements"`
}

type articleJSON struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Date      string `json:"date"`
	Publisher string `json:"publisher"`
	Language  string `json:"language"`
}

type spanJSON struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type mentionJSON struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Entity string `json:"entity"`
	Kind   string `json:"kind"`
}

type rawJSON = json.RawMessage

func (f Form) kind() string {
	switch f {
	case Name:
		return "name"
	case Pronoun:
		return "pronoun"
	}
	return "nominal"
}
