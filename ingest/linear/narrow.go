package linear

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/bits"
	"slices"
)

// A Narrow is a model of three classes, laid out for speed: looking a feature up
// touches one cache line. It is safe for concurrent use, and borrows the bytes
// that it was loaded from.
//
// What a [Trainer] of three classes learns adds up to nothing over the classes,
// so a feature has two weights of 16 bits: for class 1 and class 2, each less the
// one for class 0.
type Narrow struct {
	lines uint64
	data  []byte
}

// Layout, little-endian: version 2, number of lines, CRC-32C of the lines; lines
// of 64 bytes: ten fingerprints, two bytes each, 0 for none; ten pairs of weights.
const (
	narrowHeader = 12
	perLine      = 10
	lineSize     = 64
)

// LoadNarrow returns the Narrow at the beginning of data, and what follows it.
func LoadNarrow(data []byte) (m *Narrow, rest []byte, err error) {
	if len(data) < narrowHeader || binary.LittleEndian.Uint32(data) != version {
		return nil, nil, ErrDamaged
	}
	n := uint64(binary.LittleEndian.Uint32(data[4:]))
	if n == 0 || uint64(len(data)-narrowHeader) < n*lineSize {
		return nil, nil, ErrDamaged
	}
	lines := data[narrowHeader : narrowHeader+n*lineSize]
	if crc32.Checksum(lines, castagnoli) != binary.LittleEndian.Uint32(data[8:]) {
		return nil, nil, ErrDamaged
	}
	return &Narrow{n, lines}, data[narrowHeader+n*lineSize:], nil
}

// place returns the line of a feature, of n, and its fingerprint, never 0.
func place(f uint32, n uint64) (line uint64, mark uint16) {
	h := spread(f)
	return uint64(h) * n >> 32, uint16(h) | 1
}

// A lineRef is where a feature is if the model has it.
type lineRef struct {
	at    uint32 // in data
	mark  uint16
	first uint64 // its first four fingerprints
}

// Add implements [Scorer] for three classes. Like [Model.Add] it goes through the
// features some at a time, first to where they are, so that memory is waited for
// once and not for each.
func (m *Narrow) Add(scores []int32, features []uint32) {
	var refs [64]lineRef
	for len(features) > 0 {
		n := min(len(features), len(refs))
		for i, f := range features[:n] {
			line, mark := place(f, m.lines)
			refs[i] = lineRef{uint32(line * lineSize), mark, binary.LittleEndian.Uint64(m.data[line*lineSize:])}
		}
		one, two := m.sum(refs[:n])
		scores[1] += one
		scores[2] += two
		features = features[n:]
	}
}

// sum adds up the weights of features.
func (m *Narrow) sum(refs []lineRef) (one, two int32) {
	const ones, tops = 0x0001000100010001, 0x8000800080008000
	for i := range refs {
		r := &refs[i]
		b := m.data[r.at:][:lineSize]
		all := uint64(r.mark) * ones
		// A lane that is all zero is where the mark stands. Lanes above one that
		// matches may seem to match too, so the lowest is taken.
		x := r.first ^ all
		hit := (x - ones) & ^x & tops
		k := 0
		if hit == 0 {
			x = binary.LittleEndian.Uint64(b[8:]) ^ all
			if hit, k = (x-ones) & ^x & tops, 4; hit == 0 {
				x = uint64(binary.LittleEndian.Uint32(b[16:])) ^ all
				if hit, k = (x-ones) & ^x & tops & 0xffffffff, 8; hit == 0 {
					continue
				}
			}
		}
		k += bits.TrailingZeros64(hit) / 16
		w := binary.LittleEndian.Uint32(b[2*perLine+4*k:])
		one += int32(int16(w))
		two += int32(w) >> 16
	}
	return one, two
}

// PackNarrow is [Trainer.Pack] for a trainer of three classes, to be loaded by
// [LoadNarrow].
func (t *Trainer) PackNarrow(b []byte, budget int) []byte {
	type packed struct {
		line  uint64
		place uint32
		mark  uint16
		w     [2]int16
		worth float64
	}
	lines := uint64(max(1, (budget-narrowHeader)/lineSize))
	if want := uint64(len(t.rows)/7 + 1); want < lines {
		lines = want
	}
	unit := t.Unit() // differences of two weights fit 16 bits
	var all []packed
	for _, r := range t.rows {
		var w [3]float64
		for _, c := range t.cells[r.at : r.at+int32(r.n)] {
			w[c.class] = t.average(c) / unit
		}
		p := packed{place: spread(r.feature), w: [2]int16{int16(math.Round(w[1] - w[0])), int16(math.Round(w[2] - w[0]))}}
		if p.w == [2]int16{} {
			continue
		}
		p.line, p.mark = place(r.feature, lines)
		p.worth = (math.Abs(w[0]) + math.Abs(w[1]) + math.Abs(w[2])) * math.Sqrt(float64(r.count))
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b packed) int {
		switch {
		case a.line != b.line:
			return int(int64(a.line) - int64(b.line))
		case a.worth != b.worth:
			return int(math.Copysign(1, b.worth-a.worth))
		}
		return int(int64(a.place) - int64(b.place))
	})
	data := make([]byte, lines*lineSize)
	k := 0
	for line := range lines {
		to := data[line*lineSize:]
		marks := map[uint16]bool{}
		for n := 0; k < len(all) && all[k].line == line; k++ {
			if n < perLine && !marks[all[k].mark] {
				binary.LittleEndian.PutUint16(to[2*n:], all[k].mark)
				binary.LittleEndian.PutUint16(to[2*perLine+4*n:], uint16(all[k].w[0]))
				binary.LittleEndian.PutUint16(to[2*perLine+4*n+2:], uint16(all[k].w[1]))
				marks[all[k].mark] = true
				n++
			}
		}
	}
	for _, v := range []uint32{version, uint32(lines), crc32.Checksum(data, castagnoli)} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return append(b, data...)
}
