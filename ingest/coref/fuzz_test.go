package coref

import (
	"slices"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/schema"
)

// scramble makes a Document of whatever bytes: words, classes, trees that may
// be none, names that may overlap nothing.
func scramble(data []byte) *doc.Document {
	words := []string{"Ada", "Boyle", "Ms", "IBM", "(", ")", "he", "her", "it", "they", "who", "I", "we", "said", "mayor", "the", "\"", "’s", "and", "company", ",", "that", "É", "spokesman"}
	d := new(doc.Document)
	var text strings.Builder
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	n := int32(len(data) / 5)
	for i := int32(0); i < n; i++ {
		if i > 0 {
			text.WriteString([]string{" ", "\n\n"}[next()/250])
		}
		w := words[next()%len(words)]
		d.Start = append(d.Start, int32(text.Len()))
		text.WriteString(w)
		d.End = append(d.End, int32(text.Len()))
		d.Lemma = append(d.Lemma, strings.TrimSuffix(w, "d"))
		d.Pos = append(d.Pos, doc.Pos(next()%len(doc.PosNames)))
		d.Tag = append(d.Tag, doc.Tag(next()%doc.NumTags))
		d.Dep = append(d.Dep, doc.Dep(next()%doc.NumDeps))
		d.Head = append(d.Head, int32(next())%n-1)
		if next()%8 == 0 && (len(d.Names) == 0 || d.Names[len(d.Names)-1].Last < i-1) && i > 0 {
			d.Names = append(d.Names, doc.Mention{First: i - 1, Last: i, Head: i, Type: 1 << (next() % 10)})
		}
	}
	d.Text = text.String()
	for i := int32(0); i < n; i += 7 {
		d.Sentences = append(d.Sentences, doc.Span{First: i, End: min(i+7, n)})
	}
	return d
}

func FuzzRun(f *testing.F) {
	f.Add([]byte("the quick brown fox jumps over the lazy dog and says that he will never do it again, she said"))
	f.Add(slices.Repeat([]byte{0, 11, 3, 20, 7, 99, 31, 250, 4, 16}, 40))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4000 {
			return
		}
		d := scramble(data)
		New().Run(d)
		if len(d.Entity) != len(d.Mentions) {
			t.Fatalf("%d mentions, %d entities of mentions", len(d.Mentions), len(d.Entity))
		}
		for k, m := range d.Mentions {
			if m.First < 0 || m.First > m.Last || int(m.Last) >= d.Len() || m.Head < 0 || int(m.Head) >= d.Len() {
				t.Fatalf("mention %+v of %d tokens", m, d.Len())
			}
			if k > 0 && m.First < d.Mentions[k-1].First {
				t.Fatal("mentions out of order")
			}
			if e := d.Entity[k]; e < 0 || int(e) >= len(d.Entities) {
				t.Fatalf("no entity %d", e)
			}
		}
		for _, e := range d.Entities {
			if e.Name == "" || e.Type.Info() == nil || e.Type&(e.Type-1) != 0 {
				t.Fatalf("entity %+v", e)
			}
		}
		Chains(d)
	})
}

// TestNames swaps names for others of their kind: the clusters stay.
func TestSwappedNames(t *testing.T) {
	const text = `1 Mr. Mr. PROPN NNP 2 nmod:desc
2 Anton Anton PROPN NNP 4 nsubj
3 Keller Keller PROPN NNP 2 flat
4 told tell VERB VBD 0 root
5 Maria Maria PROPN NNP 4 obj
6 Lenz Lenz PROPN NNP 5 flat
7 of of ADP IN 8 case
8 Velox Velox PROPN NNP 5 nmod
9 that that SCONJ IN 11 mark
10 he he PRON PRP 11 nsubj
11 knew know VERB VBD 4 ccomp
12 her her PRON PRP$ 13 nmod:poss
13 brother brother NOUN NN 11 obj

1 Keller Keller PROPN NNP 2 nsubj
2 left leave VERB VBD 0 root
3 Velox Velox PROPN NNP 2 obj
4 before before ADP IN 5 case
5 Lenz Lenz PROPN NNP 2 obl
name 1.2-1.3 Person
name 1.5-1.6 Person
name 1.8 Organization
name 2.1 Person
name 2.3 Organization
name 2.5 Person
`
	run := func(text string) *doc.Document {
		d, err := doc.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		New().Run(d)
		return d
	}
	want := run(text)
	for _, names := range [][]string{
		{"Anton", "Giorgos", "Keller", "Papadakis", "Maria", "Ingrid", "Lenz", "Solberg", "Velox", "Norsk"},
		{"Anton", "Kofi", "Keller", "Mensah", "Maria", "Wanjiru", "Lenz", "Otieno", "Velox", "Acme"},
	} {
		have := run(strings.NewReplacer(names...).Replace(text))
		if !slices.Equal(have.Entity, want.Entity) {
			t.Errorf("%v: %v, want %v", names, have.Entity, want.Entity)
		}
		for k := range want.Mentions {
			if have.Mentions[k] != want.Mentions[k] {
				t.Errorf("%v: %v, want %v", names, have.Mentions[k], want.Mentions[k])
			}
		}
	}
	more := run(strings.Replace(text, "name 1.2", "\n1 Rain rain NOUN NN 2 nsubj\n2 fell fall VERB VBD 0 root\nname 1.2", 1))
	if n := len(want.Entity); len(more.Entity) != n+1 || !slices.Equal(more.Entity[:n], want.Entity) {
		t.Errorf("with a sentence after it %v, want %v", more.Entity, want.Entity)
	}
	var all schema.Type
	for _, e := range want.Entities {
		all |= e.Type
	}
	if all&schema.Person == 0 || want.Entity[len(want.Entity)-1] == want.Entity[0] {
		t.Error(show(want))
	}
}
