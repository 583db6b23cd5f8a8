package relate

import (
	"fmt"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/schema"
	"kg/testdata/golden"
)

// say prints the relations of d, one a line.
func say(d *doc.Document) string {
	var b strings.Builder
	for _, r := range d.Relations {
		object := fmt.Sprintf("%q", r.Literal.Value)
		if r.Object >= 0 {
			object = d.Say(d.Mentions[r.Object])
		}
		fmt.Fprintf(&b, "%s | %s | %s", d.Say(d.Mentions[r.Subject]), r.Predicate, object)
		if r.Status != schema.Asserted {
			fmt.Fprintf(&b, " ; %s", r.Status)
		}
		if r.Passing {
			b.WriteString(" ; passing")
		}
		for _, q := range r.Qualifiers {
			fmt.Fprintf(&b, " ; %s=", q.Key)
			if q.Mention >= 0 {
				b.WriteString(d.Say(d.Mentions[q.Mention]))
			} else {
				b.WriteString(q.Literal.Value)
			}
		}
		fmt.Fprintf(&b, "  # %s\n", d.Word(r.Trigger))
	}
	return b.String()
}

// TestRelate runs the patterns on parses written by hand.
func TestRelate(t *testing.T) {
	r, err := New(schema.Predicates)
	if err != nil {
		t.Fatal(err)
	}
	golden.Test(t, "../../testdata/relate/[blort]*.txt", func(in string) string {
		d, err := doc.Parse(in)
		if err != nil {
			return "error: " + err.Error()
		}
		r.Run(d)
		return say(d)
	})
}

// TestCompileErrors checks that a mistake in a pattern is told, and where.
func TestCompileErrors(t *testing.T) {
	for src, want := range map[string]string{
		"S >obj":                   "leads nowhere",
		"S >obj S":                 "from S to O",
		"S >obj [a|b":              "lacks its ]",
		"S >obj [@nosuch] >in O":   "no class of words @nosuch",
		"S >obj O:Plaice":          `no type "Plaice"`,
		"S >obj O; loud":           `no flag "loud"`,
		"S [a] >obj O":             `unexpected "[a]"`,
		"S >obj {>in O":            "and a }",
		">obj O":                   "begins with S or O",
		"S >obj O }":               `unexpected "}"`,
		"S >a>b|| O":               "names no edge",
		"S >a >b >c >d >e >f >g O": "",
	} {
		_, err := newCompiler().compile(&schema.Predicate{Name: "p"}, 1, src)
		switch {
		case err == nil && want != "":
			t.Errorf("%s: no error, want %s", src, want)
		case err != nil && (want == "" || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: error %v, want %s", src, err, want)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, p := range schema.Predicates {
		for _, src := range p.Patterns {
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		newCompiler().compile(&schema.Predicate{Name: "p"}, 1, src) // must not panic
	})
}

// TestCredits checks that a byline says for whom its people work.
func TestCredits(t *testing.T) {
	d, err := doc.Parse("# newpar = byline\n1 Ann Ann PROPN NNP 0 root SpaceAfter=No\n2 , , PUNCT , 1 punct\n3 Reuters Reuters PROPN NNP 1 appos\n" +
		"mention m0 1-1 Person name e0\nmention m1 3-3 Organization name e1\nentity e0 Person any any \"Ann\"\nentity e1 Organization any any \"Reuters\"\n")
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(schema.Predicates)
	if err != nil {
		t.Fatal(err)
	}
	r.Run(d)
	if have, want := say(d), "Ann | employer | Reuters ; passing  # Reuters\n"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}
