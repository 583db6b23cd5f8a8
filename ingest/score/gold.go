package score

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kg/schema"
)

// A Row is one gold statement: what a careful reader takes from an article.
// Where a column holds several values any of them is right.
type Row struct {
	Kind       string // core, minor, or never: what must not become a fact
	Subject    []string
	Predicates []string
	Object     []string
	Status     []string
	Source     []string // "-" stands for the article's own voice
	Stance     []string
}

// ReadGold reads gold statements: a line of column names, then a row a line,
// its columns (kind, subject, predicate, object, status, source, stance)
// divided by tabs and its alternatives by " | ".
func ReadGold(r io.Reader, name string) ([]Row, error) {
	var rows []Row
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		cols := strings.Split(lines.Text(), "\t")
		if len(cols) != 7 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 7", name, n, len(cols))
		}
		if n == 1 {
			continue
		}
		if k := cols[0]; k != "core" && k != "minor" && k != "never" {
			return nil, fmt.Errorf("%s:%d: kind %q, want core, minor or never", name, n, k)
		}
		row := Row{cols[0], alternatives(cols[1]), alternatives(cols[2]), alternatives(cols[3]), alternatives(cols[4]), alternatives(cols[5]), alternatives(cols[6])}
		for _, p := range row.Predicates {
			if schema.Lookup(p) == nil && !strings.HasPrefix(p, schema.Open) {
				return nil, fmt.Errorf("%s:%d: no predicate %q", name, n, p)
			}
		}
		for _, s := range row.Status {
			if _, ok := schema.ParseStatus(s); !ok {
				return nil, fmt.Errorf("%s:%d: no status %q", name, n, s)
			}
		}
		rows = append(rows, row)
	}
	return rows, lines.Err()
}

func alternatives(cell string) []string {
	var out []string
	for c := range strings.SplitSeq(cell, " | ") {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// A Gold is how statements compare with gold rows. Status, Source and Stance
// are counted over the rows that were found.
type Gold struct {
	Core, CoreFound     int
	All, AllFound       int
	Status, Source      int
	Stance, StanceAsked int
	Never               int
	Missed, False       []Row
}

// Add adds the counts of h to g.
func (g *Gold) Add(h Gold) {
	g.Core, g.CoreFound, g.All, g.AllFound = g.Core+h.Core, g.CoreFound+h.CoreFound, g.All+h.All, g.AllFound+h.AllFound
	g.Status, g.Source, g.Stance, g.StanceAsked = g.Status+h.Status, g.Source+h.Source, g.Stance+h.Stance, g.StanceAsked+h.StanceAsked
	g.Never, g.Missed, g.False = g.Never+h.Never, append(g.Missed, h.Missed...), append(g.False, h.False...)
}

// CompareGold finds which rows the statements of an article hold. A row is
// found where subject, predicate and object each equal one of its values, by
// name or alias, without regard to case, marks, articles and titles.
func CompareGold(rows []Row, all []schema.Statement) Gold {
	var g Gold
	for _, row := range rows {
		var found []*schema.Statement
		for i := range all {
			if row.matches(&all[i]) {
				found = append(found, &all[i])
			}
		}
		any := func(f func(*schema.Statement) bool) bool { return slices.ContainsFunc(found, f) }
		if row.Kind == "never" {
			g.Never++
			if any(func(s *schema.Statement) bool { return s.Source == nil && s.Status == schema.Asserted }) {
				g.False = append(g.False, row)
			}
			continue
		}
		g.All++
		if row.Kind == "core" {
			g.Core++
		}
		if len(found) == 0 {
			g.Missed = append(g.Missed, row)
			continue
		}
		g.AllFound++
		if row.Kind == "core" {
			g.CoreFound++
		}
		if any(func(s *schema.Statement) bool { return slices.Contains(row.Status, s.Status.String()) }) {
			g.Status++
		}
		if any(row.sourceRight) {
			g.Source++
		}
		if len(row.Stance) > 0 {
			g.StanceAsked++
			if any(func(s *schema.Statement) bool {
				return row.sourceRight(s) && slices.Contains(row.Stance, s.Stance.String())
			}) {
				g.Stance++
			}
		}
	}
	return g
}

func (row *Row) matches(s *schema.Statement) bool {
	if !slices.Contains(row.Predicates, s.Predicate) {
		return false
	}
	subject, object := names(s.Subject), names(s.Object)
	if meet(row.Subject, subject) && meet(row.Object, object) {
		return true
	}
	p := schema.Lookup(s.Predicate)
	return p != nil && p.Symmetric && meet(row.Subject, object) && meet(row.Object, subject)
}

// sourceRight reports whether s is attributed as the row says. An unnamed
// source is right where the row leaves the source open.
func (row *Row) sourceRight(s *schema.Statement) bool {
	if s.Source == nil {
		return len(row.Source) == 0 || slices.Contains(row.Source, "-")
	}
	have := names(*s.Source)
	return meet(row.Source, have) || len(row.Source) == 0 && len(have) == 1 && have[0] == "unnamed"
}

// names are the folded names of t.
func names(t schema.Term) []string {
	var out []string
	for _, n := range append([]string{t.Name, t.Value}, t.Aliases...) {
		if n = FoldName(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

func meet(want, have []string) bool {
	return slices.ContainsFunc(want, func(w string) bool { return w != "-" && slices.Contains(have, FoldName(w)) })
}

var (
	possessive = regexp.MustCompile(`'s\b`)
	dotted     = regexp.MustCompile(`\b(?:[a-z]\.){2,}`)
	thousands  = regexp.MustCompile(`(\d),(\d{3})`)
	other      = regexp.MustCompile(`[^a-z0-9]+`)
	titles     = regexp.MustCompile(`^(?:(?:the|a|an|mr|mrs|ms|miss|dr|sen|senator|rep|gov|president|prime minister|mp|sir|dame|prof|judge|gen|lt|col|capt|rev) )+`)
)

// FoldName folds a name for comparison: case, accents, possessives, dots of
// acronyms, commas in numbers, punctuation, articles and titles go.
func FoldName(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'").Replace(s)
	s = strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
	s = possessive.ReplaceAllString(s, "")
	s = dotted.ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, ".", "") + " " })
	for thousands.MatchString(s) {
		s = thousands.ReplaceAllString(s, "$1$2")
	}
	s = strings.TrimSpace(other.ReplaceAllString(s, " "))
	if short := titles.ReplaceAllString(s, ""); short != "" {
		return short
	}
	return s
}
