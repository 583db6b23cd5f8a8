package graph

import (
	"encoding/hex"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// IRIs that are the same under every base.
var (
	rdfType      = iri("rdf:type")
	rdfStatement = iri("rdf:Statement")
	rdfSubject   = iri("rdf:subject")
	rdfPredicate = iri("rdf:predicate")
	rdfObject    = iri("rdf:object")
	rdfProperty  = iri("rdf:Property")

	rdfsLabel         = iri("rdfs:label")
	rdfsComment       = iri("rdfs:comment")
	rdfsClass         = iri("rdfs:Class")
	rdfsDomain        = iri("rdfs:domain")
	rdfsRange         = iri("rdfs:range")
	rdfsSubPropertyOf = iri("rdfs:subPropertyOf")
	rdfsSubClassOf    = iri("rdfs:subClassOf")
	skosAltLabel      = iri("skos:altLabel")

	owlSameAs            = iri("owl:sameAs")
	owlDifferentFrom     = iri("owl:differentFrom")
	owlOntology          = iri("owl:Ontology")
	owlVersionInfo       = iri("owl:versionInfo")
	owlSymmetricProperty = iri("owl:SymmetricProperty")

	provWasDerivedFrom    = iri("prov:wasDerivedFrom")
	provWasAttributedTo   = iri("prov:wasAttributedTo")
	provWasGeneratedBy    = iri("prov:wasGeneratedBy")
	provWasAssociatedWith = iri("prov:wasAssociatedWith")
	provEndedAtTime       = iri("prov:endedAtTime")
	provActivity          = iri("prov:Activity")
	provSoftwareAgent     = iri("prov:SoftwareAgent")

	schemaClaim         = iri("schema:Claim")
	schemaNewsArticle   = iri("schema:NewsArticle")
	schemaHeadline      = iri("schema:headline")
	schemaURL           = iri("schema:url")
	schemaPublisher     = iri("schema:publisher")
	schemaAuthor        = iri("schema:author")
	schemaDatePublished = iri("schema:datePublished")
	schemaInLanguage    = iri("schema:inLanguage")
	schemaMentions      = iri("schema:mentions")

	citoDisputes = iri("cito:disputes")
	citoSupports = iri("cito:supports")

	nifSentence         = iri("nif:Sentence")
	nifReferenceContext = iri("nif:referenceContext")
	nifBeginIndex       = iri("nif:beginIndex")
	nifEndIndex         = iri("nif:endIndex")
	nifAnchorOf         = iri("nif:anchorOf")

	xsdDate       = iri("xsd:date")
	xsdDateTime   = iri("xsd:dateTime")
	xsdGYearMonth = iri("xsd:gYearMonth")
	xsdGYear      = iri("xsd:gYear")
	xsdDecimal    = iri("xsd:decimal")
	xsdInteger    = iri("xsd:nonNegativeInteger")
)

// iri spells out an abbreviated IRI with the prefixes of schema.
func iri(short string) quad.IRI {
	prefix, local, _ := strings.Cut(short, ":")
	return quad.IRI(schema.Prefixes[prefix] + local)
}

// A vocabulary makes the IRIs that lie under a base.
type vocabulary struct {
	base string

	entities, ontology, curation quad.IRI // the named graphs that belong to no article

	status, stance, confidence, rule quad.IRI // of statements
	path, sha256, calls              quad.IRI // of articles
	unnamed                          quad.IRI // class of sources that an article leaves open
	maybeSame                        quad.IRI // judgement: nobody can tell yet
	namesakeOf, standsIn             quad.IRI // judgement: in an article a name means another

	vocabularyQuads func() []quad.Quad // Ontology(base), made once
}

func newVocabulary(base string) *vocabulary {
	ns := func(name string) quad.IRI { return quad.IRI(base + "ns:" + name) }
	return &vocabulary{
		base:     base,
		entities: quad.IRI(base + "entities"), ontology: quad.IRI(base + "ontology"), curation: quad.IRI(base + "curation"),
		status: ns("status"), stance: ns("stance"), confidence: ns("confidence"), rule: ns("rule"),
		path: ns("path"), sha256: ns("sha256"), calls: ns("calls"),
		unnamed: ns("UnnamedSource"), maybeSame: ns("maybeSameAs"),
		namesakeOf: ns("namesakeOf"), standsIn: ns("standsIn"),
		vocabularyQuads: sync.OnceValue(func() []quad.Quad { return Ontology(base) }),
	}
}

// ns is the IRI of a class, status, stance or qualifier.
func (v *vocabulary) ns(name string) quad.IRI { return quad.IRI(v.base + "ns:" + escape(name)) }

// local is the inverse of ns.
func (v *vocabulary) local(x quad.Value) (string, bool) {
	i, ok := x.(quad.IRI)
	if !ok {
		return "", false
	}
	name, ok := strings.CutPrefix(string(i), v.base+"ns:")
	return unescape(name), ok
}

// predicate is the IRI of a predicate of the table, or of an open one.
func (v *vocabulary) predicate(name string) quad.IRI {
	if strings.HasPrefix(name, schema.Open) {
		return quad.IRI(v.base + schema.Open + escape(name[len(schema.Open):]))
	}
	return v.ns(name)
}

// predicateName is the inverse of predicate; of a foreign IRI it is the IRI.
func (v *vocabulary) predicateName(x quad.Value) string {
	if name, ok := v.local(x); ok {
		return name
	}
	s := value(x)
	if name, ok := strings.CutPrefix(s, v.base+schema.Open); ok {
		return schema.Open + unescape(name)
	}
	return s
}

// typeOf reads the type of an entity off its IRI; false for what is no entity.
func (v *vocabulary) typeOf(id string) (schema.Type, bool) {
	rest, ok := strings.CutPrefix(id, v.base)
	if !ok {
		return 0, false
	}
	slug, name, ok := strings.Cut(rest, ":")
	if !ok || name == "" || slug == "" {
		return 0, false
	}
	for i := range schema.Types {
		if schema.Types[i].Slug == slug {
			return schema.Types[i].Type, true
		}
	}
	return 0, false
}

func (v *vocabulary) isArticle(id string) bool {
	rest, ok := strings.CutPrefix(id, v.base+"doc:")
	return ok && rest != "" && !strings.Contains(rest, "#")
}

func (v *vocabulary) isStatement(id string) bool { return strings.HasPrefix(id, v.base+"stmt:") }

// value is the text of a value, without marks of what it is.
func value(x quad.Value) string {
	switch x := x.(type) {
	case nil:
		return ""
	case quad.IRI:
		return string(x)
	case quad.String:
		return string(x)
	case quad.TypedString:
		return string(x.Value)
	case quad.LangString:
		return string(x.Value)
	}
	return quad.ToString(x)
}

// literal is the quad value of a literal: dates and numbers under the types of
// XML Schema, where their text allows it, and else under kg's own.
func (v *vocabulary) literal(t schema.Term) quad.Value {
	text := strings.ToValidUTF8(t.Value, "\uFFFD")
	switch t.Type {
	case schema.Date:
		typ, ok := dateType(text)
		if !ok {
			typ = v.ns("Date")
		}
		return quad.TypedString{Value: quad.String(text), Type: typ}
	case schema.Number:
		typ := xsdDecimal
		if !isDecimal(text) {
			typ = v.ns("Number")
		}
		return quad.TypedString{Value: quad.String(text), Type: typ}
	}
	return quad.String(text)
}

// literalTerm is the inverse of literal.
func (v *vocabulary) literalTerm(x quad.Value) schema.Term {
	t := schema.Term{Value: value(x), Type: schema.Text}
	if typed, ok := x.(quad.TypedString); ok {
		switch typed.Type {
		case xsdDate, xsdGYearMonth, xsdGYear, v.ns("Date"):
			t.Type = schema.Date
		case xsdDecimal, v.ns("Number"):
			t.Type = schema.Number
		}
	}
	return t
}

func dateType(s string) (quad.IRI, bool) {
	parts := strings.Split(s, "-")
	widths := [...]int{4, 2, 2}
	if len(parts) > 3 {
		return "", false
	}
	for i, p := range parts {
		if len(p) != widths[i] || strings.Trim(p, "0123456789") != "" || i > 0 && p == "00" {
			return "", false
		}
	}
	switch {
	case len(parts) == 1:
		return xsdGYear, true
	case parts[1] > "12":
		return "", false
	case len(parts) == 2:
		return xsdGYearMonth, true
	}
	if parts[2] > "31" {
		return "", false
	}
	return xsdDate, true
}

func isDecimal(s string) bool {
	s = strings.TrimLeft(s[:min(1, len(s))], "+-") + s[min(1, len(s)):]
	whole, frac, point := strings.Cut(s, ".")
	digits := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	return digits(whole) && digits(frac) && whole+frac != "" && (!point || frac != "")
}

// escape writes as %XX what an IRI may not hold, and % itself.
func escape(s string) string {
	const never = "<>\"{}|^`\\%"
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] == 0x7f || strings.IndexByte(never, s[i]) >= 0 {
			plain = false
		}
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	if plain {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c == 0x7f || strings.IndexByte(never, c) >= 0 {
			b.WriteByte('%')
			b.WriteString(strings.ToUpper(hex.EncodeToString([]byte{c})))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// unescape is the inverse of escape; what escape does not write stays.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := hex.DecodeString(s[i+1 : i+3]); err == nil {
				b.Write(c)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
