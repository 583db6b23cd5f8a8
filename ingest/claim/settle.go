package claim

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// speaks reports whether mention m may be a speaker that the article names.
func (w *walker) speaks(m int32) bool {
	x := w.d.Mentions[m]
	if x.Form == doc.Pronoun {
		switch strings.ToLower(w.d.Word(x.Head)) {
		case "he", "she", "they", "it":
			return true
		}
		return false
	}
	return x.Type&(schema.Date|schema.Number) == 0
}

// settle makes those tokens of the sentence that are still the article's own,
// and that a clause of saying tells by the line of words, the speaker's.
func (w *walker) settle(span doc.Span, sites []site) {
	for _, void := range w.void { // "no evidence that …"
		if void.First < span.First || void.End > span.End || w.seen(void) {
			continue
		}
		for i := void.First; i < void.End; i++ {
			if v := w.views[w.view[i]]; w.d.Pos[i] != doc.PUNCT {
				w.view[i] = w.intern(with(v, void.status, void.First))
			}
		}
	}
	for _, s := range sites {
		w.adopt(s)
		if s.unaccepted && w.used[s.verb] && !certain[w.lemma(s.verb)] || slices.Contains(w.vouched, s.verb) {
			continue
		}
		no := w.views[w.view[s.verb]].Status == schema.Negated
		if no && w.used[s.verb] {
			continue
		}
		for _, told := range []doc.Span{s.told, s.rest} {
			for i := told.First; i < told.End; i++ {
				v := w.views[w.view[i]]
				if v.Source != doc.NoSource || w.d.Pos[i] == doc.PUNCT {
					continue
				}
				if no { // "did not say that …"
					w.view[i] = w.intern(with(v, schema.Possible, s.verb))
					continue
				}
				t := w.told(v, s.by, s.stance, s.verb)
				if t.Status = v.Status; s.hearsay {
					t = with(t, schema.Possible, s.verb)
				}
				w.view[i] = w.intern(t)
			}
		}
		w.beside(s)
	}
}

// seen reports whether the tree shows that what is withheld is no fact.
func (w *walker) seen(x withheld) bool {
	for i := x.First; i < x.End; i++ {
		if w.d.Pos[i] == doc.VERB {
			return rank[w.views[w.view[i]].Status] >= rank[schema.Possible]
		}
	}
	return false
}

// adopt makes the speaker's what, by the words of clause s of saying, nobody named
// is said to say: "is suspected of fraud, according to X".
func (w *walker) adopt(s site) {
	for _, told := range []doc.Span{s.told, s.rest} {
		for i := told.First; i < told.End && s.by >= 0; i++ {
			v := w.views[w.view[i]]
			if v.Source == doc.Unnamed && !v.Quoted && v.Cue >= told.First && v.Cue < told.End && w.passive(v.Cue) {
				if v.Source = s.by; v.Stance != schema.Says {
					v.Status = schema.Asserted
				}
				w.view[i] = w.intern(v)
			}
		}
	}
}

// beside gives back to the article what the clause of saying s, behind its speech,
// says of the speaker and of when he spoke: "…, said Dong, who chairs the club",
// "…, Dong said, a day after the club had closed".
func (w *walker) beside(s site) {
	d := w.d
	if !s.tail || s.by < 0 {
		return
	}
	for j := s.clause.First + 1; j+1 < s.clause.End; j++ {
		if d.Word(j) != "," || w.inQuote[j] >= 0 {
			continue
		}
		switch d.Tag[j+1] {
		case doc.WP, doc.WPS, doc.WDT, doc.WRB:
			if d.Tag[j+1] == doc.WRB && d.Mentions[s.by].Last != j-1 || s.by < 0 {
				continue
			}
		default:
			k := j + 1
			for k < s.clause.End && (d.Pos[k] == doc.DET || d.Pos[k] == doc.NUM || days[strings.TrimSuffix(strings.ToLower(d.Word(k)), "s")] || w.lemma(k) == "hour" || w.lemma(k) == "minute") {
				k++
			}
			if l := w.lemma(min(k, s.clause.End-1)); k == j+1 || l != "after" && l != "before" && l != "since" {
				continue
			}
		}
		for k := j + 1; k < s.clause.End; k++ {
			if v := w.views[w.view[k]]; v.Source != doc.NoSource && w.inQuote[k] < 0 && v.Outer < 0 && (v.Cue <= j || v.Cue >= s.clause.End) {
				w.view[k] = w.intern(own)
			}
		}
		return
	}
}
