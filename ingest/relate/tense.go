package relate

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// tense returns the status that words about noun i itself set: "former",
// "incoming".
func (f *finder) tense(i int32) schema.Status {
	d := f.d
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if d.Tag[j] == doc.POS && d.End[j]-d.Start[j] > 1 && d.Word(j) != "’" { // "the former minister's son", but "a former miners' lawyer"
			return f.until(i)
		}
		switch d.Pos[j] {
		case doc.PUNCT, doc.SYM, doc.NUM, doc.PART, doc.X:
			continue
		case doc.ADJ, doc.ADV, doc.NOUN, doc.PROPN, doc.VERB:
		case doc.DET:
			if j > 0 && (lower(d.Word(j-1)) == "then" || lower(d.Word(j-1)) == "once") {
				return schema.Ended // "then a clerk"
			}
			return f.until(i)
		default:
			return f.until(i)
		}
		w := lower(d.Word(j))
		switch {
		case f.class.former.last[w] != nil || strings.HasPrefix(w, "ex-"):
			return schema.Ended
		case f.class.coming.last[w] != nil:
			return schema.Planned
		case d.Tag[j] == doc.VBD || d.Tag[j] == doc.VBZ || d.Tag[j] == doc.VBP:
			return f.until(i) // "then became part"
		}
	}
	if i+2 < int32(d.Len()) && (d.Word(i+1) == "-" || d.Word(i+1) == "–") && (d.Word(i+2) == "elect" || d.Word(i+2) == "designate") {
		return schema.Planned
	}
	if strings.HasPrefix(d.Lemma[i], "ex-") {
		return schema.Ended
	}
	return f.until(i)
}

// until returns the status that what follows noun i sets: "head of Acme until
// May", "head of Acme from 2001 to 2004".
func (f *finder) until(i int32) schema.Status {
	d := f.d
	if !f.class.role.has(&f.graph, i, f.key(i)) {
		return schema.Asserted
	}
	from := false
	for j := i + 1; int(j) < d.Len() && j < i+12; j++ {
		switch w := lower(d.Word(j)); {
		case w == "until" || w == "till":
			return schema.Ended
		case w == "from":
			from = true
		case w == "to" && from && int(j)+1 < d.Len() && f.value[j+1] >= 0 && f.isTime(j+1):
			return schema.Ended
		case d.Pos[j] == doc.VERB || d.Pos[j] == doc.AUX || d.Pos[j] == doc.PUNCT && !f.inName[j] && w != "-" && w != "'s":
			return schema.Asserted
		}
	}
	return schema.Asserted
}
