package name

import (
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
)

// Styles of a sentence.
const (
	plain    = iota
	shouting // all in capitals
	titled   // a headline: nearly every word with a capital
	careless // no capitals at all
)

// sentence finds the phrases of the gazetteer and the runs of capitals.
func (r *Recognizer) sentence(d *doc.Document, s *scratch, sent doc.Span) {
	if sent.First < 0 || int(sent.End) > len(s.words) || sent.First >= sent.End {
		return
	}
	s.open(sent)
	r.phrases(d, s, sent)
	s.runs(sent)
	s.candidates(sent)
}

// open marks how the sentence begins, what is quoted, and its style.
func (s *scratch) open(sent doc.Span) {
	w := s.words[sent.First:sent.End]
	begun := false
	words, uppers, shouts := 0, 0, 0
	for i := range w {
		if !begun && w[i].flags&letter != 0 || i == 0 {
			w[i].flags |= opens
		}
		if w[i].flags&letter != 0 {
			begun = true
			if w[i].flags&digit == 0 && w[i].role&(joins|within|toward|article) == 0 {
				words++
				if w[i].flags&upper != 0 {
					uppers++
				}
				if w[i].flags&allUpper != 0 {
					shouts++
				}
			}
		}
		if w[i].role&quotes != 0 && i > 0 && i+1 < len(w) {
			w[i+1].flags |= quoted
		}
		if w[i].role&quotes != 0 {
			enclose(w[i+1:])
		}
	}
	style := uint8(plain)
	switch {
	case words >= 3 && 4*shouts >= 3*words:
		style = shouting
	case words >= 4 && 4*uppers >= 3*words:
		style = titled
	case words >= 3 && uppers == 0:
		style = careless
	}
	for i := range w {
		w[i].style = style
	}
}

// enclose marks the words up to the next quotation mark, where they are few
// and begin with a capital: a title, or a word as a word.
func enclose(w []word) {
	if len(w) == 0 || w[0].flags&upper == 0 {
		return
	}
	for i := range w[:min(len(w), 9)] {
		if w[i].role&quotes != 0 {
			for k := range w[:i] {
				w[k].flags |= enclosed
			}
			return
		}
	}
}

// phrases marks the longest phrases that the gazetteer knows.
func (r *Recognizer) phrases(d *doc.Document, s *scratch, sent doc.Span) {
	w, end := s.words, sent.End
	for i := sent.First; i < end; {
		if w[i].flags&letter == 0 {
			i++
			continue
		}
		key := gazetteer.Key{}
		var found gazetteer.Kinds
		last := i - 1
		for j := i; j < end && j < i+8; j++ {
			key = key.Add(d.Word(j))
			kinds, more := r.gazetteer.Lookup(key)
			if kinds != 0 && (w[i].flags&upper != 0 || kinds&gazetteer.Words != 0) {
				found, last = kinds, j
			}
			if !more {
				break
			}
		}
		shy := uint16(0)
		if last < i && w[i].flags&(upper|digit) == 0 && w[i].match == 0 {
			if found, last = r.small(d, i, end); last >= i {
				shy = small
			}
		}
		if last < i {
			i++
			continue
		}
		for j := i; j <= last; j++ {
			w[j].match = found
			w[j].flags |= shy
			switch {
			case last == i:
				w[j].part = unit + 1
			case j == i:
				w[j].part = begin + 1
			case j == last:
				w[j].part = lastPart
			default:
				w[j].part = inside + 1
			}
		}
		i = last + 1
	}
}

const lastPart = last + 1

// small returns the longest place or country that stands in small letters at
// token i, and its last token, before i where there is none.
func (r *Recognizer) small(d *doc.Document, i, end int32) (gazetteer.Kinds, int32) {
	const places = gazetteer.City | gazetteer.Country | gazetteer.Region | gazetteer.Demonym | gazetteer.Company | gazetteer.Outlet
	key := gazetteer.Key{}
	found, last := gazetteer.Kinds(0), i-1
	for j := i; j < end && j < i+4; j++ {
		word := d.Word(j)
		if len(word) < 3 && j == i {
			return 0, i - 1
		}
		key = key.AddTitled(word)
		kinds, more := r.gazetteer.Lookup(key)
		if kinds&places != 0 {
			found, last = kinds&places, j
		}
		if !more {
			break
		}
	}
	return found, last
}

// runs finds the words with capitals that stand together, and such runs with
// nothing but "of", "and" and the like between them.
func (s *scratch) runs(sent doc.Span) {
	w, end := s.words, sent.End
	for i := sent.First; i < end; {
		if w[i].flags&upper == 0 {
			i++
			continue
		}
		to := i
		for j := i + 1; j < end && j < i+14; j++ {
			if w[j].flags&upper != 0 || w[j].flags&digit != 0 && j == to+1 {
				to = j
			} else if j > to+2 || w[j].role&particles == 0 {
				break
			}
		}
		for j := i; j <= to; j++ {
			w[j].from, w[j].to = i, to
		}
		i = to + 1
	}
	for i := sent.First; i < end; {
		if w[i].to < i {
			i++
			continue
		}
		to := w[i].to
		for j := to + 1; j < end && j < i+20; j++ {
			if w[j].from <= j && w[j].to >= j {
				to = w[j].to
				j = to
			} else if j > to+2 || w[j].role&joins == 0 {
				break
			}
		}
		for j := i; j <= to; j++ {
			w[j].broad, w[j].broadTo = i, to
		}
		i = to + 1
	}
}

// candidates marks what may be part of a name: capitals, digits, phrases known,
// and the small words near them.
func (s *scratch) candidates(sent doc.Span) {
	w, end := s.words, sent.End
	last := sent.First - 5 // the last capital
	for i := sent.First; i < end; i++ {
		near := w[i].flags&(upper|digit) != 0 || w[i].broad <= w[i].broadTo || w[i].match&^gazetteer.Words != 0 || i-last <= 4
		if i+1 < end && w[i+1].flags&upper != 0 && w[i].role&(joins|particles|quotes) != 0 {
			near = true
		}
		if near {
			w[i].flags |= candidate
		}
		if w[i].flags&upper != 0 {
			last = i
		}
	}
}
