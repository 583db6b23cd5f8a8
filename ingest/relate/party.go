package relate

import (
	"slices"
	"unicode"

	"kg/ingest/doc"
	"kg/schema"
)

// A party is one whose members go by a word of their own, and may stand with a
// letter in brackets. The word of some is also one for what people think, with a
// small letter.
type party struct {
	name    string
	others  []string
	thought bool
}

var (
	democrats     = &party{"Democratic Party", []string{"Democrats", "Democratic", "Democrat"}, false}
	republicans   = &party{"Republican Party", []string{"Republicans", "Republican", "GOP"}, false}
	conservatives = &party{"Conservative Party", []string{"Conservatives", "Conservative", "Tories", "Tory"}, true}
	liberals      = &party{"Liberal Party", []string{"Liberals", "Liberal"}, true}
	greens        = &party{"Green Party", []string{"Greens", "Green"}, true}

	// byParty are the words for members of parties, and what stands before their
	// offices.
	byParty = map[string]*party{
		"Democrat": democrats, "Democratic": democrats, "Republican": republicans,
		"Conservative": conservatives, "Tory": conservatives, "Liberal": liberals, "Green": greens,
	}
	partyLetters = map[string]*party{"D": democrats, "R": republicans}
)

// parties adds the party that a word for its members tells of: "Democrat Ann
// Lee", "Republican Sen. Bob Orr", "Ann Lee, a Democrat", "Bob Orr is a
// Republican".
func (f *finder) parties() {
	d := f.d
	for i := range int32(d.Len()) {
		p := byParty[d.Word(i)]
		if p == nil || f.inName[i] && f.typ(f.node[i])&schema.Person == 0 && f.firstOf[f.node[i]] != i {
			continue
		}
		if p.thought && (f.inName[i] || !f.capitalised(i)) {
			continue
		}
		if who := f.partisan(i); who >= 0 {
			f.partyOf(who, p, i)
		}
	}
}

// capitalised reports whether the capital of token i is more than that of a
// sentence's first word: it is none, or an office with one follows.
func (f *finder) capitalised(i int32) bool {
	d := f.d
	if int(i+1) >= d.Len() {
		return false
	}
	if f.class.role.has(&f.graph, i+1, f.key(i+1)) && unicode.IsUpper(rune(d.Word(i + 1)[0])) {
		return true
	}
	// "Green Bob Orr" may be a name.
	return i > d.Sentences[d.SentenceOf(i)].First && !(f.inName[i+1] && f.person(i+1))
}

// partisan returns the node of the person whom the word for the members of a
// party, token i, tells of; -1 if there is none.
func (f *finder) partisan(i int32) int32 {
	d := f.d
	j := i + 1
	for int(j) < d.Len() && j < i+5 && !f.inName[j] && (f.common(j) || d.Pos[j] == doc.ADJ || d.Pos[j] == doc.PROPN) {
		j++
	}
	if int(j) < d.Len() && f.person(j) && (j > i+1 || d.Word(i) != "Democratic") {
		return f.node[j]
	}
	if f.inName[i] {
		return -1
	}
	for _, k := range f.up(i) {
		if e := &f.edges[k]; e.names&is != 0 && f.typ(e.gov)&schema.Person != 0 && f.isNamed(e.gov) {
			return e.gov
		}
	}
	return -1
}

// partyOf adds that who is of party p, as token at says, and heads it where an
// office says that too: "Conservative Leader Ann Lee".
func (f *finder) partyOf(who int32, p *party, at int32) {
	d := f.d
	m, ok := f.term(who, schema.Person)
	if !ok {
		return
	}
	rel := doc.Relation{
		Subject: m, Predicate: "member_of", Object: f.bodyOf(p), Trigger: at, Passing: true, Status: f.tense(at),
		Rule: "member_of/party", Score: 0.85, First: min(d.Mentions[m].First, at), Last: max(d.Mentions[m].Last, at),
	}
	if rel.Object < 0 {
		rel.Literal = schema.Term{Value: p.name, Aliases: p.others, Type: schema.Organization}
	}
	f.add(rel)
	if p.thought && rel.Object >= 0 && lower(d.Word(at+1)) == "leader" && f.firstOf[who] == at+2 {
		rel.Subject, rel.Predicate, rel.Object, rel.Rule, rel.Trigger = rel.Object, "leader", m, "leader/party", at+1
		f.add(rel)
	}
}

// bodyOf returns a mention of party p, -1 if the article names it nowhere.
func (f *finder) bodyOf(p *party) int32 {
	return f.mentionOf(schema.Organization, func(e *doc.Entity) bool { return e.Name == p.name || slices.Contains(p.others, e.Name) })
}
