package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/graph/postgres"
	"kg/graph/store"
)

// Backup writes the graph as it is to a new folder, which is itself a store,
// while others read and write.
func (g *Graph) Backup(ctx context.Context, path string) error {
	if d, ok := g.db.(interface{ Backup(path string) error }); ok {
		return d.Backup(path)
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("graph: %s: %w", path, fs.ErrExist)
	}
	part := strings.TrimRight(path, string(os.PathSeparator)) + ".part" // it has its name when it is whole
	to, err := store.Open(part, nil)
	if err != nil {
		return err
	}
	v := g.db.View()
	r := newQuadReader(ctx, v)
	err = to.BulkLoad(r)
	err = errors.Join(err, r.Close(), v.Err(), v.Close(), to.Close())
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		os.RemoveAll(part)
	}
	return err
}

// Restore makes a store at address, where there must be none, from a backup,
// after reading all of the backup to see that it is sound.
func Restore(ctx context.Context, backup, address string) error {
	if !strings.Contains(address, "://") {
		return store.Restore(ctx, backup, address, nil)
	}
	from, err := Open(backup, Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Close()
	problems, err := from.Check(ctx)
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("graph: the backup %s is damaged, nothing was restored: %s", backup, problems[0].Msg)
	}
	if err != nil {
		return err
	}
	to, err := Open(address, Options{})
	if err != nil {
		return err
	}
	defer to.Close()
	held := to.db.View()
	st, err := held.Stats(ctx, true)
	held.Close()
	if err == nil && st.Quads.Size > 0 {
		err = fmt.Errorf("graph: %s: %w", postgres.Redact(address), fs.ErrExist)
	}
	if err != nil {
		return err
	}
	v := from.db.View()
	defer v.Close()
	r := newQuadReader(ctx, v)
	defer r.Close()
	return to.db.BulkLoad(ctx, r)
}

// quadReader reads the quads of a snapshot.
type quadReader struct {
	next func() (quad.Quad, error, bool)
	stop func()
}

var errStopped = errors.New("stopped")

func newQuadReader(ctx context.Context, v snapshot) *quadReader {
	next, stop := iter.Pull2(func(yield func(quad.Quad, error) bool) {
		err := v.Each(ctx, func(q quad.Quad) error {
			if !yield(q, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && err != errStopped {
			yield(quad.Quad{}, err)
		}
	})
	return &quadReader{next, stop}
}

// ReadQuad implements quad.Reader.
func (r *quadReader) ReadQuad() (quad.Quad, error) {
	q, err, ok := r.next()
	if !ok {
		return q, io.EOF
	}
	return q, err
}

// Close ends the reading.
func (r *quadReader) Close() error {
	r.stop()
	return nil
}

// Check reads the whole store and returns what in its own structures does not
// agree: indexes, dictionary, counters. Whether its content makes sense is for
// Validate.
func (g *Graph) Check(ctx context.Context) ([]Problem, error) {
	v := g.db.View()
	defer v.Close()
	var out []Problem
	err := v.Validate(ctx, func(p string) { out = append(out, Problem{Msg: p}) })
	return out, err
}
