package store

import (
	"sync"

	"github.com/cayleygraph/quad"
)

// Cache is a map bounded in bytes: when the young half is full, the old half goes and the
// young one becomes old. What is used stays, at one move a generation.
type Cache[K comparable, V any] struct {
	Limit      int64 // bytes
	size       int64
	young, old map[K]V
}

// Get returns what k stands for; cost is what Put was told of it.
func (g *Cache[K, V]) Get(k K, cost int64) (V, bool) {
	if v, ok := g.young[k]; ok {
		return v, true
	}
	v, ok := g.old[k]
	if ok {
		g.Put(k, v, cost)
	}
	return v, ok
}

// Put adds an entry of cost bytes, EntryCost among them.
func (g *Cache[K, V]) Put(k K, v V, cost int64) {
	if g.young == nil || g.size+cost > g.Limit/2 {
		g.young, g.old, g.size = make(map[K]V), g.young, 0
	}
	g.young[k] = v
	g.size += cost
}

// Remove takes an entry out.
func (g *Cache[K, V]) Remove(k K) {
	delete(g.young, k)
	delete(g.old, k)
}

// EntryCost is the bytes of a map entry and its headers, about.
const EntryCost = 80

// ValueCache holds values by id. An id never changes its value, so that nothing in it grows stale.
type ValueCache struct {
	mu sync.Mutex
	g  Cache[uint64, quad.Value]
}

// NewValueCache makes a cache of limit bytes.
func NewValueCache(limit int64) *ValueCache {
	return &ValueCache{g: Cache[uint64, quad.Value]{Limit: limit}}
}

// Get returns the value of an id.
func (c *ValueCache) Get(id uint64) (quad.Value, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.g.young[id]; ok {
		return v, true
	}
	v, ok := c.g.old[id]
	if ok {
		c.g.Put(id, v, EntryCost+100)
	}
	return v, ok
}

// Put adds a value that takes size bytes.
func (c *ValueCache) Put(id uint64, v quad.Value, size int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.g.Put(id, v, EntryCost+int64(size))
}

// termCache holds ids by term, for the writer.
type termCache struct {
	g Cache[string, uint64]
}

func newTermCache(limit int64) *termCache {
	return &termCache{g: Cache[string, uint64]{Limit: limit}}
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

func (c *termCache) put(term string, id uint64) { c.g.Put(term, id, EntryCost+int64(len(term))) }
func (c *termCache) remove(term string)         { c.g.Remove(term) }
