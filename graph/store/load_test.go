package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

// text is the sorted N-Quads of a view.
func text(t testing.TB, v *View) string {
	t.Helper()
	var b bytes.Buffer
	err := v.Sorted(context.Background(), func(q *Terms) error {
		b.Write(bytes.Join(q[:3], []byte(" ")))
		if q[3] != nil {
			b.WriteByte(' ')
			b.Write(q[3])
		}
		b.WriteString(" .\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sound(t testing.TB, v *View) {
	t.Helper()
	if err := v.Validate(context.Background(), func(p string) { t.Error(p) }); err != nil {
		t.Fatal(err)
	}
}

func articles(from, to int) (out []quad.Quad) {
	for i := from; i < to; i++ {
		out = append(out, news.Article(i)...)
	}
	return out
}

var errLine = errors.New("not a line")

// plainParse stands for the full reader of N-Quads.
func plainParse(line []byte, n int) (quad.Quad, bool, error) {
	if s := strings.TrimSpace(string(line)); s == "" || s[0] == '#' {
		return quad.Quad{}, false, nil
	}
	return quad.Quad{}, false, fmt.Errorf("line %d: %w", n, errLine)
}

// TestLoadIsAdding loads in bulk, into an empty store and into one that holds a part already, with
// room for all terms and for few, and compares with a store that was written step by step.
func TestLoadIsAdding(t *testing.T) {
	quads := articles(0, 40)
	want := mem(t)
	if err := want.Update(func(_ *View, c *Change) error { c.Add = quads; return nil }); err != nil {
		t.Fatal(err)
	}
	lines := text(t, want.latest)
	for _, run := range []int{1 << 17, 500} {
		for _, terms := range []int{48 << 20, 20_000} {
			for _, before := range []int{0, 25} {
				s := mem(t)
				s.runQuads, s.termBytes = run, terms
				err := s.Update(func(_ *View, c *Change) error { c.Add = articles(0, before); return nil })
				if err != nil {
					t.Fatal(err)
				}
				if before == 0 {
					err = s.BulkLoad(quad.NewReader(append(quads, quads[:300]...)))
				} else {
					var n int64
					n, err = s.LoadNQuads(context.Background(), strings.NewReader(lines+"\n# end\n"), plainParse)
					if n != int64(len(quads)-before*news.Quads) {
						t.Errorf("%d quads are new", n)
					}
				}
				if err != nil {
					t.Fatal(err)
				}
				sound(t, s.latest)
				if got := text(t, s.latest); got != lines {
					t.Errorf("runs of %d, %d bytes of terms, %d articles before: not the same quads", run, terms, before)
				}
				if err := put(s, news.Label(3), nil); err != nil {
					t.Fatal(err)
				}
				sound(t, s.latest)
			}
		}
	}
}

func TestLoadIsAllOrNothing(t *testing.T) {
	s := mem(t)
	s.runQuads = 200
	if err := s.Update(func(_ *View, c *Change) error { c.Add = articles(0, 2); return nil }); err != nil {
		t.Fatal(err)
	}
	before := text(t, s.latest)
	lines := strings.Repeat("<urn:a> <urn:b> \"c\" .\n<urn:a> <urn:b> <urn:c> <urn:d> .\n", 500)
	_, err := s.LoadNQuads(context.Background(), strings.NewReader(lines+"nonsense\n"), plainParse)
	if !errors.Is(err, errLine) || !strings.Contains(err.Error(), "line 1001") {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.LoadNQuads(ctx, strings.NewReader(lines), plainParse); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	sound(t, s.latest)
	if text(t, s.latest) != before {
		t.Error("a load that failed left something behind")
	}
	if n, err := s.LoadNQuads(context.Background(), strings.NewReader(lines), plainParse); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	sound(t, s.latest)
}

func TestScanLine(t *testing.T) {
	for line, want := range map[string]bool{
		"<urn:a> <urn:b> <urn:c> .":                    true,
		"<urn:a>\t<urn:b> \"c\"@en-CA <urn:d> . \r\n":  true,
		"_:x <urn:b> \"c\\n\\\"\"^^<urn:t> _:y .\n":    true,
		"<urn:a> <urn:b> \"\\u0041\" .":                false,
		"<a> <urn:b> <urn:c> .":                        false,
		"<urn:a> <urn:b> <urn:c>":                      false,
		"<urn:a> _:b <urn:c> .":                        false,
		"\"a\" <urn:b> <urn:c> .":                      false,
		"<urn:a> <urn:b> <urn:c> . # x":                false,
		"<urn:a> <urn:b> \"c\"^^<" + xsd + "string> .": false,
		"<urn:a> <urn:b> \"\xff\" .":                   false,
		"<urn:a> <urn:b> <urn:c> <urn:d> <urn:e> .":    false,
		"<urn:a> <urn:b> \"c\\":                        false, "<urn:a": false, "": false, ".": false, "<urn:a> <urn:b> \"c\"@ .": false,
	} {
		var terms Terms
		if got := scanLine([]byte(line), &terms); got != want {
			t.Errorf("%q: %v", line, got)
		}
		if !want {
			continue
		}
		for _, term := range terms {
			if term == nil {
				continue
			}
			v, err := ParseTerm(term)
			if err != nil {
				t.Errorf("%q: %v", line, err)
				continue
			}
			if form, _ := AppendTerm(nil, v); !bytes.Equal(form, term) {
				t.Errorf("%q is not in its stored form %q", term, form)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	var nq bytes.Buffer
	src := mem(b)
	if err := src.Update(func(_ *View, c *Change) error { c.Add = articles(0, 3000); return nil }); err != nil {
		b.Fatal(err)
	}
	nq.WriteString(text(b, src.latest))
	b.ResetTimer()
	for range b.N {
		s, err := Open(b.TempDir()+"/db", nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.LoadNQuads(context.Background(), bytes.NewReader(nq.Bytes()), plainParse); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
	b.ReportMetric(float64(b.N*3000*news.Quads)/b.Elapsed().Seconds(), "quads/s")
}
