package coref

import (
	"encoding/binary"
	"math/rand/v2"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// How the weights are learnt.
const (
	courses = 3 // whose mean is taken
	rounds  = 5
	seldom  = 2
	budget  = 3 << 18
	nat     = 512.0 // weight that stands for a factor of e
	rate    = 0.05  // how far a step goes in the first round
	slowing = 0.5   // how much shorter steps get by the round
	// What is added to answers while learning so that the right one has to be
	// better by that: none where there is an antecedent, and a wrong one.
	costAlone = 3.0 // of a pronoun
	costNew   = 2.5 // of a description
	costWrong = 0.5
	costName  = 1.0 // of a name, where there is a description of it
)

// An Example is a Document with the columns that coreference reads, and its
// annotated chains in OntoNotes' manner (see [Chains]).
type Example struct {
	Doc    *doc.Document
	Chains [][]doc.Span
	// Partial says that only some mentions are annotated: what is in no chain
	// is neither right nor wrong.
	Partial bool
}

// Train returns the weights of a Resolver, as a section of the model: the same
// bytes for the same examples. Behind the weights stands what a factor of e is on
// the scale of their scores.
func Train(examples []Example) []byte {
	t := linear.Together(courses, func(course int) *linear.Trainer { return learn(examples, uint64(course+1)) })
	data := t.Pack(nil, budget)
	return binary.LittleEndian.AppendUint32(data, uint32(nat/t.Unit()))
}

// learn returns what one course of learning gives, which sees the examples in an
// order of its own.
func learn(examples []Example, seed uint64) *linear.Trainer {
	t := linear.NewTrainer(1, seldom)
	var order []int
	for i := range examples {
		order = append(order, i)
		teach(t, &examples[i], 0)
	}
	t.Settle()
	random := rand.New(rand.NewPCG(1, seed))
	for n := range rounds {
		step := rate / (1 + slowing*float64(n))
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			teach(t, &examples[i], step)
		}
	}
	return t
}

// teach goes through one example with steps of that size; with 0 it only counts
// features.
func teach(t *linear.Trainer, x *Example, step float64) {
	r := &ranker{run: prepare(x.Doc), weights: t}
	chain := map[doc.Span]int{}
	headed := map[int32]doc.Span{} // head → the shortest span
	for i, c := range x.Chains {
		for _, s := range c {
			chain[s] = i + 1
			h := r.top(s.First, s.End-1)
			if old, ok := headed[h]; !ok || s.End-s.First < old.End-old.First {
				headed[h] = s
			}
		}
	}
	of := make([]int, len(r.ms)) // mention → chain, 0 none
	for k := range r.ms {
		m := &r.ms[k]
		if x.Partial {
			for i, c := range x.Chains {
				for _, s := range c {
					if m.Form != doc.Nominal && m.Head >= s.First && m.Head < s.End {
						of[k] = i + 1
					}
				}
			}
		} else if s, ok := r.ontonotes(m.Mention); ok {
			if of[k] = chain[s]; of[k] == 0 && m.members == nil {
				of[k] = chain[headed[m.Head]]
			}
		}
	}
	sure := map[int32]int{} // what is surely one is in one chain
	for k := range r.ms {
		if of[k] > 0 && sure[r.root(int32(k))] == 0 {
			sure[r.root(int32(k))] = of[k]
		}
	}
	for k := range r.ms {
		if of[k] == 0 {
			of[k] = sure[r.root(int32(k))]
		}
	}
	r.walk(func(k int32, cands []candidate) int {
		right := func(q int32) bool { return q >= 0 && of[k] > 0 && of[q] == of[k] }
		unknown := func(q int32) bool { return false }
		if x.Partial {
			if of[k] == 0 {
				r.score(k, cands)
				return r.note(sure, k, cands, best(cands))
			}
			right = func(q int32) bool { return q >= 0 && sure[r.root(q)] == of[k] }
			unknown = func(q int32) bool { return q >= 0 && sure[r.root(q)] == 0 }
		}
		linked := false
		for _, c := range cands {
			linked = linked || right(c.q)
		}
		if step == 0 {
			for i := range cands {
				t.Count(r.features(k, cands, i))
			}
			for i, c := range cands {
				if right(c.q) {
					return r.note(sure, k, cands, i)
				}
			}
			return len(cands) - 1
		}
		r.score(k, cands)
		choice := best(cands)
		r.learn(t, k, cands, step, func(q int32) verdict {
			switch {
			case right(q) || !linked && q < 0:
				return good
			case unknown(q) || x.Partial && !linked:
				return ignored
			}
			return bad
		})
		t.Tick()
		return r.note(sure, k, cands, choice)
	})
}

// note keeps chains, which is by clusters, up to date for the link of k to
// candidate i, and returns i.
func (r *ranker) note(chains map[int32]int, k int32, cands []candidate, i int) int {
	if q := cands[i].q; q >= 0 {
		a, b := r.root(q), r.root(k)
		if chains[a] == 0 {
			chains[a] = chains[b]
		}
		chains[min(a, b)] = chains[a]
	}
	return i
}
