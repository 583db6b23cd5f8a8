package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

const holderFile = "HOLDER"

// LockedError is returned for a store that somebody else has open.
type LockedError struct {
	Path    string
	PID     int       // 0 if it could not be found out
	Command string    // what the holder was started as
	Since   time.Time // when it opened the store
	Readers string    // where the holder serves readers, or ""
}

func (e *LockedError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("store: %s is in use by another process", e.Path)
	}
	return fmt.Sprintf("store: %s is in use by process %d (%s) since %s",
		e.Path, e.PID, e.Command, e.Since.Format("2006-01-02 15:04:05"))
}

type lock struct {
	fs   vfs.FS
	path string
	file io.Closer
	once sync.Once
}

// takeLock locks the folder or says who holds it; it does not wait.
func takeLock(fs vfs.FS, path string) (*lock, error) {
	f, err := fs.Lock(fs.PathJoin(path, "LOCK"))
	if err != nil {
		if errors.Is(err, os.ErrPermission) || errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("store: %w", err)
		}
		e := &LockedError{}
		if text, err := readFile(fs, fs.PathJoin(path, holderFile)); err == nil {
			json.Unmarshal(text, e)
		}
		e.Path = path
		return nil, e
	}
	l := &lock{fs: fs, path: path, file: f}
	if err := l.tell(""); err != nil {
		l.release()
		return nil, fmt.Errorf("store: %w", err)
	}
	return l, nil
}

// tell writes who holds the lock, and where it serves readers.
func (l *lock) tell(readers string) error {
	args := append([]string{filepath.Base(os.Args[0])}, os.Args[1:]...)
	command := []rune(strings.Join(args, " "))
	if len(command) > 100 {
		command = append(command[:99], '…')
	}
	text, err := json.Marshal(LockedError{
		PID: os.Getpid(), Command: string(command), Since: time.Now().Truncate(time.Second),
		Readers: readers,
	})
	if err != nil {
		return err
	}
	name := l.fs.PathJoin(l.path, holderFile)
	f, err := l.fs.Create(name+".new", vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return l.fs.Rename(name+".new", name)
}

func (l *lock) release() {
	l.once.Do(func() {
		l.fs.Remove(l.fs.PathJoin(l.path, holderFile))
		l.file.Close()
	})
}
