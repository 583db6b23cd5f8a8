package corpus

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// ReDocRED reads documents in the JSON of DocRED (Yao et al., ACL 2019; revised
// by Tan et al., EMNLP 2022). Gold columns are the tokens, Sentences, Names,
// Mentions, Entity, Entities, and Relations, whose Predicate is the Wikidata
// property ("wdt:P17"), whose Subject and Object are the first mentions, and
// whose evidence runs over the sentences that show it. Times and numbers are
// Mentions, of type Date and Number, and no Names.
func ReDocRED(path string) ([]*doc.Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	var in []docred
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("corpus: %s:%d: %w", path, jsonLine(data, err), err)
	}
	docs := make([]*doc.Document, 0, len(in))
	for _, a := range in {
		d, err := a.document(path)
		if err != nil {
			return nil, fmt.Errorf("corpus: %s: document %q: %w", path, a.Title, err)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

type docred struct {
	Title     string     `json:"title"`
	Sents     [][]string `json:"sents"`
	VertexSet [][]struct {
		Type   string `json:"type"`
		Name   string `json:"name"`
		Pos    [2]int `json:"pos"`
		SentID int    `json:"sent_id"`
	} `json:"vertexSet"`
	Labels []struct {
		R        string `json:"r"`
		H        int    `json:"h"`
		T        int    `json:"t"`
		Evidence []int  `json:"evidence"`
	} `json:"labels"`
}

var docredTypes = map[string]schema.Type{
	"PER": schema.Person, "LOC": schema.Place | schema.Facility, "ORG": schema.Organization, "TIME": schema.Date, "NUM": schema.Number,
	"MISC": schema.Event | schema.Work | schema.Product | schema.Award | schema.Organization | schema.Facility | schema.Thing,
}

// jsonLine returns the line of data that a JSON error is on.
func jsonLine(data []byte, err error) int {
	at := int64(0)
	switch e := err.(type) {
	case *json.SyntaxError:
		at = e.Offset
	case *json.UnmarshalTypeError:
		at = e.Offset
	}
	return 1 + strings.Count(string(data[:min(int(at), len(data))]), "\n")
}

func (a *docred) document(path string) (*doc.Document, error) {
	d := &doc.Document{Meta: doc.Meta{Path: path, Title: a.Title, Language: "en"}}
	var text strings.Builder
	for _, s := range a.Sents {
		first := int32(d.Len())
		for i, w := range s {
			if i > 0 {
				text.WriteByte(' ')
			}
			d.Start = append(d.Start, int32(text.Len()))
			text.WriteString(strings.ToValidUTF8(w, "?"))
			d.End = append(d.End, int32(text.Len()))
		}
		text.WriteByte('\n')
		d.Sentences = append(d.Sentences, doc.Span{First: first, End: int32(d.Len())})
	}
	d.Text = text.String()
	d.Blocks = []doc.Block{{Start: 0, End: int32(len(d.Text))}}

	d.Mentions, d.Entity, d.Names = []doc.Mention{}, []int32{}, []doc.Mention{}
	first := make([]int32, len(a.VertexSet)) // entity → its first mention
	for e, vertex := range a.VertexSet {
		if len(vertex) == 0 {
			return nil, fmt.Errorf("entity %d has no mention", e)
		}
		ent := doc.Entity{Named: true, Type: docredTypes[vertex[0].Type]}
		seen := map[string]bool{}
		first[e] = int32(len(d.Mentions))
		for _, v := range vertex {
			if v.SentID < 0 || v.SentID >= len(d.Sentences) || v.Pos[0] < 0 || v.Pos[1] <= v.Pos[0] || v.Pos[1] > len(a.Sents[v.SentID]) {
				return nil, fmt.Errorf("mention %q lies outside of its sentence", v.Name)
			}
			base := d.Sentences[v.SentID].First
			m := doc.Mention{First: base + int32(v.Pos[0]), Last: base + int32(v.Pos[1]) - 1, Type: docredTypes[v.Type]}
			m.Head = m.Last
			d.Mentions = append(d.Mentions, m)
			d.Entity = append(d.Entity, int32(e))
			if say := d.Say(m); !seen[say] {
				seen[say] = true
				if len(say) > len(ent.Name) {
					say, ent.Name = ent.Name, say
				}
				if say != "" {
					ent.Aliases = append(ent.Aliases, say)
				}
			}
		}
		d.Entities = append(d.Entities, ent)
	}
	// Relations refer to mentions by number: they are made before mentions are put in order.
	order := sortMentions(d)
	for _, l := range a.Labels {
		if l.H < 0 || l.H >= len(first) || l.T < 0 || l.T >= len(first) {
			return nil, fmt.Errorf("relation %s between entities that are not there", l.R)
		}
		r := doc.Relation{Subject: order[first[l.H]], Object: order[first[l.T]], Predicate: "wdt:" + l.R, Trigger: -1, Rule: "gold", Score: 1}
		r.First, r.Last = int32(d.Len()), -1
		for _, s := range l.Evidence {
			if s >= 0 && s < len(d.Sentences) {
				r.First, r.Last = min(r.First, d.Sentences[s].First), max(r.Last, d.Sentences[s].End-1)
			}
		}
		if r.Last < 0 {
			r.First = 0
		}
		d.Relations = append(d.Relations, r)
	}
	end := int32(-1)
	for _, m := range d.Mentions {
		if m.Type&schema.Entities != 0 && m.First > end {
			d.Names = append(d.Names, m)
			end = m.Last
		}
	}
	return d, nil
}
