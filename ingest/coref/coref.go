// Package coref finds who is who: every name, description and pronoun of an
// article, and which of them refer to one thing.
//
// Sure knowledge comes first, as sieves do it: the forms of a name, appositions,
// titles, predicates, relative pronouns, speakers of quotations (Raghunathan et
// al., "A Multi-Pass Sieve for Coreference Resolution", EMNLP 2010). What is left,
// pronouns and descriptions, picks its antecedent, or none, from the mentions
// before it (Durrett and Klein, "Easy Victories and Uphill Battles in
// Coreference Resolution", EMNLP 2013).
package coref

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// A Resolver finds mentions and entities. It is safe for concurrent use.
type Resolver struct {
	weights linear.Scorer
	nat     float64 // a factor of e on the scale of scores
}

// Section names the weights in the model.
const Section = "coref"

// usualNat is the scale of sections that do not tell theirs.
const usualNat = 680

// New returns a Resolver that joins what surely is one, and gives no other
// pronoun or description an antecedent.
func New() *Resolver { return new(Resolver) }

// Load returns a Resolver that chooses by the weights that [Train] made.
func Load(section []byte) (*Resolver, error) {
	m, rest, err := linear.Load(section)
	if err != nil {
		return nil, fmt.Errorf("coref: %w", err)
	}
	if m.Classes() != 1 {
		return nil, fmt.Errorf("coref: %d classes where 1 is due: run kg train", m.Classes())
	}
	c := &Resolver{m, usualNat}
	if len(rest) >= 4 {
		c.nat = float64(binary.LittleEndian.Uint32(rest))
	}
	return c, nil
}

// Run fills Mentions, Entity and Entities of d from its trees and names.
func (c *Resolver) Run(d *doc.Document) {
	n := d.Len()
	if len(d.Head) != n || len(d.Dep) != n || len(d.Pos) != n || len(d.Tag) != n || len(d.Lemma) != n {
		d.Mentions, d.Entity, d.Entities = []doc.Mention{}, []int32{}, []doc.Entity{}
		return
	}
	r := prepare(d)
	if c.weights != nil {
		k := &ranker{run: r, weights: c.weights, nat: c.nat}
		k.walk(func(m int32, cands []candidate) int {
			k.score(m, cands)
			k.weaken(m, cands)
			return best(cands)
		})
	}
	r.linkBodies()
	r.finish()
}

// prepare finds the mentions of d and joins those that surely are one.
func prepare(d *doc.Document) *run {
	r := newRun(d)
	r.find()
	r.settle()
	r.parent = make([]int32, len(r.ms))
	r.clusters = make([]cluster, len(r.ms))
	for k := range r.ms {
		r.parent[k] = int32(k)
		m := &r.ms[k]
		r.clusters[k] = cluster{typ: m.Type, num: m.num, gen: m.gen, size: 1, named: m.Form == doc.Name, nouns: m.Form != doc.Pronoun && m.at != apposed, last: int32(k), head: m.head}
		switch {
		case m.Form == doc.Name && m.Type == schema.Person:
			r.clusters[k].who = m.words
		case m.Form == doc.Name && m.Type != schema.Place:
			r.clusters[k].sort = nameSort(m)
		case m.told():
			r.clusters[k].told = []int32{int32(k)}
		}
	}
	r.linkNames()
	r.weigh()
	r.linkTree()
	r.linkTitles()
	r.linkHeaded()
	r.linkShorter()
	r.linkIdentified()
	r.linkGroups()
	r.linkColleagues()
	r.linkConjuncts()
	r.linkSpeakers()
	r.linkBridges()
	return r
}

// A run is the work on one document.
type run struct {
	d         *doc.Document
	t         *tree
	sentence  []int32 // token → sentence
	paragraph []int32 // token → paragraph
	quote     []bool  // token → whether it stands in quotation marks
	kind      []doc.Kind
	ms        []mention
	headed    []int32 // token → the mention that it heads, -1
	parent    []int32 // mention → an earlier one of its cluster, or itself
	clusters  []cluster
	asked     []part // whose speakers may speak for a body
}

