// Command store measures kg's store beside its peers on the same generated news graph, in one
// interleaved run, and prints a table of ratios: medians of the rounds, and their range.
//
//	cd testdata/bench/store && npm install && go run . -quads 100000 -rounds 3
//
// Peers: Cayley's own bolt, leveldb and memory stores; a SQLite table of quads with three covering
// indexes; oxigraph and n3 from npm (with -node=false they are left out). Several sizes may be
// given, as in -quads 10000,100000; -slow is the largest at which Cayley's bolt and leveldb stores
// take part.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

var (
	sizes  = flag.String("quads", "100000", "sizes of the graph, separated by commas")
	rounds = flag.Int("rounds", 3, "interleaved rounds")
	txs    = flag.Int("tx", 100, "article transactions a round")
	node   = flag.Bool("node", true, "run oxigraph and n3")
	slow   = flag.Int("slow", 100_000, "the largest size for Cayley's bolt and leveldb stores")
)

// peer is a store under test. A function that it has not is not measured.
type peer struct {
	name   string
	load   func(lines string, quads func() []quad.Quad) error
	tx     func(i, edition int) error
	same   func(i int) error
	hops   func() (rows int, err error)
	export func() (quads int, err error)
	close  func()
}

// row is a measured task: seconds by peer, one for each round.
type row struct {
	task string
	secs map[string][]float64
}

func main() {
	log.SetFlags(0)
	flag.Parse()
	fmt.Printf("%s, %d cores, %d rounds, %d article transactions a round\n", runtime.Version(), runtime.NumCPU(), *rounds, *txs)
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			log.Fatal(err)
		}
		if err := measure(n); err != nil {
			log.Fatal(err)
		}
	}
}

func measure(n int) error {
	dir, err := os.MkdirTemp("", "kgbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	articles := n / news.Quads
	file := filepath.Join(dir, "graph.nq")
	if err := generate(file, articles); err != nil {
		return err
	}
	all := func() []quad.Quad {
		var out []quad.Quad
		for i := range articles {
			out = append(out, news.Article(i)...)
		}
		return out
	}
	rows := map[string]*row{}
	var order []string
	note := func(task, name string, secs float64) {
		r := rows[task]
		if r == nil {
			r = &row{task, map[string][]float64{}}
			rows[task] = r
			order = append(order, task)
		}
		r.secs[name] = append(r.secs[name], secs)
	}
	timed := func(task, name string, per int, f func() error) error {
		runtime.GC()
		start := time.Now()
		if err := f(); err != nil {
			return fmt.Errorf("%s: %s: %w", name, task, err)
		}
		note(task, name, time.Since(start).Seconds()/float64(per))
		return nil
	}
	for round := range *rounds {
		peers, err := open(filepath.Join(dir, fmt.Sprint(round)), n <= *slow)
		if err != nil {
			return err
		}
		for _, p := range peers {
			if err := timed("bulk load", p.name, n, func() error { return p.load(file, all) }); err != nil {
				return err
			}
		}
		for part := range 5 { // peers take turns
			for _, p := range peers {
				if p.tx == nil {
					continue
				}
				for i := range *txs / 5 {
					k := articles + part**txs + i
					if err := timed("article", p.name, 1, func() error { return p.tx(k, 0) }); err != nil {
						return err
					}
				}
			}
		}
		for _, p := range peers {
			if p.same == nil {
				continue
			}
			for i := range 20 {
				if err := timed("article changed", p.name, 1, func() error { return p.tx(i, round+1) }); err != nil {
					return err
				}
				if err := timed("article unchanged", p.name, 1, func() error { return p.same(articles + i%(*txs/5)) }); err != nil {
					return err
				}
			}
		}
		rowsOf := -1
		for range 5 {
			for _, p := range peers {
				if p.hops == nil {
					continue
				}
				err := timed("2 hops", p.name, 1, func() error {
					got, err := p.hops()
					if rowsOf < 0 {
						rowsOf = got
					} else if got != rowsOf {
						log.Printf("2 hops: %s has %d rows, kg %d", p.name, got, rowsOf)
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
			err := timed("export", p.name, n, func() error { _, err := p.export(); return err })
			if err != nil {
				return err
			}
		}
		if round == 0 {
			fmt.Printf("%d quads: kg uses %d MB (all of this process), %d rows in 2 hops\n", n, memory(), rowsOf)
		}
		for _, p := range peers {
			p.close()
		}
		if *node {
			if err := runNode(file, note); err != nil {
				log.Printf("node: %v (npm install, or -node=false)", err)
			}
		}
	}
	printTable(n, order, rows)
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

func printTable(n int, order []string, rows map[string]*row) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "\n%d quads\ttime\trange\tkg is faster by\n", n)
	for _, task := range order {
		r := rows[task]
		kg := median(r.secs["kg"])
		names := slices.Sorted(func(yield func(string) bool) {
			for name := range r.secs {
				if !yield(name) {
					return
				}
			}
		})
		for _, name := range names {
			s := r.secs[name]
			ratio := "× " + strconv.FormatFloat(median(s)/kg, 'f', 1, 64)
			if name == "kg" {
				ratio = ""
			}
			fmt.Fprintf(w, "%s, %s\t%s\t%s to %s\t%s\n", task, name, show(median(s)), show(slices.Min(s)), show(slices.Max(s)), ratio)
		}
	}
	w.Flush()
}

// show prints a time; of times below 50 µs, which are a quad's, how many quads a second they are.
func show(secs float64) string {
	if secs < 50e-6 {
		return fmt.Sprintf("%.0fk/s", 1e-3/secs)
	}
	return time.Duration(secs * 1e9).Round(time.Microsecond).String()
}

func median(s []float64) float64 {
	if len(s) == 0 {
		return 0
	}
	s = slices.Sorted(slices.Values(s))
	return s[len(s)/2]
}

// memory is the resident size of this process in MB.
func memory() int {
	b, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(b), "\n") {
		var kb int
		if n, _ := fmt.Sscanf(line, "VmRSS: %d kB", &kb); n == 1 {
			return kb >> 10
		}
	}
	return 0
}
