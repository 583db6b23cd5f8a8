package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFewRel(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"P26":[{"tokens":["Una","Vale","wed","Bo","."],"h":["una vale","Q1",[[0,1]]],"t":["bo","Q2",[[3]]]}]}`)
	all, err := FewRel(path)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	d := all[0]
	if r := d.Relations[0]; r.Predicate != "wdt:P26" || d.Say(d.Mentions[r.Subject]) != "Una Vale" || d.Say(d.Mentions[r.Object]) != "Bo" {
		t.Errorf("%+v", d)
	}
	for _, bad := range []string{`{"P26":[{"tokens":["Una"],"h":["una","Q1",[[0]]],"t":["bo","Q2",[[3]]]}]}`, `{"P26":[{"tokens":["Una"]}]}`, `{"P26":7}`} {
		write(bad)
		if _, err := FewRel(path); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}

func TestTekGen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.jsonl")
	in := `{"sub_label":"Una Vale","rel":"P26","obj_label":"Bo","sent":"Una Vale wed Bo in Oslo."}` + "\n" +
		`{"sub_label":"Una Vale","rel":"P551","obj_label":"Oslo","sent":"Una Vale wed Bo in Oslo."}` + "\n" +
		`{"sub_label":"Una Vale","rel":"P27","obj_label":"Norway","sent":"Una Vale wed Bo in Oslo."}` + "\n"
	if err := os.WriteFile(path, []byte(in), 0o666); err != nil {
		t.Fatal(err)
	}
	all, err := TekGen(path, words)
	if err != nil || len(all) != 1 || len(all[0].Relations) != 2 || len(all[0].Mentions) != 3 {
		t.Fatal(all, err)
	}
	d := all[0]
	if r := d.Relations[1]; r.Predicate != "wdt:P551" || r.Subject != 0 || d.Say(d.Mentions[r.Object]) != "Oslo." && d.Say(d.Mentions[r.Object]) != "Oslo" {
		t.Errorf("%+v", d.Relations)
	}
}
