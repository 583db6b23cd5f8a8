package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest"
	"kg/ingest/doc"
	"kg/ingest/score"
	"kg/ingest/source"
	"kg/schema"
)

// evalNamed tells how many of the named subjects and objects of gold statements
// are entities of the article, under one of their names. Each FILE.tsv has its
// article beside it as FILE.txt.
func evalNamed(p *ingest.Pipeline, files []string) ([]measure, error) {
	p, err := p.Until("coref")
	if err != nil {
		return nil, err
	}
	var total score.PRF
	for _, file := range files {
		in, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		rows, err := score.ReadGold(in, file)
		in.Close()
		if err != nil {
			return nil, err
		}
		for d, err := range source.Open(strings.TrimSuffix(file, filepath.Ext(file))+".txt", "") {
			if err != nil {
				return nil, err
			}
			p.Run(d)
			found := entityNames(d)
			seen := map[string]bool{}
			for _, row := range rows {
				terms := [][]string{row.Subject}
				if rangesOverEntities(row.Predicates) {
					terms = append(terms, row.Object)
				}
				for _, term := range terms {
					key := strings.Join(term, "|")
					if row.Kind == "never" || seen[key] || !slices.ContainsFunc(term, func(s string) bool { return isNamed(s, d.Text) }) {
						continue
					}
					seen[key] = true
					total.Gold++
					if slices.ContainsFunc(term, func(s string) bool { return found[score.FoldName(s)] }) {
						total.Right++
					}
				}
			}
		}
	}
	return []measure{{"named", 100 * total.R()}}, nil
}

// entityNames returns the folded names of the named entities of d.
func entityNames(d *doc.Document) map[string]bool {
	names := map[string]bool{}
	for _, e := range d.Entities {
		if e.Named {
			for _, n := range append([]string{e.Name}, e.Aliases...) {
				names[score.FoldName(n)] = true
			}
		}
	}
	return names
}

// isNamed reports whether s, a term of gold, is a name that stands in the text:
// its first and last words have capitals, and it is no demonym.
func isNamed(s, text string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || schema.Demonym(s) != "" || !strings.Contains(text, s) {
		return false
	}
	for _, w := range []string{words[0], words[len(words)-1]} {
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) {
			return false
		}
	}
	return true
}

// rangesOverEntities reports whether one of the predicates, open ones apart,
// has entities for objects.
func rangesOverEntities(predicates []string) bool {
	return slices.ContainsFunc(predicates, func(name string) bool {
		p := schema.Lookup(name)
		return p != nil && p.Range&schema.Entities != 0
	})
}
