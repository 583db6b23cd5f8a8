package parse

import (
	"fmt"
	"math/rand/v2"
	"sync"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Options of training.
type Options struct {
	Rounds int               // of learning whose mean is taken, for each direction; 0: 3
	Epochs int               // of each round; 0: 6
	Budget int               // bytes; 0: 10.25 MB
	Say    func(what string) // progress, from several goroutines; nil is silent
}

// Train returns the section of a parser that learns from the trees of gold
// Documents and from the tags that they have, which should be such as the tagger
// gives. The same Documents and clusters give the same bytes.
func Train(gold []*doc.Document, clusters *cluster.Clusters, o Options) []byte {
	if o.Rounds == 0 {
		o.Rounds = 3
	}
	if o.Epochs == 0 {
		o.Epochs = 6
	}
	if o.Budget == 0 {
		o.Budget = 10_250_000
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	o.Say("parse: features")
	forward, backward := newCourse(gold, clusters, false), newCourse(gold, clusters, true)
	linear.Parallel(2*o.Rounds, func(k int) {
		if c := [...]*course{forward, backward}[k%2]; k%2 == 0 {
			c.learn(k/2, "forward", o)
		} else {
			c.learn(k/2, "backward", o)
		}
	})
	b := forward.quick.Pack(nil, o.Budget/24)
	b = forward.arcs.Pack(b, o.Budget/3)
	b = backward.quick.Pack(b, o.Budget/24)
	b = backward.arcs.Pack(b, o.Budget/3)
	return forward.labels.Pack(b, o.Budget-len(b))
}

// A course is what is learnt for one direction, over all rounds: what the mean of
// some says errs less than each of them.
type course struct {
	all         []example
	clusters    *cluster.Clusters
	backward    bool
	joining     sync.Mutex
	quick, arcs *linear.NarrowTrainer
	labels      *linear.Trainer // forward alone
	relations   linear.Counter
}

// newCourse counts the features on the way to the gold trees.
func newCourse(gold []*doc.Document, clusters *cluster.Clusters, backward bool) *course {
	c := &course{clusters: clusters, backward: backward}
	var quick, arcs linear.Counter
	s := new(state)
	for _, d := range gold {
		for _, span := range d.Sentences {
			e := example{d: d, span: span}
			c.read(s, &e)
			e.grow(s)
			c.all = append(c.all, e)
			for !s.done() {
				s.glance()
				quick.Count(s.features)
				s.extract()
				arcs.Count(s.features)
				if a := e.oracle(s, nil); a == shift {
					s.push()
				} else {
					s.attach(s.arc(a))
				}
			}
			if !backward {
				c.countRelations(s, &e)
			}
		}
	}
	c.quick, c.arcs = linear.NewNarrowTrainer(&quick, 3), linear.NewNarrowTrainer(&arcs, 2)
	return c
}

// read begins the sentence of an example.
func (c *course) read(s *state, e *example) {
	s.read(e.d, e.span, c.clusters)
	if c.backward {
		s.flip()
	}
}

func (c *course) countRelations(s *state, e *example) {
	s.unlabel()
	for _, child := range s.order {
		head := s.nodes[child].head
		if head != s.n {
			s.describe(head, child)
			c.relations.Count(s.features)
		}
		s.name(head, child, doc.Dep(e.labels[child]))
	}
}

// learn is one round of learning: it sees the sentences in an order of its own, and
// its own errors.
func (c *course) learn(round int, name string, o Options) {
	c.joining.Lock()
	quick, arcs := c.quick.Fresh(), c.arcs.Fresh()
	c.joining.Unlock()
	labels := linear.NewTrainer(doc.NumDeps, 2)
	labels.Know(&c.relations)
	s := new(state)
	seed := uint64(3 + round)
	r := rand.New(rand.NewPCG(seed, seed))
	for epoch := range o.Epochs {
		wrong, total := 0, 0
		for _, k := range r.Perm(len(c.all)) {
			e := &c.all[k]
			c.read(s, e)
			for !s.done() {
				s.glance()
				s.score(quick)
				guess, _ := s.best()
				quick.Update(s.features, e.oracle(s, &guess), guess, 1)
				quick.Tick()
				s.extract()
				s.score(arcs)
				guess, _ = s.best()
				good := e.oracle(s, &guess)
				if good != guess {
					arcs.Update(s.features, good, guess, 1)
					wrong++
				}
				arcs.Tick()
				total++
				if epoch == 0 || r.Float64() >= 0.9 { // else see states that errors lead to
					guess = good
				}
				if guess == shift {
					s.push()
				} else {
					s.attach(s.arc(guess))
				}
			}
			if !c.backward {
				e.learnRelations(s, labels)
			}
		}
		o.Say(fmt.Sprintf("parse: %s, round %d, epoch %d, %.2f %% of the actions wrong", name, round+1, epoch+1, 100*float64(wrong)/float64(max(total, 1))))
	}
	c.joining.Lock()
	defer c.joining.Unlock()
	c.quick.Join(quick)
	c.arcs.Join(arcs)
	if c.labels == nil {
		c.labels = labels
	} else {
		c.labels.Join(labels)
	}
}

// learnRelations learns from the arcs of s that are right.
func (e *example) learnRelations(s *state, labels *linear.Trainer) {
	s.unlabel()
	for _, child := range s.order {
		head := s.nodes[child].head
		label := s.relation(labels, head, child)
		if head != s.n && head == e.heads[child] {
			labels.Update(s.features, int(e.labels[child]), int(label), 1)
			labels.Tick()
		}
		s.name(head, child, label)
	}
}

// An example is a sentence with its gold tree, in the numbers of a state.
type example struct {
	d      *doc.Document
	span   doc.Span
	heads  []int32
	labels []uint8
}

// grow takes in the gold tree of a sentence that s has read. Words that hang from a
// punctuation mark hang from what it hangs from.
func (e *example) grow(s *state) {
	d := e.d
	word := map[int32]int32{-1: s.n}
	for i, k := range s.tokens {
		word[k] = int32(i)
	}
	for _, k := range s.tokens {
		h := d.Head[k]
		for up := e.span.First; h >= 0 && d.Pos[h] == doc.PUNCT && up < e.span.End; up++ {
			h = d.Head[h]
		}
		e.heads = append(e.heads, word[h])
		e.labels = append(e.labels, uint8(d.Dep[k]))
	}
}

// oracle returns, of the actions that lose the fewest gold arcs, the one with the
// highest score; guess where that is one of them. A nil guess takes the first.
func (e *example) oracle(s *state, guess *int) int {
	costs := s.losses(e.heads, nil)
	best := -1
	for a := range actions {
		if s.allowed(a) && (best < 0 || costs[a] < costs[best] || costs[a] == costs[best] && guess != nil && s.scores[a] > s.scores[best]) {
			best = a
		}
	}
	if guess != nil && costs[*guess] == costs[best] {
		return *guess
	}
	return best
}
