package store

import (
	"sync"

	"github.com/cayleygraph/quad"
)

// generations is a map bounded in bytes: when the young half is full, the old half goes and the
// young one becomes old. What is used stays, at one move a generation.
type generations[K comparable, V any] struct {
	limit, size int64
	young, old  map[K]V
}

func (g *generations[K, V]) get(k K, cost int64) (V, bool) {
	if v, ok := g.young[k]; ok {
		return v, true
	}
	v, ok := g.old[k]
	if ok {
		g.put(k, v, cost)
	}
	return v, ok
}

func (g *generations[K, V]) put(k K, v V, cost int64) {
	if g.young == nil || g.size+cost > g.limit/2 {
		g.young, g.old, g.size = make(map[K]V), g.young, 0
	}
	g.young[k] = v
	g.size += cost
}

func (g *generations[K, V]) remove(k K) {
	delete(g.young, k)
	delete(g.old, k)
}

const entryCost = 80 // bytes of a map entry and its headers, about

// valueCache holds values by id. An id never changes its value, so that nothing in it grows stale.
type valueCache struct {
	mu sync.Mutex
	g  generations[uint64, quad.Value]
}

func newValueCache(limit int64) *valueCache {
	return &valueCache{g: generations[uint64, quad.Value]{limit: limit}}
}

func (c *valueCache) get(id uint64) (quad.Value, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.g.young[id]; ok {
		return v, true
	}
	v, ok := c.g.old[id]
	if ok {
		c.g.put(id, v, entryCost+100)
	}
	return v, ok
}

func (c *valueCache) put(id uint64, v quad.Value, size int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.g.put(id, v, entryCost+int64(size))
}

// termCache holds ids by term, for the writer.
type termCache struct {
	g generations[string, uint64]
}

func newTermCache(limit int64) *termCache {
	return &termCache{g: generations[string, uint64]{limit: limit}}
}

// get does not allocate for terms that are in the young half.
func (c *termCache) get(term []byte) (uint64, bool) {
	if id, ok := c.g.young[string(term)]; ok {
		return id, true
	}
	id, ok := c.g.old[string(term)]
	if ok {
		c.put(string(term), id)
	}
	return id, ok
}

func (c *termCache) put(term string, id uint64) { c.g.put(term, id, entryCost+int64(len(term))) }
func (c *termCache) remove(term string)         { c.g.remove(term) }
