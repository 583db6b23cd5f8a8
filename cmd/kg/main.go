// Command kg reads English news and builds a knowledge graph from it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	app := newApp(os.Stdin, os.Stdout, os.Stderr)
	go func() {
		<-ctx.Done()
		stop() // a second Ctrl-C ends the program at once
	}()
	err := app.RunContext(ctx, permute(app, os.Args))
	os.Exit(exit(err, os.Stderr))
}

// newApp returns the program, which reads and writes where it is told.
func newApp(in io.Reader, out, talk io.Writer) *cli.App {
	app := &cli.App{
		Name:                 "kg",
		Usage:                "read English news, build a knowledge graph with evidence for every edge",
		Reader:               in,
		Writer:               out,
		ErrWriter:            talk,
		HideHelpCommand:      true,
		Suggest:              true,
		ExitErrHandler:       func(*cli.Context, error) {}, // main exits
		Version:              version(),
		HideVersion:          true,
		EnableBashCompletion: true,
		OnUsageError:         usageError,
		Action:               noCommand,
		Commands: []*cli.Command{
			ingestCommand,
			queryCommand,
			shellCommand,
			showCommand,
			whyCommand,
			claimsCommand,
			timelineCommand,
			pathCommand,
			searchCommand,
			sourcesCommand,
			rmCommand,
			mergeCommand,
			splitCommand,
			dedupeCommand,
			statsCommand,
			validateCommand,
			backupCommand,
			restoreCommand,
			exportCommand,
			importCommand,
			extractCommand,
			explainCommand,
			schemaCommand,
			trainCommand,
			evalCommand,
			completionCommand,
			versionCommand,
		},
	}
	for _, c := range app.Commands {
		c.OnUsageError = usageError
		c.HideHelpCommand = true
	}
	return app
}

// noCommand is what kg does without a command, or with one that it has not.
func noCommand(c *cli.Context) error {
	if c.NArg() == 0 {
		return cli.ShowAppHelp(c)
	}
	name := c.Args().First()
	if name == "help" && c.NArg() == 1 {
		return cli.ShowAppHelp(c)
	}
	if name == "help" && c.App.Command(c.Args().Get(1)) != nil {
		return cli.ShowCommandHelp(c, c.Args().Get(1))
	}
	text := fmt.Sprintf("no command %q", name)
	if like := cli.SuggestCommand(c.App.Commands, name); like != "" {
		text += ". " + like
	}
	return cli.Exit(text+"\nSee: kg --help", exitUsage)
}

// usageError is the error about a flag that does not exist or has a bad value.
func usageError(c *cli.Context, err error, sub bool) error {
	see := "kg"
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != "kg" {
		see += " " + c.Command.Name
	}
	return cli.Exit(err.Error()+"\nSee: "+see+" --help", exitUsage)
}

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1 // or some inputs failed
	exitUsage       = 2
	exitEmpty       = 3 // nothing found, with --exit-empty
	exitStore       = 4 // locked or damaged
	exitNetwork     = 5
	exitTimeout     = 124
	exitInterrupted = 130
)

// exit says err on talk, and returns the exit code that stands for it.
func exit(err error, talk io.Writer) int {
	if err == nil {
		return exitDone
	}
	var coded cli.ExitCoder
	if errors.As(err, &coded) {
		if err.Error() != "" {
			fmt.Fprintln(talk, "kg:", err)
		}
		return coded.ExitCode()
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		fmt.Fprintln(talk, "kg:", err)
		return exitTimeout
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(talk, "kg: interrupted")
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitDone // who read our output has seen enough
	}
	fmt.Fprintln(talk, "kg:", err)
	return exitFailed
}
