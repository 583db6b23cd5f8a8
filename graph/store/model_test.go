package store

import (
	"flag"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"pgregory.net/rapid"

	"kg/testdata/storetest"
)

var long = flag.Bool("long", false, "run the long forms of the reliability tests")

// apply makes a change that a test asks for.
func apply(s *Store, c *storetest.Change) error {
	return s.Update(func(_ *View, out *Change) error { *out = changeOf(c); return nil })
}

func changeOf(c *storetest.Change) Change {
	out := Change{Remove: c.Remove, Add: c.Add, Meta: c.Meta}
	for _, g := range c.Replace {
		out.Replace = append(out.Replace, Graph(g))
	}
	return out
}

func stateOf(v *View) (string, error) {
	return storetest.StateOf(v, func(f func(string, []byte) error) error { return v.EachMeta("", f) })
}

// TestRandomAgainstModel applies random changes, opens the store again and again, and compares all
// that it holds with a model, and what queries find with Cayley's memory store.
func TestRandomAgainstModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fs := vfs.NewMem()
		open := func() *Store {
			s, err := Open("db", &Options{FS: fs, Values: 2000})
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		s, m := open(), storetest.NewModel()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			c := storetest.DrawChange(t)
			if err := apply(s, c); err != nil {
				t.Fatal(err)
			}
			m.Apply(c)
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				s = open()
			}
			got, err := stateOf(s.latest)
			if err != nil {
				t.Fatal(err)
			}
			if want := m.State(); got != want {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
		}
		v := s.View()
		storetest.CompareQueries(t, v, m)
		v.Close()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestDeltasLikeMemstore compares ApplyDeltas with the memory store.
func TestDeltasLikeMemstore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, err := Open("db", &Options{FS: vfs.NewMem()})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		storetest.CompareDeltas(t, s)
	})
}

// TestFaults lets every write to the disk fail in turn: the store says so or holds the whole
// change, and after it is opened again it has all that was confirmed, and of the last change all
// or nothing.
func TestFaults(t *testing.T) {
	n := 60
	if *long {
		n = 2000
	}
	rapid.Check(t, func(t *rapid.T) {
		fs := vfs.NewMem()
		at := errorfs.OnIndex(int32(rapid.IntRange(0, n).Draw(t, "fault")))
		faulty := errorfs.Wrap(fs, errorfs.InjectorFunc(func(op errorfs.Op) error {
			switch op.Kind.ReadOrWrite() {
			case errorfs.OpIsWrite:
				return at.MaybeError(op)
			}
			return nil
		}))
		m, maybe := storetest.NewModel(), storetest.NewModel()
		s, err := Open("db", &Options{FS: faulty})
		if err == nil {
			for range rapid.IntRange(1, 10).Draw(t, "steps") {
				c := storetest.DrawChange(t)
				maybe = m.Clone()
				maybe.Apply(c)
				if err := apply(s, c); err != nil {
					if s.err() == nil {
						t.Fatalf("%v, but the store goes on", err)
					}
					break
				}
				m = maybe.Clone()
			}
			s.Close()
		}
		s, err = Open("db", &Options{FS: fs})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		got, err := stateOf(s.latest)
		if err != nil {
			t.Fatal(err)
		}
		if got != m.State() && got != maybe.State() {
			t.Fatalf("got\n%s\nwant\n%s\nor\n%s", got, m.State(), maybe.State())
		}
	})
}
