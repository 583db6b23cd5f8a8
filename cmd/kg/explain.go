package main

import (
	"bufio"
	"fmt"

	"github.com/urfave/cli/v2"

	"kg/ingest"
	"kg/ingest/model"
)

var explainCommand = &cli.Command{
	Name:      "explain",
	Usage:     "show an article after every stage of the pipeline",
	ArgsUsage: "FILE|-",
	Description: `Prints what every stage made of the article: why something was, or was not, extracted.

   kg explain article.txt
   kg explain --stage relate article.txt
   echo "Ada Low founded Tidewater Labs." | kg explain -`,
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "stage", Usage: "show the article after this stage alone"},
		&cli.StringFlag{Name: "from", Usage: "format of the article, where it is not to be found out"},
	},
	Action: func(c *cli.Context) error {
		if c.NArg() == 0 {
			return usage(c, "no article: give a file, or - for standard input")
		}
		p, err := ingest.Load(model.Embedded())
		if err != nil {
			return err
		}
		out := bufio.NewWriter(c.App.Writer)
		for d, err := range open(c.Args().Slice(), c.String("from")) {
			if err != nil {
				return err
			}
			show := func(stage string) {
				if want := c.String("stage"); want == "" || want == stage {
					fmt.Fprintf(out, "== %s\n%s\n", stage, d)
				}
			}
			show("source")
			p.Explain(d, show)
		}
		return out.Flush()
	},
}
