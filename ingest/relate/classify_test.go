package relate

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"testing"

	"kg/ingest/cluster"
	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// sentence returns "NAME VERB for FIRM", as a stage before reads it.
func sentence(t *testing.T, name, verb, firm string) *doc.Document {
	t.Helper()
	d, err := doc.Parse(fmt.Sprintf(`1 %[1]s %[1]s PROPN NNP 2 nsubj
2 %[2]ss %[2]s VERB VBZ 0 root
3 for for ADP IN 4 case
4 %[3]s %[3]s PROPN NNP 2 obl
mention m0 1-1 Person name e0
mention m1 4-4 Organization name e1
entity e0 Person any any "%[1]s"
entity e1 Organization any any "%[3]s"
view v0 asserted
`, name, verb, firm))
	if err != nil {
		t.Fatal(err)
	}
	d.View = make([]int32, d.Len())
	return d
}

// lessons teach that who toils or slaves for a firm has it for an employer, and
// that who prays for it has not. Nothing in them is known of membership.
func lessons(t *testing.T) iter.Seq2[*Lesson, error] {
	return func(yield func(*Lesson, error) bool) {
		for n := range 160 {
			verb := []string{"toil", "pray", "slave", "pray"}[n%4]
			d := sentence(t, fmt.Sprintf("Person%d", n), verb, fmt.Sprintf("Firm%d", n%7))
			l := &Lesson{Doc: d, Source: written, Mention: []int32{0, 1}, Taught: map[string]bool{"employer": true}}
			if verb != "pray" {
				l.Facts = []Known{{Subject: 0, Object: 1, Predicates: []string{"employer"}, Last: 4}}
			}
			if !yield(l, nil) {
				return
			}
		}
	}
}

