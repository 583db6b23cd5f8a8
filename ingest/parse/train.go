package parse

import (
	"fmt"
	"math/rand/v2"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
)

// Options of training.
type Options struct {
	Rounds int               // of learning whose mean is taken; 0: 4
	Epochs int               // of each round; 0: 8
	Budget int               // bytes; 0: 10.75 MB
	Say    func(what string) // progress, from several goroutines; nil is silent
}

// Train returns the section of a parser that learns from the trees of gold
// Documents and from the tags that they have, which should be such as the tagger
// gives. The same Documents and clusters give the same bytes.
func Train(gold []*doc.Document, clusters *cluster.Clusters, o Options) []byte {
	if o.Rounds == 0 {
		o.Rounds = 4
	}
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Budget == 0 {
		o.Budget = 10_750_000
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	var all []example
	s := new(state)
	for _, d := range gold {
		for _, span := range d.Sentences {
			s.read(d, span, clusters)
			all = append(all, newExample(s, d, span))
		}
	}
	rounds := make([]*trainee, o.Rounds)
	linear.Parallel(o.Rounds, func(k int) { rounds[k] = learn(all, clusters, k, o) })
	t := rounds[0]
	for _, next := range rounds[1:] {
		t.arcs.Join(next.arcs)
		t.labels.Join(next.labels)
	}
	b := t.arcs.PackNarrow(nil, o.Budget*3/4)
	return t.labels.Pack(b, o.Budget-len(b))
}

// A trainee is a parser that learns.
type trainee struct{ arcs, labels *linear.Trainer }

// learn is one round of learning: it sees the sentences in an order of its own, and
// its own errors. The mean of some errs less than each of them.
func learn(all []example, clusters *cluster.Clusters, round int, o Options) *trainee {
	t := &trainee{linear.NewTrainer(actions, 2), linear.NewTrainer(doc.NumDeps, 2)}
	arcs, labels := t.arcs, t.labels
	s := new(state)
	for _, e := range all { // along the gold path
		s.read(e.d, e.span, clusters)
		for !s.done() {
			s.extract()
			arcs.Count(s.features)
			a := e.oracle(s, nil)
			if a == shift {
				s.push()
				continue
			}
			head, child := s.arc(a)
			s.describe(head, child)
			labels.Count(s.features)
			s.attach(head, doc.Dep(e.labels[child]))
		}
	}
	arcs.Settle()
	labels.Settle()
	seed := uint64(3 + round)
	r := rand.New(rand.NewPCG(seed, seed))
	for epoch := range o.Epochs {
		wrong, total := 0, 0
		for _, k := range r.Perm(len(all)) {
			e := all[k]
			s.read(e.d, e.span, clusters)
			for !s.done() {
				guess := s.best(arcs)
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
					continue
				}
				head, child := s.arc(guess)
				label := s.relation(labels, head, child)
				if head != s.n && head == e.heads[child] {
					labels.Update(s.features, int(e.labels[child]), int(label), 1)
					labels.Tick()
				}
				s.attach(head, label)
			}
		}
		o.Say(progress(round, epoch, wrong, total))
	}
	return t
}

// An example is a sentence with its gold tree, in the numbers of a state.
type example struct {
	d      *doc.Document
	span   doc.Span
	heads  []int32
	labels []uint8
}

// newExample returns the example of a sentence that s has read. Words that hang
// from a punctuation mark hang from what it hangs from.
func newExample(s *state, d *doc.Document, span doc.Span) example {
	e := example{d: d, span: span}
	word := map[int32]int32{-1: s.n}
	for i, k := range s.tokens {
		word[k] = int32(i)
	}
	for _, k := range s.tokens {
		h := d.Head[k]
		for up := span.First; h >= 0 && d.Pos[h] == doc.PUNCT && up < span.End; up++ {
			h = d.Head[h]
		}
		e.heads = append(e.heads, word[h])
		e.labels = append(e.labels, uint8(d.Dep[k]))
	}
	return e
}

// oracle returns, of the actions that lose the fewest gold arcs, the one with the
// highest score; guess where that is one of them. A nil guess takes the first.
func (e *example) oracle(s *state, guess *int) int {
	costs := e.costs(s)
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

// costs returns how many gold arcs shift, left and right lose.
func (e *example) costs(s *state) (c [actions]int) {
	if len(s.stack) == 0 {
		return c
	}
	s0, s1, b := s.top(0), s.top(1), s.next
	if b < s.n { // shift
		h := e.heads[b]
		for k, i := range s.stack {
			if e.heads[i] == b {
				c[0]++
			}
			if h == i && k < len(s.stack)-1 {
				c[0]++
			}
		}
	}
	lost := 0
	for i := b; i < s.n; i++ { // children of s0 that are still to come
		if e.heads[i] == s0 {
			lost++
		}
	}
	h := e.heads[s0]
	c[1], c[2] = lost, lost
	if h == s1 || h > b {
		c[1]++
	}
	if h >= b {
		c[2]++
	}
	return c
}

func progress(round, epoch, wrong, total int) string {
	return fmt.Sprintf("parse: round %d, epoch %d, %.2f %% of the actions wrong", round+1, epoch+1, 100*float64(wrong)/float64(max(total, 1)))
}
