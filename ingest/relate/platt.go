package relate

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"kg/ingest/linear"
)

// A guess is a score of the classifier and whether it was right.
type guess struct {
	score  float64 // log odds
	right  bool
	weight float64
}

// How a class comes to be told: from the probability on from which at least
// surely of what it tells of the held-back lessons is right.
const (
	surely = 0.85
	doubt  = 0.5 // nothing below it is told, whatever the guesses
	alike  = 4   // guesses of its own count as much for a class as what is known of all classes
)

// platt returns the slope and offset of the log odds by score under which the
// guesses are likeliest, near to slope 1 and offset 0 where there are few of
// them.
//
// J. Platt, Probabilistic Outputs for Support Vector Machines, 1999.
func platt(all []guess, slope, offset, hold float64) (float64, float64) {
	a, b := slope, offset
	for range 50 { // Newton's method
		ga, gb := hold*(slope-a), hold*(offset-b)
		haa, hab, hbb := hold, 0.0, hold
		for _, g := range all {
			p := logistic(a*g.score + b)
			d := -p
			if g.right {
				d = 1 - p
			}
			v := p * (1 - p) * g.weight
			d *= g.weight
			ga, gb = ga+d*g.score, gb+d
			haa, hab, hbb = haa+v*g.score*g.score, hab+v*g.score, hbb+v
		}
		det := haa*hbb - hab*hab
		if det < 1e-12 {
			break
		}
		da, db := (hbb*ga-hab*gb)/det, (haa*gb-hab*ga)/det
		a, b = a+da, b+db
		if math.Abs(da)+math.Abs(db) < 1e-6 {
			break
		}
	}
	return a, b
}

// likeness are the sources that tell what the weights are worth, and how much
// they are like news.
var likeness = map[string]float64{written: 1, "knowledgenet": 0.5}

// guess returns what the weights of w make of the examples of which held says
// so, a list a class.
func (t *teacher) guess(w *linear.Trainer, held func(int) bool, guesses [][]guess) error {
	unit := w.Unit() / scale
	model, _, err := linear.Load(w.Pack(nil, budget))
	if err != nil {
		return err
	}
	n := len(t.classes)
	scores := make([]int32, n)
	var x *example
	score := func(p int32) []int32 {
		clear(scores)
		model.Add(scores, x.pairs[p].clues)
		model.Add(scores, []uint32{sourceClue(written)})
		return scores
	}
	var truths []truth
	for i := range t.all {
		if x = t.all[i]; !held(i) || likeness[x.source] == 0 {
			continue
		}
		truths = t.truths(x, truths, score)
		for j := range x.pairs {
			p := &x.pairs[j]
			s := score(int32(j))
			for k := range t.classes {
				is := truths[j*n+k]
				if is == open || !t.classes[k].admits(p.types[0], p.types[1]) || slices.Contains(p.stated, int32(k)) {
					continue
				}
				guesses[k] = append(guesses[k], guess{prior + float64(s[k])*unit, is == right, likeness[x.source]})
			}
		}
	}
	return nil
}

// judges returns what the guesses say of their classes. Slopes are by the log
// odds.
func (t *teacher) judges(guesses [][]guess) []judge {
	all := slices.Concat(guesses...)
	slope, offset := platt(all, 1, 0, 1)
	t.say(fmt.Sprintf("relate: slope %.3f offset %.3f", slope, offset))
	curve := newCurve(all, slope, offset)
	var out []judge
	for k, c := range t.classes {
		j := judge{Predicate: c.predicate.Name, Back: c.back, Least: never}
		j.Slope, j.Offset = platt(guesses[k], slope, offset, 10)
		if t.count[k] >= fewest {
			var told, rights, of float64
			j.Least, told, rights, of = curve.least(guesses[k], j.Slope, j.Offset)
			t.say(fmt.Sprintf("relate: %-20s back %-5v examples %4d, held %5.1f, told %5.1f, right %5.1f, least %.2f, slope %.2f offset %.2f",
				c.predicate.Name, c.back, t.count[k], of, told, rights, j.Least, j.Slope, j.Offset))
		}
		j.Offset += j.Slope * prior
		out = append(out, j)
	}
	return out
}

// never is a probability that nothing has.
const never = 2

// A curve is how much of what is told from a probability on is right.
type curve struct{ p, right []float64 }

// newCurve returns the curve of guesses.
func newCurve(all []guess, slope, offset float64) *curve {
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Compare(b.score, a.score) })
	c := new(curve)
	n, r := 0.0, 0.0
	for _, g := range all {
		n += g.weight
		if g.right {
			r += g.weight
		}
		c.p, c.right = append(c.p, logistic(slope*g.score+offset)), append(c.right, r/n)
	}
	return c
}

// from returns how much of what is told from p on is right.
func (c *curve) from(p float64) float64 {
	k, _ := slices.BinarySearchFunc(c.p, p, func(a, b float64) int { return -cmp.Compare(a, b) })
	if k == len(c.p) {
		return 0
	}
	return c.right[k]
}

// least returns the probability from which on at least surely of the guesses of
// a class is right, as far as their number and the curve of all classes tell;
// and how many are told then, how many of these are right, and of how many.
func (c *curve) least(all []guess, slope, offset float64) (least, told, rights, of float64) {
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Compare(b.score, a.score) })
	at := 0
	n, r := 0.0, 0.0
	for p := 0.99; p >= doubt; p -= 0.01 {
		for at < len(all) && logistic(slope*all[at].score+offset) >= p {
			if n += all[at].weight; all[at].right {
				r += all[at].weight
			}
			at++
		}
		if least == 0 || (r+alike*c.from(p))/(n+alike) >= surely {
			least, told, rights = p, n, r
		}
	}
	for _, g := range all {
		if g.right {
			of += g.weight
		}
	}
	return least, told, rights, of
}
