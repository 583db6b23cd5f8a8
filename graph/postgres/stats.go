package postgres

import (
	"context"
	"strconv"

	"github.com/cayleygraph/cayley/graph"
)

// Stats implements graph.QuadStore; the numbers are always exact.
func (v *View) Stats(ctx context.Context, exact bool) (graph.Stats, error) {
	st, err := v.counters(ctx)
	return graph.Stats{
		Nodes: graph.Size{Size: int64(st.nodes), Exact: true},
		Quads: graph.Size{Size: int64(st.quads), Exact: true},
	}, err
}

// counters reads the row of kg_store.
func (v *View) counters(ctx context.Context) (st state, err error) {
	if !v.live() {
		return v.state, v.Err()
	}
	err = v.run(ctx, v.s.stateQuery(&st, ""))
	return st, err
}

// sizeLimit is how many quads are counted before a size becomes an estimate.
const sizeLimit = 512

// size is how many quads a table of a plan has: exact for all, and up to sizeLimit.
func (v *View) size(ctx context.Context, t *table) (graph.Size, error) {
	if t.free() {
		st, err := v.counters(ctx)
		return graph.Size{Size: int64(st.quads), Exact: true}, err
	}
	cond := t.where("a")
	v.mu.Lock()
	defer v.mu.Unlock()
	n, ok := v.sizes[cond]
	if !ok || v.live() {
		err := v.ask(ctx, query{
			sql:  "SELECT count(*) FROM (SELECT 1 FROM kg_quad a WHERE " + cond + " LIMIT " + strconv.Itoa(sizeLimit) + ") x",
			once: true,
			row: func(vals [][]byte) error {
				n = int(getInt(vals[0]))
				return nil
			}})
		if err != nil {
			return graph.Size{}, err
		}
		if !v.live() {
			v.sizes[cond] = n
		}
	}
	if n < sizeLimit {
		return graph.Size{Size: int64(n), Exact: true}, nil
	}
	return graph.Size{Size: sizeLimit * 16}, nil
}
