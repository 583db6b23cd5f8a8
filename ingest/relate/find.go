package relate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A finder is the memory that one Run needs.
type finder struct {
	graph
	r        *Relater
	seen     map[fact]int32
	clues    clues
	bareness bareness
}

// A fact is what a relation says, whatever the words.
type fact struct {
	subject, object int32 // entities; object -1 for a literal
	predicate       string
	literal         string
	trigger         int32 // -1 for one in passing
}

func (f *finder) run(r *Relater, d *doc.Document) {
	f.patterns(r, d)
	f.classify()
	f.open()
	f.sure()
	for k := range d.Relations {
		f.qualify(&d.Relations[k])
	}
	slices.SortStableFunc(d.Relations, func(a, b doc.Relation) int {
		return cmp.Or(cmp.Compare(a.Trigger, b.Trigger), cmp.Compare(a.First, b.First))
	})
}

// patterns adds what the patterns and the shapes of bylines and the like state.
func (f *finder) patterns(r *Relater, d *doc.Document) {
	f.begin(r, d)
	if f.seen == nil {
		f.seen = map[fact]int32{}
	}
	clear(f.seen)
	for i := range int32(d.Len()) {
		switch d.Pos[i] {
		case doc.PUNCT, doc.DET, doc.ADP, doc.PRON:
		default:
			key := f.key(i)
			for _, p := range r.anchored[key] {
				f.match(p, i, func(t *trail) { f.emit(p, t) })
			}
		}
		if f.mention[i] < 0 {
			continue
		}
		for _, p := range r.free {
			f.match(p, i, func(t *trail) { f.emit(p, t) })
		}
	}
	f.credits()
	f.nationalities()
	f.bodies()
	f.nicknames()
	f.called()
	f.parties()
	f.scores()
	f.besides()
	f.years()
	f.shorter()
	f.unsaid()
	f.sits()
	f.seats()
}

// begin makes f read d.
func (f *finder) begin(r *Relater, d *doc.Document) {
	f.r, f.preps, f.class = r, r.preps, &r.class
	f.build(d)
	f.bareness.read(d)
}

// emit adds the relation that p states along t, if its ends are of the right
// types.
func (f *finder) emit(p *pattern, t *trail) {
	last := len(p.nodes) - 1
	s, o := t.at[0], t.at[last]
	if p.swapped {
		s, o = o, s
	}
	if f.node[s] == f.node[o] && p.steps[0].names != is || p.told && (t.how == named || !f.cited(t.at[p.trigger])) || f.adjective(p, t) {
		return
	}
	if f.unresolved(t.at[0]) || f.unresolvedOne(t.at[last]) || f.vague(s) && !f.isNamed(s) || f.vague(o) && f.mention[o] >= 0 && !f.isNamed(o) {
		return
	}
	rel := doc.Relation{
		Predicate: p.predicate.Name,
		Object:    -1,
		Trigger:   t.at[p.trigger],
		Rule:      p.rule,
		Score:     p.score,
		Passing:   p.passing,
		Status:    p.status,
	}
	if p.told {
		if w := f.child(o, 1<<doc.Amod); w >= 0 && lower(f.d.Word(w)) == "same" {
			return // as what?
		}
		if f.clouded(rel.Trigger, s) {
			return
		}
		rel.Predicate, rel.Rule = schema.Open+"be", "open"
	}
	var ok bool
	if rel.Subject, ok = f.term(s, p.predicate.Domain); !ok {
		return
	}
	if rel.Object, ok = f.term(o, p.predicate.Range); !ok {
		if rel.Literal, ok = f.literal(o, p); !ok || f.calls(rel.Subject, rel.Literal.Value) || rel.Predicate == "alias" && f.partOf(rel.Subject, rel.Literal.Value) {
			return
		}
	}
	if rel.Object >= 0 && p.predicate.Range&schema.Place != 0 && p.predicate.Range&schema.Person == 0 && f.unplaced(o) {
		return
	}
	if f.torn(s) || f.unowned(s) || rel.Object >= 0 && (f.torn(o) || f.unowned(o)) {
		return
	}
	if f.mislabelled(&rel, s, o, t.how) {
		return
	}
	if t.how == named {
		rel.Passing = true
	}
	if t.how == said && rel.Status == schema.Asserted && !deeds[rel.Predicate] && p.predicate.Domain&schema.Person|p.predicate.Range&schema.Person != 0 && f.was(t, last) && !f.cited(rel.Trigger) {
		rel.Status = schema.Ended
	}
	if rel.Predicate == "located_in" && f.apart(&rel) {
		return
	}
	if rel.Predicate == "located_in" && f.places(&rel) {
		if rel.Passing = true; f.another(rel.Object) {
			return
		}
	}
	if t.how == ceased && rel.Status == schema.Asserted {
		rel.Status = schema.Ended
	}
	rel.First, rel.Last = f.d.Mentions[rel.Subject].First, f.d.Mentions[rel.Subject].Last
	if rel.Object >= 0 {
		m := f.d.Mentions[rel.Object]
		rel.First, rel.Last = min(rel.First, m.First), max(rel.Last, m.Last)
	}
	for k := range last + 1 {
		rel.First, rel.Last = min(rel.First, t.at[k]), max(rel.Last, t.at[k])
		if rel.Status == schema.Asserted && k > 0 && k < last || p.predicate.Range&schema.Role != 0 {
			if f.d.Pos[t.at[k]] == doc.VERB && !lasting[f.d.Lemma[t.at[k]]] {
				continue // what is before its subject is not about the deed
			}
			if st := f.tense(t.at[k]); st != schema.Asserted && rel.Status == schema.Asserted {
				rel.Status = st
			}
		}
	}
	f.add(rel)
}

