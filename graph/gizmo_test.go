package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kg/schema"
	"kg/testdata/golden"
)

// library is a graph of the tales that the other tests tell too.
func library(t testing.TB) *Graph {
	g := memory(t)
	for _, l := range []*tale{quarrel("a.txt"), second("b.txt"), again("d.txt")} {
		put(t, g, l)
	}
	return g
}

// again says in another article what quarrel says.
func again(path string) *tale {
	l := newTale(path, "The board's speaker is Ben Ostrom. Four died in Veldland in 2023.")
	l.a.Publisher, l.a.Date = "Harbour Times", "2024-05-03"
	l.say("The board's speaker is Ben Ostrom.", harbor, "spokesperson", ben, nil)
	l.say("Four died in Veldland in 2023.", entity(schema.Event, "Veld flood"), "deaths", schema.Term{Value: "4", Type: schema.Number}, nil)
	l.say("Four died in Veldland in 2023.", entity(schema.Event, "Veld flood"), "held_on", schema.Term{Value: "2023", Type: schema.Date}, nil)
	return l
}

// ask runs a query and prints its rows as the tests want to see them.
func ask(s *Session, text string) string {
	var b strings.Builder
	answer, err := s.Run(bg, Query{Text: text, Limit: 20, Timeout: 5 * time.Second}, func(r Row) error {
		if r.Node == nil {
			return json.NewEncoder(&b).Encode(r.Value)
		}
		if id := ID(r.Node); id != "" {
			fmt.Fprintf(&b, "%s %s", id, r.Name)
		} else {
			fmt.Fprint(&b, r.Node)
		}
		for _, t := range r.Tags {
			fmt.Fprintf(&b, "; %s: %s", t.Key, t.Name)
		}
		b.WriteByte('\n')
		return nil
	})
	if answer.Truncated {
		b.WriteString("…\n")
	}
	for _, h := range answer.Hints {
		fmt.Fprintf(&b, "hint: %s\n", h)
	}
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	return b.String()
}

// TestGizmo runs conversations: the cases of a file share one session.
func TestGizmo(t *testing.T) {
	s := library(t).Session()
	golden.Test(t, "../testdata/gizmo/*.txt", func(in string) string { return ask(s, in) })
}

// hostile is what a session must survive.
var hostile = []string{
	`while (true) {}`,
	`for (;;) g.emit(1)`,
	`let f = () => f(); f()`,
	`let a = []; for (;;) a.push("x".repeat(1e6))`,
	`let s = "x"; for (;;) s += s`,
	`"x".repeat(1e10)`,
	`new Array(4e9).join("x")`,
	`g.V().out(1, 2, 3)`,
	`g.V().out(g.V)`,
	`g.V().out(g)`,
	`g.V().out({})`,
	`g.V().out([[]])`,
	`g.V().out([g.V(), g.V()])`,
	`g.V(g.V)`,
	`g.V(null)`,
	`g.V({})`,
	`g.V().has()`,
	`g.V().has(1)`,
	`g.V().has(P.member_of, {})`,
	`g.V().has(P.member_of, () => 1)`,
	`g.V().save()`,
	`g.V().save(g.V())`,
	`g.V().back("nowhere").all()`,
	`g.V().tag().all()`,
	`g.V().tag(1)`,
	`g.V().filter()`,
	`g.V().filter(1)`,
	`g.V().filter(regex("("))`,
	`g.V().filter(regex(g.IRI("x")))`,
	`g.V().limit(-1)`,
	`g.V().limit("x")`,
	`g.V().skip(NaN)`,
	`g.V().follow(1)`,
	`g.V().follow(g.V).all()`,
	`g.V().followRecursive()`,
	`g.V().followRecursive(g.M()).all()`,
	`g.V().followRecursive(g.M().out()).all()`,
	`g.V().followR(g.M().limit(1).skip(1)).all()`,
	`g.V().except(g.V()).all()`,
	`g.V().intersect().union(null).all()`,
	`g.M().all()`,
	`g.V().forEach()`,
	`g.V().forEach(1)`,
	`g.V().forEach(() => { throw 1 })`,
	`g.V().forEach(() => { while (true) {} })`,
	`g.V().forEach(d => g.V().forEach(e => g.V().forEach(f => 0)))`,
	`g.V().out().in().out().in().out().in().out().in().count()`,
	`g.V().order().order().all()`,
	`g.V().labelContext(1)`,
	`g.V().unique(1)`,
	`g.V.call(1)`,
	`g.V().out.call(1)`,
	`g.emit()`,
	`g.IRI()`,
	`g.addNamespace(1, 2)`,
	`let c = {}; c.c = c; c`,
	`let d = []; d.push(d); g.V(d)`,
	`let n = []; for (let i = 0; i < 1e6; i++) n = [n]; n`,
	`let m = []; for (let i = 0; i < 1e6; i++) m = [m]; JSON.stringify(m)`,
	`let k = []; for (let i = 0; i < 1e6; i++) k = [k]; g.V(k)`,
	`let q = []; for (let i = 0; i < 1e6; i++) q = [q]; String(q)`,
	`JSON.parse("[".repeat(1e6))`,
	`eval("(".repeat(1e6))`,
	`new Function("(".repeat(1e6))`,
	`(() => 0).constructor("return 1")()`,
	`(async () => 0).constructor("return 1")()`,
	strings.Repeat("(", 1e5),
	strings.Repeat("!", 1e5) + "1",
	strings.Repeat("x=>", 5e4) + "1",
	"let z = " + strings.Repeat("a?b:", 5e4) + "1",
	strings.Repeat("x", 1e6),
	`/(?=a)(a+)+$/.test("a".repeat(40) + "b")`,
	`({ get x() { return this.x } })`,
	`({ toString() { throw 2 } }) + ""`,
	`new Proxy({}, { get() { throw 3 }, ownKeys() { throw 4 } })`,
	`throw null`,
	`throw { toString: null }`,
	`Object.defineProperty(Object.prototype, "length", { get() { throw 5 } }); g.V([]).all()`,
	`undefinedName`,
	`g.V().nothing()`,
	`P.x = 1; delete P.y; Object.keys(P).length`,
	`E()`,
	`E(1)`,
	`E([])`,
	"\x00\xff",
	``,
}

