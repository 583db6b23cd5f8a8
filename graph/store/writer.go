package store

import (
	"fmt"

	"github.com/cayleygraph/quad"
)

// NewWriter returns a writer that hands quads to add, in one step what WriteQuads is given and
// some thousands at a time of what comes one by one. Errors of WriteQuads begin with the name of
// the store.
func NewWriter(name string, add func([]quad.Quad) error) quad.WriteCloser {
	return &quadWriter{name: name, add: add}
}

type quadWriter struct {
	name string
	add  func([]quad.Quad) error
	buf  []quad.Quad
}

const writerBatch = 2000

func (w *quadWriter) WriteQuad(q quad.Quad) error {
	w.buf = append(w.buf, q)
	if len(w.buf) < writerBatch {
		return nil
	}
	return w.flush()
}

func (w *quadWriter) flush() error {
	if len(w.buf) == 0 {
		return nil
	}
	err := w.add(w.buf)
	w.buf = w.buf[:0]
	return err
}

func (w *quadWriter) WriteQuads(quads []quad.Quad) (int, error) {
	if err := w.flush(); err != nil {
		return 0, err
	}
	if err := w.add(quads); err != nil {
		return 0, fmt.Errorf("%s: quads not written: %w", w.name, err)
	}
	return len(quads), nil
}

func (w *quadWriter) Close() error { return w.flush() }
