package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	cayley "github.com/cayleygraph/cayley/graph"
)

// A gizmoPath is a path in a script. It never changes: each method makes a new
// one.
type gizmoPath struct {
	path *path.Path
	open bool // begins nowhere: g.M()
	tags []string
}

// A method makes a value, often a path, of a path and arguments.
type method func(s *machine, p *gizmoPath, a args) any

// methods are the methods of paths. Each is there with a small and with a
// capital first letter, as in Cayley.
var methods = map[string]method{
	"is": func(s *machine, p *gizmoPath, a args) any {
		return p.then(p.path.Clone().Is(a.values(0)...))
	},
	"in":   func(s *machine, p *gizmoPath, a args) any { return s.step(p, a, (*path.Path).InWithTags) },
	"out":  func(s *machine, p *gizmoPath, a args) any { return s.step(p, a, (*path.Path).OutWithTags) },
	"both": func(s *machine, p *gizmoPath, a args) any { return s.step(p, a, (*path.Path).BothWithTags) },
	"labelContext": func(s *machine, p *gizmoPath, a args) any {
		return s.step(p, a, (*path.Path).LabelContextWithTags)
	},

	"follow":  func(s *machine, p *gizmoPath, a args) any { return p.with(a, (*path.Path).Follow) },
	"followR": func(s *machine, p *gizmoPath, a args) any { return p.with(a, (*path.Path).FollowReverse) },
	"followRecursive": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 3)
		via := a.via(0)
		if len(via) != 1 {
			a.fail("takes one predicate or path")
		}
		depth, rest := int64(0), 1
		if len(a.list) > 1 {
			if _, ok := number(a.list[1]); ok {
				depth, rest = a.count(1), 2
			}
		}
		names := a.strings(rest)
		return p.then(p.path.Clone().FollowRecursive(via[0], int(min(depth, 1<<20)), names), names...)
	},

	"and": and, "intersect": and,
	"or": or, "union": or,
	"except": except, "difference": except,
	"unique": func(s *machine, p *gizmoPath, a args) any { a.between(0, 0); return p.then(p.path.Clone().Unique()) },

	"tag": tag, "as": tag,
	"back": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 1)
		name := a.string(0)
		if !slices.Contains(p.tags, name) {
			a.fail("no tag %q comes before: add .tag(%q) where it is to go back to", name, name)
		}
		return p.then(p.path.Clone().Back(name))
	},

	"has":      func(s *machine, p *gizmoPath, a args) any { return s.has(p, a, false) },
	"hasR":     func(s *machine, p *gizmoPath, a args) any { return s.has(p, a, true) },
	"save":     func(s *machine, p *gizmoPath, a args) any { return s.save(p, a, (*path.Path).Save) },
	"saveR":    func(s *machine, p *gizmoPath, a args) any { return s.save(p, a, (*path.Path).SaveReverse) },
	"saveOpt":  func(s *machine, p *gizmoPath, a args) any { return s.save(p, a, (*path.Path).SaveOptional) },
	"saveOptR": func(s *machine, p *gizmoPath, a args) any { return s.save(p, a, (*path.Path).SaveOptionalReverse) },

	"labels": func(s *machine, p *gizmoPath, a args) any { a.between(0, 0); return p.then(p.path.Clone().Labels()) },
	"inPredicates": func(s *machine, p *gizmoPath, a args) any {
		a.between(0, 0)
		return p.then(p.path.Clone().InPredicates())
	},
	"outPredicates": func(s *machine, p *gizmoPath, a args) any {
		a.between(0, 0)
		return p.then(p.path.Clone().OutPredicates())
	},
	"saveInPredicates": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 1)
		return p.then(p.path.Clone().SavePredicates(true, a.string(0)), a.string(0))
	},
	"saveOutPredicates": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 1)
		return p.then(p.path.Clone().SavePredicates(false, a.string(0)), a.string(0))
	},

	"filter": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 100)
		filters := a.filters(0)
		if len(filters) != len(a.list) {
			a.fail("takes filters: lt, lte, gt, gte, regex, like")
		}
		return p.then(p.path.Clone().Filters(filters...))
	},
	"limit": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 1)
		return p.then(p.path.Clone().Limit(a.count(0)))
	},
	"skip": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 1)
		return p.then(p.path.Clone().Skip(a.count(0)))
	},
	"order": func(s *machine, p *gizmoPath, a args) any { a.between(0, 0); return p.then(p.path.Clone().Order()) },

	"all": func(s *machine, p *gizmoPath, a args) any {
		a.between(0, 0)
		return a.done(s.all(p, -1))
	},
	"getLimit": func(s *machine, p *gizmoPath, a args) any {
		a.between(1, 1)
		return a.done(s.all(p, a.count(0)))
	},
	"toArray":  func(s *machine, p *gizmoPath, a args) any { return s.array(p, a, false) },
	"tagArray": func(s *machine, p *gizmoPath, a args) any { return s.array(p, a, true) },
	"toValue":  func(s *machine, p *gizmoPath, a args) any { return s.one(p, a, false) },
	"tagValue": func(s *machine, p *gizmoPath, a args) any { return s.one(p, a, true) },
	"forEach":  forEach, "map": forEach,
	"count": func(s *machine, p *gizmoPath, a args) any {
		a.between(0, 0)
		n := int64(0)
		a.done(s.iterate(p, -1, func(map[string]cayley.Ref) error { n++; return nil }))
		return n
	},
}

