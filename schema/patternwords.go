package schema

import (
	"strings"
	"sync"
)

var patternWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, p := range Predicates {
		for _, pattern := range p.Patterns {
			for pattern != "" {
				_, rest, ok := strings.Cut(pattern, "[")
				if !ok {
					break
				}
				set, after, _ := strings.Cut(rest, "]")
				for w := range strings.SplitSeq(set, "|") {
					w, _, _ = strings.Cut(w, "_")
					m[w] = true
				}
				pattern = after
			}
		}
	}
	return m
})

// PatternWords returns the lemmas that the patterns of the predicates name,
// those with a particle without it. The map is not to be changed.
func PatternWords() map[string]bool { return patternWords() }
