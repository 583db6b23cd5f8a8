package relate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/schema"
)

// abbreviated are the places that stand before offices without being named
// otherwise: "US President".
var abbreviated = map[string]bool{"u.s.": true, "us": true, "u.k.": true, "uk": true, "eu": true, "e.u.": true, "un": true, "u.n.": true, "nato": true}

// labour is a party, and what ministers have charge of.
var labour = map[string]bool{"labour": true, "labor": true}

// portfolios are the offices that are named for what their holders have charge of.
var portfolios = map[string]bool{"minister": true, "secretary": true, "ministry": true, "commissioner": true}

// role returns the words of the office or job whose noun is i: without the
// name of whoever it is held for, and without "former" and the like.
func (f *finder) role(i int32) string {
	d := f.d
	if lower(d.Word(i)) == "staff" {
		if i > 1 && d.Word(i-1) == "of" && lower(d.Word(i-2)) == "chief" {
			return f.role(i - 2)
		}
		return ""
	}
	if next := i + 1; int(next) < d.Len() && f.general(next) && !(capital(d.Word(next)) && !capital(d.Word(i))) && (d.Head[next] == i || d.Head[next] == d.Head[i] || d.Head[i] == next) {
		return f.role(next) // "Secretary General"
	}
	if f.goesOn(i) {
		return "" // the word that it goes on with tells it whole
	}
	first, last := i, i
	if f.general(i) && i > 0 && f.class.role.last[lower(d.Word(i-1))] != nil {
		first = i - 1
	}
	for j := first - 1; j >= 0 && j > i-6; j-- {
		w := lower(d.Word(j))
		switch d.Pos[j] {
		case doc.NOUN, doc.PROPN, doc.ADJ, doc.VERB:
			if d.Pos[j] == doc.VERB && f.class.calling.last[w] == nil {
				j = 0
				continue
			}
			if f.inName[j] && f.rankOf(j, i) {
				j = f.firstOf[f.node[j]]
				first = j
				continue
			}
			if abbreviated[w] && first == j+1 && (first < i && capital(d.Word(first)) || j > 0 && lower(d.Word(j-1)) == "assistant") {
				first = j // "U.S. District Judge"
				continue
			}
			if f.inName[j] || schema.Demonym(d.Word(j)) != "" || f.mention[j] >= 0 && d.Mentions[f.mention[j]].Form == doc.Name && d.Pos[j] != doc.ADJ {
				j = 0
				continue
			}
		case doc.PUNCT, doc.SYM, doc.X:
			if w != "-" && w != "–" && d.Tag[j] != doc.HYPH {
				j = 0
			}
			continue
		case doc.PART:
			if !f.collective(j) || j > 1 && d.Pos[j-2] == doc.DET && lower(d.Word(j-2)) == "the" {
				j = 0
			}
			continue
		default:
			j = 0
			continue
		}
		if w == "first" && firsts[lower(d.Word(j+1))] {
			first = j
			continue
		}
		if capital(d.Word(j)) && f.class.partisan.alone(w) && !(labour[w] && portfolios[lower(d.Word(first))]) || f.class.former.alone(w) || f.class.coming.alone(w) || f.class.plain.alone(w) && !(w == "local" && lower(d.Word(j+1)) == "government") || f.value[j] >= 0 || abbreviated[w] ||
			d.Tag[j] == doc.JJS || j > 1 && d.Tag[j-1] == doc.HYPH && (d.Pos[j-2] == doc.NUM || d.Pos[j-2] == doc.ADP || f.class.plain.alone(lower(d.Word(j-2)))) {
			break
		}
		if d.Pos[j] != doc.ADJ && capital(d.Word(first)) && !capital(d.Word(j)) && d.Tag[j+1] != doc.HYPH {
			break // "in the headlines Editor Ann Lee"
		}
		first = j
	}
	if n := f.inChief(last); n > last {
		return strings.Join(strings.Fields(d.Phrase(first, n)), " ")
	}
	if last+1 < int32(d.Len()) && strings.HasPrefix(lower(d.Word(last+1)), "emerit") {
		return strings.Join(strings.Fields(d.Phrase(first, last+1)), " ")
	}
	if n := last + 2; int(n) < d.Len() && lower(d.Word(n-1)) == "at" && lower(d.Word(n)) == "large" {
		return strings.Join(strings.Fields(d.Phrase(first, n)), " ")
	}
	// "Head of research": a bare noun belongs to the office, a body does not.
	if n := int32(d.Len()); last+2 < n {
		if w := d.Word(last + 1); w == "of" || w == "for" {
			j := last + 2
			for j < n && (d.Pos[j] == doc.NOUN || d.Pos[j] == doc.PROPN && capital(d.Word(i)) || d.Pos[j] == doc.ADJ && j+1 < n && d.Pos[j+1] == doc.NOUN) && !f.inName[j] && f.value[j] < 0 {
				j++
			}
			if j > last+2 && (j == n || (!f.inName[j] || f.person(j) && f.class.portfolio.alone(lower(d.Word(j-1)))) && d.Tag[j] != doc.POS && d.Tag[j] != doc.HYPH) {
				last = j - 1
			}
		}
	}
	words := strings.TrimPrefix(strings.Join(strings.Fields(d.Phrase(first, last)), " "), "ex-")
	if d.Tag[i] == doc.NNS || d.Tag[i] == doc.NNPS { // "lawyers Ann Lee and Bob Orr"
		if one := d.Lemma[i]; len(one) > 2 && strings.HasPrefix(lower(d.Word(i)), lower(one[:len(one)-1])) {
			at := strings.Index(words, d.Word(i))
			if capital(d.Word(i)) && !capital(one) {
				one = strings.ToUpper(one[:1]) + one[1:]
			}
			words = words[:at] + one + words[at+len(d.Word(i)):]
		}
	}
	return words
}

