package score

// A PRF counts what was found, what should have been, and what was right.
type PRF struct{ Right, Found, Gold int }

// Add adds the counts of o.
func (p *PRF) Add(o PRF) {
	p.Right += o.Right
	p.Found += o.Found
	p.Gold += o.Gold
}

// P returns the precision, between 0 and 1.
func (p PRF) P() float64 { return ratio(p.Right, p.Found) }

// R returns the recall, between 0 and 1.
func (p PRF) R() float64 { return ratio(p.Right, p.Gold) }

// F returns the harmonic mean of precision and recall, between 0 and 1.
func (p PRF) F() float64 { return ratio(2*p.Right, p.Found+p.Gold) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
