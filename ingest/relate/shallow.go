package relate

import (
	"slices"

	"kg/ingest/doc"
	"kg/schema"
)

// shallow adds the is edges that the order of words shows, whatever the tree
// makes of them: "Mines Minister Ann Lee", "Ann Lee, 41, head of Acme, said",
// "Acme's head, Ann Lee, said", "Ann Lee is the head of Acme", "Acme, whose
// head, Ann Lee, …", "Acme, a maker of pumps, …".
func (g *graph) shallow() {
	g.apposed = resize(g.apposed, g.d.Len(), -1)
	g.taken = resize(g.taken, g.d.Len(), -1)
	for _, s := range g.d.Sentences {
		g.phrases = g.phrasesOf(s, g.phrases[:0])
		for k := range g.phrases {
			p := &g.phrases[k]
			g.titled(p)
			g.followed(k, s.End)
			g.equated(k, s.End)
		}
		for i := s.First; i+3 < s.End; i++ {
			g.based(i, s.End)
		}
		for k := range g.phrases {
			g.preceding(k, s.End)
			g.happening(k, s.End)
		}
	}
}

// A complement is what follows a noun with a preposition.
type complement struct {
	prep, head int32 // tokens
}

// A tail is where a phrase ends with its complements.
type tail struct {
	end         int32 // the token after
	complements []complement
}

// after returns the tail of phrase k: "head [of Acme] [in Paris]".
func (g *graph) after(k int, end int32) tail {
	d := g.d
	t := tail{end: g.phrases[k].last + 1}
	for n := 0; n < 3 && t.end+1 < end; n++ {
		at := t.end
		if d.Pos[at] != doc.ADP && d.Tag[at] != doc.TO {
			break
		}
		next := k + 1
		if next >= len(g.phrases) || g.phrases[next].first != at+1 {
			break
		}
		q := &g.phrases[next]
		if g.isTime(q.head) {
			break
		}
		t.complements = append(t.complements, complement{at, q.head})
		k, t.end = next, q.last+1
		for t.end+1 < end && g.inName[q.head] && (d.Pos[t.end] == doc.CCONJ || d.Word(t.end) == "/") && k+1 < len(g.phrases) {
			r := &g.phrases[k+1]
			if r.first != t.end+1 || !g.inName[r.head] || g.typ(r.head) != g.typ(q.head) || g.person(r.head) {
				break
			}
			t.complements = append(t.complements, complement{at, r.head})
			k, t.end = k+1, r.last+1
		}
		if t.end < end && d.Word(t.end) == "(" { // "of the Port Board (PB)"
			for j := t.end + 1; j < end && j < t.end+8; j++ {
				if d.Word(j) == ")" {
					t.end = j + 1
					for k+1 < len(g.phrases) && g.phrases[k+1].last < t.end {
						k++
					}
					break
				}
			}
		}
	}
	return t
}

// closes reports whether an apposition can end before token i: a clause
// that goes on from it with a verb of its own makes it a subject.
func (g *graph) closes(i, end int32) bool {
	d := g.d
	if i >= end {
		return true
	}
	switch d.Pos[i] {
	case doc.PUNCT, doc.SYM:
		return true
	case doc.ADP, doc.SCONJ:
		return true
	case doc.VERB:
		return d.Tag[i] == doc.VBG || d.Tag[i] == doc.VBN && i+1 < end && d.Pos[i+1] == doc.ADP
	}
	return relativizer(d, i)
}

// inside makes the names before the noun of q its dependents: whose it is, or
// what it is for.
func (g *graph) inside(q *phrase) {
	d := g.d
	r := q.head
	if g.inName[r] {
		return
	}
	for j := r - 1; j >= q.first; j-- {
		switch {
		case d.Tag[j] == doc.POS && j > q.first:
			g.put(r, j-1, whose|1<<doc.NmodPoss, 0, said)
			return
		case d.Tag[j] == doc.PRPS || d.Tag[j] == doc.WPS:
			g.put(r, j, whose|1<<doc.NmodPoss, 0, said)
		case g.inName[j]:
			if j+1 < r && d.Tag[j+1] == doc.HYPH && d.Pos[j+2] == doc.VERB {
				continue // "Oslo-based"
			}
			g.put(r, j, whose|1<<doc.Compound, 0, said)
			j = min(j, g.firstOf[g.node[j]])
		case d.Pos[j] == doc.ADJ && g.mention[j] >= 0:
			g.put(r, j, whose|1<<doc.Amod, 0, said)
		}
	}
}