// deeds are the predicates of what stays done: who was a founder is still the one.
var deeds = map[string]bool{"founded_by": true, "created_by": true, "organized": true, "won": true}

// was reports whether what t says somebody is an office that the article tells
// of in the past: "she was its treasurer".
func (f *finder) was(t *trail, last int) bool {
	d := f.d
	for k := range last + 1 {
		i := t.at[k]
		if !f.common(i) || !f.class.role.has(&f.graph, i, f.key(i)) && f.key(i) != "member" {
			continue
		}
		if c := f.child(i, 1<<doc.Cop); c >= 0 && d.Tag[c] == doc.VBD && d.Dep[i] != doc.Ccomp {
			return true
		}
	}
	return false
}

// places reports whether rel stands between two places with names: where one
// lies is no matter of who speaks.
func (f *finder) places(rel *doc.Relation) bool {
	if rel.Object < 0 {
		return false
	}
	s, o := &f.d.Mentions[rel.Subject], &f.d.Mentions[rel.Object]
	return s.Form == doc.Name && o.Form == doc.Name && s.Type == schema.Place && o.Type == schema.Place
}

// another reports whether mention m stands in a phrase that a conjunction brings
// in: "in Rome or in Oslo".
func (f *finder) another(m int32) bool {
	d := f.d
	i := d.Mentions[m].First - 1
	for i >= 0 && (d.Pos[i] == doc.DET || d.Pos[i] == doc.ADJ) {
		i--
	}
	if i < 0 || d.Pos[i] != doc.ADP {
		return false
	}
	for i >= 0 && (d.Pos[i] == doc.ADP || d.Pos[i] == doc.ADV) {
		i--
	}
	return i >= 0 && d.Pos[i] == doc.CCONJ
}

// calls reports whether mention m is of what is called words anyhow.
func (f *finder) calls(m int32, words string) bool {
	if int(m) >= len(f.d.Entity) {
		return false
	}
	e := &f.d.Entities[f.d.Entity[m]]
	if e.Type&schema.Person == 0 && strings.HasSuffix(lower(e.Name), " "+lower(words)) {
		return true // the cup is a cup
	}
	return strings.EqualFold(e.Name, words) || e.Named && strings.HasSuffix(words, " and "+e.Name) || strings.EqualFold(f.d.Say(f.d.Mentions[m]), words)
}

// partOf reports whether words are the beginning or the end of the name of mention
// m: Ann Lee is "a woman named Ann".
func (f *finder) partOf(m int32, words string) bool {
	if int(m) >= len(f.d.Entity) {
		return false
	}
	name := f.d.Entities[f.d.Entity[m]].Name
	return f.d.Entities[f.d.Entity[m]].Named && (strings.HasPrefix(name, words+" ") || strings.HasSuffix(name, " "+words))
}

// adjective reports whether an end of t is an adjective for a place that stands
// there for no place: only what it modifies can be asked for it.
func (f *finder) adjective(p *pattern, t *trail) bool {
	last := len(p.nodes) - 1
	for k, step := range map[int]int{0: 0, last: last - 1} {
		i := t.at[k]
		if f.d.Pos[i] == doc.ADJ && !f.inName[i] && schema.Demonym(f.d.Word(i)) != "" && p.steps[step].names&(whose|1<<doc.Amod|1<<doc.Compound|1<<doc.Nsubj|is) == 0 {
			return true
		}
	}
	return false
}

