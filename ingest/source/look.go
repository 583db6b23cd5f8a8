package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
)

// lookSize is the length in bytes beyond which a paragraph is taken for a part
// of the story without a look at its words.
const lookSize = 500

// look finds the kind of those paragraphs that show it by their own words, and
// cuts off the parts that have a kind of their own: a credit after a caption,
// "WATCH |" before a headline.
func (p *page) look() {
	var out []para
	for i := range p.paras {
		a := p.paras[i]
		if a.known || a.end-a.start > lookSize {
			if a.kind == doc.Body {
				out = append(out, p.tail(a)...)
				continue
			}
			out = append(out, a)
			continue
		}
		out = append(out, p.lookAt(a)...)
	}
	p.paras = out
}

func (p *page) lookAt(a para) []para {
	s := p.say(&a)
	for _, f := range furniture {
		if f.MatchString(s) {
			return []para{a.as(doc.Furniture)}
		}
	}
	if m := watch.FindStringIndex(s); m != nil {
		head, rest := a, a
		head.end, rest.start = a.start+m[1], a.start+m[1]
		rest.video = true
		return []para{head.as(doc.Furniture), rest.as(doc.Caption)}
	}
	if kind, ok := p.credit(s); ok {
		return []para{a.as(kind)}
	}
	if date, ok := dateLine(s); ok {
		p.dated(date, s)
		return []para{a.as(doc.Dateline)}
	}
	if p.byline(s) {
		return []para{a.as(doc.Byline)}
	}
	if parts := p.menu(a); parts != nil {
		return parts
	}
	return p.tail(a)
}

// as returns a, known to be of the kind.
func (a para) as(kind doc.Kind) para {
	a.kind, a.known = kind, true
	return a
}

// furniture are the paragraphs that are there for the page, not for the story.
var furniture = []*pattern{
	lazy(`(?i)^[\[(▸→►*\s]*(read(?: more| also| too| next| the full \w+)?|keep reading|continue reading|related(?: stories| articles| links| content| topics| coverage)?|` +
		`recommended(?: for you)?|see also|also (?:read|on .{2,30})|more (?:from|on|fact checks|stories|coverage|like this|to read)[^.:|]{0,40}|` +
		`most (?:read|viewed|popular|shared)|trending|top stories|editor'?s'? picks|in pictures|quiz|gallery|newsletters?|keywords|tags?|topics?|filed under|` +
		`media (?:enquiries|inquiries|contacts?)|contact|font size|text size)\s*(?:[:|→▸–—]|$|\s{2,}).*`),
	lazy(`(?i)^\W*(advertisements?|sponsored(?: content)?|share(?:\s|$|:)[^.]{0,60}|subscribe\b[^.]{0,80}|sign up (?:for|to|now|here)\b[^.]{0,100}\.?|sign in\b[^.]{0,40}|log ?in\b[^.]{0,60}|` +
		`follow (?:us|@\w+|  |·|  ·)[^.]{0,80}\.?|click here\b.{0,80}|skip to (?:main )?content|load(?:ing)? ?(?:more|\.\.\.|…)?[^.]{0,60}|back to top|comments?(?: are closed.*| \(\d+\))?|\d+ comments?|` +
		`print(?:\s*\||$).*|listen \(\d.*|copy link|view (?:all|more|comments).{0,40}|show (?:more|less)|home|menu|search|donate|for immediate release|embargoed .{0,60}|` +
		`story continues below.*|article continues (?:after|below).*|this article (?:is|was) (?:originally )?published .{0,80}|(?:the )?terms (?:of use|and conditions)|privacy policy|cookie.{0,40}|-?\s*30\s*-?|ends?|close|play video)\W*$`),
	lazy(`(?i)^\W*(?:©|ⓒ|\(c\)|copyright\b)|all rights reserved|unauthori[sz]ed reproduction|^\s*[^.]{0,30}subscribe to our |in your inbox\b`),
	lazy(`(?i)^\(?(?:new window|opens in (?:a )?new (?:window|tab))\)?`),
	lazy(`^(?:https?://|www\.)\S+$|^(?:[^.]{0,60}:\s*)?[\w.+-]+@[\w-]+\.[\w.]+$`),
	lazy(`^[\W\d_]+$`),
}

