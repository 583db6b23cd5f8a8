package relate

import (
	"strconv"

	"kg/ingest/doc"
	"kg/schema"
)

// besides adds what the news says with a comma, brackets or "of" after a name
// alone, whatever the tree makes of it: "Ann Lee, 41, of Leeds", "Irving,
// Texas", "Bob Orr (Labour)".
func (f *finder) besides() {
	d := f.d
	for _, s := range d.Sentences {
		for i := s.First; i < s.End; i++ {
			if !f.inName[i] || f.firstOf[f.node[i]] != i {
				continue
			}
			head := f.node[i]
			last := i
			for last+1 < s.End && f.inName[last+1] && f.node[last+1] == head {
				last++
			}
			switch t := f.typ(head); {
			case t&schema.Person != 0:
				f.lettered(head, last+1, s.End)
				f.aged(head, last, s.End)
				f.hails(head, f.beyond(last+1, s.End), s.End)
				f.pleads(head, last+1, s.End)
				f.bracketed(head, last+1, s.End)
			case t&(schema.Place|schema.Facility) != 0:
				f.lies(head, i, last, s)
				f.stands(head, last+1, s.End)
			case t&schema.Organization != 0:
				f.stands(head, last+1, s.End)
			}
			i = last
		}
	}
}

// shape adds the relation of the mentions at nodes a and b that rule tells of.
func (f *finder) shape(a, b int32, predicate, rule string, score float32) {
	p := schema.Lookup(predicate)
	s, ok := f.term(a, p.Domain)
	o, ok2 := f.term(b, p.Range)
	if !ok || !ok2 {
		return
	}
	m, n := f.d.Mentions[s], f.d.Mentions[o]
	f.add(doc.Relation{
		Subject: s, Predicate: predicate, Object: o, Trigger: b, Passing: true, Rule: rule, Score: score,
		First: min(m.First, n.First), Last: max(m.Last, n.Last),
	})
}

// letters are offices that stand behind a name.
var letters = map[string]bool{"QC": true, "KC": true, "SC": true, "MP": true, "MEP": true, "MSP": true, "MLA": true, "MPP": true, "TD": true, "MD": true}

// lettered adds the office of "Ann Lee KC".
func (f *finder) lettered(who, i, end int32) {
	m, ok := f.term(who, schema.Person)
	if i >= end || !letters[f.d.Word(i)] || !ok || f.inName[i] {
		return
	}
	f.add(doc.Relation{
		Subject: m, Predicate: "position_held", Object: -1, Trigger: i, Passing: true, Rule: "position_held/beside", Score: 0.9,
		First: min(f.d.Mentions[m].First, i), Last: max(f.d.Mentions[m].Last, i),
		Literal: schema.Term{Value: f.d.Word(i), Type: schema.Role},
	})
}

// aged adds the age of "Ann Lee, 41," and "Ann Lee (41)".
func (f *finder) aged(who, last, end int32) {
	d := f.d
	i := last + 1
	if i+2 >= end || d.Word(i) != "," && d.Word(i) != "(" || d.Pos[i+1] != doc.NUM {
		return
	}
	switch d.Word(i + 2) {
	case ",", ")", ".", ";", ":":
	default:
		return
	}
	age, err := strconv.Atoi(d.Word(i + 1))
	m, ok := f.term(who, schema.Person)
	if err != nil || age < 1 || age > 119 || !ok {
		return
	}
	f.add(doc.Relation{
		Subject: m, Predicate: "age", Object: -1, Trigger: i + 1, Passing: true, Rule: "age/beside", Score: 0.95,
		First: min(d.Mentions[m].First, i+1), Last: max(d.Mentions[m].Last, i+1),
		Literal: schema.Term{Value: strconv.Itoa(age), Type: schema.Number},
	})
}

// hails adds where who is from, or of what body, after the name or the age that
// ends before token i: "of Leeds", ", of Leeds,", "from the Tide Party".
func (f *finder) hails(who, i, end int32) {
	d := f.d
	comma := i < end && d.Word(i) == ","
	if comma {
		i++
	}
	if i+1 >= end || d.Word(i) != "of" && d.Word(i) != "from" {
		return
	}
	p, ok := f.phraseAt(i+1, end)
	if !ok || !f.inName[p.head] || p.last+1 < end && d.Tag[p.last+1] == doc.POS {
		return
	}
	for j := p.first; j < f.firstOf[p.head]; j++ {
		if d.Pos[j] != doc.DET {
			return
		}
	}
	switch t := f.typ(p.head); {
	case t&schema.Place != 0:
		if schema.HasDemonym(d.Say(d.Mentions[f.mention[p.head]])) {
			if !comma {
				return // another shape: see nationalities
			}
			f.shape(who, p.head, "nationality", "nationality/beside", 0.8)
			return
		}
		if r := f.firstOf[who] - 1; r >= 0 && f.class.legislator.last[lower(d.Word(r))] != nil {
			f.shape(who, p.head, "represents", "represents/beside", 0.8) // "Sen. Bob Orr of Ohio"
			return
		}
		f.shape(who, p.head, "residence", "residence/beside", 0.8)
	case t&schema.Organization != 0 && f.like(f.class.company, p.head):
		f.shape(who, p.head, "employer", "employer/beside", 0.7)
	case t&schema.Organization != 0:
		f.shape(who, p.head, "member_of", "member_of/beside", 0.7)
	}
}

