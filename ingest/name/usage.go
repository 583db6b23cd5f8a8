package name

import (
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/linear"
)

// A usage is how the document uses a word, wherever it stands.
type usage struct {
	lower            uint32
	cues             cue
	small            int32 // times in small letters
	middle           int32 // times with a capital that no sentence's beginning explains
	alone            int32 // times as a run of its own
	leads, ends      bool  // begins a longer run somewhere, ends one
	longFrom, longTo int32 // the longest run of capitals that holds it
}

// A cue is what stands beside a run of capitals and tells of what kind it is.
type cue uint32

const (
	cueTitled       cue = 1 << iota // after a person's title
	cueSays                         // before or after a verb of speech
	cueRole                         // after "spokesman"
	cueBody                         // after "company"
	cuePlace                        // after "river"
	cueFacility                     // after "airport"
	cueEvent                        // after "festival"
	cueWork                         // after "film", "prize"
	cueProduct                      // after "frigate"
	cueIsRole                       // before ", a spokesman", "is a spokesman"
	cueIsBody                       // before ", a company"
	cueIsPlace                      // before ", a village"
	cueIsFacility                   // before ", a prison"
	cueIsEvent                      // before ", a festival"
	cueIsWork                       // before ", a film"
	cueIsProduct                    // before ", a frigate"
	cueAge                          // before ", 44,"
	cueWho                          // before "who"
	cueIn                           // after "in"
	cueAt                           // after "at"
	cueThe                          // after "the"
	cueOwner                        // before "'s"
	cueGiven                        // after a given name
	cueBodyHead                     // in a run that ends in "Ministry", or begins "Bank of"
	cuePlaceHead                    // in one that ends in "River"
	cueFacilityHead                 // in one that ends in "Airport"
	cueEventHead                    // in one that ends in "Games"
	cueQuoted                       // after a quotation mark
	cueBy                           // after "by"
	cues            = iota
)

// initials are the capitals of a run.
type initials struct {
	hash     uint32
	from, to int32
}

// document fills the table of the words that the document writes with a
// capital, and how it uses them.
func (s *scratch) document(d *doc.Document) {
	n := len(s.words)
	size := 64
	for size < 2*n {
		size *= 2
	}
	if len(s.table) < size {
		s.table = make([]int32, size)
	}
	clear(s.table)
	s.usages, s.brief = s.usages[:0], s.brief[:0]
	for _, sent := range d.Sentences {
		if sent.First < 0 || int(sent.End) > n {
			continue
		}
		for i := sent.First; i < sent.End; {
			w := &s.words[i]
			if w.to < i {
				i++
				continue
			}
			c := s.around(sent, w.from, w.to)
			for j := i; j <= w.to; j++ {
				s.use(sent, j, c)
			}
			if w.to > w.from {
				s.initials(d, w.from, w.to)
			}
			if w.broadTo > w.to && w.broad == i {
				s.initials(d, w.broad, w.broadTo)
			}
			i = w.to + 1
		}
	}
	for i := range s.words {
		if w := &s.words[i]; w.flags&(upper|digit) == 0 {
			if k := s.find(w.lower, false); k >= 0 {
				s.usages[k].small++
				w.seen = k
			}
		}
	}
}

// find returns the usage of a word, -1 where there is none and none is to be
// made.
func (s *scratch) find(lower uint32, make bool) int32 {
	mask := uint32(len(s.table) - 1)
	for k := lower & mask; ; k = (k + 1) & mask {
		if s.table[k] == 0 {
			if !make {
				return -1
			}
			s.usages = append(s.usages, usage{lower: lower, longTo: -1})
			s.table[k] = int32(len(s.usages))
			return int32(len(s.usages)) - 1
		}
		if s.usages[s.table[k]-1].lower == lower {
			return s.table[k] - 1
		}
	}
}

// use takes note of token i, in a run with these cues.
func (s *scratch) use(sent doc.Span, i int32, c cue) {
	w := &s.words[i]
	if w.flags&upper == 0 {
		return
	}
	w.seen = s.find(w.lower, true)
	u := &s.usages[w.seen]
	if w.flags&opens == 0 && w.style == plain {
		u.middle++
	}
	switch {
	case w.from == w.to:
		u.alone++
	case i == w.from:
		u.leads = true
	case i == w.to:
		u.ends = true
	}
	if i > w.from {
		c &^= cueTitled | cueRole
		if s.words[i-1].kinds&gazetteer.Given != 0 {
			c |= cueGiven
		}
		if p := &s.words[i-1]; p.kinds&gazetteer.PersonTitle != 0 {
			c |= cueTitled
		}
	}
	if i < w.to {
		c &^= cueSays | cueAge | cueWho | cueOwner | appositions
	}
	u.cues |= c
	if w.to-w.from > u.longTo-u.longFrom || u.longTo < 0 {
		u.longFrom, u.longTo = w.from, w.to
	}
}

