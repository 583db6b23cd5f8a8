package source

import (
	"strings"

	"kg/ingest/doc"
)

const (
	nameWord  = `(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|da|dos|del|della|la|al|el|bin|ibn|na|ter|y)`
	fullName  = `(?:` + nameWord + `(?: ` + nameWord + `){0,5})`
	jobSuffix = `(?i:staff(?: writer| reporter)?|(?:\p{L}+ ){0,2}(?:writer|reporter|correspondent|editor|columnist))`
)

var (
	by          = lazy(`^(?i:by|written by|words by|story by|reported by|text:|words:|writer:)\s+(` + fullName + `(?:(?:,| and| &|, and) ` + fullName + `)*)\s*(?:[,/|·–—-]\s*(.*))?$`)
	byJob       = lazy(`^(?i:by) (?i:our|a) [\p{L} ]*(?i:correspondents?|reporters?|staff|writers?)\b.{0,40}$`)
	signed      = lazy(`^(` + fullName + `)(?: \(new window\))?\s*(?:,\s*|/\s*)` + jobSuffix + `$`)
	nameOutlet  = lazy(`^(` + fullName + `)(?: \(new window\))?\s+[·•|]\s+(\p{Lu}[\p{L}'’.& -]{1,40})$`)
	reporting   = lazy(`^(?i:\W*(?:additional |with )?reporting (?:by|from) |\W*with files from (?:the )?|\W*(?:edited|compiled|reviewed) by )\p{Lu}.*$|(?i)^\W*(?:staff writer |the )?\p{L}[\p{L}'’. -]{2,60} contributed(?: to this (?:report|story|article))?\W*$`)
	publishedIn = lazy(`^(?i:(?:first |originally )?published (?:in|by|on)) (\p{Lu}[\p{L}'’.& -]{2,50}),? (?:on )?(?:` + monthName + `|\d{1,2}).*\d{4}$`)
	jobs        = lazy(`^` + jobSuffix + `(?: in .{3,30})?$`)
	personLike  = lazy(`^` + nameWord + `(?: ` + nameWord + `){1,3}(?: \(new window\))?$`)
)

// byline reports whether s says by whom the article is, and notes it in the
// Meta.
func (p *page) byline(s string) bool {
	if len(s) > 160 {
		return false
	}
	s = strings.Join(strings.Fields(s), " ")
	if m := by.FindStringSubmatch(s); m != nil && len(m[2]) < 60 {
		date, dated := dateLine(m[2])
		outlet := words(m[2]) <= 4 && titleCase(m[2]) && !hardMark.MatchString(m[2])
		if m[2] == "" || dated || outlet || jobs.MatchString(m[2]) {
			p.author(m[1])
			if p.dated(date, m[2]); outlet && !dated && !jobs.MatchString(m[2]) {
				p.publisher(m[2])
			}
			return true
		}
	}
	if m := signed.FindStringSubmatch(s); m != nil {
		p.author(m[1])
		return true
	}
	if m := nameOutlet.FindStringSubmatch(s); m != nil && personLike.MatchString(m[1]) && !strings.HasPrefix(m[1], "By ") && titleCase(m[2]) {
		p.author(m[1])
		p.publisher(m[2])
		return true
	}
	if m := publishedIn.FindStringSubmatch(s); m != nil {
		date, _ := findDate(s)
		p.publisher(m[1])
		p.dated(date, s)
		return true
	}
	return byJob.MatchString(s) || reporting.MatchString(s)
}

func (p *page) author(names string) {
	if len(p.meta.Authors) > 0 {
		return
	}
	for _, n := range splitNames(names) {
		if !notAuthor.MatchString(n) {
			p.meta.Authors = append(p.meta.Authors, n)
		}
	}
}

var notAuthor = lazy(`\b(?:Staff|Writers?|Reporters?|Correspondents?|Editors?|Columnist|Desk|Newsroom|Agencies)$`)

