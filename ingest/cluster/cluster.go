// Package cluster knows, for some tens of thousands of words, which others are
// used like them: "Tuesday" and "Friday", "Ottawa" and "Lagos", "said" and
// "added". The classes are learnt from plain text and give the taggers that
// read them an idea of words that their annotated corpora lack (Turian, Ratinov
// and Bengio, ACL 2010).
//
// The classes come of the exchange algorithm for the likelihood of a class
// bigram model (Martin, Liermann and Ney, Speech Communication 1998), run three
// times over: words into 512 classes, these into 64, those into 16. What differs
// from Brown clustering (Brown et al. 1992) is that the tree has three levels of
// known width in place of paths of bits.
package cluster

import (
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Section is the name of the model section that holds the classes.
const Section = "words"

// A Class is the place of a word in the tree of classes: one of 16, within it
// one of 64, within that one of 512. All are counted from 1; 0 is unknown.
type Class struct{ Coarse, Middle, Fine uint16 }

// Clusters gives words their class. The zero value knows none. It is safe for
// concurrent use.
type Clusters struct {
	mask  uint32
	key   []uint32 // open addressing; 0 is free
	fine  []uint16
	class []Class // fine → class
}

// Read takes the payload of a section as [Clusters.Encode] writes it.
//
// It holds, little-endian: the number of classes c and of words n as uint32;
// then for each class its coarse and middle number as uint16; then n keys as
// uint32, ascending; then n fine classes as uint16.
func Read(payload []byte) (*Clusters, error) {
	if len(payload) < 8 {
		return nil, fmt.Errorf("cluster: section is cut short")
	}
	c := int(binary.LittleEndian.Uint32(payload))
	n := int(binary.LittleEndian.Uint32(payload[4:]))
	if c < 0 || c > 1<<16 || n < 0 || n > 1<<24 || len(payload) != 8+4*c+6*n {
		return nil, fmt.Errorf("cluster: section of %d bytes does not hold %d classes and %d words", len(payload), c, n)
	}
	class, keys, fine := payload[8:8+4*c], payload[8+4*c:8+4*c+4*n], payload[8+4*c+4*n:]
	out := newClusters(n)
	for i := range c {
		out.class = append(out.class, Class{binary.LittleEndian.Uint16(class[4*i:]), binary.LittleEndian.Uint16(class[4*i+2:]), uint16(i + 1)})
	}
	for i := range n {
		f := binary.LittleEndian.Uint16(fine[2*i:])
		if f == 0 || int(f) > c {
			return nil, fmt.Errorf("cluster: word %d is of no class", i)
		}
		out.put(binary.LittleEndian.Uint32(keys[4*i:]), f)
	}
	return out, nil
}

// newClusters returns an empty table with room for n words.
func newClusters(n int) *Clusters {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &Clusters{mask: uint32(size - 1), key: make([]uint32, size), fine: make([]uint16, size)}
}

func (c *Clusters) put(key uint32, fine uint16) {
	i := key & c.mask
	for c.key[i] != 0 && c.key[i] != key {
		i = (i + 1) & c.mask
	}
	c.key[i], c.fine[i] = key, fine
}

func (c *Clusters) get(key uint32) uint16 {
	if c.key == nil {
		return 0
	}
	for i := key & c.mask; c.key[i] != 0; i = (i + 1) & c.mask {
		if c.key[i] == key {
			return c.fine[i]
		}
	}
	return 0
}

// Path returns the class of a word: of the word as it is written; else, for one
// in capitals, of its ordinary spelling ("OTTAWA" as "Ottawa"); else in lower
// case. Digits count as one another. It does not allocate.
func (c *Clusters) Path(word string) Class {
	for _, h := range [...]uint32{hash(word, asWritten), hash(word, titled), hash(word, lowered)} {
		if f := c.get(h); f != 0 {
			return c.class[f-1]
		}
	}
	return Class{}
}

// Ways to spell a word for looking it up.
const (
	asWritten = iota
	titled    // first letter as it is, the rest in lower case
	lowered
)

// hash returns the key of a word, never 0: FNV-1a over its runes, digits as 0.
func hash(word string, spelling int) uint32 {
	h := uint32(2166136261)
	for i, r := range word {
		switch {
		case r < utf8.RuneSelf:
			if '0' <= r && r <= '9' {
				r = '0'
			} else if 'A' <= r && r <= 'Z' && (spelling == lowered || spelling == titled && i > 0) {
				r += 'a' - 'A'
			}
		case r == '’':
			r = '\''
		case spelling == lowered || spelling == titled && i > 0:
			r = unicode.ToLower(r)
		}
		h = (h ^ uint32(r)) * 16777619
	}
	if h == 0 {
		h = 1
	}
	return h
}
