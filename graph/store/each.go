package store

import (
	"context"
	"encoding/hex"
	"strings"

	"github.com/cayleygraph/quad"
)

// Each calls f for every quad.
func (v *View) Each(ctx context.Context, f func(quad.Quad) error) error {
	return v.each(ctx, spol, 0, &ids{}, f)
}

// Label calls f for every quad that has the label; nil is for quads without one.
func (v *View) Label(ctx context.Context, label quad.Value, f func(quad.Quad) error) error {
	id, err := v.labelID(label)
	if err != nil || (id == 0 && label != nil) {
		return err
	}
	return v.each(ctx, lspo, 1<<3, &ids{3: id}, f)
}

func (v *View) labelID(label quad.Value) (uint64, error) {
	if label == nil {
		return 0, nil
	}
	term, err := AppendTerm(nil, label)
	if err != nil {
		return 0, err
	}
	return v.id(term)
}

func (v *View) each(ctx context.Context, x *index, mask uint8, fixed *ids, f func(quad.Quad) error) error {
	var s scan
	s.start(v, x, mask, fixed)
	for {
		q, ok, err := s.next(ctx)
		if err != nil || !ok {
			return err
		}
		out, err := v.quad(q)
		if err != nil {
			return err
		}
		if err := f(out); err != nil {
			return err
		}
	}
}

func (v *View) quad(q *ids) (out quad.Quad, err error) {
	for i, id := range q {
		if id == 0 {
			continue
		}
		val, err := v.value(id)
		if err != nil {
			return out, err
		} else if val == nil {
			_, err = v.term(id) // says what is wrong
			return out, err
		}
		out.Set(quad.Subject+quad.Direction(i), val)
	}
	return out, nil
}

// Labels calls f for every label, with the number of its quads.
func (v *View) Labels(ctx context.Context, f func(label quad.Value, quads int) error) error {
	last, n := uint64(0), 0
	tell := func() error {
		if last == 0 || n == 0 {
			return nil
		}
		val, err := v.value(last)
		if err != nil {
			return err
		}
		return f(val, n)
	}
	var s scan
	s.start(v, lspo, 0, &ids{})
	for {
		q, ok, err := s.next(ctx)
		if err != nil {
			return err
		} else if !ok {
			return tell()
		}
		if q[3] != last {
			if err := tell(); err != nil {
				return err
			}
			last, n = q[3], 0
		}
		n++
	}
}

// Terms are the canonical N-Quads texts of a quad; the label is nil if it has none.
type Terms [4][]byte

const xsd = "http://www.w3.org/2001/XMLSchema#"

// Text is the canonical N-Quads text of a stored term. Native values become typed literals; bytes
// that are not UTF-8 are replaced, labels of blank nodes that N-Quads does not allow are spelt in
// hexadecimal.
func Text(term []byte) ([]byte, error) {
	if len(term) > 0 && term[0] >= ' ' {
		return term, nil
	}
	val, err := ParseTerm(term)
	if err != nil {
		return nil, err
	}
	clean := func(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
	typed := func(s, t string) quad.Value { return quad.TypedString{Value: quad.String(s), Type: quad.IRI(xsd + t)} }
	switch x := val.(type) {
	case quad.IRI:
		val = quad.IRI(clean(string(x)))
	case quad.BNode:
		val = quad.BNode("x" + hex.EncodeToString([]byte(x)))
	case quad.String:
		val = quad.String(clean(string(x)))
	case quad.LangString:
		if !plainLang(x.Lang) {
			x.Lang = "und"
		}
		val = quad.LangString{Value: quad.String(clean(string(x.Value))), Lang: x.Lang}
	case quad.TypedString:
		val = quad.TypedString{Value: quad.String(clean(string(x.Value))), Type: quad.IRI(clean(string(x.Type)))}
	case quad.Int:
		val = typed(formatInt(int64(x)), "integer")
	case quad.Float:
		val = typed(formatFloat(float64(x)), "double")
	case quad.Bool:
		val = typed(formatBool(bool(x)), "boolean")
	case quad.Time:
		val = typed(formatTime(x), "dateTime")
	}
	return AppendTerm(nil, val)
}
