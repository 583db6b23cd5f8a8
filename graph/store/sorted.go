package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// Sorted calls f for every quad, in the byte order of their canonical N-Quads lines. Native values
// come as typed literals; of values that N-Quads cannot say (bad UTF-8) it gives the nearest that
// it can. The bytes are f's only until it returns.
func (v *View) Sorted(ctx context.Context, f func(*Terms) error) error {
	w := &walk{v: v, ctx: ctx, f: f}
	w.texts.Limit = 32 << 20
	if err := w.findSubjects(); err != nil {
		return err
	}
	key := []byte{tagTerm}
	for more := true; more; {
		w.batch = w.batch[:0]
		err := v.lookAt(func(it *pebble.Iterator) error {
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
					w.batch = append(w.batch, entry{bytes.Clone(it.Key()[1:]), id})
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
		for _, e := range w.batch {
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
	return w.tell()
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
	f     func(*Terms) error
	batch []entry
	run   []entry // entries that a cut key may have put in the wrong order
	cut   bool    // one of run had a cut key
	first []entry // subjects that N-Quads writes otherwise than the dictionary, still to come
	done  bool    // first is sorted
	texts Cache[uint64, []byte]

	subjects []uint64  // a bit for each id
	next     [][]entry // what is to be told next: nodes of the same text together
	found    []ids     // their quads
	spans    []span    // and which of these are whose
	missing  []uint64  // terms to be read for them
	quads    []Terms
}

// span tells that the quads from to to are those of a subject, which is the k-th of those to be told.
type span struct{ k, from, to int }

// findSubjects sees which nodes are subjects.
func (w *walk) findSubjects() error {
	var s scan
	s.start(w.v, spol, 0, &ids{})
	for {
		q, ok, err := s.next(w.ctx)
		if err != nil || !ok {
			return err
		}
		if n := int(q[0]/64) + 1; n > len(w.subjects) {
			w.subjects = append(w.subjects, make([]uint64, n-len(w.subjects))...)
		}
		w.subjects[q[0]/64] |= 1 << (q[0] % 64)
	}
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
	if len(w.run) > 0 && !sameHead(w.run[0].text, e.text) {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(e.text) == keyHead+17 && e.text[keyHead] == 0xff {
		w.cut = true
	}
	w.run = append(w.run, e)
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
	run := w.run
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
		if err := w.subject(append(w.same(e.text), e)); err != nil {
			return err
		}
	}
	w.run, w.cut = w.run[:0], false
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

// At a time so many subjects are told, and of so many quads at most: of a subject with more, those
// that exceed it are read by themselves.
const tellSubjects, tellQuads = 1024, 1 << 14

// subject puts the nodes, which have the same text, among those to be told next.
func (w *walk) subject(entries []entry) error {
	w.next = append(w.next, entries)
	if len(w.next) < tellSubjects {
		return nil
	}
	return w.tell()
}

// tell tells the quads of w.next. Those were put in the order of their texts; they and their terms
// are read in the order of their ids, which are those of what was written at the same time.
func (w *walk) tell() error {
	read, err := w.readQuads()
	if err != nil {
		return err
	}
	if err := w.readTexts(); err != nil {
		return err
	}
	rest := w.spans
	for k, entries := range w.next {
		w.quads = w.quads[:0]
		for len(rest) > 0 && rest[0].k == k {
			for i := range w.found[rest[0].from:rest[0].to] {
				if err := w.put(entries[0].text, &w.found[rest[0].from+i]); err != nil {
					return err
				}
			}
			rest = rest[1:]
		}
		for _, e := range entries {
			if read <= e.id {
				if err := w.putAll(e); err != nil {
					return err
				}
			}
		}
		slices.SortFunc(w.quads, CompareTerms)
		for i := range w.quads {
			if i > 0 && CompareTerms(w.quads[i-1], w.quads[i]) == 0 {
				continue // a native value and the literal that says it
			}
			if err := w.f(&w.quads[i]); err != nil {
				return err
			}
		}
	}
	w.next = w.next[:0]
	return nil
}

// readQuads finds the quads of the subjects whose ids are below read.
func (w *walk) readQuads() (read uint64, err error) {
	type subject struct {
		id uint64
		k  int
	}
	var all []subject
	for k, entries := range w.next {
		for _, e := range entries {
			all = append(all, subject{e.id, k})
		}
	}
	slices.SortFunc(all, func(a, b subject) int { return cmp.Compare(a.id, b.id) })
	w.found, w.spans = w.found[:0], w.spans[:0]
	read = math.MaxUint64
	err = w.v.lookAt(func(it *pebble.Iterator) error {
		var near nearby
		for _, s := range all {
			if len(w.found) > tellQuads/2 {
				read = s.id
				return w.ctx.Err()
			}
			before := len(w.found)
			key := idKey(spol.tag, s.id)
			ok, err := near.find(it, key)
			for ; ok && bytes.HasPrefix(it.Key(), key); ok = it.Next() {
				q, fine := spol.get(it.Key())
				if !fine {
					return damagedKey(it.Key())
				}
				if len(w.found) == tellQuads {
					w.found, read = w.found[:before], s.id
					return w.ctx.Err()
				}
				w.found = append(w.found, q)
			}
			if err = errors.Join(err, it.Error()); err != nil {
				return err
			}
			w.spans = append(w.spans, span{s.k, before, len(w.found)})
		}
		return w.ctx.Err()
	})
	slices.SortFunc(w.spans, func(a, b span) int { return a.k - b.k })
	return read, err
}

// readTexts reads the terms of w.found that are not in the cache into it.
func (w *walk) readTexts() error {
	w.missing = w.missing[:0]
	for i := range w.found {
		for _, id := range w.found[i][1:] {
			if id == 0 {
				continue
			}
			if _, ok := w.texts.Get(id, 200); !ok {
				w.missing = append(w.missing, id)
			}
		}
	}
	slices.Sort(w.missing)
	return w.v.values(tagID, slices.Compact(w.missing), func(id uint64, term []byte) error {
		if term == nil {
			return noValue(id)
		}
		_, err := w.keep(id, term)
		return err
	})
}

// putAll puts the quads of a subject into w.quads, without w.found.
func (w *walk) putAll(e entry) error {
	var s scan
	s.start(w.v, spol, 1, &ids{e.id})
	for {
		q, ok, err := s.next(w.ctx)
		if err != nil || !ok {
			return err
		}
		if err := w.put(e.text, q); err != nil {
			return err
		}
	}
}

// put puts a quad into w.quads.
func (w *walk) put(subject []byte, q *ids) (err error) {
	t := Terms{subject}
	for i := 1; i < 4; i++ {
		if q[i] != 0 {
			if t[i], err = w.text(q[i]); err != nil {
				return err
			}
		}
	}
	w.quads = append(w.quads, t)
	return nil
}

// CompareTerms orders quads of one subject.
func CompareTerms(a, b Terms) int {
	for i := 1; i < 4; i++ {
		if c := bytes.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

func (w *walk) text(id uint64) ([]byte, error) {
	if t, ok := w.texts.Get(id, 200); ok {
		return t, nil
	}
	term, err := w.v.term(id)
	if err != nil {
		return nil, err
	}
	return w.keep(id, term)
}

// keep puts the text of a term, whose bytes are somebody else's, into the cache.
func (w *walk) keep(id uint64, term []byte) ([]byte, error) {
	t, err := Text(bytes.Clone(term))
	if err == nil {
		w.texts.Put(id, t, EntryCost+int64(len(t)))
	}
	return t, err
}