func TestSessionSurvives(t *testing.T) {
	g := library(t)
	s := g.Session()
	for _, text := range hostile {
		ctx, cancel := context.WithTimeout(bg, 20*time.Second)
		start := time.Now()
		t.Logf("%.60s", text)
		_, err := s.Run(ctx, Query{Text: text, Limit: 1000, Timeout: 100 * time.Millisecond}, func(Row) error { return nil })
		cancel()
		if took := time.Since(start); took > 8*time.Second {
			t.Errorf("%.60s: took %v", text, took)
		}
		if errors.Is(err, context.Canceled) {
			t.Errorf("%.60s: %v", text, err)
		}
		if strings.Contains(text, "Object.prototype") {
			s = g.Session()
		}
		if have := ask(s, `E("Reform Bloc").count()`); have != "1\n" {
			t.Errorf("%.60s: the next query gives %s (%v)", text, have, err)
		}
	}
}

func TestEndOfContextEndsQuery(t *testing.T) {
	s := library(t).Session()
	ctx, cancel := context.WithCancel(bg)
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := s.Run(ctx, Query{Text: "var kept = 7; while (true) {}"}, func(Row) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if have := ask(s, "kept"); have != "7\n" {
		t.Error("the session lost its variables:", have)
	}
	_, err = s.Run(bg, Query{Text: "while (true) {}", Timeout: 10 * time.Millisecond}, nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	stop := errors.New("stop")
	n := 0
	_, err = s.Run(bg, Query{Text: "g.V().all()"}, func(Row) error { n++; return stop })
	if err != stop || n != 1 {
		t.Error(err, n)
	}
}

func TestDuplicates(t *testing.T) {
	s := library(t).Session()
	for _, dup := range []bool{false, true} {
		n := 0
		_, err := s.Run(bg, Query{Text: `E("Harbour Board").out(P.spokesperson).all()`, Duplicates: dup}, func(Row) error { n++; return nil })
		if err != nil || (n == 1) == dup {
			t.Error(dup, n, err)
		}
	}
}

func FuzzGizmo(f *testing.F) {
	for _, h := range hostile[len(hostile)/2:] {
		if len(h) < 60 {
			f.Add(h)
		}
	}
	g := library(f)
	f.Fuzz(func(t *testing.T, text string) {
		s := g.Session()
		s.Run(bg, Query{Text: text, Limit: 100, Timeout: 50 * time.Millisecond}, func(Row) error { return nil })
		if have := ask(g.Session(), "1+1"); have != "2\n" {
			t.Fatal(have)
		}
	})
}

func BenchmarkSession(b *testing.B) {
	g := library(b)
	for b.Loop() {
		g.Session()
	}
}
