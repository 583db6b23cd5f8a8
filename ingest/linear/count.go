package linear

// A Counter counts how often features are seen, so that a [NarrowTrainer] need
// not learn what is too rare to tell anything. The feature 0 is not counted.
type Counter struct {
	features []uint32 // open addressing, 0 for an empty slot
	counts   []uint32
	used     int
}

// Count takes note of features that an example has.
func (c *Counter) Count(features []uint32) {
	for _, f := range features {
		if 4*c.used >= 3*len(c.counts) {
			c.grow()
		}
		k := c.find(f)
		if c.counts[k] == 0 && f != 0 {
			c.features[k] = f
			c.used++
		}
		if f != 0 {
			c.counts[k]++
		}
	}
}

func (c *Counter) find(f uint32) uint32 {
	mask := uint32(len(c.features) - 1)
	i := spread(f) & mask
	for c.features[i] != f && c.features[i] != 0 {
		i = (i + 1) & mask
	}
	return i
}

func (c *Counter) grow() {
	features, counts := c.features, c.counts
	n := max(1<<10, 2*len(features))
	c.features, c.counts = make([]uint32, n), make([]uint32, n)
	for i, f := range features {
		if f != 0 {
			k := c.find(f)
			c.features[k], c.counts[k] = f, counts[i]
		}
	}
}
