// Package postgres is Cayley's graph.QuadStore over a server that speaks PostgreSQL's protocol: the
// store of kg for several machines. It behaves as the embedded one does (package store), of which
// it takes the changes and the terms.
//
//	s, err := postgres.Open(ctx, "postgres://user@host/name", nil)
//	defer s.Close()
//	err = s.Update(ctx, func(v *postgres.View, c *store.Change) error { … })   // one transaction
//	v := s.View()                       // a snapshot, itself a graph.QuadStore (read-only)
//	defer v.Close()
//
// Any number of processes may write at once. A transaction that writes holds the row of kg_store
// from its beginning to its end, so that what an Update sees is what its change applies to, the
// counters are exact, and nobody waits for another in a circle; readers wait for nobody. Where the
// server ends a transaction (a conflict, a restart, a lost connection) it is made again, for up to
// Options.Patience. Whether a commit whose answer was lost took place is looked up in kg_writer.
//
// The tables:
//
//	kg_store   one row: the format, the salt of the ids, how often terms were taken out, counters
//	kg_term    id, term (see store.AppendTerm), and its text for N-Quads where that is another
//	kg_quad    s, p, o, l: ids; l is 0 for no label; indexes SPOL, OPSL, P and L
//	kg_meta    the owner's metadata
//	kg_writer  the last transaction of each process that writes
//
// An id is the first 8 bytes of SHA-256 over the salt and the term, so that it is known without
// asking. Two terms with one id are found before they are written, and refused.
// A term is in kg_term if and only if a quad has it.
//
// Only what CockroachDB, YugabyteDB and Citus understand too is asked of the server.
package postgres

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5/pgconn"

	"kg/graph/store"
)

// Options of a store; the zero value is for users.
type Options struct {
	MustExist bool          // refuse to make the tables
	Patience  time.Duration // how long a lost server is waited for; 0 is a minute
	Values    int64         // bytes for values read and ids looked up; 0 is 32 MB
	Waits     func(string)  // is told once each time that a lost server is waited for: which, why, and how long at most

	dial pgconn.DialFunc // of tests, for a network that fails
}

// Store is a store on a server. Any number of goroutines may use it.
type Store struct {
	*latest // what it holds now

	config   *pgconn.Config
	shown    string // the address without its password
	patience time.Duration
	waits    func(string)
	waiting  atomic.Bool // waits was told
	salt     []byte
	wal      bool // the server can put off the sync of a commit
	queue    bool // the server has advisory locks, in which writers wait at less cost than for a row
	values   *store.ValueCache
	known    known

	mu     sync.Mutex
	idle   []*conn // for readers
	closed bool

	write sync.Mutex // held by the one who writes
	conn  *conn      // the writer's; nil where it was lost
	id    uint64     // of this process in kg_writer
	seq   uint64     // of its transactions
}

// latest is the view of a store that moves with it.
type latest = View

var (
	_ graph.QuadStore  = (*Store)(nil)
	_ graph.BulkLoader = (*Store)(nil)
)

const (
	closeTime   = 2 * time.Second
	connectTime = 10 * time.Second
	maxIdle     = 8
)

