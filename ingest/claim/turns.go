package claim

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
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
		t.asks = w.d.Word(last) == "?" && (t.end-t.first < 6 && w.pronoun(t, "you", "your", "yourself") || !w.pronoun(t, "i", "me", "my"))
		out = append(out, t)
	}
	return out
}

// interview gives the paragraphs of an interview to who speaks them, and
// reports whether the article is one: questions to "you" and answers by "I" or
// "we" follow each other, three times where headline and lead do not speak of
// an interview. Who answers is the one person whom headline or lead are about,
// else whom "I" stands for, if anybody. Who asks is not said.
func (w *walker) interview(turns []turn) bool {
	first, asked, you, we := -1, 0, 0, 0
	for k := 0; k+1 < len(turns); k++ {
		if !turns[k].asks || turns[k+1].asks {
			continue
		}
		if asked++; first < 0 {
			first = k
		}
		if w.pronoun(turns[k], "you", "your", "yourself") {
			you++
		}
		if w.pronoun(turns[k+1], "i", "me", "my", "we", "us", "our") {
			we++
		}
	}
	announced := asked > 0 && w.announced(turns[first].first)
	if !(announced && asked*10 >= len(turns)-first && asked+you+we >= 3 && you+we > 0 || asked >= 3 && you >= 2 && we >= 2 && asked*6 >= len(turns)-first) {
		return false
	}
	for announced && first > 0 && w.pronoun(turns[first-1], "i", "me", "my", "we", "us", "our") { // an answer
		first--
		turns[first].asks = false
		if first == 0 || !w.pronoun(turns[first-1], "you", "your") {
			break
		}
		first--
		turns[first].asks = true // though it has no mark
	}
	who := w.interviewed(turns[first].first)
	for _, t := range turns[first:] {
		by := who
		switch {
		case t.asks:
			by = doc.Unnamed
		case by == doc.Unnamed:
			by = w.self(t)
		}
		for s := t.first; s < t.end; s++ {
			w.direct[s] = speaking{by: by, cue: -1, direct: true}
		}
	}
	return true
}

// announced reports whether headline, summary or the story ahead of sentence s
// speak of an interview.
func (w *walker) announced(s int) bool {
	for t, span := range w.d.Sentences {
		switch k := w.kinds[t]; {
		case k == doc.Title || k == doc.Summary || k == doc.Body && t < s:
			for i := span.First; i < span.End; i++ {
				if strings.HasPrefix(strings.ToLower(w.d.Word(i)), "interview") {
					return true
				}
			}
		}
	}
	return false
}

// self returns the mention of whom "I" stands for in t, Unnamed where that is
// not known.
func (w *walker) self(t turn) int32 {
	d := w.d
	for i := d.Sentences[t.first].First; i < d.Sentences[t.end-1].End && len(d.Entity) == len(d.Mentions); i++ {
		if m := w.mention[i]; m >= 0 && d.Word(i) == "I" && d.Entities[d.Entity[m]].Named {
			return m
		}
	}
	return doc.Unnamed
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

// interviewed returns the mention of the one person who is named in headline
// and summary, else of the one named most in the lead, the story ahead of
// sentence s, else in captions; Unnamed where there is no such person.
func (w *walker) interviewed(s int) int32 {
	d := w.d
	if len(d.Entity) != len(d.Mentions) {
		return doc.Unnamed
	}
	var head, lead, captions []int32 // mentions
	for k, m := range d.Mentions {
		if m.Form != doc.Name || m.Type != schema.Person {
			continue
		}
		switch t := w.sentenceOf(m.Head); {
		case w.kinds[t] == doc.Title || w.kinds[t] == doc.Summary:
			head = append(head, int32(k))
		case w.kinds[t] == doc.Body && t < s:
			lead = append(lead, int32(k))
		case w.kinds[t] == doc.Caption:
			captions = append(captions, int32(k))
		}
	}
	if len(head) > 0 {
		best, _, next := w.foremost(head)
		if next > 0 {
			return doc.Unnamed
		}
		return best
	}
	if len(lead) == 0 && w.count(doc.Caption) == 1 {
		lead = captions
	}
	best, n, next := w.foremost(lead)
	if n == next {
		return doc.Unnamed
	}
	return best
}

// count returns how many blocks of the kind there are.
func (w *walker) count(kind doc.Kind) int {
	n := 0
	for _, b := range w.d.Blocks {
		if b.Kind == kind {
			n++
		}
	}
	return n
}

// foremost returns the first mention of the entity that most of the mentions
// are of, how many these are, and how many are of the next.
func (w *walker) foremost(mentions []int32) (best int32, n, next int) {
	best = doc.Unnamed
	seen := map[int32]bool{}
	for k, m := range mentions {
		e := w.d.Entity[m]
		if seen[e] {
			continue
		}
		seen[e] = true
		of := 0
		for _, x := range mentions[k:] {
			if w.d.Entity[x] == e {
				of++
			}
		}
		if of > n {
			best, n, next = m, of, n
		} else {
			next = max(next, of)
		}
	}
	return best, n, next
}

// ledUp gives what follows "Ann Lee said:" without quotation marks to whom it
// names: the rest of the paragraph or, where that ends there, the next one; and
// what follows up to a paragraph in which somebody else speaks or the speaker is
// spoken of.
func (w *walker) ledUp(turns []turn, said []speaking) {
	for k, t := range turns {
		for s := t.first; s < t.end; s++ {
			if by := said[s]; by.by < 0 || w.direct[s].by != none || !w.opens(s, by.cue, s+1 == t.end) {
				continue
			}
			for x := s + 1; x < t.end; x++ {
				w.direct[x] = said[s]
			}
			for n, next := range turns[k+1:] {
				first := w.d.Sentences[next.first].First
				if next.first > turns[k+n].end || w.inQuote[first] >= 0 || (n > 0 || s+1 < t.end) && w.another(next, said, said[s].by) {
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

// sentenceOf returns the sentence of token i.
func (w *walker) sentenceOf(i int32) int {
	lo, hi := 0, len(w.d.Sentences)-1
	for lo < hi {
		if mid := (lo + hi + 1) / 2; w.d.Sentences[mid].First <= i {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}
