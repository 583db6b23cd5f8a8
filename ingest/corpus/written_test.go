package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/schema"
	"kg/testdata/golden"
)

// TestWrittenForms shows which mentions count as names, on texts of one
// article each: "@e1 Type name" lines, a blank line, the marked text.
func TestWrittenForms(t *testing.T) {
	golden.Test(t, "testdata/written.txt", func(in string) string {
		head, text, _ := strings.Cut(in, "=\n")
		path := filepath.Join(t.TempDir(), "a-01.txt")
		if err := os.WriteFile(path, []byte(head+"---\n"+text+"---\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		d, err := Written(path, words)
		if err != nil {
			return strings.ReplaceAll(err.Error(), path, "a-01.txt")
		}
		var b strings.Builder
		for _, m := range d.Names {
			fmt.Fprintf(&b, "name %s %s\n", m.Type, d.Say(m))
		}
		for i, m := range d.Mentions {
			if m.Form != doc.Name {
				fmt.Fprintf(&b, "%s %s = %s\n", [...]string{"", "nominal", "pronoun"}[m.Form], d.Say(m), d.Entities[d.Entity[i]].Name)
			}
		}
		return b.String()
	})
}

func TestWrittenStatements(t *testing.T) {
	d, err := Written("../../testdata/written/council-01.txt", words)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Statements) == 0 || d.Meta.Date != "2024-05-14" || d.Meta.Publisher != "The Saltmarsh Courier" {
		t.Fatalf("meta %+v, %d statements", d.Meta, len(d.Statements))
	}
	for _, s := range d.Statements {
		if s.Predicate == "leader" && s.Status == schema.Ended {
			if s.Object.Name != "Odalys Brennecke" || s.Object.ID != "urn:kg:person:odalys-brennecke" || !slices.Contains(s.Object.Aliases, "Brennecke") {
				t.Errorf("object %+v", s.Object)
			}
		}
		if s.Stance == schema.Denies && (s.Source == nil || s.Source.Name != "Odalys Brennecke") {
			t.Errorf("source %+v", s.Source)
		}
		if s.Predicate == "age" && s.Object.Type != schema.Number {
			t.Errorf("age is %s", s.Object.Type)
		}
	}
}

func TestWrittenErrors(t *testing.T) {
	for in, want := range map[string]string{
		"# title: x\n@e1 Person A\nnonsense\n":                   ":3: header line",
		"@e1 Person A\n---\n[[A|e1]] met [[B|e2]].\n---\n":       ":3: e2 is not declared",
		"@e1 Person A\n---\nx\n[[A|e1\n---\n":                    ":4: a [[ is not closed",
		"@e1 Person A\n---\n[[A|e1]]\n---\ne1\tage\t46\tmaybe\n": ":5: \"46\" is neither",
		"@e1 Person A\n---\n[[A|e1]]\n":                          "wants header, text and statements",
		"@e1 Alien A\n---\n---\n":                                "no type Alien",
	} {
		path := filepath.Join(t.TempDir(), "bad.txt")
		if err := os.WriteFile(path, []byte(in), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Written(path, words); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", in, err, want)
		}
	}
}

func TestSplit(t *testing.T) {
	var paths []string
	for i := 21; i >= 1; i-- {
		paths = append(paths, fmt.Sprintf("x/a-%02d.txt", i))
	}
	paths = append(paths, "x/b-01.txt", "x/b-02.txt")
	train, dev := Split(paths)
	if want := []string{"x/a-20.txt", "x/a-21.txt", "x/b-02.txt"}; !slices.Equal(dev, want) {
		t.Errorf("development %v, want %v", dev, want)
	}
	if len(train) != 20 {
		t.Errorf("%d train", len(train))
	}
}

// TestCorpora reads the corpora themselves, where they are.
func TestCorpora(t *testing.T) {
	const root = "../../../shared/corpora/"
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpora beside the project")
	}
	files, _ := filepath.Glob(root + "written/*-0*.txt")
	for _, f := range files {
		d, err := Written(f, words)
		if err != nil {
			t.Fatal(err)
		}
		checkMentions(t, d)
	}
	docs, err := IOB(root+"uner-ewt/en_ewt-ud-dev.iob2", CoarseLabels)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, d := range docs {
		n += len(d.Sentences)
	}
	if n != 2001 {
		t.Errorf("%d sentences in UNER dev, want 2001", n)
	}
	if docs, err = ReDocRED(root + "redocred/train.json"); err != nil || len(docs) != 500 {
		t.Errorf("%d documents of Re-DocRED, %v", len(docs), err)
	}
	for _, d := range docs {
		checkMentions(t, d)
	}
	if docs, err = Re3d(root+"re3d/UK Government", words); err != nil || len(docs) == 0 {
		t.Errorf("%d documents of re3d, %v", len(docs), err)
	}
	for _, d := range docs {
		checkMentions(t, d)
	}
}

func checkMentions(t *testing.T, d *doc.Document) {
	t.Helper()
	end := int32(-1)
	for _, m := range d.Names {
		if m.First <= end || m.Last < m.First || int(m.Last) >= d.Len() {
			t.Errorf("%s: names overlap or lie outside: %+v", d.Meta.Path, m)
		}
		end = m.Last
	}
	for i, m := range d.Mentions {
		if i > 0 {
			if p := d.Mentions[i-1]; p.First > m.First || p.First == m.First && p.Last < m.Last {
				t.Errorf("%s: mentions out of order", d.Meta.Path)
			}
		}
	}
	for i, r := range d.Relations {
		if int(r.Subject) >= len(d.Mentions) || int(r.Object) >= len(d.Mentions) {
			t.Errorf("%s: relation %d speaks of mentions that are not there", d.Meta.Path, i)
		}
	}
}
