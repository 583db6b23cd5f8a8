package postgres

import (
	"context"
	"crypto/rand"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/jackc/pgx/v5/pgconn"
)

var bg = context.Background()

// server is the address of a database for tests.
func server(t testing.TB) string {
	address := os.Getenv("KG_TEST_POSTGRES")
	if address == "" {
		t.Skip("KG_TEST_POSTGRES names no server: set it to postgres://user:password@host:port/name")
	}
	return address
}

// database gives the address of an empty database: a schema of its own in that of the tests.
func database(t testing.TB) string {
	address := server(t)
	name := "kgtest_" + rand.Text()
	do := func(sql string) {
		c, err := pgconn.Connect(bg, address)
		if err == nil {
			_, err = c.Exec(bg, sql).ReadAll()
			c.Close(bg)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	do("CREATE SCHEMA " + name)
	t.Cleanup(func() { do("DROP SCHEMA " + name + " CASCADE") })
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}

func open(t testing.TB, address string) *Store {
	t.Helper()
	s, err := Open(bg, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	server(t)
	// the suite reads Cayley's data relative to its own sources
	file, _ := runtime.FuncForPC(reflect.ValueOf(graphtest.TestAll).Pointer()).FileLine(0)
	root := filepath.Join(filepath.Dir(file), "..", "..")
	if _, err := os.Stat(filepath.Join(root, "data", "testdata.nq")); err != nil {
		t.Skip("Cayley's test data is not beside its sources")
	}
	t.Chdir(root)
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		s := open(t, database(t))
		return s, nil, func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}, &graphtest.Config{AlwaysRunIntegration: false})
}
