// Package relate finds what the sentences of a Document state between two
// things.
//
// Every sentence becomes a graph (see graph), and each predicate of the schema
// declares paths through it. A path leads from the subject S to the object O,
// or from O to S, over the words between them:
//
//	S <nsubj [acquire|buy] >obj O
//
// reads: S is nsubj of acquire or buy, which has an obj O. A step up, "<", leads
// to a governor, and a step down, ">", to a dependent. A step names
//
//   - a relation of Universal Dependencies: nsubj, obj, nmod, obl, compound, appos …
//   - a preposition or marker, of a noun or a clause, whatever it hangs on:
//     in, of, because_of
//   - one of the names that hold for all voices and shapes of a clause:
//     agent (who does it: subject, "by" of a passive),
//     patient (to whom it is done: object, subject of a passive),
//     recipient (to whom it is given),
//     is (the noun that says what somebody is: title, apposition, predicate
//     noun, "serves as", a description that stands for the name),
//     whose (possessive, compound, demonym, or of, for, at, with, from),
//     poss (possessive), prt (particle), relcl (relative clause)
//   - or several of these: >in|at, <agent|whose
//
// The words of a path stand between the steps; none means any.
//
//	[acquire|take_over|chief executive]  lemmas; a verb's with its particle; of several words
//	[@leader]       a class of schema.Words
//	[VERB|NOUN]     a part of speech
//	S:Person        an end, of some of the types that the predicate admits
//	O:Place:named   an end that the article names
//	O:name          an end that is a name itself
//	O:one           an end that is no plural noun, unless for those whom the article names
//	O:ADJ           an end of a part of speech
//	O:demonym       an end like "Canadian"
//	O:@party        an end whose noun, or a word of whose name, is in the class; O:!@party not
//	*               any
//
// A path in braces must lead on from the word before it, or must not:
//
//	S <agent [take] {>obj [part]} !{>without} >in O
//
// Flags follow a semicolon: passing (the article's own voice, whatever the sentence around it;
// is steps over titles and the like are so anyhow), told (only in the words of
// somebody whom the article cites, and then as the open predicate "be"), a status (ended, planned,
// possible, negated), a score from 0 to 1. The word that states the relation,
// by which package claim decides who says so, is the first in brackets, or the
// one in brackets that ends in "!".
//
// What O is follows from the predicate's range: an entity, a role ("Consul
// General"), a date, a number, or words.
//
// What patterns leave, a classifier looks at (see [Load] and [Train]): it has
// learnt from corpora how the predicates are worded, is told of only where it is
// mostly right, and names the rule "model:" and the predicate. How sure a relation
// is, its score, is learnt apart (see [TrainTrust]).
//
// R. Bunescu and R. Mooney, A Shortest Path Dependency Kernel for Relation
// Extraction, HLT/EMNLP 2005.
package relate

import (
	"sync"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// A Relater finds relations. It is safe for concurrent use.
type Relater struct {
	anchored map[string][]*pattern // last word → patterns with that word
	free     []*pattern            // patterns without words
	preps    map[string]int32
	class    classes
	pool     sync.Pool // *finder

	classifier   *classifier // nil where patterns find all
	sureness     *sureness   // nil where rules say how sure they are
	prepositions []uint32    // preposition → hash of its words, 0 for none
	prepWords    []string    // preposition → its words, "" for none
}

// classes are the classes of words that the code itself asks for.
type classes struct {
	title, becoming, ceasing, serving, role, former, coming, plain, light, mute, time, filler, kin, people, body, site, share, deed, giving, company, portfolio, ware, allegation, calling, organ, middling, partisan, calls, relational, corporate, spokesperson, tribunal, ruler, legislator *words
}

// New compiles the patterns of predicates. Its error names predicate and pattern.
func New(predicates []*schema.Predicate) (*Relater, error) {
	r := &Relater{anchored: map[string][]*pattern{}}
	c := newCompiler()
	for name, at := range map[string]**words{
		"title": &r.class.title, "becoming": &r.class.becoming, "ceasing": &r.class.ceasing,
		"serving": &r.class.serving, "role": &r.class.role, "former": &r.class.former, "coming": &r.class.coming,
		"plain": &r.class.plain, "light": &r.class.light, "mute": &r.class.mute, "time": &r.class.time, "filler": &r.class.filler,
		"kin": &r.class.kin, "people": &r.class.people, "body": &r.class.body, "site": &r.class.site, "share": &r.class.share, "deed": &r.class.deed, "giving": &r.class.giving, "company": &r.class.company, "portfolio": &r.class.portfolio, "ware": &r.class.ware, "allegation": &r.class.allegation, "calling": &r.class.calling, "organ": &r.class.organ, "middling": &r.class.middling, "partisan": &r.class.partisan, "calls": &r.class.calls, "relational": &r.class.relational, "corporate": &r.class.corporate, "ruler": &r.class.ruler, "legislator": &r.class.legislator, "tribunal": &r.class.tribunal, "spokesperson": &r.class.spokesperson,
	} {
		w, err := c.class(name)
		if err != nil {
			return nil, err
		}
		*at = w
	}
	for _, p := range predicates {
		for n, src := range p.Patterns {
			pat, err := c.compile(p, n+1, src)
			if err != nil {
				return nil, err
			}
			if pat.anchor < 0 {
				r.free = append(r.free, pat)
				continue
			}
			for word := range pat.nodes[pat.anchor].words.last {
				r.anchored[word] = append(r.anchored[word], pat)
			}
		}
	}
	r.preps = c.preps
	r.prepositions = make([]uint32, len(c.preps)+1)
	r.prepWords = make([]string, len(c.preps)+1)
	for words, n := range c.preps {
		r.prepositions[n], r.prepWords[n] = linear.Hash(words), words
	}
	r.pool.New = func() any { return new(finder) }
	return r, nil
}

// Run fills d.Relations, in the order of their triggers.
func (r *Relater) Run(d *doc.Document) {
	if d.Relations = []doc.Relation{}; d.Head == nil || d.Pos == nil || d.Lemma == nil {
		return // no trees
	}
	f := r.pool.Get().(*finder)
	f.run(r, d)
	r.pool.Put(f)
}
