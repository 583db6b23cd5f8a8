package coref

import (
	"testing"

	"kg/ingest/doc"
)

// BenchmarkRun reports how long a word takes, on trees of a treebank.
func BenchmarkRun(b *testing.B) {
	all := gold(b, "dev")
	var ds []*doc.Document
	words := 0
	for _, d := range all {
		ds = append(ds, d)
		words += d.Len()
	}
	c := trained(b)
	for b.Loop() {
		for _, d := range ds {
			c.Run(d)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
