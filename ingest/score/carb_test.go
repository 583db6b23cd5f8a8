package score

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestOpen works a case by hand.
func TestOpen(t *testing.T) {
	gold := map[string][]Tuple{"s": {{Relation: "founded", Args: []string{"Ann Lee", "Acme", "in 1990"}}}}
	got := Open(gold, map[string][]Tuple{"s": {
		{0.9, "founded", []string{"Ann Lee", "Acme"}},   // precision 4/4, recall 4/6
		{0.5, "bought", []string{"Ann", "Acme"}},        // nothing
		{0.5, "founded", []string{"Ann", "Bolt", "in"}}, // not the best
	}})
	want := Curve{Precision: 1, Recall: 4.0 / 6, F1: 0.8}
	if math.Abs(got.F1-want.F1) > 1e-9 || got.Precision != want.Precision || math.Abs(got.Recall-want.Recall) > 1e-9 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

var list = regexp.MustCompile(`,List\(\[[^)]*\)+`)

// TestOpenPeer scores the output of OpenIE 5 that is shipped with CaRB.
func TestOpenPeer(t *testing.T) {
	dir := "../../../shared/corpora/carb"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no ../shared/corpora/carb beside the repository")
	}
	gold, pred := map[string][]Tuple{}, map[string][]Tuple{}
	data, err := os.ReadFile(filepath.Join(dir, "dev.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		gold[c[0]] = append(gold[c[0]], Tuple{Relation: c[1], Args: c[2:]})
	}
	if data, err = os.ReadFile(filepath.Join(dir, "peers", "openie5_output.txt")); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(c) < 6 || c[2] == "" || c[3] == "" || c[4] == "" {
			continue // CaRB's reader wants two arguments
		}
		conf, err := strconv.ParseFloat(c[0], 64)
		if err != nil {
			t.Fatal(err)
		}
		words := func(s string) string {
			_, s, _ = strings.Cut(s, "(")
			return list.ReplaceAllString(s, "")
		}
		tuple := Tuple{Confidence: conf, Relation: words(c[3]), Args: []string{words(c[2])}}
		if ctx := words(c[1]); c[1] != "" && !strings.HasPrefix(tuple.Args[0]+" "+tuple.Relation, ctx) {
			tuple.Args[0] = ctx + " " + tuple.Args[0]
		}
		for _, a := range strings.Split(c[4], ");") {
			tuple.Args = append(tuple.Args, words(a))
		}
		s := c[len(c)-1]
		pred[s] = append(pred[s], tuple)
	}
	got := Open(gold, pred)
	// Published for the test part: F1 .480, AUC .250.
	if math.Round(got.F1*1000) != 450 || math.Round(got.AUC*1000) != 229 {
		t.Errorf("OpenIE 5 on CaRB dev: %+v", got)
	}
}
