package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Readers in other processes: the process that holds a store listens on a socket in its folder
// (HOLDER says where). Who wants to read while it is held connects, tells its process id, and is
// told a folder under read/ that holds a checkpoint: hard links to the files, which never change,
// and a copy of the log. The checkpoint lives as long as the connection.

const socketFile = "READERS"

// share serves readers in other processes.
type share struct {
	s     *Store
	ln    net.Listener
	mu    sync.Mutex
	conns map[net.Conn]bool
	ended bool
	n     int
	temp  string // a folder for the socket where the path of the store is too long for one
	wg    sync.WaitGroup
}

type answer struct {
	Path  string
	Error string
}

// startShare listens; where that is not possible there are no readers beside the holder.
func (s *Store) startShare() {
	sweepReaders(s.fs, s.path)
	h := &share{s: s, conns: make(map[net.Conn]bool)}
	name := filepath.Join(s.path, socketFile)
	if len(name) > 100 {
		dir, err := os.MkdirTemp("", "kg")
		if err != nil {
			return
		}
		h.temp, name = dir, filepath.Join(dir, socketFile)
	}
	os.Remove(name)
	ln, err := net.Listen("unix", name)
	if err != nil {
		os.RemoveAll(h.temp)
		return
	}
	h.ln = ln
	if s.lock.tell(name) != nil {
		h.stop()
		return
	}
	s.share = h
	h.wg.Add(1)
	go h.run()
}

func (h *share) run() {
	defer h.wg.Done()
	for {
		c, err := h.ln.Accept()
		if err != nil {
			return
		}
		h.mu.Lock()
		if h.ended {
			c.Close()
		} else {
			h.conns[c] = true
			h.n++
			h.wg.Add(1)
			go h.serve(c, h.n)
		}
		h.mu.Unlock()
	}
}

func (h *share) serve(c net.Conn, n int) {
	defer h.wg.Done()
	in := bufio.NewReader(c)
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	line, err := in.ReadString('\n')
	pid, perr := strconv.Atoi(strings.TrimSpace(line))
	dir := filepath.Join(h.s.path, readDir, fmt.Sprintf("%d-%d-%d", pid, os.Getpid(), n))
	if err = errors.Join(err, perr); err == nil {
		err = h.s.checkpoint(dir)
		a := answer{Path: dir}
		if err != nil {
			a.Error = err.Error()
		}
		json.NewEncoder(c).Encode(a)
		c.SetReadDeadline(time.Time{})
		in.ReadByte() // until the reader goes
	}
	h.mu.Lock()
	delete(h.conns, c)
	ended := h.ended
	h.mu.Unlock()
	c.Close()
	if !ended { // a reader that outlives the holder takes its folder away itself
		os.RemoveAll(dir)
	}
}

func (h *share) stop() {
	h.mu.Lock()
	h.ended = true
	for c := range h.conns {
		c.Close()
	}
	h.mu.Unlock()
	h.ln.Close()
	h.wg.Wait()
	if h.temp != "" {
		os.RemoveAll(h.temp)
	}
}

// sweepReaders takes away what readers left that were killed.
func sweepReaders(fs vfs.FS, path string) {
	dir := filepath.Join(path, readDir)
	names, err := fs.List(dir)
	if err != nil {
		return
	}
	for _, name := range names {
		first, _, _ := strings.Cut(name, "-")
		pid, err := strconv.Atoi(first)
		if err != nil || !alive(pid) {
			fs.RemoveAll(filepath.Join(dir, name))
		}
	}
}

// OpenReader opens a store for reading; writing is refused. Where another process has it open, it
// is the state that the other has confirmed so far; where nobody has, it is held until Close, and
// others may read.
func OpenReader(path string, o *Options) (*Store, error) {
	if o == nil {
		o = &Options{}
	}
	opts := *o
	opts.MustExist = true
	var locked *LockedError
	for try := 0; ; try++ {
		s, err := open(path, &opts, true)
		if err == nil || !errors.As(err, &locked) || try == 5 {
			return s, err
		}
		if locked.Readers != "" {
			if s, err := openShared(locked, &opts); err == nil {
				return s, nil
			} else if try == 4 {
				return nil, errors.Join(locked, err)
			}
		}
		time.Sleep(50 * time.Millisecond) // the holder is just coming or going
	}
}

func openShared(l *LockedError, o *Options) (*Store, error) {
	c, err := net.DialTimeout("unix", l.Readers, time.Second)
	if err != nil {
		return nil, err
	}
	var a answer
	c.SetDeadline(time.Now().Add(30 * time.Second))
	fmt.Fprintln(c, os.Getpid())
	if err := json.NewDecoder(c).Decode(&a); err != nil {
		c.Close()
		return nil, err
	}
	if a.Error != "" {
		c.Close()
		return nil, errors.New(a.Error)
	}
	c.SetDeadline(time.Time{})
	s := newStore(l.Path, vfs.Default, o)
	s.readOnly = true
	s.release = func() {
		os.RemoveAll(a.Path)
		c.Close()
	}
	err = s.guard(func() error {
		return s.openDB(filepath.Join(a.Path, dataDir), orElse(o.Cache, 64<<20), asReader)
	})
	if err != nil {
		s.release()
		return nil, err
	}
	return s, nil
}
