package claim

import (
	"strings"

	"kg/ingest/doc"
)

func (w *walker) finiteTag(i int32) bool {
	switch w.d.Tag[i] {
	case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
		return true
	}
	return false
}

// clause reports whether there is a finite verb from first to end.
func (w *walker) holdsClause(first, end int32) bool {
	for i := first; i < end; i++ {
		if w.finiteTag(i) {
			return true
		}
	}
	return false
}

// breaks reports whether token i parts a clause of saying from what it tells.
func (w *walker) breaks(i int32) bool {
	switch w.d.Word(i) {
	case ",", "\"", "”", "''", "’", "'", "—", "–", "?", "!":
		return true
	}
	return false
}

// opensClause reports whether a clause begins at i: "it would", "that".
func (w *walker) opensClause(i, end int32) bool {
	if i >= end {
		return false
	}
	d := w.d
	switch strings.ToLower(d.Word(i)) {
	case "that", "if", "whether", "it", "he", "she", "they", "we", "i", "there", "\"", "“", "``":
		return true
	}
	if d.Pos[i] == doc.DET || d.Pos[i] == doc.PROPN || d.Pos[i] == doc.NOUN || d.Pos[i] == doc.ADJ || d.Pos[i] == doc.NUM || d.Tag[i] == doc.PRPS {
		for j := i; j < end && !w.breaks(j); j++ {
			switch {
			case w.finiteTag(j):
				return j > i
			case d.Tag[j] == doc.WDT, d.Tag[j] == doc.WP, d.Tag[j] == doc.TO, d.Pos[j] == doc.SCONJ, d.Pos[j] == doc.CCONJ:
				return false
			}
		}
	}
	return false
}

// resumes reports whether speech goes on at i, and not an aside on the speaker.
func (w *walker) resumes(i, end int32) bool {
	if d := w.d; strings.EqualFold(d.Word(i), "that") && d.Tag[i] == doc.IN && i+1 < end {
		return w.holdsClause(i+1, end) // "everybody knows, says Dong, that …"
	}
	switch d := w.d; d.Tag[i] {
	case doc.WDT, doc.WP, doc.WPS, doc.WRB, doc.VBG, doc.VBN, doc.DT, doc.PRPS, doc.IN:
		return d.Word(i) == "“" || d.Word(i) == "\""
	}
	for ; i < end; i++ {
		switch {
		case w.finiteTag(i):
			return true
		case w.d.Tag[i] == doc.WP || w.d.Tag[i] == doc.WDT: // "…, argued its president, Ada Low, who …"
			return false
		}
	}
	return false
}

// conjunction reports whether the "that" at j, behind verb v, opens a clause that
// v tells: it follows v, or whom v tells it, and a subject follows it.
func (w *walker) conjunction(v, j int32) bool {
	d := w.d
	if d.Tag[j] == doc.IN || j == v+1 {
		return true
	}
	switch w.lemma(v) {
	case "tell", "inform", "assure", "remind", "warn", "advise", "promise", "notify", "convince":
		return d.Tag[j] != doc.DT && !w.finiteTag(j+1) && d.Tag[j+1] != doc.RB
	}
	// "said by phone that she left": the tree may take it for a phone that she left.
	return certain[w.lemma(v)] && d.Tag[j] == doc.WDT && !w.finiteTag(j+1) && d.Tag[j+1] != doc.RB
}

// until returns where what verb v tells from i on ends: at a semicolon, before
// ", but" and the like, before a verb that stands beside v.
func (w *walker) until(v, i, end int32) int32 {
	d := w.d
	for j := i; j < end; j++ {
		if v >= 0 && w.inQuote[v] >= 0 && w.inQuote[j] != w.inQuote[v] {
			return j
		}
		switch d.Word(j) {
		case ";":
			return j
		case ",":
			if j+1 < end {
				switch d.Word(j + 1) {
				case "but", "although", "though", "while", "whereas":
					return j
				}
			}
		}
		if v >= 0 && d.Head[j] == v && d.Dep[j] == doc.Conj && d.Tag[j] == d.Tag[v] && w.lemma(j) != "have" && !w.has(j, "have") {
			for k := j; k > i && k > j-5; k-- {
				if d.Pos[k] == doc.CCONJ || d.Word(k) == "," {
					return k
				}
			}
		}
	}
	return end
}

// before returns the speaker that verb i, which has no subject in the tree,
// most likely has: the mention right before it, or before an aside between
// commas; Unnamed where there is none.
func (w *walker) before(i, first int32) int32 {
	j := i - 1
	for j > first && (w.d.Pos[j] == doc.ADV || w.d.Pos[j] == doc.AUX) {
		j--
	}
	if m := w.ends(j, first); m >= 0 {
		return m
	}
	if j > first && w.d.Word(j) == "," {
		for j--; j > first; j-- {
			if w.d.Word(j) == "," {
				if m := w.ends(j-1, first); m >= 0 {
					return m
				}
			}
		}
	}
	return doc.Unnamed
}

// phrasal reports whether i may be part of a noun phrase before its name.
func (w *walker) phrasal(i int32) bool {
	switch w.d.Pos[i] {
	case doc.NOUN, doc.PROPN, doc.ADJ, doc.DET, doc.NUM:
		return true
	}
	return w.d.Tag[i] == doc.PRPS
}

// starts returns the mention of a speaker that begins at i, -1 where none does.
func (w *walker) starts(i, end int32) int32 {
	if i >= end {
		return -1
	}
	best := int32(-1)
	for m := w.firstAt[i]; m >= 0 && int(m) < len(w.d.Mentions) && w.d.Mentions[m].First == i; m++ {
		if w.speaks(m) && w.d.Mentions[m].Last < end && (best < 0 || w.better(w.d.Mentions[m], w.d.Mentions[best])) {
			best = m
		}
	}
	return best
}

// ends returns the mention of a speaker that ends at i, -1 where none does.
func (w *walker) ends(i, first int32) int32 {
	if i < first {
		return -1
	}
	best := int32(-1)
	for m := w.lastAt[i]; m >= 0; m = w.lastBefore[m] {
		x := w.d.Mentions[m]
		if !w.speaks(m) || x.First < first {
			continue
		}
		if best < 0 || w.comma(w.d.Mentions[best]) && x.First > w.d.Mentions[best].First || !w.comma(x) && x.First < w.d.Mentions[best].First {
			best = m
		}
	}
	return best
}
