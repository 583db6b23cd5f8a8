package linear

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/bits"
	"sort"
)

// A Narrow is a model of three classes, laid out for speed: looking a feature up
// touches one cache line. It is safe for concurrent use, and borrows the bytes
// that it was loaded from.
//
// What a [NarrowTrainer] learns adds up to nothing over the classes, so a feature has two weights: for class 1 and class 2, each less the one for
// class 0. A weight is a byte, whose steps grow with it (see [magnitudes]).
type Narrow struct {
	lines uint64
	data  []byte
}

// Layout, little-endian: version 3, number of lines, CRC-32C of the lines; lines
// of 64 bytes: 16 fingerprints, two bytes each, 0 for none; 16 pairs of weights.
const (
	narrowVersion = 3
	narrowHeader  = 12
	perLine       = 16
	lineSize      = 64
)

// magnitudes are the weights that a byte stands for: numbers of five binary
// digits, the higher ones shifted, as in floating point; the high bit is the sign.
var magnitudes = func() (m [256]int16) {
	for i := range 128 {
		v := int16(i)
		if e := i >> 4; e > 0 {
			v = int16(16|i&15) << (e - 1)
		}
		m[i], m[i|128] = v, -v
	}
	return m
}()

// narrow returns the byte whose magnitude is nearest to w.
func narrow(w float64) byte {
	a := math.Abs(w)
	i := sort.Search(127, func(i int) bool { return float64(magnitudes[i])+float64(magnitudes[i+1]) > 2*a })
	if w < 0 {
		i |= 128
	}
	return byte(i)
}

// LoadNarrow returns the Narrow at the beginning of data, and what follows it.
func LoadNarrow(data []byte) (m *Narrow, rest []byte, err error) {
	if len(data) < narrowHeader || binary.LittleEndian.Uint32(data) != narrowVersion {
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
		b := (*[lineSize]byte)(m.data[r.at:])
		all := uint64(r.mark) * ones
		// A lane that is all zero is where the mark stands. Lanes above one that
		// matches may seem to match too, so the lowest is taken.
		x := r.first ^ all
		hit := (x - ones) & ^x & tops
		k := 0
		for hit == 0 {
			if k += 4; k == perLine {
				break
			}
			x = binary.LittleEndian.Uint64(b[2*k:]) ^ all
			hit = (x - ones) & ^x & tops
		}
		if hit != 0 {
			k += bits.TrailingZeros64(hit) / 16
			one += int32(magnitudes[b[2*perLine+2*k]])
			two += int32(magnitudes[b[2*perLine+2*k+1]])
		}
	}
	return one, two
}
