package name

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// whole returns m with the ends that its words and their spacing tell: a
// hyphen within a word parts no name of a person ("Gerrit-Jan", "al-Otaishan"),
// a wide gap parts any, a bracket that is not closed begins another thing, and a
// verb what is said of it.
// floor is the first token that no name before m holds.
func whole(d *doc.Document, m doc.Mention, floor int32) doc.Mention {
	for i := m.First + 1; i <= m.Last; i++ {
		gap := d.Text[d.End[i-1]:d.Start[i]]
		open := d.Word(i) == "(" && !strings.Contains(d.Phrase(i, m.Last), ")")
		if strings.Contains(gap, "  ") || strings.Contains(gap, "\t") || open || i < m.Last && acts(d, i) {
			m.Last = i - 1
		}
	}
	if m.First > floor && isHyphen(d.Word(m.First)) && d.End[m.First-1] == d.Start[m.First] {
		m.First--
	}
	for m.Type == schema.Person && m.First-2 >= floor && isHyphen(d.Word(m.First-1)) &&
		d.End[m.First-1] == d.Start[m.First] && d.End[m.First-2] == d.Start[m.First-1] && hyphened(d.Word(m.First-2)) {
		m.First -= 2
	}
	return m
}

// acts reports whether token i, in a headline with capitals, is a verb that ends the
// name before it: "Lind Council | Supports the Harbour".
func acts(d *doc.Document, i int32) bool {
	w := d.Word(i)
	if len(w) < 4 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") {
		return false
	}
	switch d.Word(i - 1) {
	case "of", "for", "and", "&", "in", "to", "the":
		return false
	}
	switch d.Word(i + 1) {
	case "the", "a", "an", "its", "their":
		return true
	}
	return false
}

func isHyphen(w string) bool { return w == "-" || w == "‑" }

// hyphened reports whether a word may begin a name with a hyphen: one with a
// capital, or an article of Arabic.
func hyphened(w string) bool {
	return w != "" && w[0] >= 'A' && w[0] <= 'Z' || w == "al" || w == "el" || w == "ul" || w == "an" || w == "as" || w == "ash" || w == "at"
}
