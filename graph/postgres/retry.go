package postgres

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// NetworkError is returned where the server cannot be reached, or does not let us in.
type NetworkError struct {
	Address string // without the password
	Err     error
}

func (e *NetworkError) Error() string {
	return fmt.Sprintf("postgres: %s: %s", e.Address, cause(e.Err))
}

func (e *NetworkError) Unwrap() error { return e.Err }

// Remedy is what a user may do about it.
func (e *NetworkError) Remedy() string {
	var dns *net.DNSError
	switch code(e.Err) {
	case "28P01", "28000": // wrong password, no such user
		return "write the user in the address, and the password there too, in PGPASSWORD or in ~/.pgpass"
	case "3D000":
		return "make the database, with createdb, or name another"
	case "53300":
		return "try again when fewer are connected, or raise the server's max_connections"
	case "57P03":
		return "wait until the server has started"
	}
	if errors.As(e.Err, &dns) {
		return "mend the address"
	}
	return "start the server, or mend the address; what was stored before is whole"
}

// cause is why there is no connection, in words that hold no credentials.
func cause(err error) string {
	var dns *net.DNSError
	var pe *pgconn.PgError
	var op *net.OpError
	switch {
	case errors.As(err, &pe):
		return pe.Message
	case errors.As(err, &dns):
		return "no such host: " + dns.Name
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused: no server answers there"
	case errors.Is(err, context.DeadlineExceeded) || pgconn.Timeout(err):
		return "the server does not answer in time"
	case errors.As(err, &op):
		return op.Err.Error()
	}
	var ce *pgconn.ConnectError
	if errors.As(err, &ce) {
		return ce.Unwrap().Error()
	}
	return err.Error()
}

// Redact is an address without its password, and without options.
func Redact(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return (&url.URL{Scheme: u.Scheme, User: userOf(u), Host: u.Host, Path: u.Path}).String()
	}
	scheme, _, _ := strings.Cut(address, "://")
	return scheme + "://…"
}

func userOf(u *url.URL) *url.Userinfo {
	if u.User == nil {
		return nil
	}
	return url.User(u.User.Username())
}

// lostError is an error of a connection that is of no more use.
type lostError struct{ err error }

func (e *lostError) Error() string { return e.err.Error() }
func (e *lostError) Unwrap() error { return e.err }

// lost marks an error of a connection as one, unless it was we who ended it.
func lost(ctx context.Context, err error) error {
	if cerr := ctx.Err(); cerr != nil {
		return cerr
	}
	return &lostError{err}
}

// starting reports whether the server is there and will soon let us in.
func starting(err error) bool {
	c := code(err)
	return c == "57P03" || c == "53300"
}

// again reports whether a transaction that ended with err may be made again: because of others at
// the same time, or because the server or the connection to it was lost.
func again(err error) bool {
	var ce *commitError
	if errors.As(err, &ce) {
		return true
	}
	switch c := code(err); c {
	case "40001", "40P01", "55P03", // conflict, deadlock, lock not available
		"23505",          // somebody inserted without the lock, which the next look will show
		"57P01", "57P02", // shut down, crashed
		"57P03", "53300", // starting, too many connections
		"25P03", "57P05", // a time-out of an idle session
		"40003": // CockroachDB: not known whether it was committed
		return true
	default:
		if strings.HasPrefix(c, "08") {
			return true
		}
	}
	return isLost(err) && code(err) == ""
}

func isLost(err error) bool {
	var l *lostError
	return errors.As(err, &l)
}

// serverError is an error that the server answered with.
type serverError struct {
	address string
	err     error
}

func (e *serverError) Error() string { return fmt.Sprintf("postgres: %s: %v", e.address, e.err) }
func (e *serverError) Unwrap() error { return e.err }

// explain adds the store to an error of the server or of the connection to it.
func (s *Store) explain(err error) error {
	var pe *pgconn.PgError
	var ne *NetworkError
	var se *serverError
	switch {
	case err == nil || errors.As(err, &ne) || errors.As(err, &se):
		return err
	case isLost(err) || starting(err):
		return &NetworkError{s.shown, err}
	case errors.As(err, &pe):
		return &serverError{s.shown, err}
	}
	return err
}

// pause waits for about d.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d/2 + rand.N(d))
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// quietly is how long a lost server is waited for without a word.
const quietly = 500 * time.Millisecond

// retry calls f until it succeeds, fails for good, or has failed for as long as the store is patient.
func (s *Store) retry(ctx context.Context, f func() error) error {
	var first time.Time
	for n := 0; ; n++ {
		err := f()
		if err == nil || !again(err) {
			return s.explain(err)
		}
		if first.IsZero() {
			first = time.Now()
		} else if time.Since(first) > s.patience {
			return s.explain(err)
		}
		if s.waits != nil && (isLost(err) || starting(err)) && time.Since(first) > quietly && s.waiting.CompareAndSwap(false, true) {
			defer s.waiting.Store(false)
			s.waits(fmt.Sprintf("%v; waiting for it, up to %v", s.explain(err), s.patience))
		}
		if err := pause(ctx, min(5*time.Millisecond<<min(n, 10), time.Second)); err != nil {
			return err
		}
	}
}
