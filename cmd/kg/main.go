// Command kg reads English news and builds a knowledge graph from it.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"
)

func main() {
	if err := newApp(os.Stdout, os.Stderr).Run(os.Args); err != nil {
		fmt.Fprintln(os.Stderr, "kg:", err)
		os.Exit(1)
	}
}

func newApp(out, err io.Writer) *cli.App {
	return &cli.App{Name: "kg", Writer: out, ErrWriter: err, Usage: "news articles to a knowledge graph"}
}
