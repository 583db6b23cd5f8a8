package score

import (
	"slices"

	"kg/ingest/doc"
)

// Facts scores the relations of pred against those of gold, both of one text,
// for the properties named, as KnowledgeNet does for text: one is found if
// one of the same predicate overlaps it in subject and object, and false if it
// overlaps none that is found.
//
// F. Mesquita et al., KnowledgeNet: A Benchmark Dataset for Knowledge Base
// Population, EMNLP 2019.
func Facts(gold *doc.Document, pred []Fact, properties []string) PRF {
	var out PRF
	used := make([]bool, len(pred))
	for _, r := range gold.Relations {
		g := Fact{Property: r.Predicate}
		g.Subject = extent(gold, r.Subject)
		g.Object = extent(gold, r.Object)
		found := false
		for k, p := range pred {
			if p.Property == g.Property && p.Subject.meets(g.Subject) && p.Object.meets(g.Object) {
				found, used[k] = true, true
			}
		}
		if found {
			out.Right, out.Found, out.Gold = out.Right+1, out.Found+1, out.Gold+1
		} else {
			out.Gold++
		}
	}
	for k, p := range pred {
		if !used[k] && slices.Contains(properties, p.Property) {
			out.Found++
		}
	}
	return out
}

// A Fact is a relation between two stretches of text.
type Fact struct {
	Property        string
	Subject, Object Extent
}

// An Extent is a stretch of text, in bytes.
type Extent struct{ Start, End int32 }

func (a Extent) meets(b Extent) bool { return a.Start < b.End && b.Start < a.End }

func extent(d *doc.Document, m int32) Extent {
	return Extent{d.Start[d.Mentions[m].First], d.End[d.Mentions[m].Last]}
}
