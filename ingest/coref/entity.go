package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// finish writes the columns.
func (r *run) finish() {
	d := r.d
	d.Mentions = make([]doc.Mention, len(r.ms))
	d.Entity = make([]int32, len(r.ms))
	number := make([]int32, len(r.ms)) // root → entity
	var members [][]int32
	for k := range r.ms {
		root := r.root(int32(k))
		if r.clusters[root].revised && r.ms[k].Form == doc.Name {
			r.ms[k].Type = schema.Person
		}
		if root == int32(k) {
			number[k] = int32(len(members))
			members = append(members, nil)
		}
		e := number[root]
		members[e] = append(members[e], int32(k))
		d.Entity[k] = e
		d.Mentions[k] = r.ms[k].Mention
	}
	d.Entities = make([]doc.Entity, len(members))
	called := make([]int32, len(members)) // the mention that each has its name from
	bare := map[string]int32{}            // bare head → entity, -1 for several
	for e, ks := range members {
		for _, k := range ks {
			m := &r.ms[k]
			if m.Form != doc.Nominal || m.members != nil {
				continue
			}
			if other, ok := bare[m.head]; ok && other != int32(e) {
				bare[m.head] = -1
			} else {
				bare[m.head] = int32(e)
			}
		}
	}
	for e, ks := range members {
		d.Entities[e], called[e] = r.entity(ks, func(head string) bool { return bare[head] == int32(e) })
		for _, k := range ks {
			if r.ms[k].Form != doc.Name && d.Mentions[k].Type != schema.Date {
				d.Mentions[k].Type = d.Entities[e].Type
			}
		}
	}
	r.own(called)
	for k := range r.ms {
		for _, q := range r.ms[k].members {
			if e := d.Entity[q]; !slices.Contains(d.Entities[d.Entity[k]].Members, e) && e != d.Entity[k] {
				d.Entities[d.Entity[k]].Members = append(d.Entities[d.Entity[k]].Members, e)
			}
		}
	}
}

// entity sums up the mentions ks, and returns the description that it is called
// by, -1 if there is none. alone tells whether no other entity has a description
// of that head.
func (r *run) entity(ks []int32, alone func(head string) bool) (doc.Entity, int32) {
	d := r.d
	c := r.of(ks[0])
	e := doc.Entity{Type: c.typ, Number: c.num, Gender: c.gen}
	if e.Gender == doc.AnyGender && c.typ == schema.Person {
		e.Gender = c.hint
	}
	var names []string
	add := func(s string) {
		s = squeeze(s)
		if s != "" && len(names) < maxAliases && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	best, rank, called := "", -1, int32(-1)
	votes := map[schema.Type]int{}
	for _, k := range ks {
		m := &r.ms[k]
		if m.Form != doc.Name {
			continue
		}
		e.Named = true
		if m.Type != schema.Thing {
			votes[m.Type]++
		}
		s := r.spell(m)
		add(s)
		// The fullest name: the most words; of a body, not an acronym.
		n := 2 * min(len(m.words), 8)
		if shout(s) {
			n = 1
		}
		if n > rank {
			best, rank = squeeze(s), n
		}
		if m.title != "" && m.Type == schema.Person {
			lo := m.First
			for lo > 0 && r.d.Head[lo-1] == m.Head && r.d.Dep[lo-1] == doc.NmodDesc && r.paragraph[lo-1] == m.para {
				lo--
			}
			if lo < m.First && m.First-lo <= 2 {
				add(d.Phrase(lo, m.Last))
			}
		}
	}
	top := 0
	for _, row := range schema.Types {
		if n := votes[row.Type]; n > top {
			top, e.Type = n, row.Type
		}
	}
	if !e.Named {
		for _, k := range ks {
			m := &r.ms[k]
			if m.Form != doc.Nominal {
				continue
			}
			if m.members != nil {
				if m.Last-m.First < 24 {
					add(d.Phrase(m.First, m.Last))
				}
				if rank < 0 {
					best, rank = d.Phrase(m.First, m.Last), 0
				}
				continue
			}
			lo, hi := r.short(m)
			first, last := r.full(m, e.Type)
			if hi-lo < 24 {
				n := int(hi - lo)
				if n > rank && n < 8 || rank < 0 {
					best, rank, called = d.Phrase(r.unarticled(first, m.Head), last), n, k
				}
			}
			add(d.Phrase(first, last))
			add(d.Phrase(r.unarticled(first, m.Head), last))
			if m.Last-m.First < 24 {
				add(d.Phrase(m.First, m.Last))
				add(d.Phrase(r.unarticled(m.First, m.Head), m.Last))
			}
			add(d.Phrase(lo, hi))
			add(d.Phrase(r.unarticled(lo, m.Head), m.Head))
			if alone(m.head) {
				add(d.Word(m.Head))
			}
		}
		if best == "" {
			best = d.Say(r.ms[ks[0]].Mention)
		}
		best = squeeze(best)
	}
	if best == "" {
		best = "?" // nothing that shows
	}
	e.Name = best
	if i := slices.Index(names, best); i >= 0 {
		names = slices.Delete(names, i, i+1)
	}
	e.Aliases = names
	return e, called
}

// maxAliases is how many names of an entity are kept.
const maxAliases = 50

// squeeze makes white space within s single spaces.
func squeeze(s string) string {
	if strings.ContainsAny(s, "\n\t\r\u00a0") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// spell returns the name m as written, without a possessive ending.
func (r *run) spell(m *mention) string {
	s := r.d.Phrase(m.First, m.Last)
	for _, end := range [...]string{"'s", "’s", "'", "’"} {
		s = strings.TrimSuffix(s, end)
	}
	return strings.TrimSpace(s)
}

// short returns the description m without relative clauses and the like: up to
// its head and a modifier with "of".
func (r *run) short(m *mention) (lo, hi int32) {
	d := r.d
	lo, hi = m.First, m.Head
	for c := r.t.first[m.Head]; c >= 0; c = r.t.next[c] {
		if d.Dep[c] == doc.Nmod && c > m.Head && r.t.hi[c] <= m.Last && r.t.lo[c] == hi+1 && d.Word(r.t.lo[c]) == "of" && r.t.hi[c]-r.t.lo[c] < 7 {
			hi = r.t.hi[c]
			break
		}
	}
	return lo, hi
}

// unarticled returns the first token from lo on that is no article or
// demonstrative.
func (r *run) unarticled(lo, head int32) int32 {
	for lo < head {
		switch strings.ToLower(r.d.Word(lo)) {
		case "the", "a", "an", "this", "that", "these", "those", "some", "no", "whose":
			lo++
			continue
		}
		break
	}
	return lo
}
