// Command store measures kg's store beside its peers on the same generated news graph, in one
// interleaved run, and prints tables in Markdown: of each task kg's time or rate, and by what
// factor it is faster than a peer, as the median of the rounds and their range.
//
//	cd testdata/bench/store && npm install && go run . -quads 10000,100000,1000000 -alone 10000,1000000,10000000 -readme ../../../README.md
//
// Peers: Cayley's own bolt, leveldb and memory stores; a SQLite table of quads with three covering
// indexes; oxigraph and n3 from npm (with -node=false they are left out). Above the size -slow,
// Cayley's bolt and leveldb stores are loaded but once, and kept for all rounds.
// -alone names sizes at which kg's store is measured by itself: its memory, in a process of its
// own, and whether its transactions stay as fast.
// -readme names a file in which the last tables take the place of what stands between two lines, the
// first and last of which are the comments begin and end.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

var (
	sizes  = flag.String("quads", "100000", "sizes of the graph, separated by commas; \"\" is none")
	lone   = flag.String("alone", "10000,100000", "sizes at which kg's store is measured alone; \"\" is none")
	temp   = flag.String("dir", "", "folder for the stores, which are taken away at the end (default: that for temporary files)")
	rounds = flag.Int("rounds", 3, "interleaved rounds")
	txs    = flag.Int("tx", 100, "article transactions a round")
	node   = flag.Bool("node", true, "run oxigraph and n3")
	readme = flag.String("readme", "", "a `FILE` that has a place for the tables")
	slow   = flag.Int("slow", 100_000, "the largest size at which Cayley's bolt and leveldb stores are loaded in each round")
)

// peer is a store under test. A function that it has not is not measured.
type peer struct {
	name   string
	load   func(lines string, quads []quad.Quad) error
	tx     func(i int, quads []quad.Quad) error
	same   func(i int, quads []quad.Quad) error
	hops   func() (rows int, err error)
	export func() (quads int, err error)
	close  func()
}

func main() {
	log.SetFlags(0)
	if err := asChild(); err != nil {
		log.Fatal(err)
	}
	flag.Parse()
	var result bytes.Buffer
	fmt.Fprintf(&result, "%s, %d cores, %d rounds, %d article transactions a round\n", runtime.Version(), runtime.NumCPU(), *rounds, *txs)
	fmt.Print(&result)
	for _, n := range numbers(*sizes) {
		if err := measure(n, &result); err != nil {
			log.Fatal(err)
		}
	}
	if *lone != "" {
		if err := alone(numbers(*lone), io.MultiWriter(os.Stdout, &result)); err != nil {
			log.Fatal(err)
		}
	}
	if *readme != "" {
		if err := replace(*readme, result.Bytes()); err != nil {
			log.Fatal(err)
		}
	}
}

// The place for the tables in a file of -readme.
const begin, end = "<!-- testdata/bench/store -->", "<!-- end -->"

// replace puts text in its place in a file.
func replace(file string, text []byte) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := bytes.Cut(b, []byte(begin))
	_, after, closed := bytes.Cut(rest, []byte(end))
	if !ok || !closed {
		return fmt.Errorf("%s has no place for the tables: want %s and %s", file, begin, end)
	}
	return os.WriteFile(file, slices.Concat(before, []byte(begin+"\n"), text, []byte(end), after), 0o644)
}

