package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"kg/graph"
	"kg/schema"
)

func readAll(r quad.Reader) (qs []quad.Quad, err error) {
	for {
		q, err := r.ReadQuad()
		if err == io.EOF {
			return qs, nil
		}
		if err != nil {
			return qs, err
		}
		qs = append(qs, q)
	}
}

// entry is a test of a W3C manifest.
var entry = regexp.MustCompile(`rdf:type\s+rdft:Test(NQuads|NTriples)(Positive|Negative)Syntax\b(?s:.*?)mf:action\s+<([^>]+)>`)

// TestW3C runs the syntax tests of the W3C for N-Quads and N-Triples.
func TestW3C(t *testing.T) {
	for dir, want := range map[string]int{"rdf-n-quads": 80, "rdf-n-triples": 70} {
		root := filepath.Join("../../../shared/conformance", dir)
		manifest, err := os.ReadFile(filepath.Join(root, "manifest.ttl"))
		if err != nil {
			t.Skipf("the W3C's suites are not here: %v", err)
		}
		found := entry.FindAllStringSubmatch(strings.ReplaceAll(string(manifest), " a rdft:", " rdf:type rdft:"), -1)
		if len(found) < want {
			t.Errorf("%s: %d tests found in the manifest, want %d or more", dir, len(found), want)
		}
		for _, m := range found {
			file, err := os.ReadFile(filepath.Join(root, m[3]))
			if err != nil {
				t.Fatal(err)
			}
			open := Lookup(map[string]string{"NQuads": "nquads", "NTriples": "ntriples"}[m[1]]).Read
			qs, err := readAll(open(bytes.NewReader(file), m[3]))
			if (err == nil) != (m[2] == "Positive") {
				t.Errorf("%s/%s: %s, have %v", dir, m[3], m[2], err)
			}
			if err == nil {
				roundTrip(t, qs)
			}
		}
	}
}

// roundTrip writes quads, reads them and writes them again.
func roundTrip(t *testing.T, qs []quad.Quad) {
	t.Helper()
	var once, twice bytes.Buffer
	if err := Quads(&once, qs); err != nil {
		t.Fatal(err)
	}
	back, err := readAll(NewReader(bytes.NewReader(once.Bytes()), "x"))
	if err != nil {
		t.Fatalf("%v in\n%s", err, once.String())
	}
	for _, q := range qs {
		if !slices.Contains(back, q) && !foreignLabel(q) {
			t.Errorf("lost %#v", q)
		}
	}
	if err := Quads(&twice, back); err != nil || once.String() != twice.String() {
		t.Errorf("%v, first\n%ssecond\n%s", err, once.String(), twice.String())
	}
}

