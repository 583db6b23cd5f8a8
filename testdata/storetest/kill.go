package storetest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"time"

	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

// Articles is how many articles a Writer writes again and again; what it loads in bulk comes after
// them, once.
const Articles = 30

// loaded is the first article that is loaded in bulk.
const loaded = 1000

// A Writer is the work of a process that is killed: it writes articles, changes them, takes some
// out, loads some in bulk, and says on standard output what it is at, "try ARTICLE EDITION", and
// sure of, "ARTICLE EDITION". Writers of different First write different articles.
type Writer struct {
	Seed, First int
	Apply       func(*Change) error
	Load        func([]quad.Quad) error
}

// Run works until something fails.
func (w *Writer) Run() error {
	r := rand.New(rand.NewPCG(uint64(w.Seed), 1))
	for n := w.Seed * 1_000_000; ; n++ {
		k, edition := w.First+r.IntN(Articles), fmt.Sprint(n)
		var do func() error
		switch r.IntN(8) {
		case 0:
			edition = none
			do = func() error { return w.Apply(Edition(k, none)) }
		case 1:
			k, edition = loaded+n, "0"
			do = func() error { return w.Load(news.Article(k)) }
		default:
			do = func() error { return w.Apply(Edition(k, edition)) }
		}
		fmt.Println("try", k, edition)
		if err := do(); err != nil {
			return err
		}
		fmt.Println(k, edition)
	}
}

// none is the edition of an article that is not there.
const none = "none"

// Edition is the change that gives an article its n-th edition, with its hash.
func Edition(k int, edition string) *Change {
	c := &Change{Replace: []Graph{{Label: news.Label(k)}}, Meta: map[string][]byte{hashOf(k): nil}}
	if edition != none {
		n := 0
		fmt.Sscan(edition, &n)
		c.Replace[0].Quads, c.Meta[hashOf(k)] = news.Edition(k, n), []byte(edition)
	}
	return c
}

func hashOf(k int) string { return "hash " + string(news.Label(k)) }

// A Journal is what a Writer said.
type Journal struct {
	sure map[int]string
	k    int // what it was at when it was killed, and try the edition
	try  string
}

// Kill starts a command that is a Writer, and kills it a time after it has begun to write; more is
// what else it says.
func (j *Journal) Kill(c *exec.Cmd, after time.Duration, more func(line string)) error {
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		return err
	}
	buf := bufio.NewReader(out)
	if _, err := buf.Peek(1); err == nil {
		timer := time.AfterFunc(after, func() { c.Process.Kill() })
		defer timer.Stop()
	}
	j.read(buf, more)
	c.Wait()
	return nil
}

func (j *Journal) read(r io.Reader, more func(line string)) {
	if j.sure == nil {
		j.sure = map[int]string{}
	}
	j.try = ""
	for lines := bufio.NewScanner(r); lines.Scan(); {
		var k int
		var what string
		if n, _ := fmt.Sscanf(lines.Text(), "try %d %s", &k, &what); n == 2 {
			j.k, j.try = k, what
		} else if n, _ := fmt.Sscanf(lines.Text(), "%d %s", &k, &what); n == 2 {
			j.sure[k], j.try = what, ""
		} else if lines.Text() != "" {
			more(lines.Text())
		}
	}
}

// Sure is how many articles there is something to say of.
func (j *Journal) Sure() int { return len(j.sure) }

// Check reports each article that is not as the writer was sure that it is, and notes whether what
// it was at took place.
func (j *Journal) Check(v View, meta func(name string) ([]byte, error), report func(problem string)) error {
	for k, edition := range j.sure {
		if j.try != "" && k == j.k {
			continue
		}
		if is, err := holds(v, meta, k, edition); err != nil {
			return err
		} else if !is {
			report(fmt.Sprintf("article %d is not as edition %s was", k, edition))
		}
	}
	if j.try == "" {
		return nil
	}
	before := j.sure[j.k]
	if before == "" {
		before = none
	}
	for _, edition := range []string{j.try, before} {
		if is, err := holds(v, meta, j.k, edition); err != nil {
			return err
		} else if is {
			j.sure[j.k] = edition
			return nil
		}
	}
	report(fmt.Sprintf("article %d is neither edition %s nor %s", j.k, before, j.try))
	return nil
}

// holds tells whether the store has just this edition of an article, and its hash.
func holds(v View, meta func(name string) ([]byte, error), k int, edition string) (bool, error) {
	c := Edition(k, edition)
	want := map[string]bool{}
	for _, q := range c.Replace[0].Quads {
		q.Label = c.Replace[0].Label
		want[Key(q)] = true
	}
	got, other := 0, false
	err := v.Label(context.Background(), c.Replace[0].Label, func(q quad.Quad) error {
		got++
		other = other || !want[Key(q)]
		return nil
	})
	if err != nil {
		return false, err
	}
	hash, err := meta(hashOf(k))
	if k >= loaded { // what is loaded has none
		c.Meta[hashOf(k)] = nil
	}
	return got == len(want) && !other && string(hash) == string(c.Meta[hashOf(k)]), err
}