// Open opens the store at a postgres:// address, and makes its tables where there are none.
func Open(ctx context.Context, address string, o *Options) (*Store, error) {
	if o == nil {
		o = &Options{}
	}
	config, err := pgconn.ParseConfig(address)
	if err != nil { // its text may hold the password
		return nil, fmt.Errorf("postgres: %s is no address of a database, as postgres://user@host:5432/name is", Redact(address))
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTime
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "kg"
	}
	if o.dial != nil {
		config.DialFunc = o.dial
	}
	size := o.Values
	if size == 0 {
		size = 32 << 20
	}
	var id [8]byte
	rand.Read(id[:])
	s := &Store{
		config: config, shown: Redact(address), patience: o.Patience, waits: o.Waits,
		values: store.NewValueCache(size / 2), id: binary.BigEndian.Uint64(id[:]),
	}
	s.known.ids.Limit = size / 2
	s.latest = &View{s: s}
	if s.patience == 0 {
		s.patience = time.Minute
	}
	if err := s.open(ctx, o.MustExist); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// open connects, and finds or makes the tables. A server that is not there at all is not waited for:
// its address may be wrong.
func (s *Store) open(ctx context.Context, mustExist bool) error {
	c, err := s.connect(ctx, true)
	if err != nil && !starting(err) {
		return s.explain(err)
	}
	return s.retry(ctx, func() error {
		if c == nil {
			if c, err = s.connect(ctx, true); err != nil {
				return err
			}
		}
		if err := s.findTables(ctx, c, mustExist); err != nil {
			c.close()
			c = nil
			return err
		}
		s.conn = c
		return nil
	})
}

func (s *Store) findTables(ctx context.Context, c *conn, mustExist bool) error {
	for n := 0; ; n++ {
		err := s.readFormat(ctx, c)
		if !errors.Is(err, errNoTables) {
			return err
		}
		if mustExist {
			return fmt.Errorf("postgres: %s: %w", s.shown, fs.ErrNotExist)
		}
		if err := s.makeTables(ctx, c); err != nil && (n == 10 || !raced(err)) {
			return err
		}
	}
}

// connect makes a connection.
func (s *Store) connect(ctx context.Context, writes bool) (*conn, error) {
	pg, err := pgconn.ConnectConfig(ctx, s.config)
	if err != nil {
		return nil, lost(ctx, err)
	}
	c := &conn{pg: pg, prepared: map[string]string{}}
	settings := readerSettings
	if writes {
		settings = writerSettings
	}
	c.attempt(ctx, settings...) // a server that has not one of them does without
	if pg.IsClosed() {
		return nil, lost(ctx, errors.New("the connection was closed"))
	}
	return c, nil
}

// The plans of PostgreSQL must not depend on when it last counted rows: the writer looks up by
// keys and nothing else. A writer that is gone without a word must not hold the others up.
var (
	readerSettings = []query{{sql: "SET jit = off"}}
	writerSettings = append(slices.Clip(readerSettings),
		query{sql: "SET enable_seqscan = off"}, query{sql: "SET enable_hashjoin = off"}, query{sql: "SET enable_mergejoin = off"},
		query{sql: "SET tcp_keepalives_idle = 30"}, query{sql: "SET tcp_keepalives_interval = 10"}, query{sql: "SET tcp_keepalives_count = 6"},
		query{sql: "SET idle_in_transaction_session_timeout = '10min'"})
)

// take gives a connection for reading.
func (s *Store) take(ctx context.Context) (*conn, error) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil, store.ErrClosed
	}
	if n := len(s.idle); n > 0 {
		c := s.idle[n-1]
		s.idle = s.idle[:n-1]
		s.mu.Unlock()
		return c, nil
	}
	s.mu.Unlock()
	return s.connect(ctx, false)
}

// give takes a connection back, which must not be within a transaction.
func (s *Store) give(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || len(s.idle) >= maxIdle || c.pg.IsClosed() {
		c.close()
		return
	}
	s.idle = append(s.idle, c)
}

// Close ends the connections. Views must not be used after it.
func (s *Store) Close() error {
	s.write.Lock()
	defer s.write.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	for _, c := range s.idle {
		c.close()
	}
	s.idle = nil
	if s.conn != nil {
		if s.seq > 0 {
			ctx, cancel := context.WithTimeout(context.Background(), closeTime)
			defer cancel()
			s.conn.run(ctx, query{sql: "DELETE FROM kg_writer WHERE id = $1", args: []arg{integer(s.id)}}) // else Open sweeps it
		}
		s.conn.close()
	}
	return nil
}

// A key is a term with its id.
type key struct {
	id    uint64
	check uint64 // further bytes of the hash
}

// hash gives the id of a term.
func (s *Store) hash(term []byte) key {
	var b [256]byte
	sum := sha256.Sum256(append(append(b[:0], s.salt...), term...))
	k := key{binary.BigEndian.Uint64(sum[:]), binary.BigEndian.Uint64(sum[8:])}
	if k.id == 0 { // 0 is no value
		k.id = 1
	}
	return k
}

// hashOf gives the id of a value, and its term.
func (s *Store) hashOf(v quad.Value) (key, []byte, error) {
	term, err := store.AppendTerm(nil, v)
	return s.hash(term), term, err
}

// known holds terms that are in the dictionary. What is known of a commit holds for the later ones,
// until one takes terms out.
type known struct {
	mu       sync.Mutex
	removals uint64
	ids      store.Cache[uint64, seen]
}

// seen is a term that was there.
type seen struct {
	check   uint64 // see key
	commits uint64 // when
}

const seenCost = store.EntryCost

// has reports whether the term is in the dictionary, as far as is known.
func (k *known) has(t key, st state) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.removals != st.removals {
		return false
	}
	e, ok := k.ids.Get(t.id, seenCost)
	return ok && e.check == t.check && e.commits <= st.commits
}

func (k *known) add(t key, st state) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.removals < st.removals {
		k.ids, k.removals = store.Cache[uint64, seen]{Limit: k.ids.Limit}, st.removals
	}
	if k.removals != st.removals {
		return
	}
	if e, ok := k.ids.Get(t.id, seenCost); !ok || e.check != t.check || e.commits > st.commits {
		k.ids.Put(t.id, seen{t.check, st.commits}, seenCost)
	}
}