// firsts are the offices that have "first" in their names: "First Minister".
var firsts = map[string]bool{"minister": true, "secretary": true, "lady": true, "gentleman": true, "sergeant": true, "officer": true, "mate": true}

// goesOn reports whether the title whose word is token i ends with a later one:
// "Deputy Commissioner Lee", "secretary-general".
func (f *finder) goesOn(i int32) bool {
	d := f.d
	n := i + 1
	if int(n)+1 < d.Len() && d.Tag[n] == doc.HYPH && f.general(n+1) {
		return true
	}
	if int(n) < d.Len() && abbreviated[lower(d.Word(n))] {
		n++ // "Assistant U.S. Attorney"
	}
	if int(n)+1 >= d.Len() || !capital(d.Word(i)) || !capital(d.Word(n)) || f.inName[i] || !f.person(n+1) || f.firstOf[f.node[n+1]] != n+1 {
		return false
	}
	return f.common(n) && f.class.role.has(&f.graph, n, f.key(n)) && lower(d.Word(i)) == "deputy" || n > i+1
}

// presides reports whether the office whose noun is token i heads a body or is its
// members' choice, though its last word alone tells of its staff: "chief
// executive", "general secretary".
func (g *graph) presides(i int32, key string) bool {
	d := g.d
	if key != "secretary" {
		return key == "executive" && g.class.corporate.has(g, i, key)
	}
	if n := i + 2; int(n) < d.Len() && d.Tag[n-1] == doc.HYPH && lower(d.Word(n)) == "general" {
		return true
	}
	p, _ := g.before(i, 1)
	return p == "general" || p == "organising" || p == "organizing" || p == "branch" || p == "party"
}

// inChief returns the last token of the office whose noun is token i: that of
// "chief" in "editor in chief" and "editor-in-chief", else i.
func (f *finder) inChief(i int32) int32 {
	d := f.d
	n := i
	for _, w := range []string{"in", "chief"} {
		if n++; int(n) < d.Len() && d.Tag[n] == doc.HYPH {
			n++
		}
		if int(n) >= d.Len() || lower(d.Word(n)) != w {
			return i
		}
	}
	return n
}

// rankOf reports whether the name that token j is in belongs to the office
// whose noun is i: "Energy Minister", "the charity's Yemen director".
func (f *finder) rankOf(j, i int32) bool {
	d := f.d
	first := f.firstOf[f.node[j]]
	if first < 0 {
		return false
	}
	all := true
	for k := first; k <= j; k++ {
		all = all && (f.class.portfolio.last[lower(d.Word(k))] != nil || d.Pos[k] == doc.CCONJ || d.Word(k) == "&")
	}
	if all {
		return true
	}
	return j == i-1 && f.regional(i)
}

// capital reports whether word begins with a capital.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// general reports whether token i is the second word of "Attorney General" or the
// like.
func (f *finder) general(i int32) bool { return lower(f.d.Word(i)) == "general" }
