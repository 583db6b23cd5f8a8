package tag

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"kg/ingest/cluster"
	"kg/ingest/doc"
)

// bank is a small treebank without trees.
const bank = `# newpar
1 The the DET DT
2 minister minister NOUN NN
3 met meet VERB VBD
4 two two NUM CD
5 mayors mayor NOUN NNS
6 in in ADP IN
7 Oslo Oslo PROPN NNP
8 . . PUNCT .

# newpar
1 She she PRON PRP
2 will will AUX MD
3 visit visit VERB VB
4 the the DET DT
5 harbour harbour NOUN NN
6 after after ADP IN
7 her her PRON PRP$
8 visit visit NOUN NN
9 . . PUNCT .
`

func gold(t *testing.T) []*doc.Document {
	t.Helper()
	d, err := doc.Parse(bank)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Repeat([]*doc.Document{d}, 400) // enough for folds
}

// TestTrain learns a small treebank by heart, to the same bytes each time.
func TestTrain(t *testing.T) {
	all, classes := gold(t), new(cluster.Clusters)
	o := Options{Epochs: 2, Budget: 1 << 20}
	held, _ := Held(all, classes, o)
	section := Train(all, held, classes, o)
	again, _ := Held(all, classes, o)
	if !bytes.Equal(section, Train(all, again, classes, o)) {
		t.Error("trained twice, different bytes")
	}
	tagger, err := New(section, classes)
	if err != nil {
		t.Fatal(err)
	}
	d := *all[0]
	tagger.Run(&d)
	for i := range d.Tag {
		if want := all[0]; d.Tag[i] != want.Tag[i] || d.Pos[i] != want.Pos[i] || d.Lemma[i] != want.Lemma[i] {
			t.Errorf("%s: %v %v %s, want %v %v %s", d.Word(int32(i)), d.Pos[i], d.Tag[i], d.Lemma[i], want.Pos[i], want.Tag[i], want.Lemma[i])
		}
	}
	for n := 0; n < len(section); n += 31 {
		if _, err := New(section[:n], classes); err == nil {
			t.Fatalf("cut to %d of %d bytes, no error", n, len(section))
		}
	}
}

// TestLearn: words that plain text has often are in the lexicon, and those of a
// set of tags share its number.
func TestLearn(t *testing.T) {
	text := slices.Repeat([][]string{strings.Fields("The minister met two pilots in Oslo ."), strings.Fields("The minister met two nurses in Oslo .")}, 4)
	text = append(text, strings.Fields("The minister met two bakers in Oslo ."))
	lexicon := Learn(gold(t), text, new(cluster.Clusters), Options{})
	number := func(word string) uint16 {
		return lexicon[(&sentence{}).word(&Tagger{clusters: new(cluster.Clusters), known: newTable(1)}, word, false).low]
	}
	if number("pilots") == 0 || number("pilots") != number("nurses") || number("pilots") == number("met") {
		t.Errorf("pilots %d, nurses %d, met %d", number("pilots"), number("nurses"), number("met"))
	}
	if number("bakers") != 0 {
		t.Error("a word that the text has once is in the lexicon")
	}
}
