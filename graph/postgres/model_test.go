package postgres

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"testing"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"kg/graph/store"
	"kg/testdata/bench/news"
	"kg/testdata/storetest"
)

// apply makes a change that a test asks for; of every other label it tells before what it will look
// at.
func apply(s *Store, c *storetest.Change) error {
	var ahead []quad.Quad
	for _, g := range c.Replace {
		if len(g.Quads)%2 == 0 {
			ahead = append(append(ahead, quad.Quad{Label: g.Label}), g.Quads...)
		}
	}
	return s.Update(bg, func(_ *View, out *store.Change) error {
		*out = store.Change{Remove: c.Remove, Add: c.Add, Meta: c.Meta}
		for _, g := range c.Replace {
			out.Replace = append(out.Replace, store.Graph(g))
		}
		return nil
	}, ahead...)
}

func stateOf(v *View) (string, error) {
	text, err := storetest.StateOf(v, func(f func(string, []byte) error) error {
		return v.run(bg, query{sql: "SELECT name, value FROM kg_meta ORDER BY name", row: func(vals [][]byte) error {
			return f(string(vals[0]), vals[1])
		}})
	})
	return text, errors.Join(err, v.Err())
}

// TestRandomAgainstModel applies random changes through two stores that are opened again and
// again, and compares all that the database holds with a model, and what queries find with
// Cayley's memory store.
func TestRandomAgainstModel(t *testing.T) {
	t.Parallel()
	address := storetest.Database(t)
	rapid.Check(t, func(t *rapid.T) {
		empty(t, address)
		m := storetest.NewModel()
		stores := []*Store{open(t, address), openWith(t, address, &Options{Values: 2000})}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			i := rapid.IntRange(0, 1).Draw(t, "store")
			c := storetest.DrawChange(t)
			if err := apply(stores[i], c); err != nil {
				t.Fatal(err)
			}
			m.Apply(c)
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				stores[i].Close()
				stores[i] = open(t, address)
			}
			v := stores[1-i].View()
			got, err := stateOf(v)
			v.Close()
			if err != nil {
				t.Fatal(err)
			}
			if want := m.State(); got != want {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
		}
		v := stores[0].View()
		defer v.Close()
		storetest.CompareQueries(t, v, m)
	})
}

// TestDeltasLikeMemstore compares ApplyDeltas with the memory store.
func TestDeltasLikeMemstore(t *testing.T) {
	t.Parallel()
	address := storetest.Database(t)
	rapid.Check(t, func(t *rapid.T) {
		empty(t, address)
		storetest.CompareDeltas(t, open(t, address))
	})
}

// A fault cuts every connection that goes through it at the end of a number of reads and writes.
type fault struct {
	left atomic.Int64 // until the cut; 0 for none
	sent bool         // what is written last arrives
}

func (f *fault) dial(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := (&net.Dialer{}).DialContext(ctx, network, address)
	return &wire{c, f}, err
}

type wire struct {
	net.Conn
	f *fault
}

var errCut = errors.New("the wire is cut")

func (w *wire) cut() bool { return w.f.left.Load() > 0 && w.f.left.Add(-1) == 0 }

func (w *wire) Read(b []byte) (int, error) {
	if w.cut() {
		w.Conn.Close()
		return 0, errCut
	}
	return w.Conn.Read(b)
}

func (w *wire) Write(b []byte) (int, error) {
	if w.cut() {
		if w.f.sent {
			w.Conn.Write(b)
		}
		w.Conn.Close()
		return 0, errCut
	}
	return w.Conn.Write(b)
}

// TestFaults cuts the connection at every point of a change and of what is read after it: each
// change takes place once, and what is read is whole.
func TestFaults(t *testing.T) {
	t.Parallel()
	address := storetest.Database(t)
	rapid.Check(t, func(t *rapid.T) {
		empty(t, address)
		m, f := storetest.NewModel(), &fault{}
		s, witness := openWith(t, address, &Options{dial: f.dial}), open(t, address)
		for range rapid.IntRange(1, 10).Draw(t, "steps") {
			c := storetest.DrawChange(t)
			before, was := m.State(), commits(t, witness)
			f.sent = rapid.Bool().Draw(t, "sent")
			f.left.Store(int64(rapid.IntRange(0, 8).Draw(t, "cut")))
			if err := apply(s, c); err != nil {
				t.Fatal(err)
			}
			m.Apply(c)
			n := commits(t, witness) - was
			if n > 1 || n == 0 && m.State() != before {
				t.Fatalf("the change took place %d times", n)
			}
			f.left.Store(int64(rapid.IntRange(0, 40).Draw(t, "cut reading")))
			got, err := stateOf(s.latest)
			if err != nil {
				t.Fatal(err)
			}
			f.left.Store(0)
			if want := m.State(); got != want {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
		}
	})
}

func commits(t *rapid.T, s *Store) uint64 {
	st, err := s.latest.counters(bg)
	if err != nil {
		t.Fatal(err)
	}
	return st.commits
}

// TestLoadIsCut cuts the connection within a bulk load: all of it is there or nothing, and it can
// be made again.
func TestLoadIsCut(t *testing.T) {
	t.Parallel()
	var quads []quad.Quad
	for i := range 2*loadBatch/news.Quads + 1 {
		quads = append(quads, news.Article(i)...)
	}
	f := &fault{}
	s := openWith(t, storetest.Database(t), &Options{dial: f.dial})
	for cut := 4; ; cut *= 3 {
		f.left.Store(int64(cut))
		err := s.BulkLoad(quad.NewReader(quads))
		whole := f.left.Load() > 0
		f.left.Store(0)
		st, serr := s.Stats(bg, true)
		if serr != nil {
			t.Fatal(serr)
		}
		if n := st.Quads.Size; n != 0 && n != int64(len(quads)) {
			t.Fatalf("cut at %d: %d quads of %d", cut, n, len(quads))
		} else if err == nil && n == 0 {
			t.Fatalf("cut at %d: nothing was loaded, and no word of it", cut)
		}
		if err != nil && !errors.Is(err, errBegun) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if whole {
			return
		}
	}
}
