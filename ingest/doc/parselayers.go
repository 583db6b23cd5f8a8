package doc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/schema"
)

// parseLayers reads the lines after the tokens.
func parseLayers(d *Document, lines []string) error {
	for _, line := range lines {
		text, _, _ := strings.Cut(line, " | ")
		words, err := split(text)
		if err == nil && len(words) == 0 {
			err = fmt.Errorf("no layer")
		}
		if err == nil {
			l := &layerLine{d: d, words: words[1:]}
			switch words[0] {
			case "name":
				l.name()
			case "value":
				l.value()
			case "mention":
				l.mention()
			case "entity":
				l.entity()
			case "view":
				l.view()
			case "relation":
				l.relation()
			case "statement": // what comes out is not put in
			default:
				l.fail("no layer %q", words[0])
			}
			err = l.err
		}
		if err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
	}
	if d.Views != nil && d.View == nil {
		d.View = make([]int32, d.Len())
	}
	for _, r := range d.Relations {
		ends := []int32{r.Subject, r.Object}
		for _, q := range r.Qualifiers {
			ends = append(ends, q.Mention)
		}
		if slices.Max(ends) >= int32(len(d.Mentions)) {
			return fmt.Errorf("relation %s: no mention m%d", r.Predicate, slices.Max(ends))
		}
	}
	for i, v := range d.Views {
		if v.Source >= int32(len(d.Mentions)) || v.Outer >= int32(len(d.Views)) {
			return fmt.Errorf("view v%d: no such source or outer view", i)
		}
	}
	return nil
}

// split divides a line at spaces outside quotes.
func split(line string) ([]string, error) {
	var words []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimLeft(line, " \t") {
		n := 0
		for n < len(line) && line[n] != ' ' && line[n] != '\t' {
			if line[n] != '"' {
				n++
				continue
			}
			q, err := strconv.QuotedPrefix(line[n:])
			if err != nil {
				return nil, fmt.Errorf("bad quotes at %s", line[n:])
			}
			n += len(q)
		}
		words = append(words, line[:n])
		line = line[n:]
	}
	return words, nil
}

func (l *layerLine) name() {
	if l.d.Names == nil {
		l.d.Names = []Mention{}
	}
	if l.none() {
		return
	}
	var m Mention
	m.First, m.Last = l.span(l.next())
	m.Type = l.typ(l.next())
	l.head(&m)
	l.d.Names = append(l.d.Names, m)
}

// head reads the head of m where it is given.
func (l *layerLine) head(m *Mention) {
	if l.err != nil {
		return
	}
	m.Head = l.d.top(m.First, m.Last)
	for _, w := range l.words {
		if s, ok := strings.CutPrefix(w, "head="); ok {
			m.Head = l.token(s)
		} else {
			l.fail("%q is not understood", w)
		}
	}
}

func (l *layerLine) value() {
	if l.d.Values == nil {
		l.d.Values = []Value{}
	}
	if l.none() {
		return
	}
	var v Value
	v.First, v.Last = l.span(l.next())
	v.Kind = ValueKind(l.choice(l.next(), valueNames))
	if v.ISO = l.next(); v.ISO == "-" {
		v.ISO = ""
	}
	if len(l.words) > 0 {
		unit, ok := strings.CutPrefix(l.next(), "unit=")
		if v.Unit = unit; !ok {
			l.fail("%q is not understood", unit)
		}
	}
	l.d.Values = append(l.d.Values, v)
}

func (l *layerLine) mention() {
	if l.d.Mentions == nil {
		l.d.Mentions = []Mention{}
	}
	if l.none() {
		return
	}
	var m Mention
	l.due("m", len(l.d.Mentions))
	m.First, m.Last = l.span(l.next())
	m.Type = l.typ(l.next())
	m.Form = Form(l.choice(l.next(), formNames))
	if len(l.words) > 0 && strings.HasPrefix(l.words[0], "e") {
		l.d.Entity = append(l.d.Entity, l.number(l.next(), "e"))
	}
	l.head(&m)
	l.d.Mentions = append(l.d.Mentions, m)
}

func (l *layerLine) entity() {
	if l.d.Entities == nil {
		l.d.Entities = []Entity{}
	}
	if l.none() {
		return
	}
	l.due("e", len(l.d.Entities))
	e := Entity{Named: true, Type: l.typ(l.next())}
	e.Number = Number(l.choice(l.next(), numberNames))
	e.Gender = Gender(l.choice(l.next(), genderNames))
	if len(l.words) > 0 && l.words[0] == "unnamed" {
		e.Named = false
		l.next()
	}
	e.Name = l.quoted(l.next())
	for len(l.words) > 0 {
		word := l.next()
		if list, ok := strings.CutPrefix(word, "members="); ok {
			for k := range strings.SplitSeq(list, ",") {
				e.Members = append(e.Members, l.number(k, "e"))
			}
			continue
		}
		e.Aliases = append(e.Aliases, l.quoted(word))
	}
	l.d.Entities = append(l.d.Entities, e)
}

func (l *layerLine) view() {
	n := len(l.d.Views)
	l.due("v", n)
	v := View{Source: NoSource, Cue: -1, Outer: -1, Status: l.status(l.next())}
	if l.d.View == nil {
		l.d.View = make([]int32, l.d.Len())
	}
	for len(l.words) > 0 {
		key, value, _ := strings.Cut(l.next(), "=")
		switch key {
		case "source":
			if v.Source = Unnamed; value != "unnamed" {
				v.Source = l.number(value, "m")
			}
		case "stance":
			var ok bool
			if v.Stance, ok = schema.ParseStance(value); !ok {
				l.fail("no stance %q", value)
			}
		case "cue":
			v.Cue = l.token(value)
		case "outer":
			v.Outer = l.number(value, "v")
		case "quoted":
			v.Quoted = true
		case "on":
			for len(l.words) > 0 {
				first, last := l.span(l.next())
				for i := first; i <= last && l.err == nil; i++ {
					l.d.View[i] = int32(n)
				}
			}
		default:
			l.fail("%q is not understood", key)
		}
	}
	l.d.Views = append(l.d.Views, v)
}

func (l *layerLine) relation() {
	if l.d.Relations == nil {
		l.d.Relations = []Relation{}
	}
	if l.none() {
		return
	}
	var r Relation
	r.Subject = l.number(l.next(), "m")
	r.Predicate = l.next()
	r.Object, r.Literal = l.object(l.next())
	for len(l.words) > 0 {
		key, value, _ := strings.Cut(l.next(), "=")
		switch key {
		case "trigger":
			r.Trigger = l.token(value)
		case "span":
			r.First, r.Last = l.span(value)
		case "rule":
			r.Rule = value
		case "score":
			f, err := strconv.ParseFloat(value, 32)
			if r.Score = float32(f); err != nil {
				l.fail("bad score %q", value)
			}
		case "passing":
			r.Passing = true
		case "status":
			r.Status = l.status(value)
		default:
			q := Qualifier{Key: key}
			q.Mention, q.Literal = l.object(value)
			r.Qualifiers = append(r.Qualifiers, q)
		}
	}
	l.d.Relations = append(l.d.Relations, r)
}
