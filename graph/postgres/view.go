package postgres

import (
	"context"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// View is the store as it is (the one inside a Store), as it was when Store.View made it, or as the
// transaction of an Update sees it. It is a graph.QuadStore that refuses to write.
//
// Its references are those of the embedded store: store.Node and store.Quad.
type View struct {
	s    *Store
	mu   sync.Mutex // of all below
	c    *conn      // of the transaction; nil in the live view, which takes one for each question
	made error      // why there is no transaction

	state   state
	dirty   bool                // the transaction has written
	exists  map[uint64]bool     // terms looked up
	sizes   map[string]int      // quads counted
	ahead   map[string][]uint64 // answers to SELECTs of quads that were read ahead
	pending []uint64            // ids read lately, whose values may be asked for next
	stale   []string            // cursors read to their end
	cursors int
	err     error // the first that could not be told
}

// state is the row of kg_store: how many commits there were, how many of them took terms out, and
// what there is.
type state struct{ commits, removals, nodes, quads uint64 }

const (
	beginRead  = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
	readState  = "SELECT format, commits, removals, nodes, quads FROM kg_store WHERE one = 1"
	maxPending = 4096
)

func (s *Store) stateQuery(st *state, lock string) query {
	return query{sql: readState + lock, row: func(vals [][]byte) error {
		*st = state{getInt(vals[1]), getInt(vals[2]), getInt(vals[3]), getInt(vals[4])}
		return s.checkFormat(getInt(vals[0]))
	}}
}

// View is a snapshot of the latest state. It holds a connection until it is closed.
func (s *Store) View() *View {
	v := s.newView(nil)
	ctx := context.Background()
	v.made = s.retry(ctx, func() error {
		c, err := s.take(ctx)
		if err != nil {
			return err
		}
		if err := c.run(ctx, query{sql: beginRead}, s.stateQuery(&v.state, "")); err != nil {
			c.close()
			return err
		}
		v.c = c
		return nil
	})
	return v
}

func (s *Store) newView(c *conn) *View {
	return &View{s: s, c: c, exists: map[uint64]bool{}, sizes: map[string]int{}, ahead: map[string][]uint64{}}
}

// live tells whether the view moves with the store.
func (v *View) live() bool { return v == v.s.latest }

// Close frees a snapshot; its iterators must not be used after it.
func (v *View) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	c := v.c
	v.c = nil
	if v.made == nil {
		v.made = store.ErrClosed
	}
	if c == nil {
		return nil
	}
	if !c.pg.IsClosed() && c.run(context.Background(), query{sql: "COMMIT"}) == nil {
		v.s.give(c)
	} else {
		c.close()
	}
	return nil
}

// Err is what kept the view from answering where Cayley's interfaces have no room for an error.
func (v *View) Err() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.err
}

// fail keeps an error for Err.
func (v *View) fail(err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.err == nil && !v.live() {
		v.err = err
	}
}

// run asks the server.
func (v *View) run(ctx context.Context, qs ...query) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.ask(ctx, qs...)
}

// ask is run under the lock.
func (v *View) ask(ctx context.Context, qs ...query) error {
	if v.live() {
		return v.s.retry(ctx, func() error {
			c, err := v.s.take(ctx)
			if err != nil {
				return err
			}
			defer v.s.give(c)
			for _, q := range qs {
				if q.anew != nil {
					q.anew()
				}
			}
			return c.run(ctx, qs...)
		})
	}
	if v.c == nil {
		return v.made
	}
	for _, name := range v.stale {
		qs = append(qs, query{sql: "CLOSE " + name, once: true})
	}
	v.stale = v.stale[:0]
	return v.s.explain(v.c.run(ctx, qs...))
}

// Quad implements graph.QuadIndexer.
func (v *View) Quad(ref graph.Ref) quad.Quad {
	r, ok := ref.(store.Quad)
	if !ok {
		return quad.Quad{}
	}
	q, err := v.quad(context.Background(), r)
	if err != nil {
		v.fail(err)
	}
	return q
}

func (v *View) quad(ctx context.Context, r store.Quad) (q quad.Quad, err error) {
	got, err := v.fetch(ctx, r[:]...)
	if err != nil {
		return q, err
	}
	for i, id := range r {
		if id == 0 {
			continue
		}
		if got[id] == nil {
			return quad.Quad{}, v.gone(id)
		}
		q.Set(quad.Subject+quad.Direction(i), got[id])
	}
	return q, nil
}

// gone is the error about a node without a value; the live view may see one that was just taken out.
func (v *View) gone(id uint64) error {
	if v.live() {
		return nil
	}
	return fmt.Errorf("postgres: damaged: node %d has no value", int64(id))
}

// QuadDirection implements graph.QuadIndexer.
func (v *View) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	return store.Direction(ref, d)
}

// QuadIterator implements graph.QuadIndexer.
func (v *View) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	p := newPlan()
	if !p.fix(d, ref) {
		return store.Nothing()
	}
	return store.Legacy(&join{v: v, plan: p})
}

// QuadIteratorSize implements graph.QuadIndexer.
func (v *View) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (graph.Size, error) {
	p := newPlan()
	if !p.fix(d, ref) {
		return graph.Size{Exact: true}, nil
	}
	return v.size(ctx, &p.tables[0])
}

// QuadsAllIterator implements graph.QuadStore.
func (v *View) QuadsAllIterator() graph.Iterator { return store.Legacy(&join{v: v, plan: newPlan()}) }

// NodesAllIterator implements graph.QuadStore.
func (v *View) NodesAllIterator() graph.Iterator { return store.Legacy(&nodes{v: v}) }

// ApplyDeltas refuses.
func (v *View) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return store.ErrReadOnly }

// NewQuadWriter refuses.
func (v *View) NewQuadWriter() (quad.WriteCloser, error) { return nil, store.ErrReadOnly }

// Meta reads a key of the metadata; nil if it was never set.
func (v *View) Meta(ctx context.Context, name string) (out []byte, err error) {
	err = v.run(ctx, query{
		sql: "SELECT value FROM kg_meta WHERE name = $1", args: []arg{bytesArg([]byte(name))},
		row: func(vals [][]byte) error {
			out = append([]byte{}, vals[0]...)
			return nil
		}})
	return out, err
}
