package relate

import (
	"kg/ingest/doc"
	"kg/schema"
)

// instances adds the is edges from the people whom "including" or "such as"
// names to the noun before it: "defectors from Acme, including Ann Lee and Bob
// Orr".
func (g *graph) instances() {
	d := g.d
	for i := range int32(d.Len()) {
		first := i
		switch lower(d.Word(i)) {
		case "including":
		case "as":
			if i == 0 || lower(d.Word(i-1)) != "such" {
				continue
			}
			first--
		default:
			continue
		}
		what := g.plural(first)
		if what < 0 {
			continue
		}
		for j := i + 1; int(j) < d.Len(); j++ {
			if g.person(j) {
				if j == g.node[j] {
					g.put(j, what, is, 0, named)
				}
				continue
			}
			if w := d.Word(j); d.Pos[j] != doc.PUNCT || w != "," {
				if d.Pos[j] != doc.CCONJ {
					break
				}
			}
		}
	}
}

// plural returns the noun for several people that the words right before token
// i are about, -1 none.
func (g *graph) plural(i int32) int32 {
	d := g.d
	for j := i - 1; j >= 0 && j > i-10; j-- {
		switch {
		case d.Pos[j] == doc.VERB || d.Pos[j] == doc.AUX || d.Tag[j] == doc.WP || d.Tag[j] == doc.WDT || d.Word(j) == "." || d.Word(j) == ";":
			return -1
		case d.Tag[j] == doc.NNS && !g.inName[j]:
			key := g.key(j)
			if g.typ(j)&schema.Person != 0 || g.class.role.has(g, j, key) || g.class.people.has(g, j, key) {
				return j
			}
			return -1
		}
	}
	return -1
}

// owners makes whom "whose" stands for the owner of the noun after it.
func (g *graph) owners() {
	d := g.d
	for i := range int32(d.Len()) {
		if d.Tag[i] != doc.WPS || d.Dep[i] != doc.NmodPoss || d.Head[i] < 0 {
			continue
		}
		who := g.named(i)
		for v, n := d.Head[i], 0; who < 0 && v >= 0 && n < 6; v, n = d.Head[v], n+1 {
			if d.Dep[v] == doc.AclRelcl {
				who = d.Head[v]
			}
		}
		if who >= 0 && who < i {
			g.put(d.Head[i], who, whose|1<<doc.NmodPoss, 0, said)
		}
	}
}
