package main

import (
	"iter"
	"path/filepath"
	"slices"

	"kg/ingest"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/relate"
	"kg/ingest/score"
	"kg/schema"
)

func trainRelate(t *training) ([]byte, error) {
	classes, err := t.clusters()
	if err != nil {
		return nil, err
	}
	lessons, err := t.lessons()
	if err != nil {
		return nil, err
	}
	return relate.Train(schema.Predicates, lessons, relate.Options{Words: classes, Say: t.say})
}

// readers returns the stages before relations, and of these the ones up to the
// trees, with the sections trained so far.
func (t *training) readers() (all, trees *ingest.Pipeline, err error) {
	if all, err = ingest.LoadUntil(model.Dir(t.out), "claim"); err == nil {
		trees, err = all.Until("parse")
	}
	return all, trees, err
}

// lessons returns what the classifier of relations learns from: the texts of
// the corpora as the stages before it read them, with what is stated there.
func (t *training) lessons() (iter.Seq2[*relate.Lesson, error], error) {
	p, words, err := t.readers()
	if err != nil {
		return nil, err
	}
	sources := []func(*ingest.Pipeline, func(*doc.Document), func(*relate.Lesson) bool) error{t.writtenLessons, t.passages, t.redocred, t.pairsOf, t.triples}
	return func(yield func(*relate.Lesson, error) bool) {
		for _, read := range sources {
			stopped := false
			err := read(p, words.Run, func(l *relate.Lesson) bool {
				stopped = !yield(l, nil)
				return !stopped
			})
			if stopped || err != nil && !yield(nil, err) {
				return
			}
		}
	}, nil
}

// lessonOf reads the text of gold and returns a lesson of the things that gold
// tells apart: of its mentions, and of those that are of one entity with them.
// With tokens the words are gold's.
func lessonOf(p *ingest.Pipeline, gold *doc.Document, source string, tokens bool) *relate.Lesson {
	d := text(gold)
	if tokens {
		d = words(gold)
	}
	p.Run(d)
	l := &relate.Lesson{Doc: d, Source: source, Mention: make([]int32, len(d.Mentions)), Value: make([]int32, len(d.Values))}
	thing := func(first, last, head int32) int32 {
		best, most := int32(-1), int32(0)
		start, end := d.Start[first], d.End[last]
		for k, m := range gold.Mentions {
			a, b := gold.Start[m.First], gold.End[m.Last]
			shared := min(end, b) - max(start, a)
			if shared <= 0 || d.Start[head] < a || d.Start[head] >= b {
				continue
			}
			// The larger the part of both that is shared, the better.
			if score := 1000 * shared / (max(end, b) - min(start, a)); score > most {
				best, most = gold.Entity[k], score
			}
		}
		if most < 150 {
			return -1
		}
		return best
	}
	votes := map[[2]int32]int{}
	for k, m := range d.Mentions {
		l.Mention[k] = thing(m.First, m.Last, m.Head)
		if l.Mention[k] >= 0 {
			votes[[2]int32{d.Entity[k], l.Mention[k]}]++
		}
	}
	for k := range d.Mentions {
		if l.Mention[k] >= 0 {
			continue
		}
		most := 0
		for e := range int32(len(gold.Entities)) {
			if n := votes[[2]int32{d.Entity[k], e}]; n > most {
				l.Mention[k], most = e, n
			}
		}
	}
	for k, v := range d.Values {
		l.Value[k] = thing(v.First, v.Last, v.First)
	}
	for k := range gold.Relations {
		r := &gold.Relations[k]
		if r.Object < 0 {
			continue
		}
		l.Facts = append(l.Facts, relate.Known{Subject: gold.Entity[r.Subject], Object: gold.Entity[r.Object], Predicates: []string{r.Predicate}, First: 0, Last: int32(d.Len())})
	}
	return l
}

// writtenLessons are the written articles that train: all that they state is
// known, but not where.
func (t *training) writtenLessons(p *ingest.Pipeline, prepare func(*doc.Document), yield func(*relate.Lesson) bool) error {
	files, err := t.writtenFiles()
	if err != nil {
		return err
	}
	for _, file := range files {
		gold, err := corpus.Written(file, prepare)
		if err != nil {
			return err
		}
		l := lessonOf(p, gold, "written", false)
		l.Right = func(r *doc.Relation) bool {
			s := schema.Statement{Subject: termOf(l.Doc, r.Subject), Predicate: r.Predicate, Object: r.Literal}
			if r.Object >= 0 {
				s.Object = termOf(l.Doc, r.Object)
			}
			return score.CompareTold(gold.Statements, []schema.Statement{s}).Right > 0
		}
		days := map[string]int32{}
		entity := func(x schema.Term) int32 {
			if x.Type == schema.Date {
				n, ok := days[x.Value]
				if !ok {
					n = int32(len(gold.Entities) + len(days))
					days[x.Value] = n
				}
				return n
			}
			return int32(slices.IndexFunc(gold.Entities, func(e doc.Entity) bool { return e.Name == x.Name && e.Type == x.Type }))
		}
		for k := range gold.Statements {
			s := &gold.Statements[k]
			if schema.Lookup(s.Predicate) == nil || s.Object.Type&(schema.Entities|schema.Date) == 0 {
				continue
			}
			if a, b := entity(s.Subject), entity(s.Object); a >= 0 && b >= 0 {
				l.Facts = append(l.Facts, relate.Known{Subject: a, Object: b, Predicates: []string{s.Predicate}, First: 0, Last: int32(l.Doc.Len())})
			}
		}
		for k, v := range l.Doc.Values {
			l.Value[k] = -1
			if n, ok := days[v.ISO]; ok && v.Kind == doc.Day {
				l.Value[k] = n
			}
		}
		if !yield(l) {
			return nil
		}
	}
	return nil
}

