package store

import (
	"context"
	"fmt"

	"github.com/cockroachdb/pebble/v2"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// ValueOf implements graph.Namer: the node of a value, nil if no quad has it.
func (v *View) ValueOf(val quad.Value) graph.Ref {
	if val == nil {
		return nil
	}
	term, err := AppendTerm(nil, val)
	if err != nil {
		return nil
	}
	id, err := v.id(term)
	if err != nil || id == 0 {
		return nil
	}
	return Node(id)
}

// NameOf implements graph.Namer: the value of a node, nil if there is none.
func (v *View) NameOf(ref graph.Ref) quad.Value {
	switch ref := ref.(type) {
	case Node:
		val, err := v.value(uint64(ref))
		if err != nil {
			return nil
		}
		return val
	case graph.PreFetchedValue:
		return ref.NameOf()
	}
	return nil
}

// ValuesOf implements graph.BatchQuadStore.
func (v *View) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(refs))
	for i, ref := range refs {
		if n, ok := ref.(Node); ok {
			val, err := v.value(uint64(n))
			if err != nil {
				return nil, err
			}
			out[i] = val
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
			return nil, fmt.Errorf("store: not found: %v", val)
		}
	}
	return out, nil
}

// id is the id of a term, 0 if no quad has it.
func (v *View) id(term []byte) (uint64, error) {
	b, err := v.get(appendTermKey(nil, term))
	if err != nil || len(b) != idLen {
		return 0, err
	}
	return getID(b), nil
}

// term is the stored form of an id's value.
func (v *View) term(id uint64) ([]byte, error) {
	b, err := v.get(idKey(tagID, id))
	if err == nil && b == nil {
		err = noValue(id)
	}
	return b, err
}

func (v *View) value(id uint64) (quad.Value, error) {
	if val, ok := v.s.cache.Get(id); ok {
		return val, nil
	}
	b, err := v.get(idKey(tagID, id))
	if err != nil || b == nil {
		return nil, err
	}
	val, err := ParseTerm(b)
	if err == nil {
		v.s.cache.Put(id, val, 2*len(b))
	}
	return val, err
}

func noValue(id uint64) error { return fmt.Errorf("store: damaged: node %d has no value", id) }

func setTerm(b *pebble.Batch, term []byte, id uint64) error {
	var val [idLen]byte
	putID(val[:], id)
	if err := b.Set(appendTermKey(nil, term), val[:], nil); err != nil {
		return err
	}
	return b.Set(idKey(tagID, id), term, nil)
}
