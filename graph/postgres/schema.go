package postgres

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"kg/graph/store"
)

// The versions of the tables:
//
//	1  terms by a salted hash; quads of ids, indexed as SPOL, OPSL, P and L
const formatVersion = 1

const tables = `
CREATE TABLE IF NOT EXISTS kg_store (
	one smallint PRIMARY KEY, format bigint NOT NULL, salt bytea NOT NULL,
	commits bigint NOT NULL, removals bigint NOT NULL, nodes bigint NOT NULL, quads bigint NOT NULL);
CREATE TABLE IF NOT EXISTS kg_term (id bigint PRIMARY KEY, term bytea NOT NULL, text bytea);
CREATE TABLE IF NOT EXISTS kg_quad (
	s bigint NOT NULL, p bigint NOT NULL, o bigint NOT NULL, l bigint NOT NULL,
	PRIMARY KEY (s, p, o, l));
CREATE INDEX IF NOT EXISTS kg_quad_opsl ON kg_quad (o, p, s, l);
CREATE INDEX IF NOT EXISTS kg_quad_p ON kg_quad (p);
CREATE INDEX IF NOT EXISTS kg_quad_l ON kg_quad (l);
CREATE TABLE IF NOT EXISTS kg_meta (name bytea PRIMARY KEY, value bytea NOT NULL);
CREATE TABLE IF NOT EXISTS kg_writer (id bigint PRIMARY KEY, seq bigint NOT NULL, at timestamptz NOT NULL)`

var errNoTables = errors.New("no tables of kg")

// readFormat looks whether the tables are those of this kg, and takes the salt from them.
func (s *Store) readFormat(ctx context.Context, c *conn) error {
	found := false
	errs := c.attempt(ctx,
		query{sql: "SELECT format, salt FROM kg_store WHERE one = 1", row: func(vals [][]byte) error {
			found = true
			s.salt = append([]byte{}, vals[1]...)
			return s.checkFormat(getInt(vals[0]))
		}},
		query{sql: "SELECT pg_try_advisory_lock(0), pg_advisory_unlock(0)"},
		query{sql: "SELECT pg_current_wal_lsn()"})
	err := errs[0]
	s.queue = errs[1] == nil
	s.wal = s.queue && errs[2] == nil
	if code(err) == "42P01" || err == nil && !found { // undefined table
		return errNoTables
	}
	return err
}

func (s *Store) checkFormat(version uint64) error {
	if version != formatVersion {
		return &store.FormatError{Path: s.shown, Version: int(version), Reads: formatVersion}
	}
	return nil
}

// makeTables makes the tables, in one transaction.
func (s *Store) makeTables(ctx context.Context, c *conn) error {
	salt := make([]byte, 16)
	rand.Read(salt)
	qs := []query{{sql: "BEGIN", once: true}}
	for _, text := range strings.Split(tables, ";") {
		qs = append(qs, query{sql: text, once: true})
	}
	qs = append(qs,
		query{sql: fmt.Sprintf("INSERT INTO kg_store VALUES (1, %d, $1, 0, 0, 0, 0) ON CONFLICT DO NOTHING", formatVersion),
			args: []arg{bytesArg(salt)}, once: true},
		query{sql: "COMMIT", once: true})
	err := c.run(ctx, qs...)
	if err != nil && !c.pg.IsClosed() {
		c.run(ctx, query{sql: "ROLLBACK", once: true})
	}
	return err
}

// raced reports whether err is that somebody else made the tables at the same time.
func raced(err error) bool {
	switch code(err) {
	case "23505", "42P07", "42710", "40001", "40P01", "XX000": // the last: tuple concurrently updated
		return true
	}
	return false
}

// code is the SQLSTATE of an error, "" for none.
func code(err error) string {
	var pe *pgconn.PgError
	if errors.As(err, &pe) {
		return pe.Code
	}
	return ""
}
