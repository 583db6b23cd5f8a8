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
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/sstable"
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

// state is the store's counters, kept under one key.
type state struct{ next, nodes, quads uint64 }

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

func orElse(n, def int64) int64 {
	if n > 0 {
		return n
	}
	return def
}

func newStore(path string, fs vfs.FS, o *Options) *Store {
	return &Store{
		path: path, fs: fs, down: make(chan struct{}), runQuads: 1 << 17, termBytes: 48 << 20, release: func() {},
		cache:  NewValueCache(orElse(o.Values, 16<<20) / 2),
		known:  newTermCache(orElse(o.Values, 16<<20) / 2),
		counts: make(map[uint64]uint64),
	}
}

func (s *Store) open(version int, cacheSize int64) error {
	dir := s.fs.PathJoin(s.path, dataDir)
	asWriter := func(*pebble.Options) {}
	if s.readOnly {
		err := pebble.ErrDBDoesNotExist // or its log is to be put in order
		if s.logged(dir) <= smallLog {
			err = s.openDB(dir, cacheSize, asReader)
		}
		if !errors.Is(err, pebble.ErrDBDoesNotExist) { // who made the store may have died before it had anything
			return err
		}
		if err := s.openDB(dir, cacheSize, asWriter); err != nil {
			return err
		}
		s.latest.drop()
		if err := s.db.Close(); err != nil {
			return err
		}
		return s.openDB(dir, cacheSize, asReader)
	}
	if version < formatVersion {
		if err := writeFormat(s.fs, s.path); err != nil {
			return err
		}
	}
	if err := s.fs.RemoveAll(s.fs.PathJoin(s.path, loadDir)); err != nil {
		return err
	}
	return s.openDB(dir, cacheSize, asWriter)
}

// Opening a store for writing syncs half a dozen files. A reader leaves them as they lie; only a
// log larger than smallLog, which each reader would have to read through, it has put in order.
const smallLog = 1 << 20

// asReader makes pebble's options those of a reader, who reads little.
func asReader(o *pebble.Options) {
	o.ReadOnly = true
	o.DisableTableStats = true
}

// logged is how many bytes wait in the log of pebble's folder.
func (s *Store) logged(dir string) (n int64) {
	names, err := s.fs.List(dir)
	if err != nil {
		return smallLog + 1 // pebble will say what is wrong
	}
	for _, name := range names {
		if info, err := s.fs.Stat(s.fs.PathJoin(dir, name)); err == nil && strings.HasSuffix(name, ".log") {
			n += info.Size()
		}
	}
	return n
}

func (s *Store) openDB(dir string, cacheSize int64, adjust func(*pebble.Options)) error {
	cache := pebble.NewCache(cacheSize)
	defer cache.Unref()
	o := dbOptions(disk{s.fs, s}, cache)
	o.Logger = logger{s}
	o.EventListener = &pebble.EventListener{BackgroundError: func(err error) { s.fail(err) }}
	adjust(o)
	db, err := pebble.Open(dir, o)
	if err != nil {
		return err
	}
	s.db, s.data = db, dir
	s.latest = &View{s: s, r: db, version: &s.version}
	s.state, err = s.latest.state()
	if err != nil {
		db.Close()
	}
	return err
}

// dbOptions are pebble's options for the store and for what is loaded into it.
func dbOptions(fs vfs.FS, cache *pebble.Cache) *pebble.Options {
	o := &pebble.Options{
		FS:                          fs,
		Cache:                       cache,
		Comparer:                    comparer,
		FormatMajorVersion:          pebble.FormatTableFormatV6,
		MemTableSize:                16 << 20,
		MemTableStopWritesThreshold: 4,
		L0CompactionThreshold:       4,
		L0StopWritesThreshold:       24,
		LBaseMaxBytes:               64 << 20,
		MaxOpenFiles:                500,
		BytesPerSync:                1 << 20,
		WALBytesPerSync:             0,
	}
	// a checkpoint of pebble v2.1.4 forgets tables that wait among the memory tables
	o.Experimental.DisableIngestAsFlushable = func() bool { return true }
	o.CompactionConcurrencyRange = func() (int, int) { return 1, 2 }
	o.Levels[0] = pebble.LevelOptions{
		BlockSize:    16 << 10,
		FilterPolicy: bloom.FilterPolicy(10),
		Compression:  func() *sstable.CompressionProfile { return sstable.SnappyCompression },
	}
	return o
}

// logger keeps pebble quiet, and turns its fatal errors into the failure of the store: the
// goroutine that met one ends (pebble cannot go on), everybody else is refused.
type logger struct{ s *Store }

func (logger) Infof(string, ...any)  {}
func (logger) Errorf(string, ...any) {}
func (l logger) Fatalf(format string, args ...any) {
	l.s.fail(fmt.Errorf(format, args...))
	runtime.Goexit()
}

// fail puts the store out of use; the first cause is kept.
func (s *Store) fail(err error) {
	err = fmt.Errorf("store: the disk failed, open the store again: %w", err)
	if s.failed.CompareAndSwap(nil, &err) {
		close(s.down)
	}
}

// err is why the store cannot be used, or nil.
func (s *Store) err() error {
	if e := s.failed.Load(); e != nil {
		return *e
	}
	if s.closed.Load() {
		return ErrClosed
	}
	return nil
}

// guard runs f, which calls pebble, and returns when it does or when the store fails: f may then
// be parked for ever. A panic over damaged files comes back as an error.
func (s *Store) guard(f func() error) error {
	done := make(chan error, 1)
	go func() {
		err := errAbandoned
		defer func() {
			if r := recover(); r != nil {
				s.fail(fmt.Errorf("%v", r))
				err = s.err()
			}
			done <- err
		}()
		err = f()
	}()
	select {
	case err := <-done:
		return err
	case <-s.down:
		return s.err()
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
