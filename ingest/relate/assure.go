package relate

import (
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A Reading is a Document with its relations, as patterns and classifier found
// them and before it was said how sure they are, and which of them a reader
// found right or wrong.
type Reading struct {
	Doc   *doc.Document
	Right map[int]bool // index of Relations → whether it is right
}

// How much the weights of open relations are pulled to nothing, and the lines of
// the other families to slope 1 and offset 0.
const (
	openPull = 2.0
	linePull = 2.0
)

// TrainTrust returns what [Load] takes to say how sure relations are. What the
// grounds of patterns weigh against each other is learnt from lessons that tell
// what is right; these do not list all that is true, so how that and the scores
// of the classifier become probabilities is learnt from readings, which tell for
// each relation. So is all of open relations.
func TrainTrust(predicates []*schema.Predicate, lessons iter.Seq2[*Lesson, error], readings []Reading, say func(string)) ([]byte, error) {
	r, err := New(predicates)
	if err != nil {
		return nil, err
	}
	f := new(finder)
	var told []stated
	for l, err := range lessons {
		if err != nil {
			return nil, err
		}
		if l.Right == nil {
			continue
		}
		f.patterns(r, l.Doc)
		for k := range l.Doc.Relations {
			if r := &l.Doc.Relations[k]; familyOf(r.Rule) != byOpen {
				told = append(told, stated{f.grounds(r, nil), l.Right(r)})
			}
		}
	}
	t := sureness{newTrust(told, 1), map[string]line{}}
	var open []stated
	guesses := map[string][]guess{}
	for _, x := range readings {
		f.begin(r, x.Doc)
		for k := range x.Doc.Relations {
			right, ok := x.Right[k]
			if !ok {
				continue
			}
			switch rel := &x.Doc.Relations[k]; familyOf(rel.Rule) {
			case byOpen:
				open = append(open, stated{f.grounds(rel, nil), right})
			case byModel:
				guesses[byModel] = append(guesses[byModel], guess{logit(float64(rel.Score)), right, 1})
			default:
				guesses[byPattern] = append(guesses[byPattern], guess{t.Weights.sum(f.grounds(rel, nil)), right, 1})
			}
		}
	}
	for _, family := range []string{byPattern, byModel} {
		a, b := platt(guesses[family], 1, 0, linePull)
		t.Scale[family] = line{math.Round(1000*a) / 1000, math.Round(1000*b) / 1000}
		say(fmt.Sprintf("trust: %s: %d judged, slope %.3f offset %.3f", family, len(guesses[family]), a, b))
	}
	for g, w := range newTrust(open, openPull) {
		t.Weights[g] = w
	}
	say(fmt.Sprintf("trust: open: %d judged; patterns: %d told", len(open), len(told)))
	return json.Marshal(t)
}

// openGrounds appends to out what the confidence in the open relation r rests
// on: what its ends are like, how its verb stands to them, and how the article
// holds it.
func (f *finder) openGrounds(r *doc.Relation, out []string) []string {
	d := f.d
	out = append(out, "open")
	end := func(which string, m int32) {
		x := &d.Mentions[m]
		form := x.Form.String()
		if x.Form != doc.Name && int(m) < len(d.Entity) && d.Entities[d.Entity[m]].Named {
			form += " of a name"
		}
		out = append(out, "open "+which+" "+form)
	}
	end("subject", r.Subject)
	last := r.Last
	if r.Object < 0 {
		out = append(out, "open amount")
	} else {
		end("object", r.Object)
		last = d.Mentions[r.Object].Head
		if r.Trigger > last {
			out = append(out, "open object first")
		}
	}
	v := r.Trigger
	if s := d.Mentions[r.Subject].Head; s > v || v-s > 8 {
		out = append(out, "open far subject")
	}
	if last > v+8 {
		out = append(out, "open far object")
	}
	var c clause
	if f.clauseOf(v, &c) {
		if !f.own(&c) {
			out = append(out, "open understood")
		}
		if c.passive {
			out = append(out, "open passive")
		}
		if m := f.mention[c.subject]; m < 0 || f.entityOf(m) != f.entityOf(r.Subject) {
			out = append(out, "open other")
		}
	}
	switch {
	case r.Predicate == schema.Open+"be":
		out = append(out, "open be")
	case d.Pos[v] != doc.VERB:
		out = append(out, "open noun")
	case f.class.light.has(&f.graph, v, f.key(v)):
		out = append(out, "open light")
	case strings.Contains(r.Predicate, "_") && !c.passive:
		out = append(out, "open complement")
	}
	switch d.Dep[v] {
	case doc.Root, doc.Conj, doc.Ccomp, doc.Xcomp, doc.Advcl, doc.Acl, doc.AclRelcl, doc.Parataxis:
		out = append(out, "open "+d.Dep[v].String())
	default:
		out = append(out, "open elsewhere")
	}
	if len(d.View) == d.Len() && len(d.Views) > 0 {
		w := &d.Views[d.View[v]]
		switch {
		case w.Source == doc.Unnamed:
			out = append(out, "open unnamed")
		case w.Source != doc.NoSource:
			out = append(out, "open claim")
		}
		if w.Status != schema.Asserted {
			out = append(out, "open "+w.Status.String())
		}
	}
	return out
}
