package graph

import (
	"context"
	"errors"
	"fmt"
	"runtime/metrics"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"

	"github.com/cayleygraph/quad"
)

// A Query is a question to a Session.
type Query struct {
	Text       string
	Limit      int           // rows at most; 0 is all
	Timeout    time.Duration // 0 is none
	Duplicates bool          // give a row once for each article that supports it
}

// An Answer tells how a query went, beside its rows.
type Answer struct {
	Rows      int
	Truncated bool     // there were more rows than the limit
	Hints     []string // what the user may have meant
}

// A Session runs Gizmo queries: JavaScript, with Cayley's path language
// (https://cayley.gitbook.io/cayley/query-languages/gizmoapi) and beside it
//
//	E("Dong")      the entities that bear the name
//	P.member_of    a predicate of the vocabulary, P["open:advise"] an open one
//
// Variables live from one query to the next. A Session survives whatever a
// query does: a loop without end, recursion without end, results without end,
// arguments that make no sense. It is used by one goroutine at a time.
//
// It is a driver of its own over Cayley's paths, because the one of Cayley
// v0.7.7 runs a query in a goroutine that a bad argument ends together with the
// whole program, ignores its context while it runs, and cannot be used again
// after a time-out.
type Session struct {
	g  *Graph
	mu sync.Mutex
	m  *machine
}

// A machine is what runs the queries of a session, until one of them breaks it.
type machine struct {
	g      *Graph
	broken bool

	vm    *goja.Runtime
	paths *goja.Object // prototype of all paths
	ns    map[string]string

	// Of the query that runs.
	r      *reader
	q      Query
	emit   func(Row) error
	answer Answer
	seen   map[string]bool
	err    error // what emit returned
}

// Errors that end a query.
var (
	errEnough    = errors.New("row limit")
	errRecursion = errors.New("gizmo: a function calls itself without end")
	errMemory    = errors.New("gizmo: the query needs too much memory: narrow it, or add .limit(n)")
)

// Limits of a query. Source text and nesting are bounded since the parser is
// recursive, and a Go stack that is full ends the program.
const (
	maxSource  = 256 << 10
	maxNesting = 2000
	maxCalls   = 3000
	maxHeap    = 1 << 30 // growth of the heap during one query, in bytes
	grace      = 2 * time.Second
)

// Session starts a session.
func (g *Graph) Session() *Session { return &Session{g: g, m: newMachine(g)} }

// Run runs a query and calls emit for every row, in order. Where emit fails the
// query ends with its error. An exception of the query's own is a *ScriptError;
// a query that took too long gives an error that wraps context.DeadlineExceeded.
func (s *Session) Run(ctx context.Context, q Query, emit func(Row) error) (Answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := checkSource(q.Text); err != nil {
		return Answer{}, err
	}
	if q.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, q.Timeout)
		defer cancel()
	}
	v := s.g.db.View()
	r := s.g.reader(ctx, v)
	var err error
	if r.qs, err = r.curated(); err != nil {
		v.Close()
		return Answer{}, fmt.Errorf("graph: %w", err)
	}
	m := s.m
	m.r, m.q, m.emit, m.answer, m.seen, m.err = r, q, emit, Answer{}, nil, nil
	finished := make(chan error, 1)
	go func() {
		err := m.run(q.Text)
		if r.err == nil {
			r.err = v.Err()
		}
		v.Close() // before who waits can close the store
		finished <- err
	}()
	err, lost := m.watch(ctx, finished)
	if lost || m.broken {
		s.m = newMachine(s.g)
	}
	var answer Answer
	if !lost { // a lost machine may still be writing to these
		answer = m.answer
		var stopped *goja.InterruptedError
		switch {
		case m.err != nil:
			err = m.err
		case r.err != nil && ctx.Err() == nil:
			err = fmt.Errorf("graph: %w", r.err)
		case errors.As(err, &stopped):
			err, _ = stopped.Value().(error)
		}
	}
	if errors.Is(err, errEnough) {
		err = nil
	}
	if errors.Is(err, context.DeadlineExceeded) && q.Timeout > 0 {
		err = fmt.Errorf("gizmo: no answer after %v: %w", q.Timeout, err)
	}
	return answer, err
}

