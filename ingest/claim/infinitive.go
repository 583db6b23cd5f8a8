package claim

import (
	"kg/ingest/doc"
	"kg/schema"
)

// infinitive returns the view of the open complement c of i.
func (w *walker) infinitive(i, c int32, v doc.View) doc.View {
	d := w.d
	l := w.lemma(i)
	t, tells := tellings[l]
	e, acts := effects[l]
	if w.excludes(i) {
		return w.excluded(i, v)
	}
	if l == "plead" && (w.lemma(c) == "guilty" || w.lemma(c) == "innocent") {
		return v // the charge is no plea
	}
	if acts && tells && w.passive(i) && !w.agent(i) && (l == "expect" || l == "suppose") {
		tells = false
	}
	to := w.marked(c, "to")
	if naming[l] {
		if w.passive(i) || d.Dep[i] == doc.Acl {
			if !w.agent(i) {
				return v // what it is called
			}
		}
	}
	if !to && d.Tag[c] != doc.VBG && d.Tag[c] != doc.VBN {
		// "called it a lie", "is considered dangerous", "made it happen"
		if tells && !t.fact && !acts {
			return w.tells(i, t.stance, v)
		}
		if e == negates || e == plans {
			return w.effect(e, v, i)
		}
		if tells && !t.fact && e != same {
			return w.tells(i, t.stance, v)
		}
		return v
	}
	if acts {
		if d.Tag[i] == doc.VBG && l == "go" && to {
			return with(v, schema.Planned, i)
		}
		if d.Pos[i] == doc.AUX || l == "be" && to {
			return with(v, schema.Planned, i)
		}
		if l == "vote" && to && !w.enacts(i, c) {
			return with(v, schema.Planned, i)
		}
		if l == "use" && to && !w.passive(i) && w.d.Word(i) == "used" && w.marked(c, "to") && d.Tag[c] == doc.VB {
			if w.means(i, c) {
				return v
			}
			return with(v, schema.Ended, i)
		}
		if (l == "have" || l == "be") && to && w.has(i, "yet") {
			return with(v, schema.Negated, i)
		}
		if (l == "tell" || l == "order" || l == "instruct" || l == "direct") && to && w.passive(i) {
			return with(v, schema.Planned, i)
		}
		if l == "have" && to && v.Status == schema.Asserted && d.Tag[i] != doc.VBD && d.Tag[i] != doc.VBN {
			return with(v, schema.Possible, i)
		}
		if l == "deny" && !w.passive(i) {
			return w.told(v, w.source(i), schema.Denies, i)
		}
		if !to && e != negates && e != ends && d.Tag[c] == doc.VBG && e == same {
			return v
		}
		return w.effect(e, v, i)
	}
	if tells && !t.fact {
		return w.tells(i, t.stance, v)
	}
	if l == "know" && to && (w.passive(i) || d.Dep[i] == doc.Acl) {
		return v
	}
	if l == "stop" && !to {
		return with(v, schema.Ended, i)
	}
	if to {
		return with(v, schema.Possible, i)
	}
	return v
}

// excludes reports whether i rules something out.
func (w *walker) excludes(i int32) bool { return w.lemma(i) == "rule" && w.has(i, "out") }

// excluded returns the view of what i rules out, or does not.
func (w *walker) excluded(i int32, v doc.View) doc.View {
	if v.Status == schema.Negated {
		v.Status = schema.Possible
		return v
	}
	return with(w.told(v, w.source(i), schema.Says, i), schema.Negated, i)
}

// effect gives v what a word with effect e does to its complement.
func (w *walker) effect(e effect, v doc.View, at int32) doc.View {
	if v.Status == schema.Ended && (e == plans || e == suspends) { // "no longer wants to"
		return with(v, schema.Negated, at)
	}
	switch e {
	case negates:
		if v.Status == schema.Negated {
			v.Status, v.Cue = schema.Asserted, at
			return v
		}
		if preventing[w.lemma(at)] && (v.Status == schema.Planned || v.Status == schema.Possible) {
			return with(v, schema.Possible, at) // "wants to stop them from voting"
		}
		return with(v, schema.Negated, at)
	case ends:
		return with(v, schema.Ended, at)
	case plans:
		return with(v, schema.Planned, at)
	case suspends:
		return with(v, schema.Possible, at)
	}
	return v
}
