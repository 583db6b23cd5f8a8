package linear

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/bits"
	"slices"
)

// A Trainer learns weights. Call Count with the features of every training
// example first, then, for each example in some order, Add, Update and Tick;
// [Trainer.Pack] gives the averaged weights. A Trainer is used by one goroutine
// at a time; Add alone may be called by several.
type Trainer struct {
	classes int
	least   uint32   // features counted less often are ignored
	mask    uint32   // of slots
	slots   []int32  // feature → row + 1, open addressing
	rows    []row    //
	cells   []cell   // the rows' cells
	free    [9][]int // by log₂ of the capacity: where rows used to be
	now     int32    // examples seen
}

type row struct {
	feature uint32
	count   uint32
	at      int32
	n, cap  uint16
}

// A cell is the weight of one class in a row.
type cell struct {
	class  uint16
	weight int32
	total  int64 // sum of the weight over all ticks before since
	since  int32
}

// NewTrainer returns a Trainer for classes 0 to classes-1, of which there may
// be 256. Features that are counted fewer than least times are ignored.
func NewTrainer(classes, least int) *Trainer {
	return &Trainer{classes: classes, least: uint32(least), mask: 1<<16 - 1, slots: make([]int32, 1<<16)}
}

func (t *Trainer) find(f uint32) (slot uint32, r *row) {
	for i := spread(f) & t.mask; ; i = (i + 1) & t.mask {
		k := t.slots[i]
		if k == 0 {
			return i, nil
		}
		if t.rows[k-1].feature == f {
			return i, &t.rows[k-1]
		}
	}
}

// Count takes note of features that an example has.
func (t *Trainer) Count(features []uint32) {
	for _, f := range features {
		slot, r := t.find(f)
		if r != nil {
			r.count++
			continue
		}
		t.rows = append(t.rows, row{feature: f, count: 1})
		t.slots[slot] = int32(len(t.rows))
		if len(t.rows)*2 > len(t.slots) {
			t.grow()
		}
	}
}

func (t *Trainer) grow() {
	t.slots = make([]int32, 2*len(t.slots))
	t.mask = uint32(len(t.slots) - 1)
	for k := range t.rows {
		slot, _ := t.find(t.rows[k].feature)
		t.slots[slot] = int32(k + 1)
	}
}

// Settle forgets the features that have been counted too seldom. Call it
// between counting and training to save memory and time.
func (t *Trainer) Settle() {
	t.rows = slices.DeleteFunc(t.rows, func(r row) bool { return r.count < t.least })
	n := 1 << 16
	for n < 2*len(t.rows) {
		n *= 2
	}
	t.slots = make([]int32, n/2)
	t.grow()
}

// Know is Count and Settle with what has been counted already.
func (t *Trainer) Know(c *Counter) {
	for i, n := range c.counts {
		if n >= t.least {
			t.rows = append(t.rows, row{feature: c.features[i], count: n})
		}
	}
	t.Settle()
}

// Features returns how many features are known.
func (t *Trainer) Features() int { return len(t.rows) }

// Add implements [Scorer]. Like [Model.Add] it goes through the features some at
// a time, so that memory is waited for once and not for each.
func (t *Trainer) Add(scores []int32, features []uint32) {
	var slots [64]uint32
	var rows [64]*row
	for len(features) > 0 {
		n := min(len(features), len(slots))
		for i, f := range features[:n] {
			slots[i] = uint32(t.slots[spread(f)&t.mask])
		}
		for i, f := range features[:n] {
			rows[i] = nil
			if k := slots[i]; k != 0 {
				if rows[i] = &t.rows[k-1]; rows[i].feature != f {
					_, rows[i] = t.find(f)
				}
			}
		}
		for _, r := range rows[:n] {
			if r != nil {
				for _, c := range t.cells[r.at : r.at+int32(r.n)] {
					scores[c.class] += c.weight
				}
			}
		}
		features = features[n:]
	}
}

// Update moves the weights of the features by step towards class good and away
// from class bad. Where one of them is -1 only the other moves.
func (t *Trainer) Update(features []uint32, good, bad int, step int32) {
	if good == bad {
		return
	}
	for _, f := range features {
		_, r := t.find(f)
		if r == nil || r.count < t.least {
			continue
		}
		if good >= 0 {
			t.bump(r, uint16(good), step)
		}
		if bad >= 0 {
			t.bump(r, uint16(bad), -step)
		}
	}
}

// Tick ends an example.
func (t *Trainer) Tick() { t.now++ }

func (t *Trainer) bump(r *row, class uint16, by int32) {
	c := t.cell(r, class)
	c.total += int64(c.weight) * int64(t.now-c.since)
	c.weight += by
	c.since = t.now
}

// widen moves r to where it has twice the room.
func (t *Trainer) widen(r *row) {
	size := max(1, 2*int(r.cap))
	class := bits.TrailingZeros(uint(size))
	var at int
	if old := t.free[class]; len(old) > 0 {
		at = old[len(old)-1]
		t.free[class] = old[:len(old)-1]
	} else {
		at = len(t.cells)
		t.cells = append(t.cells, make([]cell, size)...)
	}
	copy(t.cells[at:], t.cells[r.at:r.at+int32(r.n)])
	if r.cap > 0 {
		old := bits.TrailingZeros(uint(r.cap))
		t.free[old] = append(t.free[old], int(r.at))
	}
	r.at, r.cap = int32(at), uint16(size)
}

