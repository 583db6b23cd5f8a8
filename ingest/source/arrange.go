package source

import (
	"strings"
	"unicode"

	"kg/ingest/doc"
)

// arrange finds what a paragraph is by where it stands: the headline and the
// line under it, the place and date at the head of the story, headings,
// captions.
func (p *page) arrange() {
	p.captions()
	title := p.title()
	p.summary(title)
	p.placeDate()
	p.headings()
}

// captions finds the pictures' captions: above a credit, or a fragment that
// says what is to be seen.
func (p *page) captions() {
	for i := range p.paras {
		a := &p.paras[i]
		if a.known || a.end-a.start > lookSize {
			continue
		}
		s := p.say(a)
		if i > 0 && p.paras[i-1].kind == doc.Caption && p.paras[i-1].video && bare(s) {
			*a = a.as(doc.Caption) // the video's own headline
			continue
		}
		if i+1 < len(p.paras) && p.paras[i+1].kind == doc.Dateline && p.paras[i+1].follows && words(s) <= 4 && titleCase(s) {
			p.publisher(s)
			*a = a.as(doc.Byline)
			continue
		}
		if i+1 < len(p.paras) && p.paras[i+1].kind == doc.Credit && p.paras[i+1].follows && len(s) < 300 || pictured.MatchString(s) && words(s) < 40 {
			*a = a.as(doc.Caption)
		}
	}
}

var pictured = lazy(`(?i)\b(?:from file|file (?:photo|image|picture)|, (?:left|right|centre|center),|(?:is|are) (?:pictured|shown|seen) (?:here|in|at|on|during|with)|composite (?:illustration|image))\b|^(?:pictured|from left|clockwise)\b`)

// title finds the headline, and returns its index, -1 where there is none.
func (p *page) title() int {
	if p.meta.Title != "" {
		for i := range p.paras {
			if a := &p.paras[i]; a.kind == doc.Title {
				return i
			}
		}
	}
	first := -1 // the first paragraph that may be a headline
	for i := range p.paras {
		a := &p.paras[i]
		if a.known {
			continue
		}
		s := p.say(a)
		if !p.headline(a) {
			if i < len(p.paras)-1 && words(s) <= 2 && bare(s) && first < 0 && p.later(i) {
				continue // the section's name above the headline
			}
			break
		}
		if i+1 < len(p.paras) && words(s) <= 4 && titleCase(s) && p.paras[i+1].kind == doc.Furniture && p.paras[i+1].follows {
			p.publisher(s)
			*a = a.as(doc.Furniture)
			continue // the site's name above its menu
		}
		if a.follows && p.paras[i-1].kind == doc.Furniture {
			*a = a.as(doc.Furniture)
			continue
		}
		first = i
		break
	}
	if first < 0 || first == len(p.paras)-1 && p.onlyKnown(first) {
		return -1
	}
	for i := range first {
		if !p.paras[i].known {
			p.paras[i] = p.paras[i].as(doc.Furniture)
		}
	}
	a := &p.paras[first]
	*a = a.as(doc.Title)
	if m := titleDate.FindStringSubmatchIndex(p.say(a)); m != nil {
		rest := *a
		a.end, rest.start = a.start+m[3], a.start+m[4]
		date, _ := findDate(p.say(&rest))
		p.dated(date, p.say(&rest))
		p.insert(first+1, rest.as(doc.Dateline))
	}
	p.meta.Title = strings.Join(strings.Fields(p.say(&p.paras[first])), " ")
	return first
}

var titleDate = lazy(`^(.{15,200}?)\s+(` + dayName + `, ` + monthName + ` \d{1,2}, \d{4})$`)

// headline reports whether a may be one: a few words, not a sentence's end.
func (p *page) headline(a *para) bool {
	s := p.say(a)
	if titleDate.MatchString(s) {
		return true
	}
	n := words(s)
	return n >= 3 && n <= 30 && len(s) <= 220 && isCapital(s) && bare(s) && !a.item && placeLine.FindString(s) == "" &&
		!strings.HasSuffix(s, ":") && !dialogue.MatchString(s)
}

var dialogue = lazy(`^(?:Q|A|[A-Z]{3,}(?: [A-Z]{3,})?)\s?:\s`)

// later reports whether one of the next few unknown paragraphs after i may be a
// headline.
func (p *page) later(i int) bool {
	for n := 0; n < 3 && i+1 < len(p.paras); i++ {
		a := &p.paras[i+1]
		if a.known {
			continue
		}
		if p.headline(a) {
			return true
		}
		if !bare(p.say(a)) || words(p.say(a)) > 2 {
			return false
		}
		n++
	}
	return false
}

// onlyKnown reports whether no paragraph but i is a part of the story.
func (p *page) onlyKnown(i int) bool {
	for j := range p.paras {
		if j != i && !p.paras[j].known {
			return false
		}
	}
	return true
}

// summary finds the line between headline and story.
func (p *page) summary(title int) {
	if title < 0 {
		return
	}
	for i := title + 1; i < len(p.paras); i++ {
		a := &p.paras[i]
		if a.known {
			continue
		}
		s := p.say(a)
		n := words(s)
		beforeByline := i+1 < len(p.paras) && (p.paras[i+1].kind == doc.Byline || p.paras[i+1].kind == doc.Dateline) && p.paras[i+1].known
		if n >= 3 && n <= 45 && isCapital(s) && !a.item && (bare(s) && !dialogue.MatchString(s) && p.bodyAfter(i) || beforeByline && p.storyAfter(i)) {
			*a = a.as(doc.Summary)
		}
		return
	}
}

