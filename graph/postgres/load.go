package postgres

import (
	"context"
	"errors"
	"io"

	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// loadBatch is how many quads of a bulk load go to the server at a time.
const loadBatch = 10_000

// BulkLoad implements graph.BulkLoader.
func (s *Store) BulkLoad(r quad.Reader) error { return s.Load(context.Background(), r) }

// Load adds all quads of r in one transaction or, on an error, none. Quads that are there already
// are passed over. Other writers wait for the end of it. What r gave can be read once only: a load
// of more than a batch is not made again when the connection is lost.
func (s *Store) Load(ctx context.Context, r quad.Reader) error {
	first, err := readBatch(r)
	if err == io.EOF {
		return s.Update(ctx, func(_ *View, c *store.Change) error {
			c.Add = first
			return nil
		})
	} else if err != nil {
		return err
	}
	begun := false
	err = s.transact(ctx, &look{}, func(v *View) error {
		if begun {
			return errBegun
		}
		begun = true
		before := v.state
		for batch, more := first, true; ; {
			if err := s.loadBatch(ctx, v, batch); err != nil {
				return err
			}
			if !more {
				break
			}
			var err error
			if batch, err = readBatch(r); err != nil && err != io.EOF {
				return err
			}
			more = err == nil
		}
		if v.state == before {
			return errNothing
		}
		return s.end(ctx, v, v.state)
	})
	if err == nil { // no error of the load: the server plans better when it has counted
		s.latest.run(ctx, query{sql: "ANALYZE kg_term", once: true}, query{sql: "ANALYZE kg_quad", once: true})
	}
	return err
}

var errBegun = errors.New("postgres: the connection was lost during the load, nothing was loaded: load it again")

// readBatch reads up to a batch; io.EOF with the last one.
func readBatch(r quad.Reader) ([]quad.Quad, error) {
	out := make([]quad.Quad, 0, loadBatch)
	for len(out) < loadBatch {
		q, err := r.ReadQuad()
		if err != nil {
			return out, err
		}
		out = append(out, q)
	}
	return out, nil
}

func (s *Store) loadBatch(ctx context.Context, v *View, quads []quad.Quad) error {
	st, err := s.prepare(ctx, v, &store.Change{Add: quads})
	if err != nil {
		return err
	}
	w, err := st.writes(ctx)
	if err != nil || !w.any {
		return err
	}
	v.dirty, v.state = true, w.after
	return v.run(ctx, w.queries...)
}