// average returns the mean of c's weight over all ticks.
func (t *Trainer) average(c cell) float64 {
	return (float64(c.total) + float64(c.weight)*float64(t.now-c.since)) / float64(max(t.now, 1))
}

// Pack appends the averaged weights to b, in at most budget bytes: the features
// that say least are left out.
func (t *Trainer) Pack(b []byte, budget int) []byte {
	unit := t.Unit()
	type packed struct {
		place uint32 // spread feature
		bytes []byte
		worth float64
	}
	var out []packed
	for _, r := range t.rows {
		cells := slices.Clone(t.cells[r.at : r.at+int32(r.n)])
		slices.SortFunc(cells, func(a, b cell) int { return int(a.class) - int(b.class) })
		most := 0.0
		for _, c := range cells {
			most = max(most, math.Abs(t.average(c))/unit)
		}
		by := 0
		for math.Round(most/float64(int(1)<<by)) > 127 && by < 7 {
			by++
		}
		p := packed{place: spread(r.feature), bytes: []byte{0, 0, 0}}
		for _, c := range cells {
			q := math.Round(t.average(c) / unit / float64(int(1)<<by))
			if q = max(-127, min(127, q)); q != 0 {
				p.bytes = append(p.bytes, byte(c.class), byte(int8(q)))
				p.worth += math.Abs(q) * float64(int(1)<<by)
			}
		}
		n := (len(p.bytes) - 3) / 2
		if n == 0 {
			continue
		}
		p.worth *= math.Sqrt(float64(r.count)) / float64(len(p.bytes))
		binary.LittleEndian.PutUint16(p.bytes, uint16(p.place))
		p.bytes[2] = byte(by<<5 | min(n, many))
		if n >= many {
			p.bytes = slices.Insert(p.bytes, 3, byte(n))
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b packed) int {
		if a.worth != b.worth {
			return -int(math.Copysign(1, a.worth-b.worth))
		}
		return int(int64(a.place) - int64(b.place))
	})
	size := header + 4
	for i := range out {
		if size += len(out[i].bytes) + 1; size > budget {
			out = out[:i]
			break
		}
	}
	slices.SortStableFunc(out, func(a, b packed) int { return int(int64(a.place) - int64(b.place)) })
	log := 0
	for 1<<log < len(out)*2/5 {
		log++
	}
	offsets := make([]byte, 0, 4<<log+4)
	var data []byte
	k := 0
	for bucket := range 1 << log {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(data)))
		for ; k < len(out) && uint64(out[k].place)>>(32-log) == uint64(bucket); k++ {
			data = append(data, out[k].bytes...)
		}
	}
	offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(data)))
	sum := crc32.Update(crc32.Checksum(offsets, castagnoli), castagnoli, data)
	for _, v := range []uint32{version, uint32(t.classes), uint32(log), uint32(len(data)), sum} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return append(append(b, offsets...), data...)
}

// Unit returns what the value 1 stands for in what Pack writes, in steps of
// Update: an eighth of the median weight.
func (t *Trainer) Unit() float64 {
	var all []float64
	for _, r := range t.rows {
		for _, c := range t.cells[r.at : r.at+int32(r.n)] {
			if a := math.Abs(t.average(c)); a > 0 {
				all = append(all, a)
			}
		}
	}
	if len(all) == 0 {
		return 1
	}
	slices.Sort(all)
	return max(all[len(all)/2]/8, all[len(all)-1]/(127<<7))
}

// Join adds what o has learnt from the same features to t: the average of t is
// then that over the examples of both. Neither may learn any more.
func (t *Trainer) Join(o *Trainer) {
	for k := range t.rows {
		t.settle(&t.rows[k])
	}
	for k := range o.rows {
		from := &o.rows[k]
		_, r := t.find(from.feature)
		if r == nil {
			continue
		}
		for _, c := range o.cells[from.at : from.at+int32(from.n)] {
			t.cell(r, c.class).total += c.total + int64(c.weight)*int64(o.now-c.since)
		}
	}
	t.now += o.now
}

// settle ends the averaging of a row.
func (t *Trainer) settle(r *row) {
	for i := range t.cells[r.at : r.at+int32(r.n)] {
		c := &t.cells[r.at+int32(i)]
		c.total += int64(c.weight) * int64(t.now-c.since)
		c.weight = 0
	}
}

// cell returns the cell of a class in a row.
func (t *Trainer) cell(r *row, class uint16) *cell {
	for i := range t.cells[r.at : r.at+int32(r.n)] {
		if c := &t.cells[r.at+int32(i)]; c.class == class {
			return c
		}
	}
	if r.n == r.cap {
		t.widen(r)
	}
	c := &t.cells[r.at+int32(r.n)]
	*c = cell{class: class}
	r.n++
	return c
}
