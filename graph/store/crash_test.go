package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"

	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
	"kg/testdata/storetest"
)

// writeForever is the process that TestKill kills.
func writeForever(dir string) error {
	s, err := Open(dir, nil)
	if err != nil {
		return err
	}
	w := storetest.Writer{
		Apply: func(c *storetest.Change) error { return apply(s, c) },
		Load:  func(quads []quad.Quad) error { return s.BulkLoad(quad.NewReader(quads)) },
	}
	fmt.Sscan(os.Getenv("KG_TEST_SEED"), &w.Seed)
	return w.Run()
}

// TestKill kills a writer at random moments: what it confirmed is there, what it was at is there
// whole or not at all, and the store is sound.
func TestKill(t *testing.T) {
	rounds := 4
	if *long {
		rounds = 200
	}
	dir := filepath.Join(t.TempDir(), "kg.db")
	var sure storetest.Journal
	for round := range rounds {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "KG_TEST_WRITE="+dir, fmt.Sprint("KG_TEST_SEED=", round+1))
		err := sure.Kill(c, time.Duration(20+rand.IntN(300))*time.Millisecond, func(line string) { t.Log(line) })
		if err != nil {
			t.Fatal(err)
		}
		s, err := Open(dir, nil)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		sound(t, s.latest)
		err = sure.Check(s.latest, s.Meta, func(p string) { t.Errorf("round %d: %s", round, p) })
		if err := errors.Join(err, s.Close()); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			return
		}
	}
}

// TestPowerLoss cuts the power of a file system that forgets what was not synced, and of what was
// not synced keeps a random part.
func TestPowerLoss(t *testing.T) {
	rounds := 8
	if *long {
		rounds = 400
	}
	for seed := range rounds {
		fs := vfs.NewCrashableMem()
		s, err := Open("db", &Options{FS: fs})
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		m := storetest.NewModel()
		var pending []*storetest.Model // the states after each step that was not waited for
		for range 1 + r.IntN(30) {
			k := r.IntN(12)
			c := &storetest.Change{Replace: []storetest.Graph{{Label: news.Label(k), Quads: news.Edition(k, r.IntN(5))}}}
			if r.IntN(4) == 0 {
				c.Replace[0].Quads = nil
			}
			wait, err := s.UpdateAsync(func(_ *View, out *Change) error { *out = changeOf(c); return nil })
			if err != nil {
				t.Fatal(err)
			}
			next := m
			if len(pending) > 0 {
				next = pending[len(pending)-1]
			}
			next = next.Clone()
			next.Apply(c)
			if r.IntN(3) > 0 {
				if err := wait(); err != nil {
					t.Fatal(err)
				}
				m, pending = next, nil
			} else {
				pending = append(pending, next)
				defer wait()
			}
			if r.IntN(10) == 0 {
				s.guard(s.db.Flush)
			}
		}
		crashed := fs.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: r.IntN(101), RNG: r})
		s.Close()
		s, err = Open("db", &Options{FS: crashed})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		got, err := stateOf(s.latest)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		fine := got == m.State()
		for _, p := range pending {
			fine = fine || got == p.State()
		}
		if !fine {
			t.Fatalf("seed %d: what was confirmed is not there, or half of something is", seed)
		}
		s.Close()
	}
}

// TestFullDisk fills the disk in the middle of writing and loading.
func TestFullDisk(t *testing.T) {
	step := 40
	if *long {
		step = 1
	}
	for after := 0; after < 400; after += step {
		fs := vfs.NewMem()
		var n atomic.Int64
		var full atomic.Bool
		faulty := errorfs.Wrap(fs, errorfs.InjectorFunc(func(op errorfs.Op) error {
			switch op.Kind {
			case errorfs.OpFileWrite, errorfs.OpCreate, errorfs.OpFileSync, errorfs.OpFileSyncData, errorfs.OpLink, errorfs.OpMkdirAll:
				if n.Add(1) > int64(after) {
					full.Store(true)
				}
				if full.Load() {
					return syscall.ENOSPC
				}
			}
			return nil
		}))
		m, maybe := storetest.NewModel(), storetest.NewModel()
		s, err := Open("db", &Options{FS: faulty})
		if err == nil {
			for i := range 200 {
				c := &storetest.Change{Replace: []storetest.Graph{{Label: news.Label(i), Quads: news.Article(i)}}}
				maybe = m.Clone()
				maybe.Apply(c)
				if i%20 == 19 {
					err = s.BulkLoad(quad.NewReader(news.Article(i)))
				} else {
					err = apply(s, c)
				}
				if err != nil {
					if !errors.Is(err, syscall.ENOSPC) && !strings.Contains(err.Error(), "no space left") {
						t.Errorf("after %d writes: %v", after, err)
					}
					break
				}
				m = maybe.Clone()
				if i%10 == 9 {
					s.guard(func() error { _, err := s.db.AsyncFlush(); return err })
				}
			}
			s.Close()
		}
		full.Store(false)
		s, err = Open("db", &Options{FS: fs})
		if err != nil {
			t.Fatalf("after %d writes: %v", after, err)
		}
		got, err := stateOf(s.latest)
		if err != nil {
			t.Fatalf("after %d writes: %v", after, err)
		}
		if got != m.State() && got != maybe.State() {
			t.Fatalf("after %d writes: the store is not whole", after)
		}
		s.Close()
	}
}

