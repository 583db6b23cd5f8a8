package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/relate"
	"kg/ingest/source"
	"kg/schema"
)

// trainTrust learns how sure relations are: of rules from the written articles,
// and what that amounts to from statements that were judged, but those that are
// held.
func trainTrust(t *training) ([]byte, error) {
	p, words, err := t.readers()
	if err != nil {
		return nil, err
	}
	classes, err := t.clusters()
	if err != nil {
		return nil, err
	}
	data, err := model.Dir(t.out).Section(relate.Section)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	unsure, err := relate.Load(schema.Predicates, data, nil, classes)
	if err != nil {
		return nil, err
	}
	files, err := t.ours("judged/*.tsv")
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, isHeld)
	texts, err := t.glob("raw-news/*/*.txt")
	if err != nil {
		return nil, err
	}
	articles, err := judgedArticles(files, texts)
	if err != nil {
		return nil, err
	}
	var readings []relate.Reading
	for _, a := range articles {
		p.Run(a.doc)
		unsure.Run(a.doc)
		readings = append(readings, relate.Reading{Doc: a.doc, Right: a.relations(), Tuned: a.tuned})
	}
	return relate.TrainTrust(schema.Predicates, func(yield func(*relate.Lesson, error) bool) {
		err := t.writtenLessons(p, words.Run, func(l *relate.Lesson) bool { return yield(l, nil) })
		if err != nil {
			yield(nil, err)
		}
	}, readings, t.say)
}

// isHeld reports whether the judged statements of a file are kept to measure
// with.
func isHeld(file string) bool { return filepath.Base(file) == "held.tsv" }

// isTuned reports whether rules were written with the errors of a file's
// statements in view.
func isTuned(file string) bool { return filepath.Base(file) == "fit.tsv" }

// A judgedArticle is an article of which statements were judged.
type judgedArticle struct {
	doc   *doc.Document
	rows  []corpus.Judged
	tuned bool
}

// judgedArticles reads tables of judged statements, and their articles, which
// are among texts, in the order of these.
func judgedArticles(tables, texts []string) ([]judgedArticle, error) {
	rows, tuned := map[string][]corpus.Judged{}, map[string]bool{}
	for _, file := range tables {
		all, err := corpus.ReadJudged(file)
		if err != nil {
			return nil, err
		}
		for _, j := range all {
			if !slices.ContainsFunc(texts, func(f string) bool { return filepath.Base(f) == j.Article }) {
				return nil, fmt.Errorf("judged: %s: there is no article %s", file, j.Article)
			}
			rows[j.Article] = append(rows[j.Article], j)
			tuned[j.Article] = isTuned(file)
		}
	}
	var out []judgedArticle
	for _, file := range texts {
		name := filepath.Base(file)
		if len(rows[name]) == 0 {
			continue
		}
		for d, err := range source.Open(file, "") {
			if err != nil {
				return nil, err
			}
			out = append(out, judgedArticle{d, rows[name], tuned[name]})
			break
		}
		delete(rows, name)
	}
	return out, nil
}

// relations returns which relations of the article were judged, and how.
func (a *judgedArticle) relations() map[int]bool {
	d := a.doc
	bears := func(m int32, name string) bool {
		e := &d.Entities[d.Entity[m]]
		return e.Name == name || slices.ContainsFunc(e.Members, func(k int32) bool { return d.Entities[k].Name == name })
	}
	out := map[int]bool{}
	for _, j := range a.rows {
		best := -1
		for k := range d.Relations {
			r := &d.Relations[k]
			if _, ok := out[k]; ok || r.Predicate != j.Predicate || !bears(r.Subject, j.Subject) {
				continue
			}
			if r.Object >= 0 && !bears(r.Object, j.Object) || r.Object < 0 && r.Literal.Value != j.Object && r.Literal.Name != j.Object {
				continue
			}
			v := &d.Views[d.View[r.Trigger]]
			own := r.Passing && !v.Quoted || v.Source == doc.NoSource
			if own == (j.Source == "") {
				best = k
				break
			}
		}
		if best >= 0 {
			out[best] = j.Right
		}
	}
	return out
}

// key is what a judged statement says.
func judgedKey(j *corpus.Judged) string {
	return strings.Join([]string{j.Subject, j.Predicate, j.Object, j.Status, j.Source}, "\t")
}

// keyOf is what s says, as a judged statement does.
func keyOf(s *schema.Statement) string {
	name := func(t *schema.Term) string {
		if t == nil {
			return ""
		}
		if t.Name != "" {
			return t.Name
		}
		return t.Value
	}
	return strings.Join([]string{name(&s.Subject), s.Predicate, name(&s.Object), s.Status.String(), name(s.Source)}, "\t")
}
