package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// nationalities adds the nationality that a word for those of a place tells of
// whoever its phrase describes: "Canadian diplomat Ann Lee", "Ann Lee, a
// Canadian", "the Canadian firm Acme", "Ann Lee is Canadian".
func (f *finder) nationalities() {
	d := f.d
	for _, s := range d.Sentences {
		for i := s.First; i < s.End; i++ {
			first, last := i, i
			place := ""
			if i+1 < s.End { // "South Korean"
				place = schema.Demonym(d.Text[d.Start[i]:d.End[i+1]])
			}
			if place != "" {
				last = i + 1
			} else if place = schema.Demonym(d.Word(i)); place == "" {
				continue
			}
			if place == "Europe" || place == "Africa" || place == "Asia" || place == "Scandinavia" {
				continue // no nation's
			}
			if who := f.described(first, last, s.End); who >= 0 {
				f.national(who, first, last, place)
				f.rules(who, last, place)
			}
			i = last
		}
		for i := s.First; i+2 < s.End; i++ { // "Canada's Acme", "Canada's Ann Lee"
			if !f.inName[i] || d.Tag[i+1] != doc.POS {
				continue
			}
			m := f.mention[f.node[i]]
			if m < 0 || !schema.HasDemonym(d.Say(d.Mentions[m])) {
				continue
			}
			if p, ok := f.phraseAt(i+2, s.End); ok && f.inName[p.head] && (f.typ(p.head)&schema.Organization != 0 && !f.like(f.class.organ, p.head) || f.person(p.head)) && (p.last+1 == s.End || d.Tag[p.last+1] != doc.POS) {
				f.national(p.head, d.Mentions[m].First, d.Mentions[m].Last, d.Say(d.Mentions[m]))
			}
		}
		for i := s.First; i+2 < s.End; i++ { // "Ann Lee of Canada"
			if f.inName[i] && !f.inName[i+1] && d.Word(i+1) == "of" && f.inName[i+2] && f.typ(f.node[i])&schema.Person != 0 {
				o := f.node[i+2]
				if m := f.mention[o]; m >= 0 && schema.HasDemonym(d.Say(d.Mentions[m])) {
					f.national(f.node[i], d.Mentions[m].First, d.Mentions[m].Last, d.Say(d.Mentions[m]))
				}
			}
		}
	}
}

// described returns the node of whom or what the phrase around the demonym
// from first to last describes, -1 none.
func (f *finder) described(first, last, end int32) int32 {
	d := f.d
	if f.inName[first] && f.firstOf[f.node[first]] < first || first > 0 && d.Tag[first-1] == doc.HYPH || last+1 < end && d.Tag[last+1] == doc.HYPH {
		return -1 // "Chinese-owned", "the Royal Canadian Navy"
	}
	if f.inName[first] {
		for j := first; j+1 < end && f.node[j+1] == f.node[first]; j++ {
			if j >= last {
				return -1 // the name goes on: "Canadian Tire"
			}
		}
	}
	// The noun that the phrase ends with.
	r := last
	for j := last + 1; j < end; j++ {
		switch {
		case f.inName[j]:
			if f.typ(f.node[j])&(schema.Person|schema.Organization) == 0 {
				return -1
			}
			if r != last && !f.describes(r, f.typ(f.node[j])) {
				return -1
			}
			k := j
			for k+1 < end && f.node[k+1] == f.node[j] {
				k++
			}
			if k+1 < end && d.Tag[k+1] == doc.POS {
				return -1 // "Canadian Acme's head": his or its?
			}
			return f.node[j]
		case d.Pos[j] == doc.NOUN || d.Pos[j] == doc.PROPN:
			r = j
			continue
		case d.Pos[j] == doc.ADJ || d.Tag[j] == doc.HYPH || d.Tag[j] == doc.VBN || d.Tag[j] == doc.VBG && r == last:
			continue
		case d.Tag[j] == doc.POS:
			return -1
		}
		break
	}
	if r != last && !f.describes(r, schema.Person) && !f.describes(r, schema.Organization) {
		return -1
	}
	if who := f.apposed[r]; who >= 0 {
		return who
	}
	for _, k := range f.up(r) {
		if e := &f.edges[k]; e.names&is != 0 && f.typ(e.gov)&(schema.Person|schema.Organization) != 0 {
			return e.gov
		}
	}
	if r == last {
		if f.members(r) > 0 {
			return r // "the two Canadians"
		}
		for k := range f.down(r) { // "Ann Lee is Canadian"
			if e := &f.down(r)[k]; e.names&(1<<doc.Nsubj) != 0 && f.typ(e.dep)&schema.Person != 0 {
				return e.dep
			}
		}
		return -1
	}
	if f.typ(r)&schema.Person != 0 && (f.isNamed(r) || f.members(r) > 0) || f.typ(r)&schema.Organization != 0 && r == last+1 {
		return r
	}
	return -1
}

