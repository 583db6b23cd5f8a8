package coref

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/testdata/golden"
)

// show prints the entities of d that have more than one mention or a name, with
// their mentions in the order of the text.
func show(d *doc.Document) string {
	var b strings.Builder
	for e, x := range d.Entities {
		var says []string
		for k, m := range d.Mentions {
			if d.Entity[k] == int32(e) {
				says = append(says, d.Say(m))
			}
		}
		if len(says) < 2 && !x.Named && x.Members == nil {
			continue
		}
		fmt.Fprintf(&b, "%s %q: %s", x.Type, x.Name, strings.Join(says, " | "))
		for i, k := range x.Members {
			fmt.Fprintf(&b, "%s%s", []string{" = ", " + "}[min(i, 1)], d.Entities[k].Name)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// trained returns a Resolver with the weights of the program.
func trained(t testing.TB) *Resolver {
	data, err := model.Embedded().Section(Section)
	if err != nil {
		t.Fatal(err)
	}
	c, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func Test(t *testing.T) {
	c := trained(t)
	golden.Test(t, "../../testdata/coref/*.txt", func(in string) string {
		d, err := doc.Parse(in)
		if err != nil {
			return "error: " + err.Error() + "\n"
		}
		c.Run(d)
		return show(d)
	})
}

// TestTrain learns from one small document, twice, and is run on it.
func TestTrain(t *testing.T) {
	const text = `1 Ada Ada PROPN NNP 2 nsubj
2 saw see VERB VBD 0 root
3 a a DET DT 4 det
4 dog dog NOUN NN 2 obj
5 . . PUNCT . 2 punct

1 She she PRON PRP 2 nsubj
2 fed feed VERB VBD 0 root
3 it it PRON PRP 2 obj
4 . . PUNCT . 2 punct
name 1.1 Person
`
	read := func() *doc.Document {
		d, err := doc.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	var examples []Example
	for range 8 {
		examples = append(examples, Example{Doc: read(), Chains: [][]doc.Span{{{First: 0, End: 1}, {First: 5, End: 6}}, {{First: 2, End: 4}, {First: 7, End: 8}}}})
	}
	data := Train(examples)
	if !bytes.Equal(data, Train(examples)) {
		t.Error("trained twice, different bytes")
	}
	c, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	d := read()
	c.Run(d)
	if have, want := show(d), "Person \"Ada\": Ada | She\nThing \"dog\": a dog | it\n"; have != want {
		t.Errorf("have %s want %s", have, want)
	}
	if len(Chains(d)) != 2 {
		t.Errorf("chains %v", Chains(d))
	}
	if _, err := Load(data[:9]); err == nil {
		t.Error("loaded half a model")
	}
}
