package store

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// mem opens a store in memory.
func mem(t testing.TB) *Store {
	t.Helper()
	s, err := Open("db", &Options{FS: vfs.NewMem()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	// the suite reads Cayley's data relative to its own sources
	file, _ := runtime.FuncForPC(reflect.ValueOf(graphtest.TestAll).Pointer()).FileLine(0)
	root := filepath.Join(filepath.Dir(file), "..", "..")
	if _, err := os.Stat(filepath.Join(root, "data", "testdata.nq")); err != nil {
		t.Skip("Cayley's test data is not beside its sources")
	}
	t.Chdir(root)
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		s, err := Open("db", &Options{FS: vfs.NewMem()})
		if err != nil {
			t.Fatal(err)
		}
		return s, nil, func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}, &graphtest.Config{AlwaysRunIntegration: false})
}
