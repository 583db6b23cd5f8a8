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
	after := 0 // how often the server was still gone when that had been said
	for range 2 {
		err := s.retry(bg, func() error {
			if after += len(told); after < 2 {
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
