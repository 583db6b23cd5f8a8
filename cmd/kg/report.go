package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/ingest/doc"
	"kg/schema"
)

// A report is what an ingest did.
type report struct {
	Articles  int       `json:"articles"`
	Added     int       `json:"added"`
	Replaced  int       `json:"replaced"`
	Unchanged int       `json:"unchanged"`
	Failed    []failure `json:"failed"`
	Facts     int       `json:"facts"`
	Claims    int       `json:"claims"`
	Words     int       `json:"words"`
	Seconds   float64   `json:"seconds"`
	Store     string    `json:"store"`

	facts, claims []schema.Statement // to show, the best of them
	began         time.Time
	talk          io.Writer
	live          bool // progress is shown
	of, done      int
}

type failure struct {
	Input string `json:"input,omitempty"`
	Error string `json:"error"`
}

// shown is how many facts, and how many claims, a report shows.
const shown = 12

func newReport(c *cli.Context, of int) *report {
	return &report{
		Failed: []failure{}, Store: nameOf(c.String("db")), began: time.Now(), talk: c.App.ErrWriter, of: of,
		live: !c.Bool("quiet") && !c.Bool("json") && of > 1 && isTerminal(c.App.ErrWriter),
	}
}

func (r *report) stored(d *doc.Document, outcome graph.Outcome, all []schema.Statement) {
	switch outcome {
	case graph.Added:
		r.Added++
	case graph.Replaced:
		r.Replaced++
	default:
		r.Unchanged++
	}
	r.Articles++
	r.Words += d.Len()
	for _, note := range d.Meta.Notes {
		r.line("kg: " + d.Meta.Path + ": note: " + note)
	}
	f, cl := facts(all)
	r.Facts, r.Claims = r.Facts+len(f), r.Claims+len(cl)
	r.facts, r.claims = best(append(r.facts, f...)), best(append(r.claims, cl...))
	r.step(d.Meta.Path)
}

func (r *report) unchanged(d *doc.Document) {
	r.Articles++
	r.Unchanged++
	r.step(d.Meta.Path)
}

// failed notes an input that failed, and says so at once.
func (r *report) failed(path string, err error) {
	text := err.Error()
	if path != "" && !strings.HasPrefix(text, path) {
		text = path + ": " + text
	}
	r.Failed = append(r.Failed, failure{path, text})
	r.line("kg: " + text)
	r.step(path)
}

func (r *report) line(s string) {
	if r.live {
		s = "\r\033[K" + s
	}
	fmt.Fprintln(r.talk, s)
}

func (r *report) step(path string) {
	r.done++
	if r.live {
		fmt.Fprintf(r.talk, "\r\033[K%d of %d  %s", r.done, r.of, cut(path, 60))
	}
}

// best orders statements as compareInterest does, and keeps as many as are
// shown.
func best(all []schema.Statement) []schema.Statement {
	slices.SortStableFunc(all, func(a, b schema.Statement) int { return compareInterest(&a, &b) })
	return all[:min(len(all), shown)]
}

// compareInterest compares statements by how much a reader wants to see them:
// those of named predicates come first, then the surer ones.
func compareInterest(a, b *schema.Statement) int {
	return cmp.Or(
		boolInt(strings.HasPrefix(a.Predicate, schema.Open))-boolInt(strings.HasPrefix(b.Predicate, schema.Open)),
		cmp.Compare(b.Confidence, a.Confidence))
}

// print shows what was learnt on standard output, and says the rest.
func (r *report) print(c *cli.Context) {
	if r.live {
		fmt.Fprint(r.talk, "\r\033[K")
	}
	r.Seconds = float64(time.Since(r.began).Round(time.Millisecond)) / float64(time.Second)
	if c.Bool("json") {
		fmt.Fprintln(c.App.Writer, string(schema.AppendJSON(nil, r)))
		return
	}
	if c.Bool("quiet") {
		return
	}
	r.table(c.App.Writer, "facts", r.facts, r.Facts)
	r.table(c.App.Writer, claimsTitle, r.claims, r.Claims)
	fmt.Fprintf(r.talk, "%s read: %d new, %d changed, %d unchanged", plural(r.Articles, "article"), r.Added, r.Replaced, r.Unchanged)
	if len(r.Failed) > 0 {
		fmt.Fprintf(r.talk, "; %s failed", plural(len(r.Failed), "input"))
	}
	fmt.Fprintf(r.talk, "; %s, %s\n", plural(r.Facts, "fact"), plural(r.Claims, "claim"))
	if c.Bool("dry-run") {
		fmt.Fprintln(r.talk, "nothing was stored (--dry-run)")
		return
	}
	fmt.Fprintf(r.talk, "store: %s\n", r.Store)
}

func (r *report) table(w io.Writer, title string, rows []schema.Statement, all int) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintln(w, strings.ToUpper(title))
	statementTable(w, rows)
	if n := all - len(rows); n > 0 {
		fmt.Fprintf(w, "… and %d more\n", n)
	}
	fmt.Fprintln(w)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