// termOf returns what mention m of d is called.
func termOf(d *doc.Document, m int32) schema.Term {
	e := &d.Entities[d.Entity[m]]
	return schema.Term{Name: e.Name, Aliases: e.Aliases, Type: e.Type}
}

// passages are the folds of KnowledgeNet that are not held: of its properties,
// all that a passage states is known.
func (t *training) passages(p *ingest.Pipeline, prepare func(*doc.Document), yield func(*relate.Lesson) bool) error {
	all, err := corpus.KnowledgeNet(t.path("knowledgenet/folds-1-3.jsonl"), prepare)
	if err != nil {
		return err
	}
	for _, g := range all {
		if g.Fold == held {
			continue
		}
		l := translate(lessonOf(p, g.Document, "knowledgenet", false), g.Properties)
		if !yield(l) {
			return nil
		}
	}
	return nil
}

// translate puts the facts of l, whose predicates are properties of the corpus,
// in the words of the table, and says that those of the properties are taught.
func translate(l *relate.Lesson, properties []string) *relate.Lesson {
	l.Taught = map[string]bool{}
	for _, name := range properties {
		predicates, _, _ := relate.Property(name)
		for _, x := range predicates {
			l.Taught[x] = true
		}
	}
	for k := range l.Facts {
		f := &l.Facts[k]
		predicates, silent, inverse := relate.Property(f.Predicates[0])
		if f.Predicates, f.Silent = predicates, silent; inverse {
			f.Subject, f.Object = f.Object, f.Subject
		}
	}
	return l
}

// propertiesOf returns the properties that the relations of all are of.
func propertiesOf(all []*doc.Document) []string {
	var out []string
	seen := map[string]bool{}
	for _, d := range all {
		for _, r := range d.Relations {
			if !seen[r.Predicate] {
				seen[r.Predicate] = true
				out = append(out, r.Predicate)
			}
		}
	}
	return out
}

// redocred are documents of Re-DocRED: of its properties all that is stated
// between names is known, with the sentences that state it.
func (t *training) redocred(p *ingest.Pipeline, _ func(*doc.Document), yield func(*relate.Lesson) bool) error {
	all, err := corpus.ReDocRED(t.path("redocred/train.json"))
	if err != nil {
		return err
	}
	properties := propertiesOf(all)
	for _, gold := range all {
		l := lessonOf(p, gold, "redocred", true)
		for k := range l.Facts {
			l.Facts[k].First, l.Facts[k].Last = gold.Relations[k].First, gold.Relations[k].Last
		}
		l.Named = true
		if !yield(translate(l, properties)) {
			return nil
		}
	}
	return nil
}

// pairsOf are sentences of FewRel: of two things in each it is known what holds
// between them.
func (t *training) pairsOf(p *ingest.Pipeline, _ func(*doc.Document), yield func(*relate.Lesson) bool) error {
	all, err := corpus.FewRel(t.path("fewrel/train_wiki.json"))
	if err != nil {
		return err
	}
	properties := propertiesOf(all)
	for _, gold := range all {
		l := lessonOf(p, gold, "fewrel", true)
		l.Told = true
		if !yield(translate(l, properties)) {
			return nil
		}
	}
	return nil
}

// triples are sentences of TekGen, as those of FewRel.
func (t *training) triples(p *ingest.Pipeline, prepare func(*doc.Document), yield func(*relate.Lesson) bool) error {
	files, err := filepath.Glob(filepath.Join(t.corpora, "tekgen", "train", "*.jsonl"))
	if err != nil {
		return err
	}
	slices.Sort(files)
	for _, file := range files {
		all, err := corpus.TekGen(t.path("tekgen/train/"+filepath.Base(file)), prepare)
		if err != nil {
			return err
		}
		properties := propertiesOf(all)
		for _, gold := range all {
			l := lessonOf(p, gold, "tekgen", false)
			l.Told = true
			if !yield(translate(l, properties)) {
				return nil
			}
		}
	}
	return nil
}
