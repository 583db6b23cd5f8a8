package tag

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"kg/ingest/doc"
)

// Forms are words of plain text, in lower case, and how rare each is: 0 for the
// commonest, 100 more for one ten times as rare.
type Forms map[string]int

// How rare a form, and the verb that it is of, may be.
const (
	rarestForm = 640
	rarestVerb = 700
)

// A form is the tag of a verb's form and its lemma.
type form struct {
	tag   doc.Tag
	lemma string
}

// verbs returns the regular forms of verbs in f, in order: the lemma is, of what
// the ending may have been put on, the commonest word.
func (f Forms) verbs() iter.Seq2[string, form] {
	return func(yield func(string, form) bool) {
		for _, w := range slices.Sorted(maps.Keys(f)) {
			if f[w] > rarestForm {
				continue
			}
			for _, e := range []struct {
				ending string
				tag    doc.Tag
			}{{"ed", doc.VBD}, {"ed", doc.VBN}, {"ing", doc.VBG}} {
				if v := f.base(w, e.ending); v != "" && !yield(w, form{e.tag, v}) {
					return
				}
			}
		}
	}
}

// base returns the verb that w is the form of, with ending; "" for none.
func (f Forms) base(w, ending string) string {
	stem, ok := strings.CutSuffix(w, ending)
	n := len(stem)
	if !ok || n < 2 || !strings.ContainsAny(stem, "aeiouy") {
		return ""
	}
	candidates := []string{stem, stem + "e"}
	double := stem[n-1] == stem[n-2] && !vowel(stem[n-1])
	switch {
	case double:
		candidates = append(candidates, stem[:n-1]) // "banned", beside "killed"
	case stem[n-1] == 'i' && ending == "ed":
		candidates = []string{stem[:n-1] + "y"} // "denied"
	case short(stem):
		candidates = candidates[1:] // "starred" would be the form of "star"
	}
	best, rare := "", rarestVerb
	for _, c := range candidates {
		if r, ok := f[c]; ok && r < rare {
			best, rare = c, r
		}
	}
	if double && best == stem[:n-1] && strings.ContainsRune("lsfz", rune(stem[n-1])) && len(best) < 4 {
		if _, ok := f[stem]; ok {
			return stem // "passed"
		}
	}
	return best
}

// short reports whether a verb of this stem would double its last letter: one
// syllable that ends in a single vowel and a single consonant.
func short(stem string) bool {
	n := len(stem)
	if n < 2 || vowel(stem[n-1]) || strings.ContainsRune("wxy", rune(stem[n-1])) || !vowel(stem[n-2]) {
		return false
	}
	for i := range n - 2 {
		if vowel(stem[i]) && !(i > 0 && stem[i] == 'u' && stem[i-1] == 'q') {
			return false
		}
	}
	return true
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
