package postgres

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"

	"kg/testdata/storetest"
)

var bg = context.Background()

var long = flag.Bool("long", false, "run the long forms of the reliability tests")

// TestMain lets the test binary be the process that TestKill kills.
func TestMain(m *testing.M) {
	if address := os.Getenv("KG_TEST_WRITE"); address != "" {
		fmt.Println(writeForever(address))
		return
	}
	flag.Set("rapid.checks", "8") // each asks a server; the command line may say otherwise
	os.Exit(m.Run())
}

// empty takes everything out of a database, which costs less than to make another.
func empty(t storetest.Tester, address string) {
	s := open(t, address)
	s.Close()
	err := storetest.Execute(address, "DELETE FROM kg_quad; DELETE FROM kg_term; DELETE FROM kg_meta; DELETE FROM kg_writer; DELETE FROM kg_store")
	if err != nil {
		t.Fatal(err)
	}
}

func open(t storetest.Tester, address string) *Store {
	t.Helper()
	return openWith(t, address, nil)
}

func openWith(t storetest.Tester, address string, o *Options) *Store {
	t.Helper()
	s, err := Open(bg, address, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	storetest.Server(t)
	// the suite reads Cayley's data relative to its own sources
	file, _ := runtime.FuncForPC(reflect.ValueOf(graphtest.TestAll).Pointer()).FileLine(0)
	root := filepath.Join(filepath.Dir(file), "..", "..")
	if _, err := os.Stat(filepath.Join(root, "data", "testdata.nq")); err != nil {
		t.Skip("Cayley's test data is not beside its sources")
	}
	t.Chdir(root)
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		s := open(t, storetest.Database(t))
		return s, nil, func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}, &graphtest.Config{AlwaysRunIntegration: false})
}
