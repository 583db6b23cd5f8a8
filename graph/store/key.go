package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/quad"
)

// The key space. An id has five bytes, big-endian; 0 is no value (a quad without a label).
//
//	S s p o l   O o p s l   P p o s l   L l s p o    one key a quad in each, no value
//	T term → id     I id → term                       the dictionary: live nodes only
//	C id → number of quads with this predicate
//	H last → label, last-first                        homes of nodes
//	M name → bytes                                    the owner's metadata
//	N → next id, nodes, quads
const (
	tagTerm  = 'T'
	tagID    = 'I'
	tagCount = 'C'
	tagHome  = 'H'
	tagMeta  = 'M'
	tagState = 'N'
)

const (
	idLen   = 5
	maxID   = 1<<(8*idLen) - 1
	quadLen = 1 + 4*idLen
	headLen = 1 + idLen // what the Bloom filters know of an index key: its first id
)

// ids is a quad of ids, in the order subject, predicate, object, label.
type ids [4]uint64

func (q ids) at(d quad.Direction) uint64 { return q[d-quad.Subject] }

// index is one order of the quads.
type index struct {
	tag   byte
	order [4]int
}

var (
	spol    = &index{'S', [4]int{0, 1, 2, 3}}
	opsl    = &index{'O', [4]int{2, 1, 0, 3}}
	posl    = &index{'P', [4]int{1, 2, 0, 3}}
	lspo    = &index{'L', [4]int{3, 0, 1, 2}}
	indexes = [4]*index{spol, opsl, posl, lspo}
)

func putID(b []byte, id uint64) {
	_ = b[4]
	b[0], b[1], b[2], b[3], b[4] = byte(id>>32), byte(id>>24), byte(id>>16), byte(id>>8), byte(id)
}

func getID(b []byte) uint64 {
	_ = b[4]
	return uint64(b[0])<<32 | uint64(b[1])<<24 | uint64(b[2])<<16 | uint64(b[3])<<8 | uint64(b[4])
}

// put writes the whole key of q into b, which has quadLen bytes.
func (x *index) put(b []byte, q *ids) {
	b[0] = x.tag
	for i, d := range x.order {
		putID(b[1+i*idLen:], q[d])
	}
}

// get reads a key of the index; false if it is none.
func (x *index) get(b []byte) (q ids, ok bool) {
	if len(b) != quadLen || b[0] != x.tag {
		return q, false
	}
	for i, d := range x.order {
		q[d] = getID(b[1+i*idLen:])
	}
	return q, true
}

// compareKeys orders keys of one index.
func compareKeys(a, b *[quadLen]byte) int {
	for _, i := range [3]int{1, 9, quadLen - 8} {
		if x, y := binary.BigEndian.Uint64(a[i:]), binary.BigEndian.Uint64(b[i:]); x != y {
			return cmp.Compare(x, y)
		}
	}
	return 0
}

// prefix is how many leading directions of the index lie in mask (bit d for direction d).
func (x *index) prefix(mask uint8) int {
	n := 0
	for n < 4 && mask&(1<<x.order[n]) != 0 {
		n++
	}
	return n
}

func idKey(tag byte, id uint64) []byte {
	b := make([]byte, headLen)
	b[0] = tag
	putID(b[1:], id)
	return b
}

func metaKey(name string) []byte { return append([]byte{tagMeta}, name...) }

var stateKey = []byte{tagState}

func inIndex(k []byte) bool {
	switch k[0] {
	case 'S', 'O', 'P', 'L':
		return len(k) >= headLen
	}
	return false
}

// split is how much of a key the Bloom filters see: of an index key the tag and the first id, of
// any other all of it.
func split(k []byte) int {
	if len(k) > 0 && inIndex(k) {
		return headLen
	}
	return len(k)
}

var comparer = func() *pebble.Comparer {
	c := *pebble.DefaultComparer
	c.Name = "kg.store"
	c.Split = split
	c.Compare = bytes.Compare
	c.ImmediateSuccessor = func(dst, a []byte) []byte {
		if len(a) != headLen || !inIndex(a) {
			return append(append(dst, a...), 0)
		}
		n := len(dst)
		dst = append(dst, a...)
		for i := len(dst) - 1; i >= n; i-- {
			if dst[i]++; dst[i] != 0 {
				break
			}
		}
		return dst
	}
	return &c
}()

func be64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func damagedKey(k []byte) error { return fmt.Errorf("store: damaged: a key %.30q", k) }
