package main

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"kg/graph"
	"kg/schema"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kg": main})
}

// TestScript runs the scripts of testdata/script, a command of kg each. Scripts
// find a store of three small articles in news.db.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
			env.Setenv("XDG_STATE_HOME", filepath.Join(env.WorkDir, "state"))
			return makeNews(filepath.Join(env.WorkDir, "news.db"))
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// exits runs a command that must end with an exit code: "exits 3 kg query ...".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGUMENT...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	have := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		have = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if have != want {
		ts.Fatalf("exit code %d, want %d\nstdout: %sstderr: %s", have, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// makeNews makes the store that scripts ask: a politician who left a group and
// is accused of something that she denies, a spokesman in two articles, people
// held by a country.
func makeNews(path string) error {
	g, err := graph.Open(path, graph.Options{})
	if err != nil {
		return err
	}
	defer g.Close()
	quill := entity(schema.Person, "Ada Quill", "Quill", "Ms. Quill")
	ostrom := entity(schema.Person, "Ben Ostrom", "Ostrom")
	sand, berg := entity(schema.Person, "Mia Sand"), entity(schema.Person, "Ida Berg", "Berg")
	bloc := entity(schema.Organization, "Reform Bloc")
	board := entity(schema.Organization, "Harbour Board", "the board")
	norland := entity(schema.Place, "Norland")
	bribes := schema.Term{Value: "took bribes", Type: schema.Text}

	a := newStory("harbour.txt", "The Veld Courier", "2024-05-02", "Quill leaves the Reform Bloc",
		"Ada Quill left the Reform Bloc on Wednesday. Ben Ostrom, who speaks for the Harbour Board, said Quill took bribes. She denied it.")
	a.say("Ada Quill left the Reform Bloc on Wednesday.", quill, "member_of", bloc, func(s *schema.Statement) {
		s.Status = schema.Ended
		s.Qualifiers = []schema.Qualifier{{Key: "until", Value: schema.Term{Value: "2024-05-01", Type: schema.Date}}}
	})
	a.say("Ben Ostrom, who speaks for the Harbour Board, said Quill took bribes.", board, "spokesperson", ostrom, nil)
	a.say("Ben Ostrom, who speaks for the Harbour Board, said Quill took bribes.", quill, "accused_of", bribes, by(ostrom, schema.Alleges))
	a.say("She denied it.", quill, "accused_of", bribes, func(s *schema.Statement) {
		by(quill, schema.Denies)(s)
		s.Disputes = []string{a.statements[2].ID(schema.Base)}
	})

	b := newStory("board.txt", "Harbour Times", "2024-05-03", "Board says nothing more", "Ostrom speaks for the board. Quill may lead the Harbour Board one day.")
	b.say("Ostrom speaks for the board.", board, "spokesperson", ostrom, nil)
	b.say("Quill may lead the Harbour Board one day.", quill, "leads", board, func(s *schema.Statement) { s.Status = schema.Possible })

	c := newStory("norland.txt", "Harbour Times", "2024-06-01", "Two held in Norland", "Norland detained Mia Sand and Ida Berg in 2018. Berg is a member of the Reform Bloc.")
	for _, p := range []schema.Term{sand, berg} {
		c.say("Norland detained Mia Sand and Ida Berg in 2018.", p, "detained_by", norland, func(s *schema.Statement) {
			s.Qualifiers = []schema.Qualifier{{Key: "on", Value: schema.Term{Value: "2018", Type: schema.Date}}}
		})
	}
	c.say("Berg is a member of the Reform Bloc.", berg, "member_of", bloc, nil)
	for _, s := range []*story{a, b, c} {
		if _, err := g.Put(context.Background(), s.article, s.statements); err != nil {
			return err
		}
	}
	return nil
}

// A story is an article and what it says, a sentence each.
type story struct {
	article    graph.Article
	text       string
	statements []schema.Statement
}

func newStory(path, publisher, date, title, text string) *story {
	a := graph.NewArticle(schema.Base, text)
	a.Path, a.Publisher, a.Date, a.Title = path, publisher, date, title
	return &story{article: a, text: text}
}

func (s *story) say(sentence string, subject schema.Term, predicate string, object schema.Term, more func(*schema.Statement)) {
	start := len([]rune(s.text[:strings.Index(s.text, sentence)]))
	st := schema.Statement{
		Article: s.article.IRI, Subject: subject, Predicate: predicate, Object: object,
		Evidence:   schema.Evidence{Start: start, End: start + len([]rune(sentence)), Text: sentence},
		Confidence: 0.9, Rule: predicate + "/test",
	}
	if more != nil {
		more(&st)
	}
	s.statements = append(s.statements, st)
}

func entity(t schema.Type, name string, aliases ...string) schema.Term {
	return schema.Term{ID: schema.EntityIRI(schema.Base, t, name), Name: name, Type: t, Aliases: aliases}
}

func by(source schema.Term, stance schema.Stance) func(*schema.Statement) {
	return func(s *schema.Statement) { s.Source, s.Stance = &source, stance }
}
