package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// A speaking is the clause in which a sentence says who speaks.
type speaking struct {
	by     int32 // mention, Unnamed; none where the sentence has none
	cue    int32
	direct bool // brings in direct speech
}

// quotes finds the quotations of the document and who speaks them.
func (w *walker) quotes() {
	d := w.d
	paras := w.paragraphs()
	marked := false
	for _, p := range paras {
		marked = w.scan(p) || marked
	}
	w.blocks()
	w.direct = make([]speaking, len(d.Sentences))
	w.sited = make([][]site, len(d.Sentences))
	said := make([]speaking, len(d.Sentences))
	para := make([]int32, len(d.Sentences))
	k := 0
	for s, span := range d.Sentences {
		for k+1 < len(paras) && span.First >= paras[k].End {
			k++
		}
		para[s] = int32(k)
		w.direct[s] = speaking{by: none}
		w.sited[s] = w.sites(span)
		said[s] = speaking{by: none}
		if w.kinds[s] <= doc.Summary || w.kinds[s] == doc.Caption {
			said[s] = w.speaking(span, w.sited[s])
		}
	}
	if turns := w.turns(para); !w.interview(turns) {
		w.ledUp(turns, said)
		if !marked {
			w.unmarked(said, para)
		}
	}
	if len(w.quote) == 0 {
		return
	}
	last := speaking{by: none}
	q := 0
	for s, span := range d.Sentences {
		for ; q < len(w.quote) && w.quote[q].first < span.End; q++ {
			w.quote[q].by, w.quote[q].cue = w.speakerOf(s, said, para, last)
		}
		if said[s].by != none && said[s].direct {
			last = said[s]
		}
	}
}

// speakerOf returns who speaks a quotation that begins in sentence s, and the
// cue: the sentence's own speaker, the one that the sentence before leads up
// to, the next one's of the same paragraph, the last one's, the next
// paragraph's.
func (w *walker) speakerOf(s int, said []speaking, para []int32, last speaking) (by, cue int32) {
	if said[s].by != none && (w.direct[s].by < 0 || said[s].by < 0 || !w.mute(said[s].by)) {
		return said[s].by, said[s].cue
	}
	if w.direct[s].by != none {
		return w.direct[s].by, w.direct[s].cue
	}
	if s > 0 && said[s-1].by != none && (para[s-1] == para[s] || w.leadsUp(s-1)) {
		return said[s-1].by, said[s-1].cue
	}
	for t := s + 1; t < len(said) && para[t] == para[s]; t++ {
		if said[t].by != none && said[t].direct {
			return said[t].by, said[t].cue
		}
	}
	for t := s - 1; t >= 0 && para[t] == para[s]; t-- {
		if said[t].by != none {
			return said[t].by, said[t].cue
		}
	}
	if last.by != none {
		return last.by, last.cue
	}
	for t := s + 1; t < len(said) && para[t] <= para[s]+1; t++ {
		if said[t].by != none && said[t].direct {
			return said[t].by, said[t].cue
		}
	}
	return doc.Unnamed, -1
}

// leadsUp reports whether sentence s ends as one that a quotation follows.
func (w *walker) leadsUp(s int) bool {
	span := w.d.Sentences[s]
	if span.End == span.First {
		return false
	}
	switch w.d.Word(span.End - 1) {
	case ":", ",":
		return true
	}
	return false
}

// speaking returns who speaks by the words of the sentence.
func (w *walker) speaking(span doc.Span, sites []site) speaking {
	d := w.d
	best, quoted := speaking{by: none}, false
	for i := span.First; i < span.End && !quoted; i++ {
		quoted = w.inQuote[i] >= 0
	}
	for _, s := range sites {
		if s.tail && s.by != doc.Unnamed {
			return speaking{by: s.by, cue: s.verb, direct: true}
		}
	}
	for i := span.First; i < span.End; i++ {
		if d.Pos[i] != doc.VERB || w.inQuote[i] >= 0 && w.quote[w.inQuote[i]].long {
			if d.Word(i) == ":" && best.by == none && w.inQuote[i] < 0 {
				if m := w.label(span.First, i); m >= 0 && (!w.holdsClause(span.First, i) || i+1 == span.End || w.inQuote[i+1] >= 0) {
					best = speaking{by: m, cue: i, direct: true}
				}
			}
			continue
		}
		t, ok := tellings[w.lemma(i)]
		if !ok || !t.speech || d.Dep[i] == doc.AclRelcl || w.passive(i) || w.concedes(i) {
			continue
		}
		direct, content := false, false
		for c := w.child[i]; c >= 0; c = w.next[c] {
			switch d.Dep[c] {
			case doc.Ccomp, doc.Parataxis:
				content = true
				direct = direct || w.inQuote[c] >= 0 || w.first(c)
			case doc.Xcomp, doc.Obj:
				content = true
			}
		}
		if !content {
			direct = true
		}
		if h := d.Head[i]; h >= 0 && w.reports(i, h) {
			direct = true
		}
		if d.Dep[i] == doc.Advcl && w.marked(i, "as") { // "as Ann Lee said"
			direct = false
		}
		by := w.source(i)
		if by == doc.Unnamed || !w.speaks(by) || !quoted && w.mute(by) || idle[w.lemma(i)] && !(direct && content) {
			continue
		}
		if best.by == none || direct && !best.direct {
			best = speaking{by: by, cue: i, direct: direct}
		}
	}
	return best
}

// label returns the mention that stands before the colon at i as the speaker
// of what follows, -1 where there is none.
func (w *walker) label(first, i int32) int32 {
	best := int32(-1)
	for j := i - 1; j >= first; j-- {
		if !w.speaker(j) {
			continue
		}
		if m := w.named(j, -1); w.author(m) {
			continue
		} else if best < 0 || w.d.Mentions[m].Type == schema.Person {
			if best = m; w.d.Mentions[m].Type == schema.Person {
				break
			}
		}
	}
	return best
}

// blocks finds what kind of block each sentence stands in: what stands in none
// is of the page.
func (w *walker) blocks() {
	d := w.d
	w.kinds = make([]doc.Kind, len(d.Sentences))
	b := 0
	for s, span := range d.Sentences {
		if len(d.Blocks) == 0 || span.First >= span.End {
			continue
		}
		at := d.Start[span.First]
		for b < len(d.Blocks) && d.Blocks[b].End <= at {
			b++
		}
		w.kinds[s] = doc.Furniture
		if b < len(d.Blocks) && d.Blocks[b].Start <= at {
			w.kinds[s] = d.Blocks[b].Kind
		}
	}
}

// enter returns the view of c, whose parent stands in v, with what the
// quotation marks add where the edge crosses them; parent is -1 at a root.
func (w *walker) enter(v doc.View, parent, c int32) doc.View {
	q := w.inQuote[c]
	if parent >= 0 && w.inQuote[parent] == q {
		return v
	}
	if q < 0 {
		v.Quoted = false
		if parent < 0 {
			if sp := w.direct[w.at]; sp.by != none {
				v = w.told(v, sp.by, schema.Says, sp.cue)
				v.Quoted = true
			}
		}
		return v
	}
	quote := w.quote[q]
	if v.Source == doc.NoSource && quote.long {
		told := false
		if parent < 0 {
			for k := w.child[c]; k >= 0; k = w.next[k] {
				if s, _ := w.according(k); s != none || w.reports(k, c) {
					told = true
				}
			}
		}
		if !told {
			status := v.Status
			v = w.told(v, quote.by, schema.Says, quote.cue)
			if quote.by == doc.Unnamed {
				v.Status = status
			}
		}
	}
	v.Quoted = true
	return v
}
