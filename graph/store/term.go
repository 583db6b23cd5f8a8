package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// A value lies in the dictionary as its canonical N-Quads text (https://www.w3.org/TR/rdf12-n-triples/#canonical-ntriples)
// wherever that text can say it without loss, so that a sorted walk of the dictionary is a sorted
// walk of the terms and an export copies bytes. What N-Quads cannot say follows a first byte below
// every character a term begins with:
//
//	0x01  a string type whose bytes are not N-Quads (bad UTF-8, strange language tags and labels)
//	0x02  quad.Int     0x03  quad.Float     0x04  quad.Bool     0x05  quad.Time (UTC, nanoseconds)
const (
	tagRaw   = 0x01
	tagInt   = 0x02
	tagFloat = 0x03
	tagBool  = 0x04
	tagTime  = 0x05
)

// Texts longer than maxKeyText are looked up by their first keyHead bytes and a hash.
const (
	maxKeyText = 80
	keyHead    = 48
)

// AppendTerm appends the stored form of v to dst: its canonical N-Quads text, or for what N-Quads
// cannot say an opaque form that begins with a byte below ' '. Two values have the same form only
// if they are the same value.
func AppendTerm(dst []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		if !utf8.ValidString(string(v)) {
			return appendRaw(dst, 'i', string(v), ""), nil
		}
		return appendIRI(dst, string(v)), nil
	case quad.BNode:
		if !plainLabel(string(v)) {
			return appendRaw(dst, 'b', string(v), ""), nil
		}
		return append(append(dst, "_:"...), v...), nil
	case quad.String:
		if !utf8.ValidString(string(v)) {
			return appendRaw(dst, 's', string(v), ""), nil
		}
		return appendQuoted(dst, string(v)), nil
	case quad.LangString:
		if !utf8.ValidString(string(v.Value)) || !plainLang(v.Lang) {
			return appendRaw(dst, 'l', string(v.Value), v.Lang), nil
		}
		return append(append(appendQuoted(dst, string(v.Value)), '@'), v.Lang...), nil
	case quad.TypedString:
		if !utf8.ValidString(string(v.Value)) || !utf8.ValidString(string(v.Type)) {
			return appendRaw(dst, 't', string(v.Value), string(v.Type)), nil
		}
		return appendIRI(append(appendQuoted(dst, string(v.Value)), "^^"...), string(v.Type)), nil
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(dst, tagInt), uint64(v)), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(dst, tagFloat), math.Float64bits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(dst, tagBool, 1), nil
		}
		return append(dst, tagBool, 0), nil
	case quad.Time:
		t := time.Time(v)
		dst = binary.BigEndian.AppendUint64(append(dst, tagTime), uint64(t.Unix()))
		return binary.BigEndian.AppendUint32(dst, uint32(t.Nanosecond())), nil
	}
	return dst, fmt.Errorf("store: a value of type %T cannot be stored", v)
}

// ParseTerm is the inverse of AppendTerm. It never panics: bytes that AppendTerm does not write
// are an error.
func ParseTerm(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, fmt.Errorf("store: empty term")
	}
	switch b[0] {
	case '<':
		if len(b) >= 2 && b[len(b)-1] == '>' {
			s, err := unescape(b[1 : len(b)-1])
			return quad.IRI(s), err
		}
	case '_':
		if len(b) >= 2 && b[1] == ':' {
			return quad.BNode(b[2:]), nil
		}
	case '"':
		end := bytes.LastIndexByte(b, '"')
		if end == 0 {
			break
		}
		s, err := unescape(b[1:end])
		if err != nil {
			return nil, err
		}
		rest := b[end+1:]
		switch {
		case len(rest) == 0:
			return quad.String(s), nil
		case rest[0] == '@':
			return quad.LangString{Value: quad.String(s), Lang: string(rest[1:])}, nil
		case len(rest) >= 4 && rest[0] == '^' && rest[1] == '^' && rest[2] == '<' && rest[len(rest)-1] == '>':
			t, err := unescape(rest[3 : len(rest)-1])
			return quad.TypedString{Value: quad.String(s), Type: quad.IRI(t)}, err
		}
	case tagRaw:
		return parseRaw(b[1:])
	case tagInt:
		if len(b) == 9 {
			return quad.Int(binary.BigEndian.Uint64(b[1:])), nil
		}
	case tagFloat:
		if len(b) == 9 {
			return quad.Float(math.Float64frombits(binary.BigEndian.Uint64(b[1:]))), nil
		}
	case tagBool:
		if len(b) == 2 {
			return quad.Bool(b[1] != 0), nil
		}
	case tagTime:
		if len(b) == 13 {
			sec, nano := binary.BigEndian.Uint64(b[1:]), binary.BigEndian.Uint32(b[9:])
			return quad.Time(time.Unix(int64(sec), int64(nano)).UTC()), nil
		}
	}
	return nil, fmt.Errorf("store: bad term %.40q", b)
}

// appendRaw writes kind, the length of the second part, and both parts.
func appendRaw(dst []byte, kind byte, s, second string) []byte {
	dst = binary.AppendUvarint(append(dst, tagRaw, kind), uint64(len(second)))
	return append(append(dst, second...), s...)
}

