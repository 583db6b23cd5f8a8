package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// maxLine is the longest line that is read.
const maxLine = 64 << 20

// LoadNQuads loads N-Quads in bulk (see BulkLoad) and says how many quads were new. Lines in
// canonical form, or nearly, are read here without making values of them; any other line is given
// to parse, with its number, which returns false for a line that holds no quad.
func (s *Store) LoadNQuads(ctx context.Context, r io.Reader, parse func(line []byte, n int) (quad.Quad, bool, error)) (int64, error) {
	return s.load(ctx, func(l *loader) error {
		in := bufio.NewReaderSize(r, 1<<20)
		var t, room Terms
		var long []byte
		for n := 1; ; n++ {
			line, err := in.ReadSlice('\n')
			if errors.Is(err, bufio.ErrBufferFull) {
				long = append(long[:0], line...)
				for errors.Is(err, bufio.ErrBufferFull) {
					if len(long) > maxLine {
						return fmt.Errorf("line %d: longer than %d MB: is this N-Quads?", n, maxLine>>20)
					}
					line, err = in.ReadSlice('\n')
					long = append(long, line...)
				}
				line = long
			}
			if err != nil && err != io.EOF {
				return err
			}
			if len(line) > 0 {
				if scanLine(line, &t) {
					if err := l.add(&t); err != nil {
						return fmt.Errorf("line %d: %w", n, err)
					}
				} else if q, ok, err := parse(line, n); err != nil {
					return err
				} else if ok {
					if err := l.quad(q, &room); err != nil {
						return fmt.Errorf("line %d: %w", n, err)
					}
				}
			}
			if err == io.EOF {
				return nil
			}
		}
	})
}

// scanLine splits a line of N-Quads whose terms are in their stored form already. It is sure of
// what it accepts: anything less common is false, and left to a full parser.
func scanLine(line []byte, t *Terms) bool {
	i := 0
	for k := 0; ; k++ {
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
		if i == len(line) {
			return false
		}
		n := 0
		switch c := line[i]; {
		case c == '.' && k >= 3:
			for _, c := range line[i+1:] {
				if c != ' ' && c != '\n' && c != '\r' {
					return false
				}
			}
			if i := bytes.IndexByte(line, '\r'); i >= 0 && i < len(line)-2 {
				return false
			}
			if k == 3 {
				t[3] = nil
			}
			return true
		case k == 4:
			return false
		case c == '<':
			n = scanIRI(line[i:])
		case c == '"' && k == 2:
			n = scanLiteral(line[i:])
		case c == '_' && k != 1:
			n = scanBlank(line[i:])
		}
		if n == 0 {
			return false
		}
		t[k] = line[i : i+n]
		i += n
	}
}

// scanIRI is the length of the IRI at the beginning of b, 0 if it is none or an unusual one.
func scanIRI(b []byte) int {
	scheme, ascii := 0, true
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c == '>':
			if scheme == 0 || !ascii && !utf8.Valid(b[1:i]) {
				return 0
			}
			return i + 1
		case iriSpecial[c]:
			return 0
		case c >= utf8.RuneSelf:
			ascii = false
		case c == ':' && scheme == 0:
			if i == 1 || !schemeOf(b[1:i]) {
				return 0
			}
			scheme = i
		}
	}
	return 0
}

// schemeOf tells whether b is the scheme of an IRI (RFC 3986, 3.1).
func schemeOf(b []byte) bool {
	for i, c := range b {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || c != '+' && c != '-' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return true
}

func scanBlank(b []byte) int {
	if len(b) < 3 || b[1] != ':' {
		return 0
	}
	n := 2
	for n < len(b) && b[n] != ' ' && b[n] != '\t' {
		n++
	}
	for i, c := range b[2:n] {
		if !alnum(c) && c != '_' && (c != '-' || i == 0) {
			return 0
		}
	}
	return n
}

const stringType = "<" + xsd + "string>"

// scanLiteral is the length of the literal at the beginning of b, 0 if it is not in the form that
// AppendTerm gives it.
func scanLiteral(b []byte) int {
	i, ascii := 1, true
loop:
	for ; ; i++ {
		if i >= len(b) {
			return 0
		}
		switch c := b[i]; {
		case c == '"':
			break loop
		case c == '\\':
			i++
			if i == len(b) || bytes.IndexByte([]byte(`"\nrtbf`), b[i]) < 0 {
				return 0
			}
		case c < ' ' || c == 0x7f:
			return 0
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	if !ascii && !utf8.Valid(b[1:i]) {
		return 0
	}
	i++
	if i == len(b) {
		return 0
	}
	switch b[i] {
	case '@':
		n := i + 1
		for n < len(b) && (alnum(b[n]) || b[n] == '-') {
			n++
		}
		if !plainLang(string(b[i+1 : n])) {
			return 0
		}
		return n
	case '^':
		if i+2 >= len(b) || b[i+1] != '^' || b[i+2] != '<' {
			return 0
		}
		n := scanIRI(b[i+2:])
		if n == 0 || string(b[i+2:i+2+n]) == stringType {
			return 0
		}
		return i + 2 + n
	}
	return i
}
