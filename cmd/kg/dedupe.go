package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/ingest/resolve"
)

var dedupeCommand = &cli.Command{
	Name:  "dedupe",
	Usage: "offer entities that may be one, for you to decide",
	Description: `Lists pairs with like names, the likeliest first. On a terminal it asks about each:
y they are one, n they are not, u unsure (not asked again), s skip, q stop. Every answer
is kept at once; kg merge and kg split --undo take one back. Nothing is ever merged
without an answer.

   kg dedupe
   kg dedupe -o jsonl --min 0.9
   kg dedupe --judged -o csv`,
	Flags: append(dbFlags(),
		outputFlag(listFormats...),
		&cli.Float64Flag{Name: "min", Value: 0.6, Usage: "least `LIKENESS` of a pair, 0 to 1"},
		&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Usage: "`PAIRS` at most; 0 is all"},
		&cli.BoolFlag{Name: "review", Usage: "ask about each pair, also where the answers come from a file"},
		&cli.BoolFlag{Name: "judged", Usage: "list what was decided instead"},
		exitEmptyFlag,
	),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() > 0 {
			return usage(c, "no arguments: kg merge and kg split take two names")
		}
		if c.Int("limit") < 0 || !(c.Float64("min") >= 0 && c.Float64("min") <= 1) {
			return usage(c, "--limit takes no negative value, --min one from 0 to 1")
		}
		switch {
		case c.Bool("judged"):
			return question(listJudged)(c)
		case c.Bool("review") || isTerminal(c.App.Reader) && isTerminal(c.App.Writer) && !c.IsSet("output"):
			return withGraph(false, review)(c)
		}
		return question(listPairs)(c)
	},
}

// pairJSON is a pair of entities in JSON.
type pairJSON struct {
	A         entityBrief `json:"a"`
	B         entityBrief `json:"b"`
	Score     *float64    `json:"score,omitempty"`
	Judgement string      `json:"judgement,omitempty"`
}

type entityBrief struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Type    string   `json:"type"`
	Aliases []string `json:"aliases"`
}

func brief(e graph.Entity) entityBrief {
	return entityBrief{e.ID, e.Name, e.Type.String(), append([]string{}, e.Aliases...)}
}

func pairs(c *cli.Context, g *graph.Graph) ([]graph.Pair, error) {
	all, err := g.Pairs(c.Context, resolve.Similar, c.Float64("min"))
	if n := c.Int("limit"); n > 0 && n < len(all) {
		all = all[:n]
	}
	return all, err
}

func listPairs(c *cli.Context, g *graph.Graph) (*reply, error) {
	all, err := pairs(c, g)
	if err != nil {
		return nil, err
	}
	if err := warnOfNamesakes(c, g); err != nil {
		return nil, err
	}
	r := &reply{n: len(all), names: []string{"likeness", "a", "b", "type", "a_id", "b_id"}, none: "no two entities have like names"}
	for _, p := range all {
		r.rows = append(r.rows, []string{strconv.FormatFloat(p.Score, 'f', 2, 64), p.A.Name, p.B.Name, p.A.Type.String(), p.A.ID, p.B.ID})
		r.list = append(r.list, pairJSON{A: brief(p.A), B: brief(p.B), Score: &p.Score})
	}
	r.table = func(p *page) { printRows(p, "table", r.names, r.rows) }
	return r, nil
}

// warnOfNamesakes tells of whom articles contradict each other: they may be two
// of one name.
func warnOfNamesakes(c *cli.Context, g *graph.Graph) error {
	all, err := g.Contradictions(c.Context)
	for _, x := range all {
		fmt.Fprintf(c.App.ErrWriter, "kg: note: %s may be two: %s by %s, %s by %s; kg split --in tells them apart\n",
			x.Name, x.SaysA, x.A.Location(), x.SaysB, x.B.Location())
	}
	return err
}

func listJudged(c *cli.Context, g *graph.Graph) (*reply, error) {
	all, err := g.Judgements(c.Context)
	if err != nil {
		return nil, err
	}
	r := &reply{n: len(all), names: []string{"judgement", "a", "b", "a_id", "b_id"}, none: "nothing was decided"}
	for _, j := range all {
		r.rows = append(r.rows, []string{j.Judgement.String(), j.A.Name, j.B.Name, j.A.ID, j.B.ID})
		r.list = append(r.list, pairJSON{A: brief(j.A), B: brief(j.B), Judgement: j.Judgement.String()})
	}
	r.table = func(p *page) { printRows(p, "table", r.names, r.rows) }
	return r, nil
}

// review asks about one pair after the other. A decision may settle others:
// these are not asked about.
func review(c *cli.Context, g *graph.Graph) error {
	in, talk := bufio.NewReader(c.App.Reader), c.App.ErrWriter
	skipped := map[string]bool{}
	decided, stale := 0, true
	var all []graph.Pair
	for n := 0; c.Int("limit") == 0 || n < c.Int("limit"); n++ {
		if stale {
			var err error
			if all, err = g.Pairs(c.Context, resolve.Similar, c.Float64("min")); err != nil {
				return err
			}
			all = slices.DeleteFunc(all, func(p graph.Pair) bool { return skipped[p.A.ID+" "+p.B.ID] })
			stale = false
		}
		if len(all) == 0 {
			break
		}
		p := all[0]
		fmt.Fprintf(talk, "\n%d left; likeness %.2f\n", len(all), p.Score)
		all = all[1:]
		skipped[p.A.ID+" "+p.B.ID] = true
		for _, e := range []graph.Entity{p.A, p.B} {
			if err := introduce(c, g, e); err != nil {
				return err
			}
		}
		answer, err := askJudgement(in, talk)
		if err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		if answer == 's' {
			continue
		}
		j := map[byte]graph.Judgement{'y': graph.Same, 'n': graph.Different, 'u': graph.Unsure}[answer]
		if _, err := g.Judge(c.Context, p.A.ID, p.B.ID, j); err != nil {
			fmt.Fprintln(talk, "kg:", err)
			continue
		}
		decided++
		stale = true
	}
	fmt.Fprintf(talk, "%d decided\n", decided)
	return warnOfNamesakes(c, g)
}

// introduce says who an entity is: names, and what a few statements say.
func introduce(c *cli.Context, g *graph.Graph, e graph.Entity) error {
	fmt.Fprintf(c.App.ErrWriter, "  %s  %v  %s\n", e.Name, e.Type, e.ID)
	if len(e.Aliases) > 0 {
		fmt.Fprintln(c.App.ErrWriter, "    also:", strings.Join(e.Aliases, ", "))
	}
	profiles, err := g.Show(c.Context, e.ID)
	if err != nil {
		return err
	}
	for _, rec := range profiles[0].Records[:min(3, len(profiles[0].Records))] {
		fmt.Fprintf(c.App.ErrWriter, "    %s\n", rec.Brief())
	}
	return nil
}

// askJudgement reads one of y, n, u and s; io.EOF for q or the end of input.
func askJudgement(in *bufio.Reader, talk io.Writer) (byte, error) {
	for {
		fmt.Fprint(talk, "one and the same? [y/n/u/s/q] ")
		line, err := in.ReadString('\n')
		line = strings.ToLower(strings.TrimSpace(line))
		switch {
		case line != "" && strings.Contains("ynus", line[:1]):
			return line[0], nil
		case strings.HasPrefix(line, "q") || err != nil:
			return 0, io.EOF
		}
	}
}