// cited reports whether token i is in the words of somebody whom the article
// cites.
func (f *finder) cited(i int32) bool {
	d := f.d
	return int(i) < len(d.View) && len(d.Views) > 0 && d.Views[d.View[i]].Source != doc.NoSource
}

// negated reports whether token i is held as not so.
func (f *finder) negated(i int32) bool {
	d := f.d
	return int(i) < len(d.View) && len(d.Views) > 0 && d.Views[d.View[i]].Status == schema.Negated
}

// add adds rel unless it is there: once a trigger, or once for all if it is in
// passing.
func (f *finder) add(rel doc.Relation) {
	d := f.d
	if f.asked(&rel) {
		return
	}
	key := f.keyOf(&rel)
	if rel.Object >= 0 {
		if key.object == key.subject || rel.Predicate == "alias" && f.joined(d.Mentions[rel.Subject], d.Mentions[rel.Object]) {
			return
		}
	}
	if old, ok := f.seen[key]; ok {
		if r := &d.Relations[old]; rel.Score > r.Score {
			r.Score = rel.Score
		}
		return
	}
	f.seen[key] = int32(len(d.Relations))
	d.Relations = append(d.Relations, rel)
}

// asked reports whether rel is an open relation that a question asks about, which
// nobody states.
func (f *finder) asked(rel *doc.Relation) bool {
	d := f.d
	if v := f.viewOf(rel); v == nil || v.Status != schema.Possible || familyOf(rel.Rule) != byOpen {
		return false
	}
	if len(d.Sentences) == 0 {
		return false
	}
	for i := d.Sentences[d.SentenceOf(rel.Trigger)].End - 1; i > rel.Trigger && d.Pos[i] == doc.PUNCT; i-- {
		if d.Word(i) == "?" {
			return true
		}
	}
	return false
}

// keyOf returns what rel says, and where it says it unless that is in passing.
func (f *finder) keyOf(rel *doc.Relation) fact {
	key := fact{f.entityOf(rel.Subject), -1, rel.Predicate, rel.Literal.Value, rel.Trigger}
	if rel.Object >= 0 {
		key.object = f.entityOf(rel.Object)
	}
	if rel.Passing {
		key.trigger = -1
	}
	return key
}

// joined reports whether a and b are parts of one coordination, or one of the
// other: "Dogs and Cats".
func (f *finder) joined(a, b doc.Mention) bool {
	d := f.d
	return a.First <= b.Last && b.First <= a.Last || d.Head[b.Head] == a.Head && d.Dep[b.Head] == doc.Conj || d.Head[a.Head] == b.Head && d.Dep[a.Head] == doc.Conj
}

func (f *finder) entityOf(m int32) int32 {
	if int(m) < len(f.d.Entity) {
		return f.d.Entity[m]
	}
	return -2 - m // its own
}

// term returns the mention that node i stands for, if it is of one of the
// types.
func (f *finder) term(i int32, types schema.Type) (int32, bool) {
	m := f.mention[i]
	if m < 0 || f.typ(i)&types&schema.Entities == 0 {
		return -1, false
	}
	if x := f.d.Mentions[m]; x.Form == doc.Nominal && (f.d.Pos[x.First] == doc.ADP || f.d.Pos[x.First] == doc.SCONJ) {
		return -1, false // no phrase of its own: a slip of the tree
	}
	if x := f.d.Mentions[m]; x.Form == doc.Nominal && (f.d.Tag[x.First] == doc.WRB || f.d.Tag[x.First] == doc.WDT || f.d.Tag[x.First] == doc.WP) {
		return -1, false // "how many ants": asked for, not told of
	}
	if x := &f.d.Mentions[m]; x.Form == doc.Nominal && x.First > 0 && f.d.Tag[x.First] == doc.VBG && f.d.Word(x.First-1) == "," && f.d.Dep[i] == doc.Conj {
		return -1, false // ", drawing notice": a clause of its own
	}
	if x := &f.d.Mentions[m]; f.d.Pos[x.Head] == doc.SYM || f.enclosed(x.Head) || f.numbered(x) {
		return -1, false // "US$ | 20,000 bail", "(it)", "Chapter | four"
	}
	if i > 1 && lower(f.d.Word(i)) == "staff" && f.d.Word(i-1) == "of" && lower(f.d.Word(i-2)) == "chief" {
		return -1, false
	}
	if relativizer(f.d, i) {
		return -1, false // the noun before the clause is there too
	}
	return m, true
}