const (
	appositions = cueIsRole | cueIsBody | cueIsPlace | cueIsFacility | cueIsEvent | cueIsWork | cueIsProduct

	works     = gazetteer.WorkWord | gazetteer.AwardWord
	allThings = works | gazetteer.EventWord
)

// around returns the cues of a run of capitals.
func (s *scratch) around(sent doc.Span, from, to int32) cue {
	w := s.words
	var c cue
	b := from - 1
	for b >= sent.First && w[b].role&(quotes|article|comma) != 0 {
		if w[b].role&quotes != 0 {
			c |= cueQuoted
		}
		if w[b].role&article != 0 {
			c |= cueThe
		}
		b--
		if b < from-3 {
			break
		}
	}
	if b >= sent.First {
		p := &w[b]
		if p.flags&upper == 0 {
			if p.kinds&gazetteer.RoleWord != 0 {
				c |= cueRole
			}
			if p.kinds&gazetteer.BodyWord != 0 {
				c |= cueBody
			}
			if p.kinds&gazetteer.PlaceWord != 0 {
				c |= cuePlace
			}
			if p.kinds&gazetteer.FacilityWord != 0 {
				c |= cueFacility
			}
			if p.kinds&gazetteer.EventWord != 0 {
				c |= cueEvent
			}
			if p.kinds&works != 0 {
				c |= cueWork
			}
			if p.kinds&gazetteer.ProductWord != 0 {
				c |= cueProduct
			}
		}
		if p.kinds&gazetteer.PersonTitle != 0 {
			c |= cueTitled
		}
		switch {
		case p.role&speaks != 0:
			c |= cueSays
		case p.role&within != 0:
			c |= cueIn
		case p.role&toward != 0:
			c |= cueAt
		case p.role&byline != 0:
			c |= cueBy
		}
	}
	if w[to].flags&upper != 0 {
		k := w[to].kinds
		if to > from {
			if k&gazetteer.BodyWord != 0 {
				c |= cueBodyHead
			}
			if k&gazetteer.PlaceWord != 0 {
				c |= cuePlaceHead
			}
			if k&gazetteer.FacilityWord != 0 {
				c |= cueFacilityHead
			}
			if k&allThings != 0 {
				c |= cueEventHead
			}
		}
	}
	a := to + 1
	if a >= sent.End {
		return c
	}
	switch {
	case w[a].role&speaks != 0:
		c |= cueSays
	case w[a].role&possessive != 0:
		c |= cueOwner
	case w[a].role&relative != 0:
		c |= cueWho
	case w[a].role&is != 0 && a+1 < sent.End && w[a+1].role&article != 0:
		c |= s.apposition(sent, a+2)
	case w[a].role&comma != 0 && a+1 < sent.End:
		switch n := &w[a+1]; {
		case n.flags&digit != 0 && a+2 < sent.End && w[a+2].role&comma != 0:
			c |= cueAge
			c |= s.apposition(sent, a+3)
		case n.role&relative != 0:
			c |= cueWho
		default:
			c |= s.apposition(sent, a+1)
		}
	}
	return c
}

// apposition returns what the phrase at token i says that a thing is, by its
// first word that says so.
func (s *scratch) apposition(sent doc.Span, i int32) cue {
	w := s.words
	if i >= sent.End || w[i].flags&upper != 0 {
		return 0
	}
	for j := i; j < min(i+6, sent.End); j++ {
		if w[j].role&(comma|joins|within|toward) != 0 && j > i || w[j].flags&letter == 0 {
			break
		}
		if w[j].flags&upper != 0 {
			continue
		}
		switch k := w[j].kinds; {
		case k&gazetteer.RoleWord != 0:
			return cueIsRole
		case k&gazetteer.BodyWord != 0:
			return cueIsBody
		case k&gazetteer.FacilityWord != 0:
			return cueIsFacility
		case k&gazetteer.PlaceWord != 0:
			return cueIsPlace
		case k&gazetteer.ProductWord != 0:
			return cueIsProduct
		case k&gazetteer.EventWord != 0:
			return cueIsEvent
		case k&works != 0:
			return cueIsWork
		}
	}
	return 0
}

// initials notes the acronyms that a run of capitals may have: of all its
// capitals, and of those without the last words.
func (s *scratch) initials(d *doc.Document, from, to int32) {
	var short [12]byte
	n := 0
	for i := from; i <= to && n < len(short); i++ {
		if s.words[i].flags&upper == 0 {
			continue
		}
		c := d.Text[d.Start[i]]
		if c >= utf8.RuneSelf {
			c = '?'
		}
		short[n] = c
		n++
		if n >= 2 {
			s.brief = append(s.brief, initials{linear.HashBytes(short[:n]), from, to})
		}
	}
}

// long returns the run of capitals that token i, an acronym, is short for.
func (s *scratch) long(i int32) (from, to int32, ok bool) {
	w := &s.words[i]
	if w.flags&allUpper == 0 || w.style == shouting {
		return 0, 0, false
	}
	for _, b := range s.brief {
		if b.hash == w.exact && (i < b.from || i > b.to) {
			return b.from, b.to, true
		}
	}
	return 0, 0, false
}
