// Package news generates the graph that the store's benchmarks run on: articles of 100 quads in the
// shape of kg's own (a label an article; statements with their evidence; entities drawn by a
// Zipf law), the same on every run.
package news

import (
	"fmt"
	"math/rand"
	"strconv"

	"github.com/cayleygraph/quad"
)

const (
	rdf    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsd    = "http://www.w3.org/2001/XMLSchema#"
	nif    = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
	prov   = "http://www.w3.org/ns/prov#"
	schema = "https://schema.org/"
	ns     = "urn:kg:ns:"
)

// Quads is how many quads an article has.
const Quads = 100

var predicates = []quad.IRI{"member_of", "spokesperson", "detained_by", "located_in", "met_with", "works_for",
	"criticized", "supports", "visited", "accused_of", "founded", "led_by", "part_of", "killed_by", "won"}

var words = []string{"the", "minister", "said", "on", "Tuesday", "that", "officials", "from", "both", "sides", "would",
	"meet", "again", "after", "talks", "about", "trade", "and", "security", "ended", "without", "a", "deal"}

// Member is the predicate that the benchmarks' queries follow.
const Member = quad.IRI(ns + "member_of")

// Mentions is the predicate from an article to whom it mentions.
const Mentions = quad.IRI(schema + "mentions")

// Label is the label of article i.
func Label(i int) quad.IRI { return quad.IRI(fmt.Sprintf("urn:kg:doc:%012x", i*7919)) }

// Entity is the n-th entity by frequency.
func Entity(n uint64) quad.IRI {
	kind := [...]string{"person", "org", "place"}[n%3]
	return quad.IRI("urn:kg:" + kind + ":entity-number-" + strconv.FormatUint(n, 10))
}

// Article is article i.
func Article(i int) []quad.Quad { return Edition(i, 0) }

// Edition is article i as it was changed the n-th time: one of its statements is another.
func Edition(i, n int) []quad.Quad {
	r := rand.New(rand.NewSource(int64(i)))
	zipf := rand.NewZipf(r, 1.2, 8, 100_000)
	label := Label(i)
	out := make([]quad.Quad, 0, Quads)
	add := func(s, p quad.IRI, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: label})
	}
	typed := func(v any, t string) quad.Value {
		return quad.TypedString{Value: quad.String(fmt.Sprint(v)), Type: quad.IRI(xsd + t)}
	}
	sentence := func() quad.String {
		s := ""
		for range 12 + r.Intn(12) {
			s += words[r.Intn(len(words))] + " "
		}
		return quad.String(s[:len(s)-1] + ".")
	}
	add(label, rdf+"type", quad.IRI(schema+"NewsArticle"))
	add(label, schema+"headline", sentence())
	add(label, schema+"url", quad.IRI(fmt.Sprintf("https://news.example.org/politics/story-%d", i)))
	add(label, schema+"publisher", Entity(uint64(i%50)))
	add(label, schema+"datePublished", typed(fmt.Sprintf("2023-%02d-%02d", 1+i%12, 1+i%28), "date"))
	mentioned := make([]quad.IRI, 11)
	for k := range mentioned {
		mentioned[k] = Entity(zipf.Uint64()*11 + uint64(k)) // different ones
		add(label, schema+"mentions", mentioned[k])
	}
	for k := 0; k < 6; k++ {
		s, o := mentioned[k], mentioned[(k+1+r.Intn(5))%11]
		p := quad.IRI(ns) + predicates[r.Intn(len(predicates))]
		start := 300*k + r.Intn(200)
		end := start + 100 + r.Intn(50)
		edition := 0
		if k == 0 {
			edition = n
		}
		stmt := quad.IRI(fmt.Sprintf("urn:kg:stmt:%08x%08x%02x", i*2654435761, k*40503+edition, k))
		evidence := quad.IRI(fmt.Sprintf("%s#char=%d,%d", string(label), start, end))
		add(s, p, o)
		add(stmt, rdf+"type", quad.IRI(rdf+"Statement"))
		add(stmt, rdf+"subject", s)
		add(stmt, rdf+"predicate", p)
		add(stmt, rdf+"object", o)
		add(stmt, ns+"status", quad.IRI(ns+"asserted"))
		add(stmt, ns+"confidence", typed(float64(50+r.Intn(50))/100, "decimal"))
		add(stmt, ns+"rule", quad.String("pattern-"+strconv.Itoa(r.Intn(40))))
		add(stmt, prov+"wasDerivedFrom", evidence)
		add(evidence, rdf+"type", quad.IRI(nif+"Sentence"))
		add(evidence, nif+"referenceContext", label)
		add(evidence, nif+"beginIndex", typed(start, "nonNegativeInteger"))
		add(evidence, nif+"endIndex", typed(end, "nonNegativeInteger"))
		add(evidence, nif+"anchorOf", sentence())
	}
	return out
}
