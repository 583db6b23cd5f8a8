package store

import (
	"fmt"
	"runtime"
)

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

// logger keeps pebble quiet, and turns its fatal errors into the failure of the store: the
// goroutine that met one ends (pebble cannot go on), everybody else is refused.
type logger struct{ s *Store }

func (logger) Infof(string, ...any)  {}
func (logger) Errorf(string, ...any) {}
func (l logger) Fatalf(format string, args ...any) {
	l.s.fail(fmt.Errorf(format, args...))
	runtime.Goexit()
}
