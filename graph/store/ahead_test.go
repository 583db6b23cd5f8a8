package store

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

// mentions is a list long enough to be read ahead: what is mentioned beside what is mentioned beside
// an entity.
func mentions(v *View) graph.IteratorShape {
	start := path.StartPath(v, news.Entity(11)).In(news.Mentions).Out(news.Mentions).In(news.Mentions).Out(news.Mentions)
	return graph.AsShape(start.BuildIterator())
}

// TestAhead sees that what is read ahead is what is there, in one order, whoever stops in the middle.
func TestAhead(t *testing.T) {
	s := filled(t, 300)
	ctx := context.Background()
	v := s.View()
	defer v.Close()
	list := func(limit int) (out []graph.Ref) {
		it := mentions(v).Iterate()
		defer it.Close()
		for len(out) < limit && it.Next(ctx) {
			out = append(out, it.Result())
			for it.NextPath(ctx) {
				out = append(out, it.Result())
			}
		}
		if err := it.Err(); err != nil {
			t.Fatal(err)
		}
		if it.(*joinNext).ahead == nil {
			t.Fatal("the list is not read ahead")
		}
		return out
	}
	all := list(1 << 30)
	want := 0
	has := mentions(v).Lookup()
	for _, ref := range slices.Compact(slices.SortedFunc(slices.Values(all), func(a, b graph.Ref) int { return int(a.(Node)) - int(b.(Node)) })) {
		for ok := has.Contains(ctx, ref); ok; ok = has.NextPath(ctx) {
			want++
		}
	}
	if len(all) < 3*lastChunk/2 || len(all) != want {
		t.Fatalf("%d results, want %d, and more than are read at a time", len(all), want)
	}
	for _, n := range []int{1, 15, 81, 400, 1400} {
		if got := list(n); !slices.Equal(got, all[:len(got)]) || len(got) < n {
			t.Errorf("the first %d are others", n)
		}
	}
	stopped, cancel := context.WithCancel(ctx)
	it := mentions(v).Iterate()
	for n := 0; it.Next(stopped); n++ {
		if n == 500 {
			cancel()
		}
	}
	cancel()
	if err := it.Err(); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	it.Close()
}

// TestAheadOfAhead reads a list whose beginning is itself read ahead, part by part.
func TestAheadOfAhead(t *testing.T) {
	s := mem(t)
	if err := s.BulkLoad(quad.NewReader(articles(0, 1000))); err != nil {
		t.Fatal(err)
	}
	v := s.View()
	defer v.Close()
	it := mentions(v).Iterate()
	defer it.Close()
	n := 0
	for it.Next(context.Background()) {
		n++
	}
	if err := it.Err(); err != nil || n < 20_000 {
		t.Fatalf("after %d results: %v", n, err)
	}
}

// TestAheadForgotten closes a view and the store while a list that nobody closes is read ahead.
func TestAheadForgotten(t *testing.T) {
	s := filled(t, 150)
	for range 20 {
		v := s.View()
		it := mentions(v).Iterate()
		for range 500 {
			it.Next(context.Background())
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	it := mentions(s.latest).Iterate()
	for range 500 {
		it.Next(context.Background())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestExportStops sees that an export that somebody ends leaves nothing running.
func TestExportStops(t *testing.T) {
	s := filled(t, 300)
	before := runtime.NumGoroutine()
	enough := errors.New("enough")
	for _, stop := range []int{1, 20_000} {
		n := 0
		ctx, cancel := context.WithCancel(context.Background())
		err := s.Sorted(ctx, func(*Terms) error {
			if n++; n == stop {
				return enough
			}
			return nil
		})
		if !errors.Is(err, enough) || n != stop {
			t.Errorf("%v after %d quads", err, n)
		}
		n = 0
		err = s.Sorted(ctx, func(*Terms) error {
			if n++; n == stop {
				cancel()
			}
			return nil
		})
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, before it were %d", runtime.NumGoroutine(), before)
}
