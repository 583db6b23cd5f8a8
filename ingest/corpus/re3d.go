package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"kg/ingest/doc"
	"kg/schema"
)

// Re3d reads a folder of the Relationship and Entity Extraction Evaluation
// Dataset (Dstl, 2017): documents.json, entities.json and relations.json, one
// JSON object a line, in the order of the documents. prepare fills tokens and
// sentences. Gold columns are Mentions, each an Entity of its own, and
// Relations, whose Predicate is re3d's ("BelongsTo").
func Re3d(dir string, prepare func(*doc.Document)) ([]*doc.Document, error) {
	var docs []*doc.Document
	byID := map[string]*re3dDocument{}
	err := jsonLines(filepath.Join(dir, "documents.json"), func(data []byte) error {
		var in struct {
			ID    string `json:"_id"`
			Title string `json:"title"`
			URL   string `json:"sourceUrl"`
			From  string `json:"sourceName"`
			Text  string `json:"text"`
		}
		if err := json.Unmarshal(data, &in); err != nil {
			return err
		}
		d := &doc.Document{Text: in.Text, Meta: doc.Meta{Path: dir, Title: in.Title, URL: in.URL, Publisher: in.From, Language: "en"}}
		d.Blocks = paragraphs(d.Text)
		prepare(d)
		d.Mentions, d.Entity = []doc.Mention{}, []int32{}
		byID[in.ID] = &re3dDocument{d: d, at: byteOffsets(d.Text), mention: map[[2]int]int32{}}
		docs = append(docs, d)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = jsonLines(filepath.Join(dir, "entities.json"), func(data []byte) error {
		var in struct {
			Begin int    `json:"begin"`
			End   int    `json:"end"`
			Type  string `json:"type"`
			Doc   string `json:"documentId"`
		}
		if err := json.Unmarshal(data, &in); err != nil {
			return err
		}
		if r := byID[in.Doc]; r != nil {
			r.add(in.Begin, in.End, re3dTypes[in.Type])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = jsonLines(filepath.Join(dir, "relations.json"), func(data []byte) error {
		var in struct {
			SB   int    `json:"sourceBegin"`
			SE   int    `json:"sourceEnd"`
			TB   int    `json:"targetBegin"`
			TE   int    `json:"targetEnd"`
			Type string `json:"type"`
			Doc  string `json:"documentId"`
		}
		if err := json.Unmarshal(data, &in); err != nil {
			return err
		}
		r := byID[in.Doc]
		if r == nil {
			return nil
		}
		s, ok := r.mention[[2]int{in.SB, in.SE}]
		o, ok2 := r.mention[[2]int{in.TB, in.TE}]
		if ok && ok2 {
			x, y := r.d.Mentions[s], r.d.Mentions[o]
			r.d.Relations = append(r.d.Relations, doc.Relation{Subject: s, Object: o, Predicate: in.Type, Trigger: y.Head,
				First: min(x.First, y.First), Last: max(x.Last, y.Last), Rule: "gold", Score: 1})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		order := sortMentions(d)
		for i := range d.Relations {
			d.Relations[i].Subject, d.Relations[i].Object = order[d.Relations[i].Subject], order[d.Relations[i].Object]
		}
	}
	return docs, nil
}

type re3dDocument struct {
	d       *doc.Document
	at      []int            // code point → byte
	mention map[[2]int]int32 // code points → mention
}

// add makes a mention of the code points from begin to end.
func (r *re3dDocument) add(begin, end int, t schema.Type) {
	if begin < 0 || end <= begin || end >= len(r.at) || t == 0 {
		return
	}
	first, last, ok := cover(r.d, r.at[begin], r.at[end])
	if !ok {
		return
	}
	r.mention[[2]int{begin, end}] = int32(len(r.d.Mentions))
	r.d.Entity = append(r.d.Entity, int32(len(r.d.Entities)))
	r.d.Entities = append(r.d.Entities, doc.Entity{Name: r.d.Phrase(first, last), Type: t})
	r.d.Mentions = append(r.d.Mentions, doc.Mention{First: first, Last: last, Head: headOf(r.d, first, last), Type: t})
}

var re3dTypes = map[string]schema.Type{
	"Person": schema.Person, "Organisation": schema.Organization, "Location": schema.Place | schema.Facility, "Nationality": schema.Place,
	"DocumentReference": schema.Work, "Weapon": schema.Product, "Vehicle": schema.Product, "MilitaryPlatform": schema.Product,
	"Temporal": schema.Date, "Money": schema.Number, "Quantity": schema.Number,
}

// jsonLines calls f for each line of a file; an error names file and line.
func jsonLines(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<26)
	for line := 1; sc.Scan(); line++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		if err := f(sc.Bytes()); err != nil {
			return fmt.Errorf("corpus: %s:%d: %w", path, line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("corpus: %s: %w", path, err)
	}
	return nil
}
