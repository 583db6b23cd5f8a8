// Package resolve turns what an article's mentions stand in into statements
// about entities, under IRIs: who they are, how and in whose words the article
// holds it, and which stretch of the text says so.
//
// The status and source of a statement are those of the view of the word that
// states it, and of the relation's own words ("former"). A statement that
// somebody alleges, denies or doubts anywhere in the article is nowhere in it
// a fact.
package resolve

import (
	"cmp"
	"slices"

	"kg/ingest/doc"
	"kg/schema"
)

// A Resolver makes statements. It is safe for concurrent use.
//
// Who an entity is depends on its article alone: the same full name and type
// are the same entity everywhere, so that neither the order of reading nor the
// number of workers matters. A person of whom an article has but one word, and
// what it does not name, stay within it. What may be one all the same is for a
// person to say (see [Similar]).
type Resolver struct{ base string }

// New returns a Resolver of IRIs under base.
func New(base string) *Resolver { return &Resolver{base} }

// Run fills d.IRI and d.Statements from Relations, Views and Entities.
func (c *Resolver) Run(d *doc.Document) {
	r := &run{Resolver: c, d: d, article: schema.ArticleIRI(c.base, d.Text), runes: doc.NewRunes(d.Text)}
	r.look()
	r.identify()
	for i := range d.Relations {
		r.relation(&d.Relations[i])
	}
	r.acronyms()
	r.outlived()
	r.settle()
	d.Statements = make([]schema.Statement, len(r.out))
	for i, x := range r.out {
		d.Statements[i] = x.s
	}
	r.answer()
}

// A run is the work on one document.
type run struct {
	*Resolver
	d        *doc.Document
	article  string
	sentence []int32 // token → sentence
	kind     []doc.Kind
	terms    []schema.Term // entity → its term
	voiced   []bool        // entity → whether it is more than pronouns
	out      []draft
	runes    *doc.Runes
}

// A draft is a statement on its way, with what decides between drafts.
type draft struct {
	s       schema.Statement
	kind    doc.Kind
	passing bool
	at      int32 // byte of the text where the evidence begins
	trigger int32 // token, -1 none
}

// look finds the sentence and block of every token.
func (r *run) look() {
	d := r.d
	n := d.Len()
	r.sentence, r.kind = make([]int32, n), make([]doc.Kind, n)
	for s, span := range d.Sentences {
		for i := span.First; i < span.End; i++ {
			r.sentence[i] = int32(s)
		}
	}
	b := 0
	for i := range n {
		for b+1 < len(d.Blocks) && d.Blocks[b].End <= d.Start[i] {
			b++
		}
		if b < len(d.Blocks) && d.Blocks[b].Start <= d.Start[i] {
			r.kind[i] = d.Blocks[b].Kind
		}
	}
}

// relation adds the statements that rel makes: one for each member of a group.
func (r *run) relation(rel *doc.Relation) {
	if !r.valid(rel) {
		return
	}
	kind := r.kind[rel.Trigger]
	if kind == doc.Furniture || kind == doc.Repeat {
		return
	}
	s := schema.Statement{Article: r.article, Predicate: rel.Predicate, Rule: rel.Rule, Confidence: float64(rel.Score)}
	if !r.voice(&s, rel) {
		return
	}
	s.Evidence = r.evidence(rel.First, rel.Last)
	for _, q := range rel.Qualifiers {
		if t, ok := r.value(q.Mention, q.Literal); ok {
			s.Qualifiers = append(s.Qualifiers, schema.Qualifier{Key: q.Key, Value: t})
		}
	}
	slices.SortStableFunc(s.Qualifiers, func(a, b schema.Qualifier) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Value.Key(), b.Value.Key()))
	})
	s.Qualifiers = slices.CompactFunc(s.Qualifiers, func(a, b schema.Qualifier) bool {
		return a.Key == b.Key && a.Value.Key() == b.Value.Key()
	})
	for _, subject := range r.parts(rel.Subject) {
		if rel.Object < 0 {
			if t, ok := r.value(-1, rel.Literal); ok {
				r.add(s, subject, t, kind, rel)
			}
			continue
		}
		for _, object := range r.parts(rel.Object) {
			if subject != object {
				r.add(s, subject, r.terms[object], kind, rel)
			}
		}
	}
}

// valid reports whether rel points into the document.
func (r *run) valid(rel *doc.Relation) bool {
	d := r.d
	n, ms := int32(d.Len()), int32(min(len(d.Mentions), len(d.Entity)))
	return rel.Subject >= 0 && rel.Subject < ms && rel.Object < ms && rel.Trigger >= 0 && rel.Trigger < n &&
		rel.First >= 0 && rel.First <= rel.Last && rel.Last < n
}

// parts returns the entity of mention m, or the members of a group.
func (r *run) parts(m int32) []int32 {
	e := r.d.Entity[m]
	if ms := r.d.Entities[e].Members; len(ms) > 1 && len(ms) <= 8 {
		var out []int32
		for _, e := range ms {
			if e >= 0 && int(e) < len(r.voiced) && r.voiced[e] {
				out = append(out, e)
			}
		}
		return out
	}
	if !r.voiced[e] {
		return nil
	}
	return []int32{e}
}

