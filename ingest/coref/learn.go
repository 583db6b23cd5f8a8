package coref

import (
	"math"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// A verdict is what an annotation says of an antecedent.
type verdict int

const (
	good verdict = iota
	bad
	ignored // not told
)

// learn moves the weights towards the good ones among cands by one step: along
// the gradient of the logarithm of their share in the softmax over all, bad
// ones favoured by what they cost. judge is asked about antecedents, -1 for
// none.
func (r *ranker) learn(t *linear.Trainer, k int32, cands []candidate, step float64, judge func(q int32) verdict) {
	share := make([]float64, len(cands))
	verdicts := make([]verdict, len(cands))
	most := math.Inf(-1)
	for i, c := range cands {
		verdicts[i] = judge(c.q)
		share[i] = float64(c.score) / nat
		switch {
		case verdicts[i] == ignored:
			continue
		case verdicts[i] == good:
		case r.ms[k].Form == doc.Name:
			if c.q < 0 {
				share[i] += costName
			}
		case c.q < 0 && r.ms[k].Form == doc.Pronoun:
			share[i] += costAlone
		case c.q < 0:
			share[i] += costNew
		case cands[len(cands)-1].q < 0 && verdicts[len(cands)-1] == bad:
			share[i] += costWrong
		}
		most = max(most, share[i])
	}
	all, right := 0.0, 0.0
	for i := range cands {
		if verdicts[i] == ignored {
			share[i] = 0
			continue
		}
		share[i] = math.Exp(share[i] - most)
		all += share[i]
		if verdicts[i] == good {
			right += share[i]
		}
	}
	if right == 0 {
		return
	}
	for i := range cands {
		g := -share[i] / all
		if verdicts[i] == good {
			g += share[i] / right
		}
		if by := int32(math.Round(step * nat * g)); by != 0 {
			t.Update(r.features(k, cands, i), 0, -1, by)
		}
	}
}
