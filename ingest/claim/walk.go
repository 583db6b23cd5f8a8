package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// sentence walks the tree, or trees, of sentence s.
func (w *walker) sentence(s int) {
	span := w.d.Sentences[s]
	w.at = s
	for i := span.First; i < span.End; i++ {
		if h := w.d.Head[i]; h >= span.First && h < span.End {
			continue
		}
		v := own
		if n := w.strayed(-1, i); n >= 0 {
			v = w.owned(n, nouns[w.lemma(n)], v)
		}
		w.push(i, w.enter(v, -1, i))
		for len(w.stack) > 0 {
			f := w.stack[len(w.stack)-1]
			w.stack = w.stack[:len(w.stack)-1]
			w.visit(f.i, f.view, span)
		}
	}
	w.settle(span, w.sited[s])
	w.asides(span)
}

func (w *walker) push(i int32, v doc.View) { w.stack = append(w.stack, frame{i, v}) }

// visit sets the view of i, which stands in a clause held as v, and walks on
// to its children.
func (w *walker) visit(i int32, v doc.View, span doc.Span) {
	d := w.d
	outer := v
	v = w.reported(i, v)
	base := v // what adjuncts are held as: the source without the clause's own status
	if w.predicate(i) {
		v = w.judge(i, v, span)
	} else {
		v = w.modified(i, v)
	}
	w.view[i] = w.intern(v)
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if h := d.Head[c]; h != i { // cannot be; keeps a broken tree finite
			continue
		}
		if c < span.First || c >= span.End {
			continue
		}
		if s, _ := w.according(c); s != none || w.reports(c, i) {
			w.push(c, outer)
			continue
		}
		w.push(c, w.enter(w.under(i, c, v, base, span), i, c))
	}
}

// predicate reports whether i heads a clause.
func (w *walker) predicate(i int32) bool {
	switch w.d.Pos[i] {
	case doc.VERB, doc.AUX:
		return true
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Cop, doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Csubj, doc.Expl, doc.Aux:
			return true
		}
	}
	return false
}

// judge gives v the status that clause i has by its own words.
func (w *walker) judge(i int32, v doc.View, span doc.Span) doc.View {
	d := w.d
	status, at := schema.Asserted, int32(-1)
	set := func(s schema.Status, c int32) {
		if rank[s] > rank[status] || at < 0 {
			status, at = s, c
		}
	}
	negated, condition, finite, subject := int32(-1), int32(-1), false, false
	for c := w.child[i]; c >= 0; c = w.next[c] {
		lemma := w.lemma(c)
		switch d.Dep[c] {
		case doc.Aux, doc.AuxPass, doc.Cop:
			finite = true
			if m, ok := modals[lemma]; ok && (lemma != "'d" && lemma != "’d" || d.Tag[c] == doc.MD) {
				set(m, c)
			}
			if lemma == "be" && d.Dep[c] == doc.Aux && d.Tag[i] == doc.VB && w.marked(i, "to") {
				set(schema.Planned, c) // "are to travel"
			}
		case doc.Xcomp:
			if w.lemma(i) == "go" && d.Tag[i] == doc.VBG && w.marked(c, "to") {
				set(schema.Planned, i)
			}
		case doc.Advmod:
			if deniers[lemma] {
				if !w.only(c) && !w.ofInfinitive(c, i) {
					negated = c
				}
			} else if lemma == "longer" || lemma == "long" || lemma == "anymore" {
				if w.has(c, "no") || lemma == "anymore" {
					set(schema.Ended, c)
				}
			} else if a, ok := adverbs[lemma]; ok {
				if a.unnamed {
					v = w.told(v, doc.Unnamed, a.stance, c)
				}
				if a.status != schema.Ended || w.stative(i) {
					set(a.status, c)
				}
			}
		case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Csubj, doc.Expl:
			subject = true
			if w.nobody(c) {
				negated = c
			}
		case doc.Obj:
			if w.nobody(c) {
				negated = c
			}
		case doc.Cc, doc.CcPreconj:
			if lemma == "neither" {
				negated = c
			}
		case doc.Advcl:
			if w.conditional(c) {
				condition = c
			}
		}
	}
	if at < 0 && d.Tag[i] == doc.VB { // a modal that the tree hangs elsewhere
		for j := i - 1; j >= span.First && j > i-4 && (d.Pos[j] == doc.ADV || d.Pos[j] == doc.AUX || d.Pos[j] == doc.PART); j-- {
			if m, ok := modals[w.lemma(j)]; ok && d.Tag[j] == doc.MD {
				set(m, j)
				break
			}
		}
	}
	if at >= 0 && status == schema.Possible && w.lemma(at) == "would" && w.reportedLater(v, i) {
		status = schema.Planned // "said she would appeal"
	}
	if condition < 0 && status == schema.Planned && (w.begins(span, "if") || w.begins(span, "unless")) {
		condition = span.First
	}
	// "Neither A nor B came": the word hangs on the coordination before it.
	if d.Dep[i] == doc.Conj && w.has(i, "nor") {
		negated = i
	}
	if d.Tag[i] == doc.VBD || d.Tag[i] == doc.VBZ || d.Tag[i] == doc.VBP {
		finite = true
	}
	if negated < 0 && (d.Pos[i] == doc.NOUN || d.Pos[i] == doc.PRON) && w.nobody(i) { // "is no member"
		negated = i
	}
	switch {
	case condition >= 0 && status == schema.Planned:
		status, at = schema.Possible, condition
	case (status == schema.Asserted && at < 0 || status == schema.Planned) && finite && (d.Head[i] < 0 && w.asks(span) || w.asksInQuote(i, span)):
		set(schema.Possible, span.End-1)
	case status == schema.Asserted && at < 0 && d.Head[i] < 0 && d.Tag[i] == doc.VB && !subject:
		set(schema.Possible, i) // an order
	}
	if negated >= 0 {
		switch {
		case status == schema.Possible && at >= 0 && w.hedges(at):
		case status == schema.Ended:
		default:
			status, at = schema.Negated, negated
		}
	}
	if rank[status] > rank[v.Status] || v.Status == schema.Asserted {
		if at >= 0 && status != schema.Asserted {
			v.Status, v.Cue = status, at
		}
	} else if v.Status == schema.Negated && status == schema.Negated {
		v.Status = schema.Asserted // two noes: "did not fail to"
	}
	return v
}

