package claim

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/ingest/doc"
	"kg/schema"
)

// parses are the sentences of the parses written for tests.
func parses(t *testing.T) []*doc.Document {
	var out []*doc.Document
	for _, dir := range []string{"claim", "relate"} {
		files, _ := filepath.Glob("../../testdata/" + dir + "/*.txt")
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for block := range strings.SplitSeq(string(data), "\n\n") {
				var rows []string
				for line := range strings.Lines(block) {
					if line[0] >= '0' && line[0] <= '9' {
						rows = append(rows, strings.TrimRight(line, "\n"))
					}
				}
				if d, err := doc.Parse(strings.Join(rows, "\n") + "\n"); err == nil && d.Head != nil {
					out = append(out, d)
				}
			}
		}
	}
	if len(out) < 20 {
		t.Fatalf("%d parses", len(out))
	}
	return out
}

// wrap puts the sentence of d under "Vela VERB that".
func wrap(d *doc.Document, verb, lemma string) (*doc.Document, error) {
	var b strings.Builder
	root := 0
	for i, h := range d.Head {
		if h < 0 {
			root = i
		}
	}
	fmt.Fprintf(&b, "1 Vela Vela PROPN NNP 2 nsubj\n2 %s %s VERB VBD 0 root\n3 that that SCONJ IN %d mark\n", verb, lemma, root+4)
	for i := range d.Head {
		head, dep := d.Head[i]+4, d.Dep[i].String()
		if i == root {
			head, dep = 2, "ccomp"
		}
		fmt.Fprintf(&b, "%d %s %s %s %s %d %s\n", i+4, d.Word(int32(i)), d.Lemma[i], d.Pos[i], d.Tag[i], head, dep)
	}
	b.WriteString("mention m0 1 Person name\n")
	return doc.Parse(b.String())
}

// TestWrapped puts every sentence under "alleged that" and "denied that": no
// word of it may be the article's own any more, and what was in no other words
// takes the stance of the verb.
func TestWrapped(t *testing.T) {
	for _, d := range parses(t) {
		New(nil).Run(d)
		for _, verb := range []struct {
			form, lemma string
			stance      schema.Stance
		}{{"alleged", "allege", schema.Alleges}, {"denied", "deny", schema.Denies}, {"said", "say", schema.Says}} {
			w, err := wrap(d, verb.form, verb.lemma)
			if err != nil {
				t.Fatal(err)
			}
			New(nil).Run(w)
			for i := range d.Head {
				v, was := w.Views[w.View[i+3]], d.Views[d.View[i]]
				if v.Source == doc.NoSource {
					t.Errorf("%s that %s: %s is the article's own", verb.form, d.Text, d.Word(int32(i)))
				} else if was.Source == doc.NoSource && !was.Quoted && v.Stance != verb.stance {
					t.Errorf("%s that %s: %s has stance %s", verb.form, d.Text, d.Word(int32(i)), v.Stance)
				}
			}
		}
	}
}

// TestVoices checks that active and passive say the same.
func TestVoices(t *testing.T) {
	view := func(rows string, verb int) doc.View {
		d, err := doc.Parse(rows)
		if err != nil {
			t.Fatal(err)
		}
		New(nil).Run(d)
		v := d.Views[d.View[verb-1]]
		v.Cue, v.Source = 0, min(v.Source, 0)
		return v
	}
	for _, pair := range []struct {
		name, active, passive string
		a, p                  int
	}{
		{"plain", "1 Ada Ada PROPN NNP 2 nsubj\n2 met meet VERB VBD 0 root\n3 Bo Bo PROPN NNP 2 obj\n",
			"1 Bo Bo PROPN NNP 3 nsubj:pass\n2 was be AUX VBD 3 aux:pass\n3 met meet VERB VBN 0 root\n4 by by ADP IN 5 case\n5 Ada Ada PROPN NNP 3 obl:agent\n", 2, 3},
		{"will", "1 Ada Ada PROPN NNP 3 nsubj\n2 will will AUX MD 3 aux\n3 meet meet VERB VB 0 root\n4 Bo Bo PROPN NNP 3 obj\n",
			"1 Bo Bo PROPN NNP 4 nsubj:pass\n2 will will AUX MD 4 aux\n3 be be AUX VB 4 aux:pass\n4 met meet VERB VBN 0 root\n5 by by ADP IN 6 case\n6 Ada Ada PROPN NNP 4 obl:agent\n", 3, 4},
		{"not", "1 Ada Ada PROPN NNP 4 nsubj\n2 did do AUX VBD 4 aux\n3 not not PART RB 4 advmod\n4 meet meet VERB VB 0 root\n5 Bo Bo PROPN NNP 4 obj\n",
			"1 Bo Bo PROPN NNP 4 nsubj:pass\n2 was be AUX VBD 4 aux:pass\n3 not not PART RB 4 advmod\n4 met meet VERB VBN 0 root\n5 by by ADP IN 6 case\n6 Ada Ada PROPN NNP 4 obl:agent\n", 4, 4},
		{"alleged", "1 Ada Ada PROPN NNP 2 nsubj\n2 alleged allege VERB VBD 0 root\n3 that that SCONJ IN 5 mark\n4 Bo Bo PROPN NNP 5 nsubj\n5 lied lie VERB VBD 2 ccomp\nmention m0 1 Person name\n",
			"1 Bo Bo PROPN NNP 3 nsubj:pass\n2 was be AUX VBD 3 aux:pass\n3 alleged allege VERB VBN 0 root\n4 by by ADP IN 5 case\n5 Ada Ada PROPN NNP 3 obl:agent\n6 to to PART TO 8 mark\n7 have have AUX VB 8 aux\n8 lied lie VERB VBN 3 xcomp\nmention m0 5 Person name\n", 5, 8},
	} {
		if a, p := view(pair.active, pair.a), view(pair.passive, pair.p); a != p {
			t.Errorf("%s: active %+v, passive %+v", pair.name, a, p)
		}
	}
}

