package postgres

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"kg/graph/store"
	"kg/testdata/bench/news"
	"kg/testdata/storetest"
)

// writeForever is one of the processes that TestKill kills.
func writeForever(address string) error {
	s, err := Open(bg, address, nil)
	if err != nil {
		return err
	}
	w := storetest.Writer{
		Apply: func(c *storetest.Change) error { return apply(s, c) },
		Load:  func(quads []quad.Quad) error { return s.BulkLoad(quad.NewReader(quads)) },
	}
	fmt.Sscan(os.Getenv("KG_TEST_SEED"), &w.Seed, &w.First)
	return w.Run()
}

// TestKill kills processes that write into one database at random moments: what each confirmed is
// there, what it was at is there whole or not at all, and the store is sound.
func TestKill(t *testing.T) {
	t.Parallel()
	rounds := 3
	if *long {
		rounds = 100
	}
	address := storetest.Database(t)
	s := open(t, address)
	var sure [3]storetest.Journal
	for round := range rounds {
		var writers sync.WaitGroup
		for w := range sure {
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), "KG_TEST_WRITE="+address, fmt.Sprintf("KG_TEST_SEED=%d %d", 1+round*len(sure)+w, w*storetest.Articles))
			writers.Go(func() {
				err := sure[w].Kill(c, time.Duration(500+rand.IntN(1000))*time.Millisecond, func(line string) { t.Error(line) })
				if err != nil {
					t.Error(err)
				}
			})
		}
		writers.Wait()
		if err := storetest.Execute(address, afterAll); err != nil {
			t.Fatal(err)
		}
		v := s.View()
		sound(t, v)
		for w := range sure {
			err := sure[w].Check(v, func(name string) ([]byte, error) { return v.Meta(bg, name) },
				func(p string) { t.Errorf("round %d, writer %d: %s", round, w, p) })
			if err != nil {
				t.Fatal(err)
			}
		}
		v.Close()
	}
	for w := range sure {
		if sure[w].Sure() == 0 {
			t.Errorf("writer %d wrote nothing", w)
		}
	}
}

// afterAll waits until what the server was told by writers that are no more has come to its end.
const afterAll = "BEGIN; SELECT one FROM kg_store FOR UPDATE; COMMIT"

func sound(t *testing.T, v *View) {
	t.Helper()
	if err := v.Validate(bg, func(p string) { t.Error(p) }); err != nil {
		t.Fatal(err)
	}
}

