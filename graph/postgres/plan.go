package postgres

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// plan is a shape that becomes one SELECT: quads, joined with quads. What SQL is not made for is
// joined from outside. A plan is used by pointer only, so that shape.Walk does not look into it.
type plan struct {
	tables []table
	equal  [][2]column
	tags   []tag
	subs   []sub
	result column // its direction is quad.Any for the quad of the first table
}

// A table is kg_quad as one of those in a plan.
type table struct {
	fixed [4]uint64
	mask  uint8 // directions of fixed
	some  uint8 // directions that must have a node at all
	among [4][]uint64
}

// A column is a direction of a table of the plan.
type column struct {
	table int
	dir   quad.Direction
}

type tag struct {
	name string
	col  column
}

// A sub is a shape that a column is joined with from outside.
type sub struct {
	col    column
	values shape.Shape
}

const maxTables = 6

// Masks of directions.
const (
	inSubject = 1
	inLabel   = 8
	inAll     = 15
)

func newPlan() *plan { return &plan{tables: make([]table, 1)} }

var _ shape.Optimizer = (*View)(nil)

// OptimizeShape implements shape.Optimizer: what is made of fixed values and directions becomes one
// SELECT.
func (v *View) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	return store.OptimizeShape(s, newPlan)
}

// Result implements store.Plan.
func (p *plan) Result() quad.Direction { return p.result.dir }

// Give implements store.Plan.
func (p *plan) Give(d quad.Direction) *plan {
	out := *p
	out.result.dir = d
	return &out
}

// fix adds a fixed node to the first table; false if no quad can have it.
func (p *plan) fix(d quad.Direction, ref graph.Ref) bool {
	n, ok := ref.(store.Node)
	return ok && store.IsDirection(d) && p.tables[0].fix(d, uint64(n))
}

func (t *table) fix(d quad.Direction, id uint64) bool {
	i := d - quad.Subject
	if t.mask&(1<<i) != 0 && t.fixed[i] != id {
		return false
	}
	t.fixed[i] = id
	t.mask |= 1 << i
	return true
}

// Choose implements store.Plan.
func (p *plan) Choose(d quad.Direction, refs shape.Fixed) bool {
	if len(refs) == 1 {
		return p.fix(d, refs[0])
	}
	t, i := &p.tables[0], d-quad.Subject
	seen := map[uint64]bool{}
	var ids []uint64
	for _, ref := range refs {
		n, ok := ref.(store.Node)
		if ok && !seen[uint64(n)] {
			ids = append(ids, uint64(n))
		} else if ok || t.among[i] != nil { // a node that counts twice, a second set
			p.subs = append(p.subs, sub{column{0, d}, refs})
			return true
		}
		seen[uint64(n)] = true
	}
	t.among[i] = ids
	return len(ids) > 0
}

// Save implements store.Plan.
func (p *plan) Save(d quad.Direction, names []string) {
	p.tables[0].some |= 1 << (d - quad.Subject)
	for _, name := range names {
		p.tags = append(p.tags[:len(p.tags):len(p.tags)], tag{name, column{0, d}})
	}
}

// Join implements store.Plan: what SQL is made for becomes part of the SELECT.
func (p *plan) Join(d quad.Direction, s shape.Shape) {
	from, names := s, []string(nil)
	if save, ok := s.(shape.Save); ok {
		from, names = save.From, save.Tags
	}
	if q, ok := from.(*plan); !ok || !p.join(d, q, names) {
		p.subs = append(p.subs, sub{column{0, d}, s})
	}
}

// join makes the results of q nodes of a direction of the first table; false if it does not.
func (p *plan) join(d quad.Direction, q *plan, names []string) bool {
	if q.result.dir == quad.Any || len(p.tables)+len(q.tables) > maxTables {
		return false
	}
	n := len(p.tables)
	shift := func(c column) column { return column{c.table + n, c.dir} }
	p.tables = append(p.tables[:n:n], q.tables...)
	if r := shift(q.result); r.dir == quad.Label {
		t := p.tables[r.table]
		t.some |= 1 << (quad.Label - quad.Subject)
		p.tables[r.table] = t
	}
	for _, e := range q.equal {
		p.equal = append(p.equal, [2]column{shift(e[0]), shift(e[1])})
	}
	p.equal = append(p.equal, [2]column{{0, d}, shift(q.result)})
	for _, t := range q.tags {
		p.tags = append(p.tags, tag{t.name, shift(t.col)})
	}
	for _, s := range q.subs {
		p.subs = append(p.subs, sub{shift(s.col), s.values})
	}
	for _, name := range names {
		p.tags = append(p.tags, tag{name, column{0, d}})
	}
	return true
}

