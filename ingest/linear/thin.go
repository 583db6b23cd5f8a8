package linear

import (
	"math/rand/v2"
	"slices"
)

// Thin leaves out of the features of a training example each one by chance, one
// in so many. What is learnt so rests on all features that tell something and not
// on the strongest few, which a text of another kind may lack (Søgaard 2013, Part-
// of-Speech Tagging with Antagonistic Adversaries, ACL; Srivastava et al. 2014,
// Dropout, JMLR).
func Thin(features []uint32, r *rand.Rand, one uint32) []uint32 {
	return slices.DeleteFunc(features, func(uint32) bool { return r.Uint32N(one) == 0 })
}
