package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A site is a clause of saying as the line of words shows it, whatever the
// tree makes of it: "…, said Dong", "…, he said on Monday", "said that …". It
// is what attribution falls back on where the parser went wrong.
type site struct {
	verb       int32
	by         int32 // mention, Unnamed
	stance     schema.Stance
	clause     doc.Span // the clause of saying itself
	told       doc.Span // what it tells
	rest       doc.Span // what it tells behind it; may be empty
	tail       bool     // stands behind what it tells, as with direct speech
	hearsay    bool     // nobody in particular says it
	unaccepted bool     // counts only where the tree gives the verb nothing to tell
}

// sites returns the clauses of saying of a sentence.
func (w *walker) sites(span doc.Span) []site {
	d := w.d
	var out []site
	for v := span.First; v < span.End; v++ {
		if s, ok := w.accords(v, span); ok {
			out = append(out, s)
			continue
		}
		if s, ok := w.phrase(v, span); ok {
			out = append(out, s)
		}
		if d.Pos[v] == doc.NOUN && v+2 < span.End && strings.EqualFold(d.Word(v+1), "that") && w.holdsClause(v+2, span.End) && !w.finiteTag(v+2) {
			if s, ok := w.mistaken(v, span); ok {
				out = append(out, s)
			}
			if v > span.First && w.lemma(v) == "evidence" && w.lemma(v-1) == "give" {
				out = append(out, site{verb: v - 1, by: w.source(v - 1), stance: schema.Says, told: doc.Span{First: v + 1, End: w.until(-1, v+2, span.End)}})
			}
			w.thing(v, span)
			continue
		}
		if !w.finiteTag(v) && d.Tag[v] != doc.VBN && d.Tag[v] != doc.VBG {
			continue
		}
		t, ok := tellings[w.lemma(v)]
		if !ok || !t.speech && !(judging[w.lemma(v)] && v+1 < span.End && d.Pos[v+1] == doc.PUNCT) || t.fact || d.Pos[v] != doc.VERB || w.concedes(v) {
			continue
		}
		if s, ok := w.tail(v, span); ok {
			s.stance = t.stance
			out = append(out, s)
		} else if s, ok := w.that(v, span); ok {
			s.stance = t.stance
			out = append(out, s)
		} else if s, ok := w.bare(v, span); ok {
			s.stance = t.stance
			out = append(out, s)
		}
	}
	return out
}

