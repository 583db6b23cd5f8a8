package score

import (
	"slices"
	"strings"
)

// A Tuple is what an open extractor, or a reader, takes from a sentence: words
// for the relation and for its arguments, the first of which is its subject.
// The words of one are parted by spaces.
type Tuple struct {
	Confidence float64
	Relation   string
	Args       []string
}

// A Curve is how well Tuples do at their best threshold, and over all.
type Curve struct {
	Precision, Recall, F1 float64 // where F1 is best
	AUC                   float64 // under precision over recall
}

// Open scores predicted tuples against gold ones, sentence by sentence, as
// CaRB does: a tuple and its gold share words part by part; every gold tuple
// counts the best recall that any predicted one gives it, and every predicted
// one the precision against a gold tuple of its own.
//
// S. Bhardwaj, S. Aggarwal and Mausam, CaRB: A Crowdsourced Benchmark for Open
// IE, EMNLP 2019.
func Open(gold, predicted map[string][]Tuple) Curve {
	var thresholds []float64
	for s := range gold {
		for _, t := range predicted[s] {
			thresholds = append(thresholds, t.Confidence)
		}
	}
	slices.Sort(thresholds)
	thresholds = slices.Compact(thresholds)
	n := len(thresholds)
	// Per threshold: the sums of matched precision and recall, and of how many there are.
	precision, tuples := make([]float64, n+1), make([]float64, n+1)
	recall, golds := make([]float64, n+1), make([]float64, n+1)
	sentences := make([]string, 0, len(gold))
	for s := range gold {
		sentences = append(sentences, s)
	}
	slices.Sort(sentences) // floating-point sums depend on the order
	for _, s := range sentences {
		g, p := gold[s], predicted[s]
		match := make([][][2]float64, len(g))
		for i := range g {
			for j := range p {
				match[i] = append(match[i], overlap(&g[i], &p[j]))
			}
		}
		own := make([]float64, len(p))
		for j := range p {
			own[j] = p[j].Confidence
		}
		slices.Sort(own)
		from := 0
		for _, least := range slices.Compact(own) {
			at, _ := slices.BinarySearch(thresholds, least)
			var in []int
			for j := range p {
				if p[j].Confidence >= least {
					in = append(in, j)
				}
			}
			ps, rs := pairUp(match, in)
			for k := from; k <= at; k++ {
				precision[k] += ps
				tuples[k] += float64(len(in))
				recall[k] += rs
				golds[k] += float64(len(g))
			}
			from = at + 1
		}
		for k := from; k <= n; k++ {
			golds[k] += float64(len(g))
		}
	}
	var c Curve
	var ps, rs []float64
	for k := range n {
		p, r := 1.0, 0.0
		if tuples[k] > 0 {
			p = precision[k] / tuples[k]
		}
		if golds[k] > 0 {
			r = recall[k] / golds[k]
		}
		ps, rs = append(ps, p), append(rs, r)
		if f := f1(p, r); f > c.F1 {
			c.Precision, c.Recall, c.F1 = p, r, f
		}
	}
	ps, rs = append(ps, 1), append(rs, 0)
	for k := 1; k <= n; k++ { // recall falls as the threshold rises
		c.AUC += (rs[k-1] - rs[k]) * (ps[k-1] + ps[k]) / 2
	}
	return c
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// pairUp returns the sum of the precisions of the predicted tuples in, each
// matched to a gold tuple of its own, the best pairs first, and the sum over
// the gold tuples of their best recall.
func pairUp(match [][][2]float64, in []int) (precision, recall float64) {
	for _, row := range match {
		best := 0.0
		for _, j := range in {
			best = max(best, row[j][1])
		}
		recall += best
	}
	usedRow, usedCol := make([]bool, len(match)), map[int]bool{}
	for range min(len(match), len(in)) {
		bi, bj, best := -1, -1, -1.0
		for i, row := range match {
			if usedRow[i] {
				continue
			}
			for _, j := range in {
				if !usedCol[j] && row[j][0] > best {
					bi, bj, best = i, j, row[j][0]
				}
			}
		}
		usedRow[bi], usedCol[bj] = true, true
		precision += best
	}
	return precision, recall
}

// overlap returns precision and recall of the words of e against g, each with
// its arguments after the first as one.
func overlap(g, e *Tuple) [2]float64 {
	ga, ea := pair(g.Args), pair(e.Args)
	best := lenient(g.Relation, ga, e.Relation, ea)
	for _, w := range []string{"said", "told", "added", "adds", "says"} {
		if strings.Contains(g.Relation, w) && len(ea) == 2 {
			if other := lenient(g.Relation, ga, e.Relation, []string{ea[1], ea[0]}); slices.Compare(other[:], best[:]) > 0 {
				best = other
			}
			break
		}
	}
	return best
}

func pair(args []string) []string {
	if len(args) < 2 {
		return args
	}
	return []string{args[0], strings.Join(args[1:], " ")}
}

func lenient(goldRel string, goldArgs []string, rel string, args []string) [2]float64 {
	shared, size, goldSize := common(goldRel, rel)
	if w := strings.Fields(goldRel); slices.Contains(strings.Fields(rel), "be") && !slices.Contains(w, "be") && slices.ContainsFunc(w, isBe) {
		shared++ // "be" will do for its forms
	}
	if shared == 0 {
		return [2]float64{}
	}
	matched := shared
	for i, g := range goldArgs {
		if len(args) <= i {
			if i < 2 {
				return [2]float64{}
			}
			goldSize += len(strings.Fields(g))
			continue
		}
		s, n, m := common(g, args[i])
		matched, size, goldSize = matched+s, size+n, goldSize+m
	}
	return [2]float64{float64(matched) / float64(size), float64(matched) / float64(goldSize)}
}

func isBe(w string) bool {
	return slices.Contains([]string{"is", "am", "are", "was", "were", "been", "being"}, w)
}

// common returns how many words gold and text share, and how many each has.
func common(gold, text string) (shared, size, goldSize int) {
	g, t := strings.Fields(gold), strings.Fields(text)
	size, goldSize = len(t), len(g)
	for _, w := range g {
		if k := slices.Index(t, w); k >= 0 {
			shared++
			t = slices.Delete(t, k, k+1)
		}
	}
	return shared, size, goldSize
}
