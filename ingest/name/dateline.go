package name

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/schema"
)

// datelined returns names with the places that the datelines of d name, whatever
// they were taken for: "PORT ELSE, N.S. (Wire) — The mayor". A dateline begins a
// line with a word in capitals, and has a comma or a bracket before its dash.
func datelined(d *doc.Document, names []doc.Mention) []doc.Mention {
	changed := false
	for _, s := range d.Sentences {
		if s.First < 0 || int(s.First) >= d.Len() || !begins(d, s.First) {
			continue
		}
		for _, m := range datelineOf(d, s.First) {
			names = slices.DeleteFunc(names, func(n doc.Mention) bool { return n.First <= m.Last && m.First <= n.Last })
			names, changed = append(names, m), true
		}
	}
	if changed {
		slices.SortFunc(names, func(a, b doc.Mention) int { return int(a.First) - int(b.First) })
	}
	return names
}

// begins reports whether token i begins a line.
func begins(d *doc.Document, i int32) bool {
	at := int(d.Start[i])
	return at == 0 || strings.HasSuffix(strings.TrimRight(d.Text[:at], " \t*"), "\n")
}

// datelineEnd is how many tokens a dateline may have.
const datelineEnd = 14

// datelineOf returns the places of the dateline that begins at token i, none if
// none does.
func datelineOf(d *doc.Document, i int32) []doc.Mention {
	end, parted := int32(-1), false
	for j := i; j < i+datelineEnd && int(j) < d.Len() && end < 0; j++ {
		switch w := d.Word(j); w {
		case "—", "–", "--", "-", "―":
			if d.End[j-min(1, j-i)] < d.Start[j] || w == "—" { // no hyphen in a word
				end = j
			}
		case ",", "(":
			parted = parted || j > i
		}
	}
	if end < 0 || !parted {
		return nil
	}
	city := i
	for city < end && shouted(d.Word(city)) {
		city++
	}
	if city == i || city > i+3 || d.Word(city) != "," && d.Word(city) != "(" && city != end {
		return nil
	}
	place := func(first, last int32) doc.Mention {
		return doc.Mention{First: first, Last: last, Head: head(d, first, last), Type: schema.Place, Form: doc.Name}
	}
	out := []doc.Mention{place(i, city-1)}
	if d.Word(city) != "," {
		return out
	}
	if r, _ := utf8.DecodeRuneInString(d.Word(city + 1)); unicode.IsLower(r) {
		return nil // "STOP, he said —"
	}
	last := city + 1
	for last < end && raised(d.Word(last)) {
		last++
	}
	if n := last - city - 1; n > 0 && n < 4 && (last == end || d.Word(last) == "," || d.Word(last) == "(") {
		out = append(out, place(city+1, last-1))
	}
	return out
}

// shouted reports whether w is in capitals.
func shouted(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLower(r) || unicode.IsDigit(r):
			return false
		}
	}
	return n > 2 || n > 0 && strings.HasSuffix(w, ".")
}

// raised reports whether w begins with a capital and is no month.
func raised(w string) bool {
	if r, _ := utf8.DecodeRuneInString(w); len(w) < 2 || !unicode.IsUpper(r) {
		return false
	}
	return !monthly[strings.ToLower(strings.TrimSuffix(w, "."))]
}

// monthly are the names of months and weekdays, and how they are shortened.
var monthly = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
		monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun`) {
		m[w] = true
	}
	return m
}()
