package tag

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// A lemmatizer makes lemmas by scripts that endings, and whole words, choose.
type lemmatizer struct {
	scripts []script
	rules   table // ending and tag → script + 1
}

// A script makes a lemma of a word.
type script struct {
	keep bool // the case of the letters that stay
	cut  int  // bytes off the end
	add  string
}

// longest is the longest ending, in bytes, that is looked up; beyond it there
// is the word.
const longest = 8

// ending returns the key of the last n bytes of a word with that tag; of the
// whole word where n is beyond longest.
func ending(low []byte, n int, tag doc.Tag, pos doc.Pos, capital uint32) uint32 {
	where := uint32(n)
	if n > longest {
		n, where = len(low), longest+1
	} else if n > len(low) {
		return 0
	}
	return linear.Mix(where<<16|uint32(tag)<<8|uint32(pos), linear.HashBytes(low[len(low)-n:]), capital)
}

// capital tells words apart that begin with a capital: at the beginning of the
// sentence, all in capitals, and others.
func capital(word string, first bool) uint32 {
	r, n := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) {
		return 0
	}
	r2, _ := utf8.DecodeRuneInString(word[n:])
	switch {
	case len(word) > n && unicode.IsUpper(r2):
		return 3
	case first:
		return 1
	}
	return 2
}

// find returns the script for a word in lower case.
func (l *lemmatizer) find(low []byte, tag doc.Tag, pos doc.Pos, capital uint32) script {
	for n := longest + 1; n >= 0; n-- {
		if key := ending(low, n, tag, pos, capital); key != 0 {
			if k := l.rules.get(key); k > 0 {
				return l.scripts[k-1]
			}
		}
	}
	return script{keep: pos == doc.PROPN || pos == doc.X}
}

// run fills Lemma. All lemmas share one string.
func (l *lemmatizer) run(d *doc.Document) {
	all := make([]byte, 0, len(d.Text))
	ends := make([]int32, d.Len())
	low := make([]byte, 0, 64)
	for _, s := range d.Sentences {
		for i := s.First; i < s.End; i++ {
			word := d.Word(i)
			low = lower(low[:0], word)
			at := len(all)
			switch {
			case d.Tag[i] == doc.NNP:
				c := l.find(low, d.Tag[i], d.Pos[i], capital(word, i == s.First))
				if all = c.apply(all, word, low); !strings.EqualFold(string(all[at:]), word) {
					all = append(all[:at], word...)
				}
			case d.Pos[i] == doc.VERB:
				c := l.find(low, d.Tag[i], d.Pos[i], capital(word, i == s.First))
				form := string(low)
				all = c.apply(all, word, low)
				if guess := string(all[at:]); d.Tag[i] != doc.VB && d.Tag[i] != doc.VBP {
					all = append(all[:at], verbLemma(form, d.Tag[i], guess)...)
				}
			default:
				c := l.find(low, d.Tag[i], d.Pos[i], capital(word, i == s.First))
				all = c.apply(all, word, low)
			}
			ends[i] = int32(len(all))
		}
	}
	text := string(all)
	d.Lemma = make([]string, d.Len())
	from := int32(0)
	for i, end := range ends {
		d.Lemma[i] = text[from:end]
		from = end
	}
}

