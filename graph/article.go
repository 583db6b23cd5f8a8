package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// An Article is what the graph knows of an article beside its statements.
type Article struct {
	IRI       string // see schema.ArticleIRI: names this text, a snapshot
	Title     string
	URL       string // absolute; "" where it was not read from the web
	Path      string // the file it was read from, "" from the web
	Publisher string
	Authors   []string
	Date      string // of publication: YYYY, YYYY-MM or YYYY-MM-DD; "" unknown
	Language  string // BCP 47; "" unknown
	Hash      string // SHA-256 of the text, hexadecimal

	ReadAt  string // the day of reading, YYYY-MM-DD; "" unknown
	Version string // of the program that read it; "" unknown
}

// NewArticle returns the Article of a text, with IRI and Hash.
func NewArticle(base, text string) Article {
	h := sha256.Sum256([]byte(text))
	return Article{IRI: schema.ArticleIRI(base, text), Hash: hex.EncodeToString(h[:])}
}

// Location is where the article was read: its URL, or else its path.
func (a *Article) Location() string {
	if a.URL != "" {
		return a.URL
	}
	return a.Path
}

// encodeArticle returns the quads of a but for its reading and its mentions.
func (v *vocabulary) encodeArticle(a *Article) ([]quad.Quad, error) {
	if !v.isArticle(a.IRI) || !absolute(a.IRI) {
		return nil, fmt.Errorf("graph: %q is no article under %s", a.IRI, v.base)
	}
	id := quad.IRI(a.IRI)
	var qs []quad.Quad
	add := func(p quad.IRI, o quad.Value) {
		qs = append(qs, quad.Quad{Subject: id, Predicate: p, Object: o, Label: id})
	}
	text := func(p quad.IRI, s string) {
		if s = strings.ToValidUTF8(s, "\uFFFD"); s != "" {
			add(p, quad.String(s))
		}
	}
	add(rdfType, schemaNewsArticle)
	text(schemaHeadline, a.Title)
	if absolute(a.URL) {
		add(schemaURL, quad.IRI(escapeOnly(a.URL)))
	} else {
		text(v.path, a.URL)
	}
	text(v.path, a.Path)
	if a.Publisher != "" {
		add(schemaPublisher, quad.IRI(schema.EntityIRI(v.base, schema.Organization, a.Publisher)))
	}
	for _, name := range a.Authors {
		if name != "" {
			add(schemaAuthor, quad.IRI(schema.EntityIRI(v.base, schema.Person, name)))
		}
	}
	if a.Date != "" {
		add(schemaDatePublished, v.literal(schema.Term{Value: a.Date, Type: schema.Date}))
	}
	text(schemaInLanguage, a.Language)
	text(v.sha256, a.Hash)
	return qs, nil
}

// encodeReading returns the quads of a that tell when and by what it was read.
func (v *vocabulary) encodeReading(a *Article) []quad.Quad {
	if a.ReadAt == "" && a.Version == "" {
		return nil
	}
	id := quad.IRI(a.IRI)
	reading := quad.IRI(a.IRI + "#read")
	qs := []quad.Quad{
		{Subject: id, Predicate: provWasGeneratedBy, Object: reading, Label: id},
		{Subject: reading, Predicate: rdfType, Object: provActivity, Label: id},
	}
	if a.ReadAt != "" {
		day := v.literal(schema.Term{Value: a.ReadAt, Type: schema.Date})
		qs = append(qs, quad.Quad{Subject: reading, Predicate: provEndedAtTime, Object: day, Label: id})
	}
	if a.Version != "" {
		program := quad.IRI(v.base + "version:" + escape(a.Version))
		qs = append(qs,
			quad.Quad{Subject: reading, Predicate: provWasAssociatedWith, Object: program, Label: id},
			quad.Quad{Subject: program, Predicate: rdfType, Object: provSoftwareAgent, Label: id})
	}
	return qs
}

// isReading reports whether q is one of encodeReading's.
func isReading(q quad.Quad) bool {
	return q.Predicate == provWasGeneratedBy || q.Subject == quad.IRI(value(q.Label)+"#read") || q.Object == provSoftwareAgent
}

// article reads an article's own quads back.
func (r *reader) article(id string) Article {
	a := Article{IRI: id}
	iri := quad.IRI(id)
	for q := range r.quads(iri, nil, nil, iri) {
		o := value(q.Object)
		switch q.Predicate {
		case schemaHeadline:
			a.Title = lesser(a.Title, o)
		case schemaURL:
			a.URL = lesser(a.URL, o)
		case r.path:
			a.Path = lesser(a.Path, o)
		case schemaPublisher:
			a.Publisher = lesser(a.Publisher, r.entity(o).Name)
		case schemaAuthor:
			a.Authors = append(a.Authors, r.entity(o).Name)
		case schemaDatePublished:
			a.Date = lesser(a.Date, o)
		case schemaInLanguage:
			a.Language = lesser(a.Language, o)
		case r.sha256:
			a.Hash = o
		}
	}
	slices.Sort(a.Authors)
	for q := range r.quads(quad.IRI(id+"#read"), nil, nil, iri) {
		switch q.Predicate {
		case provEndedAtTime:
			a.ReadAt = value(q.Object)
		case provWasAssociatedWith:
			a.Version = unescape(strings.TrimPrefix(value(q.Object), r.base+"version:"))
		}
	}
	return a
}

// lesser is the one of a and b that comes first, of those that are not empty:
// one text may have been read from several places.
func lesser(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// absolute reports whether s begins with a scheme, as an absolute IRI does.
func absolute(s string) bool {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || len(scheme) < 2 || rest == "" {
		return false
	}
	for i := 0; i < len(scheme); i++ {
		c := scheme[i] | 0x20
		if !('a' <= c && c <= 'z' || i > 0 && ('0' <= c && c <= '9' || strings.IndexByte("+-.", scheme[i]) >= 0)) {
			return false
		}
	}
	return true
}

// escapeOnly is escape for what is an IRI already: it leaves % alone.
func escapeOnly(s string) string {
	parts := strings.Split(s, "%")
	for i := range parts {
		parts[i] = escape(parts[i])
	}
	return strings.Join(parts, "%")
}
