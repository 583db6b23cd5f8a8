package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"kg/schema"
)

// Incomplete reports whether a query only lacks its end: a bracket to be
// closed, an operand, a body.
func Incomplete(text string) bool {
	if checkSource(text) != nil {
		return false
	}
	_, err := goja.Parse("query", text)
	return err != nil && strings.Contains(err.Error(), "Unexpected end of input")
}

// Use makes the session ask g from now on: the same store, opened anew.
// Variables keep their values.
func (s *Session) Use(g *Graph) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.g, s.m.g = g, g
}

// Names returns names of entities that begin with prefix, whatever the case and
// accents, in the order of the alphabet and at most limit.
func (g *Graph) Names(ctx context.Context, prefix string, limit int) ([]string, error) {
	return read(ctx, g, func(r *reader) []string {
		var out []string
		slug := schema.Slug(prefix)
		for _, name := range r.labels() {
			if strings.HasPrefix(schema.Slug(name), slug) {
				out = append(out, name)
			}
		}
		slices.Sort(out)
		out = slices.Compact(out)
		return out[:min(len(out), limit)]
	})
}
