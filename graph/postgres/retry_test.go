package postgres

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// TestWaits sees that a lost server is waited for, and that this is said once, with how long.
func TestWaits(t *testing.T) {
	var told []string
	s := &Store{shown: "postgres://host/kg", patience: time.Minute, waits: func(what string) { told = append(told, what) }}
	start := time.Now()
	for range 2 {
		err := s.retry(bg, func() error {
			if time.Since(start) < 2*quietly {
				return &lostError{errors.New("gone")}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(told) != 1 || !strings.Contains(told[0], "postgres://host/kg: gone; waiting for it, up to 1m0s") {
		t.Errorf("told %q", told)
	}
	told = nil
	err := s.retry(bg, func() error { return errors.New("no quad") })
	if err == nil || told != nil {
		t.Errorf("%v, told %q", err, told)
	}
}