// A cluster is what is known of the mentions that are joined so far.
type cluster struct {
	typ     schema.Type
	num     number
	gen     gender
	hint    gender // of a name of one word, were it a given name; AnyGender otherwise
	size    int32
	named   bool
	nouns   bool     // whether it has a name, or a description that is no predicate or apposition
	last    int32    // latest mention
	who     []string // the words of its fullest name, where it is a person's
	head    string
	roles   []string // heads of its titles, appositions and predicates
	sort    sort     // what sorts of body its names and roles tell of
	met     bool     // whether the walk through the text has come to its name
	doubt   doubt    // of a name that is not typed as a person's
	revised bool     // whether such a name has turned out to be one
	told    []int32  // descriptions with marks
}

func newRun(d *doc.Document) *run {
	n := d.Len()
	r := &run{d: d, t: grow(d), sentence: make([]int32, n), paragraph: make([]int32, n), quote: make([]bool, n), kind: make([]doc.Kind, n)}
	for s, span := range d.Sentences {
		for i := span.First; i < span.End; i++ {
			r.sentence[i] = int32(s)
		}
	}
	b, par := 0, int32(0)
	open := false
	for i := range n {
		if d.Blocks != nil {
			for b+1 < len(d.Blocks) && d.Blocks[b].End <= d.Start[i] {
				b++
			}
			r.kind[i] = d.Blocks[b].Kind
			par = int32(b)
		} else if i > 0 && strings.Contains(d.Text[d.End[i-1]:d.Start[i]], "\n\n") {
			par++
		}
		r.paragraph[i] = par
		if i > 0 && par != r.paragraph[i-1] {
			open = false
		}
		r.quote[i] = open
		switch d.Word(int32(i)) {
		case "“", "``", "«":
			open = true
		case "”", "''", "»":
			open = false
		case "\"":
			open = !open
		}
		r.quote[i] = r.quote[i] && open
	}
	return r
}

// root returns the mention that stands for k's cluster.
func (r *run) root(k int32) int32 {
	for r.parent[k] != k {
		r.parent[k] = r.parent[r.parent[k]]
		k = r.parent[k]
	}
	return k
}

func (r *run) genderOf(k int32) gender   { return r.clusters[r.root(k)].gen }
func (r *run) of(k int32) *cluster       { return &r.clusters[r.root(k)] }
func (r *run) within(a, b *mention) bool { return a.First >= b.First && a.Last <= b.Last }

// describes notes that head says what k is.
func (r *run) describes(k int32, head string) {
	if c := r.of(k); len(c.roles) < maxRoles && !slices.Contains(c.roles, head) {
		c.roles = append(c.roles, head)
		c.sort |= sorts[head]
	}
}

// maxRoles is how many descriptions of an entity are kept for comparing.
const maxRoles = 16

// link joins the clusters of a and b, unless they are people with different
// names.
func (r *run) link(a, b int32) {
	a, b = r.root(a), r.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	x, y := &r.clusters[a], &r.clusters[b]
	if len(x.who) > 0 && len(y.who) > 0 && !sameName(x.who, y.who) {
		return
	}
	if len(y.who) > len(x.who) {
		x.who = y.who
	}
	r.parent[b] = a
	if x.typ == schema.Thing || !x.named && y.named && y.typ != schema.Thing {
		x.typ = y.typ
	}
	if person := y.gen == he || y.gen == she; person && !y.named && x.doubt.may || (x.gen == he || x.gen == she) && !x.named && y.doubt.may {
		x.typ, x.revised = schema.Person, true
		x.doubt, y.doubt = doubt{}, doubt{}
	}
	if x.doubt.size == 0 {
		x.doubt = y.doubt
	}
	x.revised = x.revised || y.revised
	if x.num == doc.AnyNumber {
		x.num = y.num
	}
	if x.gen == doc.AnyGender || x.gen == it && (y.gen == he || y.gen == she) {
		x.gen = y.gen
	}
	if x.hint == doc.AnyGender {
		x.hint = y.hint
	}
	if x.typ == schema.Person && x.gen == it {
		x.gen = doc.AnyGender
	}
	if !x.named && y.named {
		x.named = true
	}
	x.nouns, x.met, x.sort = x.nouns || y.nouns, x.met || y.met, x.sort|y.sort
	x.told = append(x.told, y.told[:min(len(y.told), maxTold-min(len(x.told), maxTold))]...)
	x.size += y.size
	x.last = max(x.last, y.last)
	for _, w := range y.roles {
		r.describes(a, w)
	}
}
