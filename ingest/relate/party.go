package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// A party is one whose members go by a word of their own, and may stand with a
// letter in brackets.
type party struct {
	name   string
	others []string
}

var (
	democrats   = &party{"Democratic Party", []string{"Democrats", "Democratic", "Democrat"}}
	republicans = &party{"Republican Party", []string{"Republicans", "Republican", "GOP"}}

	// byParty are the words for members of parties, and what stands before their
	// offices.
	byParty = map[string]*party{
		"Democrat": democrats, "Democratic": democrats, "Republican": republicans,
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
		if who := f.partisan(i); who >= 0 {
			f.partyOf(who, p, i)
		}
	}
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

// partyOf adds that who is of party p, as token at says.
func (f *finder) partyOf(who int32, p *party, at int32) {
	d := f.d
	m, ok := f.term(who, schema.Person)
	if !ok {
		return
	}
	rel := doc.Relation{
		Subject: m, Predicate: "member_of", Object: -1, Trigger: at, Passing: true, Status: f.tense(at),
		Rule: "member_of/party", Score: 0.85, First: min(d.Mentions[m].First, at), Last: max(d.Mentions[m].Last, at),
		Literal: schema.Term{Value: p.name, Aliases: p.others, Type: schema.Organization},
	}
	for k, of := range d.Entity {
		e := &d.Entities[of]
		if e.Named && e.Type&schema.Organization != 0 && (e.Name == p.name || e.Name == p.others[0] || e.Name == "GOP" && p == republicans) {
			rel.Object, rel.Literal = int32(k), schema.Term{}
			break
		}
	}
	f.add(rel)
}