// text is all that a store holds, as sorted lines.
func text(t *testing.T, sorted func(f func(*store.Terms) error) error) string {
	t.Helper()
	var b strings.Builder
	err := sorted(func(terms *store.Terms) error {
		for _, term := range terms {
			b.Write(term)
			b.WriteByte(' ')
		}
		b.WriteByte('\n')
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// writeAll lets several stores write the same and other articles at once, from several goroutines,
// while disturb is called again and again, and compares the database with what the embedded store
// holds after the same.
func writeAll(t *testing.T, address string, articles int, disturb func() error) {
	edition := func(n int) *storetest.Change {
		if n%4 == 0 {
			return storetest.Edition(n, "none")
		}
		return storetest.Edition(n, "1")
	}
	stores := []*Store{open(t, address), open(t, address), open(t, address), open(t, address)}
	stop := make(chan bool)
	var disturber, writers sync.WaitGroup
	disturber.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			if err := disturb(); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for w, s := range stores {
		for half := range 2 {
			writers.Go(func() {
				for i := range articles {
					n := (i + w*7 + half*articles/2) % articles
					if n%4 == 0 && half == 0 { // it comes before it is taken out by the other
						if err := apply(s, storetest.Edition(n, "0")); err != nil {
							t.Error(err)
						}
					}
					if err := apply(s, edition(n)); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	writers.Wait()
	close(stop)
	disturber.Wait()
	embedded, err := store.Open(t.TempDir()+"/db", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer embedded.Close()
	for n := range articles {
		g := edition(n).Replace[0]
		err := embedded.Update(func(_ *store.View, c *store.Change) error {
			c.Replace = []store.Graph{store.Graph(g)}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	v := open(t, address).View()
	defer v.Close()
	sound(t, v)
	got := text(t, func(f func(*store.Terms) error) error { return v.Sorted(bg, f) })
	want := text(t, func(f func(*store.Terms) error) error { return embedded.Sorted(bg, f) })
	if got != want {
		t.Errorf("the database holds %d bytes, the embedded store %d", len(got), len(want))
	}
}

// TestCutConnections has the server end sessions in mid-work.
func TestCutConnections(t *testing.T) {
	articles := 16
	if *long {
		articles = 1000
	}
	address := storetest.Database(t)
	writeAll(t, address, articles, func() error {
		time.Sleep(20 * time.Millisecond)
		return storetest.Execute(address, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kg'"+
			" AND datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1")
	})
}

// TestRestart has the server end without notice and start again in mid-work.
func TestRestart(t *testing.T) {
	address := storetest.Database(t)
	command := os.Getenv("KG_TEST_POSTGRES_RESTART")
	if command == "" {
		t.Skip("KG_TEST_POSTGRES_RESTART names no command that restarts the server, as 'pg_ctl -D FOLDER -m immediate restart'")
	}
	restarts, articles := 3, 40
	if *long {
		restarts, articles = 50, 1000
	}
	writeAll(t, address, articles, func() error {
		if restarts--; restarts < 0 {
			time.Sleep(10 * time.Millisecond)
			return nil
		}
		time.Sleep(time.Duration(rand.IntN(500)) * time.Millisecond)
		out, err := exec.Command("sh", "-c", command).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	})
}

// TestEveryoneAtOnce has writers, a loader, readers and an export of two stores at work together,
// and a watchdog.
func TestEveryoneAtOnce(t *testing.T) {
	t.Parallel()
	span := 2 * time.Second
	if *long {
		span = time.Minute
	}
	address := storetest.Database(t)
	stores := []*Store{open(t, address), openWith(t, address, &Options{Values: 20_000})}
	end := time.Now().Add(span)
	watchdog := time.AfterFunc(span+time.Minute, func() { panic("somebody waits for somebody for ever") })
	defer watchdog.Stop()
	var wg sync.WaitGroup
	work := func(f func(s *Store, i int) error) {
		for _, s := range stores {
			wg.Go(func() {
				for i := 0; time.Now().Before(end); i++ {
					if err := f(s, i); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
	}
	work(func(s *Store, i int) error { return apply(s, storetest.Edition(i%50, fmt.Sprint(i))) })
	work(func(s *Store, i int) error { return apply(s, storetest.Edition(i%60, "none")) })
	work(func(s *Store, i int) error { return s.BulkLoad(quad.NewReader(news.Article(1000 + i%10))) })
	work(func(s *Store, i int) error {
		v := s.View()
		defer v.Close()
		for _, p := range storetest.Paths {
			if _, err := p(v).Iterate(bg).Limit(100).AllValues(v); err != nil {
				return err
			}
		}
		return v.Err()
	})
	work(func(s *Store, i int) error { // the moving state
		_, err := storetest.Paths["two hops"](s).Iterate(bg).Limit(100).AllValues(s)
		return err
	})
	work(func(s *Store, i int) error {
		v := s.View()
		defer v.Close()
		articles := map[string]int{}
		err := v.Sorted(bg, func(q *store.Terms) error {
			articles[string(q[3])]++
			return nil
		})
		for label, n := range articles {
			if n != news.Quads {
				err = errors.Join(err, fmt.Errorf("%s has %d quads", label, n))
			}
		}
		return errors.Join(err, v.Validate(bg, func(p string) { t.Error(p) }))
	})
	wg.Wait()
	v := stores[0].View()
	defer v.Close()
	sound(t, v)
}
