package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/schema"
)

var whyCommand = &cli.Command{
	Name:      "why",
	Usage:     "show on what sentences a statement rests, and who denies it",
	ArgsUsage: "SUBJECT [PREDICATE [OBJECT]]",
	Description: `Prints every sentence that states it, with the article, its date, who says it, how it
is held, the rule that found it, and what answers it. "" stands for anything.

   kg why "Han Dong" member_of "Liberal caucus"
   kg why "Han Dong" member_of
   kg why "" spokesperson "Eric Balsam"`,
	Flags:  questionFlags(),
	Before: configure,
	Action: func(c *cli.Context) error {
		if c.NArg() < 1 || c.NArg() > 3 || strings.Join(c.Args().Slice(), "") == "" {
			return usage(c, "give a subject, a predicate and an object")
		}
		return question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
			all, err := why(c, g, c.Args().Get(0), predicateName(c.Args().Get(1)), c.Args().Get(2))
			if err != nil {
				return nil, err
			}
			return supportReply(all, func(p *page) {
				for i := range all {
					if i > 0 {
						fmt.Fprintln(p)
					}
					showSupport(p, &all[i])
				}
			}), nil
		})(c)
	},
}

// predicateName is a predicate as a user may write it: with spaces or a prefix.
func predicateName(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "kg:")
	return strings.ReplaceAll(s, " ", "_")
}

// why is g.Why, with an error that says what is there instead.
func why(c *cli.Context, g *graph.Graph, s, p, o string) ([]graph.Support, error) {
	all, err := g.Why(c.Context, s, p, o)
	if !errors.Is(err, graph.ErrNotFound) || p == "" {
		return all, err
	}
	var also []string
	if others, e := g.Why(c.Context, s, "", o); e == nil {
		for i := range others {
			if name := others[i].Predicate; !slices.Contains(also, name) {
				also = append(also, name)
			}
		}
	}
	switch near := graph.SimilarPredicate(p); {
	case schema.Lookup(p) == nil && !strings.HasPrefix(p, schema.Open) && near != "":
		err = fmt.Errorf("%w; is the predicate %s?", err, near)
	case len(also) > 0:
		err = fmt.Errorf("%w; what is there: %s", err, strings.Join(also, ", "))
	}
	return nil, err
}

func supportReply(all []graph.Support, table func(*page)) *reply {
	r := &reply{n: len(all), table: table, names: append(slices.Clip(recordColumns), "date", "publisher", "title", "disputed", "confirmed")}
	briefs := func(rs []graph.Record) string {
		var all []string
		for _, rec := range rs {
			all = append(all, rec.Brief())
		}
		return strings.Join(all, "; ")
	}
	for i := range all {
		s := &all[i]
		r.rows = append(r.rows, append(recordCells(&s.Record), s.From.Date, s.From.Publisher, s.From.Title, briefs(s.Disputed), briefs(s.Confirmed)))
		r.list = append(r.list, recordJSON(&s.Record, "from", newArticleJSON(&s.From), "disputed_by", recordList(s.Disputed), "confirmed_by", recordList(s.Confirmed)))
	}
	return r
}

// showSupport prints a statement and what it rests on.
func showSupport(p *page, s *graph.Support) {
	line := func(what, format string, args ...any) {
		fmt.Fprintf(p, "   %-9s %s\n", what, fmt.Sprintf(format, args...))
	}
	fmt.Fprintln(p, p.bold(clean(termText(s.Subject)+" "+s.Predicate+" "+termText(s.Object))))
	held := "a claim"
	switch {
	case s.Fact():
		held = "a fact"
	case s.Source == nil:
		held = "no fact"
	}
	line("status", "%v (%s)", s.Status, held)
	if s.Source != nil {
		line("source", "%s", clean(sourceText(&s.Statement)))
	}
	if q := qualifierText(&s.Statement); q != "" {
		line("when", "%s", clean(q))
	}
	line("sentence", "%s", p.mark(s.Evidence.Text, s.Subject, s.Object))
	line("article", "%s", clean(strings.Join(nonEmpty(s.From.Date, s.From.Publisher, s.From.Title), ", ")))
	where := s.From.URL
	if where == "" && s.From.Path != "" {
		where = filepath.Base(s.From.Path)
	}
	line("", "%s", strings.Join(nonEmpty(s.From.IRI, fmt.Sprintf("characters %d to %d", s.Evidence.Start, s.Evidence.End), clean(where)), ", "))
	line("rule", "%s, confidence %.2f", s.Rule, s.Confidence)
	for _, d := range s.Disputed {
		line("denied", "%s: %s", speaker(&d.Statement), p.mark(d.Evidence.Text))
	}
	for _, d := range s.Confirmed {
		line("confirmed", "%s: %s", speaker(&d.Statement), p.mark(d.Evidence.Text))
	}
}

// speaker is who makes a statement.
func speaker(s *schema.Statement) string {
	switch {
	case s.Source == nil:
		return "the article"
	case termText(*s.Source) == "":
		return "unnamed"
	}
	return clean(termText(*s.Source))
}

func nonEmpty(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}
