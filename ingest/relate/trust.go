package relate

import (
	"math"
	"slices"
	"strings"

	"kg/ingest/doc"
)

// TrustSection is the name of the model section that says how sure relations
// are.
const TrustSection = "trust"

// A sureness tells how likely a careful reader would sign what is stated. The
// zero value leaves relations as sure as their rules say.
type sureness struct {
	Rules  trust // what tells how often a pattern's rule is right
	Reader trust // what tells, with that, whether a reader signs
}

// trust tells how likely something is right: its log odds are the sum of what
// its grounds weigh.
type trust map[string]float64

// The families of rules.
const (
	byPattern = "pattern"
	byModel   = "model"
	byOpen    = "open"
)

// familyOf returns the family of a rule.
func familyOf(rule string) string {
	switch {
	case rule == "open":
		return byOpen
	case strings.HasPrefix(rule, "model:"):
		return byModel
	}
	return byPattern
}

// likely is how sure a relation has to be to be told: what is more likely wrong
// than right is not.
const likely = 0.5

// sure sets how sure the relations are, and drops those that are more likely
// wrong than right.
func (f *finder) sure() {
	t := f.r.sureness
	if t == nil {
		return
	}
	var grounds []string
	for k := range f.d.Relations {
		r := &f.d.Relations[k]
		grounds = f.grounds(r, t.Rules, grounds[:0])
		r.Score = float32(math.Round(100*min(max(logistic(t.Reader.sum(grounds)), 0.01), 0.99)) / 100)
	}
	f.d.Relations = slices.DeleteFunc(f.d.Relations, func(r doc.Relation) bool { return r.Score < likely })
}

// sum returns what grounds weigh.
func (t trust) sum(grounds []string) float64 {
	x := 0.0
	for _, g := range grounds {
		x += t[g]
	}
	return x
}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// A stated is something that was stated, and whether it was right.
type stated struct {
	grounds []string
	right   bool
}

// weighings are the rounds in which the weights of a trust are learnt.
const weighings = 20

// newTrust returns the weights under which what was stated is likeliest, pulled
// to nothing: of rare rules little but their predicate counts therefore. It is a
// logistic regression, one weight after the other by Newton's method.
//
// A. Genkin, D. Lewis and D. Madigan, Large-Scale Bayesian Logistic Regression
// for Text Categorization, 2007.
func newTrust(told []stated, pull float64) trust {
	var names []string
	rows := map[string][]int{}
	for i := range told {
		for _, g := range told[i].grounds {
			if rows[g] == nil {
				names = append(names, g)
			}
			rows[g] = append(rows[g], i)
		}
	}
	t := trust{}
	odds := make([]float64, len(told)) // log odds
	for range weighings {
		for _, g := range names {
			pull := pull
			if g == all || g == tuned {
				pull = min(pull, 1) // how much is right on the whole is nothing to doubt
			}
			slope, bend := -pull*t[g], pull
			for _, i := range rows[g] {
				p := logistic(odds[i])
				bend += p * (1 - p)
				if slope -= p; told[i].right {
					slope++
				}
			}
			step := min(max(slope/bend, -1), 1)
			t[g] += step
			for _, i := range rows[g] {
				odds[i] += step
			}
		}
	}
	for _, g := range names {
		if t[g] = math.Round(1000*t[g]) / 1000; t[g] == 0 {
			delete(t, g)
		}
	}
	return t
}
