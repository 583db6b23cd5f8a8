// Command postgres measures several processes that write into one database on a PostgreSQL server:
// kg's store beside Cayley's own SQL store, in turns. Every process writes articles of 100 quads,
// each in a transaction of its own that is on disk when the next begins.
//
//	cd testdata/bench/store && go run ./postgres -db postgres://user:password@host:port/name
//
// The database needs room for schemas of its own, which are dropped at the end.
package main

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"log"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"time"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5/pgconn"

	"kg/graph/postgres"
	"kg/graph/store"
	"kg/testdata/bench/news"
)

var (
	address  = flag.String("db", os.Getenv("KG_TEST_POSTGRES"), "address of the `DATABASE`")
	procs    = flag.Int("procs", 4, "processes that write")
	articles = flag.Int("articles", 500, "articles that each process writes in a round")
	peer     = flag.Int("peer", 30, "articles that each process writes into Cayley's store; 0 leaves it out")
	rounds   = flag.Int("rounds", 3, "rounds, each into empty tables")
	worker   = flag.String("worker", "", "of the program itself: the store that a process writes to")
	first    = flag.Int("first", 0, "of the program itself: the first article of a process")
)

var stores = map[string]func(address string) (put func(i int) error, err error){"kg": openKG, "cayley": openCayley}

func main() {
	log.SetFlags(0)
	flag.Parse()
	if *address == "" {
		log.Fatal("name a database with -db")
	}
	if *worker != "" {
		work()
		return
	}
	fmt.Printf("%s, %d cores, %d processes, %d rounds\n", runtime.Version(), runtime.NumCPU(), *procs, *rounds)
	rates := map[string][]float64{}
	for range *rounds {
		for _, name := range []string{"kg", "cayley"} {
			n := *articles
			if name == "cayley" {
				n = *peer
			}
			if n == 0 {
				continue
			}
			rate, err := measure(name, n)
			if err != nil {
				log.Fatalf("%s: %v", name, err)
			}
			rates[name] = append(rates[name], rate)
		}
	}
	for _, name := range []string{"kg", "cayley"} {
		if r := slices.Sorted(slices.Values(rates[name])); len(r) > 0 {
			fmt.Printf("%-7s %7.1fk quads/s  (%.1fk to %.1fk)\n", name, r[len(r)/2]/1e3, r[0]/1e3, r[len(r)-1]/1e3)
		}
	}
	if k, c := rates["kg"], rates["cayley"]; len(c) > 0 {
		slices.Sort(k)
		slices.Sort(c)
		fmt.Printf("kg is faster by × %.1f\n", k[len(k)/2]/c[len(c)/2])
	}
}

// measure is how many quads a second the processes write into an empty store.
func measure(name string, n int) (float64, error) {
	ctx := context.Background()
	c, err := pgconn.Connect(ctx, *address)
	if err != nil {
		return 0, err
	}
	defer c.Close(ctx)
	schema := "kgbench_" + rand.Text()
	if _, err := c.Exec(ctx, "CREATE SCHEMA "+schema).ReadAll(); err != nil {
		return 0, err
	}
	defer func() { c.Exec(ctx, "DROP SCHEMA "+schema+" CASCADE; CHECKPOINT").ReadAll() }()
	u, err := url.Parse(*address)
	if err != nil {
		return 0, err
	}
	q := u.Query()
	q.Set("search_path", schema)
	if name == "cayley" && q.Get("sslmode") == "" { // its driver asks for TLS otherwise
		q.Set("sslmode", "disable")
	}
	u.RawQuery = q.Encode()
	if name == "cayley" {
		if err := graph.InitQuadStore("postgres", u.String(), nil); err != nil {
			return 0, err
		}
	} else if _, err := openKG(u.String()); err != nil {
		return 0, err
	}
	var cmds []*exec.Cmd
	var ends []func() error
	for i := range *procs {
		cmd := exec.Command(os.Args[0], "-db", u.String(), "-worker", name, "-first", strconv.Itoa(i*n), "-articles", strconv.Itoa(n))
		cmd.Stderr = os.Stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			return 0, err
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			return 0, err
		}
		if err := cmd.Start(); err != nil {
			return 0, err
		}
		if _, err := out.Read(make([]byte, 1)); err != nil { // it is ready
			return 0, err
		}
		cmds, ends = append(cmds, cmd), append(ends, in.Close)
	}
	start := time.Now()
	for _, end := range ends { // all begin now
		end()
	}
	for _, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			return 0, err
		}
	}
	return float64(*procs*n*news.Quads) / time.Since(start).Seconds(), nil
}

func work() {
	put, err := stores[*worker](*address)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(".")
	os.Stdin.Read(make([]byte, 1))
	for i := range *articles {
		if err := put(*first + i); err != nil {
			log.Fatal(err)
		}
	}
}

func openKG(address string) (func(i int) error, error) {
	ctx := context.Background()
	s, err := postgres.Open(ctx, address, nil)
	if err != nil {
		return nil, err
	}
	return func(i int) error {
		quads, label := news.Article(i), news.Label(i)
		return s.Update(ctx, func(v *postgres.View, c *store.Change) error {
			c.Replace = []store.Graph{{Label: label, Quads: quads}}
			return nil
		}, append([]quad.Quad{{Label: label}}, quads...)...)
	}, nil
}

func openCayley(address string) (func(i int) error, error) {
	qs, err := graph.NewQuadStore("postgres", address, nil)
	if err != nil {
		return nil, err
	}
	return func(i int) error {
		var deltas []graph.Delta
		for _, q := range news.Article(i) {
			deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
		}
		return qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true})
	}, nil
}
