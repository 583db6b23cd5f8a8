package name

import "math"

const never = math.MinInt32 / 4

// A lattice finds the best labels of a sentence (Viterbi). It is scratch, and
// used by one goroutine at a time.
type lattice struct {
	scores [][labels]int32 // token → label
	room   [][labels]int32 // for scores of its own
	best   [][labels]int32 // of the best way to a token and label
	from   [][labels]label
	path   []label
}

// size makes room for n tokens, with scores of nought.
func (l *lattice) size(n int) {
	if cap(l.room) < n {
		l.room = make([][labels]int32, n)
	}
	clear(l.room[:n])
	l.over(l.room[:n])
}

// over makes the lattice one of these scores.
func (l *lattice) over(scores [][labels]int32) {
	n := len(scores)
	if cap(l.best) < n {
		l.best = make([][labels]int32, n)
		l.from = make([][labels]label, n)
		l.path = make([]label, n)
	}
	l.scores, l.best, l.from, l.path = scores, l.best[:n], l.from[:n], l.path[:n]
}

// decode returns the best path: labels that follow one another as names do,
// each admitted by the token's mask where masks are given. follow adds to the
// step between two labels. The path is good until the next call.
func (l *lattice) decode(follow *[labels][labels]int32, admit []mask) []label {
	n := len(l.scores)
	if n == 0 {
		return nil
	}
	may := func(i int, b label) bool { return admit == nil || admit[i]>>b&1 != 0 }
	for b := range label(labels) {
		l.best[0][b] = never
		if (b == outside || partOf(b) == begin && n > 1 || partOf(b) == unit) && may(0, b) {
			l.best[0][b] = l.scores[0][b]
		}
	}
	for i := 1; i < n; i++ {
		prev, here := &l.best[i-1], &l.best[i]
		for b := range label(labels) {
			here[b] = never
			if !may(i, b) {
				continue
			}
			best, from := int32(never), outside
			if b != outside && (partOf(b) == inside || partOf(b) == last) {
				t := typeOf(b)
				best, from = prev[labelOf(t, begin)], labelOf(t, begin)
				if x := prev[labelOf(t, inside)]; x > best {
					best, from = x, labelOf(t, inside)
				}
			} else {
				best = prev[outside] + follow[outside][b]
				for t := range Types {
					for _, a := range [2]label{labelOf(t, last), labelOf(t, unit)} {
						if x := prev[a] + follow[a][b]; x > best {
							best, from = x, a
						}
					}
				}
				if i == n-1 && b != outside && partOf(b) == begin {
					continue
				}
			}
			if i == n-1 && b != outside && partOf(b) == inside {
				continue
			}
			if best > never/2 {
				here[b], l.from[i][b] = best+l.scores[i][b], from
			}
		}
	}
	end := outside
	for b := range label(labels) {
		if l.best[n-1][b] > l.best[n-1][end] {
			end = b
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.path[i] = end
		end = l.from[i][end]
	}
	return l.path
}

// possible reports whether decode with masks found a way through.
func (l *lattice) possible() bool {
	n := len(l.scores)
	return n > 0 && l.best[n-1][l.path[n-1]] > never/2
}