func (p *page) publisher(name string) {
	if p.meta.Publisher == "" && !notAuthor.MatchString(name) {
		p.meta.Publisher = strings.TrimSpace(name)
	}
}

// dated notes the date of publication. A first date of publication is better
// than one of a later change.
func (p *page) dated(date, line string) {
	if p.meta.Date == "" && date != "" {
		p.meta.Date = date
	}
}

var nameBreak = lazy(`,\s*(?:and\s+)?|\s+(?:and|&)\s+`)

// splitNames takes "Ann Lee, Bo Cray and Di Eng" apart. Names all in capitals
// are put into the usual form.
func splitNames(s string) []string {
	var names []string
	for _, n := range nameBreak.Split(s, -1) {
		if n = strings.TrimSpace(n); n != "" {
			names = append(names, titled(n))
		}
	}
	return names
}

func titled(name string) string {
	if name != strings.ToUpper(name) {
		return name
	}
	parts := strings.Fields(strings.ToLower(name))
	for i, w := range parts {
		r := []rune(w)
		parts[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
	}
	return strings.Join(parts, " ")
}

var (
	menuMark = lazy(`[\s\p{Zs}]+[|·•›»▸>→/][\s\p{Zs}]+|\s*[›»▸>|]\s+|[\s\p{Zs}]{2,}|\t`)
	hardMark = lazy(`[\s\p{Zs}][|·•›»▸>→/][\s\p{Zs}]|[›»▸]`)
)

// menu takes a line apart whose parts stand beside each other, not after each
// other: navigation, "By Ann Lee | 19 November 2023 | 4 min read". It returns
// nil for others.
func (p *page) menu(a para) []para {
	s := p.say(&a)
	if len(s) > 250 || !hardMark.MatchString(s) && !strings.Contains(s, "  ") {
		return nil
	}
	var parts []para
	start := 0
	sure := false
	add := func(end int) {
		part := a
		part.start, part.end = a.start+start, a.start+end
		if text := strings.TrimSpace(p.say(&part)); text != "" {
			kind, ok := p.menuItem(text)
			sure = sure || ok
			parts = append(parts, part.as(kind))
		}
	}
	for _, m := range menuMark.FindAllStringIndex(s, -1) {
		add(m[0])
		start = m[1]
	}
	add(len(s))
	if len(parts) < 2 {
		return nil
	}
	short := 0
	for i := range parts {
		if words(p.say(&parts[i])) <= 5 {
			short++
		}
	}
	switch {
	case sure && short >= len(parts)-1:
		for i := range parts {
			text := strings.TrimSpace(p.say(&parts[i]))
			switch {
			case parts[i].kind != doc.Furniture || !hasKind(parts, doc.Dateline):
			case len(p.meta.Authors) == 0 && personLike.MatchString(text):
				parts[i].kind = doc.Byline
				p.author(strings.TrimSuffix(text, " (new window)"))
			case hasKind(parts, doc.Byline) && words(text) <= 4 && titleCase(text) && isCapital(text) && !isNumber(text):
				parts[i].kind = doc.Byline
				p.publisher(text)
			}
		}
		return parts
	case hardMark.MatchString(s) && short == len(parts) && (len(parts) > 2 || bare(s)):
		return []para{a.as(doc.Furniture)}
	}
	return nil
}

// menuItem returns the kind of one part of a menu, and whether its words show
// that it is one.
func (p *page) menuItem(s string) (doc.Kind, bool) {
	if date, ok := dateLine(s); ok {
		p.dated(date, s)
		return doc.Dateline, true
	}
	if p.byline(s) {
		return doc.Byline, true
	}
	for _, f := range furniture {
		if f.MatchString(s) && !isNumber(s) {
			return doc.Furniture, true
		}
	}
	return doc.Furniture, false
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789.,%-") == "" }

func hasKind(parts []para, k doc.Kind) bool {
	for i := range parts {
		if parts[i].kind == k {
			return true
		}
	}
	return false
}
