package store

import (
	"context"
	"slices"
)

// ahead holds results of a join that were read before they were asked for. Of a long list the next
// part is read while the last is used; the goroutine that does so ends by itself when it has it, and
// a list that nobody closes leaves nothing behind.
type ahead struct {
	rows []row
	pos  int
	err  error // what comes after rows
	end  bool  // nothing comes after them
	size int   // of the next part
	old  []row // room of the part before

	coming chan part       // the part under way, or nil
	ctx    context.Context // of all parts: what they read may itself be read ahead, and outlasts a part
	cancel context.CancelFunc
}

// part is a part of the results; end if it is the last one.
type part struct {
	rows []row
	end  bool
	err  error
}

// next gives the next result of n.
func (a *ahead) next(ctx context.Context, n *joinNext) (row, bool, error) {
	for a.pos == len(a.rows) {
		if a.err != nil || a.end {
			return row{}, false, a.err
		}
		if err := ctx.Err(); err != nil {
			return row{}, false, err
		}
		if a.coming == nil {
			a.take(read(ctx, n, a.size, a.old))
		} else {
			select {
			case p := <-a.coming:
				a.coming = nil
				a.take(p)
			case <-ctx.Done():
				return row{}, false, ctx.Err()
			}
		}
		if a.size = min(4*a.size, lastChunk); !a.end && a.err == nil && a.size > 16*firstChunk {
			a.start(ctx, n)
		}
	}
	a.pos++
	return a.rows[a.pos-1], true, nil
}

func (a *ahead) take(p part) {
	a.old, a.rows, a.pos, a.end, a.err = a.rows, p.rows, 0, p.end, p.err
}

// start reads the next part while rows is used; ctx must last as long as the iteration.
func (a *ahead) start(ctx context.Context, n *joinNext) {
	if a.ctx == nil {
		a.ctx, a.cancel = context.WithCancel(ctx)
	}
	ctx = a.ctx
	coming, size, old := make(chan part, 1), a.size, a.old
	started := n.j.v.readAhead(func() {
		p := part{err: errAbandoned} // if pebble ends the goroutine
		defer func() { coming <- p }()
		err := recovered(func() error {
			p = read(ctx, n, size, old)
			return nil
		})
		if err != nil {
			p = part{err: err}
		}
	})
	if started { // else reading on says why
		a.coming = coming
	}
}

// stop waits until nothing is read any more.
func (a *ahead) stop() {
	if a.cancel != nil {
		a.cancel()
	}
	if a.coming == nil {
		return
	}
	<-a.coming
	a.coming, a.end, a.rows, a.pos = nil, true, nil, 0
}

// read reads size results of n, or all that are left.
func read(ctx context.Context, n *joinNext, size int, room []row) (p part) {
	p.rows = slices.Grow(room[:0], size)
	for len(p.rows) < size {
		r, ok, err := n.find(ctx)
		if err != nil || !ok {
			p.err, p.end = err, true
			return p
		}
		p.rows = append(p.rows, r)
	}
	return p
}