// rank orders the statuses by how far they are from a fact: of two that meet,
// the higher one stays.
var rank = [...]int{schema.Asserted: 0, schema.Ended: 1, schema.Planned: 2, schema.Possible: 3, schema.Negated: 4}

// only reports whether the negation c is that of "not only".
func (w *walker) only(c int32) bool {
	return c+1 < int32(w.d.Len()) && (w.lemma(c+1) == "only" || w.lemma(c+1) == "just" || w.lemma(c+1) == "merely") || w.has(c, "only")
}

// ofInfinitive reports whether the negation c stands before the "to" of a
// clause below i: "told them not to march".
func (w *walker) ofInfinitive(c, i int32) bool {
	return c > i && c+1 < int32(w.d.Len()) && w.d.Tag[c+1] == doc.TO
}

// between reports whether the word stands between tokens i and c.
func (w *walker) between(i, c int32, word string) bool {
	for j := i + 1; j < c; j++ {
		if w.d.Word(j) == word {
			return true
		}
	}
	return false
}

// hedges reports whether a negated i stays possible: "may not", "perhaps not",
// "should not".
func (w *walker) hedges(i int32) bool {
	switch w.lemma(i) {
	case "may", "might", "should", "must", "ought", "perhaps", "maybe", "possibly", "probably":
		return true
	}
	return false
}

// reportedLater reports whether clause i, held as v, is somebody's word told in
// the past, so that its "would" is a "will".
func (w *walker) reportedLater(v doc.View, i int32) bool {
	return v.Source != doc.NoSource && !v.Quoted && v.Cue >= 0 && (w.d.Tag[v.Cue] == doc.VBD || w.d.Tag[v.Cue] == doc.VBN) && !w.has(i, "have")
}

// begins reports whether the sentence begins with the word.
func (w *walker) begins(span doc.Span, word string) bool {
	for i := span.First; i < span.End && i < span.First+3; i++ {
		if w.d.Pos[i] != doc.PUNCT {
			return strings.EqualFold(w.d.Word(i), word)
		}
	}
	return false
}

// stative reports whether clause i tells a state, so that "previously" ends
// it.
func (w *walker) stative(i int32) bool {
	if w.d.Pos[i] != doc.VERB {
		return true
	}
	switch w.lemma(i) {
	case "be", "work", "live", "own", "lead", "serve", "head", "represent", "belong", "reside", "chair", "run", "teach", "play", "employ", "hold", "base":
		return true
	}
	return false
}

// conditional reports whether clause c is a condition.
func (w *walker) conditional(c int32) bool {
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Mark {
			switch w.lemma(k) {
			case "if", "unless", "whether", "lest", "provided", "assuming":
				return true
			case "in":
				return w.has(k, "case")
			}
		}
	}
	return false
}

