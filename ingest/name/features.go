package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/linear"
)

// A word is what the features need to know of a token.
type word struct {
	exact, lower   uint32 // hashes of it as written, and in lower case
	shape          uint32 // "Xxxx-dd" with runs cut to two
	prefix, suffix [3]uint32
	class          cluster.Class
	kinds          gazetteer.Kinds // of the word alone
	match          gazetteer.Kinds // of the longest phrase known that it is part of
	part           uint8           // of that phrase: begin, inside, last or unit, plus one; 0 none
	tag            uint8           // plus one; 0 none
	pos            uint8           // plus one; 0 none
	flags          uint8
	from, to       int32 // the run of capitals that it is in; from > to: none
	seen           int32 // in the table of the document's words, -1 none
}

const (
	upper    uint8 = 1 << iota // begins with a capital
	allUpper                   // two capitals or more and no small letter
	digit
	opens  // the first of its sentence
	quoted // after a quotation mark
	small  // in small letters, and known to the gazetteer with a capital
	candidate
)

// A usage is how the document uses a word, wherever it stands.
type usage struct {
	lower    uint32
	small    int32 // times in small letters
	middle   int32 // times with a capital that no sentence's beginning explains
	titled   int32 // times after a person's title
	says     int32 // times before a verb of speech
	longFrom int32 // the longest run of capitals that holds it
	longTo   int32
}

// scratch is what one pass over a document needs; it is reused.
type scratch struct {
	words    []word
	lattice  lattice
	features []uint32

	table  []int32 // lower → usage + 1, open addressing
	usages []usage
	brief  []initials // acronyms that runs of capitals would have
}

type initials struct {
	hash     uint32
	from, to int32
}

// read fills s.words for d.
func (r *Recognizer) read(d *doc.Document, s *scratch) {
	n := d.Len()
	if cap(s.words) < n {
		s.words = make([]word, n+n/4)
	}
	s.words = s.words[:n]
	for i := range n {
		r.word(d, int32(i), &s.words[i])
	}
	for _, sent := range d.Sentences {
		r.sentence(d, s, sent)
	}
	s.document(d)
}

// word fills in what is known of token i alone.
func (r *Recognizer) word(d *doc.Document, i int32, w *word) {
	text := d.Word(i)
	*w = word{from: 0, to: -1, seen: -1}
	var buffer [64]byte
	lower := buffer[:0]
	var shape [12]byte
	shaped := 0
	uppers, lowers := 0, 0
	for k, c := range text {
		var kind byte
		switch {
		case 'a' <= c && c <= 'z':
			kind = 'x'
			lowers++
		case 'A' <= c && c <= 'Z':
			kind = 'X'
			uppers++
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			kind = 'd'
			w.flags |= digit
		case c < utf8.RuneSelf:
			kind = byte(c)
		case c == '’' || c == '‘':
			kind, c = '\'', '\''
		case c == '“' || c == '”':
			kind, c = '"', '"'
		case unicode.IsUpper(c):
			kind = 'X'
			uppers++
			c = unicode.ToLower(c)
		case unicode.IsLetter(c):
			kind = 'x'
			lowers++
		default:
			kind = '?'
		}
		if k == 0 && kind == 'X' {
			w.flags |= upper
		}
		if len(lower) < len(buffer)-utf8.UTFMax {
			lower = utf8.AppendRune(lower, c)
		}
		if shaped < len(shape) && (shaped < 2 || shape[shaped-1] != kind || shape[shaped-2] != kind) {
			shape[shaped] = kind
			shaped++
		}
	}
	if uppers > 1 && lowers == 0 {
		w.flags |= allUpper
	}
	w.exact = linear.Hash(text)
	low := string(lower) // does not escape
	w.lower = linear.Hash(low)
	w.shape = linear.Hash(string(shape[:shaped]))
	for k := range 3 {
		if len(low) > k+2 {
			w.prefix[k] = linear.Hash(low[:k+2])
			w.suffix[k] = linear.Hash(low[len(low)-k-2:])
		}
	}
	w.class = r.clusters.Path(text)
	w.kinds, _ = r.gazetteer.Lookup(gazetteer.Key{}.Add(text))
	if d.Tag != nil && int(i) < len(d.Tag) {
		w.tag = uint8(d.Tag[i]) + 1
	}
	if d.Pos != nil && int(i) < len(d.Pos) {
		w.pos = uint8(d.Pos[i]) + 1
	}
}

// joins are small words within names.
var joins = map[string]bool{"of": true, "the": true, "and": true, "for": true, "&": true, "-": true, "–": true, "'s": true, "’s": true, "’": true, "'": true, ".": true, "de": true, "la": true, "le": true, "du": true, "des": true,
	"del": true, "da": true, "do": true, "dos": true, "das": true, "van": true, "von": true, "der": true, "den": true, "bin": true, "bint": true, "ibn": true, "al": true, "el": true, "e": true, "y": true,
	"und": true, "et": true, "di": true, "della": true, "in": true, "on": true, "to": true, "zu": true, "af": true, "wa": true, "ole": true, "ul": true, "ur": true}

