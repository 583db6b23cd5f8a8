package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kg/ingest"
	"kg/ingest/model"
	"kg/schema"
)

// A clause is a small grammar's: somebody, a verb in the active and in the
// passive, and what the verb takes.
type clause struct{ subject, active, passive, object string }

func (c clause) plain() string  { return c.subject + " " + c.active + " " + c.object }
func (c clause) turned() string { return c.object + " " + c.passive + " by " + c.subject }

var (
	grammarPeople = []string{"Marta Lindqvist", "Owen Barrow", "Ifeoma Adeyemi", "Rajiv Menon", "Clara Novak", "Tomasz Kowal"}
	grammarBodies = []string{"Halden Motors", "Brightwater Energy", "the Harrow Institute", "Norvik Bank", "Castell Foods"}
	grammarPlaces = []string{"Portugal", "Kenya", "Oslo", "Winnipeg", "Jakarta"}
	grammarVerbs  = []struct {
		active, passive string
		body            bool // whether it takes a body, and not a person
	}{
		{"acquired", "was acquired", true}, {"founded", "was founded", true}, {"sued", "was sued", true}, {"criticized", "was criticized", false},
		{"arrested", "was arrested", false}, {"killed", "was killed", false}, {"praised", "was praised", false}, {"defeated", "was defeated", false},
	}
	grammarTails = []string{"", " in 2019", " on Tuesday"}
)

// generate makes a clause of different people and bodies.
func generate(random *rand.Rand) clause {
	v := grammarVerbs[random.IntN(len(grammarVerbs))]
	people := random.Perm(len(grammarPeople))
	c := clause{subject: grammarPeople[people[0]], active: v.active, passive: v.passive, object: grammarPeople[people[1]]}
	if v.body {
		c.object = grammarBodies[random.IntN(len(grammarBodies))]
	}
	return c
}

// deeds are sentences without a period, in which something holds. The first
// plain of them have no aside, which is the article's own word wherever it stands.
const (
	plain   = 5
	asiding = 8
)

func deed(random *rand.Rand, kinds int) string {
	who, other := grammarPeople[random.IntN(3)], grammarPeople[3+random.IntN(3)]
	body, place := grammarBodies[random.IntN(len(grammarBodies))], grammarPlaces[random.IntN(len(grammarPlaces))]
	switch random.IntN(kinds) {
	case 0:
		return fmt.Sprintf("%s left %s", who, body)
	case 1:
		return fmt.Sprintf("%s visited %s", who, place)
	case 2:
		return fmt.Sprintf("%s paid %s and left %s for %s", who, other, body, place)
	case 3:
		return fmt.Sprintf("%s was appointed chairman of %s", who, body)
	case 5:
		return fmt.Sprintf("%s, who works for %s, was born in %s", who, body, place)
	case 6:
		return fmt.Sprintf("%s bribed %s, a member of %s", who, other, body)
	case 7:
		return fmt.Sprintf("the mayor of %s, %s, hired %s", place, who, other)
	}
	return generate(random).plain() + grammarTails[random.IntN(len(grammarTails))]
}

// upper begins a sentence with s.
func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// said is what a statement says, without where.
func said(s *schema.Statement) string {
	source := ""
	if s.Source != nil {
		source = " by " + told(s.Source)
	}
	return fmt.Sprintf("%s %s %s [%s%s %s]", told(&s.Subject), s.Predicate, told(&s.Object), s.Status, source, s.Stance)
}

func told(t *schema.Term) string {
	if t.Value != "" {
		return t.Value
	}
	return t.Name
}

