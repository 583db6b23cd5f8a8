package relate

import (
	"encoding/json"
	"fmt"
	"iter"

	"kg/ingest/doc"
	"kg/schema"
)

// A Reading is a Document with its relations, as patterns and classifier found
// them and before it was said how sure they are, and which of them a reader
// found right or wrong.
type Reading struct {
	Doc   *doc.Document
	Right map[int]bool // index of Relations → whether it is right
	Tuned bool         // whether rules were written with its errors in view
}

// tuned is the ground that readings have whose errors rules have been written
// against: more of what is told is right there than anywhere else, and what is
// read anywhere else never has it.
const tuned = "tuned on"

// How much the weights of rules and those of readers are pulled to nothing.
const (
	rulesPull  = 1.0
	readerPull = 20.0
)

// TrainTrust returns what [Load] takes to say how sure relations are. How often
// the rules of patterns are right is learnt from lessons that tell what is
// right. These do not list all that is true, and know nothing of other families,
// so how likely a reader signs what is stated is learnt from readings, which tell
// for each relation.
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
			if r := &l.Doc.Relations[k]; familyOf(r.Rule) == byPattern {
				told = append(told, stated{f.ruleGrounds(r, nil), l.Right(r)})
			}
		}
	}
	t := sureness{Rules: newTrust(told, rulesPull)}
	var read []stated
	for _, x := range readings {
		f.begin(r, x.Doc)
		for k := range x.Doc.Relations {
			if right, ok := x.Right[k]; ok {
				grounds := f.grounds(&x.Doc.Relations[k], t.Rules, nil)
				if x.Tuned {
					grounds = append(grounds, tuned)
				}
				read = append(read, stated{grounds, right})
			}
		}
	}
	t.Reader = newTrust(read, readerPull)
	say(fmt.Sprintf("trust: %d told by patterns, %d judged by readers", len(told), len(read)))
	return json.Marshal(t)
}
