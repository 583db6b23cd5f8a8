package claim

import (
	"fmt"

	"kg/ingest/doc"
	"kg/ingest/linear"
	"kg/schema"
)

// A Factuality judges whether an event happened, according to the text, from
// what the rules make of it and from the words around it. It is safe for
// concurrent use.
//
// Trained on UDS factuality (EWT train), on EWT dev its sign is right in 85.1 %
// of the events, the rules' alone in 78.
type Factuality struct{ weights *linear.Model }

// Section names the weights in the model.
const Section = "factuality"

// LoadFactuality returns the Factuality of a section of the model.
func LoadFactuality(data []byte) (*Factuality, error) {
	m, _, err := linear.Load(data)
	if err != nil {
		return nil, fmt.Errorf("claim: factuality: %w", err)
	}
	if m.Classes() != 2 {
		return nil, fmt.Errorf("claim: factuality: %d classes where 2 are due: run kg train", m.Classes())
	}
	return &Factuality{m}, nil
}

// Happened reports of each of the tokens, the heads of clauses or nouns of
// events, whether it happened, in the words of the article or of the source
// that tells it. Package claim has run on d.
func (f *Factuality) Happened(d *doc.Document, tokens []int32) []bool {
	w := newWalker(d)
	out := make([]bool, len(tokens))
	var features []uint32
	for k, i := range tokens {
		features = w.features(i, features)
		out[k] = f.score(features) > 0
	}
	return out
}

func (f *Factuality) score(features []uint32) int32 {
	var s [2]int32
	f.weights.Add(s[:], features)
	return s[1] - s[0]
}

// sure is how strongly the weights must speak against an event for it not to
// be asserted: of such events of EWT dev, 82 % did not happen.
const sure = 200

// doubt makes possible what the rules hold to be so and the weights, strongly,
// not.
func (f *Factuality) doubt(w *walker) {
	d := w.d
	var features []uint32
	for i := range int32(d.Len()) {
		v := d.Views[d.View[i]]
		if d.Pos[i] != doc.VERB || v.Status != schema.Asserted || d.Dep[i] == doc.Amod {
			continue
		}
		if features = w.features(i, features); f.score(features) < -sure {
			v.Status = schema.Possible
			d.View[i] = w.intern(v)
			d.Views = w.views
		}
	}
}

// features appends to f what there is to know of the event of token i: the
// view that the rules give it, its clause, and the clauses above.
func (w *walker) features(i int32, f []uint32) []uint32 {
	d := w.d
	f = f[:0]
	template := uint32(0)
	add := func(parts ...uint32) {
		template++
		h := uint32(0)
		for _, p := range parts {
			h = linear.Mix(template, h, p)
		}
		f = append(f, h)
	}
	of := func(i int32) (lemma, dep, tag, status, cue uint32) {
		if i < 0 {
			return
		}
		v := d.Views[d.View[i]]
		if v.Cue >= 0 {
			cue = linear.Hash(d.Lemma[v.Cue])
		}
		return linear.Hash(d.Lemma[i]), uint32(d.Dep[i]) + 1, uint32(d.Tag[i]) + 1, uint32(v.Status) + 1, cue
	}
	lemma, dep, tag, status, cue := of(i)
	head, headDep, headTag, headStatus, headCue := of(d.Head[i])
	var mark, subject, object, aux, no uint32
	for c := w.child[i]; c >= 0; c = w.next[c] {
		l, t := linear.Hash(d.Lemma[c]), uint32(d.Tag[c])
		switch d.Dep[c] {
		case doc.Mark:
			mark = l
		case doc.Nsubj, doc.NsubjPass, doc.Expl:
			subject = l
		case doc.Obj:
			object = l
		case doc.Aux, doc.AuxPass, doc.Cop:
			aux = linear.Mix(aux, l, t)
			f = append(f, linear.Mix(101, l, t), linear.Mix(102, l, lemma), linear.Mix(103, l, status))
		case doc.Advmod:
			f = append(f, linear.Mix(104, l, 0), linear.Mix(105, l, status))
			if deniers[d.Lemma[c]] {
				no = 1
			}
		}
		f = append(f, linear.Mix(106, uint32(d.Dep[c]), tag), linear.Mix(107, uint32(d.Dep[c]), l),
			linear.Mix(108, linear.Hash(d.Word(c)), dep))
	}
	add(status)
	add(status, cue)
	add(status, dep)
	add(status, tag)
	add(status, lemma)
	add(status, cue, dep)
	add(status, cue, tag)
	add(status, cue, lemma)
	add(lemma)
	add(lemma, tag)
	add(lemma, dep)
	add(dep, tag)
	add(dep, tag, status)
	add(dep, tag, mark)
	add(dep, tag, headTag)
	add(head, dep)
	add(head, dep, tag)
	add(head, dep, mark)
	add(headStatus, dep, status)
	add(headStatus, dep, headCue)
	add(headDep, dep, tag)
	add(mark)
	add(mark, tag)
	add(subject, tag)
	add(subject, status)
	add(object, lemma)
	add(aux, tag)
	add(aux, status)
	add(aux, dep)
	add(aux, lemma)
	add(no, status)
	end := w.end(i)
	add(linear.Hash(d.Word(end)), status)
	add(linear.Hash(d.Word(end)), dep)
	add(uint32(d.Views[d.View[i]].Stance), status)
	add(linear.Hash(d.Word(i)), status)
	for x, n := d.Head[i], 0; x >= 0 && n < 5; x, n = d.Head[x], n+1 {
		f = append(f, linear.Mix(109, linear.Hash(d.Lemma[x]), status), linear.Mix(110, uint32(d.Dep[x]), status))
		for c := w.child[x]; c >= 0; c = w.next[c] {
			switch d.Dep[c] {
			case doc.Aux, doc.Mark, doc.Advmod:
				f = append(f, linear.Mix(111, linear.Hash(d.Lemma[c]), status))
			}
		}
	}
	for o := int32(-3); o <= 3; o++ {
		if j := i + o; o != 0 && j >= 0 && j < int32(d.Len()) {
			f = append(f, linear.Mix(112, linear.Hash(d.Word(j)), uint32(o+9)), linear.Mix(113, uint32(d.Tag[j]), uint32(o+9)))
		}
	}
	return f
}

// end returns the last token of i's sentence.
func (w *walker) end(i int32) int32 {
	if len(w.d.Sentences) == 0 {
		return i
	}
	return max(i, w.d.Sentences[w.d.SentenceOf(i)].End-1)
}
