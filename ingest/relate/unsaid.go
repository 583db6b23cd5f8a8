package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A reach is how far back, in sentences, the body may stand that an office without
// one is of, and how often at least it is spoken of; sole, whether no other body may
// stand there, rather than none that is spoken of half as often.
type reach struct {
	back, times int
	sole        bool
}

// Companies have chief executives, but much else has chairs.
var (
	wide   = reach{4, 2, false}
	narrow = reach{2, 3, true}
)

// unsaid adds the body that an office without one is of, where the sentences before
// it speak of one alone: "Acme lost money. … Chief executive Ann Lee said".
func (f *finder) unsaid() {
	d := f.d
	times := map[int32]int{}
	for k := range d.Entity {
		times[d.Entity[k]]++
	}
	served := map[int32]bool{}
	for k := range d.Relations {
		switch r := &d.Relations[k]; r.Predicate {
		case "leader", "spokesperson":
			served[f.entityOf(r.Object)] = true
		case "employer":
			served[f.entityOf(r.Subject)] = true
		}
	}
	for n, s := range d.Sentences {
		for i := s.First; i < s.End; i++ {
			predicate, r := "", wide
			switch key := f.key(i); {
			case !f.common(i) || d.Tag[i] == doc.NNS:
			case f.class.corporate.has(&f.graph, i, key):
				predicate = "leader"
				if strings.HasPrefix(key, "chair") {
					r = narrow
				}
			case f.class.spokesperson.has(&f.graph, i, key):
				predicate = "spokesperson"
			}
			if predicate == "" || f.ofWhom(i) {
				continue
			}
			who := f.titleOf(i)
			if who < 0 || served[f.entityOf(f.mention[who])] {
				continue
			}
			if m := f.topic(n, i, times, r); m >= 0 {
				served[f.entityOf(f.mention[who])] = true
				p := d.Mentions[f.mention[who]]
				f.add(doc.Relation{
					Subject: m, Predicate: predicate, Object: f.mention[who], Trigger: i, Passing: true, Status: f.tense(i),
					Rule: predicate + "/unsaid", Score: 0.7, First: min(i, p.First), Last: max(i, p.Last),
				})
			}
		}
	}
}

// ofWhom reports whether the words around the office whose noun is i say whose it is.
func (f *finder) ofWhom(i int32) bool {
	d := f.d
	for k := range f.down(i) {
		e := &f.down(i)[k]
		if e.names&whose != 0 || e.prep != 0 && (e.prep == f.preps["of"] || e.prep == f.preps["for"] || e.prep == f.preps["at"] || e.prep == f.preps["in"]) {
			return true
		}
	}
	if n := i + 1; int(n) < d.Len() && (d.Word(n) == "of" || d.Word(n) == "for" || d.Word(n) == "at") {
		return true
	}
	for j := i - 1; j >= 0 && j > i-5; j-- {
		if d.Tag[j] == doc.POS || d.Tag[j] == doc.PRPS || d.Tag[j] == doc.WPS || f.inName[j] || schema.Demonym(d.Word(j)) != "" || f.class.former.alone(lower(d.Word(j))) || lower(d.Word(j)) == "a" || lower(d.Word(j)) == "an" {
			return true
		}
		if d.Pos[j] != doc.NOUN && d.Pos[j] != doc.ADJ && d.Pos[j] != doc.PROPN && d.Pos[j] != doc.DET {
			break
		}
	}
	return false
}

// titleOf returns the node of the person named with the office whose noun is i, -1
// if none is.
func (f *finder) titleOf(i int32) int32 {
	for _, k := range f.up(i) {
		if e := &f.edges[k]; e.names&is != 0 && e.how == named && f.person(e.gov) && e.gov != i {
			if _, ok := f.term(e.gov, schema.Person); ok {
				return e.gov
			}
		}
	}
	return -1
}

// topic returns the last mention before token i, in sentence n, of the body that
// this and the sentences before it are about, within r; -1 if they are about none
// or several.
func (f *finder) topic(n int, i int32, times map[int32]int, r reach) int32 {
	d := f.d
	first := d.Sentences[max(0, n-r.back)].First
	found, entity := int32(-1), int32(-1)
	for j := first; j < i; j++ {
		m := f.mention[j]
		if m < 0 || f.node[j] != j || f.typ(j)&schema.Organization == 0 || !f.isNamed(j) || int(m) >= len(d.Entity) {
			continue
		}
		e := d.Entity[m]
		if times[e] < r.times || f.like(f.class.tribunal, j) {
			continue
		}
		if entity >= 0 && e != entity {
			if !r.sole && 2*times[e] < times[entity] {
				continue
			}
			if r.sole || times[e] < 2*times[entity] {
				return -1
			}
		}
		found, entity = m, e
	}
	return found
}
