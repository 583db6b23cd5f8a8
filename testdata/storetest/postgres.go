package storetest

import (
	"context"
	"crypto/rand"
	"net/url"
	"os"

	"github.com/jackc/pgx/v5/pgconn"
)

// A Tester is a *testing.T, a *testing.B or a *rapid.T.
type Tester interface {
	Helper()
	Skip(...any)
	Fatal(...any)
	Cleanup(func())
}

// Server is the address of a database for tests.
func Server(t Tester) string {
	t.Helper()
	address := os.Getenv("KG_TEST_POSTGRES")
	if address == "" {
		t.Skip("KG_TEST_POSTGRES names no server: set it to postgres://user:password@host:port/name")
	}
	return address
}

// Database gives the address of an empty database: a schema of its own in that of the tests.
func Database(t Tester) string {
	t.Helper()
	address := Server(t)
	name := "kgtest_" + rand.Text()
	do := func(sql string) {
		if err := Execute(address, sql); err != nil {
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

// Execute runs SQL on a connection of its own.
func Execute(address, sql string) error {
	ctx := context.Background()
	c, err := pgconn.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, sql).ReadAll()
	return err
}