// tail finds a clause of saying around verb v that stands behind its speech:
// "…, said Dong", "…, Dong said".
func (w *walker) tail(v int32, span doc.Span) (site, bool) {
	d := w.d
	if d.Tag[v] == doc.VBN || d.Tag[v] == doc.VBG || w.leads(v, span) {
		return site{}, false
	}
	s := site{verb: v, by: doc.Unnamed, tail: true}
	begin, end := int32(-1), v+1
	if v > span.First && w.breaks(v-1) && d.Lemma[v] != "tell" {
		at := v + 1
		if at < span.End && (d.Word(at) == "retired" || past[w.lemma(at)]) {
			at++ // "said retired Colonel Dong"
		}
		for n := 0; n < 3 && at+1 < span.End && w.starts(at, span.End) < 0 && d.Pos[at] == doc.PROPN; n++ {
			at++ // "said Lt. Col. Dong"
		}
		if m := w.starts(at, span.End); m >= 0 && !w.addressed(v, m) { // "said Dong"
			e := d.Mentions[m].Last + 1
			said := e // where what follows the speaker shows whether he is one
			if e+1 < span.End && w.inQuote[e] != w.inQuote[v] && d.Pos[e] == doc.PUNCT {
				said++ // "says its members “did not walk away”"
			}
			if said >= span.End || !w.finiteTag(said) && d.Tag[said] != doc.VBN && d.Pos[said] != doc.AUX && d.Pos[said] != doc.ADV {
				s.by, begin, end = m, v, e
			}
		}
	}
	if begin < 0 && v > span.First {
		j := v - 1
		for j > span.First && (d.Pos[j] == doc.ADV || d.Pos[j] == doc.AUX) {
			j--
		}
		m := w.ends(j, span.First)
		if m < 0 && d.Word(j) == "," { // "Dong, an MP, said"
			m = w.before(v, span.First)
		}
		if l := w.lemma(v); v+1 < span.End && (d.Tag[v+1] == doc.TO || casual[l] && d.Pos[v+1] != doc.PUNCT && d.Pos[v+1] != doc.ADV) {
			m = -1 // "…, part of the army continued to fight"
		}
		if m >= 0 && !w.opensClause(v+1, span.End) && !(naming[w.lemma(v)] && !w.breaks(min(v+1, span.End-1))) { // "Dong said"
			f := d.Mentions[m].First
			for d.Mentions[m].Form != doc.Pronoun && f > span.First+1 && (w.phrasal(f-1) || d.Tag[f-1] == doc.POS) {
				f-- // "its editor Olli Hirvi"
			}
			if f > span.First && w.breaks(f-1) {
				s.by, begin = m, f
			}
		}
	}
	if begin < 0 || !w.holdsClause(span.First, begin) {
		return site{}, false
	}
	// The clause of saying goes on to the end, or to a comma behind which the
	// speech goes on.
	stop := span.End
	for j := end; j < span.End; j++ {
		if w.breaks(j) {
			if j+1 < span.End && !w.adds(j+1, span.End) && w.resumes(j+1, span.End) {
				s.rest = doc.Span{First: j, End: span.End}
				stop = j
			}
			break
		}
	}
	s.clause = doc.Span{First: begin, End: stop}
	s.told = doc.Span{First: span.First, End: begin}
	for j := begin - 2; j > span.First; j-- {
		if (d.Word(j) == ":" || d.Word(j) == ";") && w.inQuote[j] < 0 && w.holdsClause(j, begin) {
			s.told.First = j + 1
			break
		}
	}
	if begin >= span.First+2 {
		switch d.Tag[begin-2] { // "…, where, she said, …": only what comes behind
		case doc.WRB, doc.WDT, doc.WP, doc.IN, doc.CC:
			s.told.End = s.told.First
		}
	}
	return s, true
}

// adds reports whether at i a second thing begins that the speaker does: ", and
// urged them to go".
func (w *walker) adds(i, end int32) bool {
	if w.d.Tag[i] != doc.CC {
		return false
	}
	for i++; i+1 < end && w.d.Pos[i] == doc.ADV; i++ {
	}
	return i < end && w.d.Pos[i] == doc.VERB && (w.d.Tag[i] == doc.VBD || w.d.Tag[i] == doc.VBZ)
}

// mistaken finds what a verb of saying tells that was taken for a noun: "Star
// Ferries confirms that …".
func (w *walker) mistaken(v int32, span doc.Span) (site, bool) {
	l := w.lemma(v)
	t, ok := tellings[l]
	if _, noun := nouns[l]; noun || !ok || !t.speech || t.fact || w.d.Tag[v] != doc.NNS {
		return site{}, false
	}
	by := w.ends(v-1, span.First)
	return site{verb: v, by: by, stance: t.stance, told: doc.Span{First: v + 1, End: w.until(-1, v+2, span.End)}}, by >= 0
}

// leads reports whether what verb v tells comes behind it, and before it only
// what the speaker did meanwhile: "Asked what had happened, Dong said: …",
// "Speaking in Busan, she said that …".
func (w *walker) leads(v int32, span doc.Span) bool {
	d := w.d
	if v+1 < span.End && d.Word(v+1) == ":" {
		return true
	}
	if t := d.Tag[span.First]; t != doc.VBG && t != doc.VBN || d.Head[span.First] != v || d.Dep[span.First] != doc.Advcl {
		return false
	}
	for j := span.First; j < v; j++ {
		if d.Word(j) == "," {
			return !w.holdsClause(j, v)
		}
	}
	return false
}

