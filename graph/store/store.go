// Package store is Cayley's graph.QuadStore over pebble: the embedded store of kg.
//
//	s, err := store.Open("kg.db", nil)      // the only writer; *LockedError names the holder
//	defer s.Close()
//	err = s.Update(func(v *store.View, c *store.Change) error { … })   // one atomic, synced step
//	v := s.View()                           // a snapshot, itself a graph.QuadStore (read-only)
//	defer v.Close()
//
// A Change adds and removes quads, makes a label hold exactly the quads given (Replace), and sets
// keys of a small metadata space (article → content hash). It is one pebble batch and one sync: all
// of it happens, or none. Inside Update the View shows the state that the Change will apply to.
// Several goroutines may call Update: each step stays atomic, their syncs are shared. UpdateAsync
// returns as soon as the next Update may begin, and a function that waits for the disk.
//
// Values are kept exactly as given (see AppendTerm): "0042" stays "0042", native types come back
// as native types; only a quad.Time comes back in UTC.
// A node lives if and only if a quad has it; what no quad has is gone from the dictionary too.
//
// View.Each, View.Sorted, View.Label and View.Meta are what readers need beyond graph.QuadStore.
// A Store may be used by any number of goroutines, and so may a View.
//
// OpenReader reads a store that another process has open: the holder makes a checkpoint for it.
//
// After an error of the disk the store refuses all further use: close it and open it again, and it
// holds every step that was confirmed, and of the last one all or nothing.
package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"github.com/cayleygraph/cayley/graph"
)

// Type is the name under which the store is registered with Cayley.
const Type = "kg"

func init() {
	graph.RegisterQuadStore(Type, graph.QuadStoreRegistration{
		NewFunc: func(path string, _ graph.Options) (graph.QuadStore, error) {
			return Open(path, nil)
		},
		InitFunc: func(path string, _ graph.Options) error {
			s, err := Open(path, nil)
			if err != nil {
				return err
			}
			return s.Close()
		},
		IsPersistent: true,
	})
}

// Options of a store; the zero value is for users.
type Options struct {
	FS        vfs.FS // where the files are; nil is the disk
	Cache     int64  // bytes for blocks of the files and for what is not yet in them; 0 is 64 MB
	Values    int64  // bytes for values read and ids looked up; 0 is 16 MB
	MustExist bool   // refuse to make a new store
}

// Store is an open store. It holds the lock of its folder until Close.
type Store struct {
	*latest // what it holds now

	path  string
	fs    vfs.FS
	db    *pebble.DB
	lock  *lock
	cache *ValueCache
	share *share // nil where there are no readers in other processes

	readOnly bool   // opened by OpenReader
	data     string // the folder of pebble's files
	release  func() // frees the checkpoint of a store that another process has open

	write  sync.Mutex        // held by the one who prepares and applies a step
	known  *termCache        // term → id; guarded by write
	state  state             // guarded by write
	counts map[uint64]uint64 // quads of a predicate; guarded by write

	runQuads  int // quads that a bulk load sorts at a time
	termBytes int // and bytes of terms that it keeps in memory

	applied uint64        // steps that readers see; guarded by write
	durable atomic.Uint64 // steps that are on disk, at least

	version atomic.Uint64 // grows with each step: iterators of older versions are stale
	failed  atomic.Pointer[error]
	down    chan struct{} // closed when failed is set
	closed  atomic.Bool
}

// latest is the view of a store that moves with it.
type latest = View

var (
	_ graph.QuadStore  = (*Store)(nil)
	_ graph.BulkLoader = (*Store)(nil)
)

// ErrNotStore is returned for a folder or file that holds something else than a store.
var ErrNotStore = errors.New("not a kg store")

// ErrClosed is returned by a store that was closed.
var ErrClosed = errors.New("store: closed")

// Open opens the store in the folder path, or makes it. One process at a time can hold it open.
func Open(path string, o *Options) (*Store, error) {
	if o == nil {
		o = &Options{}
	}
	return open(path, o, false)
}

// open opens the store, only to read it if reading is set.
func open(path string, o *Options, reading bool) (*Store, error) {
	if path == "" {
		return nil, fmt.Errorf("store: no path given")
	}
	fs := o.FS
	if fs == nil {
		fs = vfs.Default
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
	}
	version, err := checkFormat(fs, path)
	if err != nil {
		return nil, err
	}
	if version == 0 && o.MustExist {
		return nil, fmt.Errorf("store: %s: %w", path, os.ErrNotExist)
	}
	if err := makeDir(fs, path); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	l, err := takeLock(fs, path)
	if err != nil {
		return nil, err
	}
	s := newStore(path, fs, o)
	s.lock, s.readOnly = l, reading
	err = s.guard(func() error { return s.open(version, orElse(o.Cache, 64<<20)) })
	if err != nil {
		l.release()
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	if o.FS == nil {
		s.startShare()
	}
	return s, nil
}

func newStore(path string, fs vfs.FS, o *Options) *Store {
	return &Store{
		path: path, fs: fs, down: make(chan struct{}), runQuads: 1 << 17, termBytes: 48 << 20, release: func() {},
		cache:  NewValueCache(orElse(o.Values, 16<<20) / 2),
		known:  newTermCache(orElse(o.Values, 16<<20) / 2),
		counts: make(map[uint64]uint64),
	}
}

// Path is the folder of the store.
func (s *Store) Path() string { return s.path }

// Close writes what is in memory and frees the lock. Views must not be used after it.
func (s *Store) Close() error {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed.Swap(true) {
		return nil
	}
	if s.share != nil {
		s.share.stop()
	}
	defer func() {
		if s.lock != nil {
			s.lock.release()
		}
		s.release()
	}()
	s.latest.drop()
	done := make(chan error, 1)
	go func() {
		var err error
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("store: %v", r)
			}
			done <- err
		}()
		if s.failed.Load() == nil && !s.readOnly && s.db.Metrics().MemTable.Size > smallLog {
			err = s.db.Flush()
		}
		err = errors.Join(err, s.db.Close())
	}()
	select {
	case err := <-done:
		return err
	case <-s.down:
	}
	select { // after a failure pebble may never come back
	case <-done:
	case <-time.After(100 * time.Millisecond):
	}
	return *s.failed.Load()
}

func orElse(n, def int64) int64 {
	if n > 0 {
		return n
	}
	return def
}
