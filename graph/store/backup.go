package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Backup writes the store as it is to a new folder, which is itself a store, while others read and
// write. On the same disk it shares the files, which never change, and takes no room; elsewhere it
// copies them.
func (s *Store) Backup(path string) error {
	if err := s.err(); err != nil {
		return err
	}
	if _, err := s.fs.Stat(path); err == nil {
		return fmt.Errorf("store: %s: %w", path, os.ErrExist)
	}
	if err := s.checkpoint(path); err != nil {
		s.fs.RemoveAll(path)
		return fmt.Errorf("store: backup: %w", err)
	}
	return nil
}

// checkpoint makes the folder path a store that holds what this one holds. FORMAT comes last: a
// folder without it is no store.
func (s *Store) checkpoint(path string) error {
	if err := makeDir(s.fs, path); err != nil {
		return err
	}
	data := s.fs.PathJoin(path, dataDir)
	err := s.guard(func() error {
		if s.readOnly {
			return copyFiles(s.fs, s.data, data)
		}
		return s.db.Checkpoint(data, pebble.WithFlushedWAL())
	})
	if err != nil {
		return err
	}
	return writeFormat(s.fs, path)
}

// copyFiles makes the folder to hold what pebble's folder from does, to which nobody writes:
// its tables never change and are linked, the rest is copied.
func copyFiles(fs vfs.FS, from, to string) error {
	names, err := fs.List(from)
	if err != nil {
		return err
	}
	if err := fs.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		put := vfs.Copy
		if strings.HasSuffix(name, ".sst") {
			put = vfs.LinkOrCopy
		}
		if err := put(fs, fs.PathJoin(from, name), fs.PathJoin(to, name)); err != nil {
			return err
		}
	}
	return syncDir(fs, to)
}

// Restore makes the folder path, which must not exist, a store from a backup, after reading all of
// the backup to see that it is sound.
func Restore(ctx context.Context, backup, path string, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	from := *o
	from.MustExist = true
	s, err := Open(backup, &from)
	if err != nil {
		return err
	}
	var problems []error
	err = s.Validate(ctx, func(p string) { problems = append(problems, errors.New(p)) })
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("store: the backup %s is damaged, nothing was restored: %w", backup, problems[0])
	}
	if err == nil {
		err = s.Backup(path)
	}
	return errors.Join(err, s.Close())
}
