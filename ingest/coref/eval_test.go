package coref

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/score"
	"kg/schema"
)

// corpora returns the folder of the corpora, or skips the test.
func corpora(t testing.TB) string {
	dir := "../../../shared/corpora"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no corpora")
	}
	return dir
}

// gold reads the documents of GUM with their trees and, for names, the proper
// nouns among their mentions.
func gold(t testing.TB, part string) map[string]*doc.Document {
	all, err := corpus.CoNLLU(filepath.Join(corpora(t), "ud-gum", "en_gum-ud-"+part+".conllu"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*doc.Document{}
	for _, d := range all {
		typed := map[int32]schema.Type{}
		for _, m := range d.Mentions {
			if m.Form == doc.Name {
				typed[m.Head] = m.Type
			}
		}
		d.Mentions, d.Entity, d.Entities = nil, nil, nil
		r := newRun(d)
		for i := range int32(d.Len()) {
			if typ := typed[i]; typ != 0 && d.Pos[i] == doc.PROPN && typ != schema.Date {
				lo, hi := r.core(i, nil)
				if n := len(d.Names); n > 0 && d.Names[n-1].Last >= lo {
					continue
				}
				d.Names = append(d.Names, doc.Mention{First: lo, Last: hi, Head: i, Type: typ})
			}
		}
		out[d.Meta.Path] = d
	}
	return out
}

// chains returns the annotated chains of d.
func chains(d *doc.Document) [][]doc.Span {
	out := make([][]doc.Span, len(d.Entities))
	for k, m := range d.Mentions {
		out[d.Entity[k]] = append(out[d.Entity[k]], doc.Span{First: m.First, End: m.Last + 1})
	}
	return out
}

func genre(path string) string { return strings.Split(filepath.Base(path), "_")[1] }

func TestOntoGUM(t *testing.T) {
	trees := gold(t, "dev")
	paths, _ := filepath.Glob(filepath.Join(corpora(t), "ontogum", "dev", "*.conll"))
	by := map[string]*score.Coreference{"all": {}, "news+bio+interview": {}}
	for _, path := range paths {
		ds, err := corpus.OntoNotes(path)
		if err != nil {
			t.Fatal(err)
		}
		d := trees[strings.TrimSuffix(filepath.Base(path), ".conll")]
		trained(t).Run(d)
		g := genre(path)
		if by[g] == nil {
			by[g] = new(score.Coreference)
		}
		found := Chains(d)
		by[g].Add(chains(ds[0]), found)
		by["all"].Add(chains(ds[0]), found)
		if g == "news" || g == "bio" || g == "interview" {
			by["news+bio+interview"].Add(chains(ds[0]), found)
		}
	}
	for _, g := range []string{"all", "news", "bio", "interview", "news+bio+interview"} {
		c := by[g]
		if g == "news+bio+interview" && c.CoNLL() < .5 {
			t.Errorf("%s: CoNLL %.1f", g, 100*c.CoNLL())
		}
		t.Logf("%-20s CoNLL %.1f  MUC %.1f/%.1f/%.1f  B3 %.1f/%.1f/%.1f  CEAF %.1f/%.1f/%.1f  mentions P %.1f R %.1f", g, 100*c.CoNLL(),
			100*c.MUC.P(), 100*c.MUC.R(), 100*c.MUC.F(), 100*c.B3.P(), 100*c.B3.R(), 100*c.B3.F(), 100*c.CEAF.P(), 100*c.CEAF.R(), 100*c.CEAF.F(), 100*c.Mentions.P(), 100*c.Mentions.R())
	}
}
