package name

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kg/ingest/cluster"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/tokenize"
	"kg/schema"
	"kg/testdata/golden"
)

func cut(d *doc.Document) {
	t, err := tokenize.New(nil)
	if err != nil {
		panic(err)
	}
	t.Run(d)
}

// handful trains on the articles of testdata/written and on copies of them in
// which people and places bear other names.
var handful = sync.OnceValues(func() ([]byte, *gazetteer.Gazetteer) {
	files, err := filepath.Glob("../../testdata/written/*.txt")
	if err != nil || len(files) == 0 {
		panic("no testdata/written")
	}
	b, err := gazetteer.NewBuilder()
	if err != nil {
		panic(err)
	}
	swap := NewSwapper(b)
	var examples []Example
	for _, f := range files {
		d, err := corpus.Written(f, cut)
		if err != nil {
			panic(err)
		}
		for seed := range uint64(6) {
			e := Example{Document: d, Types: All, Weight: 1}
			if seed > 0 {
				e.Document = swap.Swap(d, seed)
			}
			examples = append(examples, e)
		}
	}
	g := b.Gazetteer()
	return Train(examples, &cluster.Clusters{}, g, Options{Epochs: 6, Least: 1, Size: 1 << 20}), g
})

func recognizer(t testing.TB) *Recognizer {
	weights, g := handful()
	r, err := New(weights, &cluster.Clusters{}, g)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestNames holds what a handful of articles teaches.
func TestNames(t *testing.T) {
	r := recognizer(t)
	golden.Test(t, "testdata/*.txt", func(in string) string {
		d := &doc.Document{Text: in}
		cut(d)
		r.Run(d)
		var b strings.Builder
		for _, m := range d.Names {
			fmt.Fprintln(&b, m.Type, d.Say(m))
		}
		return b.String()
	})
}

func TestTrainAgain(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/written/c*-01.txt")
	b, err := gazetteer.NewBuilder()
	if err != nil {
		t.Fatal(err)
	}
	train := func() []byte {
		var examples []Example
		for _, f := range files {
			d, err := corpus.Written(f, cut)
			if err != nil {
				t.Fatal(err)
			}
			examples = append(examples, Example{Document: d, Types: All})
		}
		return Train(examples, &cluster.Clusters{}, b.Gazetteer(), Options{Epochs: 2, Least: 1, Size: 1 << 18})
	}
	if !bytes.Equal(train(), train()) {
		t.Error("trained twice, different bytes")
	}
}

func TestSwap(t *testing.T) {
	d, err := corpus.Written("../../testdata/written/council-01.txt", cut)
	if err != nil {
		t.Fatal(err)
	}
	b, err := gazetteer.NewBuilder()
	if err != nil {
		t.Fatal(err)
	}
	s := NewSwapper(b)
	x := s.Swap(d, 1)
	if x.Len() != d.Len() || x.Text == d.Text || s.Swap(d, 1).Text != x.Text {
		t.Fatalf("%d tokens of %d", x.Len(), d.Len())
	}
	other := map[string]string{}
	for k, m := range d.Names {
		if m.Type != schema.Person {
			continue
		}
		for i := m.First; i <= m.Last; i++ {
			was, is := d.Word(i), x.Word(i)
			if o, ok := other[was]; ok && o != is {
				t.Errorf("%s is %s and %s", was, o, is)
			}
			other[was] = is
		}
		if x.Names[k] != m {
			t.Errorf("name %d moved", k)
		}
	}
	if strings.Contains(x.Text, "Brennecke") {
		t.Error("a name is left")
	}
}

// TestPartial holds that what a corpus leaves open is learnt from others: it
// knows no works, and does not unteach them.
func TestPartial(t *testing.T) {
	b, err := gazetteer.NewBuilder()
	if err != nil {
		t.Fatal(err)
	}
	g := b.Gazetteer()
	read := func(text string, names ...doc.Mention) *doc.Document {
		d := &doc.Document{Text: text}
		cut(d)
		d.Names = names
		return d
	}
	work := read("Critics praised The Glass Orchard by Ada Bell .", doc.Mention{First: 2, Last: 4, Type: schema.Work}, doc.Mention{First: 6, Last: 7, Type: schema.Person})
	open := read("Critics praised The Glass Orchard by Ada Bell .", doc.Mention{First: 6, Last: 7, Type: schema.Person})
	var examples []Example
	for range 4 {
		examples = append(examples, Example{Document: work, Types: All, Weight: 1}, Example{Document: open, Types: schema.Person, Weight: 1}, Example{Document: open, Types: schema.Person, Weight: 1})
	}
	r, err := New(Train(examples, &cluster.Clusters{}, g, Options{Epochs: 10, Least: 1, Size: 1 << 18}), &cluster.Clusters{}, g)
	if err != nil {
		t.Fatal(err)
	}
	d := read(work.Text)
	r.Run(d)
	if len(d.Names) != 2 || d.Names[0].Type != schema.Work || d.Names[1].Type != schema.Person {
		t.Errorf("names %+v", d.Names)
	}
}

// TestUnroled holds that a name does not end in a role in small letters.
func TestUnroled(t *testing.T) {
	r := recognizer(t)
	for _, c := range []struct {
		text       string
		kind, want schema.Type
		last       int32
	}{
		{"Elm Creek West representative", schema.Facility, schema.Place, 2},
		{"Harbour Party leader", schema.Organization, schema.Organization, 1},
		{"Elm Street bakery", schema.Facility, schema.Facility, 2},
		{"Ada Bell", schema.Person, schema.Person, 1},
	} {
		d := &doc.Document{Text: c.text}
		cut(d)
		s := new(scratch)
		r.read(d, s)
		m := unroled(d, s.words, doc.Mention{Last: int32(d.Len()) - 1, Type: c.kind})
		if m.Last != c.last || m.Type != c.want {
			t.Errorf("%q: %+v, want token %d and %v", c.text, m, c.last, c.want)
		}
	}
}

// TestWhole holds where a name ends, whatever the labels say.
func TestWhole(t *testing.T) {
	for _, c := range []struct {
		text, found, want string
		kind              schema.Type
	}{
		{"said al-Otaibi on Monday", "-Otaibi", "al-Otaibi", schema.Person},
		{"said Gerrit-Jan de Boer", "Jan de Boer", "Gerrit-Jan de Boer", schema.Person},
		{"the US-Mexico border", "Mexico", "Mexico", schema.Place},
		{"a Lagos-based Bello", "Bello", "Bello", schema.Person},
		{"Ada Bell   Share", "Ada Bell   Share", "Ada Bell", schema.Person},
		{"her son Dwight (Patty of Kearney", "Dwight (Patty", "Dwight", schema.Person},
		{"the Bank (of Ghana)", "Bank (of Ghana)", "Bank (of Ghana)", schema.Organization},
		{"Lind Council Supports the Harbour Trust", "Lind Council Supports the Harbour Trust", "Lind Council", schema.Organization},
		{"gave to Save the Lakes", "Save the Lakes", "Save the Lakes", schema.Organization},
	} {
		d, m := found(c.text, c.found, c.kind)
		if got := d.Say(whole(d, m, 0)); got != c.want {
			t.Errorf("%q: %q of %q, want %q", c.text, got, c.found, c.want)
		}
	}
}

// found returns text as a Document, and the part of it that was found as a name.
func found(text, part string, kind schema.Type) (*doc.Document, doc.Mention) {
	d := &doc.Document{Text: text}
	cut(d)
	at := int32(strings.Index(text, part))
	m := doc.Mention{Type: kind}
	for i := range int32(d.Len()) {
		if d.Start[i] == at {
			m.First = i
		}
		if d.End[i] == at+int32(len(part)) {
			m.Last = i
		}
	}
	return d, m
}

// TestTitledNames checks which titles belong to a name.
func TestTitledNames(t *testing.T) {
	for _, c := range []struct {
		text, found, want string
		kind              schema.Type
	}{
		{"the coach Dean Moxley", "Moxley", "Dean Moxley", schema.Person},
		{"said Dean Moxley", "Moxley", "Moxley", schema.Person},
		{"on King George Island", "George Island", "King George Island", schema.Person},
		{"with Jane Rivers", "Jane Rivers", "Jane Rivers", schema.Person},
	} {
		d, m := found(c.text, c.found, c.kind)
		m = given(d, landed(d, m, 0), 0)
		if got := d.Say(m); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestAgree holds that what is plain of a name in one place counts in another.
func TestAgree(t *testing.T) {
	person, body := labelOf(0, unit), labelOf(1, unit)
	s := &scratch{words: []word{{lower: 1}, {lower: 2}, {lower: 1}}, scores: make([][labels]int32, 3)}
	s.scores[0][person], s.scores[0][body] = 30, 20
	s.scores[1][person] = 10
	s.scores[2][body] = 50
	names := []doc.Mention{{Type: Types[0]}, {First: 1, Last: 1, Type: Types[0]}, {First: 2, Last: 2, Type: Types[1]}}
	s.agree(names)
	if names[0].Type != Types[1] || names[1].Type != Types[0] || names[2].Type != Types[1] {
		t.Errorf("%v", names)
	}
}

// TestElsewhere holds how votes are counted: without one's own, and how clear.
func TestElsewhere(t *testing.T) {
	v := &votes{1, 3}
	for _, c := range []struct {
		own         int
		kind, clear uint32
		ok          bool
	}{{-1, 1, 1, true}, {0, 1, 3, true}, {1, 1, 1, true}} {
		if kind, clear, ok := v.leading(c.own); kind != c.kind || clear != c.clear || ok != c.ok {
			t.Errorf("own %d: %d %d %v", c.own, kind, clear, ok)
		}
	}
	if _, _, ok := (&votes{0, 1}).leading(1); ok {
		t.Error("a word that stands once is said to stand elsewhere")
	}
	if _, _, ok := (*votes)(nil).leading(0); ok {
		t.Error("no votes lead")
	}
}

// FuzzNames holds that names are in order and in the text, whatever the tokens.
func FuzzNames(f *testing.F) {
	f.Add("Odalys Brennecke left the Port Authority of Kelmsmouth (PAK) on Monday.", 3)
	f.Add("KELMSMOUTH — “Ms. O’Neil-İ’s” al-Masri\u200b 🎉 3rd", 1)
	r := recognizer(f)
	f.Fuzz(func(t *testing.T, text string, width int) {
		d := &doc.Document{Text: strings.ToValidUTF8(text, "?")}
		if width < 1 {
			cut(d)
		} else { // tokens of so many bytes, sentences of seven tokens
			for i := 0; i < len(d.Text); i += width {
				d.Start, d.End = append(d.Start, int32(i)), append(d.End, int32(min(len(d.Text), i+width)))
			}
			for i := 0; i < d.Len(); i += 7 {
				d.Sentences = append(d.Sentences, doc.Span{First: int32(i), End: int32(min(d.Len(), i+7))})
			}
		}
		r.Run(d)
		end := int32(-1)
		for _, m := range d.Names {
			if m.First <= end || m.Last < m.First || int(m.Last) >= d.Len() || m.Type&All != m.Type || m.Type == 0 {
				t.Fatalf("name %+v after token %d of %d", m, end, d.Len())
			}
			end = m.Last
		}
	})
}

func BenchmarkRun(b *testing.B) {
	r := recognizer(b)
	d, err := corpus.Written("../../testdata/written/council-01.txt", cut)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		r.Run(d)
	}
	b.ReportMetric(float64(d.Len())*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