func numbers(list string) (out []int) {
	for s := range strings.SplitSeq(list, ",") {
		if s == "" {
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < news.Quads {
			log.Fatalf("%q is no size of a graph", s)
		}
		out = append(out, n)
	}
	return out
}

// measure prints the table of a size after each round, and the last one to w.
func measure(n int, w io.Writer) error {
	dir, err := os.MkdirTemp(*temp, "kgbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	articles := n / news.Quads
	file := filepath.Join(dir, "graph.nq")
	if err := generate(file, articles); err != nil {
		return err
	}
	var all []quad.Quad
	for i := range articles {
		all = append(all, news.Article(i)...)
	}
	var kept []*peer // loaded once
	if n > *slow {
		if kept, err = openSlow(dir); err != nil {
			return err
		}
		defer closeAll(kept)
	}
	t := &table{n: n}
	for round := range *rounds {
		t.round = round
		sub := filepath.Join(dir, fmt.Sprint(round))
		fresh, err := open(sub)
		if err != nil {
			return err
		}
		if n <= *slow {
			more, err := openSlow(sub)
			if err != nil {
				return err
			}
			fresh = append(fresh, more...)
		}
		load := fresh
		if round == 0 {
			load = slices.Concat(fresh, kept)
		}
		for _, p := range load {
			if err := t.timed("bulk load", p.name, n, func() error { return p.load(file, all) }); err != nil {
				return err
			}
		}
		if err := tasks(t, slices.Concat(fresh, kept), articles); err != nil {
			return err
		}
		closeAll(fresh)
		os.RemoveAll(sub)
		if *node {
			if err := runNode(file, t.note); err != nil {
				log.Printf("node: %v (npm install, or -node=false)", err)
			}
		}
		t.print(os.Stdout) // what is known so far
	}
	t.print(w)
	return nil
}

func closeAll(peers []*peer) {
	for _, p := range peers {
		p.close()
	}
}

// tasks measures what there is to do with loaded stores; they take turns.
func tasks(t *table, peers []*peer, articles int) error {
	next := articles + t.round**txs
	for part := range 5 {
		var quads [][]quad.Quad
		for i := range *txs / 5 {
			quads = append(quads, news.Article(next+part**txs/5+i))
		}
		for _, p := range peers {
			runtime.GC()
			for i, qs := range quads {
				if p.tx == nil {
					continue
				}
				k := next + part**txs/5 + i
				if err := t.timed("article", p.name, 1, func() error { return p.tx(k, qs) }); err != nil {
					return err
				}
			}
		}
	}
	for _, p := range peers {
		runtime.GC()
		for i := 0; i < 20 && p.same != nil; i++ {
			changed, same := news.Edition(i, t.round+1), news.Article(next+i%(*txs/5))
			if err := t.timed("article changed", p.name, 1, func() error { return p.tx(i, changed) }); err != nil {
				return err
			}
			if err := t.timed("article unchanged", p.name, 1, func() error { return p.same(next+i%(*txs/5), same) }); err != nil {
				return err
			}
			if err := t.timed("article taken out", p.name, 1, func() error { return p.tx(articles/2+i, nil) }); err != nil {
				return err
			}
			if err := p.tx(articles/2+i, news.Article(articles/2+i)); err != nil {
				return err
			}
		}
	}
	rows := -1
	runtime.GC()
	for range 5 {
		for _, p := range peers {
			if p.hops == nil {
				continue
			}
			err := t.timed("2 hops", p.name, 1, func() error {
				got, err := p.hops()
				if rows < 0 {
					rows = got
				} else if got != rows {
					log.Printf("2 hops: %s has %d rows, kg %d", p.name, got, rows)
				}
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	for _, p := range peers {
		if p.export == nil {
			continue
		}
		runtime.GC()
		if err := t.timed("export", p.name, t.n, func() error { _, err := p.export(); return err }); err != nil {
			return err
		}
	}
	return nil
}

func generate(file string, articles int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for i := range articles {
		for _, q := range news.Article(i) {
			writeLine(&b, q)
		}
		if b.Len() > 1<<20 {
			f.Write(b.Bytes())
			b.Reset()
		}
	}
	f.Write(b.Bytes())
	return f.Close()
}

// runNode measures the peers from npm in a process of their own, which prints JSON lines.
func runNode(file string, note func(task, name string, secs float64)) error {
	out, err := exec.Command("node", "--max-old-space-size=6000", "peers.mjs", file, string(hub)).Output()
	if err != nil {
		return err
	}
	for _, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		var m struct {
			Task, Name string
			Secs       float64
		}
		if err := json.Unmarshal(line, &m); err != nil {
			return err
		}
		note(m.Task, m.Name, m.Secs)
	}
	return nil
}
