// Command read measures how kg reads beside its peers, on the same text in one interleaved run:
// words a second in one thread, medians of the rounds and their range, and, where the corpora are
// at hand, how right the tags and the names are.
//
//	cd testdata/bench/read && npm install && go run . -rounds 5 -corpora ../../../../shared/corpora
//
// Peers: prose v2, and wink-nlp and compromise from npm (with -node=false they are left out). kg
// tokenizes, tags, parses and names; no peer parses, so kg as far as tags is measured as well.
// wink-nlp's model knows no names, compromise's tags are not those of UD.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"kg/ingest"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/source"
)

var (
	texts   = flag.String("texts", "../../articles/*.txt", "pattern of the articles to be read for speed")
	rounds  = flag.Int("rounds", 5, "interleaved rounds")
	corpora = flag.String("corpora", "", "folder of the corpora; without it only speed is measured")
	node    = flag.Bool("node", true, "run wink-nlp and compromise")
)

// A reader is a program under test. What it cannot do is nil.
type reader struct {
	name  string
	time  func(texts []string) (time.Duration, error)
	tags  func(text string) ([]word, error)
	names func(text string) ([]span, error)
	types string // of names that it tells apart
}

// A word is a token and its UPOS, in the order of the text.
type word struct{ text, pos string }

// A span is a name: bytes of the text, and PER, LOC or ORG.
type span struct {
	start, end int
	kind       string
}

func main() {
	log.SetFlags(0)
	flag.Parse()
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	readers, err := kgReaders()
	if err != nil {
		return err
	}
	readers = append(readers, proseReader())
	if *node {
		n, err := startNode()
		if err != nil {
			return err
		}
		defer n.close()
		readers = append(readers, n.readers()...)
	}
	fmt.Printf("%s, %d cores, %d rounds\n", runtime.Version(), runtime.NumCPU(), *rounds)
	if err := speed(readers); err != nil {
		return err
	}
	if *corpora == "" {
		return nil
	}
	return accuracy(readers)
}

// speed prints words a second: of the same words, those that kg counts.
func speed(readers []*reader) error {
	files, err := filepath.Glob(*texts)
	if err != nil || files == nil {
		return fmt.Errorf("no files match %s", *texts)
	}
	p, err := ingest.Load(model.Embedded())
	if err != nil {
		return err
	}
	if p, err = p.Until("tokenize"); err != nil {
		return err
	}
	var all []string
	n := 0
	for _, file := range files {
		for d, err := range source.Open(file, "") {
			if err != nil {
				return err
			}
			p.Run(d)
			all, n = append(all, d.Text), n+d.Len()
		}
	}
	for n < 20000 { // enough for a clock
		all, n = append(all, all...), 2*n
	}
	rates := map[string][]float64{}
	for range *rounds {
		for _, r := range readers {
			runtime.GC()
			took, err := r.time(all)
			if err != nil {
				return fmt.Errorf("%s: %w", r.name, err)
			}
			rates[r.name] = append(rates[r.name], float64(n)/took.Seconds())
		}
	}
	fmt.Printf("\n%d words of %s\n", n, *texts)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "reader\twords/s\trange\tkg is\t")
	kg := median(rates[readers[0].name])
	for _, r := range readers {
		x := rates[r.name]
		fmt.Fprintf(w, "%s\t%.0f\t%.0f–%.0f\t%.2f ×\t\n", r.name, median(x), slices.Min(x), slices.Max(x), kg/median(x))
	}
	return w.Flush()
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	if len(x)%2 == 1 {
		return x[len(x)/2]
	}
	return (x[len(x)/2-1] + x[len(x)/2]) / 2
}

// accuracy prints how many words get the right tag, and the F1 of names, on the development parts
// of EWT and of Universal NER, from bare text.
func accuracy(readers []*reader) error {
	trees, err := corpus.CoNLLU(filepath.Join(*corpora, "ud-ewt/en_ewt-ud-dev.conllu"))
	if err != nil {
		return err
	}
	named, err := corpus.IOB(filepath.Join(*corpora, "uner-ewt/en_ewt-ud-dev.iob2"), corpus.CoarseLabels)
	if err != nil {
		return err
	}
	fmt.Println("\nEWT dev, from bare text: UPOS of all words; F1 of names, exact spans, of the types that a reader knows")
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "reader\tUPOS\tnames\tPER\tLOC\tORG\t")
	for _, r := range readers {
		pos, f := "-", map[string]string{"": "-", "PER": "-", "LOC": "-", "ORG": "-"}
		if r.tags != nil {
			x, err := tagged(r, trees)
			if err != nil {
				return err
			}
			pos = fmt.Sprintf("%.1f", x)
		}
		if r.names != nil {
			if err := found(r, named, f); err != nil {
				return err
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t\n", r.name, pos, f[""], f["PER"], f["LOC"], f["ORG"])
	}
	return w.Flush()
}

// tagged returns how many of the gold words, per cent, are words of the reader with the gold tag.
func tagged(r *reader, gold []*doc.Document) (float64, error) {
	right, all := 0, 0
	for _, d := range gold {
		words, err := r.tags(d.Text)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", r.name, err)
		}
		pos := map[[2]int]string{}
		at := 0
		for _, w := range words {
			if k := strings.Index(d.Text[at:], w.text); k >= 0 {
				pos[[2]int{at + k, at + k + len(w.text)}] = w.pos
				at += k + len(w.text)
			}
		}
		for i := range d.Len() {
			all++
			if pos[[2]int{int(d.Start[i]), int(d.End[i])}] == d.Pos[i].String() {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(max(all, 1)), nil
}

// found sets f to the F1 of each type that the reader knows, and of all of them.
func found(r *reader, gold []*doc.Document, f map[string]string) error {
	type counts struct{ right, found, gold int }
	by := map[string]*counts{"": {}}
	for _, kind := range strings.Fields(r.types) {
		by[kind] = &counts{}
	}
	for _, d := range gold {
		want := map[span]bool{}
		for _, s := range spans(d) {
			if by[s.kind] != nil {
				want[s] = true
				by[s.kind].gold++
				by[""].gold++
			}
		}
		have, err := r.names(d.Text)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		for _, s := range have {
			for _, c := range []*counts{by[s.kind], by[""]} {
				c.found++
				if want[s] {
					c.right++
				}
			}
		}
	}
	for kind, c := range by {
		f[kind] = fmt.Sprintf("%.1f", 200*float64(c.right)/float64(max(c.found+c.gold, 1)))
	}
	return nil
}
