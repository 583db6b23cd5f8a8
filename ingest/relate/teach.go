package relate

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"

	"kg/ingest/cluster"
	"kg/ingest/linear"
	"kg/schema"
)

// How the weights are learnt: by stochastic gradient descent on the log-loss of
// each class, in steps of 1/scale of a unit of the log odds.
const (
	scale  = 1024
	prior  = -4.0 // the log odds of a pair of which nothing is known
	rounds = 6
	pace   = 0.06
	seldom = 2
	budget = 2_900_000
	fewest = 25 // examples that a class needs
	parts  = 4  // of the lessons; each is judged by what is learnt from the others
)

// Options say how to train.
type Options struct {
	Words *cluster.Clusters
	Say   func(string) // progress; may be nil
}

// A teacher learns the classes from examples.
type teacher struct {
	r       *Relater
	f       finder
	clues   clues
	classes []class
	count   []int // class → facts
	all     []*example
	say     func(string)
}

// Train returns what [Load] takes: the same bytes for the same lessons. How sure
// a score is, and from which on a class is told, lessons tell that were held
// back from the weights; then all are learnt from.
func Train(predicates []*schema.Predicate, lessons iter.Seq2[*Lesson, error], o Options) ([]byte, error) {
	r, err := New(predicates)
	if err != nil {
		return nil, err
	}
	t := &teacher{r: r, classes: classesOf(predicates), say: o.Say}
	if t.say == nil {
		t.say = func(string) {}
	}
	if len(t.classes) > 256 {
		return nil, fmt.Errorf("relate: %d classes are more than the learner takes", len(t.classes))
	}
	t.clues.classes = o.Words
	for l, err := range lessons {
		if err != nil {
			return nil, err
		}
		if x := t.example(l); x != nil {
			t.all = append(t.all, x)
		}
	}
	t.frequent()
	guesses := make([][]guess, len(t.classes))
	for part := range parts {
		held := func(i int) bool { return i%parts == part }
		if err := t.guess(t.learn(func(i int) bool { return !held(i) }), held, guesses); err != nil {
			return nil, err
		}
	}
	judges := t.judges(guesses)
	w := t.learn(func(int) bool { return true })
	payload, unit := w.Pack(nil, budget), w.Unit()
	for k := range judges {
		judges[k].Slope *= unit / scale
	}
	header, err := json.Marshal(learnt{judges})
	if err != nil {
		return nil, err
	}
	return append(append(binary.LittleEndian.AppendUint32(nil, uint32(len(header))), header...), payload...), nil
}

// frequent forgets the classes of which there are too few examples.
func (t *teacher) frequent() {
	t.count = make([]int, len(t.classes))
	for _, x := range t.all {
		for _, f := range x.facts {
			for n, c := range f {
				if n == 0 || c.class != f[n-1].class {
					t.count[c.class]++
				}
			}
		}
	}
	n := 0
	for _, x := range t.all {
		n += len(x.pairs)
		for k := range x.taught {
			x.taught[k] = x.taught[k] && t.count[k] >= fewest
		}
	}
	t.say(fmt.Sprintf("relate: %d lessons, %d pairs", len(t.all), n))
}

// learn returns weights learnt from the examples of which use says so.
func (t *teacher) learn(use func(int) bool) *linear.Trainer {
	w := linear.NewTrainer(len(t.classes), seldom)
	var order []int
	for i, x := range t.all {
		if use(i) {
			order = append(order, i)
			for k := range x.pairs {
				w.Count(x.pairs[k].clues)
				w.Count([]uint32{sourceClue(x.source)})
			}
		}
	}
	w.Settle()
	random := rand.New(rand.NewPCG(1, 1))
	for round := range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			t.teach(w, t.all[i], pace/(1+0.5*float64(round)))
		}
		t.say(fmt.Sprintf("relate: round %d", round+1))
	}
	return w
}

// truth is what an example says of a class of a pair.
type truth int8

const (
	wrong truth = iota
	right
	open // not known
)

// truths returns the truths of all pairs and classes of x: of the places where
// a fact may be stated, the one that score likes best is taken.
func (t *teacher) truths(x *example, out []truth, scores func(pair int32) []int32) []truth {
	n := len(t.classes)
	out = slices.Grow(out[:0], n*len(x.pairs))[:n*len(x.pairs)]
	for i := range x.pairs {
		row := out[i*n:][:n]
		for k := range row {
			if row[k] = open; x.taught[k] {
				row[k] = wrong
			}
		}
		for _, k := range x.pairs[i].silent {
			row[k] = open
		}
	}
	for _, f := range x.facts {
		best := f[0]
		if len(f) > 1 {
			most := int32(math.MinInt32)
			for _, c := range f {
				if s := scores(c.pair)[c.class]; s > most {
					best, most = c, s
				}
			}
		}
		if t.count[best.class] >= fewest {
			out[int(best.pair)*n+int(best.class)] = right
		}
	}
	return out
}

// sourceClue is the clue that an example is of a corpus.
func sourceClue(source string) uint32 { return linear.Mix(tSource, linear.Hash(source), 0) }

// teach moves w towards what x says, by pace of the slope of its log-loss.
func (t *teacher) teach(w *linear.Trainer, x *example, pace float64) {
	n := len(t.classes)
	scores := make([]int32, n)
	score := func(p int32) []int32 {
		clear(scores)
		w.Add(scores, x.pairs[p].clues)
		w.Add(scores, []uint32{sourceClue(x.source)})
		return scores
	}
	truths := t.truths(x, nil, score)
	for i := range x.pairs {
		p := &x.pairs[i]
		s := score(int32(i))
		for k := range t.classes {
			is := truths[i*n+k]
			if is == open || is == wrong && !t.classes[k].admits(p.types[0], p.types[1]) {
				continue
			}
			want := 0.0
			if is == right {
				want = 1
			}
			step := int32(math.Round(pace * scale * (want - logistic(prior+float64(s[k])/scale))))
			if step != 0 {
				w.Update(p.clues, k, -1, step)
				w.Update([]uint32{sourceClue(x.source)}, k, -1, step)
			}
		}
		w.Tick()
	}
}
