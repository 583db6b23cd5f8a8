package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/ingest/doc"
)

const gum = `# newdoc id = GUM_news_x
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# newpar
# newpar_block = head (1 s)
1	Mayor	mayor	NOUN	NN	_	2	nmod:desc	_	Entity=(1-person-new-nnnnn-cf1-1,2-coref
2	Osei	Osei	PROPN	NNP	_	3	nsubj	_	Entity=1)
3	visits	visit	VERB	VBZ	_	0	root	_	_
4	his	his	PRON	PRP$	_	5	nmod:poss	_	Entity=(2-place-new-nnnnn-cf2-2-sgl(1-person-giv:act-nnnnn-cf1-1-ana)
5	town	town	NOUN	NN	_	3	obj	_	Entity=2)|SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_
`

func TestCoNLLU(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.conllu")
	if err := os.WriteFile(file, []byte(gum), 0o666); err != nil {
		t.Fatal(err)
	}
	all, err := CoNLLU(file)
	if err != nil {
		t.Fatal(err)
	}
	d := all[0]
	if d.Text != "Mayor Osei visits his town." || d.Blocks[0].Kind != doc.Title {
		t.Errorf("%q, %s", d.Text, d.Blocks[0].Kind)
	}
	if len(d.Mentions) != 3 || d.Entity[0] != d.Entity[2] || d.Entities[0].Name != "Mayor Osei" ||
		d.Say(d.Mentions[1]) != "his town" || d.Mentions[2].Form != doc.Pronoun {
		t.Errorf("%s", d)
	}
}

// TestTreebanks reads the treebanks that are there, and prints and parses
// their Documents again.
func TestTreebanks(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpora/ud-*/*-dev.conllu")
	if len(files) == 0 {
		t.Skip("no treebanks in ../shared/corpora")
	}
	for _, file := range files {
		all, err := CoNLLU(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range all {
			again, err := doc.Parse(d.String())
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if again.Text != d.Text || again.String() != d.String() {
				t.Fatalf("%s: %s differs when printed and parsed:\n%s", file, d.Meta.Path, cmp.Diff(d.String(), again.String()))
			}
		}
	}
}
