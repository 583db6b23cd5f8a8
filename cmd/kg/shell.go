package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"kg/graph"
)

var shellCommand = &cli.Command{
	Name:  "shell",
	Usage: "ask the graph in Gizmo, one question after another",
	Description: `Variables live from one query to the next, the value of the last expression is shown, and
a query goes on over lines until its brackets are closed. Tab completes predicates, methods
and names; Ctrl-C ends a query, not the shell; :help lists what else there is. The store is
open only while a query runs, so that others can write meanwhile. Queries may also come
through a pipe.

   kg shell
   kg shell --db news.db <questions.js`,
	Flags: append(dbFlags(),
		outputFlag(listFormats...),
		&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, EnvVars: []string{"KG_LIMIT"}, Value: 100, Usage: "`ROWS` at most; 0 is all"},
		&cli.DurationFlag{Name: "timeout", EnvVars: []string{"KG_TIMEOUT"}, Usage: "end a query after this `TIME`; 0 is never"},
	),
	Before: configure,
	Action: func(c *cli.Context) error {
		if !slices.Contains(listFormats, c.String("output")) {
			return badOutput(c, listFormats)
		}
		if c.NArg() > 0 {
			return usage(c, "unexpected %q: for one query there is kg query", c.Args().First())
		}
		s := &shell{c: c, q: graph.Query{Limit: c.Int("limit"), Timeout: c.Duration("timeout")}, format: c.String("output")}
		if err := s.withGraph(func(g *graph.Graph) error { s.session = g.Session(); return nil }); err != nil {
			return err
		}
		if isTerminal(c.App.Reader) && isTerminal(c.App.Writer) {
			return s.interactive()
		}
		return s.pipe(c.App.Reader)
	},
}

// A shell runs queries and commands that begin with a colon.
type shell struct {
	c       *cli.Context
	session *graph.Session
	q       graph.Query // limits
	format  string
}

func (s *shell) withGraph(f func(*graph.Graph) error) error {
	return withReader(func(_ *cli.Context, g *graph.Graph) error { return f(g) })(s.c)
}

// errQuit ends a shell.
var errQuit = errors.New("quit")

// run runs one query or command.
func (s *shell) run(ctx context.Context, text string) error {
	line := strings.TrimSpace(text)
	switch {
	case line == "":
		return nil
	case line == "exit" || line == "quit":
		return errQuit
	case line == "help" || line == "?":
		line = ":help"
	}
	if strings.HasPrefix(line, ":") {
		return s.command(ctx, line[1:])
	}
	return s.withGraph(func(g *graph.Graph) error {
		s.session.Use(g)
		q := s.q
		q.Text = text
		p := newPage(s.c)
		rows := &rowWriter{p: p, format: s.format}
		answer, err := s.session.Run(ctx, q, rows.add)
		if e := rows.end(); err == nil {
			err = e
		}
		if e := p.Flush(); err == nil {
			err = e
		}
		remark(s.c.App.ErrWriter, q, &answer)
		return err
	})
}

const shellHelp = `E("Dong").out(P.member_of)    whoever bears the name, along a predicate
let x = E("China").in()       variables stay
:show NAME   :why S P O   :claims --about NAME   :timeline NAME   :path A B
:search TEXT   :sources   :stats   :schema [NAME]     as kg show, kg why, ...
:limit N     rows at most, 0 for all (now %d)
:timeout T   end a query after this time, 0 for never (now %v)
:output F    %s (now %s)
:help        this
:quit        or Ctrl-D
Gizmo: https://cayley.gitbook.io/cayley/query-languages/gizmoapi
`

// passed are the commands of kg that a shell runs too; those that are true take
// all that follows as one name.
var passed = map[string]bool{
	"show": true, "timeline": true, "search": true,
	"why": false, "claims": false, "path": false, "sources": false, "stats": false, "schema": false, "validate": false,
}

// command runs what begins with a colon.
func (s *shell) command(ctx context.Context, line string) (err error) {
	name, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch name {
	case "q", "quit", "exit":
		return errQuit
	case "h", "help", "?":
		_, err = fmt.Fprintf(s.c.App.Writer, shellHelp, s.q.Limit, s.q.Timeout, strings.Join(listFormats, ", "), s.format)
		return err
	case "limit":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 0 {
			return fmt.Errorf(":limit takes a number, 0 for all")
		}
		s.q.Limit = n
		return nil
	case "timeout":
		d, err := time.ParseDuration(rest)
		if err != nil || d < 0 {
			return fmt.Errorf(":timeout takes a time, as 500ms or 1m, 0s for never")
		}
		s.q.Timeout = d
		return nil
	case "output":
		if !slices.Contains(listFormats, rest) {
			return fmt.Errorf(":output takes one of %s", strings.Join(listFormats, ", "))
		}
		s.format = rest
		return nil
	}
	whole, ok := passed[name]
	if !ok {
		return fmt.Errorf("no command :%s; see :help", name)
	}
	words := splitWords(rest)
	if whole && len(words) > 1 && !strings.ContainsAny(rest, `"'`) {
		words = []string{rest}
	}
	args := []string{"kg", name}
	if name != "schema" {
		args = append(args, "--db", s.c.String("db"))
	}
	return s.c.App.RunContext(ctx, permute(s.c.App, append(args, words...)))
}

// splitWords splits at spaces that stand in no quotes.
func splitWords(s string) (words []string) {
	var word strings.Builder
	quote, any := rune(0), false
	for _, r := range s + " " {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, any = r, true
		case quote == 0 && r == ' ':
			if word.Len() > 0 || any {
				words = append(words, word.String())
			}
			word.Reset()
			any = false
		default:
			word.WriteRune(r)
		}
	}
	return words
}

// say says an error and reports whether the shell goes on.
func (s *shell) say(err error) bool {
	if errors.Is(err, errQuit) {
		return false
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	if err != nil && err.Error() != "" {
		fmt.Fprintln(s.c.App.ErrWriter, "kg:", err)
	}
	return true
}

// pipe runs the queries of in. One that goes wrong does not end it, but makes it
// fail in the end.
func (s *shell) pipe(in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	failed := false
	flush := func(text string) bool {
		err := s.run(s.c.Context, text)
		failed = failed || err != nil && !errors.Is(err, errQuit)
		return s.say(err) && s.c.Context.Err() == nil
	}
	text, going := "", true
	for going && lines.Scan() {
		line := lines.Text()
		more := strings.HasPrefix(strings.TrimSpace(line), ".") || graph.Incomplete(text)
		if text != "" && !more {
			going = flush(text)
			text = ""
		}
		text += line + "\n"
	}
	if going && text != "" {
		flush(text)
	}
	switch {
	case s.c.Context.Err() != nil:
		return s.c.Context.Err()
	case lines.Err() != nil:
		return lines.Err()
	case failed:
		return cli.Exit("", exitFailed)
	}
	return nil
}

// interactive reads queries from a terminal. Ctrl-C ends the query that runs.
func (s *shell) interactive() error {
	e := newEditor(s)
	if state, err := term.GetState(int(os.Stdin.Fd())); err == nil {
		end := make(chan os.Signal, 1)
		signal.Notify(end, syscall.SIGTERM, syscall.SIGHUP)
		go func() {
			<-end
			term.Restore(int(os.Stdin.Fd()), state)
			os.Exit(exitInterrupted)
		}()
	}
	fmt.Fprintf(s.c.App.ErrWriter, "kg %s, %s; :help for help, Ctrl-D to leave\n", version(), s.c.String("db"))
	for {
		text, err := e.read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		err = s.run(ctx, text)
		stop()
		if !s.say(err) {
			return nil
		}
	}
}
