package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/reeflective/readline"

	"kg/graph"
	"kg/schema"
)

// An editor reads queries from the terminal, with history and completion.
type editor struct {
	s  *shell
	rl *readline.Shell
}

func newEditor(s *shell) *editor {
	e := &editor{s, readline.NewShell()}
	e.rl.Prompt.Primary(func() string { return "kg> " })
	e.rl.Prompt.Secondary(func() string { return "... " })
	e.rl.AcceptMultiline = func(line []rune) bool {
		text := string(line)
		return strings.HasPrefix(strings.TrimSpace(text), ":") || strings.HasSuffix(text, "\n") || !graph.Incomplete(text)
	}
	e.rl.Completer = e.complete
	if path, err := historyFile(); err == nil {
		e.rl.History.Delete()
		e.rl.History.AddFromFile("kg", path)
	}
	return e
}

// historyFile makes sure that there is a file for the queries of earlier shells,
// in the folder for the state of programs (XDG Base Directory Specification).
func historyFile() (string, error) {
	dir := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(home, ".local", "state")
	}
	dir = filepath.Join(dir, "kg")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(dir, "history")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	return path, f.Close()
}

// read reads one query. Ctrl-C clears the line; Ctrl-D is io.EOF.
func (e *editor) read() (string, error) {
	for {
		text, err := e.rl.Readline()
		if errors.Is(err, readline.ErrInterrupt) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		return text, err
	}
}

// complete completes what stands before the cursor: commands after a colon,
// predicates after "P.", methods after a dot, names in quotes, and else what a
// query can begin with.
func (e *editor) complete(line []rune, cursor int) readline.Completions {
	before := string(line[:cursor])
	words, partial := e.candidates(before)
	// readline matches from the last space on, or from where the word begins
	start := len(before) - len(partial)
	from := min(start, strings.LastIndexAny(before, " \n")+1)
	c := readline.CompleteValues(words...).Prefix(before[from:start]).NoSpace('*')
	c.PREFIX = before[from:]
	return c
}

// candidates are the words that may stand where before ends, and how much of
// them is there already.
func (e *editor) candidates(before string) (words []string, partial string) {
	if strings.HasPrefix(before, ":") {
		for name := range passed {
			words = append(words, ":"+name)
		}
		return sortedStrings(append(words, ":help", ":quit", ":limit", ":timeout", ":output")), before
	}
	if name, ok := openQuote(before); ok {
		return e.names(name), name
	}
	at := strings.LastIndexFunc(before, func(r rune) bool { return !wordRune(r) }) + 1
	partial = before[at:]
	owner, dotted := strings.CutSuffix(before[:at], ".")
	owner = owner[strings.LastIndexFunc(owner, func(r rune) bool { return !wordRune(r) })+1:]
	globals, methods := e.s.session.Words()
	switch {
	case !dotted:
		return globals, partial
	case owner == "P":
		for _, p := range schema.Predicates {
			words = append(words, p.Name)
		}
		return sortedStrings(words), partial
	case owner == "g" || owner == "graph":
		return []string{"V", "M", "IRI", "emit"}, partial
	}
	return methods, partial
}

func wordRune(r rune) bool {
	return r == '_' || r == '$' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// openQuote is what stands after a double quote that is not closed.
func openQuote(s string) (string, bool) {
	if strings.Count(s, `"`)%2 == 0 {
		return "", false
	}
	return s[strings.LastIndex(s, `"`)+1:], true
}

// names are names of entities that begin with prefix.
func (e *editor) names(prefix string) (names []string) {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	e.s.withGraph(func(g *graph.Graph) (err error) {
		names, err = g.Names(ctx, prefix, 50)
		return err
	})
	return names
}

func sortedStrings(all []string) []string {
	slices.Sort(all)
	return all
}
