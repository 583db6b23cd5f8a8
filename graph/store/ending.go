package store

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// ending finds out what ends with the quads that a step removes: nodes that no quad has any more,
// and homes.
type ending struct {
	st      *step
	removed []ids
	used    map[uint64]uint64 // nodes of added quads → a label of theirs
	totals  map[uint64]uint64 // quads that predicates will have

	dead []uint64 // in order
	left []home   // homes that end
	made homes    // homes that begin
}

// loss is that a label has a node no more.
type loss struct{ node, label uint64 }

func compareLoss(a, b loss) int {
	return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.label, b.label))
}

// losses lists what labels lose, in order. Of labels that are not replaced as a whole it may list
// what other quads of theirs still have.
func (e *ending) losses() []loss {
	lost := make([]loss, 0, 4*len(e.removed))
	for _, q := range e.removed {
		for _, id := range q {
			if id != 0 {
				lost = append(lost, loss{id, q[3]})
			}
		}
	}
	slices.SortFunc(lost, compareLoss)
	lost = slices.Compact(lost)
	kept := make([]bool, len(lost))
	for _, q := range e.st.order {
		if !e.st.quads[q].now {
			continue
		}
		for _, id := range q {
			if i, ok := slices.BinarySearchFunc(lost, loss{id, q[3]}, compareLoss); ok {
				kept[i] = true
			}
		}
	}
	out := lost[:0]
	for i, l := range lost {
		if !kept[i] {
			out = append(out, l)
		}
	}
	return out
}

// run finds it out.
func (e *ending) run() error {
	if len(e.removed) == 0 {
		return nil
	}
	lost := e.losses()
	nodes := make([]uint64, len(lost))
	for i, l := range lost {
		nodes[i] = l.node
	}
	nodes = slices.Compact(nodes)
	var lose []member   // nodes whose homes have them no more
	var unsure []uint64 // whether these live is to be seen
	err := e.st.s.latest.homesOf(nodes, func(id uint64, h home, ok bool) {
		if ok {
			if _, is := slices.BinarySearchFunc(lost, loss{id, h.label}, compareLoss); !is {
				return
			}
			lose = append(lose, member{id, h})
		}
		if label, is := e.used[id]; is {
			e.made = append(e.made, home{id, id, label})
		} else if e.totals[id] == 0 {
			unsure = append(unsure, id)
		}
	})
	if err != nil {
		return err
	}
	if err := e.search(unsure); err != nil {
		return err
	}
	return e.leave(lose)
}

// member is a node of a home.
type member struct {
	node uint64
	home home
}

// leave ends the homes which nodes, that are in order, leave alive, and those where nobody lives on.
func (e *ending) leave(nodes []member) (err error) {
	for len(nodes) > 0 {
		h, n, ends := nodes[0].home, 0, false
		for ; n < len(nodes) && nodes[n].home == h; n++ {
			ends = ends || !e.dies(nodes[n].node)
		}
		if !ends {
			if ends, err = e.empty(h); err != nil {
				return err
			}
		}
		if ends {
			e.left = append(e.left, h)
		}
		nodes = nodes[n:]
	}
	return nil
}

func (e *ending) dies(id uint64) bool {
	_, ok := slices.BinarySearch(e.dead, id)
	return ok
}

// search finds which of the nodes, which are in order, no quad has any more; the others get a home.
func (e *ending) search(nodes []uint64) error {
	gone := make(map[ids]bool, len(e.removed))
	for _, q := range e.removed {
		gone[q] = true
	}
	return e.st.s.latest.lookAt(func(it *pebble.Iterator) (err error) {
		for _, x := range [3]*index{opsl, spol, lspo} { // what lives most often does as an object
			nodes, err = absent(it, x.tag, nodes, func(id uint64, key []byte) (bool, error) {
				q, fine := x.get(key)
				if !fine {
					return false, damagedKey(key)
				}
				if gone[q] {
					return false, nil
				}
				e.made = append(e.made, home{id, id, q[3]})
				return true, nil
			})
			if err != nil {
				return err
			}
		}
		e.dead, err = absent(it, tagCount, nodes, func(id uint64, _ []byte) (bool, error) {
			_, changed := e.totals[id]
			return !changed, nil
		})
		return err
	})
}

// empty tells whether no node of a home lives on.
func (e *ending) empty(h home) (empty bool, err error) {
	empty = true
	err = e.st.s.latest.lookAt(func(it *pebble.Iterator) error {
		end := idKey(tagID, h.last+1)
		state := it.SeekGEWithLimit(idKey(tagID, h.first), end)
		for ; state == pebble.IterValid && empty; state = it.NextWithLimit(end) {
			empty = e.dies(getID(it.Key()[1:]))
		}
		return nil
	})
	return empty, err
}

// write puts homes that end and begin into the batch.
func (e *ending) write(b *pebble.Batch) error {
	for _, h := range e.left {
		if err := b.Delete(h.key(), nil); err != nil {
			return err
		}
	}
	for _, h := range e.made {
		if err := b.Set(h.key(), h.value(), nil); err != nil {
			return err
		}
	}
	return nil
}

// nodeGap is how far apart the ids of two nodes may be for their keys to be walked over together.
const nodeGap = 64

// absent keeps those of nodes, which are in order, that no key has which begins with tag and the
// node, and which counts. It looks at no keys, deleted ones among them, far from those of the nodes.
func absent(it *pebble.Iterator, tag byte, nodes []uint64, counts func(id uint64, key []byte) (bool, error)) ([]uint64, error) {
	kept := nodes[:0]
	for len(nodes) > 0 {
		n := 1
		for n < len(nodes) && nodes[n]-nodes[n-1] <= nodeGap {
			n++
		}
		end := idKey(tag, nodes[n-1]+1)
		state, placed, head := pebble.IterExhausted, false, idKey(tag, 0)
		for _, id := range nodes[:n] {
			putID(head[1:], id)
			for step := 0; state == pebble.IterValid && step < nearSteps && bytes.Compare(it.Key(), head) < 0; step++ {
				state = it.NextWithLimit(end)
			}
			if !placed || state == pebble.IterValid && bytes.Compare(it.Key(), head) < 0 {
				state, placed = it.SeekGEWithLimit(head, end), true
			}
			lives := false
			for state == pebble.IterValid && bytes.HasPrefix(it.Key(), head) {
				var err error
				if lives, err = counts(id, it.Key()); err != nil {
					return nil, err
				} else if lives {
					break
				}
				state = it.NextWithLimit(end)
			}
			if !lives {
				kept = append(kept, id)
			}
		}
		if err := it.Error(); err != nil {
			return nil, err
		}
		nodes = nodes[n:]
	}
	return kept, nil
}
