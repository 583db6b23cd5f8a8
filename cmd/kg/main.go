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
	err := app.RunContext(ctx, os.Args)
	stop()
	os.Exit(exit(err, os.Stderr))
}

// newApp returns the program, which reads and writes where it is told.
func newApp(in io.Reader, out, talk io.Writer) *cli.App {
	return &cli.App{
		Name:            "kg",
		Usage:           "read English news, build a knowledge graph with evidence for every edge",
		Reader:          in,
		Writer:          out,
		ErrWriter:       talk,
		HideHelpCommand: true,
		Suggest:         true,
		ExitErrHandler:  func(*cli.Context, error) {}, // main exits
		Commands: []*cli.Command{
			extractCommand,
			explainCommand,
			trainCommand,
			evalCommand,
		},
	}
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
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(talk, "kg: interrupted")
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitDone // who read our output has seen enough
	}
	fmt.Fprintln(talk, "kg:", err)
	return exitFailed
}
