package tag

import (
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// A word is what features are made of, as hashes.
type word struct {
	form   uint32 // as written
	low    uint32 // in lower case, digits as one
	affix  [9]uint32
	shape  uint32
	known  uint32 // the tags that it had in training, 0 unknown
	coarse uint32
	fine   uint32
}

// A sentence is the tagger's view of one.
type sentence struct {
	tags     []label // of the labels
	words    []word
	labels   []uint8 // of this pass as far as it has come, of the last one beyond
	others   []uint8 // likewise, the second best where the best is in doubt, else the best
	sure     []bool  // the first pass is sure of it
	first    []int32 // the scores that it gave, all of a word together
	features []uint32
	scores   []int32
	low      []byte
}

// read takes in the words of a sentence.
func (s *sentence) read(t *Tagger, d *doc.Document, span doc.Span) {
	s.words = s.words[:0]
	shouting := allCaps(d, span)
	for i := span.First; i < span.End; i++ {
		s.words = append(s.words, s.word(t, d.Word(i), shouting))
	}
	s.begin()
}

// allCaps reports whether a sentence has no lower case, and more than a word.
func allCaps(d *doc.Document, span doc.Span) bool {
	letters := 0
	for i := span.First; i < span.End; i++ {
		for _, c := range []byte(d.Word(i)) {
			if 'a' <= c && c <= 'z' {
				return false
			}
			if 'A' <= c && c <= 'Z' {
				letters++
			}
		}
	}
	return letters > 8
}

// begin makes room for what the words are tagged with.
func (s *sentence) begin() {
	n := len(s.words)
	s.labels = append(s.labels[:0], make([]uint8, n)...)
	s.others = append(s.others[:0], make([]uint8, n)...)
	s.sure = append(s.sure[:0], make([]bool, n)...)
}

// word returns what features are made of.
func (s *sentence) word(t *Tagger, form string, shouting bool) (w word) {
	s.low = s.low[:0]
	for _, r := range form {
		switch {
		case '0' <= r && r <= '9':
			r = '0'
		case r == '’' || r == '‘' || r == '`' && len(form) > 1:
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		default:
			r = unicode.ToLower(r)
		}
		s.low = utf8.AppendRune(s.low, r)
	}
	w.low = linear.HashBytes(s.low)
	w.form = linear.Hash(form)
	w.shape = shape(form)
	if shouting {
		w.form, w.shape = linear.Mix(1, w.low, 0), linear.Mix(2, w.shape, 0)
	}
	for k := range 5 { // endings
		if n := len(s.low) - k - 1; n >= 0 {
			w.affix[k] = linear.Mix(uint32(k), linear.HashBytes(s.low[n:]), 0)
		}
	}
	for k := range 4 { // beginnings
		if n := k + 1; n <= len(s.low) {
			w.affix[5+k] = linear.Mix(uint32(5+k), linear.HashBytes(s.low[:n]), 0)
		}
	}
	w.known = uint32(t.known.get(w.low))
	class := t.clusters.Path(form)
	w.coarse, w.fine = uint32(class.Middle), uint32(class.Fine)
	return w
}

// shape returns what kinds of letters a word has, in order, repetitions once.
func shape(form string) uint32 {
	h, last := uint32(0), uint32(0)
	n := 0
	for _, r := range form {
		kind := uint32(r)
		switch {
		case unicode.IsLower(r):
			kind = 'a'
		case unicode.IsUpper(r):
			kind = 'A'
		case unicode.IsDigit(r):
			kind = '0'
		case unicode.IsLetter(r):
			kind = 'L'
		}
		if kind == last {
			continue
		}
		if n++; n > 6 {
			break
		}
		h, last = h*0x01000193+kind, kind
	}
	if utf8.RuneCountInString(form) == 1 {
		h++
	}
	return h
}

var outside = word{form: 1, low: 1, shape: 1, known: 1, coarse: 1, fine: 1}

func (s *sentence) at(i int) *word {
	if i < 0 || i >= len(s.words) {
		return &outside
	}
	return &s.words[i]
}

func (s *sentence) label(i int) uint32 {
	if i < 0 || i >= len(s.words) {
		return 300
	}
	return uint32(s.labels[i])
}

// other returns the second best tag of word i in the pass before, if it is in
// doubt.
func (s *sentence) other(i int) uint32 {
	if i < 0 || i >= len(s.words) {
		return 300
	}
	return uint32(s.others[i])
}

// extract lists the features of word i in pass k.
func (s *sentence) extract(k, i int) {
	w, p, p2, n, n2 := s.at(i), s.at(i-1), s.at(i-2), s.at(i+1), s.at(i+2)
	l1, l2 := s.label(i-1), s.label(i-2)
	mix := linear.Mix
	f := s.features[:0]
	id := uint32(0)
	add := func(a, b uint32) {
		f = append(f, mix(id, a, b))
		id++
	}
	add(0, 0)
	add(w.form, 0)
	add(w.low, 0)
	for _, a := range w.affix {
		id++
		if a != 0 {
			f = append(f, mix(id, a, 0))
		}
	}
	start := uint32(0)
	if i == 0 {
		start = 1
	}
	add(w.shape, start)
	add(w.shape, w.affix[2])
	add(w.known, w.shape)
	add(w.fine, start)
	add(w.coarse, w.affix[1])
	add(l1, 0)
	add(l1, l2)
	add(l1, w.low)
	add(l1, mix(0, l2, w.low))
	add(l1, w.affix[2])
	add(l1, w.known)
	add(l1, w.fine)
	add(p.low, 0)
	add(p.low, w.low)
	add(p2.low, 0)
	add(n.low, 0)
	add(n.low, w.low)
	add(n2.low, 0)
	add(p.low, n.low)
	add(n.known, w.known)
	add(n.known, l1)
	add(n.known, mix(0, l1, w.known))
	add(n2.known, n.known)
	add(n.fine, w.fine)
	add(n.fine, w.low)
	add(p.fine, w.fine)
	add(n.affix[2], n.shape)
	add(n.affix[1], w.known)
	add(n.shape, mix(1, w.shape, p.shape))
	add(p.affix[2], w.affix[2])
	if k == 0 {
		s.features = f
		return
	}
	m0, m1, m2 := s.label(i), s.label(i+1), s.label(i+2)
	add(m0, 0)
	add(m1, w.low)
	add(m1, m0)
	add(m1, mix(2, m0, l1))
	add(m1, m2)
	add(m1, mix(3, l1, w.low))
	add(m1, mix(4, l1, w.affix[2]))
	add(m2, mix(5, m1, w.low))
	add(l2, mix(6, l1, mix(0, m1, m2)))
	add(m0, w.low)
	o0, o1 := s.other(i), s.other(i-1)
	add(o0, m0)
	add(mix(0, o0, m0), w.low)
	add(mix(0, o0, m0), l1)
	add(mix(0, o0, m0), mix(0, m1, l1))
	add(mix(0, o1, l1), m0)
	add(mix(0, o0, m0), w.affix[2])

	// The verbs before and behind: what a preposition, a particle or "that" belongs to.
	v, nominals := s.clause(i)
	clause := mix(0, v, nominals)
	b := s.verbBefore(i)
	verb := s.label(b)
	add(clause, w.low)
	add(clause, m0)
	add(v, w.low)
	add(clause, mix(0, w.low, m1))
	add(s.at(b).low, w.low)
	add(verb, w.low)
	add(verb, mix(0, w.low, m1))
	add(verb, mix(0, w.known, clause))
	add(clause, w.known)
	s.features = f
}

// clause returns the tag of the first verb behind word i, if it is near and no mark
// or conjunction is before it, and how many nominals are before it, of two.
func (s *sentence) clause(i int) (verb, nominals uint32) {
	for j := i + 1; j < len(s.words) && j < i+9; j++ {
		switch p := s.tags[s.labels[j]].pos; p {
		case doc.VERB, doc.AUX:
			return s.label(j), nominals
		case doc.NOUN, doc.PROPN, doc.PRON:
			nominals = min(nominals+1, 2)
		case doc.PUNCT, doc.SCONJ, doc.CCONJ:
			return 400 + uint32(p), nominals
		}
	}
	return 450, nominals
}

// verbBefore returns the nearest verb before word i, if it is near and no mark is
// between them, else -1.
func (s *sentence) verbBefore(i int) int {
	for j := i - 1; j >= 0 && j > i-5; j-- {
		switch s.tags[s.labels[j]].pos {
		case doc.VERB:
			return j
		case doc.PUNCT:
			return -1
		}
	}
	return -1
}