func parseRaw(b []byte) (quad.Value, error) {
	if len(b) < 2 {
		return nil, fmt.Errorf("store: bad term")
	}
	n, w := binary.Uvarint(b[1:])
	if w <= 0 || n > uint64(len(b)-1-w) {
		return nil, fmt.Errorf("store: bad term %.40q", b)
	}
	second, s := string(b[1+w:1+w+int(n)]), string(b[1+w+int(n):])
	switch b[0] {
	case 'i':
		return quad.IRI(s), nil
	case 'b':
		return quad.BNode(s), nil
	case 's':
		return quad.String(s), nil
	case 'l':
		return quad.LangString{Value: quad.String(s), Lang: second}, nil
	case 't':
		return quad.TypedString{Value: quad.String(s), Type: quad.IRI(second)}, nil
	}
	return nil, fmt.Errorf("store: bad term %.40q", b)
}

const hexDigits = "0123456789ABCDEF"

func appendEscape(dst []byte, c byte) []byte {
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}

// iriSpecial holds the bytes that an IRIREF may not contain as they are.
var iriSpecial = func() (t [256]bool) {
	for c := 0; c <= ' '; c++ {
		t[c] = true
	}
	for _, c := range "<>\"{}|^`\\" {
		t[c] = true
	}
	return t
}()

func appendIRI(dst []byte, s string) []byte {
	dst = append(dst, '<')
	start := 0
	for i := 0; i < len(s); i++ {
		if iriSpecial[s[i]] {
			dst = appendEscape(append(dst, s[start:i]...), s[i])
			start = i + 1
		}
	}
	return append(append(dst, s[start:]...), '>')
}

func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7f {
			continue
		}
		dst = append(dst, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		case '\b':
			dst = append(dst, '\\', 'b')
		case '\f':
			dst = append(dst, '\\', 'f')
		default:
			dst = appendEscape(dst, c)
		}
	}
	return append(append(dst, s[start:]...), '"')
}

// unescape resolves the escapes of N-Quads, ECHAR and UCHAR.
func unescape(b []byte) (string, error) {
	i := bytes.IndexByte(b, '\\')
	if i < 0 {
		return string(b), nil
	}
	var out strings.Builder
	out.Grow(len(b))
	for {
		out.Write(b[:i])
		b = b[i:]
		if len(b) < 2 {
			return "", fmt.Errorf("store: escape at the end of a term")
		}
		n := 2
		switch b[1] {
		case 't':
			out.WriteByte('\t')
		case 'b':
			out.WriteByte('\b')
		case 'n':
			out.WriteByte('\n')
		case 'r':
			out.WriteByte('\r')
		case 'f':
			out.WriteByte('\f')
		case '"', '\'', '\\':
			out.WriteByte(b[1])
		case 'u', 'U':
			n = 6
			if b[1] == 'U' {
				n = 10
			}
			r, ok := hexRune(b, n)
			if !ok {
				return "", fmt.Errorf("store: bad escape %.10q", b)
			}
			out.WriteRune(r)
		default:
			return "", fmt.Errorf("store: bad escape %.10q", b)
		}
		b = b[n:]
		if i = bytes.IndexByte(b, '\\'); i < 0 {
			out.Write(b)
			return out.String(), nil
		}
	}
}

func hexRune(b []byte, n int) (rune, bool) {
	if len(b) < n {
		return 0, false
	}
	var r rune
	for _, c := range b[2:n] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		if r > utf8.MaxRune {
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, utf8.ValidRune(r)
}

func alnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// plainLabel tells whether s is a blank node label in ASCII.
func plainLabel(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		inner := (c == '-' || c == '.') && i > 0 && (c != '.' || i < len(s)-1)
		if !alnum(c) && c != '_' && !inner {
			return false
		}
	}
	return s != ""
}

// plainLang tells whether s is a language tag as N-Quads writes it.
func plainLang(s string) bool {
	part, first := 0, true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '-' && part > 0:
			part, first = 0, false
		case alnum(c) && (!first || c > '9'):
			part++
		default:
			return false
		}
	}
	return part > 0
}

// appendTermKey appends the dictionary key of a stored term.
func appendTermKey(dst, term []byte) []byte {
	dst = append(dst, tagTerm)
	if len(term) <= maxKeyText {
		return append(dst, term...)
	}
	sum := sha256.Sum256(term)
	return append(append(append(dst, term[:keyHead]...), 0xff), sum[:16]...)
}

func formatInt(n int64) string { return strconv.FormatInt(n, 10) }
func formatBool(b bool) string { return strconv.FormatBool(b) }

// formatFloat writes xsd:double's canonical form (https://www.w3.org/TR/xmlschema11-2/#double).
func formatFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	}
	digits, exp, _ := strings.Cut(strconv.FormatFloat(f, 'E', -1, 64), "E")
	if !strings.Contains(digits, ".") {
		digits += ".0"
	}
	n, _ := strconv.Atoi(exp)
	return digits + "E" + strconv.Itoa(n)
}

func formatTime(t quad.Time) string { return time.Time(t).UTC().Format(time.RFC3339Nano) }
