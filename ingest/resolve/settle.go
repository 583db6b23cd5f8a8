package resolve

import (
	"cmp"
	"slices"

	"kg/ingest/doc"
	"kg/schema"
)

// A triple is what a statement says, however it is held.
type triple struct{ subject, predicate, object string }

func tripleOf(s *schema.Statement) triple {
	t := triple{s.Subject.Key(), s.Predicate, s.Object.Key()}
	if p := schema.Lookup(s.Predicate); p != nil && p.Symmetric && t.object < t.subject {
		t.subject, t.object = t.object, t.subject
	}
	return t
}

// contested reports whether s is held against somebody's doubt; a plan that is
// denied says nothing of the deed.
func contested(s *schema.Statement) bool {
	return s.Source != nil && s.Status != schema.Planned && (s.Stance == schema.Alleges || s.Stance == schema.Denies || s.Stance == schema.Doubts)
}

// deaths are the predicates of a fact that says that its subject is dead, bonds
// those of what ends with a life.
var (
	deaths = map[string]bool{"died_on": true, "died_in": true, "killed_by": true, "killed_in": true}
	bonds  = map[string]bool{"spouse": true, "employer": true, "member_of": true}
)

// outlived ends the bonds of who is dead by the article's own word.
func (r *run) outlived() {
	dead := map[string]bool{}
	for i := range r.out {
		if s := &r.out[i].s; s.Fact() && s.Status == schema.Asserted && deaths[s.Predicate] && s.Subject.Type == schema.Person {
			dead[s.Subject.Key()] = true
		}
	}
	for i := range r.out {
		if s := &r.out[i].s; s.Status == schema.Asserted && bonds[s.Predicate] && (dead[s.Subject.Key()] || s.Predicate == "spouse" && dead[s.Object.Key()]) {
			s.Status = schema.Ended
		}
	}
}

// settle orders the drafts as the text has them, says each thing once and
// keeps what is contested from being a fact.
func (r *run) settle() {
	disputed := map[triple]bool{}
	for i := range r.out {
		if s := &r.out[i].s; contested(s) {
			disputed[tripleOf(s)] = true
		}
	}
	// A headline or caption that leaves out who alleges it adds nothing.
	r.out = slices.DeleteFunc(r.out, func(x draft) bool {
		return x.s.Fact() && !x.passing && rank(x.kind) > 0 && disputed[tripleOf(&x.s)]
	})
	for i := range r.out {
		x := &r.out[i]
		if x.s.Fact() && !x.passing && disputed[tripleOf(&x.s)] {
			x.s.Source = &schema.Term{Value: "unnamed", Type: schema.Text}
			x.s.Stance, x.s.Status = schema.Alleges, schema.Possible
		}
	}
	// The best telling first: the story before its headline, the surer first.
	order := make([]int, len(r.out))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &r.out[i], &r.out[j]
		return cmp.Or(cmp.Compare(rank(a.kind), rank(b.kind)), -cmp.Compare(a.s.Confidence, b.s.Confidence), cmp.Compare(a.at, b.at))
	})
	type said struct {
		triple
		source string
		status schema.Status
		stance schema.Stance
	}
	seen := map[said]int{}
	facts := map[triple]int{}
	var keep []int
	for _, i := range order {
		s := &r.out[i].s
		k := said{triple: tripleOf(s), status: s.Status, stance: s.Stance}
		if s.Source != nil {
			k.source = s.Source.Key()
		}
		if j, ok := seen[k]; ok {
			r.enrich(&r.out[j].s, s)
			continue
		}
		// A fact that has ended is not also told as one that holds.
		if s.Fact() {
			if j, ok := facts[k.triple]; ok {
				if s.Status == schema.Ended && !r.out[j].passing {
					r.out[j].s.Status = schema.Ended
				}
				r.enrich(&r.out[j].s, s)
				continue
			}
			facts[k.triple] = i
		}
		seen[k] = i
		keep = append(keep, i)
	}
	slices.Sort(keep)
	out := make([]draft, 0, len(keep))
	for _, i := range keep {
		out = append(out, r.out[i])
	}
	slices.SortStableFunc(out, func(a, b draft) int {
		return cmp.Or(cmp.Compare(a.s.Evidence.Start, b.s.Evidence.Start), cmp.Compare(a.trigger, b.trigger))
	})
	r.out = out
}

// enrich gives s what another telling of the same knows beyond it.
func (r *run) enrich(s, other *schema.Statement) {
	for _, q := range other.Qualifiers {
		if !slices.ContainsFunc(s.Qualifiers, func(have schema.Qualifier) bool { return have.Key == q.Key }) {
			s.Qualifiers = append(slices.Clone(s.Qualifiers), q)
			slices.SortStableFunc(s.Qualifiers, func(a, b schema.Qualifier) int { return cmp.Compare(a.Key, b.Key) })
		}
	}
}

// rank orders blocks by how well they tell what happened.
func rank(k doc.Kind) int {
	switch k {
	case doc.Body, doc.Byline, doc.Credit, doc.Dateline:
		return 0
	case doc.Caption:
		return 1
	case doc.Summary:
		return 2
	}
	return 3
}

// answer links denials to what they deny, and confirmations to what they
// confirm.
func (r *run) answer() {
	all := r.d.Statements
	said := map[triple][]int{}
	for i := range all {
		t := tripleOf(&all[i])
		said[t] = append(said[t], i)
	}
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].ID(r.base)
	}
	for i := range all {
		s := &all[i]
		if s.Source == nil || s.Stance != schema.Denies && s.Stance != schema.Confirms && s.Stance != schema.Doubts {
			continue
		}
		for _, j := range said[tripleOf(s)] {
			o := &all[j]
			if j == i || o.Source == nil || o.Source.Key() == s.Source.Key() || o.Stance == schema.Denies || o.Stance == schema.Doubts {
				continue
			}
			if s.Stance == schema.Confirms {
				s.Supports = append(s.Supports, ids[j])
			} else {
				s.Disputes = append(s.Disputes, ids[j])
			}
		}
	}
}