func lower(b []byte, word string) []byte {
	for _, r := range word {
		if r == '’' {
			r = '\''
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

func (c script) apply(b []byte, word string, low []byte) []byte {
	stem := low
	if c.keep {
		stem = append(low[:0], word...)
	}
	cut := min(c.cut, len(stem))
	if cut == len(stem) && c.add == "" {
		cut = 0
	}
	return append(append(b, stem[:len(stem)-cut]...), c.add...)
}

// scriptFor returns the script that makes lemma of word.
func scriptFor(word, lemma string) script {
	best := script{cut: 1 << 20}
	for _, keep := range []bool{false, true} {
		stem := string(lower(nil, word))
		if keep {
			stem = word
		}
		n := 0
		for n < len(stem) && n < len(lemma) && stem[n] == lemma[n] {
			n++
		}
		for n > 0 && n < len(lemma) && !utf8.RuneStart(lemma[n]) {
			n--
		}
		if s := (script{keep, len(stem) - n, lemma[n:]}); s.cut+len(s.add) < best.cut+len(best.add) {
			best = s
		}
	}
	return best
}

// trainLemmas learns scripts and the shortest endings that tell them apart, and
// whole words from forms where the endings mislead.
func trainLemmas(gold []*doc.Document, forms Forms) []byte {
	type token struct {
		low     string
		tag     doc.Tag
		pos     doc.Pos
		capital uint32
		script  script
	}
	counts := map[token]int{}
	for _, d := range gold {
		for _, s := range d.Sentences {
			for i := s.First; i < s.End; i++ {
				w := d.Word(i)
				if d.Lemma[i] == "" || d.Tag[i] == doc.GW {
					continue
				}
				lemma := strings.ReplaceAll(d.Lemma[i], "’", "'")
				counts[token{string(lower(nil, w)), d.Tag[i], d.Pos[i], capital(w, i == s.First), scriptFor(w, lemma)}]++
			}
		}
	}
	tokens := make([]token, 0, len(counts))
	for t := range counts {
		tokens = append(tokens, t)
	}
	slices.SortFunc(tokens, func(a, b token) int {
		if c := strings.Compare(a.low, b.low); c != 0 {
			return c
		}
		if a.tag != b.tag || a.pos != b.pos {
			return int(a.tag)*32 + int(a.pos) - int(b.tag)*32 - int(b.pos)
		}
		if a.capital != b.capital {
			return int(a.capital) - int(b.capital)
		}
		return strings.Compare(fmt.Sprint(a.script), fmt.Sprint(b.script))
	})
	l := &lemmatizer{rules: newTable(4*len(tokens) + len(forms))}
	rules := map[uint32]uint16{}
	number := map[script]uint16{}
	learn := func(key uint32, s script) {
		if number[s] == 0 {
			l.scripts = append(l.scripts, s)
			number[s] = uint16(len(l.scripts))
		}
		rules[key] = number[s]
		l.rules.put(key, number[s])
	}
	for n := 0; n <= longest+1; n++ {
		votes := map[uint32]map[script]int{}
		for _, t := range tokens {
			key := ending([]byte(t.low), n, t.tag, t.pos, t.capital)
			if key == 0 || n <= longest && n == len(t.low) {
				continue
			}
			if votes[key] == nil {
				votes[key] = map[script]int{}
			}
			weight := 1 // types, not tokens, tell what unknown words do
			if n > longest {
				weight = counts[t]
			}
			votes[key][t.script] += weight
		}
		for _, t := range tokens {
			key := ending([]byte(t.low), n, t.tag, t.pos, t.capital)
			v := votes[key]
			if v == nil {
				continue
			}
			delete(votes, key)
			best, total := script{}, 0
			for s, c := range v {
				total += c
				if c > v[best] || c == v[best] && fmt.Sprint(s) < fmt.Sprint(best) {
					best = s
				}
			}
			if n <= longest && total < 2 || l.find([]byte(t.low), t.tag, t.pos, t.capital) == best {
				continue
			}
			learn(key, best)
		}
	}
	for low, f := range forms.verbs() {
		for _, c := range []uint32{0, 1} {
			s, key := scriptFor(low, f.lemma), ending([]byte(low), longest+1, f.tag, doc.VERB, c)
			if rules[key] == 0 && l.find([]byte(low), f.tag, doc.VERB, c) != s {
				learn(key, s)
			}
		}
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(l.scripts)))
	for _, s := range l.scripts {
		keep := byte(0)
		if s.keep {
			keep = 1
		}
		b = append(b, keep, byte(min(s.cut, 255)), byte(len(s.add)))
		b = append(b, s.add...)
	}
	return appendTable(b, rules)
}

func readLemmas(b []byte) (*lemmatizer, []byte, error) {
	short := fmt.Errorf("tag: lemmas are cut short")
	if len(b) < 4 {
		return nil, nil, short
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	l := &lemmatizer{}
	for range n {
		if len(b) < 3 || len(b) < 3+int(b[2]) {
			return nil, nil, short
		}
		l.scripts = append(l.scripts, script{b[0] == 1, int(b[1]), string(b[3 : 3+b[2]])})
		b = b[3+int(b[2]):]
	}
	t, rest, err := readTable(b)
	for _, v := range t.vals {
		if int(v) > n {
			return nil, nil, short
		}
	}
	l.rules = t
	return l, rest, err
}
