package ingest

import (
	"context"
	"iter"
	"runtime"

	"kg/ingest/doc"
)

// Batch runs the Pipeline over docs in parallel and calls done with each in
// the order in which they came, together with the error that came in its
// place. It returns the first error of done, or that of ctx, after which no
// further Document is begun.
func (p *Pipeline) Batch(ctx context.Context, docs iter.Seq2[*doc.Document, error], done func(*doc.Document, error) error) error {
	type job struct {
		d     *doc.Document
		err   error
		ready chan struct{}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	todo := make(chan *job)
	order := make(chan *job, 2*workers) // how far the reader may run ahead
	for range workers {
		go func() {
			for j := range todo {
				p.Run(j.d)
				close(j.ready)
			}
		}()
	}
	go func() {
		defer close(order)
		defer close(todo)
		for d, err := range docs {
			j := &job{d, err, make(chan struct{})}
			select {
			case order <- j:
			case <-ctx.Done():
				return
			}
			if err != nil {
				close(j.ready)
				continue
			}
			todo <- j
		}
	}()
	for j := range order {
		<-j.ready
		if ctx.Err() != nil {
			break
		}
		if err := done(j.d, j.err); err != nil {
			cancel()
			for range order { // let the reader and the workers end
			}
			return err
		}
	}
	return context.Cause(ctx)
}
