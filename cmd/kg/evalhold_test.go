package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/ingest"
	"kg/ingest/model"
)

// TestHold holds that a score which falls by more than its slack fails, by
// name, and one within it does not.
func TestHold(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("uner-ewt/en_ewt-ud-dev.iob2", "1\tMary\tB-PER\n2\tWilson\tI-PER\n3\tlives\tO\n4\tin\tO\n5\tFrance\tB-LOC\n6\twith\tO\n7\thim\tB-PER\n8\t.\tO\n\n")
	p, err := ingest.Load(model.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ hold, want string }{
		{"", ""},
		{"# of two names and a pronoun\nner_uner_dev 80\n", ""},
		{"ner_uner_dev 85 6\n", ""},
		{"ner_uner_dev 85 4\n", "ner_uner_dev is 80.00, held at 85.00 less 4.00"},
		{"ner_uner_dev\n", ":1: a metric, a value and a slack are due"},
		{"ner_uner_dev x\n", "bad value"},
		{"\nner 80\n", ":2: there is no metric \"ner\""},
	} {
		e := &evaluation{p: p, corpora: dir, done: map[string][]measure{}}
		err := e.metrics("ner_uner_dev", write("scores.txt", c.hold), func(measure) error { return nil })
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("held by %q: %v, want %q", c.hold, err, c.want)
		}
	}
}
