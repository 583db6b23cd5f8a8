package claim

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

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
	asker, who := w.parties(turns[first].first)
	if who == none {
		who = w.interviewed(turns[first].first)
	}
	for _, t := range turns[first:] {
		by := who
		switch {
		case t.asks:
			by = asker
		case by == doc.Unnamed:
			by = w.self(t)
		}
		for s := t.first; s < t.end; s++ {
			w.direct[s] = speaking{by: by, cue: -1, direct: true}
		}
	}
	return true
}

// parties returns the mentions of who interviews whom by the headline, the
// summary or the story ahead of sentence s: "Kestrel interviews Ada Low", "An
// interview with Ada Low". Who asks is Unnamed where that is not said. Who answers
// is none where nothing is said of an interview, and Unnamed where they are several
// people.
func (w *walker) parties(s int) (asker, who int32) {
	d := w.d
	asker, who = doc.Unnamed, none
	for t, span := range d.Sentences {
		if k := w.kinds[t]; k != doc.Title && k != doc.Summary && (k != doc.Body || t >= s) {
			continue
		}
		for i := span.First; i < span.End; i++ {
			if w.lemma(i) != "interview" {
				continue
			}
			by, asked := w.subject(i), int32(-1)
			for c := w.child[i]; c >= 0; c = w.next[c] {
				switch dep := d.Dep[c]; {
				case d.Pos[i] == doc.VERB && (dep == doc.Obj || dep == doc.NsubjPass), d.Pos[i] != doc.VERB && dep == doc.Nmod && w.caseOf(c) == "with":
					asked = c
				}
			}
			if m := w.named(by, -1); d.Pos[i] == doc.VERB && asker == doc.Unnamed && m >= 0 && d.Mentions[m].Form == doc.Name {
				asker = m
			}
			if who >= 0 && d.Mentions[who].Form == doc.Name || asked < 0 {
				continue
			}
			m, n := w.people(i, span.End)
			if n == 0 {
				m = w.named(asked, -1)
			}
			switch {
			case n > 1, n == 0 && w.several(asked):
				who = doc.Unnamed
			case m >= 0 && d.Mentions[m].Type == schema.Person && (d.Mentions[m].Form == doc.Name || who < 0 && d.Mentions[m].Form == doc.Nominal):
				who = m
			}
		}
	}
	return asker, who
}

// people returns the first name of a person behind token i, up to the preposition
// of what an interview is about, and how many people are named there.
func (w *walker) people(i, end int32) (first int32, n int) {
	d := w.d
	first = -1
	for j := i + 1; j < end; j++ {
		switch w.lemma(j) {
		case "about", "on", "regarding", "after", "over":
			return first, n
		}
		if m := w.mention[j]; m >= 0 && d.Mentions[m].Form == doc.Name && d.Mentions[m].Type == schema.Person {
			if first < 0 {
				first = m
			}
			if n == 0 || d.Entity[m] != d.Entity[first] {
				n++
			}
		}
	}
	return first, n
}

// several reports whether token i heads a plural or a coordination.
func (w *walker) several(i int32) bool {
	for c := w.child[i]; c >= 0; c = w.next[c] {
		if w.d.Dep[c] == doc.Conj && w.speaker(c) {
			return true
		}
	}
	return w.d.Tag[i] == doc.NNS || w.d.Tag[i] == doc.NNPS
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
		switch t := w.d.SentenceOf(m.Head); {
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
