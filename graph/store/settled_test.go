package store

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"

	"github.com/cayleygraph/quad"
)

// TestNothingToDoWaits has a disk that does not get done: a step that finds nothing to do, since
// an earlier one did it, is confirmed only when the earlier one is on disk.
func TestNothingToDoWaits(t *testing.T) {
	var slow atomic.Bool
	release := make(chan struct{})
	fs := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(op errorfs.Op) error {
		switch op.Kind {
		case errorfs.OpFileSync, errorfs.OpFileSyncData, errorfs.OpFileSyncTo:
			if slow.Load() {
				<-release
			}
		}
		return nil
	}))
	s, err := Open("db", &Options{FS: fs})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add := func(_ *View, c *Change) error {
		c.Add = []quad.Quad{quad.MakeIRI("s", "p", "o", "l")}
		return nil
	}
	slow.Store(true)
	first, err := s.UpdateAsync(add)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.UpdateAsync(add)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- again() }()
	select {
	case err := <-done:
		t.Errorf("confirmed (%v) before it is on disk", err)
	case <-time.After(50 * time.Millisecond):
	}
	slow.Store(false)
	close(release)
	if err := first(); err != nil {
		t.Error(err)
	}
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("not confirmed at all")
	}
	if err := s.Update(add); err != nil { // nothing is on its way: no sync
		t.Error(err)
	}
}
