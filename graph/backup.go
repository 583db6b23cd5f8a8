package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kg/graph/store"
)

// ErrNoBackup is returned for a store that is backed up with tools of its own.
var ErrNoBackup = errors.New("this store is a database with backups of its own: use those, or kg export")

// Backup writes the graph as it is to a new folder, which is itself a store,
// while others read and write.
func (g *Graph) Backup(path string) error {
	d, ok := g.db.(interface{ Backup(path string) error })
	if !ok {
		return fmt.Errorf("graph: %w", ErrNoBackup)
	}
	return d.Backup(path)
}

// Restore makes the folder address, which must not exist, a store from a backup,
// after reading all of the backup to see that it is sound.
func Restore(ctx context.Context, backup, address string) error {
	if strings.Contains(address, "://") {
		return fmt.Errorf("graph: %s: %w", address, ErrNoBackup)
	}
	return store.Restore(ctx, backup, address, nil)
}

// Check reads the whole store and returns what in its own structures does not
// agree: indexes, dictionary, counters. Whether its content makes sense is for
// Validate.
func (g *Graph) Check(ctx context.Context) ([]Problem, error) {
	v := g.db.View()
	defer v.Close()
	checker, ok := v.(interface {
		Validate(ctx context.Context, report func(problem string)) error
	})
	if !ok {
		return nil, nil
	}
	var out []Problem
	err := checker.Validate(ctx, func(p string) { out = append(out, Problem{Msg: p}) })
	return out, err
}