// asks reports whether the sentence is a question.
func (w *walker) asks(span doc.Span) bool {
	for i := span.End - 1; i >= span.First && i > span.End-4; i-- {
		if w.d.Word(i) == "?" {
			return true
		}
	}
	return false
}

// asksInQuote reports whether clause i heads a question within quotation marks
// in a sentence that asks nothing: "Has she left?" he asked.
func (w *walker) asksInQuote(i int32, span doc.Span) bool {
	q := w.inQuote[i]
	if h := w.d.Head[i]; q < 0 || h >= span.First && h < span.End && w.inQuote[h] == q {
		return false
	}
	for j := i + 1; j < span.End && w.inQuote[j] == q; j++ {
		switch w.d.Word(j) {
		case "?":
			return true
		case ".", ";":
			return false
		}
	}
	return false
}

// has reports whether i has a child with that lemma.
func (w *walker) has(i int32, lemma string) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.lemma(c) == lemma {
			return true
		}
	}
	return false
}

// nobody reports whether the noun phrase of i says that there is none.
func (w *walker) nobody(i int32) bool {
	if nobodies[w.lemma(i)] && w.d.Pos[i] != doc.PROPN && w.lemma(i) != "no" {
		return true
	}
	for j := i - 1; j >= 0 && j > i-5; j-- {
		if p := w.d.Pos[j]; p == doc.DET && w.lemma(j) == "no" {
			return true
		} else if p != doc.ADJ && p != doc.NOUN && p != doc.PROPN {
			break
		}
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Det, doc.CcPreconj, doc.Cc, doc.Advmod:
			if l := w.lemma(c); (l == "no" || l == "neither") && c < i {
				return true
			}
		case doc.Amod:
			if w.lemma(c) == "few" && c+2 < i && w.lemma(c+1) == "if" { // "few if any"
				return true
			}
		}
	}
	return false
}

// modified gives v what the modifiers of the noun i say: "former", "alleged".
func (w *walker) modified(i int32, v doc.View) doc.View {
	d := w.d
	if v.Status == schema.Asserted && w.nobody(i) {
		v.Status, v.Cue = schema.Negated, i
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch d.Dep[c] {
		case doc.Amod, doc.Compound, doc.Advmod:
			l := w.lemma(c)
			if s, ok := supposed[l]; ok && d.Dep[c] == doc.Amod {
				if s == schema.Alleges {
					v = w.told(v, doc.Unnamed, s, c)
				}
				v.Status, v.Cue = schema.Possible, c
			} else if a, ok := adverbs[l]; ok && a.unnamed {
				v = with(w.told(v, doc.Unnamed, a.stance, c), a.status, c)
			} else if v.Status == schema.Asserted && past[l] && l != "late" {
				v.Status, v.Cue = schema.Ended, c
			} else if v.Status == schema.Asserted && coming[l] {
				v.Status, v.Cue = schema.Planned, c
			}
		}
	}
	return v
}

// under returns the view of child c of i. Clause i is held as v, and as base
// but for its own status.
func (w *walker) under(i, c int32, v, base doc.View, span doc.Span) doc.View {
	d := w.d
	if n := w.strayed(i, c); n >= 0 {
		return w.owned(n, nouns[w.lemma(n)], v)
	}
	switch d.Dep[c] {
	case doc.Ccomp, doc.CsubjPass:
		return w.complement(i, c, v)
	case doc.Csubj, doc.CsubjOuter:
		if w.marked(c, "to") && d.Tag[c] == doc.VB {
			return with(v, schema.Possible, c)
		}
		if d.Tag[c] == doc.VBG {
			return settled(v, base)
		}
		return w.complement(i, c, v)
	case doc.Xcomp:
		return w.infinitive(i, c, v)
	case doc.Parataxis:
		if d.Pos[i] == doc.VERB {
			if t, ok := tellings[w.lemma(i)]; ok && t.speech && w.finite(c) && c > i && !w.between(i, c, ";") {
				return w.tells(i, t.stance, v)
			}
		}
		return base
	case doc.Conj:
		if w.toldLoosely(i, c) {
			return w.complement(i, c, v)
		}
		return w.coordinate(i, c, v, base)
	case doc.Advcl, doc.AdvclRelcl:
		if w.toldLoosely(i, c) {
			return w.complement(i, c, v)
		}
		return w.adjunct(i, c, v, base)
	case doc.AclRelcl:
		if s, ok := nouns[w.lemma(i)]; ok && w.tellsOf(i, c, s) {
			return w.owned(i, s, v)
		}
		if w.wished(w.lemma(i), c) && w.tellsOf(i, c, schema.Alleges) {
			return with(settled(v, base), schema.Possible, i)
		}
		if h := w.dated(i, c); h >= 0 {
			return w.complement(h, c, v)
		}
		return settled(v, base)
	case doc.Appos:
		return settled(v, base)
	case doc.Acl:
		return w.modifier(i, c, v, base)
	case doc.Amod:
		if t := d.Tag[c]; t == doc.VBN || t == doc.VBG {
			return settled(v, base)
		}
	case doc.Nmod, doc.NmodPoss, doc.NmodDesc, doc.NmodUnmarked:
		return w.content(i, c, v)
	case doc.Obj:
		if w.second(i, c) {
			return w.infinitive(i, c, v)
		}
		return w.object(i, c, v, base)
	case doc.Obl, doc.OblAgent, doc.Iobj, doc.OblUnmarked:
		return w.oblique(i, c, v, base)
	case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter:
		if e := effects[w.lemma(i)]; e == plans && w.passive(i) && w.open(i) {
			return with(v, schema.Planned, i) // "the visit is scheduled to begin"
		}
		if v.Status != schema.Planned && w.definite(c) || d.Pos[c] == doc.PRON {
			return base
		}
		return v
	case doc.Vocative, doc.Discourse, doc.Dislocated:
		return base
	}
	return v
}

