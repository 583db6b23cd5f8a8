package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// bodies adds to what body people belong who are named with it alone: "Ann Lee
// of the Tide Party", "the Tide Party's Ann Lee and Bob Orr". Of a company they
// are employees.
func (f *finder) bodies() {
	d := f.d
	for _, s := range d.Sentences {
		f.phrases = f.phrasesOf(s, f.phrases[:0])
		for k := range f.phrases {
			p := &f.phrases[k]
			if !f.person(p.head) {
				continue
			}
			first := f.firstOf[p.head]
			if first-2 >= p.first && d.Tag[first-1] == doc.POS && f.inName[first-2] {
				f.belongs(p.head, f.node[first-2], s)
				if k+1 < len(f.phrases) {
					if q := &f.phrases[k+1]; q.first == p.last+2 && d.Pos[p.last+1] == doc.CCONJ && f.person(q.head) && f.firstOf[q.head] == q.first {
						f.belongs(q.head, f.node[first-2], s)
					}
				}
			}
			if k+1 < len(f.phrases) {
				if w, q := p.last+1, &f.phrases[k+1]; w < s.End && (d.Word(w) == "of" || d.Word(w) == "from") && q.first == w+1 && f.inName[q.head] {
					f.belongs(p.head, q.head, s)
				}
			}
		}
	}
}

// belongs adds that the person of node who is of the body of node what.
func (f *finder) belongs(who, what int32, s doc.Span) {
	d := f.d
	if f.typ(what)&schema.Organization == 0 || what < s.First || what >= s.End {
		return
	}
	m, ok := f.term(who, schema.Person)
	o, ok2 := f.term(what, schema.Organization)
	if !ok || !ok2 {
		return
	}
	rel := doc.Relation{
		Subject: m, Predicate: "member_of", Object: o, Trigger: what, Passing: true, Rule: "member_of/name", Score: 0.7,
		First: min(d.Mentions[m].First, d.Mentions[o].First), Last: max(d.Mentions[m].Last, d.Mentions[o].Last),
	}
	if f.like(f.class.company, what) {
		rel.Predicate, rel.Rule = "employer", "employer/name"
	}
	f.add(rel)
}
