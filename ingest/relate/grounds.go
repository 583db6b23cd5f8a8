package relate

import (
	"strconv"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// all is the ground that everything has.
const all = "all"

// ruleGrounds appends to out what tells how often the rule of r, which is a
// pattern's, is right: the rule itself, its predicate and the kind of pattern,
// what the ends are like, and how the article holds it.
func (f *finder) ruleGrounds(r *doc.Relation, out []string) []string {
	d := f.d
	kind := "path"
	if _, after, ok := strings.Cut(r.Rule, "/"); ok && (after[0] < '0' || after[0] > '9') {
		kind = "shape" // "employer/credit"
	}
	subject := d.Mentions[r.Subject].Form
	out = append(out, all, "kind "+kind, "predicate "+r.Predicate, "rule "+r.Rule, "subject "+subject.String())
	if r.Object < 0 {
		out = append(out, "object "+r.Literal.Type.String())
	} else {
		o := &d.Mentions[r.Object]
		out = append(out, "object "+o.Form.String(), "object "+f.typ(o.Head).String())
		if o.Form == doc.Name && subject == doc.Name {
			out = append(out, "names")
		}
	}
	if r.Passing {
		return append(out, "passing")
	}
	if v := f.viewOf(r); v != nil {
		if v.Source != doc.NoSource {
			out = append(out, "claim")
		}
		out = append(out, "status "+v.Status.String())
	}
	return out
}

// viewOf returns the view in which r is held, nil where claim has not run.
func (f *finder) viewOf(r *doc.Relation) *doc.View {
	if d := f.d; len(d.View) == d.Len() && len(d.Views) > 0 {
		return &d.Views[d.View[r.Trigger]]
	}
	return nil
}

// grounds appends to out what tells whether a reader signs r: how sure its rule
// is by itself, in whose words it is, what its ends are like, and how far they
// are from what states it, in the tree and in the text.
func (f *finder) grounds(r *doc.Relation, rules trust, out []string) []string {
	d := f.d
	family := familyOf(r.Rule)
	out = append(out, all, family)
	switch family {
	case byPattern:
		out = append(steps(out, "pattern odds", 2*rules.sum(f.ruleGrounds(r, nil)), 0, 1, 2, 3, 4, 6), "predicate "+r.Predicate)
	case byModel:
		out = append(steps(out, "model odds", 2*logit(float64(r.Score)), 0, 1, 2, 3, 4, 6), "predicate "+r.Predicate)
	default:
		if r.Predicate == schema.Open+"be" {
			out = append(out, "open be")
		}
		out = append(f.openGrounds(r, out), "open of "+strconv.Itoa(strings.Count(r.Predicate, "_")+1))
	}
	if r.Passing {
		out = append(out, "passing")
	}
	out = append(out, "on "+d.Dep[r.Trigger].String())
	depth := 0.0
	for i := r.Trigger; i >= 0 && depth < 8; i = d.Head[i] {
		depth++
	}
	out = steps(out, "depth", depth, 2, 3, 4, 6)
	out = f.endGrounds("subject", r.Subject, r, out)
	if r.Object < 0 {
		out = append(out, "object "+r.Literal.Type.String())
	} else {
		out = f.endGrounds("object", r.Object, r, out)
	}
	if v := f.viewOf(r); v != nil {
		own := "own words"
		switch {
		case v.Source == doc.Unnamed:
			own = "unnamed words"
		case v.Source != doc.NoSource:
			own = f.formOf(v.Source) + " words"
		}
		out = append(out, own, own+" "+family, "status "+v.Status.String())
		if v.Quoted {
			out = append(out, own+" quoted")
		}
		if r.Passing && v.Source != doc.NoSource {
			out = append(out, "passing in words")
		}
	}
	return out
}

// steps appends to out which of the limits v reaches.
func steps(out []string, name string, v float64, limits ...float64) []string {
	for _, l := range limits {
		if v >= l {
			out = append(out, name+" "+strconv.FormatFloat(l, 'g', -1, 64))
		}
	}
	return out
}

// formOf returns how mention m refers, and whether that is to something named.
func (f *finder) formOf(m int32) string {
	x := &f.d.Mentions[m]
	form := x.Form.String()
	if x.Form != doc.Name && f.d.Entities[f.d.Entity[m]].Named {
		form += " of a name"
	}
	return form
}

// endGrounds appends to out what mention m, which is an end of r, is like, and
// how far it stands from what states r.
func (f *finder) endGrounds(which string, m int32, r *doc.Relation, out []string) []string {
	x := &f.d.Mentions[m]
	form := which + " " + f.formOf(m)
	out = append(out, form, form+" "+familyOf(r.Rule), which+" "+f.d.Entities[f.d.Entity[m]].Type.String())
	out = steps(out, which+" words", float64(x.Last-x.First+1), 2, 3, 5, 8)
	out = steps(out, which+" path", float64(f.between(x.Head, r.Trigger)), 2, 3)
	away := r.Trigger - x.Head
	if which == "object" {
		away = -away
	}
	return steps(out, which+" away", float64(away), 0, 4, 8, 14)
}

// between returns the number of arcs between tokens i and j of a sentence.
func (f *finder) between(i, j int32) int {
	head := f.d.Head
	for n, top := 0, i; top >= 0; n, top = n+1, head[top] {
		for m, k := 0, j; k >= 0; m, k = m+1, head[k] {
			if k == top {
				return n + m
			}
		}
	}
	return 0
}

// openGrounds appends to out how the clause that states the open relation r
// stands to its ends.
func (f *finder) openGrounds(r *doc.Relation, out []string) []string {
	v := r.Trigger
	if r.Object >= 0 && v > f.d.Mentions[r.Object].Head {
		out = append(out, "open object first")
	}
	var c clause
	if !f.clauseOf(v, &c) {
		return out
	}
	if !f.own(&c) {
		out = append(out, "open understood")
	}
	if c.passive {
		out = append(out, "open passive")
	}
	if f.class.light.has(&f.graph, v, f.key(v)) {
		out = append(out, "open light")
	}
	if m := f.mention[c.subject]; m < 0 || f.entityOf(m) != f.entityOf(r.Subject) {
		out = append(out, "open other")
	}
	return out
}