// watch waits for a query to finish, and interrupts it when its time is over or
// its memory used up. Where that does not help the machine is lost: it is in Go
// code that cannot be stopped, as some regular expressions are.
func (s *machine) watch(ctx context.Context, finished <-chan error) (err error, lost bool) {
	vm := s.vm
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	before := heap()
	done := ctx.Done()
	var giveUp <-chan time.Time
	for {
		select {
		case err := <-finished:
			vm.ClearInterrupt()
			return err, false
		case <-done:
			vm.Interrupt(ctx.Err())
			done, giveUp = nil, time.After(grace)
		case <-ticker.C:
			if now := heap(); giveUp == nil && now > before+maxHeap {
				vm.Interrupt(errMemory)
				giveUp = time.After(grace)
			}
		case <-giveUp:
			if err := ctx.Err(); err != nil {
				return err, true
			}
			return errMemory, true
		}
	}
}

func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

// run runs a program in the session's machine and emits its last value.
func (s *machine) run(text string) (err error) {
	defer func() {
		p := recover()
		overflow, _ := p.(*goja.StackOverflowError)
		if overflow != nil || errors.As(err, &overflow) {
			err = errRecursion
		} else if p != nil {
			s.broken = true
			err = fmt.Errorf("gizmo: %v (variables of the session are lost)", p)
		}
	}()
	prog, err := goja.Compile("query", text, false)
	if err != nil {
		return fmt.Errorf("gizmo: %w", err)
	}
	last, err := s.vm.RunProgram(prog)
	var thrown *goja.Exception
	if errors.As(err, &thrown) {
		return scriptError(thrown)
	}
	if err != nil {
		return err
	}
	if last == nil || goja.IsNull(last) || goja.IsUndefined(last) {
		return nil
	}
	if p, ok := pathOf(last); ok {
		if p.open {
			return nil
		}
		return s.all(p, -1)
	}
	return s.send(Row{Value: s.plain(last, 0)})
}

// A ScriptError is an exception that a query did not catch.
type ScriptError struct {
	Msg       string
	Line, Col int // where, from 1; 0 unknown
}

// Error returns the message and the place.
func (e *ScriptError) Error() string {
	if e.Line == 0 {
		return "gizmo: " + e.Msg
	}
	return fmt.Sprintf("gizmo: %s (line %d, column %d)", e.Msg, e.Line, e.Col)
}

func scriptError(thrown *goja.Exception) error {
	e := &ScriptError{Msg: "an exception without a value"}
	if v := thrown.Value(); v != nil {
		e.Msg = strings.TrimPrefix(v.String(), "GoError: ")
	}
	for _, frame := range thrown.Stack() {
		if p := frame.Position(); p.Filename == "query" && p.Line > 0 {
			e.Line, e.Col = p.Line, p.Column
			break
		}
	}
	return e
}

// send emits a row that is not too many.
func (s *machine) send(row Row) error {
	if s.err != nil {
		return s.err
	}
	if s.q.Limit > 0 && s.answer.Rows >= s.q.Limit {
		s.answer.Truncated = true
		s.vm.Interrupt(errEnough)
		return errEnough
	}
	if s.err = s.emit(row); s.err != nil {
		s.vm.Interrupt(s.err)
		return s.err
	}
	s.answer.Rows++
	return nil
}

func (s *machine) hint(format string, args ...any) {
	h := fmt.Sprintf(format, args...)
	for _, have := range s.answer.Hints {
		if have == h {
			return
		}
	}
	if len(s.answer.Hints) < 5 {
		s.answer.Hints = append(s.answer.Hints, h)
	}
}

// checkSource refuses what the parser may not survive.
func checkSource(src string) error {
	if len(src) > maxSource {
		return fmt.Errorf("gizmo: a query of %d bytes: %d are allowed", len(src), maxSource)
	}
	depth := 0
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		if depth > maxNesting {
			return fmt.Errorf("gizmo: brackets are nested more than %d deep", maxNesting)
		}
	}
	for _, c := range []string{"=>", "?", "!", "~", "else", "new", "typeof", "void", "**", "${"} {
		if strings.Count(src, c) > maxNesting {
			return fmt.Errorf("gizmo: more than %d times %s", maxNesting, c)
		}
	}
	return nil
}

// A Row is one result: a node with the tags of the path to it, or a value.
type Row struct {
	Node  quad.Value // nil in a row that is a value
	Name  string     // what Node is, in words
	Tags  []Tag      // sorted by their keys
	Value any        // of a script: nil, bool, int64, float64, string, []any, map[string]any
}

// A Tag is a node that a path has passed.
type Tag struct {
	Key   string
	Value quad.Value
	Name  string
}

// ID is the IRI of a node, "" for a literal.
func ID(v quad.Value) string {
	if i, ok := v.(quad.IRI); ok {
		return string(i)
	}
	return ""
}
