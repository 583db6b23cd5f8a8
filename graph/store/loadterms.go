package store

import (
	"bytes"
	"context"
	"slices"
	"unsafe"

	"github.com/cockroachdb/pebble/v2"
)

// loadTerms gives the terms of a load their ids: those of the store where it has them, new ones
// otherwise. It keeps Store.termBytes in memory; what does not fit waits in a pebble of its own.
type loadTerms struct {
	l     *loader
	next  uint64
	fresh uint64
	known map[string]uint64 // id<<1, | 1 if it is new and not yet in stage
	arena []byte
	size  int
	empty bool // the store had no terms when the load began
	stage *pebble.DB
	seq   int
	ids   *tables
	key   []byte
}

const arenaBlock = 1 << 20

func newLoadTerms(l *loader) *loadTerms {
	return &loadTerms{
		l: l, next: l.s.state.next, empty: l.s.state.nodes == 0,
		known: make(map[string]uint64), ids: l.table(tagID),
	}
}

// id is the id of a term.
func (t *loadTerms) id(term []byte) (uint64, error) {
	if v, ok := t.known[string(term)]; ok {
		return v >> 1, nil
	}
	id, err := t.find(term)
	if err != nil {
		return 0, err
	}
	v := id << 1
	if id == 0 {
		if t.next > maxID {
			return 0, errFull
		}
		id = t.next
		t.next++
		t.fresh++
		v = id<<1 | 1
		t.ids.set(idKey(tagID, id), term)
		if t.ids.err != nil {
			return 0, t.ids.err
		}
	}
	if t.size += len(term) + EntryCost; t.size > t.l.s.termBytes {
		if err := t.spill(); err != nil {
			return 0, err
		}
	}
	t.known[t.keep(term)] = v
	return id, nil
}

// find looks a term up in the store and among those that were spilled.
func (t *loadTerms) find(term []byte) (uint64, error) {
	if t.empty && t.stage == nil {
		return 0, nil
	}
	t.key = appendTermKey(t.key[:0], term)
	if t.stage != nil {
		val, closer, err := t.stage.Get(t.key)
		if err == nil {
			id := getID(val)
			return id, closer.Close()
		} else if err != pebble.ErrNotFound {
			return 0, err
		}
	}
	if t.empty {
		return 0, nil
	}
	return t.l.s.latest.id(term)
}

// keep copies a term into the arena.
func (t *loadTerms) keep(term []byte) string {
	if cap(t.arena)-len(t.arena) < len(term) {
		t.arena = make([]byte, 0, max(arenaBlock, len(term)))
	}
	n := len(t.arena)
	t.arena = append(t.arena, term...)
	if len(term) == 0 {
		return ""
	}
	return unsafe.String(&t.arena[n], len(term))
}

// entry of the dictionary to be.
type loadEntry struct {
	key []byte
	id  uint64
}

// sorted lists what is new in memory, by key.
func (t *loadTerms) sorted() []loadEntry {
	out := make([]loadEntry, 0, len(t.known))
	var keys []byte
	for term, v := range t.known {
		if v&1 == 0 {
			continue
		}
		if cap(keys)-len(keys) < maxKeyText+2 {
			keys = make([]byte, 0, arenaBlock)
		}
		n := len(keys)
		keys = appendTermKey(keys, unsafe.Slice(unsafe.StringData(term), len(term)))
		out = append(out, loadEntry{keys[n:len(keys):len(keys)], v >> 1})
	}
	slices.SortFunc(out, func(a, b loadEntry) int { return bytes.Compare(a.key, b.key) })
	return out
}

// spill moves the terms in memory to the stage.
func (t *loadTerms) spill() error {
	if t.stage == nil {
		fs := t.l.s.fs
		cache := pebble.NewCache(16 << 20)
		defer cache.Unref()
		o := stageOptions(fs, cache)
		o.Logger = logger{t.l.s}
		err := t.l.s.guard(func() (err error) {
			t.stage, err = pebble.Open(fs.PathJoin(t.l.dir, "terms"), o)
			return err
		})
		if err != nil {
			return err
		}
	}
	w := &tables{l: t.l, tag: 't', seq: t.seq}
	var val [idLen]byte
	for _, e := range t.sorted() {
		putID(val[:], e.id)
		w.set(e.key, val[:])
	}
	w.end()
	t.seq = w.seq
	if w.err != nil {
		return w.err
	}
	if len(w.names) > 0 {
		err := t.l.s.guard(func() error { return t.stage.Ingest(context.Background(), w.names) })
		if err != nil {
			return err
		}
	}
	t.known = make(map[string]uint64)
	t.arena, t.size = nil, 0
	return nil
}

// finish writes the tables of the dictionary.
func (t *loadTerms) finish() error {
	defer t.close()
	out := t.l.table(tagTerm)
	var val [idLen]byte
	if t.stage == nil {
		for _, e := range t.sorted() {
			putID(val[:], e.id)
			out.set(e.key, val[:])
		}
		t.known = nil
	} else {
		if err := t.spill(); err != nil {
			return err
		}
		t.known = nil
		it, err := t.stage.NewIter(nil)
		if err != nil {
			return err
		}
		for ok := it.First(); ok; ok = it.Next() {
			v, err := it.ValueAndErr()
			if err != nil {
				it.Close()
				return err
			}
			out.set(it.Key(), v)
		}
		if err := it.Close(); err != nil {
			return err
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	return t.ids.close()
}

func (t *loadTerms) close() {
	t.ids.end()
	if t.stage != nil {
		t.stage.Close()
		t.stage = nil
	}
}
