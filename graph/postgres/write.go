package postgres

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// errEnded is what f sees of a transaction that was lost under it.
var errEnded = errors.New("postgres: the transaction was lost")

// Update makes one atomic change and returns when it is on disk. f fills c, looking at the state
// that c will apply to; if f fails, nothing happens. f is called again where the transaction has to
// be made again.
//
// What f will look at can be told before, to be read in one go: as patterns, with nil for any
// value; and as the quads that it will write.
func (s *Store) Update(ctx context.Context, f func(v *View, c *store.Change) error, ahead ...quad.Quad) error {
	l, err := s.lookOf(ahead)
	if err != nil {
		return err
	}
	return s.transact(ctx, l, func(v *View) error {
		var c store.Change
		if err := f(v, &c); err != nil {
			return err
		}
		if err := v.Err(); err != nil { // f did not see all that there is
			return err
		}
		st, err := s.prepare(ctx, v, &c)
		if err != nil {
			return err
		}
		return st.commit(ctx, c.Meta)
	})
}

// transact calls f within a transaction that holds the lock, and which f commits. What it was made
// for is done once, however often it has to be made.
func (s *Store) transact(ctx context.Context, l *look, f func(v *View) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	s.seq++
	unsure := false // whether a commit took place
	return s.retry(ctx, func() error {
		if s.isClosed() {
			return store.ErrClosed
		}
		if s.conn == nil {
			c, err := s.connect(ctx, true)
			if err != nil {
				return err
			}
			s.conn = c
		}
		v := s.newView(s.conn)
		done := false
		qs := []query{{sql: "BEGIN ISOLATION LEVEL READ COMMITTED"}}
		if s.queue {
			qs = append(qs, query{sql: "SELECT pg_advisory_xact_lock($1)", args: []arg{integer(binary.BigEndian.Uint64(s.salt))}})
		}
		qs = append(qs, s.stateQuery(&v.state, " FOR UPDATE"))
		if unsure {
			qs = append(qs, query{sql: "SELECT seq FROM kg_writer WHERE id = $1", args: []arg{integer(s.id)},
				row: func(vals [][]byte) error {
					done = getInt(vals[0]) == s.seq
					return nil
				}})
		}
		reads, read := l.queries(v)
		err := s.conn.run(ctx, append(qs, reads...)...)
		switch {
		case err == nil && done: // and it is to be on disk
			err = s.conn.run(ctx, query{sql: "COMMIT"})
		case err == nil:
			read()
			err = f(v)
		}
		v.mu.Lock()
		v.c, v.made = nil, errEnded
		v.mu.Unlock()
		var c *commitError
		if errors.As(err, &c) {
			unsure = true
		}
		if err != nil {
			s.rollBack()
		}
		if err == errNothing {
			return nil
		}
		return err
	})
}

// errNothing ends a transaction that has nothing to write.
var errNothing = errors.New("nothing to write")

// commitError is an error of which it is not known whether it came before the commit.
type commitError struct{ err error }

func (e *commitError) Error() string { return e.err.Error() }
func (e *commitError) Unwrap() error { return e.err }

func (s *Store) isClosed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}

// rollBack ends the writer's transaction, or its connection.
func (s *Store) rollBack() {
	if s.conn.pg.IsClosed() || s.conn.run(context.Background(), query{sql: "ROLLBACK"}) != nil {
		s.conn.close()
		s.conn = nil
	}
}

// step is a change being prepared: what is to become of each quad.
type step struct {
	s     *Store
	v     *View
	terms map[uint64]term // of all values in the change
	live  map[uint64]bool // those of them that are nodes now
	quads map[store.Quad]presence
	order []store.Quad // the keys of quads, in the order of their first mention
}

type term struct {
	key
	text []byte
}

type presence struct{ was, now bool }

// wish is a quad that is to be there, or not.
type wish struct {
	q   store.Quad
	now bool
}

func (s *Store) begin(v *View) *step {
	return &step{s: s, v: v, terms: map[uint64]term{}, live: map[uint64]bool{}, quads: map[store.Quad]presence{}}
}

