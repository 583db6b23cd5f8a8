package store

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
)

// state is the store's counters, kept under one key.
type state struct{ next, nodes, quads uint64 }

// state reads the counters.
func (v *View) state() (state, error) {
	b, err := v.get(stateKey)
	if err != nil {
		return state{}, err
	} else if b == nil {
		return state{next: 1}, nil
	} else if len(b) != 24 {
		return state{}, fmt.Errorf("store: damaged: its counters have %d bytes", len(b))
	}
	n := func(i int) uint64 { return binary.BigEndian.Uint64(b[i:]) }
	return state{next: n(0), nodes: n(8), quads: n(16)}, nil
}

func (st state) bytes() []byte {
	b := binary.BigEndian.AppendUint64(nil, st.next)
	b = binary.BigEndian.AppendUint64(b, st.nodes)
	return binary.BigEndian.AppendUint64(b, st.quads)
}

// predicates is the number of quads that have the node as their predicate.
func (v *View) predicates(id uint64) (uint64, error) {
	b, err := v.get(idKey(tagCount, id))
	if err != nil || len(b) != 8 {
		return 0, err
	}
	return binary.BigEndian.Uint64(b), nil
}

// Stats implements graph.QuadStore; the numbers are always exact.
func (v *View) Stats(ctx context.Context, exact bool) (graph.Stats, error) {
	st, err := v.state()
	return graph.Stats{
		Nodes: graph.Size{Size: int64(st.nodes), Exact: true},
		Quads: graph.Size{Size: int64(st.quads), Exact: true},
	}, err
}

// quadsWith is the number of quads that have the predicate, as the next step finds it.
func (s *Store) quadsWith(pid uint64) (uint64, error) {
	n, ok := s.counts[pid]
	if ok || pid >= s.state.next {
		return n, nil
	}
	n, err := s.latest.predicates(pid)
	if err != nil {
		return 0, err
	}
	if len(s.counts) >= maxCounts {
		clear(s.counts)
	}
	s.counts[pid] = n
	return n, nil
}

// maxCounts is of how many predicates the number of quads is kept in memory.
const maxCounts = 1 << 12

func setCount(b *pebble.Batch, pid, n uint64) error {
	if n == 0 {
		return b.Delete(idKey(tagCount, pid), nil)
	}
	return b.Set(idKey(tagCount, pid), be64(n), nil)
}
