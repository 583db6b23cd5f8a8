package cluster

import (
	"bytes"
	"fmt"
	"math/rand"
	"testing"
)

// sample returns sentences of a small language: places follow "in", people
// begin sentences, and verbs come between.
func sample() [][]string {
	r := rand.New(rand.NewSource(1))
	places := []string{"Oslo", "Quito", "Accra", "Perth"}
	people := []string{"Ada", "Bo", "Cy", "Dov"}
	verbs := []string{"lives", "works", "stays"}
	pick := func(s []string) string { return s[r.Intn(len(s))] }
	var out [][]string
	for range 600 {
		out = append(out, []string{pick(people), pick(verbs), "in", pick(places), "."})
		out = append(out, []string{"On", fmt.Sprint(10 + r.Intn(80)), "May", pick(people), "spoke", "."})
	}
	return out
}

func TestTrain(t *testing.T) {
	c := train(sample(), 10, 6, 3)
	alike := func(a, b string) bool { return c.Path(a) == c.Path(b) }
	for _, w := range []string{"Quito", "Accra", "Perth", "OSLO"} {
		if !alike("Oslo", w) {
			t.Errorf("Oslo %v, %s %v", c.Path("Oslo"), w, c.Path(w))
		}
	}
	if alike("Oslo", "Ada") || alike("Oslo", "in") {
		t.Error("places share a class with people or prepositions")
	}
	if !alike("17", "83") || c.Path("17") == (Class{}) {
		t.Error("numbers of two digits differ")
	}
	if c.Path("Ulan") != (Class{}) || new(Clusters).Path("Oslo") != (Class{}) {
		t.Error("unknown words have a class")
	}
	if again := train(sample(), 10, 6, 3); !bytes.Equal(c.Encode(), again.Encode()) {
		t.Error("the same text gives other classes")
	}
	read, err := Read(c.Encode())
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"Oslo", "oslo", "in", "In", "42"} {
		if read.Path(w) != c.Path(w) {
			t.Errorf("%s: %v read back as %v", w, c.Path(w), read.Path(w))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(train(sample(), 10, 6, 3).Encode(), "Oslo")
	f.Add([]byte{1, 0, 0, 0, 1, 0, 0, 0}, "x")
	f.Fuzz(func(t *testing.T, payload []byte, word string) {
		if c, err := Read(payload); err == nil {
			c.Path(word)
		}
	})
}

func BenchmarkPath(b *testing.B) {
	c := train(sample(), 10, 6, 3)
	b.ReportAllocs()
	for b.Loop() {
		c.Path("Accra")
		c.Path("unheard-of")
	}
}
