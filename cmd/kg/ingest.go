package main

import (
	"context"
	"errors"
	"iter"
	"os"
	"strconv"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/ingest"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/source"
	"kg/schema"
)

var ingestCommand = &cli.Command{
	Name:      "ingest",
	Usage:     "read articles, extract what they say, store it",
	ArgsUsage: "FILE|FOLDER|-...",
	Description: `Reads articles in any format that kg knows, extracts their statements and stores them,
each article in one transaction. The same article twice changes nothing; a changed
one takes the place of what it said before.

   kg ingest article.txt
   kg ingest articles/ 'archive/2023-*.txt'
   kg ingest --db news.db --date 2023-03-22 - <article.txt`,
	Flags: append(dbFlags(),
		&cli.StringFlag{Name: "from", Usage: "`FORMAT` of the articles, where it is not to be found out"},
		&cli.StringFlag{Name: "date", Usage: "`DATE` of publication, where the articles do not tell it"},
		&cli.StringFlag{Name: "publisher", Usage: "who published the articles, where they do not tell it"},
		&cli.Float64Flag{Name: "min-confidence", EnvVars: []string{"KG_MIN_CONFIDENCE"}, Usage: "leave out statements less sure than this, 0 to 1"},
		&cli.BoolFlag{Name: "dry-run", Usage: "extract and report, store nothing"},
		&cli.BoolFlag{Name: "fail-fast", Usage: "stop at the first input that fails"},
		&cli.BoolFlag{Name: "json", Usage: "report as JSON on standard output"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "say nothing but errors"},
	),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() == 0 {
			return usage(c, "nothing to read: give files, folders, or - for standard input")
		}
		if d := c.String("date"); d != "" && !isDate(d) {
			return usage(c, "bad date %q: YYYY, YYYY-MM or YYYY-MM-DD", d)
		}
		if c.Bool("dry-run") {
			g, err := graph.OpenMemory(graph.Options{Base: c.String("base")})
			if err != nil {
				return err
			}
			defer g.Close()
			return ingestAll(c, g)
		}
		return withGraph(true, ingestAll)(c)
	},
}

// errUnchanged stands in the place of an article that the store has already.
var errUnchanged = errors.New("unchanged")

func ingestAll(c *cli.Context, g *graph.Graph) error {
	p, err := ingest.Load(model.Embedded())
	if err != nil {
		return err
	}
	paths, problems := expand(c.Args().Slice())
	r := newReport(c, len(paths))
	for _, err := range problems {
		r.failed("", err)
	}
	err = p.Batch(c.Context, newArticles(c, g, paths), func(d *doc.Document, err error) error {
		if err == nil {
			err = r.put(c, g, d)
		}
		switch {
		case errors.Is(err, errUnchanged):
			r.unchanged(d)
		case err != nil:
			r.failed(pathOf(d), err)
			if errors.Is(err, syscall.ENOSPC) || c.Bool("fail-fast") {
				return err
			}
		}
		return nil
	})
	r.print(c)
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return err
	case errors.Is(err, context.Canceled):
		return cli.Exit("interrupted: the articles reported above are stored whole; run the command again for the rest", exitInterrupted)
	case err != nil || len(r.Failed) > 0:
		return cli.Exit("", exitFailed)
	}
	return nil
}

// put stores an article, whole even where the user interrupts.
func (r *report) put(c *cli.Context, g *graph.Graph, d *doc.Document) error {
	kept := d.Statements[:0:0]
	for _, s := range d.Statements {
		if s.Confidence >= c.Float64("min-confidence") {
			kept = append(kept, s)
		}
	}
	outcome, err := g.Put(context.WithoutCancel(c.Context), articleOf(g, d), kept)
	if err != nil {
		return err
	}
	r.stored(d, outcome, kept)
	return nil
}

// newArticles reads the articles of paths. Those that g has as they are come
// with errUnchanged.
func newArticles(c *cli.Context, g *graph.Graph, paths []string) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		for _, path := range paths {
			for d, err := range source.Open(path, c.String("from")) {
				if err == nil {
					if d.Meta.Date == "" {
						d.Meta.Date = c.String("date")
					}
					if d.Meta.Publisher == "" {
						d.Meta.Publisher = c.String("publisher")
					}
					var has bool
					if has, err = g.Has(c.Context, articleOf(g, d)); has && err == nil {
						err = errUnchanged
					}
				}
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// articleOf is what the graph keeps of d.
func articleOf(g *graph.Graph, d *doc.Document) graph.Article {
	a := graph.NewArticle(g.Base(), d.Text)
	a.Title, a.URL, a.Publisher, a.Authors, a.Date, a.Language = d.Meta.Title, d.Meta.URL, d.Meta.Publisher, d.Meta.Authors, d.Meta.Date, d.Meta.Language
	if a.URL == "" {
		a.Path = absolute(d.Meta.Path)
	}
	a.ReadAt, a.Version = today(), version()
	return a
}

func pathOf(d *doc.Document) string {
	if d == nil {
		return ""
	}
	return d.Meta.Path
}

func isDate(s string) bool {
	for _, form := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

// facts and claims part statements.
func facts(all []schema.Statement) (facts, claims []schema.Statement) {
	for _, s := range all {
		if s.Fact() {
			facts = append(facts, s)
		} else {
			claims = append(claims, s)
		}
	}
	return facts, claims
}

// today returns the day on which articles are read, YYYY-MM-DD in UTC: that of
// SOURCE_DATE_EPOCH, in seconds, where it is set, so that a graph can be made
// again byte for byte.
// https://reproducible-builds.org/specs/source-date-epoch/
func today() string {
	now := time.Now()
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		now = time.Unix(s, 0)
	}
	return now.UTC().Format(time.DateOnly)
}