// sentence finds the phrases of the gazetteer and the runs of capitals.
func (r *Recognizer) sentence(d *doc.Document, s *scratch, sent doc.Span) {
	w := s.words
	first, end := sent.First, sent.End
	if first < 0 || int(end) > len(w) || first >= end {
		return
	}
	open := true
	for i := first; i < end; i++ {
		if open && w[i].flags&(upper|digit) != 0 || i == first {
			w[i].flags |= opens
		}
		text := d.Word(i)
		letter := false
		for _, c := range text {
			letter = unicode.IsLetter(c) || unicode.IsDigit(c)
			break
		}
		open = open && !letter
		if i > first && (text == "\"" || text == "“" || text == "‘") && i+1 < end {
			w[i+1].flags |= quoted
		}
	}
	for i := first; i < end; {
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
		shy := uint8(0)
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
	for i := first; i < end; {
		if w[i].flags&upper == 0 {
			i++
			continue
		}
		to := i
		for j := i + 1; j < end && j < i+14; j++ {
			switch {
			case w[j].flags&upper != 0 || w[j].flags&digit != 0 && j == to+1:
				to = j
				continue
			case j <= to+3 && joins[strings.ToLower(d.Word(j))]:
				continue
			}
			break
		}
		for j := i; j <= to; j++ {
			w[j].from, w[j].to = i, to
		}
		i = to + 1
	}
	for i := first; i < end; i++ {
		near := w[i].flags&(upper|digit) != 0 || w[i].from <= w[i].to || w[i].match&^gazetteer.Words != 0
		for j := max(first, i-4); j < i && !near; j++ {
			near = w[j].flags&upper != 0
		}
		if i+1 < end && w[i+1].flags&upper != 0 && joins[strings.ToLower(d.Word(i))] {
			near = true
		}
		if near {
			w[i].flags |= candidate
		}
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

var speech = map[string]bool{"said": true, "says": true, "told": true, "added": true, "asked": true, "wrote": true, "tweeted": true, "insisted": true, "argued": true, "denied": true, "replied": true, "added,": true, "called": true, "declined": true}

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
	mask := uint32(len(s.table) - 1)
	find := func(h uint32, make bool) int32 {
		for k := h & mask; ; k = (k + 1) & mask {
			if s.table[k] == 0 {
				if !make {
					return -1
				}
				s.usages = append(s.usages, usage{lower: h, longTo: -1})
				s.table[k] = int32(len(s.usages))
				return int32(len(s.usages)) - 1
			}
			if s.usages[s.table[k]-1].lower == h {
				return s.table[k] - 1
			}
		}
	}
	for i := range s.words {
		w := &s.words[i]
		if w.flags&upper == 0 {
			continue
		}
		w.seen = find(w.lower, true)
		u := &s.usages[w.seen]
		if w.flags&opens == 0 {
			u.middle++
		}
		if i > 0 {
			p := &s.words[i-1]
			if p.kinds&gazetteer.PersonTitle != 0 && w.flags&opens == 0 {
				u.titled++
			}
		}
		if i+1 < n && int32(i) == w.to && speech[d.Word(int32(i)+1)] {
			u.says++
		}
		if w.to-w.from > u.longTo-u.longFrom || u.longTo < 0 {
			u.longFrom, u.longTo = w.from, w.to
		}
		if int32(i) == w.from && w.to > w.from {
			s.initials(d, w.from, w.to)
		}
	}
	for i := range s.words {
		w := &s.words[i]
		if w.flags&(upper|digit) == 0 {
			if k := find(w.lower, false); k >= 0 {
				s.usages[k].small++
			}
		}
	}
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
			s.brief = append(s.brief, initials{linear.Hash(string(short[:n])), from, to})
		}
	}
}

// long returns the run of capitals that token i, an acronym, is short for.
func (s *scratch) long(i int32) (from, to int32, ok bool) {
	w := &s.words[i]
	if w.flags&allUpper == 0 {
		return 0, 0, false
	}
	for _, b := range s.brief {
		if b.hash == w.exact && (i < b.from || i > b.to) {
			return b.from, b.to, true
		}
	}
	return 0, 0, false
}

