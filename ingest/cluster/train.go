package cluster

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Sizes of the three levels.
const (
	fineClasses   = 512
	middleClasses = 64
	coarseClasses = 16
)

// rounds of the exchange algorithm; more change few words.
const rounds = 12

// rare words are seen fewer times than this and have no class.
const rare = 3

// Train learns classes from sentences of words. The same sentences give the
// same classes.
func Train(sentences [][]string) *Clusters {
	return train(sentences, fineClasses, middleClasses, coarseClasses)
}

func train(sentences [][]string, fines, middles, coarses int) *Clusters {
	vocabulary, text := number(sentences)
	count := bigrams(len(vocabulary), text)
	fine := exchange(count, fines)
	middle := exchange(count.merge(fine, fines), middles)
	coarse := exchange(count.merge(fine, fines).merge(middle, middles), coarses)
	out := newClusters(len(vocabulary))
	for f := range fines {
		m := middle[f]
		out.class = append(out.class, Class{coarse[m] + 1, m + 1, uint16(f + 1)})
	}
	for w, word := range vocabulary {
		if !strings.HasPrefix(word, "\x00") {
			out.put(hash(word, asWritten), fine[w]+1)
		}
	}
	return out
}

// Encode returns the payload that [Read] takes.
func (c *Clusters) Encode() []byte {
	fine := map[uint32]uint16{}
	for i, k := range c.key {
		if k != 0 {
			fine[k] = c.fine[i]
		}
	}
	keys := slices.Sorted(maps.Keys(fine))
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(c.class)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	for _, k := range c.class {
		out = binary.LittleEndian.AppendUint16(out, k.Coarse)
		out = binary.LittleEndian.AppendUint16(out, k.Middle)
	}
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
	}
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint16(out, fine[k])
	}
	return out
}

// number gives each word that is not rare a number, by frequency, and turns the
// sentences into numbers. Number 0 is the border of a sentence, and rare words
// share a number with others of their shape; both have names that begin with a
// zero byte.
func number(sentences [][]string) (vocabulary []string, text [][]int32) {
	fold := func(w string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case '0' <= r && r <= '9':
				return '0'
			case r == '’':
				return '\''
			}
			return r
		}, w)
	}
	seen := map[string]int{}
	for _, s := range sentences {
		for _, w := range s {
			seen[fold(w)]++
		}
	}
	kept := map[string]int{}
	for w, n := range seen {
		if n >= rare {
			kept[w] += n
		} else {
			kept[rareShape(w)] += n
		}
	}
	words := slices.Collect(maps.Keys(kept))
	slices.SortFunc(words, func(a, b string) int {
		if kept[a] != kept[b] {
			return kept[b] - kept[a]
		}
		return strings.Compare(a, b)
	})
	vocabulary = append([]string{"\x00"}, words...)
	index := map[string]int32{}
	for i, w := range vocabulary {
		index[w] = int32(i)
	}
	for _, s := range sentences {
		line := make([]int32, 0, len(s)+2)
		line = append(line, 0)
		for _, w := range s {
			w = fold(w)
			if seen[w] < rare {
				w = rareShape(w)
			}
			line = append(line, index[w])
		}
		text = append(text, append(line, 0))
	}
	return vocabulary, text
}

func rareShape(w string) string {
	shape := "\x00"
	for i, r := range w {
		switch {
		case unicode.IsDigit(r):
			return "\x000"
		case unicode.IsUpper(r) && i == 0:
			shape += "A"
		case unicode.IsUpper(r):
			return "\x00AA"
		}
	}
	for _, end := range []string{"s", "ed", "ing", "ly"} {
		if strings.HasSuffix(w, end) {
			return shape + end
		}
	}
	return shape + "a"
}

// counts are how often word follows word.
type counts struct {
	total  []int32
	next   [][]pair // by word: what follows it
	before [][]pair // what it follows
}

type pair struct{ word, n int32 }

func bigrams(words int, text [][]int32) *counts {
	n := map[[2]int32]int32{}
	c := &counts{total: make([]int32, words)}
	for _, s := range text {
		for i, w := range s {
			c.total[w]++
			if i > 0 {
				n[[2]int32{s[i-1], w}]++
			}
		}
	}
	c.fill(n)
	return c
}

func (c *counts) fill(n map[[2]int32]int32) {
	keys := slices.SortedFunc(maps.Keys(n), func(a, b [2]int32) int {
		if a[0] != b[0] {
			return int(a[0] - b[0])
		}
		return int(a[1] - b[1])
	})
	c.next, c.before = make([][]pair, len(c.total)), make([][]pair, len(c.total))
	for _, k := range keys {
		c.next[k[0]] = append(c.next[k[0]], pair{k[1], n[k]})
		c.before[k[1]] = append(c.before[k[1]], pair{k[0], n[k]})
	}
}

