package relate

import (
	"kg/ingest/doc"
)

// A phrase is a noun phrase without what follows its noun, as it can be read
// off the words and their classes without a tree: "the then chief executive",
// "Acme's chief executive Ann Lee".
type phrase struct {
	first, last int32 // tokens
	head        int32 // its last noun, or the head of the name that ends it
}

// phrasesOf returns the phrases of s, in order.
func (g *graph) phrasesOf(s doc.Span, out []phrase) []phrase {
	for i := s.First; i < s.End; {
		p, ok := g.phraseAt(i, s.End)
		if !ok {
			i++
			continue
		}
		out = append(out, p)
		i = p.last + 1
	}
	return out
}

// phraseAt returns the phrase that begins at i and ends before end.
func (g *graph) phraseAt(i, end int32) (phrase, bool) {
	d := g.d
	p := phrase{first: i, head: -1}
	for j := i; j < end; j++ {
		if g.inName[j] {
			if p.head >= 0 && g.inName[p.head] && g.inName[j-1] && d.Tag[j-1] != doc.POS && d.Tag[j-1] != doc.HYPH {
				break // a name right after another
			}
			p.head = g.node[j]
			for j+1 < end && g.inName[j+1] && g.node[j+1] == g.node[j] {
				j++
			}
			p.last = j
			if g.person(j) && !(j+1 < end && d.Tag[j+1] == doc.POS) {
				break
			}
			continue
		}
		switch d.Pos[j] {
		case doc.NOUN, doc.PROPN:
			p.head, p.last = j, j
			continue
		case doc.PRON:
			if j == i && d.Tag[j] == doc.PRP {
				return phrase{i, i, i}, true
			}
			if j == i && (d.Tag[j] == doc.PRPS || d.Tag[j] == doc.WPS) {
				continue
			}
		case doc.DET:
			if j == i {
				continue
			}
		case doc.ADJ, doc.NUM:
			if g.common(j) {
				p.head, p.last = j, j
			}
			continue
		case doc.PUNCT, doc.SYM:
			if d.Tag[j] == doc.HYPH || d.Word(j) == "-" || d.Word(j) == "–" && j > i && d.Start[j] == d.End[j-1] {
				continue
			}
		case doc.PART, doc.X:
			if d.Tag[j] == doc.POS && p.head >= 0 {
				continue
			}
		case doc.ADV:
			if j > i && (d.Pos[j-1] == doc.DET || d.Tag[j-1] == doc.PRPS) {
				continue // "the then chair"
			}
		case doc.VERB:
			// "its organising secretary", "the disgraced banker"
			if (d.Tag[j] == doc.VBG || d.Tag[j] == doc.VBN) && j+1 < end && (p.head < 0 || d.Tag[j-1] == doc.HYPH || d.Tag[j] == doc.VBG && p.head == g.node[j-1]) && (j > i || d.Tag[j] == doc.VBN) {
				switch d.Pos[j+1] {
				case doc.NOUN, doc.PROPN, doc.ADJ:
					continue
				}
				if d.Tag[j+1] == doc.HYPH || g.inName[j+1] && d.Tag[j-1] == doc.HYPH {
					continue
				}
			}
		}
		break
	}
	return p, p.head >= 0
}
