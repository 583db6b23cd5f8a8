package coref

import (
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// takers are the nouns that a phrase right behind them completes, whatever the
// tree hangs it on.
var takers = set(`access attack claim concern contribution damage demand effect emphasis impact influence interest need pressure progress reference response responsibility role stake step steps threat`)

// partaking are those of them that "in" completes.
var partaking = set(`interest progress role stake step`)

// lent returns the end of the phrase behind the noun h that completes it though
// the tree hangs it on the verb, as in "played a role in peace", -1 if none does.
func (r *run) lent(h, limit int32) int32 {
	d, t := r.d, r.t
	v := d.Head[h]
	if v < 0 || v > h || !takers[strings.ToLower(d.Lemma[h])] {
		return -1
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if d.Dep[c] != doc.Obl || t.lo[c] != h+1 || r.timed(c) || d.Pos[c] == doc.PRON {
			continue
		}
		switch strings.ToLower(d.Word(h + 1)) {
		case "for", "to", "on", "over", "about", "against", "towards", "toward":
			return r.whole(c, limit)
		case "in":
			if partaking[d.Lemma[h]] {
				return r.whole(c, limit)
			}
		}
	}
	return -1
}

// aims are the nouns that an infinitive completes, whatever the tree hangs it on.
var aims = set(`ability aim agreement ambition attempt authority bid call campaign capacity chance commitment decision desire determination drive duty effort endeavour endeavor failure goal inability intent intention
	invitation mandate mission move need obligation offer opportunity option order permission plan pledge plea power promise proposal push readiness reason refusal request resolve responsibility right struggle
	threat time tendency urge vow way willingness wish work`)

// aim returns the end of the infinitive that follows the noun h and what
// completes it up to hi, as in "need for Sark to act": -1 if none does, or not
// up to limit.
func (r *run) aim(h, hi, limit int32) int32 {
	d := r.d
	if !aims[strings.ToLower(d.Lemma[h])] {
		return -1
	}
	at := hi + 1
	if int(at) < d.Len() && strings.EqualFold(d.Word(at), "for") {
		for at++; at < limit && r.infinitive(at) < 0; at++ {
			switch d.Pos[at] {
			case doc.DET, doc.ADJ, doc.NOUN, doc.PROPN, doc.NUM, doc.PRON, doc.CCONJ:
			default:
				return -1
			}
		}
	}
	v := r.infinitive(at)
	if v < 0 || r.sentence[v] != r.sentence[h] {
		return -1
	}
	return r.plain(v, limit)
}

// infinitive returns the verb of the infinitive whose "to" token i is, -1 if it
// is none.
func (r *run) infinitive(i int32) int32 {
	d := r.d
	if i < 0 || int(i)+1 >= d.Len() || d.Tag[i] != doc.TO {
		return -1
	}
	for v := i + 1; int(v) < d.Len() && v < i+3; v++ {
		if d.Tag[v] == doc.VB {
			return v
		}
	}
	return -1
}

// gets reports whether c, which hangs on the noun h, tells rather who gets it or,
// with "with", what h gets: "gave guns to rebels", "supplied rebels with guns".
func (r *run) gets(h, c int32) bool {
	d := r.d
	v := d.Head[h]
	if v < 0 || d.Dep[h] != doc.Obj {
		return false
	}
	switch strings.ToLower(d.Word(r.t.lo[c])) {
	case "to":
		return d.Dep[c] == doc.Nmod && handing[d.Lemma[v]]
	case "with":
		return supplying[d.Lemma[v]]
	}
	return false
}

// handing are the verbs whose object goes "to" somebody; supplying, those whose
// object gets something "with".
var (
	handing   = set(strings.ReplaceAll(schema.Words["handing"], ",", ""))
	supplying = set(strings.ReplaceAll(schema.Words["supplying"], ",", ""))
)

// deed reports whether the noun h of something of type typ may be somebody's
// doing: "raid by rebels", "use by Acme".
func (r *run) deed(h int32, typ schema.Type) bool {
	if typ&(schema.Event|schema.Work) != 0 {
		return true
	}
	w := strings.ToLower(r.d.Lemma[h])
	for _, end := range [...]string{"tion", "sion", "ment", "ing", "al", "ance", "ence", "ure", "work", "use", "visit", "attempt", "effort", "attack", "support", "bid", "move", "claim", "report"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