// pleads adds whom counsel speaks for: "Ann Lee KC, for Bob Orr, said".
func (f *finder) pleads(who, i, end int32) {
	d := f.d
	if i < end && letters[d.Word(i)] {
		i++
	}
	if i+3 >= end || d.Word(i) != "," || d.Word(i+1) != "for" {
		return
	}
	p, ok := f.phraseAt(i+2, end)
	if !ok || p.last+1 >= end || d.Word(p.last+1) != "," || f.typ(p.head)&(schema.Person|schema.Organization) == 0 {
		return
	}
	f.shape(who, p.head, "represents", "represents/beside", 0.8)
}

// bracketed adds the party that brackets after a name hold: "Bob Orr (Labour)",
// "Bob Orr (Labour, Mill Bank)".
func (f *finder) bracketed(who, i, end int32) {
	d := f.d
	if i+2 < end && d.Word(i) == "(" && partyLetters[d.Word(i+1)] != nil {
		switch d.Word(i + 2) {
		case "-", "–", ")", ",":
			f.partyOf(who, partyLetters[d.Word(i+1)], i+1)
		}
	}
	if i+4 < end && d.Word(i) == "(" && (d.Word(i+1) == "D" || d.Word(i+1) == "R" || d.Word(i+1) == "I") && f.inName[i+3] && f.typ(f.node[i+3])&schema.Place != 0 && !f.inName[i+2] {
		f.shape(who, f.node[i+3], "represents", "represents/beside", 0.8) // "(D-Ohio)"
		return
	}
	if i+2 >= end || d.Word(i) != "(" || !f.inName[i+1] || f.firstOf[f.node[i+1]] != i+1 {
		return
	}
	body := f.node[i+1]
	j := i + 2
	for j < end && f.inName[j] && f.node[j] == body {
		j++
	}
	if j >= end || d.Word(j) != ")" && d.Word(j) != "," || f.typ(body)&schema.Organization == 0 {
		return
	}
	f.shape(who, body, "member_of", "member_of/beside", 0.8)
	if d.Word(j) == "," && j+2 < end && f.inName[j+1] && f.typ(f.node[j+1])&schema.Place != 0 {
		f.shape(who, f.node[j+1], "represents", "represents/beside", 0.8)
	}
}

// stands adds where the body or building is whose name ends before token i:
// "the Hill Hospital in Leeds", "Acme of Leeds".
func (f *finder) stands(what, i, end int32) {
	d := f.d
	if i+1 >= end || !f.inName[i+1] || f.firstOf[f.node[i+1]] != i+1 || f.typ(f.node[i+1])&schema.Place == 0 {
		return
	}
	where := f.node[i+1]
	next := i + 2
	for next < end && f.inName[next] && f.node[next] == where {
		next++
	}
	if next < end && d.Tag[next] == doc.POS {
		return
	}
	switch d.Word(i) {
	case "of":
		if f.typ(what)&schema.Organization != 0 {
			f.shape(what, where, "headquartered_in", "headquartered_in/beside", 0.7)
		}
	case "in", "near", "outside":
		if f.like(f.class.site, what) || f.like(f.class.organ, what) {
			f.shape(what, where, "located_in", "located_in/beside", 0.8)
		}
	}
}

// lies adds the larger place after a smaller one from first to last: "Irving,
// Texas". Of a list no place lies in another.
func (f *finder) lies(what, first, last int32, s doc.Span) {
	d := f.d
	i := last + 1
	if i+1 >= s.End || d.Word(i) != "," || !f.inName[i+1] || f.typ(f.node[i+1])&schema.Place == 0 || f.firstOf[f.node[i+1]] != i+1 {
		return
	}
	large := f.node[i+1]
	next := i + 2
	for next < s.End && f.inName[next] && f.node[next] == large {
		next++
	}
	country := func(n int32) bool { return schema.HasDemonym(d.Say(d.Mentions[f.mention[n]])) }
	if country(what) || !f.isNamed(what) {
		return
	}
	if next < s.End {
		w := d.Word(next)
		if d.Pos[next] == doc.CCONJ || d.Tag[next] == doc.POS || w == "," && next+1 < s.End && (d.Pos[next+1] == doc.CCONJ || f.inName[next+1] && f.typ(f.node[next+1])&schema.Place != 0 && !country(f.node[next+1])) {
			return
		}
	}
	if !country(large) && first > s.First {
		if w := d.Word(first - 1); w == "," || d.Pos[first-1] == doc.CCONJ {
			return
		}
	}
	f.shape(what, large, "located_in", "located_in/beside", 0.85)
}
