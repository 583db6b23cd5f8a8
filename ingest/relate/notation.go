package relate

import (
	"fmt"
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A pattern is a path in the graph.
type pattern struct {
	predicate *schema.Predicate
	rule      string
	nodes     []node // at least the two ends
	steps     []step // steps[k] leads from nodes[k] to nodes[k+1]
	anchor    int    // the node that has words, where matching starts; -1 none
	trigger   int    // the node whose token states the relation
	swapped   bool   // the path leads from object to subject
	passing   bool
	told      bool // only in somebody's words
	brief     bool // O says what S is: without what follows its noun
	status    schema.Status
	score     float32
}

// A node is what the token at one point of a path must be.
type node struct {
	words *words // nil: any
	pos   uint32 // parts of speech, as bits; 0 any
	types schema.Type
	named bool     // what the article names
	name  bool     // and by its name here
	one   bool     // no plural noun, unless for those that the article names
	adj   bool     // an adjective or noun for those of a place: "Canadian"
	like  *words   // what the head, or a word of the name, must be; nil any
	not   []*words // and must not be any of
	also  []condition
}

// A condition is a path that must, or must not, lead on from a node.
type condition struct {
	not   bool
	nodes []node // nodes[k] is reached by steps[k]
	steps []step
}

// A step leads over one edge that has one of the names or prepositions.
type step struct {
	up    bool
	names labels
	preps []int32
}

// words is a set of lemmas. Those of several words stand under the last.
type words struct {
	last   map[string][]string // last word → what must stand before it; "" nothing
	lesser bool                // "deputy chair" is one where "chair" is
	parted parting
}

// parting tells which of the offices that may be of all or of a part are in a
// class of words.
type parting uint8

const (
	either parting = iota
	ofAll          // "director"
	ofOne          // "finance director"
)

// groups are names for several labels.
var groups = map[string]labels{
	"agent":     agent,
	"patient":   patient,
	"recipient": recipient,
	"is":        is,
	"whose":     whose,
	"poss":      1 << doc.NmodPoss,
	"relcl":     1 << doc.AclRelcl,
	"prt":       1 << doc.CompoundPrt,
}

// compiler turns the notation into patterns.
type compiler struct {
	preps   map[string]int32
	classes map[string]*words
}

func newCompiler() *compiler {
	c := &compiler{preps: map[string]int32{}, classes: map[string]*words{}}
	for _, p := range []string{"by", "in", "of", "for", "at", "with", "from", "as", "to", "on"} {
		c.prep(p)
	}
	return c
}

func (c *compiler) prep(name string) int32 {
	n, ok := c.preps[name]
	if !ok {
		n = int32(len(c.preps) + 1)
		c.preps[name] = n
	}
	return n
}

// class returns the words of the class of that name.
func (c *compiler) class(name string) (*words, error) {
	if w := c.classes[name]; w != nil {
		return w, nil
	}
	list, ok := schema.Words[name]
	if !ok {
		return nil, fmt.Errorf("no class of words @%s", name)
	}
	w := &words{last: map[string][]string{}, lesser: name == "role" || name == "people"}
	switch name {
	case "leader":
		w.parted = ofAll
	case "employee":
		w.parted = ofOne
	}
	for _, f := range strings.Split(list, ",") {
		w.put(strings.Fields(f)...)
	}
	c.classes[name] = w
	return w, nil
}

func (w *words) put(phrase ...string) {
	if n := len(phrase); n > 0 {
		last := phrase[n-1]
		w.last[last] = append(w.last[last], strings.Join(phrase[:n-1], " "))
		if n == 1 && strings.Contains(last, "-") { // may be several tokens
			w.put(strings.Split(last, "-")...)
		}
	}
}

// scanner splits a pattern into its marks: "S", ">obj", "[a|b]", "{", "}",
// "!{", "O", ";".
func scan(src string) []string {
	var marks []string
	for src = strings.TrimSpace(src); src != ""; src = strings.TrimSpace(src) {
		n := 0
		switch {
		case strings.HasPrefix(src, "!{"):
			n = 2
		case src[0] == '{' || src[0] == '}':
			n = 1
		case src[0] == '[':
			if n = strings.IndexByte(src, ']') + 1; n == 0 {
				n = len(src)
			} else if strings.HasPrefix(src[n:], "!") && !strings.HasPrefix(src[n:], "!{") {
				n++
			}
		default:
			if n = strings.IndexAny(src, " \t{}["); n <= 0 {
				n = len(src)
			}
		}
		marks = append(marks, src[:n])
		src = src[n:]
	}
	return marks
}

// compile reads pattern number n of p.
func (c *compiler) compile(p *schema.Predicate, n int, src string) (*pattern, error) {
	pat := &pattern{predicate: p, rule: fmt.Sprintf("%s/%d", p.Name, n), anchor: -1, trigger: -1, score: 0.9}
	path, flags, _ := strings.Cut(src, ";")
	fail := func(err error) (*pattern, error) {
		return nil, fmt.Errorf("%s: pattern %q: %w", p.Name, src, err)
	}
	for _, f := range strings.FieldsFunc(flags, func(r rune) bool { return r == ',' || r == ' ' }) {
		if err := pat.flag(f); err != nil {
			return fail(err)
		}
	}
	marks := scan(path)
	first, last := "", ""
	nodes, steps, rest, err := c.path(marks, func(k int, mark string) {
		if pat.trigger < 0 && strings.HasSuffix(mark, "!") {
			pat.trigger = k
		}
		if end := mark[0]; end == 'S' || end == 'O' {
			if k == 0 {
				first = mark[:1]
			} else {
				last = mark[:1]
			}
		}
	})
	switch {
	case err != nil:
		return fail(err)
	case len(rest) > 0:
		return fail(fmt.Errorf("unexpected %q", rest[0]))
	case len(nodes) < 2 || first == last || first == "" || last == "":
		return fail(fmt.Errorf("a path leads from S to O, or from O to S"))
	case len(nodes) > longest:
		return fail(fmt.Errorf("a path has at most %d nodes", longest))
	}
	pat.nodes, pat.steps, pat.swapped = nodes, steps, first == "O"
	pat.brief = !pat.swapped && steps[len(steps)-1].names == is
	for k := range nodes {
		if nodes[k].words != nil && pat.anchor < 0 {
			pat.anchor = k
		}
	}
	if pat.trigger < 0 {
		if pat.trigger = pat.anchor; pat.trigger < 0 {
			pat.trigger = len(nodes) - 1
		}
	}
	return pat, nil
}

func (p *pattern) flag(f string) error {
	switch f {
	case "passing":
		p.passing = true
		return nil
	case "told":
		p.told = true
		return nil
	}
	if s, ok := schema.ParseStatus(f); ok {
		p.status = s
		return nil
	}
	if n, err := fmt.Sscanf(f, "%g", &p.score); n != 1 || err != nil || p.score <= 0 || p.score > 1 {
		return fmt.Errorf("no flag %q: want passing, told, a status, or a score", f)
	}
	return nil
}

// path reads nodes and steps until the marks end or a "}" comes, and calls
// seen for each node. A node left out between two steps is any.
func (c *compiler) path(marks []string, seen func(int, string)) (nodes []node, steps []step, rest []string, err error) {
	open := false // a step is waiting for its node
	for len(marks) > 0 {
		m := marks[0]
		switch m[0] {
		case '}':
			if open {
				nodes = append(nodes, node{})
			}
			return nodes, steps, marks, nil
		case '<', '>':
			if len(nodes) == len(steps) && (open || len(nodes) == 0 && seen != nil) {
				if !open {
					return nil, nil, nil, fmt.Errorf("a path begins with S or O")
				}
				nodes = append(nodes, node{})
			}
			s, err := c.step(m)
			if err != nil {
				return nil, nil, nil, err
			}
			steps, open = append(steps, s), true
		case '{', '!':
			if m != "{" && m != "!{" {
				return nil, nil, nil, fmt.Errorf("unexpected %q", m)
			}
			if open {
				nodes, open = append(nodes, node{}), false
			}
			if len(nodes) == 0 {
				return nil, nil, nil, fmt.Errorf("%q needs a node before it", m)
			}
			ns, ss, after, err := c.path(marks[1:], nil)
			if err != nil {
				return nil, nil, nil, err
			}
			if len(after) == 0 || len(ss) == 0 || len(ns) != len(ss) {
				return nil, nil, nil, fmt.Errorf("%q wants a path that begins with a step, and a }", m)
			}
			at := &nodes[len(nodes)-1]
			at.also = append(at.also, condition{m == "!{", ns, ss})
			marks = after
		default:
			if !open && len(nodes) > 0 || !open && seen == nil {
				return nil, nil, nil, fmt.Errorf("unexpected %q", m)
			}
			n, err := c.node(m)
			if err != nil {
				return nil, nil, nil, err
			}
			if seen != nil {
				seen(len(nodes), m)
			}
			nodes, open = append(nodes, n), false
		}
		marks = marks[1:]
	}
	if open {
		return nil, nil, nil, fmt.Errorf("a step leads nowhere")
	}
	return nodes, steps, nil, nil
}

// step reads ">nsubj|in".
func (c *compiler) step(mark string) (step, error) {
	s := step{up: mark[0] == '<'}
	for _, name := range strings.Split(mark[1:], "|") {
		if name == "" {
			return s, fmt.Errorf("%q names no edge", mark)
		}
		if set, ok := groups[name]; ok {
			s.names |= set
		} else if k := slices.Index(doc.DepNames, name); k >= 0 {
			s.names |= 1 << k
		} else {
			s.preps = append(s.preps, c.prep(name))
		}
	}
	return s, nil
}

// node reads "S", "O:Place|Facility:named", "[acquire|buy]", "[@leader]",
// "[VERB]" or "*".
func (c *compiler) node(mark string) (node, error) {
	var n node
	switch {
	case mark == "*":
		return n, nil
	case mark[0] == '[':
		return c.set(mark)
	case mark[0] != 'S' && mark[0] != 'O' || len(mark) > 1 && mark[1] != ':' && mark[1] != '!':
		return n, fmt.Errorf("unexpected %q", mark)
	}
	for _, f := range strings.Split(strings.TrimSuffix(mark, "!"), ":")[1:] {
		switch f {
		case "named":
			n.named = true
			continue
		case "name":
			n.name = true
			continue
		case "one":
			n.one = true
			continue
		case "demonym":
			n.adj = true
			continue
		}
		if name, ok := strings.CutPrefix(f, "!@"); ok {
			class, err := c.class(name)
			if err != nil {
				return n, err
			}
			n.not = append(n.not, class)
			continue
		}
		if name, ok := strings.CutPrefix(f, "@"); ok {
			class, err := c.class(name)
			if err != nil {
				return n, err
			}
			n.like = class
			continue
		}
		for _, name := range strings.Split(f, "|") {
			if k := slices.Index(doc.PosNames, name); k >= 0 {
				n.pos |= 1 << k
				continue
			}
			t, ok := schema.ParseType(name)
			if !ok {
				return n, fmt.Errorf("no type %q", name)
			}
			n.types |= t
		}
	}
	return n, nil
}

// set reads "[acquire|take_over|@buyer|NOUN]".
func (c *compiler) set(mark string) (node, error) {
	var n node
	in, ok := strings.CutSuffix(strings.TrimSuffix(mark[1:], "!"), "]")
	if !ok {
		return n, fmt.Errorf("%q lacks its ]", mark)
	}
	w := &words{last: map[string][]string{}}
	for _, f := range strings.Split(in, "|") {
		f = strings.TrimSpace(f)
		if k := slices.Index(doc.PosNames, f); k >= 0 {
			n.pos |= 1 << k
			continue
		}
		if name, ok := strings.CutPrefix(f, "@"); ok {
			class, err := c.class(name)
			if err != nil {
				return n, err
			}
			if in == f { // the class alone, with all that holds of it
				n.words = class
				return n, nil
			}
			for last, before := range class.last {
				w.last[last] = append(w.last[last], before...)
			}
			continue
		}
		if f == "" {
			return n, fmt.Errorf("empty word in %q", mark)
		}
		w.put(strings.Fields(f)...)
	}
	if len(w.last) > 0 {
		n.words = w
	}
	return n, nil
}
