package parse

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kg/ingest/cluster"
	"kg/ingest/doc"
)

// chance is a Scorer that knows nothing.
type chance struct{ *rand.Rand }

func (c chance) Add(scores []int32, _ []uint32) {
	for i := range scores {
		scores[i] = int32(c.Uint32() >> 8)
	}
}

// unread returns a Parser that decides as c does.
func unread(c chance) *Parser {
	p := newParser(new(cluster.Clusters))
	p.forward, p.backward, p.labels = reader{c, c}, reader{c, c}, c
	return p
}

// words returns a Document of sentences of the given lengths, with any tags.
func words(r *rand.Rand, lengths ...int) *doc.Document {
	d := new(doc.Document)
	for _, n := range lengths {
		first := int32(d.Len())
		for range n {
			at := int32(len(d.Text))
			word, pos := string(rune('a'+r.IntN(26))), doc.Pos(r.IntN(len(doc.PosNames)))
			if r.IntN(3) == 0 {
				word, pos = []string{",", "(", ")", "\"", "“", "”", "[", ";"}[r.IntN(8)], doc.PUNCT
			}
			d.Text += word + " "
			d.Start, d.End = append(d.Start, at), append(d.End, at+int32(len(word)))
			d.Tag, d.Pos = append(d.Tag, doc.Tag(r.IntN(doc.NumTags))), append(d.Pos, pos)
		}
		d.Sentences = append(d.Sentences, doc.Span{First: first, End: int32(d.Len())})
	}
	return d
}

// TestTrees: whatever the weights say, each sentence gets a tree with one root
// whose arcs do not cross.
func TestTrees(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 1))
		d := words(r, 1+r.IntN(40), 0, 1, 1+r.IntN(9))
		unread(chance{r}).Run(d)
		for _, s := range d.Sentences {
			checkTree(t, d, s)
		}
		if t.Failed() {
			t.Fatalf("seed %d:\n%v\n%v", seed, d.Head, d.Dep)
		}
	}
}

func checkTree(t *testing.T, d *doc.Document, s doc.Span) {
	roots := 0
	for i := s.First; i < s.End; i++ {
		h := d.Head[i]
		if (h < 0) != (d.Dep[i] == doc.Root) {
			t.Errorf("word %d has head %d and relation %v", i, h, d.Dep[i])
		}
		if h < 0 {
			roots++
			continue
		}
		if h < s.First || h >= s.End {
			t.Errorf("the head of word %d is in another sentence", i)
			return
		}
		for up, steps := i, 0; up >= 0; up, steps = d.Head[up], steps+1 {
			if steps > int(s.End-s.First) {
				t.Errorf("word %d is in a circle", i)
				return
			}
		}
		for k := min(i, h) + 1; k < max(i, h); k++ {
			if d.Head[k] < min(i, h) || d.Head[k] > max(i, h) {
				t.Errorf("arcs to words %d and %d cross", i, k)
			}
		}
	}
	if roots != 1 && s.First < s.End {
		t.Errorf("%d roots", roots)
	}
}