// happening adds what follows a noun that tells of a deed as its dependents:
// "the arrest of Ann Lee in Paris after a request from Norway".
func (g *graph) happening(k int, end int32) {
	d := g.d
	q := &g.phrases[k]
	if g.inName[q.head] || !g.class.deed.has(g, q.head, g.key(q.head)) {
		return
	}
	noun := q.head
	at := q.last + 1
	for n := k + 1; n < len(g.phrases) && n < k+6 && at+1 < end; n++ {
		p := &g.phrases[n]
		for at+2 < end && d.Pos[at] == doc.ADP && p.first != at+1 && g.value[at+1] >= 0 && g.isTime(at+1) { // "in 2018"
			at = d.Values[g.value[at+1]].Last + 1
		}
		if p.first != at+1 || d.Pos[at] != doc.ADP && d.Tag[at] != doc.TO && lower(d.Word(at)) != "following" {
			return
		}
		if prep := g.preps[lower(d.Word(at))]; prep != 0 && !g.isTime(p.head) {
			g.add(q.head, p.head, doc.Nmod, prep)
			if noun != q.head {
				g.add(noun, p.head, doc.Nmod, prep)
			}
			if g.common(p.head) {
				g.inside(p)
				noun = p.head
			}
		}
		at = p.last + 1
	}
}

// based makes the place of "the Oslo-based firm" and "Oslo-based Acme" a
// dependent of what is based there: with the preposition "in" of its
// participle.
func (g *graph) based(i, end int32) {
	d := g.d
	if !g.inName[i] || d.Tag[i+1] != doc.HYPH && d.Word(i+1) != "-" {
		return
	}
	v := i + 2
	if w := lower(d.Word(v)); w != "based" && w != "headquartered" {
		return
	}
	p, ok := g.phraseAt(v+1, end)
	if !ok {
		return
	}
	if g.inName[v+1] && g.typ(g.node[v+1])&schema.Organization != 0 {
		p.head = g.node[v+1]
	}
	g.put(p.head, v, 1<<doc.Amod, 0, said)
	g.put(v, i, 1<<doc.Obl|1<<doc.Compound, g.preps["in"], said)
}

// beyond returns the token after the age that follows token i, as in ", 41,"
// and "(41)", or i.
func (g *graph) beyond(i, end int32) int32 {
	d := g.d
	if i+2 < end && (d.Word(i) == "," || d.Word(i) == "(") && d.Pos[i+1] == doc.NUM && (d.Word(i+2) == "," || d.Word(i+2) == ")") {
		if d.Word(i+2) == ")" {
			return i + 3
		}
		return i + 2
	}
	return i
}

// aside reports whether token i sets off an apposition.
func (g *graph) aside(i int32) bool {
	switch g.d.Word(i) {
	case ",", "–", "—", "--", "(":
		return true
	}
	return false
}

// adverb reports whether token i may stand before a description: "once an
// ally", "also head of Acme".
func (g *graph) adverb(i int32) bool {
	switch lower(g.d.Word(i)) {
	case "now", "once", "also", "then", "formerly", "currently", "still", "himself", "herself", "itself", "already", "long", "later", "both", "today", "until", "recently", "officially", "previously":
		return true
	}
	return false
}

// followed adds the edges of "Ann Lee, 41, head of Acme and a director of
// Bolt," and "Acme, a maker of pumps,".
func (g *graph) followed(k int, end int32) {
	d := g.d
	p := &g.phrases[k]
	if !g.isNamed(p.head) || !g.inName[p.head] && d.Pos[p.head] != doc.PRON {
		return
	}
	i := g.beyond(p.last+1, end)
	if i+1 >= end || !g.aside(i) {
		return
	}
	for i+2 < end && g.adverb(i+1) {
		i++
	}
	for n := k + 1; n < len(g.phrases) && n < k+4; n++ {
		q := &g.phrases[n]
		if q.first != i+1 || g.inName[q.head] || !g.describes(q.head, g.typ(p.head)) || d.Pos[q.first] == doc.VERB {
			return
		}
		if !g.person(p.head) && d.Pos[q.first] != doc.DET && d.Tag[q.first] != doc.PRPS {
			return
		}
		t := g.after(n, end)
		for n+1 < len(g.phrases) && g.phrases[n+1].last < t.end {
			n++
		}
		if t.end+2 < end && d.Word(t.end) == "," && d.Pos[t.end+1] == doc.CCONJ {
			if m := n + 1; m < len(g.phrases) && g.phrases[m].first == t.end+2 && !g.inName[g.phrases[m].head] && g.describes(g.phrases[m].head, g.typ(p.head)) {
				t.end++ // "director of Acme, and chairman of Bolt"
			}
		}
		more := t.end+1 < end && d.Pos[t.end] == doc.CCONJ && n+1 < len(g.phrases) && g.phrases[n+1].first == t.end+1 && g.describes(g.phrases[n+1].head, g.typ(p.head)) && !g.inName[g.phrases[n+1].head]
		if more && d.Pos[g.phrases[n+1].first] == doc.DET && lower(d.Word(g.phrases[n+1].first)) == "the" {
			return // "thanked Ann Lee, the mayor and the judge"
		}
		if !more && !g.closes(t.end, end) {
			return
		}
		g.entitled(p.head, q, t, named)
		if !more {
			return
		}
		i = t.end
	}
}

