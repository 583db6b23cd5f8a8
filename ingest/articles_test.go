package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/ingest"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/score"
	"kg/ingest/source"
)

// What kg finds, at the least, of what a careful reader takes from the
// articles under testdata/articles, in percent. Raise the floors when kg gets
// better. What must never be a fact has no floor: it is none.
const (
	coreFloor   = 58
	allFloor    = 55
	statusFloor = 94
	sourceFloor = 93
	stanceFloor = 70
)

func TestArticles(t *testing.T) {
	p, err := ingest.Load(model.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../testdata/articles/*.tsv")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	var total score.Gold
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := score.ReadGold(f, file)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		d := read(t, strings.TrimSuffix(file, ".tsv")+".txt")
		p.Run(d)
		g := score.CompareGold(rows, d.Statements)
		for _, row := range g.False {
			t.Errorf("%s: a fact that must not be one: %s %s %s", file, row.Subject[0], row.Predicates[0], row.Object[0])
		}
		t.Log(line(filepath.Base(file), g))
		for _, row := range g.Missed {
			t.Log("\tmissed", row.Kind, row.Subject[0], row.Predicates[0], row.Object[0], row.Source)
		}
		total.Add(g)
	}
	t.Log(line("all", total))
	for _, f := range []struct {
		what      string
		have, of  int
		atPercent float64
	}{
		{"core", total.CoreFound, total.Core, coreFloor},
		{"all", total.AllFound, total.All, allFloor},
		{"status", total.Status, total.AllFound, statusFloor},
		{"source", total.Source, total.AllFound, sourceFloor},
		{"stance", total.Stance, total.StanceAsked, stanceFloor},
	} {
		if float64(100*f.have) < f.atPercent*float64(f.of) {
			t.Errorf("%s: %d of %d, want %g %%", f.what, f.have, f.of, f.atPercent)
		}
	}
}

func read(t *testing.T, path string) *doc.Document {
	t.Helper()
	for d, err := range source.Open(path, "") {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	t.Fatalf("%s: no article", path)
	return nil
}

func line(name string, g score.Gold) string {
	return fmt.Sprintf("%-14s core %d/%d  all %d/%d  status %d  source %d  stance %d/%d  false %d/%d", name,
		g.CoreFound, g.Core, g.AllFound, g.All, g.Status, g.Source, g.Stance, g.StanceAsked, len(g.False), g.Never)
}
