package claim

import (
	"strings"

	"kg/ingest/doc"
)

// first reports whether clause i speaks in the first person.
func (w *walker) first(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		switch w.d.Dep[c] {
		case doc.Nsubj, doc.NsubjPass:
			switch strings.ToLower(w.d.Word(c)) {
			case "i", "we":
				return true
			}
		}
	}
	return false
}

// persons says in which person a sentence speaks: 2 with "I", 1 with "me",
// "my", "we", "us", "our", 0 without.
func (w *walker) persons(span doc.Span) int {
	p := 0
	for i := span.First; i < span.End; i++ {
		switch w.d.Word(i) {
		case "I":
			if w.d.Pos[i] == doc.PRON {
				return 2
			}
		case "me", "my", "My", "we", "We", "us", "our", "Our":
			p = 1
		}
	}
	return p
}

// unmarked finds the direct speech of an article whose quotation marks were
// lost on its way: sentences in the first person, and what follows them in
// their paragraph, spoken by who is named there or spoke last.
func (w *walker) unmarked(said []speaking, para []int32) {
	d := w.d
	last := speaking{by: none}
	silence := 9 // paragraphs since one was direct speech
	for s := 0; s < len(said); {
		end := s
		for end < len(said) && para[end] == para[s] {
			end++
		}
		if w.kinds[s] != doc.Body {
			s = end
			continue
		}
		person, here := 0, speaking{by: none}
		for t := s; t < end; t++ {
			p := w.persons(d.Sentences[t])
			person = max(person, p)
			if p > 0 && said[t].by != none && said[t].direct && here.by == none && w.saysI(t, said[t]) {
				here = said[t]
			}
		}
		if person == 2 && silence < 4 || person == 1 && silence < 2 || person > 0 && here.by != none {
			by := here
			if by.by == none {
				by = last
			}
			begun := false
			for t := s; t < end && by.by != none; t++ { // else the writer speaks
				begun = begun || w.persons(d.Sentences[t]) > 0
				if begun && w.direct[t].by == none && said[t].by == none && !w.voiced(t) {
					w.direct[t] = by
				}
			}
			silence = 0
			if here.by != none {
				last = here
			}
		} else {
			silence++
			for t := s; t < end; t++ {
				if said[t].by != none && said[t].direct {
					last = said[t]
				}
			}
		}
		s = end
	}
}

// saysI reports whether the first person stands in what the clause of saying said of
// sentence t tells, and is not whom it tells it: "it reminds me".
func (w *walker) saysI(t int, said speaking) bool {
	d := w.d
	for i := d.Sentences[t].First; i < d.Sentences[t].End; i++ {
		if d.Pos[i] != doc.PRON || w.persons(doc.Span{First: i, End: i + 1}) == 0 {
			continue
		}
		for _, s := range w.sited[t] {
			if s.verb == said.cue && (i >= s.told.First && i < s.told.End || i >= s.rest.First && i < s.rest.End) {
				return true
			}
		}
		for x, n := i, 0; x >= 0 && n < 40; x, n = d.Head[x], n+1 {
			switch dep := d.Dep[x]; {
			case d.Head[x] == said.cue && said.cue >= 0:
				if dep == doc.Ccomp || dep == doc.Parataxis || dep == doc.Xcomp {
					return true
				}
			case x == said.cue:
				n = 40
			}
		}
		if h := said.cue; h >= 0 && d.Dep[h] == doc.Parataxis && d.Head[h] >= 0 { // "I left, said Ann"
			for x, n := i, 0; x >= 0 && x != h && n < 40; x, n = d.Head[x], n+1 {
				if x == d.Head[h] {
					return true
				}
			}
		}
	}
	return false
}

// voiced reports whether a clause of sentence s names somebody who says
// something: the sentence is then no speech itself.
func (w *walker) voiced(s int) bool {
	for _, x := range w.sited[s] {
		if x.by >= 0 && w.speaks(x.by) {
			return true
		}
	}
	return false
}
