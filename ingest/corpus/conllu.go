// Package corpus reads the corpora that kg is trained and measured on. Each
// format has a file here, and each file becomes Documents; an error names the
// file and the line.
package corpus

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// CoNLLU reads a treebank. A "# newdoc" begins a Document, a "# newpar" a
// Block, and the text is what SpaceAfter and the surface of multiword tokens
// make of it. Of GUM's MISC layers it reads Entity= as Mentions and Entities,
// of types as near as the schema has them.
// https://universaldependencies.org/format.html
// https://gucorpling.org/gum/ (Zeldes 2017, The GUM Corpus)
func CoNLLU(path string) ([]*doc.Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	all, err := doc.ParseAll(string(data))
	if err != nil {
		return nil, fmt.Errorf("corpus: %s: %w", path, err)
	}
	if strings.Contains(string(data), "# global.Entity") {
		gumEntities(all, string(data))
	}
	return all, nil
}

var gumTypes = map[string]schema.Type{
	"person": schema.Person, "organization": schema.Organization, "place": schema.Place,
	"event": schema.Event, "time": schema.Date,
}

// gumEntities fills Mentions, Entity and Entities of all, which were read from
// data.
func gumEntities(all []*doc.Document, data string) {
	n, i := -1, int32(-1)
	var g *gumReader
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, "# newdoc") {
			if g != nil {
				g.finish()
			}
			n, i = n+1, -1
			g = &gumReader{d: all[n], ids: map[string]int32{}}
			continue
		}
		cols := strings.Split(strings.TrimSpace(line), "\t")
		if len(cols) != 10 || strings.ContainsAny(cols[0], "-.") || g == nil {
			continue
		}
		i++
		for part := range strings.SplitSeq(cols[9], "|") {
			if v, ok := strings.CutPrefix(part, "Entity="); ok {
				g.token(i, v)
			}
		}
	}
	if g != nil {
		g.finish()
	}
}

// A gumReader follows the brackets of one document.
type gumReader struct {
	d    *doc.Document
	open []gumMention
	done []gumMention
	ids  map[string]int32
}

type gumMention struct {
	first, last int32
	id, etype   string
}

// token reads the brackets at token i: "(3-abstract-new-…" opens, "3)" closes,
// "(3-abstract-new-…)" does both. Of a mention in pieces, "3[1/2]", each piece
// counts.
func (g *gumReader) token(i int32, v string) {
	for v != "" {
		n := strings.IndexAny(v[1:], "()")
		end := len(v)
		if n >= 0 {
			end = n + 1
		}
		piece := v[:end]
		closes := end < len(v) && v[end] == ')'
		if closes {
			end++
		}
		v = v[end:]
		if name, ok := strings.CutPrefix(piece, "("); ok {
			f := strings.SplitN(name, "-", 3)
			m := gumMention{first: i, id: gumID(f[0])}
			if len(f) > 1 {
				m.etype = f[1]
			}
			g.open = append(g.open, m)
			piece = m.id
		}
		if closes {
			g.close(i, gumID(piece))
		}
	}
}

func gumID(s string) string {
	id, _, _ := strings.Cut(s, "[")
	return id
}

// close ends the innermost open mention of that id.
func (g *gumReader) close(i int32, id string) {
	for k := len(g.open) - 1; k >= 0; k-- {
		if m := g.open[k]; m.id == id {
			m.last = i
			g.done = append(g.done, m)
			g.open = slices.Delete(g.open, k, k+1)
			return
		}
	}
}

func (g *gumReader) finish() {
	slices.SortStableFunc(g.done, func(a, b gumMention) int {
		if a.first != b.first {
			return int(a.first - b.first)
		}
		return int(b.last - a.last)
	})
	d := g.d
	d.Mentions, d.Entity, d.Entities = []doc.Mention{}, []int32{}, []doc.Entity{}
	for _, m := range g.done {
		typ, ok := gumTypes[m.etype]
		if !ok {
			typ = schema.Thing
		}
		e, ok := g.ids[m.id]
		if !ok {
			e = int32(len(d.Entities))
			g.ids[m.id] = e
			d.Entities = append(d.Entities, doc.Entity{Type: typ})
		}
		men := doc.Mention{First: m.first, Last: m.last, Head: top(d, m.first, m.last), Type: typ, Form: doc.Nominal}
		switch d.Pos[men.Head] {
		case doc.PROPN:
			men.Form = doc.Name
		case doc.PRON:
			men.Form = doc.Pronoun
		}
		d.Mentions = append(d.Mentions, men)
		d.Entity = append(d.Entity, e)
		say := strings.Join(strings.Fields(d.Say(men)), " ")
		name(&d.Entities[e], say, men.Form)
	}
}

// name takes say, by which a mention refers, into account.
func name(e *doc.Entity, say string, form doc.Form) {
	if form == doc.Pronoun && e.Name != "" || say == e.Name || slices.Contains(e.Aliases, say) {
		return
	}
	named := form == doc.Name
	switch {
	case e.Name == "":
		e.Name, e.Named = say, named
	case named && !e.Named:
		e.Name, e.Named, e.Aliases = say, true, nil
	case named && len(say) > len(e.Name):
		e.Aliases = append(e.Aliases, e.Name)
		e.Name = say
	case named == e.Named:
		e.Aliases = append(e.Aliases, say)
	}
}

// top returns the token from first to last whose head lies outside.
func top(d *doc.Document, first, last int32) int32 {
	for i := first; i <= last; i++ {
		if h := d.Head[i]; h < first || h > last {
			return i
		}
	}
	return last
}
