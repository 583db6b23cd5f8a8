package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/cockroachdb/pebble/v2"
)

// A batch has so many subjects, and so many quads at most: of a subject with more, those that
// exceed it are read by themselves.
const tellSubjects, tellQuads = 1024, 1 << 14

// batch is a part of a sorted walk.
type batch struct {
	subjects [][]entry // nodes of the same text together
	quads    []Terms   // what they have, in order; the room is used again
	err      error
	done     chan struct{} // closed when quads and err are set
}

// inOrder lets fill give batches to full, reads their quads, several at a time, and tells f of them in
// the order of the batches. It returns when all of that has ended.
func inOrder(ctx context.Context, v *View, fill func(ctx context.Context, full func(*batch) error) error, f func(*Terms) error) error {
	ctx, cancel := context.WithCancel(ctx)
	workers := max(1, runtime.GOMAXPROCS(0))
	order, todo := make(chan *batch, workers), make(chan *batch, workers)
	spare := make(chan []Terms, 2*workers+2) // room of batches that were told
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	var fillErr error
	running.Go(func() {
		defer close(order)
		defer close(todo)
		fillErr = recovered(func() error {
			return fill(ctx, func(b *batch) error {
				b.done = make(chan struct{})
				select {
				case b.quads = <-spare:
				default:
				}
				for _, c := range []chan *batch{order, todo} {
					select {
					case c <- b:
					case <-ctx.Done():
						return ctx.Err()
					}
				}
				return nil
			})
		})
	})
	for range workers {
		running.Go(func() {
			t := &teller{v: v, ctx: ctx}
			for b := range todo {
				func() {
					defer close(b.done)
					b.err = errAbandoned // if pebble ends the goroutine
					b.err = recovered(func() error { return t.tell(b) })
				}()
			}
		})
	}
	for b := range order {
		select {
		case <-b.done:
		case <-ctx.Done():
			return ctx.Err()
		}
		if b.err != nil {
			return b.err
		}
		for i := range b.quads {
			if err := f(&b.quads[i]); err != nil {
				return err
			}
		}
		select {
		case spare <- b.quads[:0]:
		default:
		}
	}
	return fillErr
}

var errAbandoned = errors.New("store: pebble gave up")

// recovered makes an error of a panic over damaged files.
func recovered(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("store: damaged: %v", r)
		}
	}()
	return f()
}

// teller reads the quads of batches. The subjects of one are in the order of their texts; their quads
// and the terms of these are read in the order of their ids, which are those of what was written at
// the same time.
type teller struct {
	v       *View
	ctx     context.Context
	texts   textCache
	found   []ids    // the quads of a batch
	spans   []span   // and which of these are whose
	missing []uint64 // terms to be read for them
}

// span tells that the quads from to to are those of a subject, which is the k-th of the batch.
type span struct{ k, from, to int }

// tell finds the quads of a batch.
func (t *teller) tell(b *batch) error {
	read, err := t.readQuads(b)
	if err != nil {
		return err
	}
	if err := t.readTexts(); err != nil {
		return err
	}
	b.quads = slices.Grow(b.quads, len(t.found))
	rest := t.spans
	for k, entries := range b.subjects {
		start := len(b.quads)
		for len(rest) > 0 && rest[0].k == k {
			for i := range t.found[rest[0].from:rest[0].to] {
				if err := t.put(b, entries[0].text, &t.found[rest[0].from+i]); err != nil {
					return err
				}
			}
			rest = rest[1:]
		}
		for _, e := range entries {
			if read <= e.id {
				if err := t.putAll(b, e); err != nil {
					return err
				}
			}
		}
		own := b.quads[start:]
		slices.SortFunc(own, CompareTerms)
		own = slices.CompactFunc(own, func(a, b Terms) bool { // a native value and the literal that says it
			return CompareTerms(a, b) == 0
		})
		b.quads = b.quads[:start+len(own)]
	}
	return nil
}

// readQuads finds the quads of the subjects whose ids are below read.
func (t *teller) readQuads(b *batch) (read uint64, err error) {
	type subject struct {
		id uint64
		k  int
	}
	var all []subject
	for k, entries := range b.subjects {
		for _, e := range entries {
			all = append(all, subject{e.id, k})
		}
	}
	slices.SortFunc(all, func(a, b subject) int { return cmp.Compare(a.id, b.id) })
	t.found, t.spans = t.found[:0], t.spans[:0]
	read = math.MaxUint64
	err = t.v.lookAt(func(it *pebble.Iterator) error {
		var near nearby
		key := idKey(spol.tag, 0)
		for _, s := range all {
			if len(t.found) > tellQuads/2 {
				read = s.id
				return t.ctx.Err()
			}
			before := len(t.found)
			putID(key[1:], s.id)
			ok, err := near.find(it, key)
			for ; ok && bytes.HasPrefix(it.Key(), key); ok = it.Next() {
				q, fine := spol.get(it.Key())
				if !fine {
					return damagedKey(it.Key())
				}
				if len(t.found) == tellQuads {
					t.found, read = t.found[:before], s.id
					return t.ctx.Err()
				}
				t.found = append(t.found, q)
			}
			if err = errors.Join(err, it.Error()); err != nil {
				return err
			}
			t.spans = append(t.spans, span{s.k, before, len(t.found)})
		}
		return t.ctx.Err()
	})
	slices.SortFunc(t.spans, func(a, b span) int { return a.k - b.k })
	return read, err
}