func and(s *machine, p *gizmoPath, a args) any    { return p.with(a, (*path.Path).And) }
func or(s *machine, p *gizmoPath, a args) any     { return p.with(a, (*path.Path).Or) }
func except(s *machine, p *gizmoPath, a args) any { return p.with(a, (*path.Path).Except) }

func tag(s *machine, p *gizmoPath, a args) any {
	a.between(1, 100)
	names := a.strings(0)
	return p.then(p.path.Clone().Tag(names...), names...)
}

// then is the path that goes on from p as np.
func (p *gizmoPath) then(np *path.Path, tags ...string) *gizmoPath {
	return &gizmoPath{np, p.open, append(slices.Clip(p.tags), tags...)}
}

// with joins another path to p.
func (p *gizmoPath) with(a args, f func(p, other *path.Path) *path.Path) any {
	a.between(1, 1)
	if a.missing(0) {
		return p
	}
	other, ok := pathOf(a.list[0])
	if !ok {
		a.fail("takes a path, not %s", show(a.list[0]))
	}
	return p.then(f(p.path.Clone(), other.path.Clone()), other.tags...)
}

// step goes along predicates, or into labels.
func (s *machine) step(p *gizmoPath, a args, f func(p *path.Path, tags []string, via ...any) *path.Path) any {
	var tags []string
	if len(a.list) > 1 {
		tags = a.strings(1)
	}
	return p.then(f(p.path.Clone(), tags, a.via(0)...), tags...)
}

func (s *machine) has(p *gizmoPath, a args, rev bool) any {
	a.between(1, 100)
	via := a.one(0)
	if filters := a.filters(1); len(a.list) > 1 && len(filters) == len(a.list)-1 {
		return p.then(p.path.Clone().HasFilter(via, rev, filters...))
	}
	if rev {
		return p.then(p.path.Clone().HasReverse(via, a.values(1)...))
	}
	return p.then(p.path.Clone().Has(via, a.values(1)...))
}

func (s *machine) save(p *gizmoPath, a args, f func(p *path.Path, via any, tag string) *path.Path) any {
	a.between(1, 2)
	via, name := a.one(0), ""
	if len(a.list) == 2 {
		name = a.string(1)
	}
	if name == "" {
		v, ok := via.(quad.Value)
		if !ok {
			a.fail("needs a tag beside a path")
		}
		name = s.r.predicateName(v)
	}
	return p.then(f(p.path.Clone(), via, name), name)
}

