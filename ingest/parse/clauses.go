package parse

import "kg/ingest/doc"

// clauses appends to out the parts of a sentence, cut at each semicolon that
// stands between two main clauses: a tree has one arc over it, from root to root,
// so that neither side is mistaken for a part of the other.
func clauses(d *doc.Document, span doc.Span, out []doc.Span) []doc.Span {
	first := span.First
	depth := 0
	for i := span.First; i < span.End; i++ {
		switch d.Word(i) {
		case "(", "[", "“":
			depth++
		case ")", "]", "”":
			depth = max(0, depth-1)
		case `"`:
			depth ^= 1
		case ";":
			if depth == 0 && isClause(d, first, i) && isClause(d, i+1, span.End) {
				out = append(out, doc.Span{First: first, End: i})
				first = i + 1
			}
		}
	}
	return append(out, doc.Span{First: first, End: span.End})
}

// isClause reports whether the words up to the next semicolon have a finite verb
// with words before it, none of which asks, relates or joins a subordinate clause.
func isClause(d *doc.Document, first, end int32) bool {
	for i := first; i < end && d.Word(i) != ";"; i++ {
		switch d.Tag[i] {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return i > first
		case doc.WDT, doc.WP, doc.WRB:
			return false
		}
	}
	return false
}

// join hangs the tree of a later clause on that of the first, the semicolon before
// it on its root, and the full stop behind it on that of the whole sentence.
func join(d *doc.Document, span doc.Span, first, root int32) {
	d.Head[root], d.Dep[root] = first, doc.Parataxis
	if d.Dep[span.First] == doc.Cc && d.Head[span.First] == root {
		d.Dep[root] = doc.Conj
	}
	d.Head[span.First-1], d.Dep[span.First-1] = root, doc.Punct
	if last := span.End - 1; d.Dep[last] == doc.Punct && d.Head[last] == root {
		d.Head[last] = first
	}
}