// merge returns the counts of classes, as if they were words.
func (c *counts) merge(class []uint16, classes int) *counts {
	out := &counts{total: make([]int32, classes)}
	n := map[[2]int32]int32{}
	for w, k := range class {
		out.total[k] += c.total[w]
		for _, p := range c.next[w] {
			n[[2]int32{int32(k), int32(class[p.word])}] += p.n
		}
	}
	out.fill(n)
	return out
}

// exchange puts each word, by number, into the class in which the text becomes
// most likely, over and over.
func exchange(c *counts, classes int) []uint16 {
	x := &exchanger{counts: c, k: classes, class: make([]uint16, len(c.total)), size: make([]int64, classes),
		n: make([]int64, classes*classes), t: make([]int64, classes*classes), gain: make([]float64, classes)}
	for w := range x.class {
		x.class[w] = uint16(w % classes)
	}
	for w, k := range x.class {
		x.size[k] += int64(c.total[w])
		for _, p := range c.next[w] {
			x.add(int(k), int(x.class[p.word]), int64(p.n))
		}
	}
	x.a, x.b = make([]int64, classes), make([]int64, classes)
	for range rounds {
		moved := 0
		for w := range x.class {
			moved += x.move(w)
		}
		if moved == 0 {
			break
		}
	}
	return x.class
}

type exchanger struct {
	*counts
	k     int
	class []uint16
	size  []int64   // class → occurrences
	n, t  []int64   // class, class → occurrences of the one before the other; t is n turned over
	a, b  []int64   // of the word being moved: class → how often after, before it
	gain  []float64 // class → what moving there gains
}

func (x *exchanger) add(g, h int, n int64) {
	x.n[g*x.k+h] += n
	x.t[h*x.k+g] += n
}

// move puts word w where it fits best, and returns 1 if that is another class.
func (x *exchanger) move(w int) int {
	from := int(x.class[w])
	var self int64 // w after itself
	var ca, cb []int
	for _, p := range x.next[w] {
		if int(p.word) == w {
			self = int64(p.n)
			continue
		}
		k := int(x.class[p.word])
		if x.a[k] == 0 {
			ca = append(ca, k)
		}
		x.a[k] += int64(p.n)
	}
	for _, p := range x.before[w] {
		if int(p.word) == w {
			continue
		}
		k := int(x.class[p.word])
		if x.b[k] == 0 {
			cb = append(cb, k)
		}
		x.b[k] += int64(p.n)
	}
	x.shift(from, -1, self, ca, cb)
	total := int64(x.total[w])
	x.size[from] -= total
	for k := range x.gain {
		x.gain[k] = -2 * (xlogx(x.size[k]+total) - xlogx(x.size[k]))
	}
	for _, h := range ca {
		add, row := x.a[h], x.t[h*x.k:(h+1)*x.k]
		for k, n := range row {
			x.gain[k] += xlogx(n+add) - xlogx(n)
		}
	}
	for _, g := range cb {
		add, row := x.b[g], x.n[g*x.k:(g+1)*x.k]
		for k, n := range row {
			x.gain[k] += xlogx(n+add) - xlogx(n)
		}
	}
	best := from
	for k := range x.gain {
		// A class's count with itself takes both sides, and w's with itself.
		if x.a[k] != 0 && x.b[k] != 0 || self != 0 {
			n := x.n[k*x.k+k]
			x.gain[k] += xlogx(n+x.a[k]+x.b[k]+self) - xlogx(n+x.a[k]) - xlogx(n+x.b[k]) + xlogx(n)
		}
		if x.gain[k] > x.gain[best] {
			best = k
		}
	}
	x.shift(best, +1, self, ca, cb)
	for _, k := range ca {
		x.a[k] = 0
	}
	for _, k := range cb {
		x.b[k] = 0
	}
	x.class[w] = uint16(best)
	x.size[best] += total
	if best != from {
		return 1
	}
	return 0
}

// shift takes the word being moved into class k (sign +1) or out of it (-1).
func (x *exchanger) shift(k int, sign, self int64, ca, cb []int) {
	for _, h := range ca {
		x.add(k, h, sign*x.a[h])
	}
	for _, g := range cb {
		x.add(g, k, sign*x.b[g])
	}
	if self != 0 {
		x.add(k, k, sign*self)
	}
}

// logs are n·log n of small n.
var logs = sync.OnceValue(func() []float64 {
	t := make([]float64, 1<<16)
	for i := 1; i < len(t); i++ {
		t[i] = float64(i) * math.Log(float64(i))
	}
	return t
})

func xlogx(n int64) float64 {
	if t := logs(); n < int64(len(t)) {
		return t[n]
	}
	return float64(n) * math.Log(float64(n))
}
