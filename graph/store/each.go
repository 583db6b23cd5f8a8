package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2"

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

// Sorted calls f for every quad, in the byte order of their canonical N-Quads lines. Native values
// come as typed literals; of values that N-Quads cannot say (bad UTF-8) it gives the nearest that
// it can. The bytes are f's only until it returns.
func (v *View) Sorted(ctx context.Context, f func(*Terms) error) error {
	w := &walk{v: v, ctx: ctx, f: f}
	w.texts.Limit = 32 << 20
	key := []byte{tagTerm}
	for more := true; more; {
		w.batch = w.batch[:0]
		err := v.lookAt(func(it *pebble.Iterator) error {
			ok := it.SeekGE(key)
			if ok && len(key) > 1 && bytes.Equal(it.Key(), key) {
				ok = it.Next()
			}
			for ; ; ok = it.Next() {
				if !ok || it.Key()[0] != tagTerm {
					more = false
					return nil
				}
				val, err := it.ValueAndErr()
				if err != nil {
					return err
				}
				if len(val) != idLen {
					return damagedKey(it.Key())
				}
				w.batch = append(w.batch, entry{bytes.Clone(it.Key()[1:]), getID(val)})
				if len(w.batch) >= lastChunk {
					key = append(key[:0], it.Key()...)
					return nil
				}
			}
		})
		if err != nil {
			return err
		}
		for _, e := range w.batch {
			if err := w.add(e); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(w.sortFirst(), w.flush()); err != nil {
		return err
	}
	return w.early(nil)
}

// entry is a term of the dictionary: its text or key, and its id.
type entry struct {
	text []byte
	id   uint64
}

// walk is a sorted walk over the subjects.
type walk struct {
	v     *View
	ctx   context.Context
	f     func(*Terms) error
	batch []entry
	run   []entry // entries that a cut key may have put in the wrong order
	cut   bool    // one of run had a cut key
	first []entry // subjects that N-Quads writes otherwise than the dictionary, still to come
	done  bool    // first is sorted
	texts Cache[uint64, []byte]
	scan  scan
	quads []Terms
}

func (w *walk) add(e entry) error {
	if len(e.text) > 0 && e.text[0] < ' ' {
		w.first = append(w.first, entry{e.text, e.id})
		return nil
	}
	if err := w.sortFirst(); err != nil {
		return err
	}
	if len(w.run) > 0 && !sameHead(w.run[0].text, e.text) {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(e.text) == keyHead+17 && e.text[keyHead] == 0xff {
		w.cut = true
	}
	w.run = append(w.run, e)
	return nil
}

// sortFirst brings first, which is complete, into the order of its texts.
func (w *walk) sortFirst() error {
	if w.done {
		return nil
	}
	for i := range w.first {
		text, err := w.text(w.first[i].id)
		if err != nil {
			return err
		}
		w.first[i].text = text
	}
	slices.SortFunc(w.first, func(a, b entry) int { return bytes.Compare(a.text, b.text) })
	w.done = true
	return nil
}

func sameHead(a, b []byte) bool {
	return len(a) >= keyHead && len(b) >= keyHead && bytes.Equal(a[:keyHead], b[:keyHead])
}

func (w *walk) flush() error {
	run := w.run
	if w.cut {
		kept := run[:0]
		for _, e := range run {
			n, err := w.v.count(spol, 1, &ids{e.id}, 1)
			if err != nil {
				return err
			}
			if n == 0 {
				continue
			}
			if e.text, err = w.text(e.id); err != nil {
				return err
			}
			kept = append(kept, e)
		}
		run = kept
		slices.SortFunc(run, func(a, b entry) int { return bytes.Compare(a.text, b.text) })
	}
	for _, e := range run {
		if err := w.early(e.text); err != nil {
			return err
		}
		if err := w.subject(append(w.same(e.text), e)); err != nil {
			return err
		}
	}
	w.run, w.cut = w.run[:0], false
	return nil
}

// early tells the subjects of first that come before text, or all that are left.
func (w *walk) early(text []byte) error {
	for len(w.first) > 0 && (text == nil || bytes.Compare(w.first[0].text, text) < 0) {
		if err := w.subject(w.same(w.first[0].text)); err != nil {
			return err
		}
	}
	return nil
}

// same takes the subjects with this text from first.
func (w *walk) same(text []byte) []entry {
	n := 0
	for n < len(w.first) && bytes.Equal(w.first[n].text, text) {
		n++
	}
	out := w.first[:n:n]
	w.first = w.first[n:]
	return out
}

// subject tells the quads of the nodes, which have the same text.
func (w *walk) subject(entries []entry) error {
	w.quads = w.quads[:0]
	for _, e := range entries {
		w.scan.start(w.v, spol, 1, &ids{e.id})
		for {
			q, ok, err := w.scan.next(w.ctx)
			if err != nil {
				return err
			} else if !ok {
				break
			}
			t := Terms{e.text}
			for i := 1; i < 4; i++ {
				if q[i] != 0 {
					if t[i], err = w.text(q[i]); err != nil {
						return err
					}
				}
			}
			w.quads = append(w.quads, t)
		}
	}
	slices.SortFunc(w.quads, CompareTerms)
	for i := range w.quads {
		if i > 0 && CompareTerms(w.quads[i-1], w.quads[i]) == 0 {
			continue // a native value and the literal that says it
		}
		if err := w.f(&w.quads[i]); err != nil {
			return err
		}
	}
	return nil
}

// CompareTerms orders quads of one subject.
func CompareTerms(a, b Terms) int {
	for i := 1; i < 4; i++ {
		if c := bytes.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

func (w *walk) text(id uint64) ([]byte, error) {
	if t, ok := w.texts.Get(id, 200); ok {
		return t, nil
	}
	term, err := w.v.term(id)
	if err != nil {
		return nil, err
	}
	t, err := Text(term)
	if err != nil {
		return nil, err
	}
	w.texts.Put(id, t, EntryCost+int64(len(t)))
	return t, nil
}

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
