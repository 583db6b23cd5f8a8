package store

import (
	"context"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

func put(s *Store, label quad.Value, quads []quad.Quad) error {
	return s.Update(func(_ *View, c *Change) error {
		c.Replace = []Graph{{Label: label, Quads: quads}}
		return nil
	})
}

// filled opens a store on the disk with n articles.
func filled(b testing.TB, n int) *Store {
	b.Helper()
	s, err := Open(b.TempDir()+"/db", nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	for i := 0; i < n; i += 20 {
		err := s.Update(func(_ *View, c *Change) error {
			for k := i; k < min(i+20, n); k++ {
				c.Add = append(c.Add, news.Article(k)...)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return s
}

func BenchmarkArticle(b *testing.B) {
	s := filled(b, 1000)
	articles := make([][]quad.Quad, 200)
	for i := range articles {
		articles[i] = news.Article(1000 + i)
	}
	run := func(name string, f func(i int) error) {
		b.Run(name, func(b *testing.B) {
			start := time.Now()
			for i := 0; i < b.N; i++ {
				if err := f(i); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*news.Quads)/time.Since(start).Seconds(), "quads/s")
		})
	}
	next := 1000
	run("new", func(int) error {
		quads := news.Article(next)
		next++
		return put(s, news.Label(next-1), quads)
	})
	run("generated only", func(i int) error { news.Article(i); return nil })
	run("changed", func(i int) error { return put(s, news.Label(i%100), news.Edition(i%100, 1+i)) })
	run("unchanged", func(i int) error { return put(s, news.Label(100+i%200), news.Article(100+i%200)) })
	run("removed and added", func(i int) error {
		k := 300 + i/2%200
		if i%2 == 0 {
			return put(s, news.Label(k), nil)
		}
		return put(s, news.Label(k), news.Article(k))
	})
}

func BenchmarkQuery(b *testing.B) {
	s := filled(b, 2000)
	ctx := context.Background()
	queries := map[string]func(qs graph.QuadStore) *path.Path{
		"two hops": func(qs graph.QuadStore) *path.Path {
			return path.StartPath(qs, news.Entity(1)).Out(news.Member).In(news.Member)
		},
		"type and out": func(qs graph.QuadStore) *path.Path {
			return path.StartPath(qs).Has(news.Member, news.Entity(2)).Out(news.Member)
		},
		"mentions": func(qs graph.QuadStore) *path.Path {
			return path.StartPath(qs, news.Entity(11)).In(news.Mentions).Out(news.Mentions)
		},
		"label":          func(qs graph.QuadStore) *path.Path { return path.StartPath(qs, news.Label(7)).Out() },
		"predicate":      func(qs graph.QuadStore) *path.Path { return path.StartPath(qs).Out(news.Member) },
		"count of nodes": func(qs graph.QuadStore) *path.Path { return path.StartPath(qs).Count() },
	}
	for name, q := range queries {
		b.Run(name, func(b *testing.B) {
			n := 0
			for i := 0; i < b.N; i++ {
				v := s.View()
				n = 0
				err := q(v).Iterate(ctx).EachValue(v, func(quad.Value) { n++ })
				if err != nil {
					b.Fatal(err)
				}
				v.Close()
			}
			b.ReportMetric(float64(n), "rows")
		})
	}
	b.Run("export", func(b *testing.B) {
		start, n := time.Now(), 0
		for i := 0; i < b.N; i++ {
			n = 0
			if err := s.Sorted(ctx, func(*Terms) error { n++; return nil }); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*n)/time.Since(start).Seconds(), "quads/s")
	})
	b.Run("validate", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			if err := s.Validate(ctx, func(p string) { b.Fatal(p) }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
