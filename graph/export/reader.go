package export

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// A SyntaxError says where a file is not what it should be, why, and where it
// can be said, what to do about it.
type SyntaxError struct {
	File      string
	Line, Col int // from 1; Col counts characters
	Msg       string
}

// Error returns "file:line:column: message".
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
}

// maxLine is the length of a line in bytes that is read at all.
const maxLine = 64 << 20

// A Reader reads N-Quads (https://www.w3.org/TR/n-quads/) or N-Triples
// (https://www.w3.org/TR/n-triples/). It keeps values as they are written:
// "0042"^^xsd:integer is a quad.TypedString with the full IRI of its type. Only
// xsd:string, which is what a plain literal means, is left out.
type Reader struct {
	r       *bufio.Reader
	name    string
	triples bool // a fourth term is an error
	line    int
	long    []byte // a line that did not fit into r
	rest    []byte // lines after a \r alone
}

// NewReader reads N-Quads from r; name stands for it in errors.
func NewReader(r io.Reader, name string) *Reader {
	return &Reader{r: bufio.NewReaderSize(r, 64<<10), name: name}
}

// NewTriplesReader reads N-Triples from r; name stands for it in errors.
func NewTriplesReader(r io.Reader, name string) *Reader {
	n := NewReader(r, name)
	n.triples = true
	return n
}

// ReadQuad returns the next quad, io.EOF after the last, and a *SyntaxError for
// a line that is none. After a SyntaxError reading goes on at the next line.
func (n *Reader) ReadQuad() (quad.Quad, error) {
	for {
		line, err := n.readLine()
		if err != nil {
			return quad.Quad{}, err
		}
		p := parser{in: line}
		q, ok := p.statement(n.triples)
		if p.msg != "" {
			col := 1 + utf8.RuneCount(line[:p.pos])
			return quad.Quad{}, &SyntaxError{n.name, n.line, col, p.msg}
		}
		if ok {
			return q, nil
		}
	}
}

// Close does nothing; it makes Reader a quad.ReadCloser.
func (n *Reader) Close() error { return nil }

// readLine returns the next line without its end, which is \n, \r or both.
func (n *Reader) readLine() ([]byte, error) {
	if len(n.rest) > 0 {
		return n.cut(n.rest), nil
	}
	n.long = n.long[:0]
	for {
		b, err := n.r.ReadSlice('\n')
		if len(n.long) > 0 || errors.Is(err, bufio.ErrBufferFull) {
			n.long = append(n.long, b...)
			b = n.long
		}
		switch {
		case len(b) > maxLine:
			return nil, &SyntaxError{n.name, n.line + 1, 1, fmt.Sprintf("a line of more than %d MB: is this N-Quads?", maxLine>>20)}
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && err != io.EOF:
			return nil, fmt.Errorf("%s: %w", n.name, err)
		case err == io.EOF && len(b) == 0:
			return nil, io.EOF
		}
		return n.cut(b), nil
	}
}

// cut returns the first line of b and keeps the others: \r ends a line too.
func (n *Reader) cut(b []byte) []byte {
	n.line++
	n.rest = nil
	if i := bytes.IndexByte(b, '\r'); i >= 0 && i+1 < len(b) && b[i+1] != '\n' {
		b, n.rest = b[:i+1], b[i+1:]
	}
	return b
}
