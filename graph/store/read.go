package store

import (
	"bytes"

	"github.com/cockroachdb/pebble/v2"
)

// lookAt hands f an iterator over the view's state that has no bounds.
func (v *View) lookAt(f func(*pebble.Iterator) error) error {
	it, stamp, err := v.take()
	if err != nil {
		return err
	}
	err = f(it)
	if err == nil {
		err = it.Error()
	}
	v.give(it, stamp)
	return err
}

func (v *View) take() (*pebble.Iterator, uint64, error) {
	if err := v.s.err(); err != nil {
		return nil, 0, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil, 0, ErrClosed
	}
	var now uint64
	if v.version != nil {
		now = v.version.Load()
	}
	if now != v.stamp {
		v.clear()
		v.stamp = now
	}
	if n := len(v.idle); n > 0 {
		it := v.idle[n-1]
		v.idle = v.idle[:n-1]
		return it, now, nil
	}
	// Who writes mostly asks for what is not there yet: the filters of the last level, which are
	// large and serve nobody else, spare an article at 3M quads three reads of blocks.
	writes := v.version != nil && !v.s.readOnly
	it, err := v.r.NewIter(&pebble.IterOptions{UseL6Filters: writes})
	return it, now, err
}

func (v *View) give(it *pebble.Iterator, stamp uint64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed || stamp != v.stamp || len(v.idle) >= 16 || it.Error() != nil {
		it.Close()
		return
	}
	v.idle = append(v.idle, it)
}

func (v *View) clear() {
	for _, it := range v.idle {
		it.Close()
	}
	v.idle = v.idle[:0]
}

// get reads one key; nil if it is not there.
func (v *View) get(key []byte) (out []byte, err error) {
	err = v.lookAt(func(it *pebble.Iterator) error {
		if !it.SeekPrefixGE(key) || !bytes.Equal(it.Key(), key) {
			return nil
		}
		val, err := it.ValueAndErr()
		out = append([]byte{}, val...)
		return err
	})
	return out, err
}

// values calls f with the value under tag and each of the ids, which are in order; nil if there is none.
// The bytes are f's only until it returns.
func (v *View) values(tag byte, ids []uint64, f func(id uint64, val []byte) error) error {
	if len(ids) == 0 {
		return nil
	}
	return v.lookAt(func(it *pebble.Iterator) error {
		var near nearby
		key := idKey(tag, 0)
		for _, id := range ids {
			putID(key[1:], id)
			ok, err := near.find(it, key)
			var val []byte
			if ok && bytes.Equal(it.Key(), key) {
				val, err = it.ValueAndErr()
			}
			if err == nil {
				err = f(id, val)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// nearSteps is how many steps are worth trying before a search.
const nearSteps = 8

// nearby finds keys of ids in their order with one iterator, which often is but a few steps away.
type nearby struct{ set bool }

// find moves it to the first key from key on; false if there is none.
func (n *nearby) find(it *pebble.Iterator, key []byte) (bool, error) {
	if n.set && it.Valid() && (it.Key()[0] != key[0] || len(it.Key()) < headLen || getID(key[1:]) <= getID(it.Key()[1:])+nearSteps) {
		for range nearSteps {
			if bytes.Compare(it.Key(), key) >= 0 {
				return true, nil
			}
			if !it.Next() {
				return false, it.Error()
			}
		}
	}
	n.set = true
	return it.SeekGE(key), it.Error()
}
