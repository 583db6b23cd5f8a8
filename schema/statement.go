package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// A Status says how an article holds a statement to be the case.
type Status uint8

// The statuses.
const (
	Asserted Status = iota // holds as told
	Ended                  // held once, no longer
	Planned                // to come
	Possible               // may, might, would, if, reportedly
	Negated                // not so
)

var statusNames = [...]string{"asserted", "ended", "planned", "possible", "negated"}

// String returns the status's public name.
func (s Status) String() string { return statusNames[s] }

// ParseStatus returns the status of that name, and false where there is none.
func ParseStatus(name string) (Status, bool) {
	for i, n := range statusNames {
		if n == name {
			return Status(i), true
		}
	}
	return 0, false
}

// A Stance is how a source stands to what is attributed to it.
type Stance uint8

// The stances. Only a statement without a source has none.
const (
	NoStance Stance = iota
	Says
	Alleges // unproven, disputed, an accusation
	Denies
	Confirms
	Doubts
)

var stanceNames = [...]string{"", "says", "alleges", "denies", "confirms", "doubts"}

// String returns the stance's public name, "" for NoStance.
func (s Stance) String() string { return stanceNames[s] }

// ParseStance returns the stance of that name, and false where there is none.
func ParseStance(name string) (Stance, bool) {
	for i, n := range stanceNames {
		if n == name {
			return Stance(i), true
		}
	}
	return 0, false
}

// A Term is what a statement speaks of: an entity, which has an ID, or a
// literal, which has a Value instead.
type Term struct {
	ID      string   // the entity's IRI; "" in a literal
	Name    string   // the entity's fullest name in the article
	Aliases []string // its other names there, sorted
	Type    Type     // one bit

	Value string // the literal
}

// IsLiteral reports whether t is a literal.
func (t Term) IsLiteral() bool { return t.ID == "" }

// Key returns what identifies t: the entity's IRI, or the literal's value and
// type.
func (t Term) Key() string {
	if t.IsLiteral() {
		return strconv.Quote(t.Value) + "^^" + t.Type.String()
	}
	return t.ID
}

// A Qualifier narrows a statement: when ("on", "from", "until"), where ("at"),
// in what capacity ("as"), how many ("count"), with or to whom ("with", "to").
type Qualifier struct {
	Key   string
	Value Term
}

// Evidence is the stretch of an article that makes a statement.
type Evidence struct {
	Start, End int    // Unicode code points of the article's text, half-open
	Text       string // the text between them
}

// A Statement is one thing that one article says, and how it says it.
type Statement struct {
	Article   string // the article's IRI
	Subject   Term
	Predicate string // a name from the table, or Open and a lemma
	Object    Term

	Status Status
	Source *Term // who says it; nil where the article says so itself
	Stance Stance

	Qualifiers []Qualifier // sorted by Key, then by Value
	Evidence   Evidence
	Confidence float64 // 0 to 1, calibrated
	Rule       string  // what produced it, as "member_of/leave-1"

	Disputes, Supports []string // ids of the statements that a denial or a confirmation answers
}

// Fact reports whether the article itself holds s to be, or to have been, so.
// Only facts become plain edges of the graph. What somebody alleged is no fact.
func (s *Statement) Fact() bool {
	return s.Source == nil && (s.Status == Asserted || s.Status == Ended)
}

// ID returns the statement's IRI under base: a hash of what it says and where,
// so that reading an article twice gives the same statements.
func (s *Statement) ID(base string) string {
	source := ""
	if s.Source != nil {
		source = s.Source.Key()
	}
	h := sha256.Sum256([]byte(strings.Join([]string{
		s.Article, s.Subject.Key(), s.Predicate, s.Object.Key(),
		strconv.Itoa(s.Evidence.Start), strconv.Itoa(s.Evidence.End),
		source, s.Stance.String(), s.Status.String(),
	}, "\x00")))
	return base + "stmt:" + hex.EncodeToString(h[:8])
}
