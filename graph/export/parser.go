package export

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// A parser reads one line. The first error stays in msg, at pos.
type parser struct {
	in  []byte
	pos int
	msg string
}

func (p *parser) fail(format string, args ...any) {
	if p.msg == "" {
		p.msg = fmt.Sprintf(format, args...)
	}
}

func (p *parser) peek() byte {
	if p.pos < len(p.in) {
		return p.in[p.pos]
	}
	return '\n'
}

func (p *parser) space() {
	for p.pos < len(p.in) && (p.in[p.pos] == ' ' || p.in[p.pos] == '\t') {
		p.pos++
	}
}

// end skips a comment and the end of the line; false if something else is there.
func (p *parser) end() bool {
	p.space()
	if p.peek() == '#' {
		for p.pos < len(p.in) && p.in[p.pos] != '\n' && p.in[p.pos] != '\r' {
			p.pos++
		}
	}
	for p.pos < len(p.in) && (p.in[p.pos] == '\n' || p.in[p.pos] == '\r') {
		p.pos++
	}
	return p.pos == len(p.in)
}

// statement reads a quad; false for an empty line.
func (p *parser) statement(triples bool) (q quad.Quad, ok bool) {
	if p.end() {
		return q, false
	}
	switch p.peek() {
	case '<':
		q.Subject = p.iri()
	case '_':
		q.Subject = p.blank()
	default:
		p.fail("a subject must be an <IRI> or a _:blank node, not %s", p.here())
	}
	p.space()
	if p.peek() != '<' {
		p.fail("a predicate must be an <IRI>, not %s", p.here())
	}
	q.Predicate = p.iri()
	p.space()
	switch p.peek() {
	case '<':
		q.Object = p.iri()
	case '_':
		q.Object = p.blank()
	case '"':
		q.Object = p.literal()
	default:
		p.fail("an object must be an <IRI>, a _:blank node or a \"literal\", not %s", p.here())
	}
	p.space()
	if c := p.peek(); p.msg == "" && (c == '<' || c == '_') {
		if triples {
			p.fail("a fourth term is N-Quads: import the file as nquads")
		}
		if c == '<' {
			q.Label = p.iri()
		} else {
			q.Label = p.blank()
		}
		p.space()
	}
	if p.msg != "" {
		return q, false
	}
	if p.peek() != '.' {
		p.fail("a full stop must end the statement, not %s", p.here())
		return q, false
	}
	p.pos++
	if !p.end() {
		p.fail("one statement a line: %s follows its end", p.here())
		return q, false
	}
	return q, true
}

// here describes what is at pos.
func (p *parser) here() string {
	if p.pos >= len(p.in) || p.in[p.pos] == '\n' || p.in[p.pos] == '\r' {
		return "the end of the line"
	}
	c, _ := utf8.DecodeRune(p.in[p.pos:])
	return fmt.Sprintf("%q", c)
}

func (p *parser) iri() quad.Value {
	if p.msg != "" {
		return nil
	}
	start := p.pos
	p.pos++
	plain := true
	for ; ; p.pos++ {
		switch c := p.peek(); {
		case c == '>':
			raw := p.in[start+1 : p.pos]
			s := string(raw)
			if !plain {
				s = p.unescape(start+1, raw, true)
			}
			if p.msg != "" {
				return nil
			}
			if !absolute(s) {
				p.pos = start
				p.fail("relative IRI <%s>: write it with its scheme, as in <urn:x:%s>", s, s)
				return nil
			}
			p.pos++
			return quad.IRI(s)
		case c == '\\' || c >= utf8.RuneSelf:
			plain = false
		case c == '\n' || c == '\r':
			p.fail("an IRI must end in >")
			return nil
		case c <= ' ' || strings.IndexByte("<\"{}|^`", c) >= 0:
			p.fail("an IRI must not hold %s: write it as %%%02X", p.here(), c)
			return nil
		}
	}
}

func (p *parser) blank() quad.Value {
	if p.msg != "" {
		return nil
	}
	p.pos++
	if p.peek() != ':' {
		p.fail("a blank node begins with _:")
		return nil
	}
	p.pos++
	start, end := p.pos, p.pos
	for i := start; i < len(p.in); {
		c, size := utf8.DecodeRune(p.in[i:])
		first := i == start
		if !(nameChar(c) || !first && (c == '-' || c == '.' || c == 0xb7 || 0x300 <= c && c <= 0x36f || c == 0x203f || c == 0x2040)) ||
			c == utf8.RuneError && size == 1 {
			break
		}
		i += size
		if c != '.' {
			end = i
		}
	}
	p.pos = end
	if end == start {
		p.fail("a blank node must have a name, not %s", p.here())
		return nil
	}
	return quad.BNode(p.in[start:end])
}

