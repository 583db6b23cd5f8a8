package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// qualify adds when, where, as what and with whom what r's trigger states is
// so, where the sentence says it and r does not.
func (f *finder) qualify(r *doc.Relation) {
	d := f.d
	if p := schema.Lookup(r.Predicate); p != nil && p.Range&schema.Date != 0 && p.Range&schema.Entities == 0 {
		return // says itself when
	}
	v := r.Trigger
	if d.Pos[v] != doc.VERB && f.child(v, 1<<doc.Cop) < 0 && r.Passing {
		f.when(r, v)
		return
	}
	for k := range f.down(v) {
		e := &f.down(v)[k]
		if e.names == 0 && !(handing[lower(d.Lemma[v])] && f.caseWords(e.dep) == "to") {
			continue // hangs on another word
		}
		if f.dated(r, e) || f.compounded(e.dep) || f.strays(v, e.dep) {
			continue
		}
		m, ok := f.term(e.dep, schema.Entities)
		if !ok || m == r.Object || m == r.Subject || r.Object >= 0 && f.entityOf(m) == f.entityOf(r.Object) || f.entityOf(m) == f.entityOf(r.Subject) || f.isTime(e.dep) {
			continue
		}
		switch f.caseWords(e.dep) {
		case "in", "at", "near", "outside", "inside":
			if f.typ(e.dep)&(schema.Place|schema.Facility) != 0 {
				f.with(r, "at", m)
			}
		case "with":
			f.with(r, "with", m)
		case "to":
			if f.typ(e.dep)&(schema.Person|schema.Organization|schema.Place) != 0 {
				f.with(r, "to", m)
			}
		case "as":
			if f.common(e.dep) && f.class.role.has(&f.graph, e.dep, f.key(e.dep)) {
				r.Qualifiers = append(r.Qualifiers, doc.Qualifier{Key: "as", Mention: -1, Literal: schema.Term{Value: f.role(e.dep), Type: schema.Role}})
			}
		}
	}
}

// when adds the dates that hang on v alone.
func (f *finder) when(r *doc.Relation, v int32) {
	for k := range f.down(v) {
		f.dated(r, &f.down(v)[k])
	}
}

// dated adds the date that e leads to, if it leads to one.
func (f *finder) dated(r *doc.Relation, e *edge) bool {
	d := f.d
	k := f.value[e.dep]
	if k < 0 || d.Values[k].Kind != doc.Day || d.Values[k].ISO == "" || e.names&is != 0 {
		return false
	}
	key := ""
	switch f.caseWords(e.dep) {
	case "", "on", "in", "at", "during":
		key = "on"
	case "since", "from":
		key = "from"
	case "until", "till", "to":
		key = "until"
	default:
		return true
	}
	if e.names&(1<<doc.Nsubj|1<<doc.Obj|agent|patient|recipient) != 0 {
		return false
	}
	for _, q := range r.Qualifiers {
		if q.Key == key {
			return true
		}
	}
	r.Qualifiers = append(r.Qualifiers, doc.Qualifier{Key: key, Mention: -1, Literal: schema.Term{Value: d.Values[k].ISO, Type: schema.Date}})
	return true
}

func (f *finder) with(r *doc.Relation, key string, m int32) {
	for _, q := range r.Qualifiers {
		if q.Key == key {
			return
		}
	}
	r.Qualifiers = append(r.Qualifiers, doc.Qualifier{Key: key, Mention: m})
}
