package name

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/linear"
	"kg/schema"
)

// An Example is a Document with gold Names, and what they can be relied on for.
type Example struct {
	*doc.Document
	Types    schema.Type // annotated in full: a token outside of all names is of none of these types
	Register Register    // in which it is written
	Weight   int32       // 1 and more: how much an error counts
}

// Options say how to train.
type Options struct {
	Epochs  int          // 0: 8
	Least   int          // how often a feature must be seen; 0: 3
	Margin  int32        // by how much a right label must win; 0: 20
	Caution int32        // by how much a label that a corpus leaves open must win over no name to be taken for right; 0: 30
	Size    int          // of the weights, in bytes; 0: 4 MB
	Rounds  int          // of learning whose mean is taken; 0: 3
	Say     func(string) // told of progress; may be nil

	once bool // without the second pass
}

func (o *Options) defaults() {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Least == 0 {
		o.Least = 3
	}
	if o.Margin == 0 {
		o.Margin = 20
	}
	if o.Caution == 0 {
		o.Caution = 30
	}
	if o.Size == 0 {
		o.Size = 4 << 20
	}
	if o.Rounds == 0 {
		o.Rounds = 3
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
}

// Train learns from examples, whose tokens, sentences and (if they are to be
// used) tags are filled, and returns the payload of the section. The same
// examples give the same bytes.
func Train(examples []Example, c *cluster.Clusters, g *gazetteer.Gazetteer, o Options) []byte {
	o.defaults()
	var counts linear.Counter
	r := newRecognizer(linear.NewTrainer(labels, o.Least), c, g)
	var all []sentence
	s := new(scratch)
	var firsts [][]label
	if !o.once {
		firsts = jackknife(examples, c, g, o)
	}
	var manners []manner
	for n, e := range examples {
		admit := e.masks()
		r.read(e.Document, s)
		s.register = e.Register
		m := s.manner(nil)
		counts.Count(m)
		manners = append(manners, manner{m, e.Register == Casual})
		if firsts != nil {
			s.first = firsts[n]
			s.count()
		}
		for _, sent := range e.Sentences {
			if x, ok := r.example(s, sent, admit); ok {
				x.weight = max(e.Weight, 1)
				if firsts != nil {
					for i := sent.First; i < sent.End; i++ {
						var f []uint32
						if s.words[i].flags&candidate != 0 {
							f = s.elsewhere(nil, i)
						}
						x.more = append(x.more, f)
					}
				}
				all = append(all, x)
			}
		}
	}
	for _, x := range all {
		for _, f := range x.features {
			counts.Count(f)
		}
		for _, f := range x.more {
			counts.Count(f)
		}
	}
	for a := range label(labels) {
		for range o.Least {
			counts.Count([]uint32{followFeature(a)})
		}
	}
	return linear.Together(o.Rounds, func(round int) *linear.Trainer {
		t := linear.NewTrainer(labels, o.Least)
		t.Know(&counts)
		newRecognizer(t, c, g).course(t, slices.Clone(all), manners, round, &o)
		return t
	}).Pack(nil, o.Size)
}

// course is one round of learning, which sees the examples in an order of its own.
func (r *Recognizer) course(t *linear.Trainer, all []sentence, manners []manner, round int, o *Options) {
	random := rand.New(rand.NewPCG(7, uint64(round)))
	r.learnManner(t, manners, random)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	var l lattice
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		wrong, tokens := 0, 0
		for _, k := range order {
			x := &all[k]
			if x.rest > 0 { // was right of late
				x.rest--
				continue
			}
			y := x
			if x.more != nil && random.IntN(100) < together {
				y = x.whole()
			}
			n := r.learn(t, &l, y, o)
			t.Tick()
			if wrong += n; n == 0 {
				x.right = min(x.right+1, 3)
				x.rest = x.right - 1
			} else {
				x.right = 0
			}
			tokens += len(x.features)
		}
		o.Say(fmt.Sprintf("name: round %d, epoch %d: %.2f %% of %d words wrong, %d features", round+1, epoch+1, 100*float64(wrong)/float64(max(tokens, 1)), tokens, t.Features()))
	}
}

