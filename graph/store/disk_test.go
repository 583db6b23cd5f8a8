package store

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

// TestMain lets the test binary be the other process of the tests that need one.
func TestMain(m *testing.M) {
	if dir := os.Getenv("KG_TEST_HOLD"); dir != "" {
		hold(dir)
		return
	}
	if dir := os.Getenv("KG_TEST_WRITE"); dir != "" {
		fmt.Println(writeForever(dir))
		return
	}
	if dir := os.Getenv("KG_TEST_READ"); dir != "" {
		if err := readBeside(dir); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// hold opens the store, says so, and keeps it open until its standard input ends.
func hold(dir string) {
	s, err := Open(dir, nil)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("open")
	bufio.NewReader(os.Stdin).ReadByte()
	s.Close()
}

func TestOnDisk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "kg.db")
	if _, err := Open(dir, &Options{MustExist: true}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a store that is not there: %v", err)
	}
	for range 3 {
		s, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		err = s.Update(func(_ *View, c *Change) error {
			c.Add = []quad.Quad{quad.MakeIRI("s", "p", "o", "l")}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, nil); err == nil || !strings.Contains(err.Error(), "in use by process") {
			t.Errorf("a second opening: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOtherProcessIsNamed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kg.db")
	holder := exec.Command(os.Args[0])
	holder.Env = append(os.Environ(), "KG_TEST_HOLD="+dir)
	in, _ := holder.StdinPipe()
	out, _ := holder.StdoutPipe()
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
		t.Fatal(line)
	}
	start := time.Now()
	_, err := Open(dir, nil)
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID != holder.Process.Pid || time.Since(locked.Since) > time.Minute {
		t.Errorf("got %v", err)
	}
	if time.Since(start) > time.Second {
		t.Errorf("it took %v", time.Since(start))
	}
	in.Close()
	holder.Wait()
	s, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestStrangeFolders(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	os.WriteFile(file, nil, 0o644)
	os.MkdirAll(filepath.Join(dir, "photos", "x"), 0o755)
	for version, word := range map[int]string{formatVersion + 1: "newer", oldestFormat - 1: "older"} {
		old := filepath.Join(dir, word)
		os.Mkdir(old, 0o755)
		os.WriteFile(filepath.Join(old, formatFile), fmt.Appendf(nil, "%s%d\n", formatHead, version), 0o644)
		var format *FormatError
		if _, err := Open(old, nil); !errors.As(err, &format) || !strings.Contains(err.Error(), word) {
			t.Errorf("format %d: %v", version, err)
		}
	}
	os.Mkdir(filepath.Join(dir, "odd"), 0o755)
	os.WriteFile(filepath.Join(dir, "odd", formatFile), []byte("\x00\xff"), 0o644)
	for _, path := range []string{file, filepath.Join(dir, "photos"), filepath.Join(dir, "odd")} {
		if _, err := Open(path, nil); !errors.Is(err, ErrNotStore) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if os.Getuid() != 0 {
		os.Chmod(dir, 0o555)
		if _, err := Open(filepath.Join(dir, "new"), nil); !errors.Is(err, os.ErrPermission) {
			t.Errorf("no permission: %v", err)
		}
		os.Chmod(dir, 0o755)
	}
}
