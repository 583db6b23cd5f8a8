package corpus

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"kg/ingest/doc"
)

// FewRel reads the sentences of FewRel (Han et al., EMNLP 2018), a Document
// each, in order of their property. Gold columns are the tokens, the Sentence,
// and one Relation, whose Predicate is the Wikidata property ("wdt:P25"),
// between two Mentions.
func FewRel(path string) ([]*doc.Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	var in map[string][]struct {
		Tokens []string
		H, T   []json.RawMessage // name, Wikidata id, lists of tokens
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("corpus: %s:%d: %w", path, jsonLine(data, err), err)
	}
	var out []*doc.Document
	for _, property := range slices.Sorted(maps.Keys(in)) {
		for n, s := range in[property] {
			d := sentenceOf(path, s.Tokens)
			for _, side := range [2][]json.RawMessage{s.H, s.T} {
				var at [][]int32
				if len(side) < 3 || json.Unmarshal(side[2], &at) != nil || len(at) == 0 || len(at[0]) == 0 {
					return nil, fmt.Errorf("corpus: %s: %s: sentence %d: want a name, an id and tokens", path, property, n+1)
				}
				first, last := at[0][0], at[0][len(at[0])-1]
				if first < 0 || last < first || int(last) >= d.Len() {
					return nil, fmt.Errorf("corpus: %s: %s: sentence %d: an end lies outside of it", path, property, n+1)
				}
				d.Mentions = append(d.Mentions, doc.Mention{First: first, Last: last, Head: last})
				d.Entity = append(d.Entity, int32(len(d.Entity)))
				d.Entities = append(d.Entities, doc.Entity{Name: d.Phrase(first, last), Named: true})
			}
			d.Relations = []doc.Relation{{Subject: 0, Object: 1, Predicate: "wdt:" + property, Trigger: -1, Last: int32(d.Len()) - 1, Rule: "gold", Score: 1}}
			out = append(out, d)
		}
	}
	return out, nil
}

// sentenceOf returns the Document of a sentence of tokens.
func sentenceOf(path string, tokens []string) *doc.Document {
	d := &doc.Document{Meta: doc.Meta{Path: path, Language: "en"}}
	var text strings.Builder
	for i, w := range tokens {
		if i > 0 {
			text.WriteByte(' ')
		}
		d.Start = append(d.Start, int32(text.Len()))
		text.WriteString(strings.ToValidUTF8(w, "?"))
		d.End = append(d.End, int32(text.Len()))
	}
	d.Text = text.String()
	d.Blocks = []doc.Block{{End: int32(len(d.Text))}}
	d.Sentences = []doc.Span{{First: 0, End: int32(d.Len())}}
	return d
}
