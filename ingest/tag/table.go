package tag

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A table maps hashes to small numbers, of which 0 is none.
type table struct {
	mask uint32
	keys []uint32
	vals []uint16
}

func newTable(n int) table {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return table{uint32(size - 1), make([]uint32, size), make([]uint16, size)}
}

func (t *table) get(key uint32) uint16 {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		if t.vals[i] == 0 || t.keys[i] == key {
			return t.vals[i]
		}
	}
}

func (t *table) put(key uint32, val uint16) {
	i := key & t.mask
	for t.vals[i] != 0 && t.keys[i] != key {
		i = (i + 1) & t.mask
	}
	t.keys[i], t.vals[i] = key, val
}

// appendTable writes the entries of m: their number, keys in order, values.
func appendTable(b []byte, m map[uint32]uint16) []byte {
	keys := make([]uint32, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
	}
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint16(b, m[k])
	}
	return b
}

func readTable(b []byte) (t table, rest []byte, err error) {
	if len(b) < 4 {
		return t, nil, fmt.Errorf("tag: section is cut short")
	}
	n := int(binary.LittleEndian.Uint32(b))
	if b = b[4:]; n > len(b)/6 {
		return t, nil, fmt.Errorf("tag: section is cut short")
	}
	t = newTable(n)
	for i := range n {
		t.put(binary.LittleEndian.Uint32(b[4*i:]), binary.LittleEndian.Uint16(b[4*n+2*i:]))
	}
	return t, b[6*n:], nil
}
