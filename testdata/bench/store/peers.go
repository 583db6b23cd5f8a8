package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	_ "github.com/mattn/go-sqlite3"

	"kg/graph/store"
	"kg/testdata/bench/news"
)

// hub is where the 2 hops begin: mentions of a common entity, and what else their articles mention.
var hub = news.Entity(11)

const mentions = "https://schema.org/mentions"

var gizmoText = fmt.Sprintf("g.V(%q).In(%q).Out(%q).All()", "<"+string(hub)+">", "<"+mentions+">", "<"+mentions+">")

func writeLine(b *bytes.Buffer, q quad.Quad) {
	for _, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			term, _ := store.AppendTerm(nil, v)
			b.Write(term)
			b.WriteByte(' ')
		}
	}
	b.WriteString(".\n")
}

// open opens the stores that are quick at any size.
func open(dir string) ([]*peer, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	kg, err := openKG(filepath.Join(dir, "kg"))
	if err != nil {
		return nil, err
	}
	lite, err := openSQLite(filepath.Join(dir, "sqlite"))
	if err != nil {
		return nil, err
	}
	return []*peer{kg, lite, memory()}, nil
}

// openSlow opens those that are not.
func openSlow(dir string) (out []*peer, err error) {
	for _, name := range []string{"bolt", "leveldb"} {
		p, err := openCayley(name, filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// hops runs the query through Cayley's Gizmo.
func hops(qs graph.QuadStore) func() (int, error) {
	return func() (int, error) {
		ctx := context.Background()
		it, err := gizmo.NewSession(qs).Execute(ctx, gizmoText, query.Options{Collation: query.Raw, Limit: -1})
		if err != nil {
			return 0, err
		}
		defer it.Close()
		n := 0
		for it.Next(ctx) {
			n++
		}
		return n, it.Err()
	}
}

func openKG(dir string) (*peer, error) {
	s, err := store.Open(dir, nil)
	if err != nil {
		return nil, err
	}
	put := func(i int, quads []quad.Quad) error {
		return s.Update(func(v *store.View, c *store.Change) error {
			var b bytes.Buffer
			for _, q := range quads {
				writeLine(&b, q)
			}
			sum := sha256.Sum256(b.Bytes())
			old, err := v.Meta(string(news.Label(i)))
			if err != nil || bytes.Equal(old, sum[:]) {
				return err
			}
			c.Replace = []store.Graph{{Label: news.Label(i), Quads: quads}}
			c.Meta = map[string][]byte{string(news.Label(i)): sum[:]}
			return nil
		})
	}
	return &peer{
		name: "kg",
		load: func(file string, _ []quad.Quad) error {
			f, err := os.Open(file)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = s.LoadNQuads(context.Background(), f, func(line []byte, n int) (quad.Quad, bool, error) {
				q, err := nquads.Parse(string(line))
				return q, err == nil, err
			})
			return err
		},
		tx:   put,
		same: put,
		hops: func() (int, error) {
			v := s.View()
			defer v.Close()
			return hops(v)()
		},
		export: func() (int, error) {
			w := bufio.NewWriter(io.Discard)
			n := 0
			return n, s.Sorted(context.Background(), func(t *store.Terms) error {
				n++
				for _, term := range t {
					w.Write(term)
					w.WriteByte(' ')
				}
				_, err := w.WriteString(".\n")
				return err
			})
		},
		close: func() { s.Close() },
	}, nil
}

func openCayley(name, dir string) (*peer, error) {
	if name != "bolt" {
		os.MkdirAll(dir, 0o755)
	}
	if err := graph.InitQuadStore(name, dir, nil); err != nil {
		return nil, err
	}
	qs, err := graph.NewQuadStore(name, dir, nil)
	if err != nil {
		return nil, err
	}
	return &peer{
		name: name,
		load: func(_ string, quads []quad.Quad) error {
			w, err := qs.NewQuadWriter()
			if err != nil {
				return err
			}
			all := quads
			for len(all) > 0 {
				n := min(len(all), 10_000)
				if _, err := w.WriteQuads(all[:n]); err != nil {
					return err
				}
				all = all[n:]
			}
			return w.Close()
		},
		tx: func(_ int, quads []quad.Quad) error {
			var deltas []graph.Delta
			for _, q := range quads {
				deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
			}
			return qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true})
		},
		close: func() { qs.Close() },
	}, nil
}

func memory() *peer {
	qs := memstore.New()
	return &peer{
		name: "memory",
		load: func(_ string, quads []quad.Quad) error {
			for _, q := range quads {
				qs.AddQuad(q)
			}
			return nil
		},
		tx: func(_ int, quads []quad.Quad) error {
			for _, q := range quads {
				qs.AddQuad(q)
			}
			return nil
		},
		hops:  func() (int, error) { return hops(qs)() },
		close: func() {},
	}
}

// openSQLite makes a dictionary and a table of quads that three covering indexes serve.
func openSQLite(file string) (*peer, error) {
	db, err := sql.Open("sqlite3", file+"?_journal_mode=WAL&_synchronous=FULL&_cache_size=-64000")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	for _, s := range []string{
		"CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT UNIQUE)",
		"CREATE TABLE quad (s INT, p INT, o INT, l INT, PRIMARY KEY (s, p, o, l)) WITHOUT ROWID",
		"CREATE INDEX opsl ON quad (o, p, s, l)",
		"CREATE INDEX lspo ON quad (l, s, p, o)",
	} {
		if _, err := db.Exec(s); err != nil {
			return nil, err
		}
	}
	add := func(quads []quad.Quad) error {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		find, _ := tx.Prepare("SELECT id FROM term WHERE text = ?")
		term, _ := tx.Prepare("INSERT INTO term (text) VALUES (?)")
		put, _ := tx.Prepare("INSERT OR IGNORE INTO quad VALUES (?, ?, ?, ?)")
		known := map[string]int64{}
		for _, q := range quads {
			var ids [4]any
			for i, d := range quad.Directions {
				text, _ := store.AppendTerm(nil, q.Get(d))
				id, ok := known[string(text)]
				if !ok {
					err := find.QueryRow(string(text)).Scan(&id)
					if err == sql.ErrNoRows {
						r, err := term.Exec(string(text))
						if err != nil {
							return err
						}
						id, _ = r.LastInsertId()
					} else if err != nil {
						return err
					}
					known[string(text)] = id
				}
				ids[i] = id
			}
			if _, err := put.Exec(ids[:]...); err != nil {
				return err
			}
		}
		return tx.Commit()
	}
	return &peer{
		name: "sqlite",
		load: func(_ string, quads []quad.Quad) error { return add(quads) },
		tx:   func(_ int, quads []quad.Quad) error { return add(quads) },
		hops: func() (int, error) {
			rows, err := db.Query(`SELECT t.text FROM quad a JOIN quad b ON b.s = a.s AND b.p = a.p JOIN term t ON t.id = b.o
				WHERE a.o = (SELECT id FROM term WHERE text = ?) AND a.p = (SELECT id FROM term WHERE text = ?)`,
				"<"+string(hub)+">", "<"+mentions+">")
			if err != nil {
				return 0, err
			}
			defer rows.Close()
			n := 0
			for rows.Next() {
				var text string
				if err := rows.Scan(&text); err != nil {
					return n, err
				}
				n++
			}
			return n, rows.Err()
		},
		close: func() { db.Close() },
	}, nil
}