// sayings are what the statements of a text say, sorted.
func sayings(p *ingest.Pipeline, text string) []string {
	var out []string
	for _, s := range statements(p, text) {
		out = append(out, said(&s))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func loadAll(t *testing.T) *ingest.Pipeline {
	p, err := ingest.Load(model.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// wrappers put a sentence into somebody's mouth.
var wrappers = []string{
	"Hanna Virtanen alleged that %s.", "Hanna Virtanen claimed that %s.", "Hanna Virtanen said %s.", "According to Hanna Virtanen, %s.",
	"%s, Hanna Virtanen said.", "Hanna Virtanen believes that %s.", "Hanna Virtanen told reporters that %s.", "“%s,” Hanna Virtanen said.",
	"Hanna Virtanen denied that %s.", "Hanna Virtanen suspects that %s.", "Hanna Virtanen’s lawyer alleged on Monday that %s.", "Hanna Virtanen said last week that %s.", "Nobody knows whether %s.",
	"Hanna Virtanen repeated the allegation that %s.", "It is not clear whether %s.", "%s, sources said.", "Prosecutors allege that %s.",
	"Hanna Virtanen made the claim that %s.", "There were rumours on Monday that %s.", "Hanna Virtanen’s allegation that %s angered many.",
	"%s, it is claimed.", "It is said that %s.", "%s, or so Hanna Virtanen says.", "%s, if Hanna Virtanen is to be believed.", "What Hanna Virtanen says is that %s.",
	"In Hanna Virtanen’s view, %s.", "It is false that %s.", "It is possible that %s.", "No one believes that %s.", "Hanna Virtanen is convinced that %s.",
	"Hanna Virtanen sued, claiming that %s.", "Asked about it, Hanna Virtanen insisted that %s.", "The paper, citing officials, said that %s.",
	"%s, a source familiar with the case told Kestrel News.", "Hanna Virtanen has no knowledge that %s.", "Hanna Virtanen gave evidence that %s.",
	"An indictment says that %s.", "The army said at the time that %s.", "Police are investigating whether %s.", "There is a chance that %s.",
}

// TestAllegedIsNoFact puts sentences of the grammar into mouths: nothing that a
// sentence states becomes the article's own word.
func TestAllegedIsNoFact(t *testing.T) {
	p := loadAll(t)
	random := rand.New(rand.NewPCG(7, 11))
	n, bad := 0, 0
	for range 400 {
		deed := deed(random, plain)
		facts := map[string]bool{}
		for _, s := range statements(p, upper(deed)+".") {
			facts[told(&s.Subject)+"\t"+s.Predicate+"\t"+told(&s.Object)] = true
		}
		w := wrappers[random.IntN(len(wrappers))]
		text := upper(fmt.Sprintf(w, deed))
		if strings.HasPrefix(w, "“") {
			text = fmt.Sprintf(w, upper(deed))
		}
		for _, s := range statements(p, text) {
			n++
			if s.Fact() && facts[told(&s.Subject)+"\t"+s.Predicate+"\t"+told(&s.Object)] {
				bad++
				t.Errorf("%s\n\tis no fact: %s", text, said(&s))
			}
		}
	}
	t.Logf("%d statements, %d wrong", n, bad)
}

// TestUnrelatedSentence puts a sentence about nothing else before, between and
// behind others: it changes nothing that they say.
func TestUnrelatedSentence(t *testing.T) {
	p := loadAll(t)
	random := rand.New(rand.NewPCG(3, 5))
	const aside = "Snow fell on the hills."
	own := sayings(p, aside)
	bad := 0
	for range 150 {
		a, b := upper(deed(random, asiding))+".", upper(deed(random, asiding))+"."
		want := sayings(p, a+" "+b)
		for _, text := range []string{aside + " " + a + " " + b, a + " " + aside + " " + b, a + " " + b + " " + aside} {
			have := slices.DeleteFunc(sayings(p, text), func(s string) bool { return slices.Contains(own, s) })
			if !slices.Equal(have, want) {
				bad++
				t.Errorf("%s\n\thas %q\n\twant %q", text, have, want)
			}
		}
	}
	t.Logf("%d of 450 changed", bad)
}

// TestActiveAndPassive compares what a sentence says with what its passive does.
func TestActiveAndPassive(t *testing.T) {
	p := loadAll(t)
	random := rand.New(rand.NewPCG(9, 2))
	bad := 0
	for range 100 {
		c := generate(random)
		tail := grammarTails[random.IntN(len(grammarTails))]
		a, b := sayings(p, upper(c.plain())+tail+"."), sayings(p, upper(c.turned())+tail+".")
		if !slices.Equal(a, b) {
			bad++
			t.Logf("%s%s.\n\tactive %q\n\tpassive %q", c.plain(), tail, a, b)
		}
	}
	if bad > turnsLost {
		t.Errorf("%d of 100 passives say something else than their actives; at most %d may", bad, turnsLost)
	}
}

// turnsLost is how many passives may say something else, where a name is taken
// for another kind of thing in them: a ratchet, to be made lower.
const turnsLost = 2

// TestSwappedNames exchanges two people of a text: its statements have them
// exchanged.
func TestSwappedNames(t *testing.T) {
	p := loadAll(t)
	random := rand.New(rand.NewPCG(4, 4))
	bad := 0
	for range 150 {
		text := upper(deed(random, asiding)) + ". " + upper(deed(random, asiding)) + "."
		pairs := []string{"Marta Lindqvist", "Ingrid Solheim", "Owen Barrow", "Peter Hadley", "Rajiv Menon", "Anil Kapadia", "Clara Novak", "Elena Petrova",
			"Halden Motors", "Selby Motors", "Norvik Bank", "Tarland Bank", "Kenya", "Ghana", "Winnipeg", "Edmonton"}
		swap := strings.NewReplacer(pairs...)
		var want []string
		for _, s := range sayings(p, text) {
			want = append(want, swap.Replace(s))
		}
		slices.Sort(want)
		if have := sayings(p, swap.Replace(text)); !slices.Equal(have, want) {
			bad++
			t.Logf("%s\n\thas %q\n\twant %q", swap.Replace(text), have, want)
		}
	}
	if bad > swapsLost {
		t.Errorf("%d of 150 texts say something else under other names; at most %d may", bad, swapsLost)
	}
}

// swapsLost is how many texts may say something else under other names, which
// the stages know by their letters: a ratchet, to be made lower.
const swapsLost = 15

// TestDeniedThat turns the stance of what is said by a denial.
func TestDeniedThat(t *testing.T) {
	p := loadAll(t)
	random := rand.New(rand.NewPCG(8, 8))
	n, bad := 0, 0
	for range 150 {
		deed := deed(random, plain)
		told := map[string]bool{}
		for _, s := range statements(p, "Hanna Virtanen claimed that "+deed+".") {
			if s.Source != nil {
				told[s.Predicate+"\t"+s.Subject.Name] = true
			}
		}
		for _, s := range statements(p, "Hanna Virtanen denied that "+deed+".") {
			if s.Source == nil || !told[s.Predicate+"\t"+s.Subject.Name] {
				continue
			}
			if n++; s.Stance != schema.Denies {
				bad++
				t.Errorf("denied that %s\n\thas %s", deed, said(&s))
			}
		}
	}
	t.Logf("%d of %d wrong", bad, n)
}
