// Package claim says in whose words, and with what certainty, an article holds
// each of its words.
//
// A sentence is walked from the root of its tree downwards. On the way the
// view changes at cues: at a verb or noun of saying the source becomes its
// subject or owner (the attribution relation of Pareti, "PARC 3.0: A Corpus of
// Attribution Relations", LREC 2016), at negation, modals, conditionals,
// plans, attempts and implicatives the status changes (the factuality of
// Saurí and Pustejovsky, "FactBank", LRE 2009, and Karttunen's signatures of
// implicative verbs, 1971). Quotations, marked, spread over paragraphs or
// robbed of their marks, belong to the speaker of the sentence that brings
// them in.
//
// Where the stage is unsure it attributes: what somebody alleged must never
// become a fact.
package claim

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A Claimer fills View and Views. It holds no state between documents and is
// safe for concurrent use.
type Claimer struct{ factuality *Factuality }

// New returns a Claimer. With a Factuality, which may be nil, it doubts what
// the rules alone would take for a fact.
func New(f *Factuality) *Claimer { return &Claimer{f} }

// Run fills d.View and d.Views. It reads the words, tags, trees, mentions and
// blocks; without mentions every source is unnamed, and without trees the
// article says everything itself.
func (c *Claimer) Run(d *doc.Document) {
	if n := d.Len(); len(d.Head) != n || len(d.Dep) != n || len(d.Pos) != n || len(d.Tag) != n || len(d.Lemma) != n || n > 0 && slices.Max(d.Head) >= int32(n) {
		d.View, d.Views = make([]int32, n), []doc.View{own}
		return
	}
	w := newWalker(d)
	w.quotes()
	for s := range d.Sentences {
		w.sentence(s)
	}
	d.View, d.Views = w.view, w.views
	if c.factuality != nil {
		c.factuality.doubt(w)
	}
}

// own is the article's own voice.
var own = doc.View{Source: doc.NoSource, Cue: -1, Outer: -1}

// A walker reads one document.
type walker struct {
	d     *doc.Document
	view  []int32
	views []doc.View
	index map[doc.View]int32

	// The tree as lists of children, in order of the text.
	child, next []int32

	mention []int32 // token → the mention that it heads, -1 none
	others  []int32 // mention → another of the same head, -1 none
	used    []bool  // token → whether it is the cue of a source

	firstAt, lastAt, lastBefore []int32 // mentions by their first and last token

	inQuote []int32 // token → quotation, -1 none
	quote   []quotation
	direct  []speaking // sentence → who speaks it where there are no marks
	kinds   []doc.Kind // sentence → kind of its block
	sited   [][]site   // sentence → its clauses of saying
	void    []withheld // what is no fact by the line of words: "no evidence that …"
	vouched []int32    // verbs of telling whose content is the article's own
	at      int        // the sentence that is walked

	stack []frame
}

// A withheld is a stretch of tokens that is no fact.
type withheld struct {
	doc.Span
	status schema.Status
}

// A frame is a token still to be walked, and the view of the clause it is in.
type frame struct {
	i    int32
	view doc.View
}

func newWalker(d *doc.Document) *walker {
	n := d.Len()
	w := &walker{d: d, view: make([]int32, n), index: map[doc.View]int32{}}
	w.intern(own)
	ms := len(d.Mentions)
	links := make([]int32, 6*n+2*ms)
	for _, column := range []*[]int32{&w.child, &w.next, &w.mention, &w.inQuote, &w.firstAt, &w.lastAt} {
		*column, links = links[:n:n], links[n:]
	}
	w.others, w.lastBefore = links[:ms:ms], links[ms:]
	w.used = make([]bool, n)
	fill(w.child, w.next, w.mention, w.inQuote, w.firstAt, w.lastAt, w.others, w.lastBefore)
	for i := n - 1; i >= 0; i-- {
		if h := d.Head[i]; h >= 0 && int(h) < n {
			w.next[i], w.child[h] = w.child[h], int32(i)
		}
	}
	for k := ms - 1; k >= 0; k-- {
		m := d.Mentions[k]
		if m.First < 0 || m.First > m.Head || m.Head > m.Last || int(m.Last) >= n {
			continue // no mention of this text
		}
		w.firstAt[m.First] = int32(k)
		w.lastBefore[k], w.lastAt[m.Last] = w.lastAt[m.Last], int32(k)
		w.others[k], w.mention[m.Head] = w.mention[m.Head], int32(k)
	}
	return w
}

func fill(columns ...[]int32) {
	for _, c := range columns {
		for i := range c {
			c[i] = -1
		}
	}
}

