package score

import "kg/ingest/doc"

// Trees are the measures of the CoNLL 2018 shared task (Zeman et al. 2018, CoNLL
// 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
// Dependencies). A word is found where both Documents have one of the same
// letters; subtypes of relations do not count.
type Trees struct {
	Words, Sentences            PRF
	Pos, Tag, Lemma             PRF
	Attached, Labelled, Subtype PRF // UAS, LAS, and LAS with subtypes
}

// Add adds the counts of o.
func (t *Trees) Add(o Trees) {
	for i, p := range t.all() {
		p.Add(*o.all()[i])
	}
}

func (t *Trees) all() []*PRF {
	return []*PRF{&t.Words, &t.Sentences, &t.Pos, &t.Tag, &t.Lemma, &t.Attached, &t.Labelled, &t.Subtype}
}

// CompareTrees measures found against gold, which have the same text.
func CompareTrees(gold, found *doc.Document) Trees {
	var t Trees
	for _, p := range t.all() {
		p.Found, p.Gold = found.Len(), gold.Len()
	}
	t.Sentences = sentences(gold, found)
	match := matchTokens(gold, found)
	for g, f := range match {
		if f < 0 {
			continue
		}
		t.Words.Right++
		right := func(p *PRF, ok bool) {
			if ok {
				p.Right++
			}
		}
		right(&t.Pos, gold.Pos != nil && found.Pos != nil && gold.Pos[g] == found.Pos[f])
		right(&t.Tag, gold.Tag != nil && found.Tag != nil && gold.Tag[g] == found.Tag[f])
		right(&t.Lemma, gold.Lemma != nil && found.Lemma != nil && (gold.Lemma[g] == found.Lemma[f] || gold.Lemma[g] == ""))
		if gold.Head == nil || found.Head == nil {
			continue
		}
		head := int32(-1)
		if h := gold.Head[g]; h >= 0 {
			if head = match[h]; head < 0 {
				continue
			}
		}
		if head == found.Head[f] {
			t.Attached.Right++
			right(&t.Labelled, gold.Dep[g].Base() == found.Dep[f].Base())
			right(&t.Subtype, gold.Dep[g] == found.Dep[f])
		}
	}
	return t
}

// matchTokens returns for each token of gold the token of found with the same
// letters, -1 for none.
func matchTokens(gold, found *doc.Document) []int32 {
	match := make([]int32, gold.Len())
	f := 0
	for g := range match {
		for f < found.Len() && found.Start[f] < gold.Start[g] {
			f++
		}
		match[g] = -1
		if f < found.Len() && found.Start[f] == gold.Start[g] && found.End[f] == gold.End[g] {
			match[g] = int32(f)
		}
	}
	return match
}

// sentences counts the sentences that begin and end at the same letters.
func sentences(gold, found *doc.Document) PRF {
	p := PRF{Found: len(found.Sentences), Gold: len(gold.Sentences)}
	spans := map[[2]int32]bool{}
	for _, s := range gold.Sentences {
		spans[[2]int32{gold.Start[s.First], gold.End[s.End-1]}] = true
	}
	for _, s := range found.Sentences {
		if spans[[2]int32{found.Start[s.First], found.End[s.End-1]}] {
			p.Right++
		}
	}
	return p
}