// preceding adds the edges of "the head of Acme, Ann Lee, said" and of "Acme,
// whose head, Ann Lee, said".
func (g *graph) preceding(k int, end int32) {
	d := g.d
	q := &g.phrases[k]
	if g.inName[q.head] || g.apposed[q.head] >= 0 || !g.describes(q.head, schema.Person) {
		return
	}
	if d.Tag[q.first] == doc.WPS && k > 0 {
		if w := &g.phrases[k-1]; w.last == q.first-1 || w.last == q.first-2 && g.aside(q.first-1) {
			g.put(q.head, w.head, whose|1<<doc.NmodPoss, 0, said)
		}
	}
	t := g.after(k, end)
	if t.end+1 >= end {
		return
	}
	n := k + 1
	for n < len(g.phrases) && g.phrases[n].last < t.end {
		n++
	}
	if n >= len(g.phrases) {
		return
	}
	p := &g.phrases[n]
	begins := q.first == 0 || d.Pos[q.first-1] == doc.PUNCT || g.startsSentence(q.first)
	switch {
	case !g.person(p.head):
		return
	case g.aside(t.end) && p.first == t.end+1 && (p.last+1 == end || d.Pos[p.last+1] == doc.PUNCT || relativizer(d, p.last+1) || begins && d.Pos[p.last+1] == doc.VERB):
	case begins && len(t.complements) > 0 && p.first == t.end && p.last+1 < end && (d.Pos[p.last+1] == doc.VERB || d.Pos[p.last+1] == doc.AUX):
		// "Director of the Port Board Ann Lee said"
	default:
		return
	}
	for j := p.first; j < g.firstOf[p.head]; j++ {
		if d.Pos[j] != doc.PROPN && d.Pos[j] != doc.NOUN {
			return // "the head of Acme, the late Ann Lee": another phrase
		}
	}
	g.entitled(p.head, q, t, named)
}

// beyondRelative returns the token after a relative clause between commas that
// begins at token i, if a form of "be" stands there; else i.
func (g *graph) beyondRelative(i, end int32) int32 {
	d := g.d
	if i+2 >= end || d.Word(i) != "," || d.Tag[i+1] != doc.WP {
		return i
	}
	for j := i + 2; j+1 < end && j < i+20; j++ {
		if d.Word(j) == "," {
			if d.Lemma[j+1] == "be" && d.Pos[j+1] == doc.AUX {
				return j + 1
			}
			return i
		}
	}
	return i
}

// startsSentence reports whether a sentence begins with token i.
func (g *graph) startsSentence(i int32) bool {
	_, ok := slices.BinarySearchFunc(g.d.Sentences, i, func(s doc.Span, i int32) int { return int(s.First) - int(i) })
	return ok
}

// equated adds the edges of "Ann Lee is the head of Acme" and "Ann Lee, who
// was once its head".
func (g *graph) equated(k int, end int32) {
	d := g.d
	p := &g.phrases[k]
	if !g.inName[p.head] && d.Tag[p.head] != doc.PRP || p.first > 0 && (d.Pos[p.first-1] == doc.ADP || d.Pos[p.first-1] == doc.CCONJ) {
		return
	}
	i := p.last + 1
	if i+3 < end && d.Word(i) == "," && g.beyond(i, end) == i+2 && d.Pos[i+3] == doc.AUX {
		i += 3
	}
	if j := g.beyondRelative(i, end); j > i {
		i = j
	}
	if i+2 < end && d.Word(i) == "," {
		i++
	}
	if i+1 < end && d.Tag[i] == doc.WP {
		i++
	} else if i > p.last+1 && d.Pos[i] != doc.AUX {
		return
	}
	for i < end && d.Pos[i] == doc.ADV && g.adverb(i) {
		i++
	}
	if i+1 < end && d.Lemma[i] == "have" && d.Word(i+1) == "been" {
		i++
	}
	how := said
	switch {
	case i+1 >= end:
		return
	case d.Lemma[i] == "be" && d.Pos[i] == doc.AUX && d.Tag[i] != doc.VB && d.Tag[i] != doc.VBG:
	case d.Lemma[i] == "become" && d.Tag[i] != doc.VB && d.Tag[i] != doc.VBG:
		how = became
	default:
		return
	}
	for i+2 < end && g.adverb(i+1) {
		i++
	}
	for k+2 < len(g.phrases) && g.phrases[k+1].first <= i {
		k++
	}
	if k+1 >= len(g.phrases) {
		return
	}
	q := &g.phrases[k+1]
	if q.first == i+1 && d.Pos[p.head] == doc.PRON && g.typ(p.head) == 0 || q.first != i+1 || g.inName[q.head] || !g.describes(q.head, g.typ(p.head)) {
		return
	}
	if w := lower(d.Word(q.first)); w == "no" || w == "not" || d.Pos[q.first] == doc.VERB {
		return // "was named chair by"
	}
	t := g.after(k+1, end)
	g.entitled(p.head, q, t, how)
}