// literal returns the value, role or words that i stands for, as the range of
// p's predicate asks for. A number of a person is an age.
func (f *finder) literal(i int32, p *pattern) (schema.Term, bool) {
	types, brief, person := p.predicate.Range, p.brief, p.predicate.Domain == schema.Person
	v := f.value[i]
	switch {
	case types&schema.Date != 0 && v >= 0 && f.d.Values[v].Kind == doc.Day:
		if x := f.d.Values[v].First; x > 0 && lower(f.d.Word(x-1)) == "between" || x > 1 && (f.d.Word(x-1) == "-" || f.d.Word(x-1) == "–") && f.value[x-2] >= 0 {
			return schema.Term{}, false // no day in particular
		}
		return schema.Term{Value: f.d.Values[v].ISO, Type: schema.Date}, f.d.Values[v].ISO != ""
	case types&schema.Number != 0 && v >= 0 && (f.d.Values[v].Kind == doc.Count || f.d.Values[v].Kind == doc.Age):
		if person && f.d.Values[v].Kind == doc.Count && !f.alone(v) {
			return schema.Term{}, false // a number of things
		}
		if person && f.infant(v) {
			return schema.Term{}, false
		}
		return schema.Term{Value: f.d.Values[v].ISO, Type: schema.Number}, f.d.Values[v].ISO != ""
	case types&schema.Role != 0 && f.common(i) && f.class.role.has(&f.graph, i, f.key(i)):
		words := f.role(i)
		return schema.Term{Value: words, Type: schema.Role}, words != ""
	case types&schema.Literals == schema.Text:
		if f.d.Pos[i] == doc.PRON || f.d.Pos[i] == doc.DET {
			return schema.Term{}, false
		}
		words := ""
		if p.predicate.Domain&schema.Person != 0 && p.predicate.Domain != schema.Entities || p.predicate.Name == "accused_of" {
			words = f.charge(i)
		} else {
			words = f.phrase(i, brief)
		}
		if brief && (f.class.relational.alone(lower(words)) || f.unfinished(i)) {
			return schema.Term{}, false
		}
		if brief || f.d.Pos[i] == doc.ADJ {
			if strings.Count(words, " ") > 7 || strings.Count(words, `"`)%2 != 0 {
				return schema.Term{}, false // a clause, not a description
			}
		}
		return schema.Term{Value: words, Type: schema.Text}, words != ""
	}
	return schema.Term{}, false
}

// infant reports whether value v, an age, is one in months or the like: "her
// nine-month-old son".
func (f *finder) infant(v int32) bool {
	unit := f.d.Values[v].Unit
	return unit != "" && unit != "year"
}

// unfinished reports whether what noun i says needs what follows it: "the first
// mission since", "my first tour".
func (f *finder) unfinished(i int32) bool {
	d := f.d
	first, _ := f.extent(i, 0)
	for j := i - 1; j >= first; j-- {
		w := lower(d.Word(j))
		if w == "my" || w == "our" || w == "your" {
			return true
		}
		if w == "first" || w == "second" || w == "third" || w == "last" || w == "only" || w == "next" {
			n := i + 1
			return int(n) < d.Len() && d.Pos[n] != doc.PUNCT && !(d.Word(n) == "of" || f.inName[n])
		}
	}
	return false
}

// alone reports whether value v, a number, counts nothing: "is 31", "turned 40".
func (f *finder) alone(v int32) bool {
	d := f.d
	x := d.Values[v]
	if n, err := strconv.Atoi(x.ISO); err != nil || n < 1 || n > 119 {
		return false
	}
	if i := x.Last + 1; int(i) < d.Len() && d.Pos[i] != doc.PUNCT && d.Pos[i] != doc.CCONJ && d.Pos[i] != doc.ADP && d.Pos[i] != doc.SCONJ {
		return false
	}
	if x.First == 0 {
		return false
	}
	switch d.Pos[x.First-1] {
	case doc.AUX, doc.VERB, doc.ADV:
		return true
	}
	return false
}

// lasting are the verbs of what one does for years: "who then sat on the board".
var lasting = map[string]bool{
	"sit": true, "serve": true, "work": true, "live": true, "play": true, "teach": true, "lead": true, "head": true,
	"run": true, "chair": true, "represent": true, "own": true, "hold": true, "belong": true, "manage": true, "coach": true,
}