// second reports whether c, an object of verb i to the tree, is what i calls its
// object: "the agency calls the plan a threat".
func (w *walker) second(i, c int32) bool {
	if l := w.lemma(i); !naming[l] && l != "consider" && l != "deem" && l != "declare" && l != "pronounce" {
		return false
	}
	for o := i + 1; o < c; o++ {
		if w.d.Head[o] == i && w.d.Dep[o] == doc.Obj {
			return true
		}
	}
	return false
}

// dated returns the verb of telling whose day i is, where the clause c, hung on
// that day, is what is told: "alleged on Monday that the bank had closed". Else -1.
func (w *walker) dated(i, c int32) int32 {
	d := w.d
	h := d.Head[i]
	if h < 0 || !days[strings.ToLower(d.Word(i))] || d.Dep[i] != doc.Obl && d.Dep[i] != doc.OblUnmarked && d.Dep[i] != doc.Obj {
		return -1
	}
	if _, ok := tellings[w.lemma(h)]; !ok || int(i)+1 >= d.Len() || !strings.EqualFold(d.Word(i+1), "that") || c <= i+1 {
		return -1
	}
	return h
}

// toldLoosely reports whether the clause c, which a tree takes for a second
// verb or an adverbial beside the verb of telling i, begins with "that" behind a
// day and is what is told.
func (w *walker) toldLoosely(i, c int32) bool {
	d := w.d
	if _, ok := tellings[w.lemma(i)]; !ok {
		return false
	}
	first := c
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if d.Dep[k] == doc.Cc {
			return false
		}
		first = min(first, k)
	}
	return first > i+1 && first < c && strings.EqualFold(d.Word(first), "that") && days[strings.ToLower(d.Word(first-1))]
}

