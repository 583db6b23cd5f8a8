package store

import (
	"encoding/binary"

	"github.com/cockroachdb/pebble/v2"
)

// A home is a proof that nodes live, for which none of their quads need be searched: all nodes from
// first to last, but for those that no quad has any more, are in quads with the label. Articles are
// written one after the other, so that of a million quads some ten thousand homes tell nearly all
// nodes; they lie side by side, where the quads of an article's nodes are strewn over the store.
//
// Homes do not overlap, and each has a node that lives. A node need not have one.
type home struct{ first, last, label uint64 }

func (h home) key() []byte { return idKey(tagHome, h.last) }

func (h home) value() []byte {
	b := make([]byte, idLen, idLen+2)
	putID(b, h.label)
	return binary.AppendUvarint(b, h.last-h.first)
}

func readHome(key, val []byte) (h home, err error) {
	if len(key) != headLen || len(val) <= idLen {
		return h, damagedKey(key)
	}
	h.last, h.label = getID(key[1:]), getID(val)
	before, n := binary.Uvarint(val[idLen:])
	if n != len(val)-idLen || before > h.last {
		return h, damagedKey(key)
	}
	h.first = h.last - before
	return h, nil
}

// homes are homes in the order of their nodes.
type homes []home

// add gives a home to a node, whose id is greater than those before.
func (hs *homes) add(id, label uint64) {
	if n := len(*hs) - 1; n >= 0 && (*hs)[n].label == label && (*hs)[n].last == id-1 {
		(*hs)[n].last = id
	} else {
		*hs = append(*hs, home{id, id, label})
	}
}

// homesOf calls f for each of the nodes, which are in order, with its home if it has one.
func (v *View) homesOf(nodes []uint64, f func(id uint64, h home, ok bool)) error {
	return v.lookAt(func(it *pebble.Iterator) error {
		var h home
		more := true // h may come before others
		end := []byte{tagHome + 1}
		for _, id := range nodes {
			if more && id > h.last {
				h = home{}
				if more = it.SeekGEWithLimit(idKey(tagHome, id), end) == pebble.IterValid; more {
					val, err := it.ValueAndErr()
					if err == nil {
						h, err = readHome(it.Key(), val)
					}
					if err != nil {
						return err
					}
				}
			}
			f(id, h, h.first <= id && id <= h.last)
		}
		return nil
	})
}