// members returns how many named ones node i stands for as a group.
func (f *finder) members(i int32) int {
	if e := f.entity(i); e >= 0 {
		return len(f.d.Entities[e].Members)
	}
	return 0
}

// nationless are the nouns for bodies that are no more than those of a place.
var nationless = map[string]bool{"society": true, "side": true, "government": true, "community": true, "state": true, "public": true}

// national adds that who is of place.
func (f *finder) national(who, first, last int32, place string) {
	m, ok := f.term(who, schema.Person|schema.Organization)
	if !ok || f.d.Mentions[m].Form == doc.Nominal && !f.isNamed(who) && f.members(who) == 0 &&
		(f.typ(who)&schema.Organization == 0 || nationless[lower(f.d.Lemma[who])]) {
		return
	}
	rel := doc.Relation{
		Subject: m, Predicate: "nationality", Object: -1, Trigger: first, Passing: true, Status: f.tense(first),
		Rule: "nationality/demonym", Score: 0.85, First: min(f.d.Mentions[m].First, first), Last: max(f.d.Mentions[m].Last, last),
		Literal: schema.Term{Value: place, Aliases: []string{f.d.Phrase(first, last)}, Type: schema.Place},
	}
	if k := f.mention[f.node[first]]; k >= 0 && f.typ(f.node[first])&schema.Place != 0 {
		rel.Object, rel.Literal = k, schema.Term{}
	} else {
		if k := f.ofPlace(place); k >= 0 {
			rel.Object, rel.Literal = k, schema.Term{}
		}
	}
	f.add(rel)
}

// ofPlace returns a mention of the place of that name, -1 if the article names none.
func (f *finder) ofPlace(name string) int32 {
	return f.mentionOf(schema.Place, func(e *doc.Entity) bool { return e.Name == name })
}

// mentionOf returns the first mention of a named entity of type typ that is meant, -1
// if there is none.
func (f *finder) mentionOf(typ schema.Type, meant func(*doc.Entity) bool) int32 {
	for k, of := range f.d.Entity {
		if e := &f.d.Entities[of]; e.Named && e.Type&typ != 0 && meant(e) {
			return int32(k)
		}
	}
	return -1
}

// rules adds that who heads place, where the office between the word for those of
// the place, which ends with token last, and the name is that of its head: "Kenyan
// President Ann Lee".
func (f *finder) rules(who, last int32, place string) {
	d := f.d
	r := f.firstOf[who] - 1
	if !f.person(who) || r <= last || r > last+4 || !f.common(r) || !f.class.ruler.has(&f.graph, r, f.key(r)) {
		return
	}
	s, o := f.ofPlace(place), f.mention[who]
	if s < 0 || o < 0 {
		return
	}
	f.add(doc.Relation{
		Subject: s, Predicate: "leader", Object: o, Trigger: r, Passing: true, Status: f.tense(r),
		Rule: "leader/demonym", Score: 0.85, First: last, Last: d.Mentions[o].Last,
	})
}
