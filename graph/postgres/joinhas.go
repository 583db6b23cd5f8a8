package postgres

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// joinHas tells whether a join has a result. When it was asked often it reads all that there is, if
// that is not too much.
type joinHas struct {
	rows
	ready bool
	inner cursor
	more  bool // inner has rows left for the same result
	asked int
	all   map[uint64][][]uint64 // rows by result, where they were read
	list  [][]uint64            // rows of all left for the same result
}

const (
	manyAsked = 8
	fewRows   = 20_000
)

func (h *joinHas) Contains(ctx context.Context, ref graph.Ref) bool {
	h.set, h.more, h.list = false, false, nil
	if h.err != nil {
		return false
	}
	if !h.ready {
		h.lookups(-1)
		h.ready = true
	}
	p := *h.j.plan
	p.tables = append([]table{}, p.tables...)
	switch ref := ref.(type) {
	case store.Node:
		if p.result.dir == quad.Any {
			return false
		}
		if h.often(ctx); h.err != nil {
			return false
		}
		if h.all != nil {
			h.list = h.all[uint64(ref)]
			return h.advance(ctx)
		}
		if !p.tables[p.result.table].fix(p.result.dir, uint64(ref)) {
			return false
		}
	case store.Quad:
		if p.result.dir != quad.Any {
			return false
		}
		for i, id := range ref {
			if t := &p.tables[0]; id == 0 && t.some&(1<<i) != 0 || !t.fix(quad.Directions[i], id) {
				return false
			}
		}
	default:
		return false
	}
	h.inner.close()
	h.inner = h.j.v.cursor(p.sql(column{}, nil), len(p.columns()))
	h.more = true
	return h.advance(ctx)
}

// often counts the questions, and reads all rows after some of them.
func (h *joinHas) often(ctx context.Context) {
	if h.asked++; h.asked != manyAsked || h.all != nil {
		return
	}
	c, err := h.j.Stats(ctx)
	if h.err = err; err != nil || c.Size.Size > fewRows {
		return
	}
	all, n := map[uint64][][]uint64{}, 0
	rows := h.j.open(column{}, nil)
	rows.chunk = lastChunk
	defer rows.close()
	for {
		row, ok, err := rows.next(ctx)
		if h.err = err; err != nil {
			return
		} else if !ok {
			h.all = all
			return
		}
		if n++; n > 10*fewRows { // there is more than it seemed
			return
		}
		all[row[0]] = append(all[row[0]], append([]uint64{}, row...))
	}
}

func (h *joinHas) advance(ctx context.Context) bool {
	for h.err == nil {
		if len(h.list) > 0 {
			h.row, h.list = h.list[0], h.list[1:]
		} else if h.more {
			var ok bool
			if h.row, ok, h.err = h.inner.next(ctx); !ok || h.err != nil {
				h.more = false
				return false
			}
		} else {
			return false
		}
		if h.check(ctx) {
			h.set = true
			return true
		}
	}
	return false
}

func (h *joinHas) NextPath(ctx context.Context) bool {
	if !h.set {
		return false
	}
	return h.another(ctx) || h.advance(ctx)
}

func (h *joinHas) TagResults(dst map[string]graph.Ref) {
	if h.set {
		h.tag(dst)
	}
}

func (h *joinHas) Close() error {
	h.inner.close()
	return h.rows.Close()
}
