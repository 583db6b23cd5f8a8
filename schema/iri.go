package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Base is the default prefix of every IRI that kg makes.
const Base = "urn:kg:"

// Prefixes are the namespaces that exports and the shell abbreviate. The
// prefix kg stands for Base + "ns:".
var Prefixes = map[string]string{
	"rdf":    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"rdfs":   "http://www.w3.org/2000/01/rdf-schema#",
	"xsd":    "http://www.w3.org/2001/XMLSchema#",
	"owl":    "http://www.w3.org/2002/07/owl#",
	"skos":   "http://www.w3.org/2004/02/skos/core#",
	"schema": "http://schema.org/",
	"prov":   "http://www.w3.org/ns/prov#",
	"nif":    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
	"cito":   "http://purl.org/spar/cito/",
	"wd":     "http://www.wikidata.org/entity/",
	"wdt":    "http://www.wikidata.org/prop/direct/",
	"ftm":    "https://schema.followthemoney.tech/",
}

// ArticleIRI names an article by its text.
func ArticleIRI(base, text string) string {
	h := sha256.Sum256([]byte(text))
	return base + "doc:" + hex.EncodeToString(h[:6])
}

// EntityIRI names an entity by its type and name: the same name and type give
// the same IRI in every article.
func EntityIRI(base string, t Type, name string) string {
	return base + t.Info().Slug + ":" + Slug(name)
}

// LocalIRI names an entity that an article does not name: it is known within
// that article alone, and never meets a namesake of another.
func LocalIRI(base string, t Type, article, words string) string {
	return base + t.Info().Slug + ":" + article[strings.LastIndexByte(article, ':')+1:] + "-" + Slug(words)
}

// Slug folds a name to the letters and digits of an IRI: lower case, marks
// removed, everything else one hyphen. Letters of other scripts stay. A name
// without any letter or digit gives a hash of itself.
func Slug(name string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(unicode.ToLower(r))
		default:
			hyphen = true
		}
	}
	if b.Len() == 0 {
		h := sha256.Sum256([]byte(name))
		return "x" + hex.EncodeToString(h[:4])
	}
	return b.String()
}