// Optimize implements shape.Shape.
func (p *plan) Optimize(r shape.Optimizer) (shape.Shape, bool) { return p, false }

// BuildIterator implements shape.Shape.
func (p *plan) BuildIterator(qs graph.QuadStore) graph.Iterator {
	v := viewOf(qs)
	if v == nil {
		return iterator.NewNull()
	}
	j := &join{v: v, plan: p}
	for _, s := range p.subs {
		j.subs = append(j.subs, graph.AsShape(s.values.BuildIterator(qs)))
	}
	return store.Legacy(j)
}

// viewOf is the view behind a quad store.
func viewOf(qs graph.QuadStore) *View {
	switch qs := graph.Unwrap(qs).(type) {
	case *Store:
		return qs.latest
	case *View:
		return qs
	}
	return nil
}

const letters = "spol"

// name is a column in SQL.
func (c column) name() string {
	return string(rune('a'+c.table)) + "." + letters[c.dir-quad.Subject:c.dir-quad.Subject+1]
}

// columns lists what a row of the plan has: its result, the columns joined from outside, the tags.
func (p *plan) columns() []column {
	var out []column
	if p.result.dir == quad.Any {
		for _, d := range quad.Directions {
			out = append(out, column{0, d})
		}
	} else {
		out = append(out, p.result)
	}
	for _, s := range p.subs {
		out = append(out, s.col)
	}
	for _, t := range p.tags {
		out = append(out, t.col)
	}
	return out
}

// resultLen is how many columns the result takes.
func (p *plan) resultLen() int {
	if p.result.dir == quad.Any {
		return 4
	}
	return 1
}

// sql is the plan as a SELECT; ids are those that the column at may have, where there are any.
func (p *plan) sql(at column, ids []uint64) string {
	var names, from, where []string
	for _, c := range p.columns() {
		names = append(names, c.name())
	}
	for i := range p.tables {
		t := p.tables[i]
		if p.result.table == i && p.result.dir == quad.Label {
			t.some |= 1 << (quad.Label - quad.Subject)
		}
		alias := string(rune('a' + i))
		from = append(from, "kg_quad "+alias)
		if cond := t.where(alias); cond != "" {
			where = append(where, cond)
		}
	}
	for _, e := range p.equal {
		where = append(where, e[0].name()+" = "+e[1].name())
	}
	if len(ids) > 0 {
		where = append(where, at.name()+in(ids))
	}
	text := "SELECT " + strings.Join(names, ", ") + " FROM " + strings.Join(from, ", ")
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	return text
}

// free reports whether a table has no condition.
func (t *table) free() bool { return t.where("a") == "" }

// where is the table's own condition.
func (t *table) where(alias string) string {
	var conds []string
	for i := range t.fixed {
		name := alias + "." + letters[i:i+1]
		if t.mask&(1<<i) != 0 {
			conds = append(conds, name+" = "+id(t.fixed[i]))
		} else if t.some&(1<<i) != 0 && i == 3 { // the others always have one
			conds = append(conds, name+" <> 0")
		}
		if len(t.among[i]) > 0 {
			conds = append(conds, name+in(t.among[i]))
		}
	}
	return strings.Join(conds, " AND ")
}

func id(n uint64) string { return strconv.FormatInt(int64(n), 10) }

func in(ids []uint64) string {
	if len(ids) == 1 {
		return " = " + id(ids[0])
	}
	var b strings.Builder
	b.WriteString(" IN (")
	for i, n := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(id(n))
	}
	b.WriteByte(')')
	return b.String()
}

func (p *plan) String() string {
	return fmt.Sprintf("kg(%s; %d joined)", p.sql(column{}, nil), len(p.subs))
}
