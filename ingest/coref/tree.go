package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
)

// tree gives the dependents of each token, and the stretch that it covers.
type tree struct {
	first, next []int32 // first child, next sibling; -1 none
	lo, hi      []int32
}

func grow(d *doc.Document) *tree {
	n := d.Len()
	buf := make([]int32, 6*n)
	t := &tree{first: buf[:n], next: buf[n : 2*n], lo: buf[2*n : 3*n], hi: buf[3*n : 4*n]}
	left, queue := buf[4*n:5*n], buf[5*n:5*n]
	for i := range t.first {
		t.first[i], t.next[i] = -1, -1
		t.lo[i], t.hi[i] = int32(i), int32(i)
	}
	for i := int32(n) - 1; i >= 0; i-- {
		if h := d.Head[i]; h >= 0 && h < int32(n) && h != i {
			t.next[i], t.first[h] = t.first[h], i
			left[h]++
		}
	}
	for i := range left {
		if left[i] == 0 {
			queue = append(queue, int32(i))
		}
	}
	for k := 0; k < len(queue); k++ {
		i := queue[k]
		if h := d.Head[i]; h >= 0 && h < int32(n) && h != i {
			t.lo[h], t.hi[h] = min(t.lo[h], t.lo[i]), max(t.hi[h], t.hi[i])
			if left[h]--; left[h] == 0 {
				queue = append(queue, h)
			}
		}
	}
	for i := range left {
		if left[i] > 0 { // in a circle, which is no tree
			t.first[i] = -1
		}
	}
	return t
}

// child returns the first dependent of i under one of deps, -1 for none.
func (t *tree) child(d *doc.Document, i int32, deps ...doc.Dep) int32 {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if slices.Contains(deps, d.Dep[c]) {
			return c
		}
	}
	return -1
}

// phrase returns the noun phrase of head h: its own words and modifiers,
// without case markers, conjuncts, appositions and, where h is a predicate,
// without the clause. With all, appositions and what follows them count.
func (t *tree) phrase(d *doc.Document, h int32, all bool) (lo, hi int32) {
	lo, hi = h, h
	clause := t.child(d, h, doc.Cop, doc.Nsubj, doc.NsubjPass, doc.Csubj, doc.NsubjOuter) >= 0
	for c := t.first[h]; c >= 0; c = t.next[c] {
		switch d.Dep[c] {
		case doc.Det, doc.DetPredet, doc.Amod, doc.Nummod, doc.NmodPoss, doc.NmodDesc, doc.Compound, doc.Flat, doc.Fixed, doc.Goeswith,
			doc.NmodUnmarked, doc.Nmod:
			if d.Dep[c] == doc.NmodUnmarked && d.Pos[c] == doc.PRON {
				continue
			}
		case doc.Advmod, doc.OblUnmarked:
			if c > h || clause || d.Pos[c] == doc.ADV && !strings.EqualFold(d.Word(c), "nearly") && !strings.EqualFold(d.Word(c), "about") {
				continue
			}
		case doc.Acl, doc.AclRelcl:
			if c < h || clause && d.Dep[c] == doc.Acl {
				continue
			}
		case doc.Appos, doc.Parataxis:
			if all && d.Dep[c] == doc.Appos {
				a, b := t.phrase(d, c, true)
				if b+1 < int32(d.Len()) && t.hi[c] == b+1 && closes(d, min(lo, t.lo[c]), b+1) {
					b++
				}
				lo, hi = min(lo, a), max(hi, b)
			}
			continue
		case doc.DepDep:
			if c > h {
				continue
			}
		default:
			continue
		}
		lo, hi = min(lo, t.lo[c]), max(hi, t.hi[c])
	}
	// Brackets and marks that a long modifier drags in at the rim.
	for lo < h && rim(d, lo) {
		lo++
	}
	for hi > h && d.Pos[hi] == doc.PUNCT && !closes(d, lo, hi) {
		hi--
	}
	return lo, hi
}

// rim reports whether token i cannot begin a noun phrase.
func rim(d *doc.Document, i int32) bool {
	switch d.Pos[i] {
	case doc.ADP, doc.SCONJ, doc.CCONJ, doc.PART, doc.AUX:
		return true
	case doc.PUNCT:
		return d.Word(i) != "$"
	}
	return false
}

// closes reports whether token hi closes a bracket or quotation that opens in
// lo..hi.
func closes(d *doc.Document, lo, hi int32) bool {
	open := map[string]string{")": "(", "]": "[", "”": "“", "\"": "\"", "’": "‘", "''": "``"}[d.Word(hi)]
	if open == "" {
		return false
	}
	for i := lo; i < hi; i++ {
		if d.Word(i) == open {
			return true
		}
	}
	return false
}