func train(t *testing.T) []byte {
	t.Helper()
	data, err := Train(schema.Predicates, lessons(t), Options{Words: &cluster.Clusters{}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// found returns the relations of the classifier in d.
func found(r *Relater, d *doc.Document) []doc.Relation {
	r.Run(d)
	var out []doc.Relation
	for _, x := range d.Relations {
		if strings.HasPrefix(x.Rule, "model:") {
			out = append(out, x)
		}
	}
	return out
}

// TestClassify learns from sentences, and reads others.
func TestClassify(t *testing.T) {
	data := train(t)
	if !bytes.Equal(data, train(t)) {
		t.Error("the same lessons give other bytes")
	}
	r, err := Load(schema.Predicates, data, nil, &cluster.Clusters{})
	if err != nil {
		t.Fatal(err)
	}
	for verb, want := range map[string]int{"toil": 1, "slave": 1, "pray": 0} {
		got := found(r, sentence(t, "Ana", verb, "Acme"))
		if len(got) != want {
			t.Errorf("%s: %d relations, want %d", verb, len(got), want)
		}
		for _, x := range got {
			if x.Predicate != "employer" || x.Subject != 0 || x.Object != 1 || x.Rule != "model:employer" || x.Trigger != 1 || x.Passing || x.Score < 0.5 {
				t.Errorf("%s: %+v", verb, x)
			}
		}
	}
	// What the way between the ends is held as decides, wherever it is.
	d := sentence(t, "Ana", "toil", "Acme")
	d.Views = append(d.Views, doc.View{Status: schema.Possible, Source: doc.Unnamed, Stance: schema.Alleges, Cue: -1, Outer: -1})
	d.View[3] = 1
	if got := found(r, d); len(got) != 1 || got[0].Trigger != 3 {
		t.Errorf("alleged: %+v, want the trigger that is alleged", got)
	}
	// A pattern that states it needs no classifier.
	if got := found(r, sentence(t, "Ana", "work", "Acme")); len(got) != 0 {
		t.Errorf("work: %+v beside the pattern", got)
	}
}

// TestSilent checks that a class of which a corpus says nothing is not learnt
// from it, one way or the other.
func TestSilent(t *testing.T) {
	data := train(t)
	r, err := Load(schema.Predicates, data, nil, &cluster.Clusters{})
	if err != nil {
		t.Fatal(err)
	}
	scores := make([]int32, r.classifier.model.Classes())
	f := &finder{}
	f.r, f.preps, f.class = r, r.preps, &r.class
	d := sentence(t, "Ana", "toil", "Acme")
	d.Relations = []doc.Relation{}
	f.build(d)
	f.clues.classes = &cluster.Clusters{}
	f.pairs(&f.clues, func(_, _ *end, clues []uint32) { r.classifier.model.Add(scores, clues) })
	for k, c := range r.classifier.classes {
		is := scores[k] != 0
		if want := c.predicate.Name == "employer" && !c.back; is != want {
			t.Errorf("%s back %v: score %d", c.predicate.Name, c.back, scores[k])
		}
	}
}

// TestLoadErrors checks that a section that is damaged, or of other predicates,
// is refused.
func TestLoadErrors(t *testing.T) {
	data := train(t)
	if _, err := Load(schema.Predicates, data[:len(data)-1], nil, &cluster.Clusters{}); !errors.Is(err, linear.ErrDamaged) {
		t.Errorf("cut short: %v", err)
	}
	if _, err := Load(schema.Predicates, []byte{}, nil, &cluster.Clusters{}); !errors.Is(err, linear.ErrDamaged) {
		t.Errorf("empty: %v", err)
	}
	if _, err := Load(schema.Predicates, binary.LittleEndian.AppendUint32(nil, 1<<30), nil, &cluster.Clusters{}); !errors.Is(err, linear.ErrDamaged) {
		t.Errorf("long header: %v", err)
	}
	if _, err := Load(schema.Predicates[1:], data, nil, &cluster.Clusters{}); !errors.Is(err, ErrOther) {
		t.Errorf("another table: %v", err)
	}
}

// TestPlatt fits guesses of which it is known how often they are right.
func TestPlatt(t *testing.T) {
	var all []guess
	for s := -4.0; s <= 4; s += 0.5 {
		right := int(math.Round(200 * logistic(1.5*s-0.5)))
		for n := range 200 {
			all = append(all, guess{s, n < right, 1})
		}
	}
	if a, b := platt(all, 1, 0, 1); math.Abs(a-1.5) > 0.05 || math.Abs(b+0.5) > 0.05 {
		t.Errorf("slope %.3f offset %.3f, want 1.5 and -0.5", a, b)
	}
	if a, b := platt(all[:3], 1, 0, 1000); math.Abs(a-1) > 0.05 || math.Abs(b) > 0.05 {
		t.Errorf("of three guesses slope %.3f offset %.3f, want about 1 and 0", a, b)
	}
	c := newCurve(all, 1.5, -0.5)
	if p := c.from(0.5); p < 0.8 || p > 1 {
		t.Errorf("of what is told from 0.5 on %.2f is right", p)
	}
	wrong := []guess{{4, false, 1}, {3.5, false, 1}, {3, false, 1}, {2, false, 1}, {1, false, 1}}
	good, _, _, _ := c.least(all, 1.5, -0.5)
	bad, _, _, _ := c.least(wrong, 1.5, -0.5)
	if good >= bad {
		t.Errorf("told from %.2f on, and from %.2f where it is always wrong", good, bad)
	}
}

// TestTrust checks that a rule of which much is known is trusted for itself, and
// a rare one as its like.
func TestTrust(t *testing.T) {
	var told []stated
	say := func(rule string, n, right int) {
		for k := range n {
			told = append(told, stated{[]string{all, "rule " + rule}, k < right})
		}
	}
	say("a", 100, 90)
	say("b", 100, 30)
	say("c", 1, 0)
	w := newTrust(told, 1)
	p := func(rule string) float64 { return logistic(w[all] + w["rule "+rule]) }
	if a, b, c := p("a"), p("b"), p("c"); math.Abs(a-0.9) > 0.04 || math.Abs(b-0.3) > 0.04 || c < 0.35 || c > 0.65 {
		t.Errorf("a %.2f b %.2f c %.2f, want .9, .3 and between", a, b, c)
	}
}
