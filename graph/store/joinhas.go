package store

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// joinHas tells whether a join has a result.
type joinHas struct {
	j      *join
	ready  bool
	checks []graph.Index
	dirs   []quad.Direction
	inner  reading
	more   bool // inner has quads left for the same result
	cur    ids
	set    bool
	err    error
}

func (h *joinHas) Contains(ctx context.Context, ref graph.Ref) bool {
	h.set, h.more = false, false
	if h.err != nil {
		return false
	}
	if !h.ready {
		for _, s := range h.j.subs {
			h.checks, h.dirs = append(h.checks, s.it.Lookup()), append(h.dirs, s.dir)
		}
		h.ready = true
	}
	mask, fixed := h.j.mask, h.j.fixed
	switch ref := ref.(type) {
	case Node:
		if h.j.result == quad.Any {
			return false
		}
		d := h.j.result - quad.Subject
		if mask&(1<<d) != 0 && fixed[d] != uint64(ref) {
			return false
		}
		fixed[d] = uint64(ref)
		mask |= 1 << d
	case Quad:
		if h.j.result != quad.Any {
			return false
		}
		for d := range ref {
			if mask&(1<<d) != 0 && fixed[d] != h.j.same.seen(ref[d]) {
				return false
			}
		}
		mask, fixed = 15, ids(ref)
		h.inner.mask, h.inner.wait = mask, append(h.inner.wait[:0], fixed)
		h.err = h.inner.more(h.j)
		h.more = h.err == nil
		return h.advance(ctx)
	default:
		return false
	}
	h.err = h.inner.begin(h.j, mask, &fixed)
	h.inner.chunk = 4
	h.more = h.err == nil
	return h.advance(ctx)
}

func (h *joinHas) advance(ctx context.Context) bool {
	for h.more {
		q, ok, err := h.inner.read(ctx, h.j)
		if err != nil || !ok {
			h.err, h.more = err, false
			return false
		}
		if !h.j.good(q) {
			continue
		}
		ok, h.err = contains(ctx, h.checks, h.dirs, q)
		if ok {
			h.cur, h.set = *q, true
			return true
		} else if h.err != nil {
			return false
		}
	}
	return false
}

func (h *joinHas) NextPath(ctx context.Context) bool {
	if !h.set {
		return false
	}
	for _, c := range h.checks {
		if c.NextPath(ctx) {
			return true
		}
	}
	return h.advance(ctx)
}

func (h *joinHas) TagResults(dst map[string]graph.Ref) {
	if !h.set {
		return
	}
	h.j.tag(&h.cur, dst)
	for _, c := range h.checks {
		c.TagResults(dst)
	}
}

func (h *joinHas) Result() graph.Ref {
	if !h.set {
		return nil
	}
	return h.j.ref(&h.cur, &h.inner.raw)
}

func (h *joinHas) Err() error     { return h.err }
func (h *joinHas) String() string { return h.j.String() }

func (h *joinHas) Close() error {
	var err error
	for _, c := range h.checks {
		if cerr := c.Close(); err == nil {
			err = cerr
		}
	}
	return err
}
