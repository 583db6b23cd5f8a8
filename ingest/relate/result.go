package relate

import (
	"strconv"

	"kg/ingest/doc"
	"kg/schema"
)

// scores adds who beat whom in a line that gives a result alone: "Redfield United
// 2-1 Harbour City", "Redfield United 3, Harbour City 2 (OT)", "Redfield 1 (Smith
// 12) Harbour City 0". It begins a sentence, and both sides are bodies or places.
func (f *finder) scores() {
	d := f.d
	for _, s := range d.Sentences {
		i := s.First
		for i < s.End && d.Pos[i] == doc.PUNCT {
			i++
		}
		a, i := f.side(i, s.End)
		if a < 0 {
			continue
		}
		m, i := points(d, i, s.End)
		if m < 0 {
			continue
		}
		n := -1
		if i+1 < s.End && (d.Word(i) == "-" || d.Word(i) == "–") {
			n, i = points(d, i+1, s.End)
		}
		if i < s.End && d.Word(i) == "(" {
			for i < s.End && d.Word(i) != ")" {
				i++
			}
			i++
		}
		if i < s.End && d.Word(i) == "," {
			i++
		}
		b, i := f.side(i, s.End)
		if n < 0 {
			n, i = points(d, i, s.End)
		}
		if b < 0 || n < 0 || n == m || i < s.End && d.Pos[i] != doc.PUNCT {
			continue
		}
		if n > m {
			a, b = b, a
		}
		f.shape(a, b, "defeated", "defeated/score", 0.85)
	}
}

// side returns the node of the body or place that is named from token i on, -1 if
// none is, and the token after the name.
func (f *finder) side(i, end int32) (int32, int32) {
	if i < 0 || i >= end || !f.inName[i] || f.firstOf[f.node[i]] != i || f.typ(f.node[i])&(schema.Organization|schema.Place) == 0 {
		return -1, i
	}
	who := f.node[i]
	for i < end && f.inName[i] && f.node[i] == who {
		i++
	}
	return who, i
}

// points returns the number that token i is, -1 if it is none that a side may
// have scored, and the token after it.
func points(d *doc.Document, i, end int32) (int, int32) {
	if i < 0 || i >= end {
		return -1, i
	}
	n, err := strconv.Atoi(d.Word(i))
	if err != nil || n < 0 || n > 200 {
		return -1, i
	}
	return n, i + 1
}