// readTexts reads the terms of t.found that are not in the cache into it.
func (t *teller) readTexts() error {
	t.texts.shrink()
	t.missing = t.missing[:0]
	for i := range t.found {
		for _, id := range t.found[i][1:] {
			if id != 0 && t.texts.want(id) {
				t.missing = append(t.missing, id)
			}
		}
	}
	slices.Sort(t.missing)
	return t.v.values(tagID, t.missing, func(id uint64, term []byte) error {
		if term == nil {
			return noValue(id)
		}
		_, err := t.texts.put(id, term)
		return err
	})
}

// putAll puts the quads of a subject into b, without t.found.
func (t *teller) putAll(b *batch, e entry) error {
	var s scan
	s.start(t.v, spol, 1, &ids{e.id})
	for {
		q, ok, err := s.next(t.ctx)
		if err != nil || !ok {
			return err
		}
		if err := t.put(b, e.text, q); err != nil {
			return err
		}
	}
}

// put puts a quad into b.
func (t *teller) put(b *batch, subject []byte, q *ids) (err error) {
	out := Terms{subject}
	for i := 1; i < 4; i++ {
		if q[i] == 0 {
			continue
		}
		if out[i] = t.texts.get(q[i]); out[i] != nil {
			continue
		}
		term, err := t.v.term(q[i])
		if err != nil {
			return err
		}
		if out[i], err = t.texts.put(q[i], term); err != nil {
			return err
		}
	}
	b.quads = append(b.quads, out)
	return nil
}

// CompareTerms orders quads of one subject.
func CompareTerms(a, b Terms) int {
	for i := 1; i < 4; i++ {
		if len(a[i]) == len(b[i]) && len(a[i]) > 0 && &a[i][0] == &b[i][0] {
			continue // most have few predicates, and one label
		}
		if c := bytes.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

// textCache holds the texts of terms by id, in a hash table with open addressing: to look one up is
// what an export does most.
type textCache struct {
	slots []textSlot // a power of two
	used  int
	size  int // bytes of texts
	room  room
}

type textSlot struct {
	id   uint64 // 0 is none
	text []byte // nil if it is still to be read
}

// maxTexts is how many bytes of texts are kept from one batch to the next.
const maxTexts = 8 << 20

// shrink empties the cache when it is full.
func (c *textCache) shrink() {
	if c.size > maxTexts || c.slots == nil {
		*c = textCache{slots: make([]textSlot, 1<<12)}
	}
}

// slot is the place of an id.
func (c *textCache) slot(id uint64) *textSlot {
	mask := uint64(len(c.slots) - 1)
	for i := id * 0x9E3779B97F4A7C15 >> 20 & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.id == id || s.id == 0 {
			return s
		}
	}
}

// get is the text of an id, nil if it is not there.
func (c *textCache) get(id uint64) []byte { return c.slot(id).text }

// want makes a place for an id; false if it had one.
func (c *textCache) want(id uint64) bool {
	s := c.slot(id)
	if s.id == id {
		return false
	}
	s.id = id
	if c.used++; c.used > len(c.slots)/2 {
		old := c.slots
		c.slots = make([]textSlot, 2*len(old))
		for _, s := range old {
			if s.id != 0 {
				*c.slot(s.id) = s
			}
		}
	}
	return true
}

// put keeps the text of a term, whose bytes are somebody else's.
func (c *textCache) put(id uint64, term []byte) ([]byte, error) {
	text, err := Text(term)
	if err != nil {
		return nil, err
	}
	text = c.room.clone(text)
	c.want(id)
	c.slot(id).text = text
	c.size += len(text) + 3*24
	return text, nil
}

// room is where copies of texts lie side by side.
type room []byte

func (r *room) clone(text []byte) []byte {
	if len(*r) < len(text) {
		*r = make([]byte, max(1<<16, len(text)))
	}
	n := copy(*r, text)
	text, *r = (*r)[:n:n], (*r)[n:]
	return text
}
