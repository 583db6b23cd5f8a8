package linear

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestLearn learns whether a number is odd, and by how much it exceeds a
// multiple of three, from its digits and a hash of both.
func TestLearn(t *testing.T) {
	features := func(n int) []uint32 {
		f := []uint32{1}
		for i, c := range []byte(fmt.Sprintf("%03d", n)) {
			f = append(f, Mix(uint32(i), uint32(c), 0))
		}
		return append(f, Mix(7, uint32(n%3), Hash("mod")))
	}
	tr := NewTrainer(6, 2)
	for n := range 1000 {
		tr.Count(features(n))
	}
	tr.Settle()
	r := rand.New(rand.NewPCG(1, 2))
	errors := func(s Scorer) (wrong int) {
		for n := range 1000 {
			var scores [6]int32
			s.Add(scores[:], features(n))
			if Best(scores[:]) != n%2*3+n%3 {
				wrong++
			}
		}
		return wrong
	}
	for range 20 {
		for _, n := range r.Perm(1000) {
			var scores [6]int32
			f := features(n)
			tr.Add(scores[:], f)
			tr.Update(f, n%2*3+n%3, Best(scores[:]), 1)
			tr.Tick()
		}
	}
	data := tr.Pack(nil, 1<<20)
	if !bytes.Equal(data, tr.Pack(nil, 1<<20)) {
		t.Error("packed twice, different bytes")
	}
	m, rest, err := Load(append(data, "rest"...))
	if err != nil || string(rest) != "rest" || m.Classes() != 6 {
		t.Fatalf("rest %q, error %v", rest, err)
	}
	if n := errors(m); n > 0 {
		t.Errorf("%d of 1000 wrong, %d in training", n, errors(tr))
	}
	if small := tr.Pack(nil, 150); len(small) > 150 {
		t.Errorf("%d bytes, budget 150", len(small))
	}
	for i := range data {
		bad := bytes.Clone(data)
		bad[i] ^= 0x55
		if _, _, err := Load(bad); err == nil && i >= 8 {
			t.Fatalf("byte %d of %d changed, no error", i, len(data))
		}
	}
	for i := range data {
		if _, _, err := Load(data[:i]); err == nil {
			t.Fatalf("cut to %d bytes, no error", i)
		}
	}
}

// TestTogether: what rounds come to is the mean of their weights, and the same
// each time.
func TestTogether(t *testing.T) {
	learn := func(round int) *Trainer {
		tr := NewTrainer(3, 1)
		tr.Count([]uint32{7, 8})
		tr.Update([]uint32{7}, round%3, 2, 12)
		tr.Tick()
		return tr
	}
	joined := Together(2, learn) // the first speaks for class 0, the second for class 1
	data := joined.Pack(nil, 1<<10)
	m, _, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	var scores [3]int32
	m.Add(scores[:], []uint32{7})
	if scores[0] <= 0 || scores[0] != scores[1] || scores[2] != -2*scores[0] {
		t.Errorf("scores %v", scores)
	}
	if !bytes.Equal(data, Together(2, learn).Pack(nil, 1<<10)) {
		t.Error("learnt twice, different bytes")
	}
}

func TestHash(t *testing.T) {
	seen := map[uint32]string{}
	for n := range 50000 {
		s := fmt.Sprintf("word%d", n)
		if other, ok := seen[Hash(s)]; ok && n < 2000 {
			t.Errorf("%s and %s", s, other)
		}
		seen[Hash(s)] = s
	}
	if len(seen) < 49990 || Hash("ab") == Hash("ba") || Mix(1, 2, 3) == Mix(1, 3, 2) || Mix(1, 2, 3) == Mix(2, 2, 3) {
		t.Error("hashes collide")
	}
}

// filled returns a trainer of so many classes that has learnt from n random
// features, and these.
func filled(classes, n int) (*Trainer, []uint32) {
	tr := NewTrainer(classes, 1)
	r := rand.New(rand.NewPCG(1, 2))
	features := make([]uint32, n)
	for i := range features {
		features[i] = r.Uint32()
	}
	tr.Count(features)
	for i := range features {
		tr.Update(features[i:i+1], r.IntN(classes), r.IntN(classes), 1+int32(r.IntN(9)))
	}
	tr.Tick()
	return tr, features
}

