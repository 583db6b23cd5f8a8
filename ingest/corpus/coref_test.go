package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, name, text string) string {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOntoNotes(t *testing.T) {
	path := write(t, "x.conll", "#begin document (x); part 0\nx 0 0 The - - - - (0\nx 0 1 mayor - - - - -\nx 0 2 's - - - - 0)\nx 0 3 dog - - - - (1)|(2)\n\nx 0 0 She - - - - (0)\n#end document\n")
	ds, err := OntoNotes(path)
	if err != nil || len(ds) != 1 {
		t.Fatal(ds, err)
	}
	d := ds[0]
	if d.Text != "The mayor's dog She" || len(d.Sentences) != 2 || len(d.Mentions) != 4 {
		t.Errorf("%q, %d sentences, mentions %v", d.Text, len(d.Sentences), d.Mentions)
	}
	if d.Entity[0] != d.Entity[3] || d.Say(d.Mentions[0]) != "The mayor's" {
		t.Errorf("%v %v", d.Mentions, d.Entity)
	}
	for text, want := range map[string]string{
		"x 0 0 a - - (0)\n":                              ":1: a token before #begin document",
		"# begin document\n0\ta\t(0\n# end document\n":   ":3: chain 0 is not closed",
		"# begin document\n0\ta\t0)\n# end document\n":   ":2: chain 0 closes",
		"# begin document\n0\ta\t(x)\n# end document\n":  `:2: bad brackets "(x)"`,
		"# begin document\n0\ta\tb\tc\n# end document\n": ":2: 4 columns",
	} {
		if _, err := OntoNotes(write(t, "bad.conll", text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func TestGAP(t *testing.T) {
	head := "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
	all, err := GAP(write(t, "gap.tsv", head+"d-1\tÉva met Ann. She left.\tShe\t13\tÉva\t0\tTRUE\tAnn\t8\tFALSE\tu\n"))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if a := all[0]; a.Text[a.At:a.At+3] != "She" || a.Text[a.AtB:a.AtB+3] != "Ann" || !a.IsA || a.IsB || !a.Feminine() {
		t.Errorf("%+v", a)
	}
	if _, err := GAP(write(t, "gap.tsv", head+"d-1\tÉva\tShe\t13\tÉva\t0\tTRUE\tAnn\t8\tFALSE\tu\n")); err == nil || !strings.Contains(err.Error(), ":2:") {
		t.Errorf("error %v", err)
	}
}
