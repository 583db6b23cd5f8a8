package source

import (
	"strings"
	"unicode"

	"kg/ingest/doc"
)

// pullQuotes is how many short paragraphs of a page are looked for in the
// others.
const pullQuotes = 200

// repeats finds the paragraphs that say again, word for word, what another one
// says: a caption printed twice, a pull quote. Of equal ones the first counts;
// of two of which one holds the other, the longer.
func (p *page) repeats() {
	texts := make([]string, len(p.paras))
	seen := map[string]bool{}
	var story strings.Builder // the paragraphs that pull quotes are taken from
	for i := range p.paras {
		a := &p.paras[i]
		switch a.kind {
		case doc.Furniture, doc.Byline, doc.Dateline:
			continue
		}
		texts[i] = fold(p.say(a))
		if texts[i] == "" {
			continue
		}
		if seen[texts[i]] {
			if a.kind != doc.Credit {
				*a = a.as(doc.Repeat)
			}
			continue
		}
		seen[texts[i]] = true
		story.WriteString("|" + texts[i])
	}
	all := story.String() + "|"
	for i, n := 0, 0; i < len(p.paras) && n < pullQuotes; i++ {
		a := &p.paras[i]
		if !p.pullQuote(a) {
			continue
		}
		n++
		quote := fold(attribution.ReplaceAllString(p.say(a), ""))
		if words(quote) < 4 {
			continue
		}
		for at := 0; ; {
			k := strings.Index(all[at:], quote)
			if k < 0 {
				break
			}
			at += k
			end := at + len(quote)
			left, right := all[at-1], all[end]
			own := left == '|' && strings.HasPrefix(all[at:], texts[i]+"|")
			if !own && (left == ' ' || left == '|') && (right == ' ' || right == '|') {
				*a = a.as(doc.Repeat)
				break
			}
			at = end
		}
	}
}

// attribution is who said a pull quote, after it: ` — Denise Banks`.
var attribution = lazy(`\s[—–-]+\s*\p{Lu}[^.]{2,60}$`)

// pullQuote reports whether a may have been taken from another paragraph.
func (p *page) pullQuote(a *para) bool {
	if a.end-a.start > lookSize {
		return false
	}
	switch a.kind {
	case doc.Body, doc.Caption, doc.Heading, doc.Summary:
		return true
	}
	return false
}

// fold returns the letters and digits of s, in lower case, with one space
// between words.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			space = true
		}
	}
	return b.String()
}