// watch introduces a video, a sound or a picture that the page shows.
var watch = lazy(`(?i)^(?:▶\s*|\W{0,2})(?:watch|listen|video|audio|gallery|analysis|opinion)(?:\s*\||\s+[►▶]|\s?:)\s*(?:$|\b)?`)

var (
	creditLabel = lazy(`(?i)^[\[(*\s]*(?:file )?(?:photos?|pictures?|pics?|images?|photographs?|photo credits?|credits?|illustrations?|graphics?|captions?|cover image|video)(?: by)?\s*[:/]\s*`)
	creditParen = lazy(`\s*[(\[]([^()\[\]]{2,120})[)\]]\.?$`)
	creditTail  = lazy(`\s+(?i:images?|photos?|pictures?|photograph|credit|photo credit|source)\s*[:/]\s*([^.]{2,70})\.?$`)
	nameSlash   = lazy(`^\p{Lu}[\p{L}.'’ -]{1,40}\s?/\s?\p{Lu}[\p{L}.'’& -]{1,50}$`)
	agency      = lazy(`^(?:(?:The )?(?:AP|AFP|Reuters|CBC|CP|PA|EPA|TASS|Xinhua|Getty Images|Associated Press|Canadian Press|Supplied|Handout|File|Courtesy|Contributed|Wikimedia Commons)\b|.*\b(?:Getty Images|AP Photo|Photo|via AP|via Reuters|Shutterstock|Handout|Courtesy|courtesy)\b)`)
)

// credit tells a picture's credit, "Photo: Ann Lee/CBC", and a caption with
// such a label before it.
func (p *page) credit(s string) (doc.Kind, bool) {
	m := creditLabel.FindString(s)
	inner := strings.Trim(s, "()[] ")
	switch {
	case m != "":
		rest := strings.Trim(s[len(m):], "()[]*. ")
		if words(rest) <= 4 || isCredit(rest) {
			return doc.Credit, true
		}
		return doc.Caption, true
	case len(s) < 160 && isCredit(inner) && (s[0] == '(' || s[0] == '['):
		return doc.Credit, true
	}
	return doc.Body, false
}

// isCredit reports whether s names those who made a picture: "Colin Hall/CBC,
// Chris Helgren/Reuters".
func isCredit(s string) bool {
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if !nameSlash.MatchString(part) && !agency.MatchString(part) {
			return false
		}
	}
	return s != ""
}

// tail cuts what is not the story's off the end of a paragraph: the credit
// after a caption, "(Reporting by …)", "(new window)".
func (p *page) tail(a para) []para {
	s := p.say(&a)
	from := max(0, len(s)-lookSize/2)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from++
	}
	cut := func(m []int, kind doc.Kind) []para {
		head, rest := a, a
		head.end, rest.start = a.start+from+m[0], a.start+from+m[0]
		return []para{head, rest.as(kind)}
	}
	if m := creditParen.FindStringSubmatchIndex(s[from:]); m != nil && from+m[0] > 0 {
		switch inner := s[from+m[2] : from+m[3]]; {
		case isCredit(inner) && len(s) <= lookSize:
			out := cut(m, doc.Credit)
			out[0] = out[0].as(doc.Caption)
			return out
		case reporting.MatchString(inner):
			return cut(m, doc.Byline)
		case newWindow.MatchString(inner):
			return cut(m, doc.Furniture)
		}
	}
	if m := creditTail.FindStringSubmatchIndex(s[from:]); m != nil && len(s) <= lookSize && from+m[0] > 0 {
		out := cut(m, doc.Credit)
		out[0] = out[0].as(doc.Caption)
		return out
	}
	return []para{a}
}

var newWindow = lazy(`(?i)^(?:new window|opens in (?:a )?new (?:window|tab)|external link)$`)

// bare reports whether s does not end as a sentence does.
func bare(s string) bool {
	s = strings.TrimRight(s, `"'”’)]*_ `)
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '?' || r == '!' || r != '.' && r != ';' && r != ',' && r != '…' && (r != ':' || len(s) < 60)
}

func words(s string) int { return len(strings.Fields(s)) }

// isCapital reports whether s begins with a capital letter, after quotes.
func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘([¿¡`))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
