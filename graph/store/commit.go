package store

import (
	"maps"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// commit writes the step as one batch, and publishes what it changed in memory only when pebble
// has taken it.
func (st *step) commit(meta map[string][]byte) (wait func() error, err error) {
	s := st.s
	b := s.db.NewBatch()
	after := s.state
	after.next = st.next
	counts := make(map[uint64]int64)
	used := make(map[uint64]uint64) // nodes of added quads → the label of the first of these
	var added, removed []ids
	for _, key := range st.order {
		switch p := st.quads[key]; {
		case p.now && !p.was:
			added = append(added, key)
			counts[key[1]]++
			after.quads++
			for _, id := range key {
				if _, ok := used[id]; !ok {
					used[id] = key[3]
				}
			}
		case !p.now && p.was:
			removed = append(removed, key)
			counts[key[1]]--
			after.quads--
		}
	}
	if len(added)+len(removed)+len(meta) == 0 {
		b.Close()
		return s.settled(s.applied), nil
	}
	if err := s.room(); err != nil {
		b.Close()
		return nil, err
	}
	defer func() {
		if err != nil && s.err() == nil { // after a failure pebble may still hold it
			b.Close()
		}
	}()
	if err := setQuads(b, added, removed); err != nil {
		return nil, err
	}
	var made homes
	for id := s.state.next; id < st.next; id++ {
		label, ok := used[id]
		if !ok {
			continue
		}
		term := []byte(st.fresh[id])
		after.nodes++
		if err := setTerm(b, term, id); err != nil {
			return nil, err
		}
		made.add(id, label)
	}
	totals := make(map[uint64]uint64, len(counts))
	for _, pid := range sortedKeys(counts) {
		n, err := s.quadsWith(pid)
		if err != nil {
			return nil, err
		}
		totals[pid] = n + uint64(counts[pid])
		if err := setCount(b, pid, totals[pid]); err != nil {
			return nil, err
		}
	}
	e := &ending{st: st, removed: removed, used: used, totals: totals, made: made}
	if err := e.run(); err != nil {
		return nil, err
	}
	if err := e.write(b); err != nil {
		return nil, err
	}
	terms := make([]string, 0, len(e.dead))
	err = s.latest.values(tagID, e.dead, func(id uint64, term []byte) error {
		if term == nil {
			return noValue(id)
		}
		after.nodes--
		terms = append(terms, string(term))
		if err := b.Delete(appendTermKey(nil, term), nil); err != nil {
			return err
		}
		return b.Delete(idKey(tagID, id), nil)
	})
	if err != nil {
		return nil, err
	}
	for _, name := range sortedKeys(meta) {
		if val := meta[name]; val == nil {
			b.Delete(metaKey(name), nil)
		} else {
			b.Set(metaKey(name), val, nil)
		}
	}
	if err := b.Set(stateKey, after.bytes(), nil); err != nil {
		return nil, err
	}
	if err := s.guard(func() error { return s.db.ApplyNoSyncWait(b, pebble.Sync) }); err != nil {
		s.fail(err)
		return nil, s.err()
	}
	s.state = after
	s.version.Add(1)
	s.applied++
	n := s.applied
	maps.Copy(s.counts, totals)
	for _, term := range terms {
		s.known.remove(term)
	}
	for id, term := range st.fresh {
		if _, ok := used[id]; ok {
			s.known.put(term, id)
		}
	}
	return func() error {
		if err := s.guard(b.SyncWait); err != nil {
			s.fail(err)
			return s.err()
		}
		b.Close()
		s.synced(n)
		return s.err()
	}, nil
}

// settled returns a function that waits until the first n steps are on disk: what a step that
// changes nothing has looked at may still be on its way.
func (s *Store) settled(n uint64) (wait func() error) {
	return func() error {
		if s.durable.Load() < n {
			if err := s.guard(func() error { return s.db.LogData(nil, pebble.Sync) }); err != nil {
				s.fail(err)
				return s.err()
			}
			s.synced(n)
		}
		return s.err()
	}
}

// synced notes that the first n steps are on disk.
func (s *Store) synced(n uint64) {
	for {
		have := s.durable.Load()
		if have >= n || s.durable.CompareAndSwap(have, n) {
			return
		}
	}
}

// setQuads writes the keys of quads in the order of each index: a sorted batch goes into the
// memory table in half the time. An order is made from that of the index before, which it is close to.
func setQuads(b *pebble.Batch, added, removed []ids) error {
	type change struct {
		key [quadLen]byte
		add bool
		q   ids
	}
	changes := make([]change, 0, len(added)+len(removed))
	for _, q := range added {
		changes = append(changes, change{add: true, q: q})
	}
	for _, q := range removed {
		changes = append(changes, change{q: q})
	}
	for _, x := range [4]*index{spol, lspo, opsl, posl} {
		for i := range changes {
			x.put(changes[i].key[:], &changes[i].q)
		}
		slices.SortFunc(changes, func(a, b change) int { return compareKeys(&a.key, &b.key) })
		for i := range changes {
			var err error
			if c := &changes[i]; c.add {
				err = b.Set(c.key[:], nil, nil)
			} else {
				err = b.Delete(c.key[:], nil)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