// add appends the features of token i of a sentence to f.
func (s *scratch) add(f []uint32, sent doc.Span, i int32) []uint32 {
	w := s.words
	c := &w[i]
	border := word{from: 0, to: -1, seen: -1, exact: 1, lower: 1, shape: 1}
	at := func(k int32) *word {
		if k < sent.First || k >= sent.End {
			return &border
		}
		return &w[k]
	}
	p, pp, n, nn := at(i-1), at(i-2), at(i+1), at(i+2)
	mix := linear.Mix
	f = append(f,
		mix(1, 0, 0),
		mix(2, c.exact, 0),
		mix(3, c.lower, 0),
		mix(4, p.lower, 0),
		mix(5, n.lower, 0),
		mix(6, pp.lower, 0),
		mix(7, nn.lower, 0),
		mix(8, p.lower, c.lower),
		mix(9, c.lower, n.lower),
		mix(10, c.shape, 0),
		mix(11, p.shape, c.shape),
		mix(12, c.shape, n.shape),
		mix(13, c.shape, mix(0, p.shape, n.shape)),
		mix(14, c.shape, p.lower),
		mix(15, c.shape, n.lower),
		mix(16, pp.lower, p.lower),
		mix(17, n.lower, nn.lower),
	)
	for k := range 3 {
		if c.prefix[k] != 0 {
			f = append(f, mix(20+uint32(k), c.prefix[k], 0), mix(23+uint32(k), c.suffix[k], 0))
		}
	}
	f = append(f,
		mix(26, p.suffix[1], c.shape),
		mix(27, n.suffix[1], c.shape),
		mix(30, uint32(c.class.Fine), 0),
		mix(31, uint32(c.class.Middle), 0),
		mix(32, uint32(c.class.Coarse), c.shape),
		mix(33, uint32(p.class.Fine), 0),
		mix(34, uint32(n.class.Fine), 0),
		mix(35, uint32(p.class.Middle), uint32(c.class.Middle)),
		mix(36, uint32(c.class.Middle), uint32(n.class.Middle)),
		mix(37, uint32(pp.class.Middle), uint32(p.class.Middle)),
		mix(38, uint32(n.class.Middle), uint32(nn.class.Middle)),
		mix(39, uint32(p.class.Fine), c.shape),
		mix(40, uint32(n.class.Fine), c.shape),
	)
	// What the gazetteer knows.
	for k := c.match; k != 0; k &= k - 1 {
		f = append(f, mix(45, uint32(k&-k), uint32(c.part|c.flags&small)))
	}
	if c.match != 0 {
		f = append(f, mix(46, uint32(c.match), uint32(c.part|c.flags&small)))
	}
	for k := c.kinds; k != 0; k &= k - 1 {
		f = append(f, mix(47, uint32(k&-k), 0))
	}
	f = append(f,
		mix(48, uint32(c.kinds), uint32(n.kinds)),
		mix(49, uint32(p.kinds), uint32(c.kinds)),
		mix(50, uint32(p.kinds), c.shape),
		mix(51, uint32(n.kinds), c.shape),
		mix(52, uint32(n.match), uint32(n.part)),
		mix(53, uint32(p.match), uint32(p.part)),
		mix(54, uint32(c.flags), 0),
		mix(55, uint32(c.flags), c.shape),
	)
	if c.tag != 0 {
		f = append(f,
			mix(60, uint32(c.tag), 0),
			mix(61, uint32(p.tag), uint32(c.tag)),
			mix(62, uint32(c.tag), uint32(n.tag)),
			mix(63, uint32(c.tag), c.shape),
			mix(64, uint32(pp.tag), uint32(p.tag)),
			mix(65, uint32(n.tag), uint32(nn.tag)),
		)
	}
	if c.from <= c.to { // the run of capitals
		first, last := &w[c.from], &w[c.to]
		before, after := at(c.from-1), at(c.to+1)
		place := uint32(0)
		switch {
		case c.from == c.to:
			place = 3
		case i == c.from:
			place = 1
		case i == c.to:
			place = 2
		}
		length := uint32(min(c.to-c.from, 5))
		f = append(f,
			mix(70, place, length),
			mix(71, last.lower, place),
			mix(72, first.lower, place),
			mix(73, before.lower, place),
			mix(74, after.lower, place),
			mix(75, uint32(last.kinds), place),
			mix(76, uint32(first.kinds), place),
			mix(77, uint32(before.class.Fine), place),
			mix(78, uint32(after.class.Fine), place),
			mix(79, uint32(before.kinds), mix(0, uint32(after.class.Middle), place)),
			mix(80, uint32(last.class.Middle), place),
			mix(81, uint32(first.class.Middle), mix(0, uint32(last.class.Middle), place)),
		)
		if last.suffix[1] != 0 {
			f = append(f, mix(82, last.suffix[1], place))
		}
	}
	if c.seen >= 0 { // how the document uses the word elsewhere
		u := &s.usages[c.seen]
		bits := uint32(0)
		for k, x := range [...]bool{u.small > 0, u.middle > 0, u.titled > 0, u.says > 0, u.middle > 1} {
			if x {
				bits |= 1 << k
			}
		}
		f = append(f, mix(85, bits, 0), mix(86, bits, uint32(c.flags)))
		if u.longTo-u.longFrom > c.to-c.from {
			first, last := &w[u.longFrom], &w[u.longTo]
			f = append(f,
				mix(87, uint32(first.kinds), uint32(last.kinds)),
				mix(88, last.lower, 0),
				mix(89, uint32(first.kinds&(gazetteer.Given|gazetteer.PersonTitle)), uint32(min(u.longTo-u.longFrom, 4))),
			)
			if u.longFrom > 0 {
				b := &w[u.longFrom-1]
				f = append(f, mix(90, uint32(b.kinds), uint32(b.class.Fine)))
			}
		}
	}
	if from, to, ok := s.long(i); ok {
		last := &w[to]
		f = append(f, mix(92, uint32(last.kinds), 0), mix(93, uint32(w[from].kinds), 0), mix(94, last.lower, 0))
	}
	return f
}
