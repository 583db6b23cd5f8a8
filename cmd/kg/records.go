package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/schema"
)

// questionFlags are those of a command that answers a question.
func questionFlags(more ...cli.Flag) []cli.Flag {
	return append(append(dbFlags(), outputFlag(listFormats...), exitEmptyFlag), more...)
}

// A reply is an answer in the forms that it can be printed in.
type reply struct {
	n     int         // how much was found
	table func(*page) // for a person
	names []string    // columns of rows
	rows  [][]string  // for csv, tsv and md
	list  []any       // for json and jsonl
	none  string      // what to say where nothing was found
	after error       // what the command ends with, after printing
}

// question makes an action of one that answers from the store.
func question(ask func(*cli.Context, *graph.Graph) (*reply, error)) cli.ActionFunc {
	return func(c *cli.Context) error {
		if !slices.Contains(listFormats, c.String("output")) {
			return badOutput(c, listFormats)
		}
		return withReader(func(c *cli.Context, g *graph.Graph) error {
			r, err := ask(c, g)
			if errors.Is(err, graph.ErrNotFound) && c.Bool("exit-empty") {
				return cli.Exit(err.Error(), exitEmpty)
			}
			if err != nil {
				return err
			}
			p := newPage(c)
			if err := r.print(p, c.String("output")); err != nil {
				return err
			}
			if err := p.Flush(); err != nil {
				return err
			}
			if r.n == 0 {
				fmt.Fprintln(c.App.ErrWriter, cmp.Or(r.none, "nothing found"))
			}
			return cmp.Or(r.after, empty(c, r.n))
		})(c)
	}
}

func (r *reply) print(p *page, format string) error {
	switch format {
	case "table":
		if r.n > 0 {
			r.table(p)
		}
		return nil
	case "json":
		return writeJSONList(p, r.list)
	case "jsonl":
		for _, v := range r.list {
			p.Write(append(schema.AppendJSON(nil, v), '\n'))
		}
		return nil
	}
	return printRows(p, format, r.names, r.rows)
}

// recordColumns are the columns of statements for other programs.
var recordColumns = []string{
	"subject", "predicate", "object", "status", "source", "stance", "qualifiers", "confidence",
	"subject_id", "object_id", "article", "start", "end", "evidence", "rule", "id",
}

// recordCells are a statement under recordColumns.
func recordCells(r *graph.Record) []string {
	source := ""
	if r.Source != nil {
		source = termText(*r.Source)
		if source == "" {
			source = "unnamed"
		}
	}
	return []string{
		termText(r.Subject), r.Predicate, termText(r.Object), r.Status.String(), source, r.Stance.String(), qualifierText(&r.Statement),
		strconv.FormatFloat(r.Confidence, 'f', -1, 64), r.Subject.ID, r.Object.ID, r.Article,
		strconv.Itoa(r.Evidence.Start), strconv.Itoa(r.Evidence.End), r.Evidence.Text, r.Rule, r.ID,
	}
}

func recordRows(all []graph.Record) (rows [][]string) {
	for i := range all {
		rows = append(rows, recordCells(&all[i]))
	}
	return rows
}

// recordJSON is a statement as extract prints it, and beside that what more
// says of it, pairs of a key and a value.
func recordJSON(r *graph.Record, more ...any) json.RawMessage {
	b := r.AppendJSONAs(nil, r.ID)
	for i := 0; i+1 < len(more); i += 2 {
		b = append(b[:len(b)-1], ',')
		b = schema.AppendJSON(b, more[i])
		b = append(schema.AppendJSON(append(b, ':'), more[i+1]), '}')
	}
	return b
}

func recordList(all []graph.Record) []any {
	list := make([]any, len(all))
	for i := range all {
		list[i] = recordJSON(&all[i])
	}
	return list
}

// articleJSON is an article in JSON.
type articleJSON struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Date      string   `json:"date"`
	Publisher string   `json:"publisher"`
	Authors   []string `json:"authors,omitempty"`
	URL       string   `json:"url,omitempty"`
	Path      string   `json:"path,omitempty"`
	Language  string   `json:"language,omitempty"`
}

func newArticleJSON(a *graph.Article) articleJSON {
	return articleJSON{a.IRI, a.Title, a.Date, a.Publisher, a.Authors, a.URL, a.Path, a.Language}
}

// A telling is a statement and the articles that make it.
type telling struct {
	graph.Record
	articles []string
}

// tellings puts together what several articles, or sentences, state alike, and
// orders it as best does.
func tellings(all []graph.Record) []telling {
	var out []telling
	at := map[string]int{}
	for _, r := range all {
		key := strings.Join([]string{r.Subject.Key(), r.Predicate, r.Object.Key(), r.Status.String(), sourceText(&r.Statement), qualifierText(&r.Statement)}, "\x00")
		k, ok := at[key]
		if !ok {
			k = len(out)
			at[key] = k
			out = append(out, telling{Record: r})
		}
		t := &out[k]
		if !slices.Contains(t.articles, r.Article) {
			t.articles = append(t.articles, r.Article)
		}
		t.Confidence = max(t.Confidence, r.Confidence)
	}
	slices.SortStableFunc(out, func(a, b telling) int { return compareInterest(&a.Statement, &b.Statement) })
	return out
}

// tellingTable prints tellings, with the number of articles where several agree.
func tellingTable(p *page, title string, all []telling) {
	if len(all) == 0 {
		return
	}
	var rows [][]string
	for i := range all {
		n := ""
		if len(all[i].articles) > 1 {
			n = strconv.Itoa(len(all[i].articles))
		}
		rows = append(rows, append(statementCells(&all[i].Statement), n))
	}
	fmt.Fprintf(p, "\n%s\n", p.bold(title))
	writeTable(p, append(slices.Clip(statementColumns), "articles"), rows)
}
