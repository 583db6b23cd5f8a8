package score

import (
	"math"
	"testing"

	"kg/schema"
)

func TestCalibration(t *testing.T) {
	var c Calibration
	if c.Error() != 0 {
		t.Error("of nothing", c.Error())
	}
	for n := range 10 {
		c.Add(0.85, n < 8) // said 85 %, are 80 %
		c.Add(0.2, n < 4)  // said 20 %, are 40 %
	}
	if e := c.Error(); math.Abs(e-0.125) > 1e-9 {
		t.Errorf("error %.4f, want .125", e)
	}
	c = Calibration{}
	term := func(name string) schema.Term { return schema.Term{ID: "urn:" + name, Name: name, Type: schema.Person} }
	gold := []schema.Statement{{Subject: term("Ana"), Predicate: "spouse", Object: term("Bo")}}
	c.Compare(gold, []schema.Statement{
		{Subject: term("Bo"), Predicate: "spouse", Object: term("Ana"), Confidence: 1},
		{Subject: term("Ana"), Predicate: "sibling", Object: term("Bo"), Confidence: 0.5},
		{Subject: term("Ana"), Predicate: "open:call", Object: term("Bo"), Confidence: 0.9},
	})
	if e := c.Error(); math.Abs(e-0.25) > 1e-9 {
		t.Errorf("error %.4f, want .25", e)
	}
}