// FuzzRun checks that no tree, however odd, upsets the stage.
func FuzzRun(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9}, []byte("\" said I that ' to not"))
	f.Add([]byte("0"), []byte("..."))
	f.Fuzz(func(t *testing.T, shape, words []byte) {
		d := new(doc.Document)
		for _, w := range strings.Fields(strings.ToValidUTF8(string(words), "")) {
			i := len(d.Start)
			d.Start = append(d.Start, int32(len(d.Text)))
			d.Text += w
			d.End = append(d.End, int32(len(d.Text)))
			d.Text += " "
			b := 0
			if len(shape) > 0 {
				b = int(shape[i%len(shape)])
			}
			d.Head = append(d.Head, int32(b%(i+3))-1)
			d.Dep = append(d.Dep, doc.Dep(b)%doc.NumDeps)
			d.Pos = append(d.Pos, doc.Pos(b%len(doc.PosNames)))
			d.Tag = append(d.Tag, doc.Tag(b%doc.NumTags))
			d.Lemma = append(d.Lemma, strings.ToLower(w))
		}
		n := int32(d.Len())
		d.Sentences = []doc.Span{{First: 0, End: n / 2}, {First: n / 2, End: n}}
		if n > 0 {
			d.Mentions = []doc.Mention{{First: 0, Last: n - 1, Head: n / 3, Type: schema.Person}}
		}
		New(nil).Run(d)
		if len(d.View) != d.Len() || d.Views[0] != own {
			t.Fatal("columns are not filled")
		}
	})
}

// TestOdd checks that no line of cues, under whatever tree, upsets the stage.
func TestOdd(t *testing.T) {
	words := strings.Fields(`said told " " “ ” ' , , : ; . that according to not no never he Osei I we will would if ? alleged denied claim allegation of by has yet to
		it is false so or if what in view ’s ( ’ … rule out only would can no chance evidence gave alleged leader`)
	random := rand.New(rand.NewPCG(7, 7))
	for range 20000 {
		d := new(doc.Document)
		n := 1 + random.IntN(14)
		for i := range n {
			w := words[random.IntN(len(words))]
			d.Start = append(d.Start, int32(len(d.Text)))
			d.Text += w
			d.End = append(d.End, int32(len(d.Text)))
			d.Text += " "
			d.Head = append(d.Head, int32(random.IntN(n+1))-1)
			d.Dep = append(d.Dep, doc.Dep(random.IntN(doc.NumDeps)))
			d.Pos = append(d.Pos, doc.Pos(random.IntN(len(doc.PosNames))))
			d.Tag = append(d.Tag, doc.Tag(random.IntN(doc.NumTags)))
			d.Lemma = append(d.Lemma, map[string]string{"said": "say", "told": "tell", "alleged": "allege", "denied": "deny", "has": "have"}[w])
			if d.Lemma[i] == "" {
				d.Lemma[i] = strings.ToLower(w)
			}
		}
		cut := int32(random.IntN(n + 1))
		d.Sentences = []doc.Span{{First: 0, End: cut}, {First: cut, End: int32(n)}}
		for range 3 {
			a, b := int32(random.IntN(n)), int32(random.IntN(n))
			a, b = min(a, b), max(a, b)
			d.Mentions = append(d.Mentions, doc.Mention{First: a, Last: b, Head: b, Type: schema.Person, Form: doc.Form(random.IntN(3))})
		}
		slices.SortFunc(d.Mentions, func(a, b doc.Mention) int { return int(a.First - b.First) })
		New(nil).Run(d)
		if len(d.View) != n || d.Views[0] != own {
			t.Fatal("columns are not filled")
		}
	}
}
