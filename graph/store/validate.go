package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// Validate reads the whole store and tells report of everything that does not agree: the four
// indexes with each other, the dictionary with itself and with the quads, homes and counters with
// what they say. A sound store has nothing to report. Its error is one of reading.
func (v *View) Validate(ctx context.Context, report func(problem string)) error {
	c := &check{v: v, ctx: ctx, report: report, used: map[uint64]uint64{}, counts: map[uint64]uint64{}}
	for i, x := range indexes {
		if err := c.index(i, x); err != nil {
			return err
		}
	}
	for i := range indexes {
		if c.sums[i] != c.sums[0] {
			if err := c.differences(); err != nil {
				return err
			}
			break
		}
	}
	if err := c.homes(); err != nil {
		return err
	}
	if err := c.dictionary(); err != nil {
		return err
	}
	return c.counters()
}

// sum is a fingerprint of a set of quads.
type sum struct{ n, hash uint64 }

type check struct {
	v      *View
	ctx    context.Context
	report func(string)
	sums   [4]sum
	used   map[uint64]uint64 // a set of ids, 64 to an entry
	counts map[uint64]uint64 // quads by predicate
	nodes  uint64
	told   int
}

// say reports a problem; of a hundred more of a kind nobody learns more.
func (c *check) say(format string, args ...any) {
	if c.told++; c.told <= 100 {
		c.report(fmt.Sprintf(format, args...))
	}
}

func (c *check) each(x *index, f func(q *ids) error) error {
	var s scan
	s.start(c.v, x, 0, &ids{})
	for {
		q, ok, err := s.next(c.ctx)
		if err != nil || !ok {
			return err
		}
		if err := f(q); err != nil {
			return err
		}
	}
}

func (c *check) index(i int, x *index) error {
	return c.each(x, func(q *ids) error {
		h := uint64(14695981039346656037)
		for _, id := range q {
			h = (h ^ id) * 1099511628211
			h ^= h >> 29
		}
		c.sums[i].n++
		c.sums[i].hash += h * 0x9e3779b97f4a7c15
		if i > 0 {
			return nil
		}
		c.counts[q[1]]++
		for d, id := range q {
			if id == 0 && d < 3 {
				c.say("the quad %v has no node in direction %d", *q, d+1)
			} else if id != 0 {
				c.used[id/64] |= 1 << (id % 64)
			}
		}
		return nil
	})
}

// differences names the quads that some index has and another has not.
func (c *check) differences() error {
	for _, x := range indexes {
		err := c.each(x, func(q *ids) error {
			for _, y := range indexes {
				if x == y || c.told > 100 {
					continue
				}
				var key [quadLen]byte
				y.put(key[:], q)
				val, err := c.v.get(key[:])
				if err != nil {
					return err
				}
				if val == nil {
					c.say("index %c has the quad %v, index %c has not", x.tag, *q, y.tag)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// homes checks that what a home says lives at its label does.
func (c *check) homes() error {
	st, err := c.v.state()
	if err != nil {
		return err
	}
	var all homes
	err = c.keys(tagHome, func(key, val []byte) error {
		h, err := readHome(key, val)
		switch n := len(all); {
		case err != nil:
			c.say("%v", err)
		case n > 0 && all[n-1].last >= h.first:
			c.say("nodes %d to %d have two homes", h.first, all[n-1].last)
		case h.first == 0 || h.last >= st.next:
			c.say("a home of nodes %d to %d is beyond the next id, %d", h.first, h.last, st.next)
		default:
			all = append(all, h)
		}
		return nil
	})
	if err != nil || len(all) == 0 {
		return err
	}
	at := map[uint64]uint64{} // nodes that are at home, 64 to an entry
	err = c.each(spol, func(q *ids) error {
		for _, id := range q {
			i, _ := slices.BinarySearchFunc(all, id, func(h home, id uint64) int { return cmp.Compare(h.last, id) })
			if i < len(all) && all[i].first <= id && all[i].label == q[3] {
				at[id/64] |= 1 << (id % 64)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, h := range all {
		some := false
		for id := h.first; id <= h.last; id++ {
			if !c.has(id) {
				continue
			}
			some = true
			if at[id/64]&(1<<(id%64)) == 0 {
				c.say("node %d is not at home: no quad with the label %d has it", id, h.label)
			}
		}
		if !some {
			c.say("nobody lives at home from node %d to %d", h.first, h.last)
		}
	}
	return nil
}

func (c *check) has(id uint64) bool { return c.used[id/64]&(1<<(id%64)) != 0 }

func (c *check) dictionary() error {
	st, err := c.v.state()
	if err != nil {
		return err
	}
	terms := uint64(0)
	err = c.keys(tagTerm, func(key, val []byte) error {
		terms++
		if len(val) != idLen {
			c.say("the term %.60q has no id", key[1:])
			return nil
		}
		term, err := c.v.get(idKey(tagID, getID(val)))
		if err != nil {
			return err
		}
		if term == nil || !bytes.Equal(appendTermKey(nil, term), key) {
			c.say("the term %.60q has the id %d, which is %.60q", key[1:], getID(val), term)
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = c.keys(tagID, func(key, val []byte) error {
		if len(key) != headLen {
			c.say("the key %q is no id", key)
			return nil
		}
		c.nodes++
		id := getID(key[1:])
		if _, err := ParseTerm(val); err != nil {
			c.say("node %d: %v", id, err)
		}
		if !c.has(id) {
			c.say("node %d, %.60q, is in no quad", id, val)
		}
		if id >= st.next {
			c.say("node %d is beyond the next id, %d", id, st.next)
		}
		c.used[id/64] &^= 1 << (id % 64)
		return nil
	})
	if err != nil {
		return err
	}
	for i, bits := range c.used {
		if bits != 0 {
			c.say("nodes %d to %d: some are in quads and have no value", i*64, i*64+63)
		}
	}
	if terms != c.nodes {
		c.say("the dictionary has %d terms and %d ids", terms, c.nodes)
	}
	return nil
}

func (c *check) counters() error {
	st, err := c.v.state()
	if err != nil {
		return err
	}
	if st.quads != c.sums[0].n || st.nodes != c.nodes {
		c.say("it counts %d quads and %d nodes, and holds %d and %d", st.quads, st.nodes, c.sums[0].n, c.nodes)
	}
	err = c.keys(tagCount, func(key, val []byte) error {
		if len(key) != headLen || len(val) != 8 {
			c.say("the key %q is no counter", key)
			return nil
		}
		id, n := getID(key[1:]), binary.BigEndian.Uint64(val)
		if c.counts[id] != n {
			c.say("predicate %d is counted %d times and used %d times", id, n, c.counts[id])
		}
		delete(c.counts, id)
		return nil
	})
	for id := range c.counts {
		c.say("predicate %d is not counted", id)
	}
	return err
}

// keys calls f for every key with the tag.
func (c *check) keys(tag byte, f func(key, val []byte) error) error {
	return c.v.lookAt(func(it *pebble.Iterator) error {
		n := 0
		for ok := it.SeekGE([]byte{tag}); ok && it.Key()[0] == tag; ok = it.Next() {
			if n++; n%lastChunk == 0 && c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			val, err := it.ValueAndErr()
			if err != nil {
				return err
			}
			if err := f(it.Key(), val); err != nil {
				return err
			}
		}
		return nil
	})
}
