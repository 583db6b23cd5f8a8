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

// A sureness tells how often what is stated is right. The zero value leaves
// relations as sure as their rules say.
type sureness struct {
	Weights trust           // what grounds weigh
	Scale   map[string]line // family → how its log odds become those of a careful reader
}

// A line is slope and offset.
type line struct{ Slope, Offset float64 }

// trust tells how often what a rule states is right: the log odds are the sum
// of what its grounds weigh (see [finder.grounds]). Nil trusts the rules as
// their patterns say.
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

// barely is how sure a relation has to be to be told at all.
const barely = 0.35

// sure sets how sure the relations are, and drops those that are more likely
// wrong than right by far.
func (f *finder) sure() {
	t := f.r.sureness
	if t == nil {
		return
	}
	var grounds []string
	for k := range f.d.Relations {
		r := &f.d.Relations[k]
		x := 0.0
		if familyOf(r.Rule) == byModel {
			x = logit(float64(r.Score))
		} else {
			grounds = f.grounds(r, grounds[:0])
			x = t.Weights.sum(grounds)
		}
		if l, ok := t.Scale[familyOf(r.Rule)]; ok {
			x = l.Slope*x + l.Offset
		}
		r.Score = float32(math.Round(100*min(max(logistic(x), 0.01), 0.99)) / 100)
	}
	f.d.Relations = slices.DeleteFunc(f.d.Relations, func(r doc.Relation) bool { return r.Score < barely })
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

// all is the ground that every relation of patterns has.
const all = "all"

// grounds appends to out what the confidence in r rests on: the rule, its
// predicate and family, what the ends are like, and how the article holds it.
func (f *finder) grounds(r *doc.Relation, out []string) []string {
	d := f.d
	if familyOf(r.Rule) == byOpen {
		return f.openGrounds(r, out)
	}
	family := byPattern
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

// A stated is a relation that a rule stated, and whether it was right.
type stated struct {
	grounds []string
	right   bool
}

// weighings are the rounds of gradient descent by which trust is learnt. Weights
// are pulled to nothing: of rare rules little but their predicate and family
// counts therefore.
const weighings = 400

// newTrust returns the weights under which what was stated is likeliest.
func newTrust(told []stated, pull float64) trust {
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
