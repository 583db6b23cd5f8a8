package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"kg/graph"
	"kg/schema"
)

var showCommand = &cli.Command{
	Name:      "show",
	Usage:     "show what is known about somebody or something",
	ArgsUsage: "NAME|IRI",
	Description: `Prints the facts, the claims and the articles about an entity. A name is matched as it
is written, else whatever its case and accents, else by its words.

   kg show "Han Dong"
   kg show urn:kg:person:han-dong
   kg show -o jsonl "Han Dong"`,
	Flags:  questionFlags(),
	Before: configure,
	Action: oneName(question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
		all, err := g.Show(c.Context, c.Args().First())
		if err != nil {
			return nil, err
		}
		r := &reply{n: len(all), names: recordColumns, table: func(p *page) {
			for i := range all {
				if i > 0 {
					fmt.Fprintln(p)
				}
				showProfile(p, &all[i])
			}
		}}
		for i := range all {
			r.rows = append(r.rows, recordRows(all[i].Records)...)
			r.list = append(r.list, newProfileJSON(&all[i]))
		}
		if len(all) > 1 {
			fmt.Fprintf(c.App.ErrWriter, "kg: %d bear the name %q: give an IRI for one of them\n", len(all), c.Args().First())
		}
		return r, nil
	})),
}

// oneName refuses to act on anything but one argument.
func oneName(action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.NArg() != 1 || strings.TrimSpace(c.Args().First()) == "" {
			return usage(c, "give one name, in quotes where it has several words")
		}
		return action(c)
	}
}

func showProfile(p *page, e *graph.Profile) {
	fmt.Fprintf(p, "%s  %v  %s\n", p.bold(clean(e.Name)), e.Type, e.ID)
	if len(e.Aliases) > 0 {
		fmt.Fprintf(p, "also: %s\n", clean(strings.Join(e.Aliases, ", ")))
	}
	var facts, claims []graph.Record
	for _, r := range e.Records {
		if r.Fact() {
			facts = append(facts, r)
		} else {
			claims = append(claims, r)
		}
	}
	tellingTable(p, "Facts", tellings(facts))
	tellingTable(p, claimsTitle, tellings(claims))
	if len(e.Articles) > 0 {
		fmt.Fprintf(p, "\n%s\n", p.bold("Articles"))
		var rows [][]string
		for i := range e.Articles {
			a := &e.Articles[i]
			rows = append(rows, []string{a.Date, a.Publisher, a.Title, a.IRI})
		}
		writeTable(p, []string{"date", "publisher", "title", "article"}, rows)
	}
}

// claimsTitle stands over the statements that are no facts.
const claimsTitle = "Claims, plans, possibilities, denials"

// clean is s in one line, without what a terminal would act on.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(visible, s)), " ")
}

type profileJSON struct {
	schema.EntityJSON
	Statements []any         `json:"statements"`
	Articles   []articleJSON `json:"articles"`
}

func newProfileJSON(e *graph.Profile) profileJSON {
	out := profileJSON{
		EntityJSON: schema.EntityJSON{ID: e.ID, Name: e.Name, Type: e.Type.String(), Aliases: append([]string{}, e.Aliases...)},
		Statements: recordList(e.Records), Articles: []articleJSON{},
	}
	for i := range e.Articles {
		out.Articles = append(out.Articles, newArticleJSON(&e.Articles[i]))
	}
	return out
}
