package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/testdata/golden"
)

func TestIOB(t *testing.T) {
	golden.Test(t, "testdata/iob.txt", func(in string) string {
		path := filepath.Join(t.TempDir(), "x.iob")
		in = strings.ReplaceAll(in, ".\n", "\n")
		if err := os.WriteFile(path, []byte(in), 0o666); err != nil {
			t.Fatal(err)
		}
		docs, err := IOB(path, CoarseLabels)
		if err != nil {
			return strings.ReplaceAll(err.Error(), path, "x.iob")
		}
		var b strings.Builder
		for n, d := range docs {
			fmt.Fprintf(&b, "document %d: %d sentences: %s\n", n+1, len(d.Sentences), strings.TrimSpace(strings.ReplaceAll(d.Text, "\n", " / ")))
			for _, m := range d.Names {
				fmt.Fprintf(&b, "name %s %s\n", m.Type, d.Say(m))
			}
		}
		return b.String()
	})
}

const docredJSON = `[{"title":"Una Vale","sents":[["Una","Vale","was","born","in","Ostrava","."],["Vale","sings","."]],
"vertexSet":[[{"type":"PER","name":"Vale","pos":[0,1],"sent_id":1},{"type":"PER","name":"Una Vale","pos":[0,2],"sent_id":0}],
[{"type":"LOC","name":"Ostrava","pos":[5,6],"sent_id":0}]],"labels":[{"r":"P19","h":0,"t":1,"evidence":[0]}]}]`

func TestReDocRED(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	if err := os.WriteFile(path, []byte(docredJSON), 0o666); err != nil {
		t.Fatal(err)
	}
	docs, err := ReDocRED(path)
	if err != nil || len(docs) != 1 {
		t.Fatal(len(docs), err)
	}
	d := docs[0]
	r := d.Relations[0]
	got := fmt.Sprintf("%s %s %s | %s | %s", d.Say(d.Mentions[r.Subject]), r.Predicate, d.Say(d.Mentions[r.Object]), d.Phrase(r.First, r.Last), d.Entities[0].Name)
	if want := "Vale wdt:P19 Ostrava | Una Vale was born in Ostrava . | Una Vale"; got != want {
		t.Errorf("have %s\nwant %s", got, want)
	}
	if err := os.WriteFile(path, []byte("[\n{\"title\":1}]"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := ReDocRED(path); err == nil || !strings.Contains(err.Error(), "x.json:2:") {
		t.Errorf("error %v names no line 2", err)
	}
}

func TestKnowledgeNet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.jsonl")
	in := `{"fold":2,"documentId":"7","documentText":"É so. Una Vale studied at Charles University.","passages":[{"passageId":"7:6:45","passageStart":6,"passageEnd":45,` +
		`"exhaustivelyAnnotatedProperties":[{"propertyName":"EDUCATED_AT"}],"facts":[{"humanReadable":"<Una Vale> <EDUCATED_AT> <Charles University>",` +
		`"subjectStart":6,"subjectEnd":14,"subjectUri":"","objectStart":26,"objectEnd":44,"objectUri":"wd:Q1"}]}]}`
	if err := os.WriteFile(path, []byte(in), 0o666); err != nil {
		t.Fatal(err)
	}
	all, err := KnowledgeNet(path, words)
	if err != nil || len(all) != 1 || len(all[0].Relations) != 1 {
		t.Fatal(all, err)
	}
	p := all[0]
	r := p.Relations[0]
	if s, o := p.Say(p.Mentions[r.Subject]), p.Say(p.Mentions[r.Object]); s != "Una Vale" || o != "Charles University" || r.Predicate != "EDUCATED_AT" || p.URI[p.Entity[r.Object]] != "wd:Q1" {
		t.Errorf("%s %s %s %v", s, r.Predicate, o, p.URI)
	}
}
