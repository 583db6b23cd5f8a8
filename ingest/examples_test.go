package ingest_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kg/ingest"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/score"
	"kg/schema"
)

// unmet lists the examples of the predicates that the pipeline does not meet,
// a line each: the predicate, a tab, the example. The list is exact: "go test
// ./ingest -run TestExamples -unmet" writes it anew; read the difference before
// you commit it.
const unmet = "../testdata/relate/unmet.txt"

var writeUnmet = flag.Bool("unmet", false, "rewrite the list of examples that are not met")

// TestExamples runs the Yes and No examples of every predicate through the
// pipeline. Each Yes is found with its subject and object, and of a No nothing
// is found with the predicate between its words.
func TestExamples(t *testing.T) {
	p, err := ingest.Load(model.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	var fails []string
	for _, pred := range schema.Predicates {
		for _, yes := range pred.Yes {
			text, want, _ := strings.Cut(yes, " => ")
			subject, object, _ := strings.Cut(want, " | ")
			row := score.Row{Kind: "core", Subject: []string{subject}, Predicates: []string{pred.Name}, Object: []string{object}}
			if score.CompareGold([]score.Row{row}, statements(p, text)).AllFound == 0 {
				fails = append(fails, pred.Name+"\t"+yes)
			}
		}
		for _, no := range pred.No {
			found := slices.ContainsFunc(statements(p, no), func(s schema.Statement) bool { return s.Predicate == pred.Name && s.Status != schema.Negated })
			if found {
				fails = append(fails, pred.Name+"\t"+no)
			}
		}
	}
	have := []byte(strings.Join(fails, "\n") + "\n")
	if *writeUnmet {
		if err := os.WriteFile(unmet, have, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(unmet)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		old, now := strings.Split(string(want), "\n"), strings.Split(string(have), "\n")
		for _, line := range now {
			if !slices.Contains(old, line) {
				t.Errorf("no longer met: %s", line)
			}
		}
		for _, line := range old {
			if !slices.Contains(now, line) {
				t.Errorf("met, and to be taken from %s: %s", unmet, line)
			}
		}
		if !t.Failed() {
			t.Errorf("%s is not in order", unmet)
		}
	}
	t.Log(fmt.Sprint(len(fails), " examples are not met"))
}

// statements returns what the pipeline finds in text.
func statements(p *ingest.Pipeline, text string) []schema.Statement {
	d := &doc.Document{Meta: doc.Meta{Date: "2024-06-14"}, Text: text, Blocks: []doc.Block{{End: int32(len(text))}}}
	p.Run(d)
	return d.Statements
}
