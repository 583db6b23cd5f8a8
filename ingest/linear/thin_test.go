package linear

import (
	"math/rand/v2"
	"testing"
)

// TestThin: about one feature in so many goes, and the others stay in order.
func TestThin(t *testing.T) {
	features := make([]uint32, 10_000)
	for i := range features {
		features[i] = uint32(i)
	}
	left := Thin(features, rand.New(rand.NewPCG(1, 1)), 10)
	if n := len(left); n < 8_800 || n > 9_200 {
		t.Errorf("%d of 10,000 are left", n)
	}
	for i := 1; i < len(left); i++ {
		if left[i] <= left[i-1] {
			t.Fatal("out of order")
		}
	}
}
