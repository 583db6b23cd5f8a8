package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"kg/ingest/doc"
)

// TekGen reads a file of Text2KGBench's Wikidata-TekGen (Mihindukulasooriya et
// al., ISWC 2023): one Document for each sentence. prepare fills at least the
// tokens. Gold columns are Mentions, Entity, Entities and Relations, whose
// Predicate is the Wikidata property ("wdt:P57"); triples whose ends the
// sentence does not name by their labels are left out.
func TekGen(path string, prepare func(*doc.Document)) ([]*doc.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	var out []*doc.Document
	bySentence := map[string]*doc.Document{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for line := 1; sc.Scan(); line++ {
		var in struct {
			Subject  string `json:"sub_label"`
			Object   string `json:"obj_label"`
			Property string `json:"rel"`
			Sentence string `json:"sent"`
		}
		if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
			return nil, fmt.Errorf("corpus: %s:%d: %w", path, line, err)
		}
		d := bySentence[in.Sentence]
		if d == nil {
			text := strings.ToValidUTF8(in.Sentence, "?")
			d = &doc.Document{Meta: doc.Meta{Path: path, Language: "en"}, Text: text, Blocks: []doc.Block{{End: int32(len(text))}}}
			prepare(d)
			d.Mentions, d.Entity = []doc.Mention{}, []int32{}
			bySentence[in.Sentence] = d
			out = append(out, d)
		}
		s, o := named(d, in.Subject), named(d, in.Object)
		if s < 0 || o < 0 || s == o {
			continue
		}
		d.Relations = append(d.Relations, doc.Relation{Subject: s, Object: o, Predicate: "wdt:" + in.Property, Trigger: -1, Last: int32(d.Len()) - 1, Rule: "gold", Score: 1})
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	return out, nil
}

// named returns the mention of name in d, which it adds, -1 where d does not
// have the name.
func named(d *doc.Document, name string) int32 {
	at := strings.Index(d.Text, name)
	if at < 0 || name == "" {
		return -1
	}
	first, last, ok := cover(d, at, at+len(name))
	if !ok {
		return -1
	}
	for k, m := range d.Mentions {
		if m.First == first && m.Last == last {
			return int32(k)
		}
	}
	d.Mentions = append(d.Mentions, doc.Mention{First: first, Last: last, Head: headOf(d, first, last)})
	d.Entity = append(d.Entity, int32(len(d.Entities)))
	d.Entities = append(d.Entities, doc.Entity{Name: name, Named: true})
	return int32(len(d.Mentions)) - 1
}
