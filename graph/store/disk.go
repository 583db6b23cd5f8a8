package store

import (
	"fmt"
	"io"
	"math"
	"strings"
	"syscall"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// disk is the file system as pebble sees it. Where its log or its manifest cannot be written,
// pebble ends the process or leaves a mutex unlocked; here the store fails instead, everybody who
// waits for it is told, and the goroutine that met the error is parked for good.
// pebble's own lock is not taken: the store holds one.
type disk struct {
	vfs.FS
	s *Store
}

type unlocked struct{}

func (unlocked) Close() error { return nil }

// Lock does nothing.
func (d disk) Lock(string) (io.Closer, error) { return unlocked{}, nil }

// Unwrap implements vfs.FS.
func (d disk) Unwrap() vfs.FS { return d.FS }

func vital(name string) bool {
	return strings.HasSuffix(name, ".log") || strings.Contains(name, "MANIFEST")
}

// park fails the store on an error of a vital file, and does not come back.
func (d disk) park(err error) {
	d.s.fail(err)
	select {}
}

func (d disk) vital(name string, f vfs.File, err error) (vfs.File, error) {
	switch {
	case !vital(name):
		return f, err
	case err != nil:
		d.park(err)
	}
	vf := vitalFile{f, d}
	if !strings.HasSuffix(name, ".log") {
		return vf, nil
	}
	info, err := f.Stat()
	if err != nil {
		d.park(err)
	}
	return &logFile{vitalFile: vf, blank: info.Size()}, nil
}

// Create implements vfs.FS.
func (d disk) Create(name string, c vfs.DiskWriteCategory) (vfs.File, error) {
	f, err := d.FS.Create(name, c)
	return d.vital(name, f, err)
}

// ReuseForWrite implements vfs.FS.
func (d disk) ReuseForWrite(from, to string, c vfs.DiskWriteCategory) (vfs.File, error) {
	f, err := d.FS.ReuseForWrite(from, to, c)
	return d.vital(to, f, err)
}

// OpenDir implements vfs.FS: a folder that cannot be synced has lost a log.
func (d disk) OpenDir(name string) (vfs.File, error) {
	f, err := d.FS.OpenDir(name)
	if err != nil {
		return nil, err
	}
	return vitalFile{f, d}, nil
}

type vitalFile struct {
	vfs.File
	d disk
}

func (f vitalFile) try(err error) error {
	if err != nil {
		f.d.park(err)
	}
	return nil
}

// Write implements vfs.File.
func (f vitalFile) Write(b []byte) (int, error) {
	n, err := f.File.Write(b)
	return n, f.try(err)
}

// Close implements vfs.File.
func (f vitalFile) Close() error { return f.try(f.File.Close()) }

// Preallocate implements vfs.File.
func (f vitalFile) Preallocate(offset, n int64) error { return f.try(f.File.Preallocate(offset, n)) }

// Sync implements vfs.File.
func (f vitalFile) Sync() error { return f.try(f.File.Sync()) }

// SyncData implements vfs.File.
func (f vitalFile) SyncData() error { return f.try(f.File.SyncData()) }

// SyncTo implements vfs.File.
func (f vitalFile) SyncTo(n int64) (bool, error) {
	full, err := f.File.SyncTo(n)
	return full, f.try(err)
}

// logFile is a log, whose file is longer than what is in it: to sync what overwrites a file takes two
// thirds of the time that it takes where the file grows. Pebble takes zeros for the end of a log.
type logFile struct {
	vitalFile
	at    int64 // bytes written
	blank int64 // the length of the file
}

// blankStep is how many bytes a log grows by.
const blankStep = 256 << 10

var zeros [blankStep]byte

// Write implements vfs.File. Zeros that cannot be written do no harm.
func (f *logFile) Write(b []byte) (int, error) {
	end := f.at + int64(len(b))
	for f.blank < end {
		if _, err := f.File.WriteAt(zeros[:], f.blank); err != nil {
			f.blank = math.MaxInt64
			break
		}
		f.blank += blankStep
	}
	f.at = end
	return f.vitalFile.Write(b)
}

// reserve is what must stay free on the disk so that what was written can still be put in order.
const reserve = 64 << 20

// room refuses to write where the disk is as good as full: what is there stays readable.
func (s *Store) room() error {
	u, err := s.fs.GetDiskUsage(s.path)
	if err != nil || u.AvailBytes >= min(reserve, u.TotalBytes/8) {
		return nil
	}
	return fmt.Errorf("store: %s: only %d MB are free on the disk, nothing was written: %w",
		s.path, u.AvailBytes>>20, syscall.ENOSPC)
}
