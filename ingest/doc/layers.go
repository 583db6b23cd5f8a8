package doc

import (
	"fmt"
	"strconv"
	"strings"

	"kg/schema"
)

var (
	formNames   = []string{"name", "nominal", "pronoun"}
	valueNames  = []string{"day", "count", "money", "percent", "age", "length", "quantity", "clock"}
	numberNames = []string{"any", "singular", "plural"}
	genderNames = []string{"any", "feminine", "masculine", "neuter"}
)

// String returns the form's name in goldens.
func (f Form) String() string { return formNames[f] }

// String returns the kind's name in goldens.
func (k ValueKind) String() string { return valueNames[k] }

// String returns the number's name in goldens.
func (n Number) String() string { return numberNames[n] }

// String returns the gender's name in goldens.
func (g Gender) String() string { return genderNames[g] }

// printLayers prints what is known beyond trees, a line each.
func printLayers(b *strings.Builder, d *Document) {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	none := func(layer string, isNil bool, n int) {
		if !isNil && n == 0 {
			add("%s none", layer)
		}
	}
	none("name", d.Names == nil, len(d.Names))
	for _, m := range d.Names {
		add("name %s %s%s | %s", d.ref(m.First, m.Last), m.Type, d.headNote(m), oneLine(d.Say(m)))
	}
	none("value", d.Values == nil, len(d.Values))
	for _, v := range d.Values {
		iso, unit := v.ISO, ""
		if iso == "" {
			iso = "-"
		}
		if v.Unit != "" {
			unit = " unit=" + v.Unit
		}
		add("value %s %s %s%s | %s", d.ref(v.First, v.Last), v.Kind, iso, unit, oneLine(d.Phrase(v.First, v.Last)))
	}
	none("mention", d.Mentions == nil, len(d.Mentions))
	for i, m := range d.Mentions {
		entity := ""
		if i < len(d.Entity) {
			entity = fmt.Sprintf(" e%d", d.Entity[i])
		}
		add("mention m%d %s %s %s%s%s | %s", i, d.ref(m.First, m.Last), m.Type, m.Form, entity, d.headNote(m), oneLine(d.Say(m)))
	}
	none("entity", d.Entities == nil, len(d.Entities))
	for i, e := range d.Entities {
		named := ""
		if !e.Named {
			named = " unnamed"
		}
		line := fmt.Sprintf("entity e%d %s %s %s%s %q", i, e.Type, e.Number, e.Gender, named, oneLine(e.Name))
		for _, a := range e.Aliases {
			line += fmt.Sprintf(" %q", oneLine(a))
		}
		for i, k := range e.Members {
			line += fmt.Sprintf("%se%d", [2]string{" members=", ","}[min(i, 1)], k)
		}
		lines = append(lines, line)
	}
	for i, v := range d.Views {
		lines = append(lines, d.viewLine(int32(i), v))
	}
	none("relation", d.Relations == nil, len(d.Relations))
	for _, r := range d.Relations {
		lines = append(lines, d.relationLine(r))
	}
	none("statement", d.Statements == nil, len(d.Statements))
	for i := range d.Statements {
		lines = append(lines, statementLine(&d.Statements[i]))
	}
	if lines != nil {
		b.WriteByte('\n')
		b.WriteString(strings.Join(lines, "\n"))
		b.WriteByte('\n')
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// token returns the name of token i in layers.
func (d *Document) token(i int32) string {
	if len(d.Sentences) < 2 {
		return fmt.Sprint(i + 1)
	}
	n := d.SentenceOf(i)
	return fmt.Sprintf("%d.%d", n+1, i-d.Sentences[n].First+1)
}

func (d *Document) ref(first, last int32) string {
	if first == last {
		return d.token(first)
	}
	return d.token(first) + "-" + d.token(last)
}

// top returns the token from first to last whose head lies outside.
func (d *Document) top(first, last int32) int32 {
	for i := first; i <= last && d.Head != nil; i++ {
		if h := d.Head[i]; h < first || h > last {
			return i
		}
	}
	return last
}

func (d *Document) headNote(m Mention) string {
	if m.Head == d.top(m.First, m.Last) {
		return ""
	}
	return " head=" + d.token(m.Head)
}

func (d *Document) viewLine(n int32, v View) string {
	line := fmt.Sprintf("view v%d %s", n, v.Status)
	switch v.Source {
	case NoSource:
	case Unnamed:
		line += " source=unnamed"
	default:
		line += fmt.Sprintf(" source=m%d", v.Source)
	}
	if v.Stance != schema.NoStance {
		line += " stance=" + v.Stance.String()
	}
	if v.Cue >= 0 {
		line += " cue=" + d.token(v.Cue)
	}
	if v.Outer >= 0 {
		line += fmt.Sprintf(" outer=v%d", v.Outer)
	}
	if v.Quoted {
		line += " quoted"
	}
	if n == 0 { // the tokens of no other view
		return line
	}
	line += " on"
	for i := 0; i < len(d.View); i++ {
		if d.View[i] != n {
			continue
		}
		first := i
		for i+1 < len(d.View) && d.View[i+1] == n {
			i++
		}
		line += " " + d.ref(int32(first), int32(i))
	}
	return line
}

func (d *Document) relationLine(r Relation) string {
	line := fmt.Sprintf("relation m%d %s %s trigger=%s span=%s", r.Subject, r.Predicate,
		object(r.Object, r.Literal), d.token(r.Trigger), d.ref(r.First, r.Last))
	if r.Rule != "" {
		line += " rule=" + r.Rule
	}
	line += " score=" + strconv.FormatFloat(float64(r.Score), 'g', -1, 32)
	if r.Passing {
		line += " passing"
	}
	if r.Status != schema.Asserted {
		line += " status=" + r.Status.String()
	}
	for _, q := range r.Qualifiers {
		line += " " + q.Key + "=" + object(q.Mention, q.Literal)
	}
	return line
}

// object returns a mention's name, or a literal as "2023"^^Date.
func object(mention int32, t schema.Term) string {
	if mention >= 0 {
		return fmt.Sprintf("m%d", mention)
	}
	return term(t)
}

func term(t schema.Term) string {
	if t.IsLiteral() {
		return strconv.Quote(t.Value) + "^^" + t.Type.String()
	}
	return strconv.Quote(t.Name)
}

func statementLine(s *schema.Statement) string {
	line := fmt.Sprintf("statement %s %s %s %s", term(s.Subject), s.Predicate, term(s.Object), s.Status)
	if s.Source != nil {
		line += fmt.Sprintf(" source=%s stance=%s", term(*s.Source), s.Stance)
	}
	for _, q := range s.Qualifiers {
		line += " " + q.Key + "=" + term(q.Value)
	}
	return line + fmt.Sprintf(" confidence=%.2f rule=%s | %s", s.Confidence, s.Rule, oneLine(s.Evidence.Text))
}
