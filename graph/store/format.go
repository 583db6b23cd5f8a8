package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// The folder of a store holds FORMAT (what it is, and its version), LOCK and HOLDER (who has it
// open), READERS (a socket), data (pebble's files), and for a time load (a bulk load under way) and read (what readers
// in other processes look at).
const (
	formatFile = "FORMAT"
	dataDir    = "data"
	loadDir    = "load"
	readDir    = "read"
)

// The versions of the format:
//
//	1  four key-only indexes SPOL, OPSL, POSL, LSPO; dictionary by canonical N-Quads text
//	2  homes of nodes; a store of format 1 is one of format 2 whose nodes have none yet
const formatVersion, oldestFormat = 2, 1

const formatHead = "kg store, format "

// FormatError is returned for a store that was written by another version of kg.
type FormatError struct {
	Path           string
	Version, Reads int // the store's, and the one that this kg reads
}

func (e *FormatError) Error() string {
	word := "newer: use the kg that wrote it, or a later one"
	if e.Version < e.Reads {
		word = "older: export it with the kg that wrote it and import that"
	}
	return fmt.Sprintf("store: %s has format %d, this kg reads format %d; it is %s",
		e.Path, e.Version, e.Reads, word)
}

// checkFormat gives the format of the store in path, 0 where it is still to be made. A folder that
// holds anything else than a store is an error.
func checkFormat(fs vfs.FS, path string) (version int, err error) {
	info, err := fs.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	} else if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	} else if !info.IsDir() {
		return 0, fmt.Errorf("store: %s: %w (it is a file, a store is a folder)", path, ErrNotStore)
	}
	text, err := readFile(fs, fs.PathJoin(path, formatFile))
	if errors.Is(err, os.ErrNotExist) {
		names, err := fs.List(path)
		if err != nil {
			return 0, fmt.Errorf("store: %w", err)
		}
		for _, name := range names {
			if name != "LOCK" && name != holderFile && name != socketFile && !strings.HasSuffix(name, ".new") {
				return 0, fmt.Errorf("store: %s: %w (it holds %s)", path, ErrNotStore, name)
			}
		}
		return 0, nil
	} else if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(string(text)), formatHead)
	n, err := strconv.Atoi(rest)
	if !ok || err != nil {
		return 0, fmt.Errorf("store: %s: %w (%s says %.40q)", path, ErrNotStore, formatFile, text)
	}
	if n < oldestFormat || n > formatVersion {
		return 0, &FormatError{Path: path, Version: n, Reads: formatVersion}
	}
	return n, nil
}

func writeFormat(fs vfs.FS, path string) error {
	return writeFile(fs, fs.PathJoin(path, formatFile), fmt.Sprintf("%s%d\n", formatHead, formatVersion))
}

// writeFile replaces a file as one step that survives a crash.
func writeFile(fs vfs.FS, name, text string) error {
	f, err := fs.Create(name+".new", vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	_, err = f.Write([]byte(text))
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = fs.Rename(name+".new", name)
	}
	if err == nil {
		err = syncDir(fs, fs.PathDir(name))
	}
	return err
}

func readFile(fs vfs.FS, name string) ([]byte, error) {
	f, err := fs.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func syncDir(fs vfs.FS, dir string) error {
	f, err := fs.OpenDir(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// makeDir makes a folder and sees to it that a crash does not lose it.
func makeDir(fs vfs.FS, path string) error {
	if _, err := fs.Stat(path); err == nil {
		return nil
	}
	if err := fs.MkdirAll(path, 0o755); err != nil {
		return err
	}
	if parent := fs.PathDir(path); parent != path && parent != "" {
		return syncDir(fs, parent)
	}
	return nil
}
