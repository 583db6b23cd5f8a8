package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/graph/postgres"
	"kg/graph/store"
)

const defaultDB = "kg.db"

// dbFlags choose the store.
func dbFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "db", EnvVars: []string{"KG_DB"}, Value: "./" + defaultDB, Usage: "the `STORE`: a folder, or postgres://…"},
		&cli.StringFlag{Name: "base", EnvVars: []string{"KG_BASE"}, Usage: "prefix of all IRIs (default: that of the store, urn:kg: in a new one)"},
	}
}

// withGraph makes an action of one that uses the store. The store is made where
// there is none only if create is set.
func withGraph(create bool, action func(*cli.Context, *graph.Graph) error) cli.ActionFunc {
	return withStore(graph.Options{MustExist: !create}, action)
}

// withReader makes an action of one that reads the store, also while another
// process writes to it.
func withReader(action func(*cli.Context, *graph.Graph) error) cli.ActionFunc {
	return collecting(200, action) // a question is mostly answered before the first collection
}

// withWholeReader is withReader for an action that reads all of the store: its
// heap is mostly blocks of files, which cost a collection nothing.
func withWholeReader(action func(*cli.Context, *graph.Graph) error) cli.ActionFunc {
	return collecting(50, action) // an export of 3M quads takes 200 MB instead of 350, and a sixth more of CPU
}

// collecting is a reader whose heap may grow by percent of itself between two
// collections, where GOGC does not say otherwise.
func collecting(percent int, action func(*cli.Context, *graph.Graph) error) cli.ActionFunc {
	read := withStore(graph.Options{MustExist: true, ReadOnly: true}, action)
	return func(c *cli.Context) error {
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(percent)
		}
		return read(c)
	}
}

// withStore opens the store for an action; no store is opened anywhere else.
func withStore(o graph.Options, action func(*cli.Context, *graph.Graph) error) cli.ActionFunc {
	return func(c *cli.Context) (err error) {
		o := o
		o.Base = c.String("base")
		o.Waits = func(what string) { fmt.Fprintln(c.App.ErrWriter, "kg:", what) }
		g, err := graph.Open(c.String("db"), o)
		if err != nil {
			return storeError(c.String("db"), err)
		}
		defer func() {
			if e := g.Close(); err == nil {
				err = storeError(c.String("db"), e)
			}
		}()
		return storeError(c.String("db"), action(c, g))
	}
}

// storeError adds to an error about the store what to do about it, and the exit
// code.
func storeError(db string, err error) error {
	var locked *store.LockedError
	var format *store.FormatError
	var network *postgres.NetworkError
	var exit cli.ExitCoder
	switch {
	case err == nil || errors.As(err, &exit) || errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, graph.ErrNotFound):
		return err
	case errors.As(err, &locked):
		return cli.Exit(err.Error()+"; wait for it, or name another store with --db", exitStore)
	case errors.As(err, &format), errors.Is(err, store.ErrNotStore):
		return cli.Exit(err.Error(), exitStore)
	case errors.As(err, &network):
		return cli.Exit(err.Error()+"; "+network.Remedy(), exitNetwork)
	case errors.Is(err, fs.ErrNotExist):
		return cli.Exit(fmt.Sprintf("%s: no store there: make one with kg ingest, or name it with --db", nameOf(db)), exitFailed)
	case errors.Is(err, syscall.ENOSPC):
		return cli.Exit(fmt.Sprintf("%v: the disk is full: make room and run the command again; what was stored before is whole", err), exitFailed)
	case errors.Is(err, fs.ErrPermission):
		return cli.Exit(fmt.Sprintf("%v: %s must be writable for you, or name another store with --db", err, nameOf(db)), exitFailed)
	}
	return err
}

// nameOf is a store's address as it may be printed: without a password.
func nameOf(db string) string {
	if strings.Contains(db, "://") {
		return postgres.Redact(db)
	}
	return db
}
