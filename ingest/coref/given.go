package coref

import (
	_ "embed"
	"strings"
	"sync"

	"kg/ingest/doc"
)

// Given names and whose they are. The first part is the 1990 census of the
// United States (public domain), which counts bearers: a name stands under the
// gender of nine in ten of them; the rest are common names of other countries.
//
//go:embed given.txt
var givenText string

var givenNames = sync.OnceValue(func() map[string]gender {
	m := make(map[string]gender, 8192)
	g := doc.AnyGender
	for _, line := range strings.Split(givenText, "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "feminine":
			g = she
		case line == "masculine":
			g = he
		default:
			for _, w := range strings.Fields(line) {
				m[w] = g
			}
		}
	}
	return m
})

// given returns the gender of a given name, which is in lower case.
func given(w string) gender {
	if g, ok := givenNames()[w]; ok {
		return g
	}
	if a, _, ok := strings.Cut(w, "-"); ok {
		return givenNames()[a]
	}
	return doc.AnyGender
}