// bodyAfter reports whether the next paragraph that is a part of the story ends
// as a sentence does.
func (p *page) bodyAfter(i int) bool {
	for j := i + 1; j < len(p.paras); j++ {
		if a := &p.paras[j]; !a.known {
			return !bare(p.say(a))
		}
	}
	return false
}

// storyAfter reports whether a part of the story comes after paragraph i.
func (p *page) storyAfter(i int) bool {
	for j := i + 1; j < len(p.paras); j++ {
		if !p.paras[j].known {
			return true
		}
	}
	return false
}

// titleCase reports whether every longer word of s begins with a capital.
func titleCase(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !isCapital(w) && len(w) > 3 {
			return false
		}
	}
	return true
}

const placeWord = `\p{Lu}[\p{Lu}’'.-]+`

var (
	// AKURE, March 20 (LNA) –
	placeLine = lazy(`^[*_]*` + placeWord + `(?: ` + placeWord + `){0,3}(?:/` + placeWord + `)?(?:,\s+(?:\p{Lu}[\p{L}.]+)(?: \p{Lu}[\p{L}.]+)?)?` +
		`(?:,?\s+(?:` + monthName + `\.? \d{1,2}|\d{1,2} ` + monthName + `)(?:,? \d{4})?)?(?:,? \d{4})?[*_]*\s*(?:\(([^()]{2,40})\))?[*_]*\s*(?:[–—»•|]|--?\s|:\s)\s*`)
	// Salaberry-de-Valleyfield, Que. —
	townLine = lazy(`^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,2}, (?:\p{Lu}[\p{L}]+\.|\p{Lu}\.\p{Lu}\.|` + monthName + `\.? \d{1,2}(?:, \d{4})?)\s*(?:\(([^()]{2,40})\))?\s*[–—]\s*`)
	leadDate = lazy(`^` + dayName + `, ` + monthName + ` \d{1,2}, \d{4} `)
	notPlace = lazy(`^(?:ANCHOR|HOST|CORRECTION|UPDATE|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|NOTE|EDITOR|VERDICT|CLAIM|LIVE|FACT CHECK|REVIEW|OBITUARY|PROFILE|INTERVIEW|QUESTION|ANSWER|MODERATOR|REPORTER|FILE|READ|WATCH)\b`)
)

// placeDate cuts the place and date off the head of the story: "AKURE, March 20
// (LNA) – ".
func (p *page) placeDate() {
	for i := range p.paras {
		a := p.paras[i]
		if a.known {
			continue
		}
		s := p.say(&a)
		head := s[:min(len(s), 160)]
		if date := leadDate.FindString(head); date != "" && isCapital(s[len(date):]) {
			p.split(i, len(date))
			iso, _ := findDate(date)
			p.dated(iso, date)
			return
		}
		for _, re := range []*pattern{placeLine, townLine} {
			m := re.FindStringSubmatchIndex(head)
			if m == nil || len(s)-m[1] < 30 || notPlace.MatchString(head) {
				continue
			}
			if date, _ := findDate(head[:m[1]]); date != "" {
				p.dated(date, head)
			}
			if g := len(m) - 2; m[g] >= 0 {
				p.publisher(head[m[g]:m[g+1]])
			}
			p.split(i, m[1])
			return
		}
		return
	}
}

// split makes the first n bytes of paragraph i a Dateline.
func (p *page) split(i, n int) {
	rest := p.paras[i]
	rest.start += n
	p.paras[i].end = rest.start
	p.paras[i] = p.paras[i].as(doc.Dateline)
	p.insert(i+1, rest)
}

func (p *page) insert(i int, a para) {
	p.paras = append(p.paras, para{})
	copy(p.paras[i+1:], p.paras[i:])
	p.paras[i] = a
}

// headings tells headings between paragraphs, and captions without a credit,
// from the story.
func (p *page) headings() {
	story := false
	for i := range p.paras {
		a := &p.paras[i]
		if a.known {
			continue
		}
		s := p.say(a)
		if s == "" { // a mark of a heading that has no text
			continue
		}
		n := words(s)
		if n > 12 || len(s) > 100 || a.item || strings.Contains(s, "   ") {
			story = true
			continue
		}
		r := []rune(s)
		switch {
		case unicode.IsLower(r[0]) && !bare(s) && !story:
			*a = a.as(doc.Caption) // "pilgrims at the mosque in 2008."
		case !bare(s) || r[len(r)-1] == ':' || !isCapital(s) || quoted(s) || dialogue.MatchString(s) || strings.ContainsAny(r0(r), "0123456789") && !a.marked:
			story = true
		case strings.ContainsAny(string(r[len(r)-1]), "?!") && !a.marked:
			story = true
		case personOf.MatchString(s):
			*a = a.as(doc.Caption)
		case a.marked || n <= 2 || p.bodyAfter(i):
			*a = a.as(doc.Heading)
		case n <= 10:
			*a = a.as(doc.Caption)
		}
	}
}

// personOf is a caption that names a person: "Ann Lee of the Tide Party".
var personOf = lazy(`^` + nameWord + `(?: ` + nameWord + `){1,2} of (?:the )?\p{Lu}`)

func r0(r []rune) string { return string(r[:1]) }

// quoted reports whether s begins with a quotation mark or a dialogue's dash.
func quoted(s string) bool { return strings.IndexAny(s, `"“‘'—–-`) == 0 }
