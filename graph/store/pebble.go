package store

import (
	"errors"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

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
