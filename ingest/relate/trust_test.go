package relate

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/schema"
)

// meetings are two clauses of one kind, the second in somebody's words.
const meetings = `1 Ann Ann PROPN NNP 2 nsubj
2 met meet VERB VBD 0 root
3 Bob Bob PROPN NNP 2 obj

1 Cy Cy PROPN NNP 2 nsubj
2 met meet VERB VBD 0 root
3 Dee Dee PROPN NNP 2 obj
mention m0 1.1-1.1 Person name e0
mention m1 1.3-1.3 Person name e1
mention m2 2.1-2.1 Person name e2
mention m3 2.3-2.3 Person name e3
entity e0 Person singular any "Ann"
entity e1 Person singular any "Bob"
entity e2 Person singular any "Cy"
entity e3 Person singular any "Dee"
view v0 asserted
view v1 asserted source=unnamed stance=says cue=2.2 on 2.1-2.3
`

func parsed(t *testing.T, in string) *doc.Document {
	t.Helper()
	d, err := doc.Parse(in)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSure checks that relations are told as sure as their grounds are, and not
// at all where these speak against them.
func TestSure(t *testing.T) {
	r, err := New(schema.Predicates)
	if err != nil {
		t.Fatal(err)
	}
	sure := func(reader trust) string {
		t.Helper()
		d := parsed(t, meetings)
		r.sureness = &sureness{Reader: reader}
		r.Run(d)
		var out []string
		for _, r := range d.Relations {
			out = append(out, d.Say(d.Mentions[r.Subject])+" "+r.Predicate+" "+d.Say(d.Mentions[r.Object]))
			if want := float32(math.Round(100*logistic(1)) / 100); r.Score != want {
				t.Errorf("score %v, want %v", r.Score, want)
			}
		}
		return strings.Join(out, ", ")
	}
	if have, want := sure(trust{all: 1}), "Ann met_with Bob, Cy met_with Dee"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
	if have, want := sure(trust{all: 1, "unnamed words": -4}), "Ann met_with Bob"; have != want {
		t.Errorf("in nobody's words: have %s, want %s", have, want)
	}
}

// TestTrainTrust checks that what readers found wrong makes its like less sure.
func TestTrainTrust(t *testing.T) {
	r, err := New(schema.Predicates)
	if err != nil {
		t.Fatal(err)
	}
	var readings []Reading
	for range 40 {
		d := parsed(t, meetings)
		r.Run(d)
		right := map[int]bool{}
		for k := range d.Relations {
			right[k] = d.Say(d.Mentions[d.Relations[k].Subject]) == "Ann"
		}
		readings = append(readings, Reading{Doc: d, Right: right})
	}
	none := func(func(*Lesson, error) bool) {}
	data, err := TrainTrust(schema.Predicates, none, readings, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	var s sureness
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	f := new(finder)
	d := parsed(t, meetings)
	r.Run(d)
	f.begin(r, d)
	var p []float64
	for k := range d.Relations {
		p = append(p, logistic(s.Reader.sum(f.grounds(&d.Relations[k], s.Rules, nil))))
	}
	if len(p) != 2 || p[0] < 0.6 || p[1] > 0.4 {
		t.Errorf("probabilities %.2f, want a likely and an unlikely one", p)
	}
	again, err := TrainTrust(schema.Predicates, none, readings, func(string) {})
	if err != nil || !slices.Equal(data, again) {
		t.Errorf("another training gave other bytes; %v", err)
	}
}
