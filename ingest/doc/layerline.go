package doc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/schema"
)

// A layerLine is read word by word; after the first error it reads zeros.
type layerLine struct {
	d     *Document
	words []string
	err   error
}

func (l *layerLine) fail(format string, args ...any) {
	if l.err == nil {
		l.err = fmt.Errorf(format, args...)
	}
}

func (l *layerLine) next() string {
	if len(l.words) == 0 {
		l.fail("something is missing at the end")
		return ""
	}
	w := l.words[0]
	l.words = l.words[1:]
	return w
}

// none reads "none".
func (l *layerLine) none() bool {
	if len(l.words) == 1 && l.words[0] == "none" {
		l.words = nil
		return true
	}
	return false
}

func (l *layerLine) token(s string) int32 {
	sentence, num := 1, s
	if a, b, ok := strings.Cut(s, "."); ok {
		var err error
		if sentence, err = strconv.Atoi(a); err != nil {
			sentence = 0
		}
		num = b
	}
	n, err := strconv.Atoi(num)
	if err != nil || sentence < 1 || sentence > len(l.d.Sentences) || n < 1 ||
		int32(n) > l.d.Sentences[sentence-1].End-l.d.Sentences[sentence-1].First {
		l.fail("no token %q", s)
		return 0
	}
	return l.d.Sentences[sentence-1].First + int32(n) - 1
}

func (l *layerLine) span(s string) (first, last int32) {
	a, b, ok := strings.Cut(s, "-")
	first = l.token(a)
	if !ok {
		return first, first
	}
	if sentence, _, ok := strings.Cut(a, "."); ok && !strings.Contains(b, ".") {
		b = sentence + "." + b
	}
	if last = l.token(b); last < first {
		l.fail("%q ends before it begins", s)
		return first, first
	}
	return first, last
}

// number reads a prefix and a number: "m3".
func (l *layerLine) number(s, prefix string) int32 {
	digits, ok := strings.CutPrefix(s, prefix)
	n, err := strconv.ParseInt(digits, 10, 32)
	if !ok || err != nil || n < 0 {
		l.fail("%q where %s and a number is due", s, prefix)
		return 0
	}
	return int32(n)
}

// due reads the name of the next item of a layer, which must be in order.
func (l *layerLine) due(prefix string, n int) {
	if have := l.next(); have != fmt.Sprint(prefix, n) {
		l.fail("%q where %s%d is due", have, prefix, n)
	}
}

func (l *layerLine) typ(s string) schema.Type {
	if s == "none" {
		return 0
	}
	var t schema.Type
	for name := range strings.SplitSeq(s, "|") {
		one, ok := schema.ParseType(name)
		if !ok {
			l.fail("no type %q", name)
		}
		t |= one
	}
	return t
}

func (l *layerLine) choice(s string, names []string) int {
	n := slices.Index(names, s)
	if n < 0 {
		l.fail("%q is none of %s", s, strings.Join(names, ", "))
		return 0
	}
	return n
}

func (l *layerLine) status(s string) schema.Status {
	v, ok := schema.ParseStatus(s)
	if !ok {
		l.fail("no status %q", s)
	}
	return v
}

func (l *layerLine) quoted(s string) string {
	v, err := strconv.Unquote(s)
	if err != nil {
		l.fail("%s is not in quotes", s)
	}
	return v
}

// object reads a mention's name or a literal.
func (l *layerLine) object(s string) (int32, schema.Term) {
	if !strings.HasPrefix(s, `"`) {
		return l.number(s, "m"), schema.Term{}
	}
	q, err := strconv.QuotedPrefix(s)
	typ, ok := strings.CutPrefix(s[len(q):], "^^")
	if err != nil || !ok {
		l.fail("bad literal %s", s)
		return -1, schema.Term{}
	}
	return -1, schema.Term{Value: l.quoted(q), Type: l.typ(typ)}
}
