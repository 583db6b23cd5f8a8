package relate

import (
	"slices"

	"kg/ingest/doc"
	"kg/schema"
)

// written is the source whose manner is that of the news: what the classifier
// reads is taken to be like it.
const written = "written"

// A Lesson is a Document with Views, and what is known to be stated in it
// between things that the corpus tells apart.
type Lesson struct {
	Doc    *doc.Document
	Source string // the corpus: how much it states differs between them

	Mention []int32 // mention → thing, -1 for none that the corpus speaks of
	Value   []int32 // value → thing, -1
	Facts   []Known

	// Taught are the predicates that the corpus states wherever they hold; nil
	// stands for all. Of others a pair is neither an example nor a
	// counterexample.
	Taught map[string]bool
	// Right tells whether a relation that a rule states is right; nil where the
	// corpus cannot tell.
	Right func(*doc.Relation) bool

	// Named says that the corpus speaks of names alone, Told that it speaks of
	// the pairs in Facts alone: other pairs are passed over.
	Named, Told bool
}

// A Known is a fact of a Lesson: that one of Predicates holds between things.
type Known struct {
	Subject, Object int32
	Predicates      []string
	// Silent are predicates that may hold besides, for all that is known.
	Silent      []string
	First, Last int32 // tokens: where the text states it
}

// A candidate is a pair that may be where the text states a fact.
type candidate struct{ pair, class int32 }

// A pair is an example: two ends as they are learnt from.
type pair struct {
	clues  []uint32
	types  [2]schema.Type
	stated []int32 // classes that patterns find, which need no learning to be told
	silent []int32 // classes of which nothing is known here

}

// An example is a Lesson in clues.
type example struct {
	source string
	taught []bool // class → whether what is not a fact is a counterexample
	pairs  []pair
	facts  [][]candidate
}

// example makes an example of l, of which the patterns have found what they
// find.
func (t *teacher) example(l *Lesson) *example {
	x := &example{source: l.Source, taught: make([]bool, len(t.classes)), facts: make([][]candidate, len(l.Facts))}
	for k, c := range t.classes {
		x.taught[k] = l.Taught == nil || l.Taught[c.predicate.Name]
	}
	f := &t.f
	f.patterns(t.r, l.Doc)
	told := map[fact]bool{}
	for k := range l.Doc.Relations {
		told[f.factOf(&l.Doc.Relations[k])] = true
	}
	thing := func(e *end) int32 {
		if e.mention < 0 {
			return l.Value[e.value]
		}
		return l.Mention[e.mention]
	}
	named := func(e *end) bool { return e.mention < 0 || l.Doc.Mentions[e.mention].Form == doc.Name }
	f.pairs(&t.clues, func(a, b *end, clues []uint32) {
		i, j := thing(a), thing(b)
		if (l.Told || l.Named) && (i < 0 || j < 0) || l.Named && !(named(a) && named(b)) {
			return
		}
		p := pair{types: [2]schema.Type{a.typ, b.typ}}
		of := false
		for n := range l.Facts {
			k := &l.Facts[n]
			var back bool
			switch {
			case k.Subject == i && k.Object == j:
			case k.Subject == j && k.Object == i:
				back = true
			default:
				continue
			}
			of = true
			here := k.First <= a.first && b.last <= k.Last
			for m := range t.classes {
				c := &t.classes[m]
				same := c.back == back || c.predicate.Symmetric
				switch {
				case !c.admits(a.typ, b.typ):
				case same && slices.Contains(k.Predicates, c.predicate.Name):
					if here {
						x.facts[n] = append(x.facts[n], candidate{int32(len(x.pairs)), int32(m)})
					}
					p.silent = append(p.silent, int32(m))
				case slices.Contains(k.Silent, c.predicate.Name):
					p.silent = append(p.silent, int32(m))
				}
			}
		}
		if l.Told && !of {
			return
		}
		for m := range t.classes {
			c := &t.classes[m]
			if c.admits(a.typ, b.typ) {
				if rel := f.ends(c, a, b); told[f.factOf(&rel)] {
					p.stated = append(p.stated, int32(m))
				}
			}
		}
		p.clues = slices.Clone(clues)
		x.pairs = append(x.pairs, p)
	})
	x.facts = slices.DeleteFunc(x.facts, func(c []candidate) bool { return len(c) == 0 })
	if len(x.pairs) == 0 {
		return nil
	}
	return x
}
