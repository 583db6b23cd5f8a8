package tag

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Options of training.
type Options struct {
	Epochs int               // of each pass; 0: 8
	Budget int               // bytes of each pass's weights; 0: 1.8 MB
	Folds  int               // of held-out tagging; 0: 4
	Forms  Forms             // for the lemmas of words that the gold Documents have not
	Say    func(what string) // progress; nil is silent
}

// Train returns the section of a tagger that learns from gold Documents. The
// same Documents and clusters give the same bytes. Held are the gold Documents
// with such tags as the first pass gives to text that it has not learnt from
// (see [Held]); the second pass learns from them.
func Train(gold, held []*doc.Document, clusters *cluster.Clusters, o Options) []byte {
	o.fill()
	t := newTrainee(gold, clusters)
	var all []example
	for n, d := range gold {
		for _, span := range d.Sentences {
			all = append(all, example{d, held[n], span})
		}
	}
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
		o.Budget = 1_800_000
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	o.Folds = max(o.Folds, 4)
}

// Held returns the gold Documents with tags from a tagger that has not learnt
// from them: those of one fold are tagged as learnt from the others. What comes
// after a tagger must learn from tags with errors like the ones that it will see.
func Held(gold []*doc.Document, clusters *cluster.Clusters, o Options) []*doc.Document {
	o.fill()
	held := make([]*doc.Document, len(gold))
	fold := make([]int, len(gold)) // by tokens, so that they are even
	tokens := 0
	for n, d := range gold {
		c := *d
		c.Tag, c.Pos = make([]doc.Tag, d.Len()), make([]doc.Pos, d.Len())
		held[n] = &c
		fold[n] = tokens / 2000 % o.Folds
		tokens += d.Len()
	}
	o.Epochs = max(1, o.Epochs/2)
	for k := range o.Folds {
		var rest []*doc.Document
		for n, d := range gold {
			if fold[n] != k {
				rest = append(rest, d)
			}
		}
		o.Say(fmt.Sprintf("tag: fold %d of %d", k+1, o.Folds))
		t := newTrainee(rest, clusters)
		var all []example
		for _, d := range rest {
			for _, span := range d.Sentences {
				all = append(all, example{d: d, span: span})
			}
		}
		m, _, err := linear.Load(t.learn(all, 0, o))
		if err != nil {
			panic(err) // what was packed a moment ago
		}
		s := t.scratch.New().(*sentence)
		for n, d := range held {
			if fold[n] != k {
				continue
			}
			for _, span := range d.Sentences {
				s.read(t.Tagger, d, span)
				s.pass(0, m)
				for i, l := range s.labels {
					d.Tag[int(span.First)+i], d.Pos[int(span.First)+i] = t.labels[l].tag, t.labels[l].pos
				}
			}
		}
	}
	return held
}

type example struct {
	d, held *doc.Document
	span    doc.Span
}

// A trainee is a Tagger that learns.
type trainee struct {
	*Tagger
	number map[label]uint8
	words  map[uint32]uint16
}

// newTrainee collects the labels and the tags of known words.
func newTrainee(gold []*doc.Document, clusters *cluster.Clusters) *trainee {
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
	for w, m := range seen { // the order does not matter
		total, h := 0, uint32(0)
		for _, c := range m {
			total += c
		}
		if total < 5 {
			continue
		}
		for l, c := range m {
			if c*20 >= total {
				h += linear.Mix(uint32(l.tag), uint32(l.pos), 7) // a set
			}
		}
		t.words[w] = uint16(h>>16) | 1
	}
	t.known = newTable(len(t.words))
	for w, v := range t.words {
		t.known.put(w, v)
	}
	t.init()
	return t
}

// learn trains the classifier of pass k.
func (t *trainee) learn(all []example, k int, o Options) []byte {
	tr := linear.NewTrainer(len(t.labels), 2)
	s := &sentence{scores: make([]int32, len(t.labels))}
	gold := make([][]uint8, len(all))
	for n, e := range all {
		s.read(t.Tagger, e.d, e.span)
		for i := e.span.First; i < e.span.End; i++ {
			gold[n] = append(gold[n], t.number[label{e.d.Tag[i], e.d.Pos[i]}])
		}
		copy(s.labels, gold[n])
		for i := range s.words {
			s.extract(k, i)
			tr.Count(s.features)
		}
	}
	tr.Settle()
	r := rand.New(rand.NewPCG(2, uint64(k)))
	for range o.Epochs {
		for _, n := range r.Perm(len(all)) {
			e := all[n]
			s.read(t.Tagger, e.d, e.span)
			if k > 0 {
				for i := range s.labels {
					k := e.span.First + int32(i)
					s.labels[i] = t.number[label{e.held.Tag[k], e.held.Pos[k]}]
				}
			}
			for i := range s.words {
				s.extract(k, i)
				clear(s.scores)
				tr.Add(s.scores, s.features)
				best := linear.Best(s.scores)
				tr.Update(s.features, int(gold[n][i]), best, 1)
				tr.Tick()
				s.labels[i] = uint8(best)
			}
		}
	}
	return tr.Pack(nil, o.Budget)
}