// nameChar is PN_CHARS_U or a digit; the W3C's tests do not allow the colon
// that its grammar does.
func nameChar(c rune) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_':
		return true
	case c < 0xc0:
		return false
	}
	return c != 0xd7 && c != 0xf7 && c <= 0x2ff || 0x370 <= c && c <= 0x1fff && c != 0x37e ||
		c == 0x200c || c == 0x200d || 0x2070 <= c && c <= 0x218f || 0x2c00 <= c && c <= 0x2fef ||
		0x3001 <= c && c <= 0xd7ff || 0xf900 <= c && c <= 0xfdcf || 0xfdf0 <= c && c <= 0xfffd ||
		0x10000 <= c && c <= 0xeffff
}

const (
	xsdString  = "http://www.w3.org/2001/XMLSchema#string"
	langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
)

func (p *parser) literal() quad.Value {
	if p.msg != "" {
		return nil
	}
	start := p.pos
	p.pos++
	plain := true
loop:
	for ; ; p.pos++ {
		switch c := p.peek(); {
		case c == '"':
			break loop
		case c == '\n' || c == '\r':
			p.fail("a literal must end in \" on its line: write a line break as \\n")
			return nil
		case c == '\\':
			plain = false
			p.pos++
			if c := p.peek(); c == '\n' || c == '\r' {
				p.fail("nothing follows \\")
				return nil
			}
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	raw := p.in[start+1 : p.pos]
	s := string(raw)
	if !plain {
		s = p.unescape(start+1, raw, false)
	}
	if p.msg != "" {
		return nil
	}
	p.pos++
	switch p.peek() {
	case '@':
		return p.language(s)
	case '^':
		p.pos++
		if p.peek() != '^' {
			p.fail("a type follows ^^")
			return nil
		}
		p.pos++
		if p.peek() != '<' {
			p.fail("the type of a literal must be an <IRI>, not %s", p.here())
			return nil
		}
		typ, _ := p.iri().(quad.IRI)
		if typ == xsdString {
			return quad.String(s)
		}
		return quad.TypedString{Value: quad.String(s), Type: typ}
	}
	return quad.String(s)
}

func (p *parser) language(s string) quad.Value {
	start := p.pos + 1
	letters := true
	for p.pos++; ; p.pos++ {
		c := p.peek()
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		digit := '0' <= c && c <= '9'
		if letter || digit && !letters {
			continue
		}
		if p.pos == start || p.in[p.pos-1] == '-' {
			p.fail("a language begins with letters, as in @en-CA")
			return nil
		}
		if c != '-' {
			return quad.LangString{Value: quad.String(s), Lang: string(p.in[start:p.pos])}
		}
		letters = false
	}
}

// unescape resolves the escapes of raw, which begins at offset at of the line,
// and checks that it is UTF-8.
func (p *parser) unescape(at int, raw []byte, iri bool) string {
	var b strings.Builder
	b.Grow(len(raw))
	for i := 0; i < len(raw); {
		c := raw[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(raw[i:])
			if r == utf8.RuneError && size == 1 {
				p.pos = at + i
				p.fail("not UTF-8: convert the file first")
				return ""
			}
			b.Write(raw[i : i+size])
			i += size
			continue
		}
		if c != '\\' {
			b.WriteByte(c)
			i++
			continue
		}
		size := 2
		if i+1 >= len(raw) {
			size = 0
		} else if e := raw[i+1]; e == 'u' || e == 'U' {
			size = 6
			if e == 'U' {
				size = 10
			}
			r, ok := hexRune(raw, i+2, size-2)
			switch {
			case !ok:
				size = 0
			case iri && (r <= ' ' || r < utf8.RuneSelf && strings.ContainsRune("<>\"{}|^`\\", r)):
				p.pos = at + i
				p.fail("an IRI must not hold %q, escaped or not: write it as %%%02X", r, r)
				return ""
			default:
				b.WriteRune(r)
			}
		} else if j := strings.IndexByte("tbnrf\"'\\", e); j >= 0 && !iri {
			b.WriteByte("\t\b\n\r\f\"'\\"[j])
		} else {
			size = 0
		}
		if size == 0 {
			p.pos = at + i
			p.fail("bad escape: \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX and \\UXXXXXXXX are allowed, the last two also in IRIs")
			return ""
		}
		i += size
	}
	return b.String()
}

// hexRune reads n hexadecimal digits as a character.
func hexRune(b []byte, at, n int) (rune, bool) {
	if at+n > len(b) {
		return 0, false
	}
	var r rune
	for _, c := range b[at : at+n] {
		d := strings.IndexByte("0123456789abcdef", c|0x20)
		if '0' <= c && c <= '9' {
			d = int(c - '0')
		}
		if d < 0 || c < '0' || r > utf8.MaxRune {
			return 0, false
		}
		r = r<<4 | rune(d)
	}
	return r, utf8.ValidRune(r)
}

// absolute reports whether s begins with a scheme (RFC 3986, section 3.1).
func absolute(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ':':
			return i > 0
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}