// foreignLabel reports whether a blank node of q has a label that is written
// otherwise: the name of a blank node means nothing.
func foreignLabel(q quad.Quad) bool {
	for _, d := range quad.Directions {
		if b, ok := q.Get(d).(quad.BNode); ok && strings.Trim(string(b), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "" {
			return true
		}
	}
	return false
}

var strange = []string{
	`<urn:s> <urn:p> "plain" .`,
	`<urn:s> <urn:p> "a\"b\\c\td\ne\rf\bg\fh\u0000\u001F\u007F" <urn:g> .`,
	`<urn:s> <urn:p> "0042"^^<http://www.w3.org/2001/XMLSchema#integer> .`,
	`<urn:s> <urn:p> "1.50"^^<http://www.w3.org/2001/XMLSchema#double> .`,
	`<urn:s> <urn:p> "2020-01-01T00:00:00+05:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`,
	`<urn:s> <urn:p> "True"^^<http://www.w3.org/2001/XMLSchema#boolean> .`,
	`<urn:s> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .`,
	`<urn:s> <urn:p> "salut"@fr-CA <urn:g> .`,
	`_:b.1 <urn:p> _:ü <urn:g> . # comment`,
	`<urn:\u00e9> <urn:p> "\U0001F600日" _:g .`,
	`<urn:s><urn:p>"tight"<urn:g>.`,
	`<urn:s> <urn:p> "" .`,
}

func TestEveryLiteralKeepsItsForm(t *testing.T) {
	qs, err := readAll(NewReader(strings.NewReader(strings.Join(strange, "\n")), "x"))
	if err != nil {
		t.Fatal(err)
	}
	if len(qs) != len(strange) {
		t.Fatalf("%d quads of %d lines", len(qs), len(strange))
	}
	roundTrip(t, qs)
	if want := (quad.TypedString{Value: "0042", Type: "http://www.w3.org/2001/XMLSchema#integer"}); qs[2].Object != want {
		t.Errorf("have %#v", qs[2].Object)
	}
}

func TestExportImportExport(t *testing.T) {
	ctx := context.Background()
	g := memory(t)
	a := graph.NewArticle(schema.Base, "Ada founded Acme. She denies it.")
	a.Title, a.Path = "Ada \"A\" & <Acme>\\", "a.txt"
	ada := schema.Term{ID: "urn:kg:person:ada", Name: "Ada", Type: schema.Person}
	acme := schema.Term{ID: "urn:kg:org:acme", Name: "Acme", Type: schema.Organization}
	if _, err := g.Put(ctx, a, []schema.Statement{{
		Article: a.IRI, Subject: acme, Predicate: "founded_by", Object: ada, Confidence: 0.5,
		Evidence: schema.Evidence{Start: 0, End: 17, Text: "Ada founded Acme."},
	}}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Import(ctx, NewReader(strings.NewReader(strings.Join(strange, "\n")), "strange")); err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats {
		if f.Read == nil {
			continue
		}
		var first, second bytes.Buffer
		if err := f.Write(ctx, &first, g); err != nil {
			t.Fatal(err)
		}
		h := memory(t)
		if n, err := h.Import(ctx, f.Read(iotest.OneByteReader(bytes.NewReader(first.Bytes())), f.Name)); err != nil || n < 100 {
			t.Fatal(n, err)
		}
		if err := f.Write(ctx, &second, h); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first.String(), second.String()); diff != "" {
			t.Errorf("%s: %s", f.Name, diff)
		}
		lines := strings.SplitAfter(strings.TrimSuffix(first.String(), "\n"), "\n")
		if !slices.IsSorted(lines) {
			t.Errorf("%s: not sorted", f.Name)
		}
	}
}

func memory(t *testing.T) *graph.Graph {
	t.Helper()
	g, err := graph.OpenMemory(graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

func TestErrorsSayWhereAndWhatToDo(t *testing.T) {
	for in, want := range map[string]string{
		"<urn:a> <urn:b> <urn:c> .\n<alice> <urn:b> <urn:c> .": `f.nq:2:1: relative IRI <alice>: write it with its scheme, as in <urn:x:alice>`,
		`<urn:é> <urn:b> "x`:              `f.nq:1:19: a literal must end in " on its line: write a line break as \n`,
		`<urn:a b> <urn:b> "x" .`:         `f.nq:1:8: an IRI must not hold ' ': write it as %20`,
		`<urn:a> <urn:b> "x"`:             `f.nq:1:20: a full stop must end the statement, not the end of the line`,
		`<urn:a> "b" <urn:c> .`:           `f.nq:1:9: a predicate must be an <IRI>, not '"'`,
		"<urn:a> <urn:b> \"\xff\" .":      `f.nq:1:18: not UTF-8: convert the file first`,
		`<urn:a> <urn:b> "\uD800" .`:      `f.nq:1:18: bad escape: \t \b \n \r \f \" \' \\ \uXXXX and \UXXXXXXXX are allowed, the last two also in IRIs`,
		`<urn:a> <urn:b> <urn:c> . extra`: `f.nq:1:27: one statement a line: 'e' follows its end`,
	} {
		_, err := readAll(NewReader(strings.NewReader(in), "f.nq"))
		var se *SyntaxError
		if !errors.As(err, &se) || err.Error() != want {
			t.Errorf("%s\nhave %v\nwant %s", in, err, want)
		}
	}
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"nq": "nquads", "NQUADS": "nquads", "out.nq": "nquads", "a/b.nt": "ntriples", "application/n-quads": "nquads",
	} {
		if f := Lookup(name); f == nil || f.Name != want {
			t.Errorf("%s: %v", name, f)
		}
	}
	if f := Lookup("x.doc"); f != nil {
		t.Error(f.Name)
	}
}

// FuzzReader checks that any bytes give quads or an error with a place, that
// reading in small pieces gives the same, and that what was read is written so
// that it is read again as it was.
func FuzzReader(f *testing.F) {
	for _, s := range strange {
		f.Add([]byte(s + "\n" + s + "\r#x\r\n"))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		qs, err := readAll(NewReader(bytes.NewReader(in), "x"))
		pieces, err2 := readAll(NewReader(iotest.OneByteReader(bytes.NewReader(in)), "x"))
		if diff := cmp.Diff(qs, pieces); diff != "" || (err == nil) != (err2 == nil) {
			t.Fatal(diff, err, err2)
		}
		var se *SyntaxError
		if err != nil && (!errors.As(err, &se) || se.Line < 1 || se.Col < 1) {
			t.Fatal(err)
		}
		roundTrip(t, qs)
	})
}
