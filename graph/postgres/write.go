package postgres

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// Update makes one atomic change and returns when it is on disk. f fills c, looking at the state
// that c will apply to; if f fails, nothing happens. f is called again where the transaction has to
// be made again.
//
// What f will look at can be told before, to be read in one go: as patterns, with nil for any
// value; and as the quads that it will write.
func (s *Store) Update(ctx context.Context, f func(v *View, c *store.Change) error, ahead ...quad.Quad) error {
	l, err := s.lookOf(ahead)
	if err != nil {
		return err
	}
	return s.transact(ctx, l, func(v *View) error {
		var c store.Change
		if err := f(v, &c); err != nil {
			return err
		}
		if err := v.Err(); err != nil { // f did not see all that there is
			return err
		}
		st, err := s.prepare(ctx, v, &c)
		if err != nil {
			return err
		}
		return st.commit(ctx, c.Meta)
	})
}

// ApplyDeltas implements graph.QuadStore: all the deltas, one after the other, or none.
func (s *Store) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	ctx := context.Background()
	return s.transact(ctx, &look{}, func(v *View) error {
		st := s.begin(v)
		wishes := make([]wish, len(in))
		for i, d := range in {
			if d.Action != graph.Add && d.Action != graph.Delete {
				return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
			}
			key, err := st.find(d.Quad)
			if err == store.ErrInvalid {
				return &graph.DeltaError{Delta: d, Err: err}
			} else if err != nil {
				return err
			}
			wishes[i] = wish{key, d.Action == graph.Add}
		}
		if err := st.load(ctx, nil, wishes); err != nil {
			return err
		}
		for i, w := range wishes {
			switch changed := st.set(w.q, w.now); {
			case !changed && w.now && !opts.IgnoreDup:
				return &graph.DeltaError{Delta: in[i], Err: graph.ErrQuadExists}
			case !changed && !w.now && !opts.IgnoreMissing:
				return &graph.DeltaError{Delta: in[i], Err: graph.ErrQuadNotExist}
			}
		}
		return st.commit(ctx, nil)
	})
}

// NewQuadWriter implements graph.QuadStore: quads that are there already are passed over; each
// call of WriteQuads is a transaction of its own.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	return store.NewWriter("postgres", func(quads []quad.Quad) error {
		return s.Update(context.Background(), func(_ *View, c *store.Change) error {
			c.Add = quads
			return nil
		})
	}), nil
}
