package main

import (
	"errors"
	"math/rand/v2"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kg/testdata/storetest"
)

// changed is an address that was changed.
func changed(t *testing.T, address string, f func(u *url.URL)) string {
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	f(u)
	return u.String()
}

// TestSeveralIngests lets several kg ingest write into one database at once,
// one of which is killed: the graph is the one that a single kg makes, it is
// sound, and it is the same after a backup and a restore.
func TestSeveralIngests(t *testing.T) {
	db, again := storetest.Database(t), storetest.Database(t)
	dir := t.TempDir()
	writeArticles(t, dir, 20)
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	alone, backup := filepath.Join(t.TempDir(), "kg.db"), filepath.Join(t.TempDir(), "backup")
	runKG(t, "ingest", "--quiet", "--db", alone, dir)
	var all sync.WaitGroup
	all.Go(func() {
		c := exec.Command("kg", "ingest", "--quiet", "--db", db, dir)
		if err := c.Start(); err != nil {
			t.Error(err)
			return
		}
		time.Sleep(time.Duration(200+rand.IntN(800)) * time.Millisecond)
		c.Process.Kill()
		c.Wait()
	})
	for range 2 {
		all.Go(func() {
			if out, err := exec.Command("kg", "ingest", "--quiet", "--db", db, dir).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	want := runKG(t, "export", "--db", alone)
	if got := runKG(t, "export", "--db", db); got != want {
		t.Errorf("the database holds %d lines, a single kg wrote %d", strings.Count(got, "\n"), strings.Count(want, "\n"))
	}
	runKG(t, "validate", "--db", db)
	runKG(t, "backup", "--db", db, backup)
	runKG(t, "restore", "--db", again, backup)
	if runKG(t, "export", "--db", backup) != want || runKG(t, "export", "--db", again) != want {
		t.Error("the backup is not what was backed up")
	}
	if out, err := exec.Command("kg", "restore", "--db", again, backup).CombinedOutput(); err == nil {
		t.Errorf("restored over a graph: %s", out)
	}
}

// TestNoDatabase is about servers that cannot be reached: the exit code of the
// network, a word of what to do, and no password.
func TestNoDatabase(t *testing.T) {
	const secret = "not-to-be-seen"
	db := storetest.Database(t)
	for want, f := range map[string]func(u *url.URL){
		"start the server":  func(u *url.URL) { u.Host = "127.0.0.1:1"; u.User = url.UserPassword("kg", secret) },
		"password":          func(u *url.URL) { u.User = url.UserPassword(u.User.Username(), secret) },
		"make the database": func(u *url.URL) { u.Path = "/none" },
		"mend the address":  func(u *url.URL) { u.Host = "none.invalid"; u.User = url.UserPassword("kg", secret) },
	} {
		out, err := exec.Command("kg", "stats", "--db", changed(t, db, f)).CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitNetwork || !strings.Contains(string(out), want) || strings.Contains(string(out), secret) {
			t.Errorf("%s: %v: %s", want, err, out)
		}
	}
}