// all emits the nodes at the end of p.
func (s *machine) all(p *gizmoPath, limit int64) error {
	if p.open {
		return fmt.Errorf("a path from g.M() begins nowhere: follow it from g.V() or E()")
	}
	return s.iterate(p, limit, func(tags map[string]cayley.Ref) error {
		row := Row{}
		var key strings.Builder
		for _, k := range sortedKeys(tags) {
			v := s.r.qs.NameOf(tags[k])
			if v == nil {
				continue
			}
			fmt.Fprintf(&key, "%s\x00%v\x00", k, v)
			if k == "id" {
				row.Node = v
			} else {
				row.Tags = append(row.Tags, Tag{Key: k, Value: v})
			}
		}
		if !s.q.Duplicates {
			if s.seen == nil {
				s.seen = make(map[string]bool)
			}
			if s.seen[key.String()] {
				return nil
			}
			s.seen[key.String()] = true
		}
		row.Name = s.r.describe(row.Node)
		for i := range row.Tags {
			row.Tags[i].Name = s.r.describe(row.Tags[i].Value)
		}
		return s.send(row)
	})
}

// iterate calls f with the tags of every path that p stands for, the end of it
// under "id".
func (s *machine) iterate(p *gizmoPath, limit int64, f func(map[string]cayley.Ref) error) error {
	it := iterator.Tag(p.path.BuildIteratorOn(s.r.qs), "id")
	defer it.Close()
	var failed error
	chain := cayley.Iterate(s.r.ctx, it)
	if limit >= 0 {
		chain = chain.Limit(int(limit))
	}
	stop := errStop{}
	err := func() (err error) {
		defer func() {
			if p := recover(); p == stop {
				err = failed
			} else if p != nil {
				panic(p)
			}
		}()
		return chain.TagEach(func(tags map[string]cayley.Ref) {
			if failed = f(tags); failed != nil {
				panic(stop) // the only way out of TagEach
			}
		})
	}()
	if err == nil {
		err = s.r.ctx.Err()
	}
	return err
}

type errStop struct{}

func (s *machine) array(p *gizmoPath, a args, tagged bool) any {
	a.between(0, 1)
	limit := int64(-1)
	if len(a.list) == 1 && !a.missing(0) {
		limit = a.count(0)
	}
	return s.collect(p, a, limit, tagged)
}

func (s *machine) collect(p *gizmoPath, a args, limit int64, tagged bool) []any {
	out := []any{}
	a.done(s.iterate(p, limit, func(tags map[string]cayley.Ref) error {
		if tagged {
			out = append(out, s.tagMap(tags))
		} else if v := s.r.qs.NameOf(tags["id"]); v != nil {
			out = append(out, native(v))
		}
		return nil
	}))
	return out
}

func (s *machine) one(p *gizmoPath, a args, tagged bool) any {
	a.between(0, 0)
	if out := s.collect(p, a, 1, tagged); len(out) > 0 {
		return out[0]
	}
	return nil
}

func (s *machine) tagMap(tags map[string]cayley.Ref) map[string]any {
	m := make(map[string]any, len(tags))
	for k, ref := range tags {
		if v := s.r.qs.NameOf(ref); v != nil {
			m[k] = native(v)
		}
	}
	return m
}

func forEach(s *machine, p *gizmoPath, a args) any {
	a.between(1, 2)
	limit := int64(-1)
	if len(a.list) == 2 {
		limit = a.count(0)
	}
	call, ok := goja.AssertFunction(a.list[len(a.list)-1])
	if !ok {
		a.fail("takes a function")
	}
	var thrown error
	err := s.iterate(p, limit, func(tags map[string]cayley.Ref) error {
		_, thrown = call(goja.Undefined(), s.vm.ToValue(s.tagMap(tags)))
		return thrown
	})
	if thrown != nil {
		panic(thrown) // the script's own exception, or an interrupt
	}
	return a.done(err)
}

// A filter tells which values pass.
type filter struct{ fits func(quad.Value) bool }

// BuildIterator implements shape.ValueFilter.
func (f *filter) BuildIterator(qs cayley.QuadStore, it cayley.Iterator) cayley.Iterator {
	return iterator.NewValueFilter(qs, it, func(v quad.Value) (bool, error) { return f.fits(v), nil })
}

var _ shape.ValueFilter = (*filter)(nil)
