package coref

import (
	"strings"

	"kg/ingest/doc"
)

// participles are the words for people that taggers take for verbs and
// adjectives: "the accused", "the dead".
var participles = set(`accused co-accused deceased dead injured wounded missing bereaved newlywed`)

// nounlike reports whether token i, which the tagger takes for a verb, an
// adjective or a name, stands for somebody all the same by the words around it:
// "the accused", "the 28-year-old", "its chief executive", "the Canadian".
func (r *run) nounlike(i int32) bool {
	d := r.d
	if i == 0 || r.sentence[i] != r.sentence[i-1] || !r.phraseEnds(i) {
		return false
	}
	w := strings.ToLower(d.Word(i))
	switch {
	case participles[w]:
		return determines(d.Tag[i-1])
	case w == "old":
		return i >= 5 && d.Word(i-1) == "-" && strings.HasPrefix(strings.ToLower(d.Word(i-2)), "year") && d.Word(i-3) == "-" && determines(d.Tag[i-5])
	case strings.HasSuffix(w, "-year-old"):
		return determines(d.Tag[i-1])
	case d.Pos[i] == doc.ADJ && w == "executive":
		return strings.EqualFold(d.Word(i-1), "chief")
	}
	return false
}

// opens returns the first token of the phrase that nounlike finds to end at i.
func (r *run) opens(i int32) int32 {
	for k := i; k > 0 && k > i-6 && r.sentence[k-1] == r.sentence[i]; k-- {
		if determines(r.d.Tag[k-1]) {
			return k - 1
		}
	}
	if strings.EqualFold(r.d.Word(i), "executive") {
		return i - 1
	}
	return i
}

// determines reports whether a word of that tag begins a description.
func determines(t doc.Tag) bool { return t == doc.DT || t == doc.PRPS }

// phraseEnds reports whether no noun phrase goes on behind token i.
func (r *run) phraseEnds(i int32) bool {
	d := r.d
	if int(i)+1 >= d.Len() || r.sentence[i+1] != r.sentence[i] {
		return true
	}
	switch d.Pos[i+1] {
	case doc.NOUN, doc.PROPN, doc.ADJ, doc.NUM:
		return false
	case doc.PUNCT:
		return d.Tag[i+1] != doc.HYPH
	}
	return true
}
