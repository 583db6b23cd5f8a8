package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestKill ends kg ingest with SIGKILL at random moments: the store opens, is
// sound, and every article in it is whole. KG_KILLS says how often; 3 times
// where it says nothing.
func TestKill(t *testing.T) {
	kills := 3
	if n, err := strconv.Atoi(os.Getenv("KG_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	articles := filepath.Join(dir, "articles")
	if err := os.Mkdir(articles, 0o777); err != nil {
		t.Fatal(err)
	}
	writeArticles(t, articles, 60)
	whole := filepath.Join(dir, "whole.db")
	began := time.Now()
	runKG(t, "ingest", "--quiet", "--db", whole, articles)
	took := time.Since(began)
	want := exported(t, whole)

	db := filepath.Join(dir, "kg.db")
	for i := range kills {
		moment := time.Duration(rand.Int64N(int64(took)))
		cmd := exec.Command("kg", "ingest", "--quiet", "--db", db, articles)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(moment)
		cmd.Process.Kill()
		cmd.Wait()
		if _, err := os.Stat(filepath.Join(db, "FORMAT")); err != nil {
			continue // killed before there was a store
		}
		runKG(t, "validate", "--db", db)
		have := exported(t, db)
		for label, quads := range have {
			if strings.Contains(label, ":doc:") && quads != want[label] {
				t.Fatalf("kill %d, after %v: article %s is not whole:\n%s", i, moment, label, quads)
			}
		}
		t.Logf("killed after %v: %d articles of %d", moment.Round(time.Millisecond), len(have), len(want))
		if len(have) == len(want) {
			os.RemoveAll(db)
		}
	}
	runKG(t, "ingest", "--quiet", "--db", db, articles)
	have := exported(t, db)
	for label := range want {
		if have[label] != want[label] {
			t.Errorf("after all: %s differs from what an undisturbed ingest makes", label)
		}
	}
}

// writeArticles writes n small articles that share people.
func writeArticles(t *testing.T, dir string, n int) {
	t.Helper()
	for i := range n {
		text := fmt.Sprintf("Harbour news %d\n\nAda Low founded Tidewater Labs in %d. Norland detained Mia Sand in %d. Ben Ostrom said Ada Low took bribes.\n", i, 1900+i, 1950+i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func runKG(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("kg", args...).Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		t.Fatalf("kg %s: %v\n%s%s", strings.Join(args, " "), err, out, exit.Stderr)
	}
	if err != nil {
		t.Fatalf("kg %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

// exported is the export of a store, by label.
func exported(t *testing.T, db string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for line := range strings.Lines(runKG(t, "export", "--db", db)) {
		parts := strings.Fields(line)
		label := parts[len(parts)-2]
		out[label] += line
	}
	return out
}