// resolve gives the id of a value.
func (st *step) resolve(val quad.Value) (uint64, error) {
	k, text, err := st.s.hashOf(val)
	if err != nil {
		return 0, err
	}
	if old, ok := st.terms[k.id]; !ok {
		st.terms[k.id] = term{k, text}
	} else if !bytes.Equal(old.text, text) {
		return 0, collision(old.text, text)
	}
	return k.id, nil
}

func collision(a, b []byte) error {
	return fmt.Errorf("postgres: the terms %.80q and %.80q have the same id: export the graph and import it into a new database", a, b)
}

func (st *step) find(q quad.Quad) (out store.Quad, err error) {
	if !quad.IsValidValue(q.Subject) || !quad.IsValidValue(q.Predicate) || !quad.IsValidValue(q.Object) {
		return out, store.ErrInvalid
	}
	for i, d := range quad.Directions {
		if val := q.Get(d); val != nil {
			if out[i], err = st.resolve(val); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// prepare finds out what a change changes.
func (s *Store) prepare(ctx context.Context, v *View, c *store.Change) (*step, error) {
	st := s.begin(v)
	labels := make([]uint64, len(c.Replace))
	graphs := make([][]store.Quad, len(c.Replace))
	for i, g := range c.Replace {
		var err error
		if g.Label != nil {
			if labels[i], err = st.resolve(g.Label); err != nil {
				return nil, err
			}
		}
		for _, q := range g.Quads {
			q.Label = g.Label
			key, err := st.find(q)
			if err != nil {
				return nil, err
			}
			graphs[i] = append(graphs[i], key)
		}
	}
	var wishes []wish
	for now, list := range [][]quad.Quad{c.Remove, c.Add} {
		for _, q := range list {
			key, err := st.find(q)
			if err != nil {
				return nil, err
			}
			wishes = append(wishes, wish{key, now == 1})
		}
	}
	if err := st.load(ctx, labels, wishes); err != nil {
		return nil, err
	}
	for i, label := range labels {
		st.replace(label, graphs[i])
	}
	for _, w := range wishes {
		st.set(w.q, w.now)
	}
	return st, nil
}

// load reads which of the terms are nodes, and which of the quads with the labels and of those
// wished for are there.
func (st *step) load(ctx context.Context, labels []uint64, wishes []wish) error {
	var qs []query
	var ask []uint64
	for id, t := range st.terms {
		if is, ok := st.v.exists[id]; ok {
			st.live[id] = is
		} else if st.s.known.has(t.key, st.v.state) {
			st.live[id] = true
		} else {
			ask = append(ask, id)
		}
	}
	if len(ask) > 0 {
		qs = append(qs, findTerms(ask, func(id uint64, text []byte) error {
			if !bytes.Equal(text, st.terms[id].text) {
				return collision(st.terms[id].text, text)
			}
			st.live[id] = true
			return nil
		}))
	}
	there := func(q store.Quad) {
		if _, ok := st.quads[q]; !ok {
			st.quads[q] = presence{true, true}
			st.order = append(st.order, q)
		}
	}
	var unread []store.Quad
	replaced := map[uint64]bool{}
	for _, l := range labels {
		replaced[l] = true
		quads, ok := st.v.wasRead(store.Quad{3: l}, inLabel)
		if !ok {
			unread = append(unread, store.Quad{3: l})
		}
		for _, q := range quads {
			there(q)
		}
	}
	if len(unread) > 0 {
		qs = append(qs, findQuads(inLabel, unread, there))
	}
	var look []store.Quad
	for _, w := range wishes {
		if replaced[w.q[3]] {
			continue
		}
		quads, ok := st.v.wasRead(w.q, inAll)
		if !ok {
			quads, ok = st.v.wasRead(w.q, inSubject|inLabel)
		}
		if !ok {
			look = append(look, w.q)
		}
		for _, q := range quads {
			if q == w.q {
				there(q)
			}
		}
	}
	if len(look) > 0 {
		qs = append(qs, findQuads(inAll, look, there))
	}
	if len(qs) == 0 {
		return nil
	}
	if err := st.v.run(ctx, qs...); err != nil {
		return err
	}
	for id, is := range st.live {
		if st.v.dirty {
			break // it may be our own, and come to nothing
		} else if !is {
			continue
		}
		st.s.known.add(st.terms[id].key, st.v.state)
	}
	return nil
}

// columnsOf are four arrays for unnest.
func columnsOf(quads []store.Quad) []arg {
	args := make([]arg, 4)
	ids := make([]uint64, len(quads))
	for d := range args {
		for i := range quads {
			ids[i] = quads[i][d]
		}
		args[d] = integers(ids)
	}
	return args
}

// set makes a quad present or absent, and tells whether it was not so already.
func (st *step) set(q store.Quad, now bool) (changed bool) {
	p, ok := st.quads[q]
	if !ok {
		st.order = append(st.order, q)
	}
	changed = p.now != now
	p.now = now
	st.quads[q] = p
	return changed
}

// replace makes a label hold exactly the quads.
func (st *step) replace(label uint64, quads []store.Quad) {
	wanted := make(map[store.Quad]bool, len(quads))
	for _, q := range quads {
		wanted[q] = true
		st.set(q, true)
	}
	for _, q := range st.order {
		if q[3] == label && !wanted[q] {
			st.set(q, false)
		}
	}
}

const (
	insertTerms = "INSERT INTO kg_term (id, term, text) SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[])"
	insertQuads = "INSERT INTO kg_quad (s, p, o, l) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])"
	deleteQuads = "DELETE FROM kg_quad q USING unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS x (s, p, o, l)" +
		" WHERE q.s = x.s AND q.p = x.p AND q.o = x.o AND q.l = x.l"
	// A node lives as long as a quad has it.
	deleteTerms = "DELETE FROM kg_term t WHERE id = ANY($1)" +
		" AND NOT EXISTS (SELECT 1 FROM kg_quad WHERE s = t.id) AND NOT EXISTS (SELECT 1 FROM kg_quad WHERE o = t.id)" +
		" AND NOT EXISTS (SELECT 1 FROM kg_quad WHERE p = t.id) AND NOT EXISTS (SELECT 1 FROM kg_quad WHERE l = t.id)"
	deleteMeta  = "DELETE FROM kg_meta WHERE name = $1"
	insertMeta  = "INSERT INTO kg_meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
	updateState = "UPDATE kg_store SET commits = commits + 1, removals = $1, nodes = $2, quads = $3 WHERE one = 1"
	flush       = "UPDATE kg_writer SET at = now() WHERE id = $1" // its commit syncs all that was logged before it
	updateSeq   = "INSERT INTO kg_writer (id, seq, at) VALUES ($1, $2, now()) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, at = excluded.at"
)

// commit writes the step and ends the transaction.
func (st *step) commit(ctx context.Context, meta map[string][]byte) error {
	w, err := st.writes(ctx)
	if err != nil {
		return err
	}
	if !w.any && len(meta) == 0 {
		return errNothing
	}
	for name, val := range meta {
		q := query{sql: insertMeta, args: []arg{bytesArg([]byte(name)), bytesArg(val)}}
		if val == nil {
			q = query{sql: deleteMeta, args: q.args[:1]}
		}
		w.queries = append(w.queries, q)
	}
	if err := st.s.end(ctx, st.v, w.after, w.queries...); err != nil {
		return err
	}
	w.after.commits++
	for _, t := range w.fresh {
		st.s.known.add(t.key, w.after)
	}
	return nil
}

// writes are what is to be written.
type writes struct {
	any     bool
	queries []query
	fresh   []term // that become nodes
	after   state
}

// writes takes out what the step takes out, and gives the queries for the rest.
func (st *step) writes(ctx context.Context) (w writes, err error) {
	var added, removed []store.Quad
	used := map[uint64]bool{0: true}
	for _, q := range st.order {
		switch p := st.quads[q]; {
		case p.now && !p.was:
			added = append(added, q)
			for _, id := range q {
				used[id] = true
			}
		case !p.now && p.was:
			removed = append(removed, q)
		}
	}
	w.any = len(added)+len(removed) > 0
	if err := st.insert(&w, added, used); err != nil {
		return w, err
	}
	w.after = st.v.state
	w.after.nodes += uint64(len(w.fresh))
	w.after.quads += uint64(len(added)) - uint64(len(removed))
	if len(removed) == 0 {
		return w, nil
	}
	var ids []uint64
	for _, q := range removed {
		for _, id := range q {
			if !used[id] {
				used[id] = true
				ids = append(ids, id)
			}
		}
	}
	var gone int64
	st.v.dirty = true
	err = st.v.run(ctx, append(w.queries,
		query{sql: deleteQuads, args: columnsOf(removed)},
		query{sql: deleteTerms, args: []arg{integers(ids)}, n: &gone})...)
	w.queries = nil
	w.after.nodes -= uint64(gone)
	if gone > 0 {
		w.after.removals++
	}
	return w, err
}

// insert adds the queries that write quads and the terms that they need.
func (st *step) insert(w *writes, added []store.Quad, used map[uint64]bool) error {
	var ids []uint64
	var terms, texts [][]byte
	for _, t := range st.terms {
		if !used[t.id] || st.live[t.id] {
			continue
		}
		text, err := store.Text(t.text)
		if err != nil {
			return err
		}
		if bytes.Equal(text, t.text) {
			text = nil
		}
		ids, terms, texts = append(ids, t.id), append(terms, t.text), append(texts, text)
		w.fresh = append(w.fresh, t)
	}
	if len(ids) > 0 {
		w.queries = append(w.queries, query{sql: insertTerms, args: []arg{integers(ids), byteArrays(terms), byteArrays(texts)}})
	}
	if len(added) > 0 {
		w.queries = append(w.queries, query{sql: insertQuads, args: columnsOf(added)})
	}
	return nil
}

// end writes the counters and the transaction's number, and commits.
//
// PostgreSQL syncs its log after it has let go of the lock: the next writer need not wait for the
// disk, and several share a sync. The answer comes when all is on disk.
func (s *Store) end(ctx context.Context, v *View, after state, qs ...query) error {
	if s.wal {
		qs = append(qs, query{sql: "SET LOCAL synchronous_commit = off"})
	}
	qs = append(qs,
		query{sql: updateState, args: []arg{integer(after.removals), integer(after.nodes), integer(after.quads)}},
		query{sql: updateSeq, args: []arg{integer(s.id), integer(s.seq)}},
		query{sql: "COMMIT"})
	if s.wal {
		qs = append(qs, query{sql: flush, args: []arg{integer(s.id)}})
	}
	err := v.run(ctx, qs...)
	if err != nil && (s.conn.pg.IsClosed() || s.conn.pg.TxStatus() == 'I' || code(err) == "40003") {
		return &commitError{err}
	}
	return err
}

// ApplyDeltas implements graph.QuadStore: all the deltas, one after the other, or none.
func (s *Store) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	ctx := context.Background()
	return s.transact(ctx, &look{}, func(v *View) error {
		st := s.begin(v)
		wishes := make([]wish, len(in))
		for i, d := range in {
			if d.Action != graph.Add && d.Action != graph.Delete {
				return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
			}
			key, err := st.find(d.Quad)
			if err == store.ErrInvalid {
				return &graph.DeltaError{Delta: d, Err: err}
			} else if err != nil {
				return err
			}
			wishes[i] = wish{key, d.Action == graph.Add}
		}
		if err := st.load(ctx, nil, wishes); err != nil {
			return err
		}
		for i, w := range wishes {
			switch changed := st.set(w.q, w.now); {
			case !changed && w.now && !opts.IgnoreDup:
				return &graph.DeltaError{Delta: in[i], Err: graph.ErrQuadExists}
			case !changed && !w.now && !opts.IgnoreMissing:
				return &graph.DeltaError{Delta: in[i], Err: graph.ErrQuadNotExist}
			}
		}
		return st.commit(ctx, nil)
	})
}

// NewQuadWriter implements graph.QuadStore: quads that are there already are passed over; each
// call of WriteQuads is a transaction of its own.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	return store.NewWriter("postgres", func(quads []quad.Quad) error {
		return s.Update(context.Background(), func(_ *View, c *store.Change) error {
			c.Add = quads
			return nil
		})
	}), nil
}
