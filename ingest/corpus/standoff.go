package corpus

import (
	"sort"

	"kg/ingest/doc"
)

// sortMentions puts Mentions into their order (by First, longest first) and
// Entity with them. It returns, for each old number, the new one.
func sortMentions(d *doc.Document) []int32 {
	by := make([]int32, len(d.Mentions))
	for i := range by {
		by[i] = int32(i)
	}
	sort.SliceStable(by, func(a, b int) bool {
		x, y := d.Mentions[by[a]], d.Mentions[by[b]]
		return x.First < y.First || x.First == y.First && x.Last > y.Last
	})
	mentions, entity := make([]doc.Mention, len(by)), make([]int32, len(by))
	order := make([]int32, len(by))
	for n, old := range by {
		mentions[n], entity[n], order[old] = d.Mentions[old], d.Entity[old], int32(n)
	}
	d.Mentions, d.Entity = mentions, entity
	return order
}

// byteOffsets returns the byte offset of every code point of s, and of its end.
func byteOffsets(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}
