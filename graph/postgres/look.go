package postgres

import (
	"bytes"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// What an Update will look at is often known before it begins: then it is read together with taking
// the lock, in one round to the server, and the lock is held for a shorter time.

// look is what to read ahead.
type look struct {
	terms   map[uint64]term
	byMask  [16][]store.Quad // patterns by their directions
	pattern [16]map[store.Quad]string
}

// lookOf sorts patterns. Of quads whose label is read as a whole only the terms are looked up.
func (s *Store) lookOf(patterns []quad.Quad) (*look, error) {
	l := &look{terms: map[uint64]term{}}
	whole := map[quad.Value]bool{}
	for _, q := range patterns {
		if q.Subject == nil && q.Predicate == nil && q.Object == nil {
			whole[q.Label] = true
		}
	}
	for _, q := range patterns {
		var ids store.Quad
		mask := 0
		for i, d := range quad.Directions {
			val := q.Get(d)
			if val == nil {
				continue
			}
			k, text, err := s.hashOf(val)
			if err != nil {
				return nil, err
			}
			l.terms[k.id] = term{k, text}
			ids[i] = k.id
			mask |= 1 << i
		}
		if mask != 0 && (mask != inAll || !whole[q.Label]) {
			if l.pattern[mask] == nil {
				l.pattern[mask] = map[store.Quad]string{}
			}
			if _, ok := l.pattern[mask][ids]; !ok {
				p := newPlan()
				p.tables[0].fixed, p.tables[0].mask = ids, uint8(mask)
				l.pattern[mask][ids] = p.sql(column{}, nil)
				l.byMask[mask] = append(l.byMask[mask], ids)
			}
		}
	}
	return l, nil
}

// queries are those that read ahead into v; done is called after them.
func (l *look) queries(v *View) (qs []query, done func()) {
	if len(l.terms) == 0 {
		return nil, func() {}
	}
	var ask []uint64
	v.s.known.mu.Lock()
	removals := v.s.known.removals
	v.s.known.mu.Unlock()
	there := map[uint64]bool{}
	for id, t := range l.terms {
		if !v.s.known.has(t.key, state{commits: ^uint64(0), removals: removals}) {
			ask = append(ask, id)
		}
	}
	if len(ask) > 0 {
		qs = append(qs, findTerms(ask, func(id uint64, text []byte) error {
			if !bytes.Equal(text, l.terms[id].text) {
				return collision(l.terms[id].text, text)
			}
			there[id] = true
			return nil
		}))
	}
	found := map[string][]uint64{}
	for mask, list := range l.byMask {
		if len(list) == 0 {
			continue
		}
		qs = append(qs, findQuads(mask, list, func(q store.Quad) {
			key := q
			for i := range key {
				if mask&(1<<i) == 0 {
					key[i] = 0
				}
			}
			sql := l.pattern[mask][key]
			found[sql] = append(found[sql], q[:]...)
		}))
	}
	return qs, func() {
		for id := range there {
			v.exists[id] = true
			v.s.known.add(l.terms[id].key, v.state)
		}
		for _, id := range ask {
			if !there[id] {
				v.exists[id] = false
			}
		}
		for mask := range l.pattern {
			for _, sql := range l.pattern[mask] {
				v.ahead[sql] = found[sql]
				v.read(found[sql])
			}
		}
	}
}

// findTerms asks for terms.
func findTerms(ids []uint64, f func(id uint64, text []byte) error) query {
	return query{sql: "SELECT id, term FROM kg_term WHERE id = ANY($1)", args: []arg{integers(ids)},
		row: func(vals [][]byte) error { return f(getInt(vals[0]), vals[1]) }}
}

// findQuads asks for the quads that have the ids of one of the list in the directions of the mask.
func findQuads(mask int, list []store.Quad, f func(store.Quad)) query {
	var arrays, names, on []string
	var args []arg
	all := columnsOf(list)
	for i := range letters {
		if mask&(1<<i) == 0 {
			continue
		}
		c := letters[i : i+1]
		args = append(args, all[i])
		arrays = append(arrays, "$"+string(rune('0'+len(args)))+"::bigint[]")
		names = append(names, c)
		on = append(on, "q."+c+" = x."+c)
	}
	return query{
		sql: "SELECT q.s, q.p, q.o, q.l FROM unnest(" + strings.Join(arrays, ", ") + ") AS x (" + strings.Join(names, ", ") + ")" +
			" JOIN kg_quad q ON " + strings.Join(on, " AND "),
		args: args,
		row: func(vals [][]byte) error {
			var q store.Quad
			for i := range q {
				q[i] = getInt(vals[i])
			}
			f(q)
			return nil
		},
	}
}

// wasRead gives the quads that have the ids of q in the directions of the mask, if they were read
// ahead.
func (v *View) wasRead(q store.Quad, mask uint8) (quads []store.Quad, ok bool) {
	p := newPlan()
	p.tables[0].fixed, p.tables[0].mask = q, mask
	rows, ok := v.ahead[p.sql(column{}, nil)]
	for ; len(rows) > 0; rows = rows[4:] {
		quads = append(quads, store.Quad(rows[:4]))
	}
	return quads, ok
}
