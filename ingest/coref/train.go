package coref

import (
	"math/rand/v2"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// How the weights are learnt: what it costs, in units of a weight, to link
// what has no antecedent, to leave alone what has one, and to take the wrong
// one.
const (
	rounds    = 12
	seldom    = 2
	budget    = 3 << 19
	costLink  = 16
	costAlone = 60
	costWrong = 16
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
// bytes for the same examples.
func Train(examples []Example) []byte {
	t := linear.NewTrainer(1, seldom)
	var order []int
	for i := range examples {
		order = append(order, i)
		teach(t, &examples[i], true)
	}
	t.Settle()
	random := rand.New(rand.NewPCG(1, 1))
	for range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			teach(t, &examples[i], false)
		}
	}
	return t.Pack(nil, budget)
}

// teach goes through one example: with count it only counts features.
func teach(t *linear.Trainer, x *Example, count bool) {
	r := &ranker{run: prepare(x.Doc), weights: t}
	chain := map[doc.Span]int{}
	for i, c := range x.Chains {
		for _, s := range c {
			chain[s] = i + 1
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
			of[k] = chain[s]
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
		if count {
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
		// The best right answer against the best of all, wrong ones favoured.
		good, bad := -1, -1
		var badScore int32
		for i, c := range cands {
			ok := right(c.q) || !linked && c.q < 0
			if ok {
				if good < 0 || c.score > cands[good].score {
					good = i
				}
				continue
			}
			if unknown(c.q) || x.Partial && !linked {
				continue
			}
			s := c.score
			switch {
			case c.q < 0:
				s += costAlone
			case linked:
				s += costWrong
			default:
				s += costLink
			}
			if bad < 0 || s > badScore {
				bad, badScore = i, s
			}
		}
		if good >= 0 && bad >= 0 && badScore > cands[good].score {
			t.Update(r.features(k, cands, good), 0, -1, 1)
			t.Update(r.features(k, cands, bad), -1, 0, 1)
		}
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
