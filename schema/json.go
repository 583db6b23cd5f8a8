package schema

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
)

// AppendJSON appends s as one JSON object, without a line break, in the form
// that "kg extract --format jsonl" promises. IRIs of statements are made under
// base. The same Statement gives the same bytes.
func (s *Statement) AppendJSON(b []byte, base string) []byte {
	return s.AppendJSONAs(b, s.ID(base))
}

// AppendJSONAs is AppendJSON for a statement that bears the IRI id already.
func (s *Statement) AppendJSONAs(b []byte, id string) []byte {
	row := statementJSON{
		ID: id, Article: s.Article,
		Subject: s.Subject.JSON(), Predicate: s.Predicate, Object: s.Object.JSON(),
		Status: s.Status.String(), Stance: s.Stance.String(),
		Qualifiers: qualifiersJSON(s.Qualifiers),
		Confidence: math.Round(s.Confidence*1000) / 1000, Rule: s.Rule,
		Evidence: evidenceJSON(s.Evidence),
		Disputes: s.Disputes, Supports: s.Supports,
	}
	if s.Source != nil {
		row.Source = s.Source.speaker()
	}
	return AppendJSON(b, row)
}

// AppendJSON appends the JSON of v to b. Unlike json.Marshal it leaves <, > and
// & as they are, and it takes only values that have a JSON form.
func AppendJSON(b []byte, v any) []byte {
	w := bytes.NewBuffer(b)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // v holds a channel, a function or NaN: a bug in kg
	}
	return bytes.TrimSuffix(w.Bytes(), []byte("\n"))
}

type statementJSON struct {
	ID         string         `json:"id"`
	Article    string         `json:"article"`
	Subject    any            `json:"subject"`
	Predicate  string         `json:"predicate"`
	Object     any            `json:"object"`
	Status     string         `json:"status"`
	Source     any            `json:"source"`
	Stance     string         `json:"stance"`
	Qualifiers map[string]any `json:"qualifiers"`
	Confidence float64        `json:"confidence"`
	Rule       string         `json:"rule"`
	Evidence   evidenceJSON   `json:"evidence"`
	Disputes   []string       `json:"disputes,omitempty"`
	Supports   []string       `json:"supports,omitempty"`
}

type evidenceJSON struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// EntityJSON is an entity in JSON.
type EntityJSON struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Type    string   `json:"type"`
	Aliases []string `json:"aliases"`
}

// LiteralJSON is a literal in JSON.
type LiteralJSON struct {
	Value string `json:"value"`
	Type  string `json:"type"`
}

// JSON returns t as an EntityJSON or a LiteralJSON.
func (t Term) JSON() any {
	if t.IsLiteral() {
		return LiteralJSON{t.Value, t.Type.String()}
	}
	return EntityJSON{t.ID, t.Name, t.Type.String(), append([]string{}, t.Aliases...)}
}

// speaker is t as the source of a claim, which always has a name: a source
// that the article leaves open has the words for it, or "unnamed".
func (t Term) speaker() EntityJSON {
	e := EntityJSON{t.ID, t.Name, t.Type.String(), append([]string{}, t.Aliases...)}
	if e.Name == "" {
		e.Name = t.Value
	}
	if e.Name == "" {
		e.Name = "unnamed"
	}
	return e
}

// qualifiersJSON has a string for a literal, an object for an entity, and an
// array where a key has several values.
func qualifiersJSON(qs []Qualifier) map[string]any {
	out := make(map[string]any, len(qs))
	for _, q := range qs {
		v := q.Value.JSON()
		if q.Value.IsLiteral() {
			v = q.Value.Value
		}
		switch have := out[q.Key].(type) {
		case nil:
			out[q.Key] = v
		case []any:
			out[q.Key] = append(slices.Clip(have), v)
		default:
			out[q.Key] = []any{have, v}
		}
	}
	return out
}
