package tag

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Options of training.
type Options struct {
	Epochs  int               // of each pass; 0: 8
	Budget  int               // bytes of each pass's weights; 0: 2.4 MB
	Folds   int               // of held-out tagging; 0: 4
	Rounds  int               // of learning whose mean is taken; 0: 3
	Forms   Forms             // for the lemmas of words that the gold Documents have not
	Lexicon Lexicon           // what is known of words that are rare in the gold Documents
	Say     func(what string) // progress; nil is silent
}

// Train returns the section of a tagger that learns from gold Documents. The
// same Documents and clusters give the same bytes. Held are the gold Documents
// with such tags as the first pass gives to text that it has not learnt from
// (see [Held]); the second pass learns from them.
func Train(gold, held []*doc.Document, clusters *cluster.Clusters, o Options) []byte {
	o.fill()
	t := newTrainee(gold, clusters, o.Lexicon)
	all := t.examples(gold, held)
	o.Say("tag: first pass")
	first := t.learn(all, 0, o)
	o.Say("tag: second pass")
	second := t.learn(all, 1, o)

	b := binary.LittleEndian.AppendUint32(nil, uint32(len(t.labels)))
	for _, l := range t.labels {
		b = append(b, byte(l.tag), byte(l.pos))
	}
	b = appendTable(b, t.words)
	b = append(b, trainLemmas(gold, o.Forms)...)
	return append(append(b, first...), second...)
}

