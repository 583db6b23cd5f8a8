package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
)

// Text reads one plain text as an article: as it was saved, or as it was
// copied from a web page with all that stands around the story. Document.Text
// is all of data, decoded; what is not the story is told apart by Blocks.
func Text(path string, data []byte) (*doc.Document, error) {
	text, note, err := decode(data)
	if err != nil {
		return nil, err
	}
	d := &doc.Document{Meta: doc.Meta{Path: path}, Text: text}
	if note != "" {
		d.Meta.Notes = append(d.Meta.Notes, note)
	}
	p := &page{text: text, meta: &d.Meta}
	p.lines()
	p.look()
	p.arrange()
	p.repeats()
	d.Blocks = p.blocks()
	return d, nil
}

// A page is a text on its way to Blocks.
type page struct {
	text  string
	meta  *doc.Meta
	paras []para
}

// A para is a paragraph, or the part of one that has a kind of its own.
type para struct {
	start, end int
	kind       doc.Kind
	known      bool // its own words say what kind it is; else it is Body so far
	item       bool // stood after a bullet or a number
	marked     bool // was marked up as a heading, as strong or as quoted
	video      bool // the words after "WATCH |"
	follows    bool // stands on the line after the last para, without a blank line
}

func (p *page) say(a *para) string { return p.text[a.start:a.end] }

// lines cuts the text into paragraphs: at blank lines, at bullets, and at every
// line break where the lines are not the result of wrapping.
func (p *page) lines() {
	var group []para
	width := p.width()
	pos := p.header()
	for line := range strings.Lines(p.text[pos:]) {
		body := strings.TrimSpace(line)
		if body == "" {
			p.join(group, width)
			group = group[:0]
		} else {
			start := pos + strings.Index(line, body)
			group = append(group, para{start: start, end: start + len(body)})
		}
		pos += len(line)
	}
	p.join(group, width)
}

// join makes paragraphs of lines between which there is no blank one.
func (p *page) join(group []para, width int) {
	from := len(p.paras)
	for i, a := range group {
		a.item = bulletMark.MatchString(p.say(&a)) && !numberedDay.MatchString(p.say(&a))
		if i > 0 && !a.item && width > 0 {
			first, _, _ := strings.Cut(p.say(&a), " ")
			full := p.count(&group[i-1])+1+utf8.RuneCountInString(first) > width
			if full || !isCapital(first) && bare(p.say(&group[i-1])) {
				p.paras[len(p.paras)-1].end = a.end
				continue
			}
		}
		a.follows = i > 0
		p.paras = append(p.paras, a)
	}
	for i := range p.paras[from:] {
		p.strip(&p.paras[from+i])
	}
}

func (p *page) count(a *para) int { return utf8.RuneCountInString(p.say(a)) }

// wrapWidth is the widest column at which people and mail programs wrap text.
const wrapWidth = 120

// width returns the column at which the text is wrapped, 0 where its
// paragraphs stand on one line each.
func (p *page) width() int {
	long, total, wide := 0, 0, 0
	for line := range strings.Lines(p.text) {
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		if n == 0 {
			continue
		}
		total++
		if n > wrapWidth {
			long++
			continue
		}
		wide = max(wide, n)
	}
	if long*20 > total || wide < 40 {
		return 0
	}
	return wide
}

var (
	bulletMark  = lazy(`^(?:[•●▪‣◦∙*–—-]|\(?\d{1,2}[.)])[ \t]+\S`)
	turnMark    = lazy(`^(?:Q|A|Question|Answer|QUESTION|ANSWER)(?::|\.\s?[—–])\s+`)
	answerMark  = lazy(`(?m)^(?:A|Answer|ANSWER)(?::|\.\s?[—–])\s`)
	numberedDay = lazy(`^\d{1,2}\. ` + monthName)
	strongMark  = lazy(`^(\*\*|__|\*|_)[^*_].*(\*\*|__|\*|_)$`)
)

// strip takes bullets, heading marks and emphasis around all of it off a.
func (p *page) strip(a *para) {
	if m := turnMark.FindStringIndex(p.text[a.start:min(a.end, a.start+40)]); m != nil && a.start+m[1] < a.end && answerMark.MatchString(p.text) {
		a.start += m[1]
	}
	if a.end-a.start > 2000 {
		return // no mark-up goes around so much
	}
	if a.item {
		s := p.say(a)
		a.start += strings.IndexAny(s, " \t")
		a.start += len(p.say(a)) - len(strings.TrimLeft(p.say(a), " \t"))
	}
	for {
		s := p.say(a)
		switch {
		case strings.HasPrefix(s, "> "), strings.HasPrefix(s, "# "):
			a.start += 2
		case strings.HasPrefix(s, "##"):
			a.start += len(s) - len(strings.TrimLeft(s, "# "))
		case len(s) > 4 && strings.Count(s, s[:1]) <= 4 && strongMark.MatchString(s):
			n := len(s) - len(strings.TrimLeft(s, "*_"))
			m := len(s) - len(strings.TrimRight(s, "*_"))
			if n != m {
				return
			}
			a.start, a.end = a.start+n, a.end-m
		default:
			return
		}
		a.marked = true
		if a.start >= a.end {
			a.start = a.end
			return
		}
	}
}

// blocks returns the paragraphs as Blocks.
func (p *page) blocks() []doc.Block {
	blocks := make([]doc.Block, 0, len(p.paras))
	for i := range p.paras {
		a := &p.paras[i]
		s := p.say(a)
		a.end = a.start + len(strings.TrimRightFunc(s, unicode.IsSpace))
		a.start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		if a.start < a.end {
			blocks = append(blocks, doc.Block{Start: int32(a.start), End: int32(a.end), Kind: a.kind})
		}
	}
	return blocks
}
