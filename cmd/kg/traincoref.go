package main

import (
	"path/filepath"
	"slices"
	"strings"

	"kg/ingest"
	"kg/ingest/coref"
	"kg/ingest/corpus"
	"kg/ingest/doc"

	"kg/ingest/model"
	"kg/ingest/score"
)

// coreference returns what the coreference stage learns from: the texts of the
// corpora as the stages before it read them, with the annotated chains.
func (t *training) coreference() ([]coref.Example, error) {
	p, err := ingest.LoadUntil(model.Dir(t.out), "value")
	if err != nil {
		return nil, err
	}
	var examples []coref.Example
	files, err := filepath.Glob(filepath.Join(t.corpora, "ontogum", "train", "*.conll"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	banks, err := t.trees()
	if err != nil {
		return nil, err
	}
	trees := map[string]*doc.Document{}
	for _, d := range banks {
		trees[d.Meta.Path] = d
	}
	for _, file := range files {
		name, err := filepath.Rel(t.corpora, file)
		if err != nil {
			return nil, err
		}
		all, err := corpus.OntoNotes(t.path(filepath.ToSlash(name)))
		if err != nil {
			return nil, err
		}
		for _, gold := range all {
			d := bareText(gold.Text)
			p.Run(d)
			examples = append(examples, coref.Example{Doc: d, Chains: onWords(d, gold, score.Chains(gold))})
			if tree := trees[strings.TrimSuffix(filepath.Base(file), ".conll")]; tree != nil && tree.Len() == gold.Len() {
				d := words(tree)
				d.Pos, d.Tag, d.Lemma, d.Head, d.Dep = tree.Pos, tree.Tag, tree.Lemma, tree.Head, tree.Dep
				p.Run(d)
				examples = append(examples, coref.Example{Doc: d, Chains: score.Chains(gold)})
			}
		}
	}
	articles, err := t.writtenChains(p)
	if err != nil {
		return nil, err
	}
	examples = append(examples, articles...)
	pronouns, err := corpus.GAP(t.path("gap/gap-development.tsv"))
	if err != nil {
		return nil, err
	}
	for i := range pronouns {
		a := &pronouns[i]
		d := bareText(a.Text)
		p.Run(d)
		examples = append(examples, coref.Example{Doc: d, Chains: ambiguity(d, a), Partial: true})
	}
	return examples, nil
}

// writtenChains returns the written articles that train with their chains.
func (t *training) writtenChains(p *ingest.Pipeline) ([]coref.Example, error) {
	files, err := t.writtenFiles()
	if err != nil {
		return nil, err
	}
	var examples []coref.Example
	for _, file := range files {
		gold, err := corpus.Written(file, p.Run)
		if err != nil {
			return nil, err
		}
		d := text(gold)
		p.Run(d)
		examples = append(examples, coref.Example{Doc: d, Chains: score.Chains(gold)})
	}
	return examples, nil
}

// ambiguity returns the chains that a tells: the pronoun with the name that it
// is, and the name that it is not.
func ambiguity(d *doc.Document, a *corpus.Ambiguity) [][]doc.Span {
	pronoun, x, y := tokens(d, a.At, len(a.Pronoun)), tokens(d, a.AtA, len(a.A)), tokens(d, a.AtB, len(a.B))
	switch {
	case a.IsA:
		return [][]doc.Span{{x, pronoun}, {y}}
	case a.IsB:
		return [][]doc.Span{{y, pronoun}, {x}}
	}
	return [][]doc.Span{{x}, {y}, {pronoun}}
}

// tokens returns the tokens that share letters with size bytes of the text
// from start on.
func tokens(d *doc.Document, start, size int) doc.Span {
	first, _ := slices.BinarySearch(d.End, int32(start)+1)
	last, _ := slices.BinarySearch(d.Start, int32(start+size))
	return doc.Span{First: int32(first), End: int32(max(last, first+1))}
}
