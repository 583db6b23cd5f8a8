package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"kg/schema"
)

// A Pair is two entities that may be one.
type Pair struct {
	A, B  Entity // A before B by their IRIs
	Score float64
}

// Pairs lists what may be one and is worth asking a person about: entities that
// similar, which is given what is of one type, scores at least as least; the
// likeliest first. Entities that were judged in any way are not asked about
// again, nor what follows from such a judgement.
//
// Only what bears a name is compared, and only entities that share the beginning of a word, or whose letters are the
// other's first ones, are compared.
func (g *Graph) Pairs(ctx context.Context, similar func(a, b schema.Term) float64, least float64) ([]Pair, error) {
	judged := map[[2]string]bool{}
	list, err := g.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	return read(ctx, g, func(r *reader) []Pair {
		for _, j := range list {
			a, b := r.standsFor(j.A.ID), r.standsFor(j.B.ID)
			judged[[2]string{min(a, b), max(a, b)}] = true
		}
		ids := map[string]bool{}
		for id := range r.labels() {
			ids[id] = true
		}
		blocks := map[string][]string{}
		for _, id := range sortedKeys(ids) {
			if !strings.ContainsFunc(r.entity(id).Name, unicode.IsUpper) {
				continue // "the ferry" of one article is not that of another
			}
			for _, key := range blockKeys(r.entity(id)) {
				blocks[key] = append(blocks[key], id)
			}
		}
		asked := map[[2]string]bool{}
		var out []Pair
		for _, key := range sortedKeys(blocks) {
			for i, a := range blocks[key] {
				if r.err == nil {
					r.err = ctx.Err()
				}
				if r.err != nil {
					return nil
				}
				for _, b := range blocks[key][i+1:] {
					pair := [2]string{a, b}
					if asked[pair] || judged[pair] {
						continue
					}
					asked[pair] = true
					x, y := r.entity(a), r.entity(b)
					if s := similar(x.term(), y.term()); s >= least && s > 0 {
						out = append(out, Pair{x, y, s})
					}
				}
			}
		}
		slices.SortFunc(out, func(a, b Pair) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), compareStrings(a.A.ID, b.A.ID, a.B.ID, b.B.ID))
		})
		return out
	})
}

func (e Entity) term() schema.Term {
	return schema.Term{ID: e.ID, Name: e.Name, Aliases: e.Aliases, Type: e.Type}
}

// blockKeys are what two entities must have one of in common to be compared.
func blockKeys(e Entity) []string {
	var keys []string
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		words := strings.Split(schema.Slug(name), "-")
		first := ""
		for _, w := range words {
			letters := []rune(w)
			if len(letters) == 0 {
				continue
			}
			keys = append(keys, string(letters[:min(3, len(letters))]))
			if w != "of" && w != "the" && w != "and" && w != "for" {
				first += string(letters[:1])
			}
		}
		if len(words) > 2 {
			keys = append(keys, "="+first)
		} else if len(words) == 1 {
			keys = append(keys, "="+words[0])
		}
	}
	for i := range keys {
		keys[i] = e.Type.String() + " " + keys[i]
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
