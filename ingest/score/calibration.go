package score

import (
	"math"
	"strings"

	"kg/schema"
)

// A Calibration compares confidence with how often it is right, in bins of a
// tenth.
type Calibration struct {
	count [10]int
	sure  [10]float64 // sum of the confidence
	all   int
	hits  [10]int
}

// Add takes note of one statement.
func (c *Calibration) Add(confidence float64, right bool) {
	k := max(0, min(9, int(confidence*10)))
	c.count[k]++
	c.sure[k] += confidence
	if right {
		c.hits[k]++
	}
	c.all++
}

// Compare adds the found statements with predicates of the vocabulary: those
// that a gold one matches in subject, predicate and object are right.
func (c *Calibration) Compare(gold, found []schema.Statement) {
	rows := make([]Row, len(gold))
	for i := range gold {
		rows[i] = rowOf(&gold[i])
	}
	for k := range found {
		s := &found[k]
		if strings.HasPrefix(s.Predicate, schema.Open) {
			continue
		}
		right := false
		for i := range rows {
			right = right || rows[i].matches(s)
		}
		c.Add(s.Confidence, right)
	}
}

// Error returns the expected calibration error: how far the confidence is from
// how often it is right, on average over the statements.
//
// C. Guo, G. Pleiss, Y. Sun and K. Weinberger, On Calibration of Modern Neural
// Networks, ICML 2017.
func (c *Calibration) Error() float64 {
	if c.all == 0 {
		return 0
	}
	sum := 0.0
	for k, n := range c.count {
		if n > 0 {
			sum += math.Abs(c.sure[k] - float64(c.hits[k]))
		}
	}
	return sum / float64(c.all)
}