// addressed reports whether verb v has a subject before it, and m, behind it, is
// who is spoken to: "France, a member, urged its citizens".
func (w *walker) addressed(v, m int32) bool {
	d := w.d
	dep := d.Dep[d.Mentions[m].Head]
	if d.Head[d.Mentions[m].Head] != v || dep != doc.Obj && dep != doc.Iobj {
		return false
	}
	for c := w.child[v]; c >= 0; c = w.next[c] {
		if d.Dep[c] == doc.Nsubj && c < v {
			return true
		}
	}
	return false
}

// that finds the that-clause behind verb v.
func (w *walker) that(v int32, span doc.Span) (site, bool) {
	d := w.d
	for j := v + 1; j < span.End && j <= v+6; j++ {
		switch {
		case strings.EqualFold(d.Word(j), "that") && w.wording(j-1): // "commented on reports that"
			return site{}, false
		case strings.EqualFold(d.Word(j), "that") && j+1 < span.End && w.conjunction(v, j) && w.holdsClause(j+1, span.End):
			by := w.source(v)
			if by == doc.Unnamed && !w.passive(v) {
				if m := w.ends(v-1, span.First); m >= 0 {
					by = m
				}
			}
			return site{verb: v, by: by, told: doc.Span{First: j, End: w.until(v, j+1, span.End)}}, true
		case w.finiteTag(j) || w.breaks(j) || d.Pos[j] == doc.CCONJ || d.Tag[j] == doc.VBN || d.Tag[j] == doc.VBG:
			return site{}, false
		}
	}
	return site{}, false
}

// concedes reports whether v tells nothing: "whatever rivals claim".
func (w *walker) concedes(v int32) bool {
	for j := v - 1; j >= 0 && j > v-4; j-- {
		switch w.lemma(j) {
		case "whatever", "whoever", "however":
			return true
		}
	}
	return false
}

// pastTime returns where a clause may begin behind the time, at i, at which something
// was said: "on Monday", "at the time"; i where there is none.
func (w *walker) pastTime(i, end int32) int32 {
	j := i
	for j < end && j < i+4 && (w.d.Pos[j] == doc.ADP || w.d.Pos[j] == doc.DET || w.lemma(j) == "last" || w.lemma(j) == "this") {
		j++
	}
	if j < end && j < i+4 && (days[strings.ToLower(w.d.Word(j))] || w.lemma(j) == "time" && j > i) {
		return j + 1
	}
	return i
}

// wording reports whether i is a noun of saying.
func (w *walker) wording(i int32) bool {
	_, ok := nouns[w.lemma(i)]
	return ok && w.d.Pos[i] == doc.NOUN
}

// bare finds the clause without "that" behind verb v.
func (w *walker) bare(v int32, span doc.Span) (site, bool) {
	d := w.d
	if d.Tag[v] == doc.VBN && !(v > span.First && w.breaks(v-1)) || w.passive(v) {
		return site{}, false
	}
	i := v + 1
	for i < span.End && (d.Pos[i] == doc.ADV || d.Word(i) == ":") {
		i++
	}
	i = w.pastTime(i, span.End)
	if !w.opensClause(i, span.End) {
		return site{}, false
	}
	by := w.source(v)
	if by == doc.Unnamed {
		if m := w.ends(v-1, span.First); m >= 0 {
			by = m
		}
	}
	return site{verb: v, by: by, told: doc.Span{First: i, End: w.until(v, i, span.End)}, unaccepted: true}, true
}

// thing takes note that what stands behind the noun v and "that" is no fact,
// where v is a word for what is said or, with a no, for what would show it.
func (w *walker) thing(v int32, span doc.Span) {
	switch w.lemma(v) {
	case "evidence", "proof", "indication", "sign", "suggestion":
		if w.nobody(v) {
			w.void = append(w.void, withheld{doc.Span{First: v + 2, End: w.until(-1, v+2, span.End)}, schema.Negated})
		}
		return
	}
	if l := w.lemma(v); chances[l] || unsure[l] && l != "doubt" && w.nobody(v) {
		w.void = append(w.void, withheld{doc.Span{First: v + 2, End: w.until(-1, v+2, span.End)}, schema.Possible})
	}
}