// TestEveryoneAtOnce has readers, writers, a loader, an export and a backup at work together, and
// a watchdog.
func TestEveryoneAtOnce(t *testing.T) {
	span := 400 * time.Millisecond
	if *long {
		span = time.Minute
	}
	fs := vfs.NewMem()
	s, err := Open("db", &Options{FS: fs, Values: 20_000})
	if err != nil {
		t.Fatal(err)
	}
	end := time.Now().Add(span)
	watchdog := time.AfterFunc(span+time.Minute, func() { panic("somebody waits for somebody for ever") })
	defer watchdog.Stop()
	ctx := context.Background()
	var wg sync.WaitGroup
	work := func(f func(i int) error) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; time.Now().Before(end); i++ {
				if err := f(i); err != nil {
					t.Error(err)
					return
				}
			}
		}()
	}
	whole := func(v *View) error {
		return v.Labels(ctx, func(label quad.Value, n int) error {
			if n != news.Quads {
				return fmt.Errorf("%v has %d quads", label, n)
			}
			return nil
		})
	}
	for w := range 2 {
		work(func(i int) error { return put(s, news.Label(w*50+i%50), news.Edition(w*50+i%50, i)) })
	}
	work(func(i int) error { return put(s, news.Label(i%100), nil) })
	work(func(i int) error { return s.BulkLoad(quad.NewReader(news.Article(1000 + i%10))) })
	for range 2 {
		work(func(i int) error {
			v := s.View()
			defer v.Close()
			for _, p := range storetest.Paths {
				if _, err := p(v).Iterate(ctx).Limit(100).AllValues(v); err != nil {
					return err
				}
			}
			return whole(v)
		})
	}
	work(func(i int) error { // the moving state
		_, err := storetest.Paths["two hops"](s).Iterate(ctx).Limit(100).AllValues(s)
		return err
	})
	work(func(i int) error {
		v := s.View()
		defer v.Close()
		return v.Sorted(ctx, func(*Terms) error { return nil })
	})
	work(func(i int) error {
		name := fmt.Sprint("backup", i)
		if err := s.Backup(name); err != nil {
			return err
		}
		b, err := Open(name, &Options{FS: fs})
		if err != nil {
			return err
		}
		return errors.Join(whole(b.latest), b.Close(), fs.RemoveAll(name))
	})
	wg.Wait()
	sound(t, s.latest)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestHub gives one node many quads, and takes them away and adds them again and again: a query
// beside them stays quick and the files stay small.
func TestHub(t *testing.T) {
	quads, rounds := 2000, 30
	if *long {
		quads, rounds = 100_000, 1000
	}
	dir := filepath.Join(t.TempDir(), "kg.db")
	s, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	hub := quad.IRI("urn:kg:org:hub")
	all := make([]quad.Quad, quads)
	for i := range all {
		all[i] = quad.Quad{Subject: quad.IRI(fmt.Sprint("urn:kg:person:", i)), Predicate: news.Member, Object: hub, Label: hub}
	}
	for i := range 20 {
		if err := put(s, news.Label(i), news.Article(i)); err != nil {
			t.Fatal(err)
		}
	}
	look := func() time.Duration {
		start := time.Now()
		v := s.View()
		defer v.Close()
		if _, err := storetest.Paths["up, down"](v).Iterate(context.Background()).AllValues(v); err != nil {
			t.Fatal(err)
		}
		it := v.QuadIterator(quad.Object, v.ValueOf(hub))
		it.Next(context.Background())
		it.Close()
		return time.Since(start)
	}
	var first, worst time.Duration
	size := int64(0)
	part := all
	if *long {
		part = all[:1000]
	}
	if err := put(s, hub, all); err != nil {
		t.Fatal(err)
	}
	for round := range rounds {
		err := s.Update(func(_ *View, c *Change) error { c.Remove = part; return nil })
		if err == nil && round%2 == 0 {
			look()
		}
		if err == nil {
			err = s.Update(func(_ *View, c *Change) error { c.Add = part; return nil })
		}
		if err != nil {
			t.Fatal(err)
		}
		d := look()
		if round < 3 {
			first = max(first, d)
		}
		if round >= rounds-5 {
			worst = max(worst, d)
		}
		if round == 9 {
			size = usage(dir)
		}
	}
	sound(t, s.latest)
	t.Logf("%d rounds: look %v → %v, size %d → %d", rounds, first, worst, size, usage(dir))
	if worst > 20*first+50*time.Millisecond {
		t.Errorf("a look took %v at first and %v at last", first, worst)
	}
	if now := usage(dir); now > 4*size+(64<<20) {
		t.Errorf("%d bytes after ten rounds, %d at last", size, now)
	}
}

func usage(dir string) (n int64) {
	filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			n += info.Size()
		}
		return nil
	})
	return n
}
