package store

import (
	"errors"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Change is what one step does to the store, in this order: the labels of Replace hold exactly the
// quads given for them, Remove goes (what is not there is passed over), Add comes (what is there
// already is passed over), and the metadata keys of Meta are set, or taken out where the value is
// nil. A Change that changes nothing costs no write.
type Change struct {
	Replace []Graph
	Remove  []quad.Quad
	Add     []quad.Quad
	Meta    map[string][]byte
}

// Graph is a label and all its quads; whatever label these have is overridden.
type Graph struct {
	Label quad.Value
	Quads []quad.Quad
}

// ErrInvalid is returned for a quad without subject, predicate or object.
var ErrInvalid = errors.New("store: a quad needs a subject, a predicate and an object")

// Update makes one atomic change and returns when it is on disk. f fills c, looking at the state
// that c will apply to; if f fails, nothing happens. f must not write to the store itself.
func (s *Store) Update(f func(v *View, c *Change) error) error {
	wait, err := s.UpdateAsync(f)
	if err != nil {
		return err
	}
	return wait()
}

// UpdateAsync is Update in two parts: it returns when the change can be seen by readers and by the
// next update; wait returns when it is on disk. Changes reach the disk in order. wait must be
// called once.
func (s *Store) UpdateAsync(f func(v *View, c *Change) error) (wait func() error, err error) {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return nil, err
	}
	var c Change
	if err := f(s.latest, &c); err != nil {
		return nil, err
	}
	st := s.begin()
	for _, g := range c.Replace {
		if err := st.replace(g); err != nil {
			return nil, err
		}
	}
	for _, q := range c.Remove {
		if _, err := st.put(q, false); err != nil {
			return nil, err
		}
	}
	for _, q := range c.Add {
		if _, err := st.put(q, true); err != nil {
			return nil, err
		}
	}
	return st.commit(c.Meta)
}

// ApplyDeltas implements graph.QuadStore: all the deltas, one after the other, or none.
func (s *Store) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	wait, err := func() (func() error, error) {
		s.write.Lock()
		defer s.write.Unlock()
		if err := s.writable(); err != nil {
			return nil, err
		}
		st := s.begin()
		for _, d := range in {
			if d.Action != graph.Add && d.Action != graph.Delete {
				return nil, &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
			}
			changed, err := st.put(d.Quad, d.Action == graph.Add)
			switch {
			case err == ErrInvalid:
				return nil, &graph.DeltaError{Delta: d, Err: err}
			case err != nil:
				return nil, err
			case !changed && d.Action == graph.Add && !opts.IgnoreDup:
				return nil, &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
			case !changed && d.Action == graph.Delete && !opts.IgnoreMissing:
				return nil, &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
			}
		}
		return st.commit(nil)
	}()
	if err != nil {
		return err
	}
	return wait()
}

// NewQuadWriter implements graph.QuadStore: quads that are there already are passed over; each
// call of WriteQuads is a step of its own.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	return NewWriter("store", func(quads []quad.Quad) error {
		return s.Update(func(_ *View, c *Change) error {
			c.Add = quads
			return nil
		})
	}), nil
}

// writable is why the store cannot be written to, or nil.
func (s *Store) writable() error {
	if s.readOnly {
		return ErrReadOnly
	}
	return s.err()
}
