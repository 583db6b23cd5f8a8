// Package doc holds the Document, the one value that flows through ingest.
//
// Gold data, training data and tests written by hand are Documents too.
package doc

import (
	"slices"

	"kg/schema"
)

// A Document is one article on its way from text to statements.
//
// Every stage reads columns that earlier stages filled and fills its own; a nil
// column has not been computed. Nothing is removed or renumbered, so an index
// or an offset taken at one stage is good at all later ones. A Document is used
// by one goroutine at a time.
type Document struct {
	Meta   Meta
	Text   string  // valid UTF-8, as read; all offsets are byte offsets into Text
	Blocks []Block // source: paragraphs and what they are, in order, not overlapping

	// Words and sentences, by tokenize.
	Start, End []int32 // token i is Text[Start[i]:End[i]]
	Sentences  []Span  // tokens; they tile the tokens in order

	// Word classes, by tag. One entry a token.
	Pos   []Pos     // universal part of speech
	Tag   []Tag     // Penn Treebank tag, as in UD English
	Other []Reading // the next best where a word's tags are in doubt, else them; nil: none is in doubt
	Lemma []string  // lower case but for names

	// Trees, by parse. One entry a token.
	Head []int32 // the head's token, -1 at a root
	Dep  []Dep   // relation to the head

	Names  []Mention // name: named entities, in order, not overlapping
	Values []Value   // value: dates, numbers, money, ages, in order

	// Who is who, by coref.
	Mentions []Mention // names, descriptions and pronouns, by First, longest first; they may nest
	Entity   []int32   // mention → entity
	Entities []Entity

	// In whose words, by claim.
	View  []int32 // token → Views
	Views []View  // Views[0] is the article's own voice, asserted

	Relations []Relation // relate

	IRI        []string           // resolve: entity → IRI
	Statements []schema.Statement // resolve
}

// Meta is what is known of an article beside its text.
type Meta struct {
	Path      string // the file or address that it was read from
	URL       string
	Title     string
	Publisher string
	Authors   []string
	Date      string // of publication: YYYY, YYYY-MM or YYYY-MM-DD; "" unknown
	Language  string // BCP 47; "" unknown

	Notes []string // what the reader guessed, for a person: "read as windows-1252"
}

// A Span is a half-open range of tokens.
type Span struct{ First, End int32 }

// A Block is a paragraph or another stretch of the page.
type Block struct {
	Start, End int32 // bytes of Text
	Kind       Kind
}

// Kind says what a Block is to the story.
type Kind uint8

// The kinds of block. Statements are extracted from Title, Summary, Body,
// Caption and Byline; of blocks that repeat another only the first counts.
const (
	Body      Kind = iota
	Title          // headline
	Summary        // the line under the headline
	Byline         // by whom, for whom
	Dateline       // when it was published or updated
	Caption        // of a picture or video
	Credit         // of a picture: "Colin Hall/CBC"
	Heading        // between paragraphs
	Furniture      // navigation, buttons, "Read more", related stories
	Repeat         // says again what another block said
)

var kindNames = [...]string{"body", "title", "summary", "byline", "dateline", "caption", "credit", "heading", "furniture", "repeat"}

// String returns the kind's name in goldens.
func (k Kind) String() string { return kindNames[k] }

// A Mention is a stretch of tokens that refers to something.
type Mention struct {
	First, Last int32 // tokens, inclusive
	Head        int32 // its syntactic head
	Type        schema.Type
	Form        Form
}

// Form is how a mention refers.
type Form uint8

// The forms of mention.
const (
	Name    Form = iota // "Han Dong"
	Nominal             // "the Toronto-area MP"
	Pronoun             // "he", "their", "who"
)

// A Value is a stretch of tokens that denotes a date, a number or the like.
type Value struct {
	First, Last int32 // tokens, inclusive
	Kind        ValueKind
	ISO         string // Day: "2023-03-22", "2023-03", "2023"; else a decimal number; "" unknown
	Unit        string // Money: "USD"; Quantity and Span: "kilometre", "year"
}

// ValueKind is what a Value denotes.
type ValueKind uint8

// The kinds of value.
const (
	Day      ValueKind = iota // a date, as exact as the text has it
	Count                     // a plain number
	Money                     //
	Percent                   //
	Age                       // years of age
	Length                    // a stretch of time: "five years"
	Quantity                  // a number of some unit
	Clock                     // time of day
)

// An Entity is what the mentions of one cluster refer to.
type Entity struct {
	Name    string   // fullest name; the best description where it has none
	Named   bool     // whether Name is a proper name
	Aliases []string // other names in the article (descriptions for an unnamed one), in order of the text
	Type    schema.Type
	Number  Number
	Gender  Gender
	Members []int32 // entities that it is known to be made up of: "the two Canadians"
}

// Number is singular or plural.
type Number uint8

// The numbers.
const (
	AnyNumber Number = iota
	Singular
	Plural
)

// Gender is what pronouns agree in.
type Gender uint8

// The genders.
const (
	AnyGender Gender = iota
	Feminine
	Masculine
	Neuter
)

// A View is how, and in whose words, a stretch of text holds what it says.
type View struct {
	Status schema.Status
	Source int32 // mention; NoSource, or Unnamed
	Stance schema.Stance
	Cue    int32 // the token that sets the view up: "said", "might", "not"; -1 none
	Outer  int32 // the view in which the source is quoted, -1 none: "Global says that officials said …"
	Quoted bool  // inside quotation marks, or read as a quotation
}

// Sources of a View that are not mentions.
const (
	NoSource int32 = -1 // the article's own voice
	Unnamed  int32 = -2 // "reportedly", "it is alleged"
)

// A Relation is one predicate found between mentions, before it is known
// under which IRIs.
type Relation struct {
	Subject   int32 // mention
	Predicate string
	Object    int32       // mention, -1 for a literal
	Literal   schema.Term // where Object is -1
	Trigger   int32       // the token that states it; its View decides status and source

	First, Last int32 // evidence: tokens, inclusive
	Rule        string
	Score       float32 // 0 to 1

	// Passing: a role, nationality or kinship named in passing, which the
	// article says in its own voice whatever the sentence around it is.
	Passing bool
	// Status set by the relation's own words ("former", "will become"), which
	// holds where the trigger's View says Asserted.
	Status schema.Status

	Qualifiers []Qualifier
}

// A Qualifier of a Relation is a mention, or a literal where Mention is -1.
type Qualifier struct {
	Key     string // see schema.Qualifier
	Mention int32
	Literal schema.Term
}

// Len returns the number of tokens.
func (d *Document) Len() int { return len(d.Start) }

// Word returns the text of token i.
func (d *Document) Word(i int32) string { return d.Text[d.Start[i]:d.End[i]] }

// Phrase returns the text from token first to token last.
func (d *Document) Phrase(first, last int32) string { return d.Text[d.Start[first]:d.End[last]] }

// SentenceOf returns the index of the sentence that token i is in: the last that
// does not begin behind it, 0 where all do.
func (d *Document) SentenceOf(i int32) int {
	n, ok := slices.BinarySearchFunc(d.Sentences, i, func(s Span, i int32) int { return int(s.First) - int(i) })
	if !ok {
		n--
	}
	return max(n, 0)
}

// Say returns the text of m.
func (d *Document) Say(m Mention) string { return d.Phrase(m.First, m.Last) }
