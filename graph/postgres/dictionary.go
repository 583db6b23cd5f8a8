package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// ValueOf implements graph.Namer: the node of a value, nil if no quad has it.
func (v *View) ValueOf(val quad.Value) graph.Ref {
	if val == nil {
		return nil
	}
	k, term, err := v.s.hashOf(val)
	if err != nil {
		return nil
	}
	ok, err := v.has(context.Background(), k, term)
	if err != nil {
		v.fail(err)
	}
	if !ok {
		return nil
	}
	return store.Node(k.id)
}

// NameOf implements graph.Namer: the value of a node, nil if there is none.
func (v *View) NameOf(ref graph.Ref) quad.Value {
	switch ref := ref.(type) {
	case store.Node:
		got, err := v.fetch(context.Background(), uint64(ref))
		if err != nil {
			v.fail(err)
		}
		return got[uint64(ref)]
	case graph.PreFetchedValue:
		return ref.NameOf()
	}
	return nil
}

// ValuesOf implements graph.BatchQuadStore.
func (v *View) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	var ids []uint64
	for _, ref := range refs {
		if n, ok := ref.(store.Node); ok {
			ids = append(ids, uint64(n))
		}
	}
	got, err := v.fetch(ctx, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Value, len(refs))
	for i, ref := range refs {
		if n, ok := ref.(store.Node); ok {
			out[i] = got[uint64(n)]
		} else {
			out[i] = v.NameOf(ref)
		}
	}
	return out, nil
}

// RefsOf implements graph.BatchQuadStore; a value that no quad has is an error.
func (v *View) RefsOf(ctx context.Context, vals []quad.Value) ([]graph.Ref, error) {
	out := make([]graph.Ref, len(vals))
	for i, val := range vals {
		if out[i] = v.ValueOf(val); out[i] == nil {
			return nil, errors.Join(v.Err(), fmt.Errorf("postgres: not found: %v", val))
		}
	}
	return out, nil
}

// fetch returns the values of ids. What is not in the cache is asked for together with the nodes that
// were read lately.
func (v *View) fetch(ctx context.Context, ids ...uint64) (map[uint64]quad.Value, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	out := make(map[uint64]quad.Value, len(ids))
	var missing []uint64
	for _, id := range ids {
		if _, ok := out[id]; ok || id == 0 {
			continue
		}
		val, ok := v.s.values.Get(id)
		out[id] = val
		if !ok {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	asked := map[uint64]bool{0: true}
	for _, id := range missing {
		asked[id] = true
	}
	for _, id := range v.pending {
		if _, ok := v.s.values.Get(id); !ok && !asked[id] {
			asked[id] = true
			missing = append(missing, id)
		}
	}
	v.pending = v.pending[:0]
	err := v.ask(ctx, query{
		sql: "SELECT id, term FROM kg_term WHERE id = ANY($1)", args: []arg{integers(missing)},
		row: func(vals [][]byte) error {
			id := getInt(vals[0])
			val, err := store.ParseTerm(vals[1])
			if err != nil {
				return fmt.Errorf("postgres: node %d: %w", int64(id), err)
			}
			v.s.values.Put(id, val, 2*len(vals[1]))
			if _, ok := out[id]; ok {
				out[id] = val
			}
			return nil
		}})
	return out, err
}

// read notes ids that were read.
func (v *View) read(ids []uint64) {
	if len(v.pending) > maxPending {
		v.pending = v.pending[:0]
	}
	v.pending = append(v.pending, ids...)
}

// has reports whether a term is a node.
func (v *View) has(ctx context.Context, k key, term []byte) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.live() {
		if is, ok := v.exists[k.id]; ok {
			return is, nil
		}
		if v.s.known.has(k, v.state) {
			v.exists[k.id] = true
			return true, nil
		}
	}
	is := false
	err := v.ask(ctx, query{
		sql: "SELECT term FROM kg_term WHERE id = $1", args: []arg{integer(k.id)},
		row: func(vals [][]byte) error {
			is = bytes.Equal(vals[0], term)
			return nil
		}})
	if err == nil && !v.live() {
		v.exists[k.id] = is
		if is {
			v.s.known.add(k, v.state)
		}
	}
	return is, err
}

// lives reports whether an id is a node.
func (v *View) lives(ctx context.Context, id uint64) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if is, ok := v.exists[id]; ok {
		return is, nil
	}
	is := false
	err := v.ask(ctx, query{
		sql: "SELECT 1 FROM kg_term WHERE id = $1", args: []arg{integer(id)},
		row: func([][]byte) error {
			is = true
			return nil
		}})
	return is, err
}