// value returns the term of mention m or, where m is -1, of a literal. A role
// is an entity.
func (r *run) value(m int32, lit schema.Term) (schema.Term, bool) {
	if m >= 0 {
		if int(m) >= len(r.d.Entity) || !r.voiced[r.d.Entity[m]] {
			return schema.Term{}, false
		}
		return r.terms[r.d.Entity[m]], true
	}
	if lit.ID == "" && lit.Type&schema.Entities != 0 {
		name := cmp.Or(lit.Name, lit.Value)
		if name == "" {
			return schema.Term{}, false
		}
		return schema.Term{ID: schema.EntityIRI(r.base, lit.Type, name), Name: name, Aliases: lit.Aliases, Type: lit.Type}, true
	}
	return lit, lit.ID != "" || lit.Value != ""
}

// voice sets status, source and stance of s, and reports whether s is to be
// said at all.
func (r *run) voice(s *schema.Statement, rel *doc.Relation) bool {
	d := r.d
	s.Status = rel.Status
	if int(rel.Trigger) >= len(d.View) || len(d.Views) == 0 {
		return true
	}
	v := d.Views[d.View[rel.Trigger]]
	supposed := r.supposed(v, rel.Trigger)
	if rel.Passing && !supposed && (!v.Quoted || rel.Predicate == "alias") { // letters and nicknames are nobody's claim
		if r.hypothetical(v) {
			s.Status = schema.Possible
		}
		return true
	}
	if rel.Passing && !supposed && !r.hypothetical(v) || v.Status == schema.Asserted {
		v.Status = rel.Status
	} else if rel.Status == schema.Negated && v.Status == schema.Planned { // "will miss the games"
		v.Status = schema.Negated
	}
	s.Status = v.Status
	if v.Source == doc.NoSource || r.introduces(rel, v.Source) {
		return true
	}
	s.Stance = v.Stance
	if s.Stance == schema.NoStance {
		s.Stance = schema.Says
	}
	source := schema.Term{Value: "unnamed", Type: schema.Text}
	if v.Source >= 0 && int(v.Source) < len(d.Entity) {
		if e := d.Entity[v.Source]; r.voiced[e] {
			source = r.terms[e]
		}
	}
	s.Source = &source
	return true
}

// supposed reports whether an adjective or adverb beside token i makes it doubtful:
// "the alleged leader".
func (r *run) supposed(v doc.View, i int32) bool {
	d := r.d
	return v.Status == schema.Possible && v.Cue >= 0 && (d.Dep[v.Cue] == doc.Amod || d.Dep[v.Cue] == doc.Compound || d.Dep[v.Cue] == doc.Advmod) &&
		v.Cue < i && i-v.Cue < 6 && d.Pos[i] != doc.VERB && d.Head[v.Cue] >= 0 && d.Pos[d.Head[v.Cue]] != doc.VERB && r.sentence[v.Cue] == r.sentence[i]
}

// introduces reports whether rel stands in the words that name its own source:
// "in the words of the Crown prosecutor, Ann Lee,".
func (r *run) introduces(rel *doc.Relation, source int32) bool {
	d := r.d
	if source < 0 || int(source) >= len(d.Entity) || d.Entity[source] != d.Entity[rel.Subject] || d.Pos == nil {
		return false
	}
	m := &d.Mentions[source]
	switch d.Pos[rel.Trigger] {
	case doc.NOUN, doc.PROPN:
		return rel.Trigger <= m.Last && rel.Trigger > m.First-6 && r.sentence[rel.Trigger] == r.sentence[m.First]
	}
	return false
}

// hypothetical reports whether v speaks of what is not so in the article's own
// voice: a condition, not merely somebody's word or a plan.
func (r *run) hypothetical(v doc.View) bool {
	if v.Cue < 0 || v.Status != schema.Possible {
		return false
	}
	switch r.d.Lemma[v.Cue] {
	case "if", "unless", "whether", "imagine", "suppose":
		return true
	}
	return false
}

// evidence returns the sentences from token first to token last.
func (r *run) evidence(first, last int32) schema.Evidence {
	d := r.d
	a, b := d.Sentences[r.sentence[first]], d.Sentences[r.sentence[last]]
	start, end := d.Start[min(a.First, first)], d.End[max(b.End-1, last)]
	return schema.Evidence{Start: r.runes.At(start), End: r.runes.At(end), Text: d.Text[start:end]}
}

// add drafts the statement with its ends, unless the predicate does not admit
// them.
func (r *run) add(s schema.Statement, subject int32, object schema.Term, kind doc.Kind, rel *doc.Relation) {
	s.Subject, s.Object = r.terms[subject], object
	if p := schema.Lookup(s.Predicate); p != nil && (s.Subject.Type&p.Domain == 0 || s.Object.Type&p.Range == 0) {
		return
	}
	if s.Subject.Key() == object.Key() {
		return
	}
	at := r.d.Start[r.d.Sentences[r.sentence[rel.First]].First]
	r.out = append(r.out, draft{s, kind, rel.Passing, at, rel.Trigger})
}
