package graph

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/postgres"
	"kg/graph/store"
)

// A db is what a Graph needs of a store.
type db interface {
	View() snapshot
	// Update makes the change that f fills in, at once and durably. f may be
	// called again where others wrote at the same time. What it will look at
	// may be told before, for a store that is far away: patterns, with nil for
	// any value, and the quads that it will write.
	Update(ctx context.Context, f func(v cayley.QuadStore, c *store.Change) error, ahead ...quad.Quad) error
	BulkLoad(ctx context.Context, r quad.Reader) error
	Close() error
}

// A snapshot is one state of a store. Closing it leaves the store open.
type snapshot interface {
	cayley.QuadStore
	// Err is what kept the snapshot from answering, where Cayley's interfaces
	// have no room for an error: it then says of what there is that there is not.
	Err() error
	Each(ctx context.Context, f func(quad.Quad) error) error
	Sorted(ctx context.Context, f func(*store.Terms) error) error
	Validate(ctx context.Context, report func(problem string)) error
}

// disk is the embedded store as a db.
type disk struct{ *store.Store }

func (d disk) View() snapshot { return d.Store.View() }

func (d disk) Update(ctx context.Context, f func(v cayley.QuadStore, c *store.Change) error, _ ...quad.Quad) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return d.Store.Update(func(v *store.View, c *store.Change) error { return f(v, c) })
}

func (d disk) BulkLoad(_ context.Context, r quad.Reader) error { return d.Store.BulkLoad(r) }

// server is the store on a server as a db.
type server struct{ *postgres.Store }

func (d server) View() snapshot { return d.Store.View() }

func (d server) Update(ctx context.Context, f func(v cayley.QuadStore, c *store.Change) error, ahead ...quad.Quad) error {
	return d.Store.Update(ctx, func(v *postgres.View, c *store.Change) error { return f(v, c) }, ahead...)
}

func (d server) BulkLoad(ctx context.Context, r quad.Reader) error { return d.Store.Load(ctx, r) }
