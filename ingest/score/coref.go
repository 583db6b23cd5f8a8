package score

import (
	"math"

	"kg/ingest/doc"
)

// Coreference sums up how well chains of mentions agree with annotated ones,
// over any number of documents, by the three measures whose mean is the CoNLL
// score: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and CEAFφ4 (Luo
// 2005), as Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted
// Mentions", count them where mentions are predicted. Mentions counts the
// mentions in chains. The zero value is ready for use.
type Coreference struct {
	MUC, B3, CEAF, Mentions Ratio
}

// A Ratio is precision and recall whose counts may be fractions.
type Ratio struct{ pHit, pAll, rHit, rAll float64 }

// P returns the precision, 0 to 1.
func (r Ratio) P() float64 { return quotient(r.pHit, r.pAll) }

// R returns the recall, 0 to 1.
func (r Ratio) R() float64 { return quotient(r.rHit, r.rAll) }

// F returns the harmonic mean of both.
func (r Ratio) F() float64 { return quotient(2*r.P()*r.R(), r.P()+r.R()) }

func quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// CoNLL returns the mean of the three F1, 0 to 1.
func (c *Coreference) CoNLL() float64 { return (c.MUC.F() + c.B3.F() + c.CEAF.F()) / 3 }

// Add counts one document: its chains as annotated and as found. A mention is
// in one chain only, and is right where its span is exactly the same.
func (c *Coreference) Add(gold, found [][]doc.Span) {
	of := func(chains [][]doc.Span) map[doc.Span]int {
		m := map[doc.Span]int{}
		for i, chain := range chains {
			for _, s := range chain {
				m[s] = i
			}
		}
		return m
	}
	g, f := of(gold), of(found)
	for s := range f {
		c.Mentions.pAll++
		if _, ok := g[s]; ok {
			c.Mentions.pHit++
		}
	}
	for s := range g {
		c.Mentions.rAll++
		if _, ok := f[s]; ok {
			c.Mentions.rHit++
		}
	}
	hit, all := muc(gold, f)
	c.MUC.rHit, c.MUC.rAll = c.MUC.rHit+hit, c.MUC.rAll+all
	hit, all = muc(found, g)
	c.MUC.pHit, c.MUC.pAll = c.MUC.pHit+hit, c.MUC.pAll+all
	hit, all = b3(gold, f)
	c.B3.rHit, c.B3.rAll = c.B3.rHit+hit, c.B3.rAll+all
	hit, all = b3(found, g)
	c.B3.pHit, c.B3.pAll = c.B3.pHit+hit, c.B3.pAll+all
	phi := align(gold, found, f)
	c.CEAF.rHit, c.CEAF.rAll = c.CEAF.rHit+phi, c.CEAF.rAll+float64(len(gold))
	c.CEAF.pHit, c.CEAF.pAll = c.CEAF.pHit+phi, c.CEAF.pAll+float64(len(found))
}

// muc returns how many of the links that hold the chains together the other
// side has, and how many there are.
func muc(chains [][]doc.Span, other map[doc.Span]int) (hit, all float64) {
	for _, chain := range chains {
		parts, alone := map[int]bool{}, 0
		for _, s := range chain {
			if k, ok := other[s]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		hit += float64(len(chain) - len(parts) - alone)
		all += float64(len(chain) - 1)
	}
	return hit, all
}

// b3 returns the sum over the mentions of chains of the share of their chain
// that their chain on the other side holds, and the number of mentions.
func b3(chains [][]doc.Span, other map[doc.Span]int) (hit, all float64) {
	for _, chain := range chains {
		shared := map[int]int{}
		for _, s := range chain {
			if k, ok := other[s]; ok {
				shared[k]++
			}
		}
		for _, n := range shared {
			hit += float64(n*n) / float64(len(chain))
		}
		all += float64(len(chain))
	}
	return hit, all
}

// align returns the similarity φ4 of the chains under their best one-to-one
// alignment.
func align(gold, found [][]doc.Span, f map[doc.Span]int) float64 {
	n, m := len(gold), len(found)
	if n == 0 || m == 0 {
		return 0
	}
	size := max(n, m)
	cost := make([][]float64, size+1)
	for i := range cost {
		cost[i] = make([]float64, size+1)
	}
	for i, chain := range gold {
		shared := map[int]int{}
		for _, s := range chain {
			if k, ok := f[s]; ok {
				shared[k]++
			}
		}
		for k, both := range shared {
			cost[i+1][k+1] = -2 * float64(both) / float64(len(chain)+len(found[k]))
		}
	}
	return -assign(cost, size)
}

// assign returns the least cost of a perfect matching of n rows and n columns,
// which are counted from 1 (Kuhn 1955, Munkres 1957; the form with potentials,
// O(n³)).
func assign(cost [][]float64, n int) float64 {
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	least, used := make([]float64, n+1), make([]bool, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		for j := range least {
			least[j], used[j] = math.Inf(1), false
		}
		for {
			used[j0] = true
			i0, delta, j1 := match[j0], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost[i0][j] - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			match[j0] = match[j1]
			j0 = j1
		}
	}
	total := 0.0
	for j := 1; j <= n; j++ {
		total += cost[match[j]][j]
	}
	return total
}

// GAP counts whether a pronoun is found to be each of two names (Webster et
// al. 2018, "Mind the GAP"): all together, and by the pronoun's gender. The zero
// value is ready for use.
type GAP struct {
	All, Feminine, Masculine Count
}

// A Count counts hits, false alarms and misses.
type Count struct{ Hit, False, Missed int }

// F returns the F1, 0 to 1.
func (c Count) F() float64 {
	return quotient(2*float64(c.Hit), float64(2*c.Hit+c.False+c.Missed))
}

// Bias returns the ratio of the feminine to the masculine F1.
func (g *GAP) Bias() float64 { return quotient(g.Feminine.F(), g.Masculine.F()) }

// Add counts one name: whether the pronoun is it, and whether it was found to
// be.
func (g *GAP) Add(feminine, gold, found bool) {
	c := &g.Masculine
	if feminine {
		c = &g.Feminine
	}
	for _, c := range [...]*Count{c, &g.All} {
		switch {
		case gold && found:
			c.Hit++
		case found:
			c.False++
		case gold:
			c.Missed++
		}
	}
}

// Chains returns the mentions of d by entity.
func Chains(d *doc.Document) [][]doc.Span {
	chains := make([][]doc.Span, len(d.Entities))
	for k, m := range d.Mentions {
		chains[d.Entity[k]] = append(chains[d.Entity[k]], doc.Span{First: m.First, End: m.Last + 1})
	}
	return chains
}