// better reports whether a says better than b, of the same head, who speaks:
// the longer one, but without what a comma sets off.
func (w *walker) better(a, b doc.Mention) bool {
	if x, y := w.comma(a), w.comma(b); x != y {
		return y
	}
	return a.Last-a.First >= b.Last-b.First
}

func (w *walker) comma(m doc.Mention) bool {
	for i := m.Head; i < m.Last; i++ {
		if w.d.Word(i) == "," {
			return true
		}
	}
	return false
}

// intern returns the index of v in Views.
func (w *walker) intern(v doc.View) int32 {
	k, ok := w.index[v]
	if !ok {
		k = int32(len(w.views))
		w.index[v] = k
		w.views = append(w.views, v)
	}
	return k
}

// told returns the view of what source tells within v.
func (w *walker) told(v doc.View, source int32, stance schema.Stance, cue int32) doc.View {
	if v.Source == doc.NoSource && !v.Quoted && source >= 0 && (stance == schema.Says || stance == schema.Confirms) && w.author(source) && !w.opines(cue) {
		return v // "We announce that …"
	}
	t := doc.View{Source: source, Stance: stance, Cue: cue, Outer: -1, Quoted: v.Quoted}
	if cue >= 0 {
		w.used[cue] = true
	}
	if v.Source != doc.NoSource {
		if v.Source != doc.Unnamed && source >= 0 && findings[w.lemma(w.d.Mentions[source].Head)] {
			source = v.Source // "Ann said the figures show that …"
		}
		if source >= 0 && v.Source >= 0 && !w.speaks(source) && w.d.Mentions[source].Form != doc.Name && !documents[w.lemma(w.d.Mentions[source].Head)] {
			source = v.Source // "Ann said it means that …"
		}
		if source >= 0 && v.Source >= 0 && (w.stands(source) || w.thingly(source) || w.mute(source)) {
			source = v.Source // "Ann said she felt that …", "Ann said the sanctions show that …"
		}
		t.Source = source
		if source == doc.Unnamed {
			t.Source = v.Source
		}
		if v.Source != t.Source || v.Stance != stance {
			t.Outer = w.intern(v)
		}
		switch {
		case v.Stance == schema.Denies || v.Stance == schema.Doubts:
			t.Status = schema.Possible
		case v.Stance == schema.Alleges && stance == schema.Says:
			t.Stance = schema.Alleges
		}
	}
	if v.Status == schema.Possible {
		t.Status = schema.Possible
	}
	return t
}

// stands reports whether mention m is a pronoun of which the article does not
// say for whom it stands.
func (w *walker) stands(m int32) bool {
	d := w.d
	if d.Mentions[m].Form != doc.Pronoun || len(d.Entity) != len(d.Mentions) || d.Entities[d.Entity[m]].Named {
		return false
	}
	for k := range d.Mentions[:m] {
		if d.Entity[k] == d.Entity[m] && d.Mentions[k].Form == doc.Nominal {
			return false
		}
	}
	return true
}

// thingly reports whether mention m is an "it" that can say nothing: "Ann said it
// means that …".
func (w *walker) thingly(m int32) bool {
	x := w.d.Mentions[m]
	return x.Form == doc.Pronoun && x.Type&(schema.Person|schema.Organization|schema.Place|schema.Work) == 0 && w.lemma(x.Head) == "it"
}

// mute reports whether mention m is a description of a thing that says nothing of
// its own.
func (w *walker) mute(m int32) bool {
	x := w.d.Mentions[m]
	return x.Form == doc.Nominal && x.Type&(schema.Person|schema.Organization|schema.Place|schema.Facility|schema.Work) == 0 && !documents[w.lemma(x.Head)] && !w.wording(x.Head) && w.d.Tag[x.Head] != doc.NNP
}

// author reports whether mention m is the "I" or "we" of whoever wrote the
// article.
func (w *walker) author(m int32) bool {
	d := w.d
	if m < 0 || d.Mentions[m].Form != doc.Pronoun {
		return false
	}
	switch strings.ToLower(d.Word(d.Mentions[m].Head)) {
	case "i", "we":
		return len(d.Entity) != len(d.Mentions) || !d.Entities[d.Entity[m]].Named
	}
	return false
}

// opines reports whether the cue tells what is only thought.
func (w *walker) opines(cue int32) bool { return cue < 0 || opinions[w.lemma(cue)] }

// lemma returns the lemma of i.
func (w *walker) lemma(i int32) string { return w.d.Lemma[i] }
