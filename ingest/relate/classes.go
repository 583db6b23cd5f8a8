package relate

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"kg/ingest/cluster"
	"kg/ingest/linear"
	"kg/schema"
)

// Section is the name of the model section that holds the classifier.
const Section = "relate"

// A class is what the classifier tells: a predicate, and which of the two ends
// is its subject.
type class struct {
	predicate *schema.Predicate
	back      bool // the second in the text
}

// classesOf returns the classes of predicates: of those between two things, or
// a thing and a day. The order of the ends is nothing to a symmetric one.
func classesOf(predicates []*schema.Predicate) []class {
	var out []class
	for _, p := range predicates {
		if p.Range&(schema.Entities&^schema.Role|schema.Date) == 0 {
			continue
		}
		if out = append(out, class{p, false}); !p.Symmetric {
			out = append(out, class{p, true})
		}
	}
	return out
}

// admits reports whether c can hold between ends of types a and b, in the order
// of the text.
func (c *class) admits(a, b schema.Type) bool {
	if c.back {
		a, b = b, a
	}
	return a&c.predicate.Domain != 0 && b&c.predicate.Range != 0
}

// A judge is what a class has learnt: how its score becomes a probability, and
// from which on it is told. It is told never where least is above 1.
type judge struct {
	Predicate     string
	Back          bool    `json:",omitempty"`
	Slope, Offset float64 // of the log odds, by the score and for none
	Least         float64
}

// learnt is what a section holds beside the weights.
type learnt struct {
	Judges []judge
}

// A classifier finds relations by weights that were learnt. It is safe for
// concurrent use.
type classifier struct {
	model   *linear.Model
	words   *cluster.Clusters
	classes []class
	learnt
}

// ErrOther says that a section was trained for other predicates.
var ErrOther = errors.New("relate: the weights are of other predicates")

// Load is New with what data, the payload of a section as [Train] makes it,
// has learnt beyond the patterns, and what sure, one as [TrainTrust] makes it,
// has learnt of how sure all this is; either may be nil. words are the word
// classes of the same model.
//
// data holds the length of a JSON text, the text, which is what is learnt beside
// weights, and the weights.
func Load(predicates []*schema.Predicate, data, sure []byte, words *cluster.Clusters) (*Relater, error) {
	r, err := New(predicates)
	if err != nil {
		return nil, err
	}
	if sure != nil {
		r.sureness = new(sureness)
		if err := json.Unmarshal(sure, r.sureness); err != nil {
			return nil, fmt.Errorf("relate: %s: %w", TrustSection, err)
		}
	}
	if data == nil {
		return r, nil
	}
	if len(data) < 4 || uint64(binary.LittleEndian.Uint32(data)) > uint64(len(data)-4) {
		return nil, fmt.Errorf("relate: %w", linear.ErrDamaged)
	}
	n := binary.LittleEndian.Uint32(data)
	c := &classifier{words: words}
	if err := json.Unmarshal(data[4:4+n], &c.learnt); err != nil {
		return nil, fmt.Errorf("relate: %w", err)
	}
	if c.model, _, err = linear.Load(data[4+n:]); err != nil {
		return nil, fmt.Errorf("relate: %w", err)
	}
	for _, j := range c.Judges {
		k := slices.IndexFunc(predicates, func(p *schema.Predicate) bool { return p.Name == j.Predicate })
		if k < 0 {
			return nil, fmt.Errorf("%w: %s", ErrOther, j.Predicate)
		}
		c.classes = append(c.classes, class{predicates[k], j.Back})
	}
	if c.model.Classes() != len(c.classes) {
		return nil, fmt.Errorf("%w: %d for %d", ErrOther, c.model.Classes(), len(c.classes))
	}
	r.classifier = c
	return r, nil
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
