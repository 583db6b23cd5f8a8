package name

import (
	"math/rand/v2"

	"kg/ingest/linear"
)

// A Register is the manner in which a document is written. What is a name, and
// where it ends, is another matter in edited news than in mail and comments.
type Register uint32

// The registers. A text to be read is Edited or Casual.
const (
	AnyRegister Register = iota // what holds everywhere is learnt from it
	Edited                      // news
	Casual                      // mail, blogs, comments
)

// The first enough words of a document tell its register; few of them do not, and
// are read as news.
const (
	enough = 600
	few    = 32
)

// manner appends the features that tell the register.
func (s *scratch) manner(f []uint32) []uint32 {
	for i := range s.words[:min(len(s.words), enough)] {
		w := &s.words[i]
		if w.flags&upper == 0 {
			f = append(f, linear.Mix(130, w.lower, 0))
		}
		f = append(f, linear.Mix(131, w.shape, uint32(w.flags&opens)), linear.Mix(132, uint32(w.tag), uint32(w.style)))
	}
	return f
}

// listen sets s.register to what the scorer makes of the words.
func (r *Recognizer) listen(s *scratch) {
	if s.register = Edited; len(s.words) < few {
		return
	}
	s.features = s.manner(s.features[:0])
	var score [labels]int32
	r.scorer.Add(score[:], s.features)
	if score[0] < score[1] {
		s.register = Casual
	}
}

// A manner is a document as manner sees it.
type manner struct {
	features []uint32
	casual   bool
}

// learnManner teaches the scorer the registers of documents.
func (r *Recognizer) learnManner(t *linear.Trainer, all []manner, random *rand.Rand) {
	order := random.Perm(len(all))
	for range 8 {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, k := range order {
			good, bad := 0, 1
			if all[k].casual {
				good, bad = 1, 0
			}
			var score [labels]int32
			t.Add(score[:], all[k].features)
			if score[good]-score[bad] <= int32(len(all[k].features)) {
				t.Update(all[k].features, good, bad, 1)
			}
			t.Tick()
		}
	}
}