func (o *Options) fill() {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Budget == 0 {
		o.Budget = 2_400_000
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	if o.Folds == 0 {
		o.Folds = 4
	}
	if o.Rounds == 0 {
		o.Rounds = 3
	}
}

// Held returns the gold Documents with tags from a tagger that has not learnt
// from them: those of one fold are tagged as learnt from the others. What comes
// after a tagger must learn from tags with errors like the ones that it will see:
// the second pass from the first one's, the parser from those of both.
func Held(gold []*doc.Document, clusters *cluster.Clusters, o Options) (first, both []*doc.Document) {
	o.fill()
	o.Epochs = max(1, o.Epochs/2)
	first, both = bare(gold), bare(gold)
	fold := make([]int, len(gold)) // by tokens, so that they are even
	tokens := 0
	for n, d := range gold {
		fold[n] = tokens / 2000 % o.Folds
		tokens += d.Len()
	}
	trainees := make([]*trainee, o.Folds)
	rest := make([][2][]*doc.Document, o.Folds)
	for k := range trainees {
		for n, d := range gold {
			if fold[n] != k {
				rest[k][0], rest[k][1] = append(rest[k][0], d), append(rest[k][1], first[n])
			}
		}
		trainees[k] = newTrainee(rest[k][0], clusters, o.Lexicon)
	}
	for pass, to := range [][]*doc.Document{first, both} {
		o.Say(fmt.Sprintf("tag: pass %d of each of %d folds", pass+1, o.Folds))
		sections := make([][]byte, o.Folds)
		linear.Parallel(o.Folds, func(k int) {
			t := trainees[k]
			sections[k] = t.learn(t.examples(rest[k][0], rest[k][pass]), pass, o)
		})
		for k, t := range trainees {
			m, _, err := linear.Load(sections[k])
			if err != nil {
				panic(err) // what was packed a moment ago
			}
			t.passes[pass] = m
			s := t.scratch.New().(*sentence)
			for n, d := range to {
				if fold[n] != k {
					continue
				}
				for _, span := range d.Sentences {
					s.read(t.Tagger, d, span)
					for before := range pass + 1 {
						s.pass(before, t.passes[before])
					}
					s.write(t.Tagger, d, span)
				}
			}
		}
	}
	return first, both
}

// bare returns the Documents with room for other tags.
func bare(gold []*doc.Document) (all []*doc.Document) {
	for _, d := range gold {
		c := *d
		c.Tag, c.Pos, c.Other = make([]doc.Tag, d.Len()), make([]doc.Pos, d.Len()), make([]doc.Reading, d.Len())
		all = append(all, &c)
	}
	return all
}

// An example is a sentence with its labels, and those that it has before the
// second pass.
type example struct {
	words                []word
	gold, labels, others []uint8
}

// examples returns the sentences of gold, with the tags of held.
func (t *trainee) examples(gold, held []*doc.Document) (all []example) {
	s := &sentence{}
	for n, d := range gold {
		h := held[n]
		for _, span := range d.Sentences {
			s.read(t.Tagger, d, span)
			e := example{words: slices.Clone(s.words)}
			for i := span.First; i < span.End; i++ {
				l := t.number[label{h.Tag[i], h.Pos[i]}]
				e.gold = append(e.gold, t.number[label{d.Tag[i], d.Pos[i]}])
				e.labels = append(e.labels, l)
				if h.Other != nil {
					l = t.number[label{h.Other[i].Tag, h.Other[i].Pos}]
				}
				e.others = append(e.others, l)
			}
			all = append(all, e)
		}
	}
	return all
}

// A trainee is a Tagger that learns.
type trainee struct {
	*Tagger
	number map[label]uint8
	words  map[uint32]uint16
}

// newTrainee collects the labels and the tags of known words.
func newTrainee(gold []*doc.Document, clusters *cluster.Clusters, more Lexicon) *trainee {
	t := &trainee{Tagger: &Tagger{clusters: clusters, known: newTable(1)}, number: map[label]uint8{},
		words: map[uint32]uint16{}}
	counts := map[label]int{}
	seen := map[uint32]map[label]int{}
	s := &sentence{}
	for _, d := range gold {
		for i := range d.Tag {
			l := label{d.Tag[i], d.Pos[i]}
			counts[l]++
			w := s.word(t.Tagger, d.Word(int32(i)), false)
			if seen[w.low] == nil {
				seen[w.low] = map[label]int{}
			}
			seen[w.low][l]++
		}
	}
	for l := range counts {
		t.labels = append(t.labels, l)
	}
	slices.SortFunc(t.labels, func(a, b label) int {
		if c := counts[b] - counts[a]; c != 0 {
			return c
		}
		return int(a.tag)*32 + int(a.pos) - int(b.tag)*32 - int(b.pos)
	})
	t.labels = t.labels[:min(len(t.labels), 250)]
	for i, l := range t.labels {
		t.number[l] = uint8(i)
	}
	maps.Copy(t.words, more)
	for w, m := range seen {
		if set := tagSet(m, 5, 20, 7); set != 0 {
			t.words[w] = set
		}
	}
	t.known = newTable(len(t.words))
	for w, v := range t.words {
		t.known.put(w, v)
	}
	t.init()
	return t
}

// tagSet returns a number for the set of the tags that a word has at least once in
// rare times, 0 where it is seen fewer than least times.
func tagSet(counts map[label]int, least, rare int, kind uint32) uint16 {
	total, h := 0, uint32(0)
	for _, c := range counts {
		total += c
	}
	if total < least {
		return 0
	}
	for l, c := range counts { // in any order
		if c*rare >= total {
			h += linear.Mix(uint32(l.tag), uint32(l.pos), kind)
		}
	}
	return uint16(h>>16) | 1
}

// thinned is one in how many features are left out in training.
const thinned = 10

// learn trains the classifier of pass k: the mean of some that see the sentences
// in different orders, which errs less than each of them.
func (t *trainee) learn(all []example, k int, o Options) []byte {
	return linear.Together(o.Rounds, func(round int) *linear.Trainer { return t.round(all, k, round, o) }).Pack(nil, o.Budget)
}

func (t *trainee) round(all []example, k, round int, o Options) *linear.Trainer {
	tr := linear.NewTrainer(len(t.labels), 2)
	s := &sentence{tags: t.labels, scores: make([]int32, len(t.labels))}
	begin := func(e *example) {
		s.words = append(s.words[:0], e.words...)
		s.begin()
		if k > 0 {
			copy(s.labels, e.labels)
			copy(s.others, e.others)
		}
	}
	for n := range all {
		begin(&all[n])
		for i := range s.order(k) {
			s.extract(k, i)
			tr.Count(s.features)
			s.labels[i] = all[n].gold[i]
		}
	}
	tr.Settle()
	r := rand.New(rand.NewPCG(2+uint64(round), uint64(k)))
	for range o.Epochs {
		for _, n := range r.Perm(len(all)) {
			begin(&all[n])
			for i := range s.order(k) {
				s.extract(k, i)
				s.features = linear.Thin(s.features, r, thinned)
				clear(s.scores)
				tr.Add(s.scores, s.features)
				best := linear.Best(s.scores)
				tr.Update(s.features, int(all[n].gold[i]), best, 1)
				tr.Tick()
				s.labels[i] = uint8(best)
			}
		}
	}
	return tr
}
