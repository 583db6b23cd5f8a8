package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"

	"github.com/cayleygraph/quad"
)

// A bulk load turns terms into ids, sorts the quads of ids outside of memory, writes them as
// pebble's tables and hands these over in one atomic step: after a crash the store holds all of
// the load or nothing of it. Other writers wait; readers go on and see the state before.
//
//	quads → terms → ids (loadTerms) → sorted runs (loadRuns) → tables → Ingest

// loader is a bulk load under way.
type loader struct {
	s      *Store
	ctx    context.Context
	dir    string
	opts   sstable.WriterOptions
	terms  *loadTerms
	home   home // of the nodes that were made last
	homes  *tables
	runs   *loadRuns
	buf    []ids
	last   [4][]byte // the terms of the quad before, and their ids
	lastID ids
	tables []string
	before state
}

// BulkLoad implements graph.BulkLoader: all of r or, on an error, nothing. Quads that are there
// already are passed over.
func (s *Store) BulkLoad(r quad.Reader) error {
	_, err := s.load(context.Background(), func(l *loader) error {
		var t Terms
		for n := 0; ; n++ {
			q, err := r.ReadQuad()
			if err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
			if err := l.quad(q, &t); err != nil {
				return fmt.Errorf("quad %d: %w", n+1, err)
			}
		}
	})
	return err
}

// load runs feed, which gives the loader its quads, and says how many of them are new.
func (s *Store) load(ctx context.Context, feed func(*loader) error) (added int64, err error) {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return 0, err
	}
	if err := s.room(); err != nil {
		return 0, err
	}
	l := &loader{s: s, ctx: ctx, dir: s.fs.PathJoin(s.path, loadDir), before: s.state}
	if err := s.fs.RemoveAll(l.dir); err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	if err := s.fs.MkdirAll(l.dir, 0o755); err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	defer s.fs.RemoveAll(l.dir)
	o := dbOptions(s.fs, nil)
	o.EnsureDefaults()
	l.opts = o.MakeWriterOptions(6, s.db.TableFormat())
	l.terms = newLoadTerms(l)
	l.homes = l.table(tagHome)
	defer l.homes.end()
	l.runs = newLoadRuns(l)
	err = feed(l)
	if err == nil {
		err = l.flush()
	}
	err = errors.Join(err, l.runs.wait())
	if err != nil {
		l.terms.close()
		return 0, err
	}
	return l.finish()
}

// quad adds a quad of values; t is room for its terms.
func (l *loader) quad(q quad.Quad, t *Terms) error {
	if !quad.IsValidValue(q.Subject) || !quad.IsValidValue(q.Predicate) || !quad.IsValidValue(q.Object) {
		return ErrInvalid
	}
	for i, d := range quad.Directions {
		t[i] = t[i][:0]
		if val := q.Get(d); val != nil {
			var err error
			if t[i], err = AppendTerm(t[i], val); err != nil {
				return err
			}
		}
	}
	return l.add(t)
}

// add adds a quad of stored terms; an empty label is none. It keeps nothing of t.
func (l *loader) add(t *Terms) error {
	var q ids
	made := l.terms.next
	for i, term := range t {
		if len(term) == 0 {
			continue
		}
		if l.lastID[i] != 0 && bytes.Equal(term, l.last[i]) {
			q[i] = l.lastID[i]
			continue
		}
		id, err := l.terms.id(term)
		if err != nil {
			return err
		}
		q[i] = id
		l.last[i] = append(l.last[i][:0], term...)
		l.lastID[i] = id
	}
	if made < l.terms.next {
		l.settle(made, q[3])
	}
	if l.buf == nil {
		l.buf = make([]ids, 0, l.s.runQuads)
	}
	l.buf = append(l.buf, q)
	if len(l.buf) == l.s.runQuads {
		return l.flush()
	}
	return nil
}

// settle gives a home to the nodes from first on.
func (l *loader) settle(first, label uint64) {
	if l.home.last != 0 && l.home.label != label {
		l.homes.set(l.home.key(), l.home.value())
		l.home = home{}
	}
	if l.home.last == 0 {
		l.home = home{first: first, label: label}
	}
	l.home.last = l.terms.next - 1
}

func (l *loader) flush() error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	err := l.runs.add(l.buf)
	l.buf = nil
	return err
}

// finish writes the tables and gives them to pebble.
func (l *loader) finish() (added int64, err error) {
	s := l.s
	after := s.state
	after.next = l.terms.next
	after.nodes += l.terms.fresh
	if err := l.terms.finish(); err != nil {
		return 0, err
	}
	counts, n, err := l.runs.finish()
	if err != nil {
		return 0, err
	}
	if n == 0 && len(counts) == 0 {
		return 0, nil
	}
	after.quads += n
	c := l.table(tagCount)
	for _, pid := range sortedKeys(counts) {
		old, err := s.latest.predicates(pid)
		if err != nil {
			return 0, err
		}
		c.set(idKey(tagCount, pid), be64(old+counts[pid]))
	}
	st := l.table(tagState)
	st.set(stateKey, after.bytes())
	if l.home.last != 0 {
		l.homes.set(l.home.key(), l.home.value())
	}
	if err := errors.Join(c.close(), st.close(), l.homes.close()); err != nil {
		return 0, err
	}
	if err := l.ctx.Err(); err != nil {
		return 0, err
	}
	err = s.guard(func() error { return s.db.Ingest(context.Background(), l.tables) })
	if err != nil {
		s.fail(err) // whether the tables are in is only known when the store is opened again
		return 0, s.err()
	}
	s.state = after
	clear(s.counts)
	s.version.Add(1)
	return int64(n), nil
}

// tableSize is about how many bytes of keys and values a table holds.
const tableSize = 32 << 20

// tables writes sorted keys as one table after the other.
type tables struct {
	l     *loader
	tag   byte
	seq   int
	w     *sstable.Writer
	size  int
	names []string
	err   error
}

func (l *loader) table(tag byte) *tables { return &tables{l: l, tag: tag} }

func (t *tables) set(key, val []byte) {
	if t.err != nil {
		return
	}
	if t.w == nil {
		name := t.l.s.fs.PathJoin(t.l.dir, fmt.Sprintf("%c%05d.sst", t.tag, t.seq))
		f, err := t.l.s.fs.Create(name, vfs.WriteCategoryUnspecified)
		if err != nil {
			t.err = err
			return
		}
		t.seq++
		t.names = append(t.names, name)
		t.w = sstable.NewWriter(objstorageprovider.NewFileWritable(f), t.l.opts)
		t.size = 0
	}
	t.err = t.w.Set(key, val)
	t.size += len(key) + len(val) + 8
	if t.size >= tableSize && t.err == nil {
		t.err = t.w.Close()
		t.w = nil
	}
}

// close ends the last table and lists them all for Ingest.
func (t *tables) close() error {
	t.end()
	t.l.tables = append(t.l.tables, t.names...)
	return t.err
}

func (t *tables) end() {
	if t.w != nil {
		if err := t.w.Close(); t.err == nil {
			t.err = err
		}
		t.w = nil
	}
}

// loadWorkers is how many indexes are written at a time.
func loadWorkers() int { return min(len(indexes), max(1, runtime.GOMAXPROCS(0))) }

// stageOptions are pebble's options for the terms that no longer fit into memory.
func stageOptions(fs vfs.FS, cache *pebble.Cache) *pebble.Options {
	o := dbOptions(fs, cache)
	o.DisableWAL = true
	o.DisableAutomaticCompactions = true
	o.L0StopWritesThreshold = 1 << 20
	o.MemTableSize = 1 << 20
	return o
}
