package resolve

import (
	"strings"
	"unicode/utf8"

	"kg/schema"
)

// Similar says how likely two entities of different articles are one, by their
// names alone: 0 for no sign of it, 1 for the same name. It is for proposing
// pairs to a person; kg never joins on it. Only entities of one type are
// similar. People must share their surname, or one must be known by nothing else;
// words are compared by Jaro-Winkler (Winkler 1990).
func Similar(a, b schema.Term) float64 {
	if a.Type != b.Type || a.ID == b.ID {
		return 0
	}
	top := 0.0
	for _, x := range spellings(a) {
		for _, y := range spellings(b) {
			var s float64
			if a.Type == schema.Person {
				s = people(x, y)
			} else {
				s = bodies(x, y)
			}
			top = max(top, s)
		}
	}
	return top
}

// spellings returns the names of t in words of lower case: of a person the
// fullest alone, of others each of at least two words or the fullest.
func spellings(t schema.Term) [][]string {
	all := [][]string{strings.Split(schema.Slug(t.Name), "-")}
	for _, a := range t.Aliases {
		w := strings.Split(schema.Slug(a), "-")
		if len(w) > 1 && t.Type != schema.Person || len(w) > len(all[0]) {
			all = append(all, w)
		}
	}
	return all
}

// people compares two people's names.
func people(a, b []string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 {
		if len(b) == 1 || a[0] != b[len(b)-1] && a[0] != b[0] {
			return 0
		}
		return 0.6 // a surname alone
	}
	surname := jaroWinkler(a[len(a)-1], b[len(b)-1])
	if surname < 0.92 {
		if len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0] {
			return 0.8 // family name first
		}
		return 0
	}
	given := jaroWinkler(a[0], b[0])
	x, y := utf8.RuneCountInString(a[0]), utf8.RuneCountInString(b[0])
	if min(x, y) == 1 && strings.HasPrefix(a[0], b[0]) != strings.HasPrefix(b[0], a[0]) {
		given = 0.9 // an initial
	}
	if given < 0.85 {
		return 0
	}
	return surname * given
}

// bodies compares the names of two things that are no people: every word of
// the shorter has its like in the longer.
func bodies(a, b []string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 {
		if len(b) > 2 && a[0] == acronym(b) {
			return 0.8
		}
		if len(b) == 1 && utf8.RuneCountInString(a[0]) > 4 {
			if s := jaroWinkler(a[0], b[0]); s > 0.93 {
				return s
			}
		}
		return 0
	}
	sum := 0.0
	for _, w := range a {
		best := 0.0
		for _, v := range b {
			best = max(best, jaroWinkler(w, v))
		}
		if best < 0.88 {
			return 0
		}
		sum += best
	}
	return sum / float64(len(a)) * (0.6 + 0.4*float64(len(a))/float64(len(b)))
}

// acronym returns the first letters of words.
func acronym(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if w == "of" || w == "the" || w == "and" || w == "for" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// jaroWinkler compares two words, 0 to 1.
func jaroWinkler(s, t string) float64 {
	if s == t {
		return 1
	}
	a, b := []rune(s), []rune(t)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	reach := max(max(len(a), len(b))/2-1, 0)
	inA, inB := make([]bool, len(a)), make([]bool, len(b))
	same := 0
	for i, r := range a {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if !inB[j] && b[j] == r {
				inA[i], inB[j] = true, true
				same++
				break
			}
		}
	}
	if same == 0 {
		return 0
	}
	swapped, j := 0, 0
	for i, ok := range inA {
		if !ok {
			continue
		}
		for !inB[j] {
			j++
		}
		if a[i] != b[j] {
			swapped++
		}
		j++
	}
	m := float64(same)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(swapped)/2)/m) / 3
	prefix := 0
	for prefix < min(4, len(a), len(b)) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*0.1*(1-jaro)
}
