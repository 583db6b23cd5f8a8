package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"

	"kg/testdata/bench/news"
)

// TestReadersBesideAWriter opens the store of this process from another one, which checks that it
// sees whole articles, at least those confirmed before it came.
func TestReadersBesideAWriter(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kg.db")
	s, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for round := range 3 {
		for i := range 5 {
			if err := put(s, news.Label(round*5+i), news.Article(round*5+i)); err != nil {
				t.Fatal(err)
			}
		}
		stop, done := make(chan bool), make(chan error)
		go func() {
			for i := 100; ; i++ {
				select {
				case <-stop:
					done <- nil
					return
				default:
				}
				if err := put(s, news.Label(i), news.Article(i)); err != nil {
					done <- err
					return
				}
			}
		}()
		reader := exec.Command(os.Args[0])
		reader.Env = append(os.Environ(), "KG_TEST_READ="+dir, fmt.Sprint("KG_TEST_ARTICLES=", (round+1)*5))
		out, err := reader.CombinedOutput()
		if err != nil {
			t.Errorf("%v: %s", err, out)
		}
		close(stop)
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	left, _ := os.ReadDir(filepath.Join(dir, readDir))
	for range 100 {
		if len(left) == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
		left, _ = os.ReadDir(filepath.Join(dir, readDir))
	}
	if len(left) > 0 {
		t.Errorf("readers left %v", left)
	}
}

// readBeside is the other process of that test.
func readBeside(dir string) error {
	s, err := OpenReader(dir, nil)
	if err != nil {
		return err
	}
	defer s.Close()
	ctx := context.Background()
	articles := 0
	err = s.Labels(ctx, func(label quad.Value, n int) error {
		articles++
		if n != news.Quads {
			return fmt.Errorf("%v has %d quads", label, n)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var want int
	fmt.Sscan(os.Getenv("KG_TEST_ARTICLES"), &want)
	if articles < want {
		return fmt.Errorf("%d articles of %d", articles, want)
	}
	if err := put(s, nil, nil); !errors.Is(err, ErrReadOnly) {
		return fmt.Errorf("writing: %v", err)
	}
	return s.Validate(ctx, func(p string) { err = errors.New(p) })
}

func TestReaderOfAKilledHolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kg.db")
	holder := exec.Command(os.Args[0])
	holder.Env = append(os.Environ(), "KG_TEST_HOLD="+dir)
	holder.StdinPipe()
	out, _ := holder.StdoutPipe()
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	bufio.NewReader(out).ReadString('\n')
	beside, err := OpenReader(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	holder.Process.Kill()
	holder.Wait()
	s, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := put(s, nil, nil); err != nil {
		t.Errorf("the holder is dead, but: %v", err)
	}
	if st, err := beside.Stats(context.Background(), true); err != nil || st.Quads.Size != 0 {
		t.Errorf("the other reader: %v, %v", st, err)
	}
	s.Close()
	beside.Close()
}

// TestReaderOfNothingYet opens a store whose maker died before there was anything in it.
func TestReaderOfNothingYet(t *testing.T) {
	dir := t.TempDir()
	if err := writeFormat(vfs.Default, dir); err != nil {
		t.Fatal(err)
	}
	s, err := OpenReader(dir, &Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if st, err := s.Stats(context.Background(), true); err != nil || st.Quads.Size != 0 {
		t.Errorf("%v quads, %v", st.Quads, err)
	}
}

// TestReadersAlone opens a store to which nobody writes: readers see it whole, in this process and
// another, and back it up; what lies in the log, little or much, is seen by all of them.
func TestReadersAlone(t *testing.T) {
	for _, n := range []int{1, 10, 120} {
		dir := filepath.Join(t.TempDir(), "kg.db")
		s, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			if err := put(s, news.Label(i), news.Article(i)); err != nil {
				t.Fatal(err)
			}
		}
		want := text(t, s.latest)
		killed := filepath.Join(t.TempDir(), "killed.db") // as a holder that was killed leaves it
		if err := copyFiles(s.fs, s.data, filepath.Join(killed, dataDir)); err != nil {
			t.Fatal(err)
		}
		if err := writeFormat(s.fs, killed); err != nil {
			t.Fatal(err)
		}
		s.Close()
		for _, dir := range []string{dir, killed} {
			r, err := OpenReader(dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			if text(t, r.latest) != want {
				t.Errorf("%d articles: the reader sees something else", n)
			}
			sound(t, r.latest)
			other := exec.Command(os.Args[0])
			other.Env = append(os.Environ(), "KG_TEST_READ="+dir, fmt.Sprint("KG_TEST_ARTICLES=", n))
			if out, err := other.CombinedOutput(); err != nil {
				t.Errorf("%d articles: %v: %s", n, err, out)
			}
			backup := filepath.Join(t.TempDir(), "backup.db")
			if err := r.Backup(backup); err != nil {
				t.Fatal(err)
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
			b, err := Open(backup, nil)
			if err != nil {
				t.Fatal(err)
			}
			if text(t, b.latest) != want {
				t.Errorf("%d articles: the backup holds something else", n)
			}
			b.Close()
		}
	}
}

func TestBackupAndRestore(t *testing.T) {
	tmp := t.TempDir()
	s, err := Open(filepath.Join(tmp, "db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.BulkLoad(quad.NewReader(articles(0, 20))); err != nil {
		t.Fatal(err)
	}
	if err := put(s, news.Label(20), news.Article(20)); err != nil {
		t.Fatal(err)
	}
	want := text(t, s.latest)
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				put(s, news.Label(5), news.Edition(5, 0)) // nothing changes
			}
		}
	}()
	backup := filepath.Join(tmp, "backup")
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	close(stop)
	<-done
	if err := s.Backup(backup); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second backup to the same place: %v", err)
	}
	if err := put(s, news.Label(3), nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"one", "two"} {
		to := filepath.Join(tmp, name)
		if err := Restore(context.Background(), backup, to, nil); err != nil {
			t.Fatal(err)
		}
		r, err := Open(to, &Options{MustExist: true})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, r.latest)
		if text(t, r.latest) != want {
			t.Error("the restored store is another one")
		}
		if err := put(r, news.Label(3), nil); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	if err := Restore(context.Background(), filepath.Join(tmp, "nothing"), filepath.Join(tmp, "three"), nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("restoring nothing: %v", err)
	}
}
