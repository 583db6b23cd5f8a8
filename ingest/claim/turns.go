package claim

import (
	"slices"
	"strings"

	"kg/ingest/doc"
)

// A turn is a paragraph of the story.
type turn struct {
	first, end int // sentences
	asks       bool
}

// turns returns the paragraphs of the story, which para tells apart.
func (w *walker) turns(para []int32) []turn {
	var out []turn
	for s := 0; s < len(para); {
		t := turn{first: s, end: s}
		for t.end < len(para) && para[t.end] == para[s] {
			t.end++
		}
		s = t.end
		last := w.d.Sentences[t.end-1].End - 1
		if w.kinds[t.first] != doc.Body || last < w.d.Sentences[t.first].First {
			continue
		}
		if last > w.d.Sentences[t.first].First && w.d.Word(last) == ")" {
			last--
		}
		if cut := w.d.Word(last); (cut == "…" || cut == "...") && t.end-t.first == 2 && w.d.Sentences[t.first].End > w.d.Sentences[t.first].First { // interrupted
			last = w.d.Sentences[t.first].End - 1
		}
		t.asks = w.d.Word(last) == "?" && (t.end-t.first < 6 && w.pronoun(t, "you", "your", "yourself") || !w.pronoun(t, "i", "me", "my"))
		out = append(out, t)
	}
	return out
}

// pronoun reports whether t has one of the pronouns, outside of quotations.
func (w *walker) pronoun(t turn, pronouns ...string) bool {
	for i := w.d.Sentences[t.first].First; i < w.d.Sentences[t.end-1].End; i++ {
		if w.d.Pos[i] == doc.PRON && w.inQuote[i] < 0 && slices.Contains(pronouns, strings.ToLower(w.d.Word(i))) {
			return true
		}
	}
	return false
}

// ledUp gives what follows "Ann Lee said:" without quotation marks to whom it
// names: the rest of the paragraph or, where that ends there, the next one; and,
// where a verb of saying or a mere name leads up to it, what follows up to a
// paragraph in which somebody else speaks or the speaker is spoken of.
func (w *walker) ledUp(turns []turn, said []speaking) {
	for k, t := range turns {
		for s := t.first; s < t.end; s++ {
			by := said[s]
			if by.by < 0 || w.direct[s].by != none || !w.opens(s, by.cue, s+1 == t.end) {
				continue
			}
			for x := s + 1; x < t.end; x++ {
				w.direct[x] = said[s]
			}
			loose := by.cue >= 0 && w.d.Word(by.cue) == ":" && w.holdsClause(w.d.Sentences[s].First, by.cue)
			for n, next := range turns[k+1:] {
				first := w.d.Sentences[next.first].First
				if n > 0 && loose || next.first > turns[k+n].end || w.inQuote[first] >= 0 || (n > 0 || s+1 < t.end) && w.another(next, said, said[s].by) ||
					s+1 < t.end && !w.pronoun(next, "i", "me", "my", "we", "us", "our") {
					break
				}
				for x := next.first; x < next.end; x++ {
					w.direct[x] = said[s]
				}
			}
			break
		}
	}
}

// opens reports whether a colon brings in speech without marks in sentence s,
// the last one of its paragraph or not: at its end, or right behind the cue.
func (w *walker) opens(s int, cue int32, last bool) bool {
	span := w.d.Sentences[s]
	if last && w.d.Word(span.End-1) == ":" {
		return true
	}
	return cue >= span.First && cue+2 < span.End && w.d.Word(cue+1) == ":" && w.inQuote[cue+2] < 0 && w.d.Pos[cue] == doc.VERB
}

// another reports whether in paragraph t somebody says something, or the
// speaker by is spoken of.
func (w *walker) another(t turn, said []speaking, by int32) bool {
	d := w.d
	for s := t.first; s < t.end; s++ {
		if said[s].by != none && said[s].direct {
			return true
		}
	}
	if len(d.Entity) != len(d.Mentions) {
		return true
	}
	for i := d.Sentences[t.first].First; i < d.Sentences[t.end-1].End; i++ {
		if m := w.mention[i]; m >= 0 && d.Mentions[m].Form == doc.Name && d.Entity[m] == d.Entity[by] {
			return true
		}
	}
	return false
}
