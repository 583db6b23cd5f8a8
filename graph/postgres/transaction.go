package postgres

import (
	"context"
	"encoding/binary"
	"errors"

	"kg/graph/store"
)

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

// errEnded is what f sees of a transaction that was lost under it.
var errEnded = errors.New("postgres: the transaction was lost")
