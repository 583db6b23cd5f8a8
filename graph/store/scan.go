package store

import (
	"bytes"
	"context"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
)

// scan reads the quads that have the given ids in the directions of mask, a chunk of keys at a
// time, so that it holds nothing of pebble's between two calls and may be forgotten unclosed.
type scan struct {
	v      *View
	x      *index
	fixed  ids
	mask   uint8
	rest   uint8 // the part of mask that the prefix of the index does not cover
	prefix [quadLen]byte
	n      int
	resume [quadLen]byte // the last key read
	more   bool          // resume is set
	done   bool
	buf    []ids
	pos    int
	chunk  int
}

const firstChunk, lastChunk = 16, 1024

// start makes s a scan of v.
func (s *scan) start(v *View, x *index, mask uint8, fixed *ids) {
	buf := s.buf[:0]
	*s = scan{v: v, x: x, mask: mask, fixed: *fixed, buf: buf, chunk: firstChunk}
	k := x.prefix(mask)
	s.rest = mask
	s.prefix[0] = x.tag
	for i := 0; i < k; i++ {
		putID(s.prefix[1+i*idLen:], fixed[x.order[i]])
		s.rest &^= 1 << x.order[i]
	}
	s.n = 1 + k*idLen
}

// next gives the next quad; it looks for the end of ctx now and then.
func (s *scan) next(ctx context.Context) (*ids, bool, error) {
	for s.pos == len(s.buf) {
		if s.done {
			return nil, false, nil
		}
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		if err := s.fill(); err != nil {
			return nil, false, err
		}
	}
	s.pos++
	return &s.buf[s.pos-1], true, nil
}

func (s *scan) fill() error {
	s.buf, s.pos = s.buf[:0], 0
	prefix := s.prefix[:s.n]
	return s.v.lookAt(func(it *pebble.Iterator) error {
		var ok bool
		if s.more {
			ok = it.SeekGE(s.resume[:])
			if ok && bytes.Equal(it.Key(), s.resume[:]) {
				ok = it.Next()
			}
		} else if s.n >= headLen {
			ok = it.SeekPrefixGE(prefix)
		} else {
			ok = it.SeekGE(prefix)
		}
		for seen := 0; ; ok = it.Next() {
			if !ok {
				s.done = true
				return nil
			}
			key := it.Key()
			if !bytes.HasPrefix(key, prefix) {
				s.done = true
				return nil
			}
			q, fine := s.x.get(key)
			if !fine {
				return damagedKey(key)
			}
			if s.matches(&q) {
				s.buf = append(s.buf, q)
			}
			seen++
			if len(s.buf) >= s.chunk || seen >= 4*lastChunk {
				copy(s.resume[:], key)
				s.more = true
				s.chunk = min(4*s.chunk, lastChunk)
				return nil
			}
		}
	})
}

func (s *scan) matches(q *ids) bool {
	if s.rest == 0 {
		return true
	}
	for d := 0; d < 4; d++ {
		if s.rest&(1<<d) != 0 && q[d] != s.fixed[d] {
			return false
		}
	}
	return true
}

// sizeLimit is how many keys are counted before a size becomes an estimate.
const sizeLimit = 512

// count counts keys under the fixed prefix, up to limit.
func (v *View) count(x *index, mask uint8, fixed *ids, limit int) (n int, err error) {
	var s scan
	s.start(v, x, mask, fixed)
	prefix := s.prefix[:s.n]
	err = v.lookAt(func(it *pebble.Iterator) error {
		ok := false
		if s.n >= headLen {
			ok = it.SeekPrefixGE(prefix)
		} else {
			ok = it.SeekGE(prefix)
		}
		for ; ok && n < limit && bytes.HasPrefix(it.Key(), prefix); ok = it.Next() {
			n++
		}
		return nil
	})
	return n, err
}

// best chooses the index for a mask: the one with the longest prefix, of two equal ones the one
// with fewer keys there.
func (v *View) best(mask uint8, fixed *ids) (*index, error) {
	var first, second *index
	n := -1
	for _, x := range indexes {
		if k := x.prefix(mask); k > n {
			first, second, n = x, nil, k
		} else if k == n && k > 0 {
			second = x
		}
	}
	if second == nil || n == popcount(mask) {
		return first, nil
	}
	for limit := 16; ; limit *= 16 {
		a, err := v.count(first, mask, fixed, limit)
		if err != nil {
			return nil, err
		}
		b, err := v.count(second, mask, fixed, limit)
		if err != nil {
			return nil, err
		}
		if b < a {
			return second, nil
		} else if a < limit || limit > 4096 {
			return first, nil
		}
	}
}

func popcount(mask uint8) (n int) {
	for ; mask != 0; mask &= mask - 1 {
		n++
	}
	return n
}

// size is how many quads have the fixed ids: exact for nothing fixed, for a predicate, and up to
// sizeLimit.
func (v *View) size(ctx context.Context, mask uint8, fixed *ids) (graph.Size, error) {
	const predicate = 1 << 1
	switch mask {
	case 0:
		st, err := v.state()
		return graph.Size{Size: int64(st.quads), Exact: true}, err
	case predicate:
		n, err := v.predicates(fixed[1])
		return graph.Size{Size: int64(n), Exact: true}, err
	}
	x, err := v.best(mask, fixed)
	if err != nil {
		return graph.Size{}, err
	}
	n, err := v.count(x, mask, fixed, sizeLimit)
	covered := x.prefix(mask) == popcount(mask)
	if n < sizeLimit || err != nil {
		if !covered {
			n = n/4 + 1
		}
		return graph.Size{Size: int64(n), Exact: covered}, err
	}
	bound := uint64(1) << 40
	if mask&predicate != 0 {
		if bound, err = v.predicates(fixed[1]); err != nil {
			return graph.Size{}, err
		}
	}
	est := int64(sizeLimit * 16)
	return graph.Size{Size: min(est, int64(bound))}, nil
}