// TestClauses: a semicolon parts a sentence only where a main clause stands on
// both sides, and then one arc goes over it.
func TestClauses(t *testing.T) {
	for sentence, want := range map[string]int{
		"Low/NNP left/VBD ;/: Byrne/NNP stays/VBZ ./.":                           2,
		"Low/NNP left/VBD ;/: and/CC Byrne/NNP stays/VBZ ;/: all/DT is/VBZ":      3,
		"Low/NNP left/VBD ;/: who/WP stays/VBZ":                                  1,
		"Low/NNP ,/, who/WP left/VBD ;/: Byrne/NNP ,/, who/WP stays/VBZ":         1,
		"It/PRP names/VBZ Low/NNP ;/: Byrne/NNP ;/: and/CC Cole/NNP":             1,
		"(/-LRB- Low/NNP left/VBD ;/: Byrne/NNP stays/VBZ )/-RRB-":               1,
		"\"/`` Low/NNP left/VBD ;/: Byrne/NNP stays/VBZ \"/'' said/VBD Cole/NNP": 1,
	} {
		d := tagged(sentence)
		if got := len(clauses(d, d.Sentences[0], nil)); got != want {
			t.Errorf("%s: %d clauses, want %d", sentence, got, want)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	d := tagged("Low/NNP left/VBD ;/: Byrne/NNP stays/VBZ ./.")
	unread(chance{r}).Run(d)
	over := 0
	for i, h := range d.Head {
		if h >= 0 && d.Dep[i] != doc.Punct && (i < 2) != (h < 2) {
			over++
		}
	}
	if over != 1 {
		t.Errorf("%d arcs over the semicolon: %v", over, d.Head)
	}
	checkTree(t, d, d.Sentences[0])
}

// tagged returns a Document of one sentence of word/TAG.
func tagged(sentence string) *doc.Document {
	d := new(doc.Document)
	for field := range strings.FieldsSeq(sentence) {
		word, tag, _ := strings.Cut(field, "/")
		at := int32(len(d.Text))
		d.Text += word + " "
		d.Start, d.End = append(d.Start, at), append(d.End, at+int32(len(word)))
		d.Tag, d.Pos = append(d.Tag, doc.Tag(slices.Index(doc.TagNames, tag))), append(d.Pos, 0)
	}
	d.Sentences = []doc.Span{{End: int32(d.Len())}}
	return d
}

// TestMarks: punctuation marks hang from what they set off.
func TestMarks(t *testing.T) {
	gold, err := doc.Parse(`# newpar
1 “ “ PUNCT '' 4 punct
2 We we PRON PRP 4 nsubj
3 will will AUX MD 4 aux
4 stay stay VERB VB 8 ccomp
5 , , PUNCT , 4 punct
6 ” ” PUNCT '' 4 punct
7 Low Low PROPN NNP 8 nsubj
8 said say VERB VBD 0 root
9 , , PUNCT , 11 punct
10 and and CCONJ CC 11 cc
11 left leave VERB VBD 8 conj
12 . . PUNCT . 8 punct

# newpar
1 Low Low PROPN NNP 9 nsubj
2 ( ( PUNCT -LRB- 3 punct
3 40 40 NUM CD 1 nmod
4 ) ) PUNCT -RRB- 3 punct
5 , , PUNCT , 7 punct
6 who who PRON WP 7 nsubj
7 left leave VERB VBD 1 acl
8 , , PUNCT , 1 punct
9 stays stay VERB VBZ 0 root
10 . . PUNCT . 9 punct

# newpar
1 * * PUNCT NFP 0 root
2 * * PUNCT NFP 1 punct
`)
	if err != nil {
		t.Fatal(err)
	}
	d := *gold
	d.Head, d.Dep = make([]int32, d.Len()), make([]doc.Dep, d.Len())
	s := new(state)
	for _, span := range d.Sentences {
		s.read(&d, span, new(cluster.Clusters))
		e := example{d: gold, span: span}
		e.grow(s)
		for i := range s.n {
			s.nodes[i].head, s.nodes[i].label = e.heads[i], e.labels[i]
		}
		s.write(&d, span)
	}
	for i := range d.Head {
		if d.Head[i] != gold.Head[i] || d.Dep[i] != gold.Dep[i] {
			t.Errorf("%d %s: head %d, %v; want %d, %v", i, d.Word(int32(i)), d.Head[i], d.Dep[i], gold.Head[i], gold.Dep[i])
		}
	}
}

// bank is a small treebank.
const bank = `# newpar
1 The the DET DT 2 det
2 minister minister NOUN NN 3 nsubj
3 met meet VERB VBD 0 root
4 two two NUM CD 5 nummod
5 mayors mayor NOUN NNS 3 obj
6 in in ADP IN 7 case
7 Oslo Oslo PROPN NNP 3 obl
8 . . PUNCT . 3 punct

# newpar
1 Critics critic NOUN NNS 2 nsubj
2 say say VERB VBP 0 root
3 that that SCONJ IN 7 mark
4 the the DET DT 5 det
5 plan plan NOUN NN 7 nsubj
6 will will AUX MD 7 aux
7 fail fail VERB VB 2 ccomp
8 . . PUNCT . 2 punct
`

// TestTrain learns a small treebank by heart, to the same bytes each time.
func TestTrain(t *testing.T) {
	gold, err := doc.Parse(bank)
	if err != nil {
		t.Fatal(err)
	}
	classes := new(cluster.Clusters)
	o := Options{Epochs: 12, Budget: 1 << 20}
	section := Train([]*doc.Document{gold, gold}, classes, o)
	if !bytes.Equal(section, Train([]*doc.Document{gold, gold}, classes, o)) {
		t.Error("trained twice, different bytes")
	}
	p, err := New(section, classes)
	if err != nil {
		t.Fatal(err)
	}
	d := *gold
	d.Head, d.Dep = nil, nil
	p.Run(&d)
	for i := range gold.Head {
		if d.Head[i] != gold.Head[i] || d.Dep[i] != gold.Dep[i] {
			t.Errorf("%s: head %d, relation %v; want %d, %v", d.Word(int32(i)), d.Head[i], d.Dep[i], gold.Head[i], gold.Dep[i])
		}
	}
	for n := 0; n < len(section); n += 97 {
		if _, err := New(section[:n], classes); err == nil {
			t.Fatalf("cut to %d of %d bytes, no error", n, len(section))
		}
	}
}

// TestLookAround: the next finite verb is known from each word, and so are the
// verbs that wait on the stack.
func TestLookAround(t *testing.T) {
	d := tagged("Low/NNP said/VBD to/TO leave/VB Byrne/NNP who/WP stays/VBZ ./.")
	for i := range d.Tag {
		if t := d.Tag[i]; t == doc.VBD || t == doc.VB || t == doc.VBZ {
			d.Pos[i] = doc.VERB
		}
	}
	d.Pos[7] = doc.PUNCT
	s := new(state)
	s.read(d, d.Sentences[0], new(cluster.Clusters))
	none := s.n + 1
	if want := []int32{1, 6, 6, 6, 6, 6, none, none}; !slices.Equal(s.verbs, want) {
		t.Errorf("next verbs %v, want %v", s.verbs, want)
	}
	for range 5 {
		s.push()
	}
	if verbs, first := s.waiting(); verbs != 2 || first != &s.nodes[none] {
		t.Errorf("%d verbs wait, first %v", verbs, first)
	}
	s.push()
	if verbs, first := s.waiting(); verbs != 2 || first != &s.nodes[3] {
		t.Errorf("%d verbs wait, first %v", verbs, first)
	}
}

// silent is a Scorer that says nothing.
type silent struct{}

func (silent) Add([]int32, []uint32) {}

// TestVotes: who has nothing to say follows the votes, wherever words stand, and
// flipped twice a sentence is as it was.
func TestVotes(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		d := words(r, 1+r.IntN(30))
		s := new(state)
		s.read(d, d.Sentences[0], new(cluster.Clusters))
		before := slices.Clone(s.nodes)
		s.flip()
		guess := reader{chance{r}, chance{r}}
		guess.read(s)
		s.vote()
		s.flip()
		if !slices.Equal(s.nodes, before) {
			t.Fatalf("seed %d: flipped twice, other words", seed)
		}
		follow := reader{silent{}, silent{}}
		follow.read(s)
		for i := range s.n {
			if s.nodes[i].head != s.votes[i] {
				t.Fatalf("seed %d: word %d has head %d, %d is voted for", seed, i, s.nodes[i].head, s.votes[i])
			}
		}
	}
}
