package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"kg/ingest/doc"
)

// KnowledgeNet reads JSON lines of KnowledgeNet (Mesquita et al., EMNLP 2019):
// one Document for each passage that is annotated, with the properties that it
// is annotated for exhaustively. prepare fills tokens and sentences. Gold
// columns are Mentions, Entity, Entities (those that stand in facts) and
// Relations, whose Predicate is the property's name, "EDUCATED_AT", and whose
// trigger is the object's head.
func KnowledgeNet(path string, prepare func(*doc.Document)) ([]*Passage, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	var all []*Passage
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for line := 1; sc.Scan(); line++ {
		var in knowledgeNet
		if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
			return nil, fmt.Errorf("corpus: %s:%d: %w", path, line, err)
		}
		for _, p := range in.Passages {
			got, err := p.document(path, in.Text, prepare)
			if err != nil {
				return nil, fmt.Errorf("corpus: %s:%d: passage %s: %w", path, line, p.ID, err)
			}
			got.Fold, got.ID = in.Fold, p.ID
			all = append(all, got)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("corpus: %s: %w", path, err)
	}
	return all, nil
}

// A Passage is a Document of KnowledgeNet and what it was annotated for.
type Passage struct {
	*doc.Document
	ID         string
	Fold       int
	Properties []string // every fact of these that the passage states is there
	URI        []string // entity → its Wikidata IRI, "" unknown
}

type knowledgeNet struct {
	Fold     int                   `json:"fold"`
	Text     string                `json:"documentText"`
	Passages []knowledgeNetPassage `json:"passages"`
}

type knowledgeNetPassage struct {
	ID         string `json:"passageId"`
	Start      int    `json:"passageStart"`
	End        int    `json:"passageEnd"`
	Properties []struct {
		Name string `json:"propertyName"`
	} `json:"exhaustivelyAnnotatedProperties"`
	Facts []struct {
		Readable     string `json:"humanReadable"` // "<X> <EDUCATED_AT> <Y>"
		SubjectStart int    `json:"subjectStart"`
		SubjectEnd   int    `json:"subjectEnd"`
		SubjectURI   string `json:"subjectUri"`
		ObjectStart  int    `json:"objectStart"`
		ObjectEnd    int    `json:"objectEnd"`
		ObjectURI    string `json:"objectUri"`
	} `json:"facts"`
}

func (p *knowledgeNetPassage) document(path, text string, prepare func(*doc.Document)) (*Passage, error) {
	at := byteOffsets(text)
	if p.Start < 0 || p.End < p.Start || p.End >= len(at) {
		return nil, fmt.Errorf("lies outside of its document")
	}
	out := &Passage{Document: &doc.Document{Meta: doc.Meta{Path: path, Language: "en"}}}
	d := out.Document
	d.Text = text[at[p.Start]:at[p.End]]
	d.Blocks = []doc.Block{{Start: 0, End: int32(len(d.Text))}}
	for _, q := range p.Properties {
		out.Properties = append(out.Properties, q.Name)
	}
	prepare(d)
	d.Mentions, d.Entity = []doc.Mention{}, []int32{}
	mentions := map[[2]int]int32{}
	entities := map[string]int32{}
	mention := func(start, end int, uri string) (int32, bool) {
		if start < p.Start || end > p.End || start >= end {
			return 0, false
		}
		span := [2]int{at[start] - at[p.Start], at[end] - at[p.Start]}
		if m, ok := mentions[span]; ok {
			return m, true
		}
		first, last, ok := cover(d, span[0], span[1])
		if !ok {
			return 0, false
		}
		key := uri
		if key == "" {
			key = d.Text[span[0]:span[1]]
		}
		e, ok := entities[key]
		if !ok {
			e = int32(len(d.Entities))
			entities[key] = e
			d.Entities = append(d.Entities, doc.Entity{Name: d.Text[span[0]:span[1]]})
			out.URI = append(out.URI, uri)
		}
		m := int32(len(d.Mentions))
		mentions[span] = m
		d.Mentions = append(d.Mentions, doc.Mention{First: first, Last: last, Head: headOf(d, first, last)})
		d.Entity = append(d.Entity, e)
		return m, true
	}
	for _, f := range p.Facts {
		parts := strings.Split(f.Readable, "> <")
		if len(parts) < 3 {
			return nil, fmt.Errorf("fact %q: want <subject> <PROPERTY> <object>", f.Readable)
		}
		subject, ok := mention(f.SubjectStart, f.SubjectEnd, f.SubjectURI)
		object, ok2 := mention(f.ObjectStart, f.ObjectEnd, f.ObjectURI)
		if !ok || !ok2 {
			continue // stands outside of the passage
		}
		s, o := d.Mentions[subject], d.Mentions[object]
		d.Relations = append(d.Relations, doc.Relation{
			Subject: subject, Object: object, Predicate: parts[len(parts)-2], Trigger: o.Head,
			First: min(s.First, o.First), Last: max(s.Last, o.Last), Rule: "gold", Score: 1,
		})
	}
	order := sortMentions(d)
	for i := range d.Relations {
		r := &d.Relations[i]
		r.Subject, r.Object = order[r.Subject], order[r.Object]
	}
	return out, nil
}
