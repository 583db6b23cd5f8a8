package linear

import "runtime"

// Together returns what some rounds of learning come to: the mean of their
// weights, which errs less than those of one. The same rounds give the same
// weights, however many run at once.
func Together(rounds int, learn func(round int) *Trainer) *Trainer {
	all := make([]*Trainer, rounds)
	Parallel(rounds, func(k int) { all[k] = learn(k) })
	for _, next := range all[1:] {
		all[0].Join(next)
	}
	return all[0]
}

// Parallel does n things, as many at once as there are processors.
func Parallel(n int, do func(k int)) {
	running := make(chan struct{}, runtime.GOMAXPROCS(0))
	for k := range n {
		running <- struct{}{}
		go func() {
			do(k)
			<-running
		}()
	}
	for range cap(running) {
		running <- struct{}{}
	}
}