// days are the words for when something was told.
var days = words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
	today yesterday morning afternoon evening night day week weekend month year`)

// open reports whether i has an open complement.
func (w *walker) open(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.d.Dep[c] == doc.Xcomp {
			return true
		}
	}
	return false
}

// with returns v at least as far from a fact as s.
func with(v doc.View, s schema.Status, at int32) doc.View {
	if rank[s] > rank[v.Status] {
		v.Status, v.Cue = s, at
	}
	return v
}

// settled returns v as what is mentioned in passing there: the same source,
// without the status of the clause.
func settled(v, base doc.View) doc.View {
	if v.Source == base.Source && v.Stance == base.Stance {
		v = base
	}
	if v.Source != doc.Unnamed && v.Status != schema.Asserted {
		v.Status, v.Cue = schema.Asserted, -1
	}
	return v
}

// marked reports whether clause c is opened by the lemma.
func (w *walker) marked(c int32, lemma string) bool {
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Mark && w.lemma(k) == lemma {
			return true
		}
	}
	return false
}

// clausal reports whether i has a subject of its own.
func (w *walker) clausal(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Nsubj, doc.NsubjPass, doc.Expl, doc.Csubj:
			return true
		}
	}
	return false
}

func (w *walker) definite(i int32) bool {
	if w.d.Pos[i] == doc.PROPN {
		return true
	}
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.NmodPoss:
			return true
		case doc.Det:
			if definite[w.lemma(c)] {
				return true
			}
		}
	}
	return false
}

// finite reports whether clause i has a subject or an auxiliary of its own.
func (w *walker) finite(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Nsubj, doc.NsubjPass, doc.Expl, doc.Aux, doc.AuxPass, doc.Cop:
			return true
		}
	}
	return false
}

// passive reports whether i is a passive clause.
func (w *walker) passive(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.AuxPass, doc.NsubjPass, doc.CsubjPass:
			return true
		}
	}
	return false
}

// complement returns the view of the that-clause c of i.
func (w *walker) complement(i, c int32, v doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	open := w.conditional(c) || w.wished(l, c)
	t, ok := tellings[l]
	if l == "be" { // "there are stories that", "the allegation is that"
		for k := w.child[i]; k >= 0; k = w.next[k] {
			if s, word := nouns[w.lemma(k)]; word && d.Dep[k] == doc.Nsubj {
				return w.owned(k, s, v)
			}
		}
	}
	if w.d.Pos[i] == doc.ADJ || w.d.Pos[i] == doc.NOUN || w.d.Pos[i] == doc.PROPN {
		if s, isNoun := nouns[l]; isNoun && !w.has(i, "be") {
			return w.owned(i, s, v)
		}
		// "It is clear that", "is glad that": in the words of the clause;
		// "it is likely that" is open.
		switch l {
		case "likely", "unlikely", "possible", "impossible", "doubtful", "unclear", "plausible", "conceivable", "important", "necessary", "essential", "vital", "crucial", "probable":
			return with(v, schema.Possible, i)
		case "confident", "sure", "certain", "convinced", "aware", "hopeful", "optimistic", "afraid", "worried", "concerned", "adamant", "sceptical", "skeptical":
			if w.clausal(i) && w.subject(i) >= 0 {
				return w.told(v, w.source(i), schema.Says, i)
			}
		}
		return clear(v, i, open)
	}
	switch {
	case v.Status == schema.Negated && ok && !t.fact:
		// "did not say that": whose words would they be?
		v.Status = schema.Asserted
		switch {
		case t.stance == schema.Denies:
			return w.told(v, w.source(i), schema.Confirms, i)
		case t.stance == schema.Doubts:
			return w.told(v, w.source(i), schema.Says, i)
		case provers[l]:
			v = w.told(v, w.source(i), schema.Doubts, i)
		case l == "believe" || l == "think" || l == "expect" || l == "suppose" || l == "feel":
			v = w.told(v, w.source(i), schema.Says, i)
			return with(v, schema.Negated, i)
		}
		return with(v, schema.Possible, i)
	case ok && t.fact, (l == "see" || l == "hear") && !w.marked(c, "that"):
		return clear(v, i, open)
	case ok || feelings[l] || w.animate(i):
		stance := t.stance
		if !ok {
			stance = schema.Says
		}
		if open && stance == schema.Says && (l == "ask" || l == "question" || l == "wonder") {
			stance = schema.Doubts
		}
		v = w.tells(i, stance, v)
		return clear(v, i, open)
	}
	return clear(v, i, open)
}

// wished reports whether clause c, behind the word l, is only wished for:
// "demanded that she resign", "a call that all respect it".
func (w *walker) wished(l string, c int32) bool {
	switch l {
	case "demand", "request", "order", "urge", "recommend", "propose", "call", "ask", "plead", "appeal", "insist", "recommendation", "proposal", "plea":
	default:
		return false
	}
	if t := w.d.Tag[c]; t != doc.VB && (t != doc.VBP || l == "insist") {
		return false
	}
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Aux {
			return false
		}
	}
	return true
}

// clear returns v, possible where the clause is an open question.
func clear(v doc.View, at int32, open bool) doc.View {
	if open {
		return with(v, schema.Possible, at)
	}
	return v
}

// animate reports whether the subject of i may be somebody who speaks: an
// unknown verb with a that-clause is then a verb of saying.
func (w *walker) animate(i int32) bool {
	s := w.subject(i)
	if s < 0 {
		return false
	}
	switch w.lemma(s) {
	case "i", "I", "he", "she", "they", "we", "who":
		return true
	}
	return w.speaker(s)
}

// infinitive returns the view of the open complement c of i.
func (w *walker) infinitive(i, c int32, v doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	t, tells := tellings[l]
	e, acts := effects[l]
	if acts && tells && w.passive(i) && !w.agent(i) && (l == "expect" || l == "suppose") {
		tells = false
	}
	to := w.marked(c, "to")
	if naming[l] {
		if w.passive(i) || d.Dep[i] == doc.Acl {
			if !w.agent(i) {
				return v // what it is called
			}
		}
	}
	if !to && d.Tag[c] != doc.VBG && d.Tag[c] != doc.VBN {
		// "called it a lie", "is considered dangerous", "made it happen"
		if tells && !t.fact && !acts {
			return w.tells(i, t.stance, v)
		}
		if e == negates || e == plans {
			return w.effect(e, v, i)
		}
		if tells && !t.fact && e != same {
			return w.tells(i, t.stance, v)
		}
		return v
	}
	if acts {
		if d.Tag[i] == doc.VBG && l == "go" && to {
			return with(v, schema.Planned, i)
		}
		if d.Pos[i] == doc.AUX || l == "be" && to {
			return with(v, schema.Planned, i)
		}
		if (l == "have" || l == "be") && to && w.has(i, "yet") {
			return with(v, schema.Negated, i)
		}
		if (l == "tell" || l == "order" || l == "instruct" || l == "direct") && to && w.passive(i) {
			return with(v, schema.Planned, i)
		}
		if l == "have" && to && v.Status == schema.Asserted && d.Tag[i] != doc.VBD && d.Tag[i] != doc.VBN {
			return with(v, schema.Possible, i)
		}
		if l == "deny" && !w.passive(i) {
			return w.told(v, w.source(i), schema.Denies, i)
		}
		if !to && e != negates && e != ends && d.Tag[c] == doc.VBG && (e == same || l == "risk") {
			return v
		}
		return w.effect(e, v, i)
	}
	if tells && !t.fact {
		return w.tells(i, t.stance, v)
	}
	if l == "stop" && !to {
		return with(v, schema.Ended, i)
	}
	if to {
		return with(v, schema.Possible, i)
	}
	return v
}

// effect gives v what a word with effect e does to its complement.
func (w *walker) effect(e effect, v doc.View, at int32) doc.View {
	switch e {
	case negates:
		if v.Status == schema.Negated {
			v.Status, v.Cue = schema.Asserted, at
			return v
		}
		return with(v, schema.Negated, at)
	case ends:
		return with(v, schema.Ended, at)
	case plans:
		return with(v, schema.Planned, at)
	case suspends:
		return with(v, schema.Possible, at)
	}
	return v
}

// coordinate returns the view of conjunct c of i.
func (w *walker) coordinate(i, c int32, v, base doc.View) doc.View {
	d := w.d
	if !w.predicate(i) || !w.predicate(c) {
		if w.has(c, "not") && w.has(c, "but") {
			return base
		}
		return v
	}
	if w.clausal(c) {
		return base
	}
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if dep := d.Dep[k]; dep == doc.Aux || dep == doc.AuxPass || dep == doc.Cop {
			return base
		}
		if d.Dep[k] == doc.Cc && w.lemma(k) == "but" {
			return base
		}
	}
	if d.Tag[c] == d.Tag[i] && (d.Tag[c] == doc.VB || d.Tag[c] == doc.VBN || d.Tag[c] == doc.VBG) {
		return v
	}
	if d.Pos[i] != doc.VERB && d.Tag[c] != doc.VBD && d.Tag[c] != doc.VBZ {
		return v
	}
	return base
}

// adjunct returns the view of the adverbial clause c of i.
func (w *walker) adjunct(i, c int32, v, base doc.View) doc.View {
	d := w.d
	if w.conditional(c) {
		return with(base, schema.Possible, c)
	}
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if d.Dep[k] != doc.Mark && d.Dep[k] != doc.Advmod && d.Dep[k] != doc.Case {
			continue
		}
		switch w.lemma(k) {
		case "to", "so", "for":
			if d.Tag[c] == doc.VB {
				return with(v, schema.Planned, c)
			}
			if d.Tag[c] == doc.VBG && w.lemma(k) == "to" {
				return w.toward(i, c, v)
			}
		case "without":
			return with(base, schema.Negated, k)
		case "instead", "rather":
			if w.has(k, "of") || w.has(k, "than") {
				return with(base, schema.Negated, k)
			}
		case "from":
			if e, ok := effects[w.lemma(i)]; ok && e == negates {
				return w.effect(e, v, i)
			}
		case "before", "until", "till", "when", "once", "after", "as", "while":
			if (v.Status == schema.Planned || v.Status == schema.Possible) && d.Tag[c] != doc.VBD {
				return v
			}
		case "of", "against", "about", "on", "over", "with", "by", "at":
			if k > 0 && w.lemma(k-1) == "short" { // "stopped short of blaming"
				return with(base, schema.Negated, k-1)
			}
			// "accused of taking", "convicted of killing", "spoke about leaving"
			if t, ok := tellings[w.lemma(i)]; ok && (d.Tag[c] == doc.VBG || w.has(c, "be")) && (t.object || t.stance == schema.Alleges) {
				return w.accused(i, t, v)
			}
			if w.lemma(i) == "talk" || w.lemma(i) == "think" || w.lemma(i) == "dream" {
				return with(v, schema.Possible, i)
			}
		}
	}
	if d.Tag[c] == doc.VB && w.marked(c, "to") {
		return with(v, schema.Planned, c)
	}
	if (d.Tag[c] == doc.VBG || d.Tag[c] == doc.VBN) && v.Status != schema.Negated && !w.finite(c) {
		return v // "will travel, bringing …"
	}
	return settled(v, base)
}

// toward returns the view of c in "committed to leaving", "admitted to paying".
func (w *walker) toward(i, c int32, v doc.View) doc.View {
	l := w.lemma(i)
	if t, ok := tellings[l]; ok && t.stance == schema.Confirms {
		return w.tells(i, t.stance, v)
	}
	switch l {
	case "committed", "dedicated", "devoted", "commit", "dedicate", "devote", "pledge", "look":
		return with(v, schema.Planned, c)
	case "resort", "turn", "take", "return", "stoop", "add", "used", "accustomed":
		return v
	}
	return with(v, schema.Possible, c)
}

// tells returns the view of what verb i tells within v: possible where nobody
// is said to tell it ("is believed to").
func (w *walker) tells(i int32, stance schema.Stance, v doc.View) doc.View {
	s := w.subject(i)
	if s < 0 && feelings[w.lemma(i)] {
		for c := w.child[i]; c >= 0; c = w.next[c] {
			if w.d.Dep[c] == doc.NsubjPass {
				s = w.antecedent(i, c)
			}
		}
	}
	by := w.source(i)
	if s >= 0 {
		by = w.named(s, i)
	} else if by == doc.Unnamed && !w.passive(i) {
		by = w.before(i, w.d.Sentences[w.at].First)
	}
	t := w.told(v, by, stance, i)
	if by == doc.Unnamed && s < 0 && t.Source == doc.Unnamed && w.passive(i) {
		t.Status = schema.Possible
	}
	return t
}

// accused returns the view of what verb i, of accusing, is about.
func (w *walker) accused(i int32, t telling, v doc.View) doc.View {
	return w.told(v, w.source(i), t.stance, i)
}

// modifier returns the view of clause c, which is about the noun i.
func (w *walker) modifier(i, c int32, v, base doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	if s, ok := nouns[l]; ok {
		if w.marked(c, "that") || s != schema.Says || w.marked(c, "of") {
			return w.owned(i, s, v)
		}
	}
	if w.marked(c, "that") && w.wished(l, c) {
		return with(settled(v, base), schema.Possible, i)
	}
	if w.marked(c, "to") && d.Tag[c] == doc.VB {
		if e, ok := effects[l]; ok {
			return w.effect(e, settled(v, base), i)
		}
		for k := w.child[i]; k >= 0; k = w.next[k] { // "the first woman to lead"
			if e, ok := effects[w.lemma(k)]; ok && e == same && d.Dep[k] == doc.Amod {
				return v
			}
		}
		return with(settled(v, base), schema.Planned, i)
	}
	if w.nobody(i) || l == "evidence" && v.Status == schema.Negated {
		return with(v, schema.Negated, i)
	}
	if e, ok := effects[l]; ok && e != same && d.Tag[c] == doc.VBG && (w.marked(c, "of") || w.marked(c, "for") || w.marked(c, "at")) {
		return w.effect(e, settled(v, base), i)
	}
	return settled(v, base)
}

// tellsOf reports whether clause c, taken for a relative clause of the noun of
// saying i, is what i says: "allegations that Ann paid Bob" is not about
// allegations paid.
func (w *walker) tellsOf(i, c int32, s schema.Stance) bool {
	d := w.d
	if int(i)+1 >= d.Len() || !strings.EqualFold(d.Word(i+1), "that") || c <= i+1 {
		return false
	}
	return w.whole(c, i+1, s)
}

// whole reports whether the clause c lacks nothing that its "that" could stand
// for: it has a subject, and, unless it is a charge, what the verb needs.
func (w *walker) whole(c, that int32, s schema.Stance) bool {
	own, full := false, s != schema.Says
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if k == that {
			continue
		}
		switch w.d.Dep[k] {
		case doc.Nsubj, doc.NsubjPass:
			own = true
		case doc.Obj, doc.Cop, doc.AuxPass, doc.Ccomp, doc.Xcomp:
			full = true
		}
	}
	return own && full
}

// strayed returns the noun of saying whose content the clause c is by the line of
// words, "her claim that …", "rumours on Monday that …", though the tree, in which
// it is under i, does not say so; -1 where there is none.
func (w *walker) strayed(i, c int32) int32 {
	d := w.d
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if k >= c || !strings.EqualFold(d.Word(k), "that") || d.Dep[k] == doc.Mark && d.Dep[c] == doc.Acl {
			continue
		}
		for n := k - 1; n >= 0 && k-n < 6; n-- {
			if s, ok := nouns[w.lemma(n)]; ok && d.Pos[n] == doc.NOUN {
				if w.whole(c, k, s) {
					return n
				}
				return -1
			}
			switch d.Pos[n] {
			case doc.ADP, doc.DET, doc.PROPN, doc.NUM, doc.NOUN, doc.ADJ:
			default:
				n = -1
			}
		}
	}
	return -1
}

// content returns the view of the noun phrase c that modifies i: what an
// allegation is about is alleged.
func (w *walker) content(i, c int32, v doc.View) doc.View {
	if h := w.d.Head[i]; h >= 0 && w.d.Dep[i] == doc.Obj && w.caseOf(c) == "of" { // "accused Ann Lee of fraud", hung on her
		if t, ok := tellings[w.lemma(h)]; ok && t.stance == schema.Alleges {
			return w.accused(h, t, v)
		}
	}
	if s, ok := nouns[w.lemma(i)]; ok && s != schema.Says && w.d.Dep[c] == doc.Nmod {
		switch w.caseOf(c) {
		case "of", "about", "involving", "concerning", "regarding", "over", "against":
			if _, from := w.owner(i); from != c {
				return w.owned(i, s, v)
			}
		}
	}
	return v
}

// caseOf returns the lemma of the preposition of c, "" without one.
func (w *walker) caseOf(c int32) string {
	for k := w.child[c]; k >= 0; k = w.next[k] {
		if w.d.Dep[k] == doc.Case {
			return w.lemma(k)
		}
	}
	return ""
}

// object returns the view of the object c of i.
func (w *walker) object(i, c int32, v, base doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	if t, ok := tellings[l]; ok && t.object && v.Status != schema.Negated {
		if _, word := nouns[w.lemma(c)]; !word && w.d.Pos[c] != doc.PRON && w.d.Pos[c] != doc.PROPN {
			if l == "accuse" || l == "cite" || l == "quote" {
				return v
			}
			return w.tells(i, t.stance, v)
		}
	}
	if v.Status == schema.Negated {
		if provers[l] {
			return with(settled(v, base), schema.Possible, i)
		}
		if w.definite(c) {
			return base
		}
		return v
	}
	if cancels[l] && d.Pos[c] == doc.NOUN {
		return with(v, schema.Negated, i)
	}
	if e, ok := effects[l]; ok && !naming[l] && !w.definite(c) && d.Pos[c] != doc.PROPN {
		switch e {
		case plans, suspends:
			return w.effect(e, v, i)
		}
	}
	return v
}

// oblique returns the view of the prepositional phrase c of i.
func (w *walker) oblique(i, c int32, v, base doc.View) doc.View {
	l := w.lemma(i)
	t, ok := tellings[l]
	switch p := w.caseOf(c); {
	case p == "of" && ok && t.stance == schema.Alleges, p == "with" && l == "charge":
		return w.accused(i, t, v)
	case p == "for" && (l == "call" || l == "ask" || l == "push" || l == "press" || l == "campaign" || l == "appeal" || l == "wait" || l == "plead" || l == "hope"):
		return with(v, schema.Possible, i)
	case p == "without":
		return with(base, schema.Negated, c)
	case (p == "as" || p == "among") && ok && !t.fact && l != "report":
		return w.tells(i, t.stance, v)
	case p == "" && naming[l] && !w.passive(i) && w.d.Dep[c] != doc.Iobj:
		return w.tells(i, t.stance, v)
	}
	if v.Source == doc.Unnamed && base.Source == doc.NoSource && ok {
		return base
	}
	if v.Status == schema.Negated && w.definite(c) {
		return base
	}
	return v
}
