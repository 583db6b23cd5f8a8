package tokenize

import (
	"math/rand/v2"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

const (
	epochs = 12
	budget = 1 << 20
)

// Train returns weights that end sentences as the gold Documents do. The same
// Documents give the same bytes.
func Train(gold []*doc.Document) []byte {
	tr := linear.NewTrainer(2, 2)
	var all []example
	each(gold, func(list []uint32, end bool) {
		tr.Count(list)
		all = append(all, example{append([]uint32(nil), list...), end})
	})
	tr.Settle()
	r := rand.New(rand.NewPCG(1, 1))
	for range epochs {
		for _, k := range r.Perm(len(all)) {
			e := all[k]
			var scores [2]int32
			tr.Add(scores[:], e.list)
			want := 0
			if e.end {
				want = 1
			}
			if scores[want] <= scores[1-want]+10 { // with a margin
				tr.Update(e.list, want, 1-want, 1)
			}
			tr.Tick()
		}
	}
	return tr.Pack(nil, budget)
}

type example struct {
	list []uint32
	end  bool
}

// each passes the features of every boundary that is to be decided to visit.
// Tokens and sentences are the gold ones.
func each(gold []*doc.Document, visit func(list []uint32, end bool)) {
	var f features
	for _, d := range gold {
		ends := map[int32]bool{}
		for _, s := range d.Sentences {
			ends[s.End-1] = true
		}
		for first := int32(0); first < int32(d.Len()); {
			last := paragraphEnd(d, first)
			begin := first
			for i := first; i+1 < last; i++ {
				if candidate(d, i) {
					f.extract(d, first, begin, i, last)
					visit(f.list, ends[i])
				}
				if ends[i] {
					begin = i + 1
				}
			}
			first = last
		}
	}
}

// paragraphEnd returns where the paragraph that begins with token first ends.
func paragraphEnd(d *doc.Document, first int32) int32 {
	for _, b := range d.Blocks {
		if b.End <= d.Start[first] {
			continue
		}
		last := first + 1
		for last < int32(d.Len()) && d.Start[last] < b.End {
			last++
		}
		return last
	}
	return int32(d.Len())
}
