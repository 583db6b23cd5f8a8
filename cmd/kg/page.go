package main

import (
	"bufio"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"kg/schema"
)

// A page is buffered output that knows whether a person looks at it.
type page struct {
	*bufio.Writer
	width  int  // columns of the terminal, 0 where it is none
	styled bool // bold is shown as bold
}

func newPage(c *cli.Context) *page {
	return &page{
		Writer: bufio.NewWriter(c.App.Writer), width: terminalWidth(c.App.Writer),
		styled: isTerminal(c.App.Writer) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
}

// isTerminal reports whether w is one.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth is how many columns w has, 0 where it is no terminal.
func terminalWidth(w io.Writer) int {
	switch w := w.(type) {
	case *page:
		return w.width
	case *os.File:
		if width, _, err := term.GetSize(int(w.Fd())); err == nil {
			return width
		}
	}
	return 0
}

func (p *page) bold(s string) string {
	if p.styled {
		return "\033[1m" + s + "\033[0m"
	}
	return s
}

// mark marks the names of terms in a sentence: bold on a terminal, between « and
// » elsewhere.
func (p *page) mark(sentence string, terms ...schema.Term) string {
	var names []string
	for _, t := range terms {
		for _, name := range append([]string{t.Name, t.Value}, t.Aliases...) {
			if name != "" {
				names = append(names, regexp.QuoteMeta(name))
			}
		}
	}
	sentence = strings.Join(strings.Fields(strings.Map(visible, sentence)), " ")
	if len(names) == 0 {
		return sentence
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	re := regexp.MustCompile(`(^|[^\p{L}\p{N}])(` + strings.Join(names, "|") + `)($|[^\p{L}\p{N}])`)
	open, shut := "«", "»"
	if p.styled {
		open, shut = "\033[1m", "\033[0m"
	}
	// names next to each other share the character between them: two passes
	marked := re.ReplaceAllString(sentence, "${1}\x00${2}\x01${3}")
	marked = re.ReplaceAllStringFunc(marked, func(s string) string {
		if strings.ContainsAny(s, "\x00\x01") {
			return s
		}
		return re.ReplaceAllString(s, "${1}\x00${2}\x01${3}")
	})
	return strings.NewReplacer("\x00", open, "\x01", shut).Replace(marked)
}
