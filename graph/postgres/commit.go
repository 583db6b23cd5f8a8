package postgres

import (
	"bytes"
	"context"

	"kg/graph/store"
)

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
