package claim

import (
	"iter"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// asides gives back to the article what it says itself, between dashes, in the
// middle of what it passes on in its own words: who the people just named are,
// "… should free Ann Lee and Bo Tan — the two nurses being held by the rebels at
// the time". A definite description with a participle alone counts, behind a
// name, outside quotation marks, and free of any word of saying or doubt.
func (w *walker) asides(span doc.Span) {
	d := w.d
	for i := span.First + 1; i+2 < span.End; i++ {
		if d.Word(i) == "," && (d.Tag[i+1] == doc.VBN && origins[w.lemma(i+1)] && w.lastAt[i-1] >= 0 || w.describes(i+1) && w.anyNameBefore(i)) {
			w.origin(i+1, span.End)
			continue
		}
		if !dash(d.Word(i)) || !w.namedBefore(i) || !strings.EqualFold(d.Word(i+1), "the") {
			continue
		}
		end := i + 1
		for end < span.End && !w.breaks(end) && d.Word(end) != "." && d.Word(end) != ";" {
			end++
		}
		if !w.plainAside(i+1, end) {
			continue
		}
		for j := i + 1; j < end; j++ {
			if v := w.views[w.view[j]]; v.Source != doc.NoSource && !v.Quoted && (v.Stance == schema.Says || v.Stance == schema.Alleges) {
				w.view[j] = w.intern(own)
			}
		}
		i = end - 1
	}
}

// origins are the verbs that tell where something comes from: "Acme, founded in
// 2015 by Ann Lee, …". Offices are those that tell who leads, owns or keeps it.
var (
	origins = words(`found establish base headquarter bear raise launch incorporate locate`)
	offices = words(`form create publish run lead head chair own direct edit host serve represent manage`)
)

// describes reports whether at i something begins that may describe the name before
// it: "which was founded …", "the bloc led by …".
func (w *walker) describes(i int32) bool {
	switch w.d.Tag[i] {
	case doc.WDT, doc.WP, doc.WRB, doc.DT:
		return true
	}
	return false
}

// origin gives back to the article what describes, from first up to a comma or the
// sentence's end, the name before it, in the middle of what the article passes on in
// its own words: it has no finite verb but those of origin and office, and nothing
// uncertain. What is alleged keeps its offices.
func (w *walker) origin(first, end int32) {
	d := w.d
	last, origin, office := first, false, false
	for ; last < end && d.Word(last) != "," && d.Word(last) != "."; last++ {
		l := w.lemma(last)
		if w.inQuote[last] >= 0 || d.Tag[last] == doc.MD {
			return
		}
		if _, ok := adverbs[l]; ok || deniers[l] {
			return
		}
		switch d.Pos[last] {
		case doc.VERB:
			switch {
			case origins[l]:
				origin = true
			case offices[l]:
				office = true
			default:
				return
			}
		case doc.NOUN:
			if _, ok := nouns[l]; ok {
				return
			}
			if _, ok := supposed[l]; ok {
				return
			}
		}
	}
	if last >= end || !origin && !office {
		return
	}
	for j := first; j < last; j++ {
		if v := w.views[w.view[j]]; v.Source != doc.NoSource && !v.Quoted && (v.Stance == schema.Says || v.Stance == schema.Alleges && !office) {
			w.view[j] = w.intern(own)
		}
	}
}

// anyNameBefore reports whether a name ends right before token i.
func (w *walker) anyNameBefore(i int32) bool {
	for m := w.lastAt[i-1]; m >= 0; m = w.lastBefore[m] {
		if w.d.Mentions[m].Form == doc.Name {
			return true
		}
	}
	return false
}

// bodily are the verbs of telling that, in the passive, tell what is done to
// people: "being held by the rebels".
var bodily = words(`hold find see hear`)

func dash(s string) bool { return s == "—" || s == "–" || s == "--" }

// namedBefore reports whether a person's name ends right before token i.
func (w *walker) namedBefore(i int32) bool {
	for range w.peopleBefore(i) {
		return true
	}
	return false
}

// peopleBefore returns the mentions by name of people that end right before
// token i, which is not the first.
func (w *walker) peopleBefore(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for m := w.lastAt[i-1]; m >= 0; m = w.lastBefore[m] {
			if x := w.d.Mentions[m]; x.Form == doc.Name && x.Type == schema.Person && !yield(m) {
				return
			}
		}
	}
}

// plainAside reports whether the tokens from first to end are a description of
// people with a passive participle, and nothing that is told, finite or
// uncertain.
func (w *walker) plainAside(first, end int32) bool {
	d := w.d
	person, participle := false, false
	for i := first; i < end; i++ {
		l := w.lemma(i)
		if _, ok := tellings[l]; ok && !(d.Tag[i] == doc.VBN && bodily[l]) || w.finiteTag(i) || w.inQuote[i] >= 0 {
			return false
		}
		if _, ok := nouns[l]; ok {
			return false
		}
		if _, ok := supposed[strings.ToLower(d.Word(i))]; ok {
			return false
		}
		if _, ok := adverbs[l]; ok {
			return false
		}
		if d.Tag[i] == doc.VBN {
			participle = true
		}
		if m := w.mention[i]; m >= 0 && !participle && d.Mentions[m].Type == schema.Person && d.Mentions[m].Form == doc.Nominal {
			person = true
		}
	}
	return person && participle
}
