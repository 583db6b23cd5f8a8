package linear

import (
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
)

// A NarrowTrainer is a [Trainer] of three classes, which keeps the weights where
// the features are found: looking one up mostly touches one cache line. It is
// packed for [LoadNarrow].
type NarrowTrainer struct {
	mask  uint32
	cells []narrowCell // open addressing
	means []narrowMean // beside the cells
	used  int
	now   int32 // examples seen
}

// A narrowCell is a feature, 0 for none, and its weights.
type narrowCell struct {
	feature uint32
	weights [3]int32
}

// A narrowMean is what the weights of a cell add up to over all ticks before
// since, and how often the feature was counted, 0 for an empty cell.
type narrowMean struct {
	total [3]int64
	since int32
	count uint32
}

// NewNarrowTrainer returns a NarrowTrainer that knows the features which c has
// counted at least least times.
func NewNarrowTrainer(c *Counter, least int) *NarrowTrainer {
	t := new(NarrowTrainer)
	for _, n := range c.counts {
		if n >= uint32(least) {
			t.used++
		}
	}
	n := 1 << 10
	for 2*n < 3*t.used {
		n *= 2
	}
	t.cells, t.means, t.mask = make([]narrowCell, n), make([]narrowMean, n), uint32(n-1)
	for i, n := range c.counts {
		if n >= uint32(least) {
			k := t.find(c.features[i])
			t.cells[k].feature, t.means[k].count = c.features[i], n
		}
	}
	return t
}

// Fresh returns a NarrowTrainer that knows the same features and has learnt
// nothing.
func (t *NarrowTrainer) Fresh() *NarrowTrainer {
	f := &NarrowTrainer{mask: t.mask, used: t.used, cells: make([]narrowCell, len(t.cells)), means: make([]narrowMean, len(t.means))}
	for i := range t.cells {
		f.cells[i].feature, f.means[i].count = t.cells[i].feature, t.means[i].count
	}
	return f
}

// find returns the cell of a feature, or the one where it would be.
func (t *NarrowTrainer) find(f uint32) uint32 {
	i := spread(f) & t.mask
	for c := t.cells[i].feature; c != f && c != 0; c = t.cells[i].feature {
		i = (i + 1) & t.mask
	}
	return i
}

// Features returns how many features are known.
func (t *NarrowTrainer) Features() int { return t.used }

// Add implements [Scorer]. Like [Narrow.Add] it first goes to where the features
// are.
func (t *NarrowTrainer) Add(scores []int32, features []uint32) {
	var first [64]uint32
	for len(features) > 0 {
		n := min(len(features), len(first))
		for i, f := range features[:n] {
			first[i] = t.cells[spread(f)&t.mask].feature
		}
		for i, f := range features[:n] {
			if first[i] == 0 {
				continue
			}
			k := spread(f) & t.mask
			if first[i] != f {
				k = t.find(f)
			}
			w := &t.cells[k].weights
			scores[0] += w[0]
			scores[1] += w[1]
			scores[2] += w[2]
		}
		features = features[n:]
	}
}

// Update moves the weights of the features by step towards class good and away
// from class bad.
func (t *NarrowTrainer) Update(features []uint32, good, bad int, step int32) {
	if good == bad {
		return
	}
	for _, f := range features {
		k := t.find(f)
		if t.cells[k].feature != f || f == 0 {
			continue
		}
		t.settle(k)
		t.cells[k].weights[good] += step
		t.cells[k].weights[bad] -= step
	}
}

// settle brings the totals of a cell up to date.
func (t *NarrowTrainer) settle(k uint32) {
	w, m := &t.cells[k].weights, &t.means[k]
	for c := range w {
		m.total[c] += int64(w[c]) * int64(t.now-m.since)
	}
	m.since = t.now
}

// Tick ends an example.
func (t *NarrowTrainer) Tick() { t.now++ }

// Join adds what o, which began as a [NarrowTrainer.Fresh] of t, has learnt to t:
// the average of t is then that over the examples of both. Neither may learn any
// more.
func (t *NarrowTrainer) Join(o *NarrowTrainer) {
	for i := range t.cells {
		k := uint32(i)
		t.settle(k)
		o.settle(k)
		t.cells[i].weights = [3]int32{}
		for c, v := range o.means[i].total {
			t.means[i].total[c] += v
		}
	}
	t.now += o.now
}

// A narrowFeature is a feature as it is packed.
type narrowFeature struct {
	line, place uint32
	mark        uint16
	weights     [2]byte
	worth       float64
}

// Pack appends the averaged weights to b, in at most budget bytes, to be loaded
// by [LoadNarrow]: the features that say least are left out.
func (t *NarrowTrainer) Pack(b []byte, budget int) []byte {
	lines := min(max(1, (budget-narrowHeader)/lineSize), t.used/11+1)
	all := t.packed(uint64(lines))
	data := make([]byte, lines*lineSize)
	k := 0
	for line := range lines {
		to := data[line*lineSize:]
		marks := map[uint16]bool{}
		for n := 0; k < len(all) && all[k].line == uint32(line); k++ {
			if n < perLine && !marks[all[k].mark] {
				binary.LittleEndian.PutUint16(to[2*n:], all[k].mark)
				copy(to[2*perLine+2*n:], all[k].weights[:])
				marks[all[k].mark] = true
				n++
			}
		}
	}
	for _, v := range []uint32{narrowVersion, uint32(lines), crc32.Checksum(data, castagnoli)} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return append(b, data...)
}

// packed returns the features that say something, by line, what says most first.
func (t *NarrowTrainer) packed(lines uint64) (all []narrowFeature) {
	var sizes []float64
	for k := range t.cells {
		t.settle(uint32(k))
		for _, v := range t.means[k].total {
			if v != 0 {
				sizes = append(sizes, math.Abs(float64(v)))
			}
		}
	}
	if len(sizes) == 0 {
		return nil
	}
	slices.Sort(sizes)
	unit := sizes[len(sizes)/2] / 8 // an eighth of the median is 1, as in [Trainer.Unit]
	for k := range t.cells {
		m := &t.means[k]
		w0, w1, w2 := float64(m.total[0])/unit, float64(m.total[1])/unit, float64(m.total[2])/unit
		f := narrowFeature{place: spread(t.cells[k].feature), weights: [2]byte{narrow(w1 - w0), narrow(w2 - w0)}}
		if magnitudes[f.weights[0]] == 0 && magnitudes[f.weights[1]] == 0 {
			continue
		}
		line, mark := place(t.cells[k].feature, lines)
		f.line, f.mark = uint32(line), mark
		f.worth = (math.Abs(w0) + math.Abs(w1) + math.Abs(w2)) * math.Sqrt(float64(m.count))
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b narrowFeature) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(b.worth, a.worth), cmp.Compare(a.place, b.place))
	})
	return all
}
