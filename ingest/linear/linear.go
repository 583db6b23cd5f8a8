// Package linear is the one learner of kg: a linear classifier over hashed
// features, trained as an averaged perceptron (Collins 2002, Discriminative
// Training Methods for Hidden Markov Models, EMNLP) and stored in 8-bit weights.
//
// A feature is a hash of what it says (see [Hash] and [Mix]); the model keeps,
// in buckets that mostly fit a cache line, the few classes that each feature
// speaks for or against, with a fingerprint, so that a feature that training
// has not seen says nothing. That is some seven bytes a feature.
package linear

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math/bits"
	"unsafe"
)

// A Scorer adds up the weights of features. [Model] and [Trainer] are Scorers,
// so that the code which uses a model is the code which trains it.
type Scorer interface {
	// Add adds the weights of the features to the scores of the classes.
	// Only len(scores) classes may have been named to the Trainer.
	Add(scores []int32, features []uint32)
}

// Hash returns the hash of a word or a part of one.
func Hash(s string) uint32 {
	h := uint64(len(s)) + 0x9e3779b97f4a7c15
	for len(s) >= 8 {
		h = fold(h ^ (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56))
		s = s[8:]
	}
	var last uint64
	for i := range len(s) {
		last = last<<8 | uint64(s[i])
	}
	return uint32(fold(h^last) >> 32)
}

// fold mixes the bits of h.
func fold(h uint64) uint64 {
	hi, lo := bits.Mul64(h^0xa0761d6478bd642f, 0xe7037ed1a0b428db)
	return hi ^ lo
}

// Mix returns the feature of a template with two parts; nest it for more. The
// order of the parts counts.
func Mix(template, a, b uint32) uint32 {
	h := (uint64(a) | uint64(b)<<32) * 0x9e3779b97f4a7c15
	h ^= h >> 29
	h = (h + uint64(template)) * 0xbf58476d1ce4e5b9
	return uint32(h >> 32)
}

// A Model holds trained weights. It is safe for concurrent use, and it borrows
// the bytes that it was loaded from.
type Model struct {
	classes int
	shift   uint
	offsets []byte // uint32 a bucket, and one more: where it begins in data
	data    []byte
}

// Layout, little-endian: version 2, classes, log₂ of the number of buckets, length
// of data, CRC-32C of all that follows; offsets; data.
//
// A bucket is a sequence of features: two bytes of fingerprint, a byte with the
// number of weights (low 5 bits; 31 says that it is in a byte of its own) and how
// far they are shifted to the left (high 3 bits), then for each weight its class
// and value. So the few heavy weights, which decide most, and the many light
// ones, which decide the rest, both keep eight bits.
const (
	version = 2
	header  = 20
	many    = 31
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrDamaged says that bytes are no model, or not whole.
var ErrDamaged = errors.New("linear: damaged weights")

// Load returns the Model at the beginning of data, and what follows it.
func Load(data []byte) (m *Model, rest []byte, err error) {
	if len(data) < header || binary.LittleEndian.Uint32(data) != version {
		return nil, nil, ErrDamaged
	}
	word := func(i int) uint64 { return uint64(binary.LittleEndian.Uint32(data[4*i:])) }
	classes, log, size, sum := word(1), word(2), word(3), word(4)
	if log > 30 || uint64(len(data)) < header+4*(1<<log+1)+size {
		return nil, nil, ErrDamaged
	}
	end := header + 4*(1<<log+1) + size
	if uint64(crc32.Checksum(data[header:end], castagnoli)) != sum {
		return nil, nil, ErrDamaged
	}
	start := header + 4*(1<<log+1)
	return &Model{int(classes), uint(32 - log), data[header:start], data[start:end]}, data[end:], nil
}

// Classes returns the number of classes.
func (m *Model) Classes() int { return m.classes }

// spread turns the hash of a feature into its place: the bucket from the high
// bits, the fingerprint from the low ones.
func spread(f uint32) uint32 {
	f = (f ^ f>>15) * 0x2c1b3c6d
	return f ^ f>>13
}

// Add implements [Scorer]. It goes through the features some at a time, first to
// where they are and only then to what they say, so that memory is waited for
// once and not for each.
func (m *Model) Add(scores []int32, features []uint32) {
	var buckets [64]bucket
	for len(features) > 0 {
		n := min(len(features), len(buckets))
		m.find(buckets[:n], features[:n])
		for i := range buckets[:n] {
			m.add(scores, &buckets[i])
		}
		features = features[n:]
	}
}

// A bucket is where a feature is if the model has it: between two offsets in
// data, with a mark.
type bucket struct {
	start, end uint32
	mark       uint16
	first      byte // of its bytes, which fetches them
}

func (m *Model) find(to []bucket, features []uint32) {
	for i, f := range features {
		h := spread(f)
		at := m.offsets[uint(h>>m.shift)*4:][:8]
		to[i] = bucket{binary.LittleEndian.Uint32(at), binary.LittleEndian.Uint32(at[4:]), uint16(h), 0}
	}
	for i := range to {
		if b := &to[i]; b.start < b.end {
			b.first = m.data[b.start]
		}
	}
}

func (m *Model) add(scores []int32, b *bucket) {
	for data := m.data[b.start:b.end]; len(data) > 3; {
		found := binary.LittleEndian.Uint16(data) == b.mark
		n, by := int(data[2]&many), data[2]>>5
		data = data[3:]
		if n == many {
			n = int(data[0])
			data = data[1:]
		}
		if !found {
			data = data[2*n:]
			continue
		}
		for row := data[:2*n]; len(row) >= 2; row = row[2:] {
			scores[row[0]] += int32(int8(row[1])) << (by & 7)
		}
		return
	}
}

// Best returns the class with the highest score, the lowest of equals.
func Best(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

// BestTwo returns the two classes with the highest scores, in order, the lowest
// of equals first; the second is the first where there is but one class.
func BestTwo(scores []int32) (best, second int) {
	for c := 1; c < len(scores); c++ {
		switch {
		case scores[c] > scores[best]:
			best, second = c, best
		case second == best || scores[c] > scores[second]:
			second = c
		}
	}
	return best, second
}

// HashBytes is Hash for bytes.
func HashBytes(b []byte) uint32 { return Hash(unsafe.String(unsafe.SliceData(b), len(b))) }