// A sentence is an example ready to be learnt from.
type sentence struct {
	features [][]uint32 // token → its features, nil for one that is no candidate
	more     [][]uint32 // what a first pass says of them elsewhere
	admit    []mask
	weight   int32

	right, rest int // times right on end, epochs to be left out
}

// masks returns the labels that each token of e may have.
func (e *Example) masks() []mask {
	open := 1 | maskOfType(All&^e.Types)
	admit := make([]mask, e.Len())
	for i := range admit {
		admit[i] = open
	}
	for _, m := range e.Names {
		if m.Type == schema.Person {
			m = untitled(e.Document, m)
		}
		t := m.Type & All
		if m.First == m.Last && schema.Demonym(e.Word(m.First)) != "" {
			continue // "Danish" names nothing
		}
		if t == 0 { // of a type that is no type of name here
			for i := m.First; i <= m.Last; i++ {
				admit[i] = anyLabel
			}
			continue
		}
		if m.First == m.Last {
			admit[m.First] = maskOf(t, unit)
		} else {
			for i := m.First; i <= m.Last; i++ {
				admit[i] = maskOf(t, inside)
			}
			admit[m.First], admit[m.Last] = maskOf(t, begin), maskOf(t, last)
		}
		if m.Type&schema.Thing != 0 {
			for i := m.First; i <= m.Last; i++ {
				admit[i] |= open
			}
		}
	}
	return admit
}

// example takes the features of a sentence; not ok where the labels admitted
// fit no path.
func (r *Recognizer) example(s *scratch, sent doc.Span, admit []mask) (sentence, bool) {
	x := sentence{}
	named, some := false, false
	for i := sent.First; i < sent.End; i++ {
		m := admit[i]
		if s.words[i].flags&candidate == 0 {
			x.features = append(x.features, nil)
			if m&1 == 0 {
				named = true
			}
			m |= 1 // cannot be found
			x.admit = append(x.admit, m)
			continue
		}
		some = true
		x.features = append(x.features, s.add(nil, sent, i))
		x.admit = append(x.admit, m)
	}
	if named || !some {
		return x, false
	}
	s.lattice.size(len(x.features))
	var follow [labels][labels]int32
	s.lattice.decode(&follow, x.admit)
	return x, s.lattice.possible()
}

// learn decodes x, and moves the weights where it is wrong. It returns the
// number of tokens that are.
func (r *Recognizer) learn(t *linear.Trainer, l *lattice, x *sentence, o *Options) int {
	r.learnFollow()
	l.size(len(x.features))
	for i, f := range x.features {
		row := &l.scores[i]
		if f == nil {
			for b := 1; b < labels; b++ {
				row[b] = never / 64
			}
			continue
		}
		t.Add(row[:], f)
	}
	for i := range l.scores {
		l.scores[i][outside] += o.Caution
	}
	good := append([]label(nil), l.decode(&r.follow, x.admit)...)
	for i := range l.scores {
		l.scores[i][outside] -= o.Caution
	}
	if o.Margin > 0 {
		for i := range l.scores {
			for b := range label(labels) {
				if b != good[i] && x.admit[i]>>b&1 == 0 {
					l.scores[i][b] += o.Margin
				}
			}
		}
	}
	bad := l.decode(&r.follow, nil)
	wrong := 0
	for i := range good {
		if good[i] != bad[i] {
			if x.features[i] != nil {
				t.Update(x.features[i], int(good[i]), int(bad[i]), x.weight)
			}
			wrong++
		}
		if i > 0 && (good[i] != bad[i] || good[i-1] != bad[i-1]) {
			t.Update([]uint32{followFeature(good[i-1])}, int(good[i]), -1, x.weight)
			t.Update([]uint32{followFeature(bad[i-1])}, -1, int(bad[i]), x.weight)
		}
	}
	return wrong
}
