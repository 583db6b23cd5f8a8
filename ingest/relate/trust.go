package relate

import (
	"math"
	"strings"

	"kg/ingest/doc"
)

// trust tells how often what a rule states is right: the log odds are the sum
// of what its grounds weigh (see [finder.grounds]). Nil trusts the rules as
// their patterns say.
type trust map[string]float64

// all is the ground that every relation has.
const all = "all"

// grounds appends to out what the confidence in r rests on: the rule, its
// predicate and family, what the ends are like, and how the article holds it.
func (f *finder) grounds(r *doc.Relation, out []string) []string {
	d := f.d
	family := "pattern"
	if _, after, ok := strings.Cut(r.Rule, "/"); ok && (after[0] < '0' || after[0] > '9') {
		family = "shape" // "employer/credit"
	}
	out = append(out, all, "family "+family, "predicate "+r.Predicate, "rule "+r.Rule, "subject "+d.Mentions[r.Subject].Form.String())
	switch {
	case r.Object < 0:
		out = append(out, "object "+r.Literal.Type.String())
	default:
		out = append(out, "object "+d.Mentions[r.Object].Form.String(), "object "+f.typ(d.Mentions[r.Object].Head).String())
		if d.Mentions[r.Object].Form == doc.Name && d.Mentions[r.Subject].Form == doc.Name {
			out = append(out, "names")
		}
	}
	if r.Passing {
		return append(out, "passing")
	}
	if len(d.View) == d.Len() && len(d.Views) > 0 {
		v := &d.Views[d.View[r.Trigger]]
		if v.Source != doc.NoSource {
			out = append(out, "claim")
		}
		out = append(out, "status "+v.Status.String())
	}
	return out
}

// weigh sets the score of r by t: between what may be and what is sure.
func (t trust) weigh(f *finder, r *doc.Relation, buffer []string) []string {
	buffer = f.grounds(r, buffer[:0])
	x := 0.0
	for _, g := range buffer {
		x += t[g]
	}
	r.Score = float32(math.Round(100*logistic(x)) / 100)
	return buffer
}

// A stated is a relation that a rule stated, and whether it was right.
type stated struct {
	grounds []string
	right   bool
}

// How trust is learnt: rounds of gradient descent over all, and how much a
// weight is pulled to nothing. Of rare rules little but their predicate and
// family counts therefore.
const (
	weighings = 400
	pull      = 1.0
)

// newTrust returns the weights under which what was stated is likeliest.
func newTrust(told []stated) trust {
	t := trust{}
	number := map[string]int{}
	var names []string
	rows := make([][]int, len(told))
	for i := range told {
		for _, g := range told[i].grounds {
			n, ok := number[g]
			if !ok {
				n = len(names)
				number[g] = n
				names = append(names, g)
			}
			rows[i] = append(rows[i], n)
		}
	}
	w, g, h := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for range weighings {
		for k := range w {
			g[k], h[k] = -pull*w[k], pull
		}
		for i, row := range rows {
			x := 0.0
			for _, k := range row {
				x += w[k]
			}
			p := logistic(x)
			e := -p
			if told[i].right {
				e = 1 - p
			}
			for _, k := range row {
				g[k] += e
				h[k] += p * (1 - p)
			}
		}
		for k := range w {
			w[k] += 0.15 * g[k] / h[k]
		}
	}
	for k, name := range names {
		if r := math.Round(1000*w[k]) / 1000; r != 0 {
			t[name] = r
		}
	}
	return t
}
