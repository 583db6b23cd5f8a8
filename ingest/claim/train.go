package claim

import (
	"math"
	"math/rand/v2"

	"kg/ingest/corpus"
	"kg/ingest/linear"
)

// How the weights of a Factuality are learnt.
const (
	rounds = 7
	margin = 80  // an event that is right by less moves the weights too
	least  = 0.2 // values nearer to zero than this teach nothing
	seldom = 2   // features seen less often are left out
	budget = 1 << 19
)

// TrainFactuality returns the weights of a [Factuality], as a section of the
// model: the same bytes for the same events.
func TrainFactuality(events []corpus.Happening) []byte {
	type example struct {
		features []uint32
		class    int
	}
	var examples []example
	t := linear.NewTrainer(2, seldom)
	for _, h := range events {
		New(nil).Run(h.Doc)
		w := newWalker(h.Doc)
		for k, i := range h.Tokens {
			if math.Abs(h.Values[k]) < least {
				continue
			}
			e := example{features: w.features(i, nil)}
			if h.Values[k] > 0 {
				e.class = 1
			}
			t.Count(e.features)
			examples = append(examples, e)
		}
	}
	t.Settle()
	random := rand.New(rand.NewPCG(1, 1))
	for range rounds {
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			var s [2]int32
			t.Add(s[:], e.features)
			if good, bad := e.class, 1-e.class; s[good]-s[bad] < margin {
				t.Update(e.features, good, bad, 1)
			}
			t.Tick()
		}
	}
	return t.Pack(nil, budget)
}
