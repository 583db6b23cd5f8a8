package store

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// Sorted calls f for every quad, in the byte order of their canonical N-Quads lines. Native values
// come as typed literals; of values that N-Quads cannot say (bad UTF-8) it gives the nearest that
// it can. The bytes are f's only until it returns.
//
// The subjects are walked over in the order of their texts, batch by batch; the quads of several
// batches are read at a time, and told in order.
func (v *View) Sorted(ctx context.Context, f func(*Terms) error) error {
	return inOrder(ctx, v, func(ctx context.Context, full func(*batch) error) error {
		w := &walk{v: v, ctx: ctx, full: full, b: &batch{}}
		return w.run()
	}, f)
}

// run walks over all subjects.
func (w *walk) run() error {
	if err := w.findSubjects(); err != nil {
		return err
	}
	key := []byte{tagTerm}
	var some []entry
	for more := true; more; {
		some = some[:0]
		err := w.v.lookAt(func(it *pebble.Iterator) error {
			seen, ok := 0, it.SeekGE(key)
			if ok && len(key) > 1 && bytes.Equal(it.Key(), key) {
				ok = it.Next()
			}
			for ; ; ok = it.Next() {
				if !ok || it.Key()[0] != tagTerm {
					more = false
					return nil
				}
				val, err := it.ValueAndErr()
				if err != nil {
					return err
				}
				if len(val) != idLen {
					return damagedKey(it.Key())
				}
				if id := getID(val); w.isSubject(id) {
					some = append(some, entry{w.room.clone(it.Key()[1:]), id})
				}
				if seen++; seen >= 8*lastChunk {
					key = append(key[:0], it.Key()...)
					return nil
				}
			}
		})
		if err != nil {
			return err
		}
		for _, e := range some {
			if err := w.add(e); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(w.sortFirst(), w.flush()); err != nil {
		return err
	}
	if err := w.early(nil); err != nil {
		return err
	}
	return w.full(w.b)
}

// entry is a term of the dictionary: its text or key, and its id.
type entry struct {
	text []byte
	id   uint64
}

// walk is a sorted walk over the subjects.
type walk struct {
	v     *View
	ctx   context.Context
	full  func(*batch) error // takes a batch
	b     *batch             // the next one
	ahead []entry            // entries that a cut key may have put in the wrong order
	cut   bool               // one of ahead had a cut key
	first []entry            // subjects that N-Quads writes otherwise than the dictionary, still to come
	done  bool               // first is sorted

	subjects []uint64 // a bit for each id
	room     room
	ones     []entry // for batches
}

// findSubjects sees which nodes are subjects.
func (w *walk) findSubjects() error {
	key := []byte{spol.tag}
	for more := true; more; {
		err := w.v.lookAt(func(it *pebble.Iterator) error {
			seen := 0
			for ok := it.SeekGE(key); ; ok = it.NextPrefix() {
				if !ok || it.Key()[0] != spol.tag {
					more = false
					return nil
				}
				q, fine := spol.get(it.Key())
				if !fine {
					return damagedKey(it.Key())
				}
				if seen++; seen > 8*lastChunk {
					key = append(key[:0], it.Key()...)
					return w.ctx.Err()
				}
				if n := int(q[0]/64) + 1; n > len(w.subjects) {
					w.subjects = append(w.subjects, make([]uint64, n-len(w.subjects))...)
				}
				w.subjects[q[0]/64] |= 1 << (q[0] % 64)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) isSubject(id uint64) bool {
	return id/64 < uint64(len(w.subjects)) && w.subjects[id/64]&(1<<(id%64)) != 0
}

func (w *walk) add(e entry) error {
	if len(e.text) > 0 && e.text[0] < ' ' {
		w.first = append(w.first, entry{e.text, e.id})
		return nil
	}
	if err := w.sortFirst(); err != nil {
		return err
	}
	if len(w.ahead) > 0 && !sameHead(w.ahead[0].text, e.text) {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(e.text) == keyHead+17 && e.text[keyHead] == 0xff {
		w.cut = true
	}
	w.ahead = append(w.ahead, e)
	return nil
}

// sortFirst brings first, which is complete, into the order of its texts.
func (w *walk) sortFirst() error {
	if w.done {
		return nil
	}
	for i := range w.first {
		text, err := w.text(w.first[i].id)
		if err != nil {
			return err
		}
		w.first[i].text = text
	}
	slices.SortFunc(w.first, func(a, b entry) int { return bytes.Compare(a.text, b.text) })
	w.done = true
	return nil
}

func sameHead(a, b []byte) bool {
	return len(a) >= keyHead && len(b) >= keyHead && bytes.Equal(a[:keyHead], b[:keyHead])
}

func (w *walk) flush() error {
	run := w.ahead
	if w.cut {
		for i := range run {
			text, err := w.text(run[i].id)
			if err != nil {
				return err
			}
			run[i].text = text
		}
		slices.SortFunc(run, func(a, b entry) int { return bytes.Compare(a.text, b.text) })
	}
	for _, e := range run {
		if err := w.early(e.text); err != nil {
			return err
		}
		same := w.same(e.text)
		if len(same) == 0 {
			if len(w.ones) == 0 {
				w.ones = make([]entry, tellSubjects)
			}
			same, w.ones = w.ones[:0:1], w.ones[1:]
		}
		if err := w.subject(append(same, e)); err != nil {
			return err
		}
	}
	w.ahead, w.cut = w.ahead[:0], false
	return nil
}

// early tells the subjects of first that come before text, or all that are left.
func (w *walk) early(text []byte) error {
	for len(w.first) > 0 && (text == nil || bytes.Compare(w.first[0].text, text) < 0) {
		if err := w.subject(w.same(w.first[0].text)); err != nil {
			return err
		}
	}
	return nil
}

// same takes the subjects with this text from first.
func (w *walk) same(text []byte) []entry {
	n := 0
	for n < len(w.first) && bytes.Equal(w.first[n].text, text) {
		n++
	}
	out := w.first[:n:n]
	w.first = w.first[n:]
	return out
}

// subject puts the nodes, which have the same text, into the next batch.
func (w *walk) subject(entries []entry) error {
	w.b.subjects = append(w.b.subjects, entries)
	if len(w.b.subjects) < tellSubjects {
		return nil
	}
	b := w.b
	w.b = &batch{subjects: make([][]entry, 0, tellSubjects)}
	return w.full(b)
}

// text is the text of a subject.
func (w *walk) text(id uint64) ([]byte, error) {
	term, err := w.v.term(id)
	if err != nil {
		return nil, err
	}
	return Text(term)
}
