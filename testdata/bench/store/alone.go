package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

// child is the variable that tells a process to do a task of alone: TASK FOLDER FILE QUADS.
const child = "KG_BENCH_CHILD"

// done is what such a process prints.
type done struct {
	Secs float64
	MB   int // the most memory that it held
}

// alone loads graphs of the given sizes into kg's store and uses them, each in a process of its
// own, for the memory; and compares their article transactions in turns.
func alone(sizes []int, w io.Writer) error {
	dir, err := os.MkdirTemp(*temp, "kgbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var peers []*peer
	var loads, uses []done
	for _, n := range sizes {
		file, db := filepath.Join(dir, "graph.nq"), filepath.Join(dir, fmt.Sprint(n))
		if err := generate(file, n/news.Quads); err != nil {
			return err
		}
		load, err := run("load", db, file, n)
		if err != nil {
			return err
		}
		os.Remove(file)
		use, err := run("use", db, file, n)
		if err != nil {
			return err
		}
		loads, uses = append(loads, load), append(uses, use)
		p, err := openKG(db)
		if err != nil {
			return err
		}
		p.name = fmt.Sprint(n)
		peers = append(peers, p)
	}
	defer closeAll(peers)
	ratios, times := make([][]float64, len(sizes)), make([][]float64, len(sizes))
	for round := range *rounds {
		secs := make([][]float64, len(sizes))
		for i := range *txs {
			for k, p := range peers {
				at := sizes[k]/news.Quads + 1000 + round**txs + i
				quads := news.Article(at)
				start := time.Now()
				if err := p.tx(at, quads); err != nil {
					return err
				}
				secs[k] = append(secs[k], time.Since(start).Seconds())
			}
		}
		for k := range sizes {
			times[k] = append(times[k], median(secs[k]))
			ratios[k] = append(ratios[k], median(secs[k])/median(secs[0]))
		}
	}
	fmt.Fprintf(w, "\n| kg alone, quads | bulk load | memory of it | memory of transactions, queries and export | article, p50 | against %s |\n", thousands(sizes[0]))
	fmt.Fprintln(w, "| --- | --- | --- | --- | --- | --- |")
	for k, n := range sizes {
		fmt.Fprintf(w, "| %s | %s | %d MB | %d MB | %s | × %.2f (%.2f to %.2f) |\n", thousands(n), show(loads[k].Secs/float64(n)), loads[k].MB, uses[k].MB,
			show(median(times[k])), median(ratios[k]), slices.Min(ratios[k]), slices.Max(ratios[k]))
	}
	return nil
}

// run does a task in a process of its own.
func run(task, db, file string, n int) (d done, err error) {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), child+"="+strings.Join([]string{task, db, file, fmt.Sprint(n)}, "\n"))
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return d, fmt.Errorf("%s of %d quads: %w", task, n, err)
	}
	return d, json.Unmarshal(out, &d)
}

// asChild does the task that the environment tells, and ends the process.
func asChild() error {
	args := strings.Split(os.Getenv(child), "\n")
	if len(args) != 4 {
		return nil
	}
	n, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	p, err := openKG(args[1])
	if err != nil {
		return err
	}
	start := time.Now()
	if args[0] == "load" {
		err = p.load(args[2], nil)
	} else {
		err = use(p, n/news.Quads)
	}
	if err != nil {
		return err
	}
	secs := time.Since(start).Seconds()
	p.close()
	if err := json.NewEncoder(os.Stdout).Encode(done{secs, peakMemory()}); err != nil {
		return err
	}
	os.Exit(0)
	return nil
}

func use(p *peer, articles int) error {
	for i := range 200 {
		var quads []quad.Quad
		if i%4 != 3 {
			quads = news.Edition(articles+i-i%2, i%2)
		}
		if err := p.tx(articles+i-i%2, quads); err != nil {
			return err
		}
	}
	for range 20 {
		if _, err := p.hops(); err != nil {
			return err
		}
	}
	_, err := p.export()
	return err
}

// peakMemory is the most that this process held resident, in MB.
func peakMemory() int {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.SplitSeq(string(b), "\n") {
		var kb int
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kb); n == 1 {
			return kb >> 10
		}
	}
	return 0
}
