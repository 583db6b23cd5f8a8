package score

import (
	"math"
	"testing"

	"kg/ingest/doc"
)

// TestCoreference checks the example of Pradhan et al. 2014, figure 1: key
// {a b c} {d e f g}, response {a b} {c d} {f g h i}.
func TestCoreference(t *testing.T) {
	chain := func(s string) (c []doc.Span) {
		for _, r := range s {
			c = append(c, doc.Span{First: r, End: r + 1})
		}
		return c
	}
	var c Coreference
	c.Add([][]doc.Span{chain("abc"), chain("defg")}, [][]doc.Span{chain("ab"), chain("cd"), chain("fghi")})
	for _, x := range []struct {
		name       string
		have, want float64
	}{
		{"MUC R", c.MUC.R(), .40}, {"MUC P", c.MUC.P(), .40},
		{"B3 R", c.B3.R(), .42}, {"B3 P", c.B3.P(), .50}, {"B3 F", c.B3.F(), .46},
		{"CEAFe R", c.CEAF.R(), .65}, {"CEAFe P", c.CEAF.P(), .43}, {"CEAFe F", c.CEAF.F(), .52},
	} {
		if math.Abs(x.have-x.want) > .006 {
			t.Errorf("%s: %.3f, want %.2f", x.name, x.have, x.want)
		}
	}
}

func TestGAP(t *testing.T) {
	var g GAP
	g.Add(true, true, true)
	g.Add(true, false, true)
	g.Add(false, true, false)
	g.Add(false, true, true)
	g.Add(false, false, false)
	if f := g.Feminine.F(); math.Abs(f-2./3) > 1e-9 {
		t.Errorf("feminine %.3f", f)
	}
	if f := g.All.F(); math.Abs(f-2./3) > 1e-9 || math.Abs(g.Bias()-1) > 1e-9 {
		t.Errorf("all %.3f, bias %.3f", f, g.Bias())
	}
}
