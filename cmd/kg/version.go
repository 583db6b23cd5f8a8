package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"kg/schema"
)

var versionCommand = &cli.Command{
	Name:  "version",
	Usage: "print the version of kg",
	Description: `   kg version
   kg version --json`,
	Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "as JSON"}},
	Action: func(c *cli.Context) error {
		if c.Bool("json") {
			_, err := fmt.Fprintf(c.App.Writer, "%s\n", schema.AppendJSON(nil, map[string]string{"version": version(), "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH}))
			return err
		}
		_, err := fmt.Fprintf(c.App.Writer, "kg %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	},
}

// release is the version of this kg; it changes when what kg extracts changes.
const release = "0.1.0"

// version is the release and, where it was built from a checkout, the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	revision, modified := "", ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = "+" + s.Value[:min(len(s.Value), 12)]
		case "vcs.modified":
			if s.Value == "true" {
				modified = ".changed"
			}
		}
	}
	if revision == "" {
		return release
	}
	return release + revision + modified
}