func BenchmarkAdd(b *testing.B) {
	tr, features := filled(100, 1<<16)
	m, _, err := Load(tr.Pack(nil, 1<<24))
	if err != nil {
		b.Fatal(err)
	}
	var scores [100]int32
	i := 0
	for b.Loop() {
		m.Add(scores[:], features[i:i+64])
		i = (i + 64) & (1<<16 - 1)
	}
}

func BenchmarkNarrow(b *testing.B) {
	tr, features := narrowed(1 << 20)
	m, _, err := LoadNarrow(tr.Pack(nil, 1<<24))
	if err != nil {
		b.Fatal(err)
	}
	var scores [3]int32
	i := 0
	for b.Loop() {
		m.Add(scores[:], features[i:i+64])
		i = (i + 64*7) & (1<<20 - 64)
	}
}

// narrowed is filled for a trainer of three classes.
func narrowed(n int) (*NarrowTrainer, []uint32) {
	r := rand.New(rand.NewPCG(1, 2))
	features := make([]uint32, n)
	for i := range features {
		features[i] = r.Uint32() | 1
	}
	c := new(Counter)
	c.Count(features)
	tr := NewNarrowTrainer(c, 1)
	for i := range features {
		tr.Update(features[i:i+1], r.IntN(3), r.IntN(3), 1+int32(r.IntN(9)))
	}
	tr.Tick()
	return tr, features
}

// TestNarrow: a trainer of three classes learns what one of any number does, and
// what it packs says the same.
func TestNarrow(t *testing.T) {
	learn := func(update func(features []uint32, good, bad int), tick func(), add func(scores []int32, features []uint32)) {
		r := rand.New(rand.NewPCG(3, 4))
		for range 3000 {
			features := []uint32{1 + r.Uint32N(300), 1000 + r.Uint32N(300), 7}
			good := int(features[0]) % 3
			var scores [3]int32
			add(scores[:], features)
			update(features, good, Best(scores[:]))
			tick()
		}
	}
	count := func(count func([]uint32)) {
		for f := range uint32(300) {
			count([]uint32{f + 1, f + 1000, 7})
		}
	}
	wide, counted := NewTrainer(3, 1), new(Counter)
	count(wide.Count)
	count(counted.Count)
	wide.Settle()
	slim := NewNarrowTrainer(counted, 1)
	learn(func(f []uint32, g, b int) { wide.Update(f, g, b, 1) }, wide.Tick, wide.Add)
	learn(func(f []uint32, g, b int) { slim.Update(f, g, b, 1) }, slim.Tick, slim.Add)
	m, rest, err := LoadNarrow(slim.Pack(nil, 1<<20))
	if err != nil || len(rest) > 0 {
		t.Fatal(err, len(rest))
	}
	agree := 0
	for f := range uint32(300) {
		features := []uint32{f + 1, 1000 + (f*7)%300, 7}
		var a, b, c [3]int32
		wide.Add(a[:], features)
		slim.Add(b[:], features)
		if a != b {
			t.Fatalf("%v: %v and %v", features, a, b)
		}
		m.Add(c[:], features)
		if Best(b[:]) == Best(c[:]) {
			agree++
		}
	}
	if agree < 270 {
		t.Error("packed weights decide as the last ones do", agree, "times in 300")
	}
	if _, _, err := LoadNarrow(slim.Pack(nil, 1<<20)[:100]); err != ErrDamaged {
		t.Error("damage is not noticed:", err)
	}
}

// TestMagnitudes: a byte stands for the weight that it is nearest to.
func TestMagnitudes(t *testing.T) {
	for w, want := range map[float64]int16{0: 0, 0.4: 0, 3: 3, -3: -3, 31: 31, 33.1: 34, 100: 100, 102: 104, -1984: -1984, 1e6: 1984} {
		if have := magnitudes[narrow(w)]; have != want {
			t.Errorf("%g becomes %d, want %d", w, have, want)
		}
	}
}
