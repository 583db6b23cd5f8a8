package source

import (
	"strings"

	"kg/ingest/doc"
)

// header reads metadata at the top of a text, in lines "key: value" that begin
// with # or stand between two lines "---". It returns where the text goes on.
// The title in a header is a Title like any other; the rest is Furniture.
func (p *page) header() int {
	fenced := strings.HasPrefix(p.text, "---\n") || strings.HasPrefix(p.text, "---\r\n")
	pos, found := 0, false
	for line := range strings.Lines(p.text) {
		body := strings.TrimRight(line, " \t\r\n")
		if fenced {
			if body == "---" && pos > 0 {
				return pos + len(line)
			}
			if pos == 0 {
				pos += len(line)
				continue
			}
		}
		m := headerLine.FindStringSubmatchIndex(body)
		if m == nil || (m[2] == m[3]) == !fenced || !p.set(strings.ToLower(body[m[4]:m[5]]), body[m[6]:m[7]]) {
			if fenced && pos > 0 { // no header after all
				p.paras = nil
				return 0
			}
			break
		}
		key, value := strings.ToLower(body[m[4]:m[5]]), para{start: pos + m[0], end: pos + m[7], known: true, kind: doc.Furniture}
		if key == "title" || key == "headline" {
			p.paras = append(p.paras, para{start: pos + m[0], end: pos + m[5] + 1, known: true, kind: doc.Furniture})
			value.start, value.kind = pos+m[6], doc.Title
		}
		p.paras = append(p.paras, value)
		found = true
		pos += len(line)
	}
	if !found {
		return 0
	}
	return pos
}

var headerLine = lazy(`^(#\s*)?([A-Za-z][A-Za-z_-]{2,20}):\s*(\S.*)$`)

// set stores a value of the header, and reports whether it knows the key.
func (p *page) set(key, value string) bool {
	value = strings.Trim(value, `"' `)
	switch key {
	case "title", "headline":
		p.meta.Title = value
	case "date", "published":
		p.meta.Date, _ = findDate(value)
	case "publisher", "site":
		p.meta.Publisher = value
	case "author", "authors", "byline":
		p.meta.Authors = splitNames(value)
	case "source", "url", "link":
		p.meta.URL = value
	case "language", "lang":
		p.meta.Language = value
	case "license", "licence", "genre", "section", "tags", "keywords", "category", "place":
	default:
		return false
	}
	return true
}
