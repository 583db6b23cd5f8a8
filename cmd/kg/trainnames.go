package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"kg/ingest/cluster"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/model"
	"kg/ingest/name"
	"kg/ingest/tag"
	"kg/ingest/tokenize"
	"kg/schema"
)

// trainWords learns word classes from all the texts of the corpora.
func trainWords(t *training) ([]byte, error) {
	text, err := t.texts()
	if err != nil {
		return nil, err
	}
	n := 0
	for _, s := range text {
		n += len(s)
	}
	t.say(fmt.Sprintf("words: classes from %d words", n))
	return cluster.Train(text).Encode(), nil
}

// trainGazetteer gathers the names of the open lists, but for those that the
// texts use as ordinary words.
func trainGazetteer(t *training) ([]byte, error) {
	b, err := t.gazetteer()
	if err != nil {
		return nil, err
	}
	return b.Encode(), nil
}

func (t *training) gazetteer() (*gazetteer.Builder, error) {
	text, err := t.texts()
	if err != nil {
		return nil, err
	}
	b, err := gazetteer.NewBuilder()
	if err != nil {
		return nil, err
	}
	return b, b.Sources(filepath.Join(t.corpora, "gazetteers"), ordinary(text))
}

// ordinary returns whether a word is mostly written in small letters.
func ordinary(text [][]string) func(string) bool {
	small, capital := map[string]int{}, map[string]int{}
	for _, s := range text {
		for i, w := range s {
			if i == 0 || w == "" {
				continue
			}
			if c := []rune(w)[0]; unicode.IsUpper(c) {
				capital[strings.ToLower(w)]++
			} else {
				small[w]++
			}
		}
	}
	return func(w string) bool {
		w = strings.ToLower(w)
		return small[w] > 2 && small[w] > 2*capital[w]
	}
}

// wordsByRule finds words and sentences by rule.
func wordsByRule(d *doc.Document) {
	t, err := tokenize.New(nil)
	if err != nil {
		panic(err) // only weights can be wrong
	}
	t.Run(d)
}

// texts returns the sentences of all texts in the corpora.
func (t *training) texts() ([][]string, error) {
	if t.sentences != nil {
		return t.sentences, nil
	}
	var all [][]string
	add := func(docs ...*doc.Document) {
		for _, d := range docs {
			for _, s := range d.Sentences {
				var line []string
				for i := s.First; i < s.End; i++ {
					line = append(line, d.Word(i))
				}
				all = append(all, line)
			}
		}
	}
	plain := func(text string) {
		d := &doc.Document{Text: strings.ToValidUTF8(text, "?")}
		wordsByRule(d)
		add(d)
	}
	trees, err := t.trees()
	if err != nil {
		return nil, err
	}
	add(trees...)
	for _, pattern := range []string{"ner/wikigold/CONLL-format/data/*.txt", "ner/BTC/CONLL-format/data/*.conll", "ner/WNUT17/CONLL-format/data/train/*", "crossner/*/*.txt"} {
		docs, err := t.columns(pattern, corpus.CoarseLabels)
		if err != nil {
			return nil, err
		}
		add(docs...)
	}
	written, err := t.written()
	if err != nil {
		return nil, err
	}
	add(written...)
	docs, err := corpus.ReDocRED(t.path("redocred/train.json"))
	if err != nil {
		return nil, err
	}
	add(docs...)
	if all, err = t.fewrel(all); err != nil {
		return nil, err
	}
	for _, j := range []struct{ pattern, field string }{{"knowledgenet/*.jsonl", "documentText"}, {"tekgen/train/*.jsonl", "sent"}, {"re3d/*/documents.json", "text"}} {
		err := t.lines(j.pattern, func(line string) error {
			var object map[string]any
			if err := json.Unmarshal([]byte(line), &object); err != nil {
				return err
			}
			if s, ok := object[j.field].(string); ok {
				plain(s)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	err = t.lines("gap/*.tsv", func(line string) error {
		if cells := strings.Split(line, "\t"); len(cells) > 1 {
			plain(cells[1])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, pattern := range []string{"raw-news/*/*.txt", "carb/dev.txt"} {
		paths, err := t.glob(pattern)
		if err != nil {
			return nil, err
		}
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				return nil, err
			}
			text := string(data)
			for strings.HasPrefix(text, "# ") {
				_, text, _ = strings.Cut(text, "\n")
			}
			plain(text)
		}
	}
	t.sentences = all
	return all, nil
}

// fewrel appends the sentences of FewRel.
func (t *training) fewrel(all [][]string) ([][]string, error) {
	path := t.path("fewrel/train_wiki.json")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var relations map[string][]struct{ Tokens []string }
	if err := json.Unmarshal(data, &relations); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, key := range slices.Sorted(maps.Keys(relations)) {
		for _, s := range relations[key] {
			all = append(all, s.Tokens)
		}
	}
	return all, nil
}

// glob returns the files of the corpora that match a pattern, and takes note of
// their checksums.
func (t *training) glob(pattern string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(t.corpora, filepath.FromSlash(pattern)))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no %s in %s", pattern, t.corpora)
	}
	for _, p := range paths {
		if name, err := filepath.Rel(t.corpora, p); err == nil && len(paths) < 20 {
			t.path(filepath.ToSlash(name))
		}
	}
	return paths, nil
}

// lines calls f for each line of the files that match a pattern.
func (t *training) lines(pattern string, f func(string) error) error {
	paths, err := t.glob(pattern)
	if err != nil {
		return err
	}
	for _, p := range paths {
		in, err := os.Open(p)
		if err != nil {
			return err
		}
		sc := bufio.NewScanner(in)
		sc.Buffer(nil, 1<<26)
		for line := 1; sc.Scan(); line++ {
			if err := f(sc.Text()); err != nil {
				in.Close()
				return fmt.Errorf("%s:%d: %w", p, line, err)
			}
		}
		in.Close()
		if err := sc.Err(); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	return nil
}

func (t *training) columns(pattern string, labels map[string]schema.Type) ([]*doc.Document, error) {
	paths, err := t.glob(pattern)
	if err != nil {
		return nil, err
	}
	var all []*doc.Document
	for _, p := range paths {
		docs, err := corpus.IOB(p, labels)
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	return all, nil
}

// written returns the written news that trains.
func (t *training) written() ([]*doc.Document, error) {
	paths, err := t.writtenFiles()
	if err != nil {
		return nil, err
	}
	var all []*doc.Document
	for _, p := range paths {
		d, err := corpus.Written(p, wordsByRule)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// nameCorpora are what the names are learnt from: the types that each
// annotates in full, how it is written, and how much its errors count. The
// corpora of tweets agree with none of the others.
var nameCorpora = []struct {
	pattern  string
	labels   map[string]schema.Type
	types    schema.Type
	register name.Register
	weight   int32
}{
	{"uner-ewt/*-train.iob2", corpus.CoarseLabels, schema.Person | schema.Organization | schema.Place | schema.Facility, name.Casual, 1},
	{"ner/wikigold/CONLL-format/data/*.txt", corpus.CoarseLabels, name.All, name.AnyRegister, 1},
	{"crossner/*/*.txt", corpus.CrossLabels, name.All, name.AnyRegister, 1},
}

// trainName learns the names. The texts get the tags that the tagger gives.
func trainName(t *training) ([]byte, error) {
	examples, err := t.names()
	if err != nil {
		return nil, err
	}
	classes, err := t.clusters()
	if err != nil {
		return nil, err
	}
	m := model.Dir(t.out)
	data, err := m.Section(gazetteer.Section)
	if err != nil {
		return nil, err
	}
	g, err := gazetteer.Read(data)
	if err != nil {
		return nil, err
	}
	if data, err = m.Section(tag.Section); err != nil {
		return nil, err
	}
	tagger, err := tag.New(data, classes)
	if err != nil {
		return nil, err
	}
	held, err := t.heldTags()
	if err != nil {
		return nil, err
	}
	for _, e := range examples {
		tagger.Run(e.Document)
		for _, s := range e.Sentences { // those of the treebanks have taught the tagger
			copy(e.Tag[s.First:s.End], held[sentenceWords(e.Document, s)])
		}
	}
	return name.Train(examples, classes, g, name.Options{Say: t.say}), nil
}

// heldTags returns the tags of the treebanks' sentences, by their words, from a
// tagger that has not learnt from them.
func (t *training) heldTags() (map[string][]doc.Tag, error) {
	_, both, err := t.tagged()
	if err != nil {
		return nil, err
	}
	tags := map[string][]doc.Tag{}
	for _, d := range both {
		for _, s := range d.Sentences {
			tags[sentenceWords(d, s)] = d.Tag[s.First:s.End]
		}
	}
	return tags, nil
}

func sentenceWords(d *doc.Document, s doc.Span) string {
	var b strings.Builder
	for i := s.First; i < s.End; i++ {
		b.WriteString(d.Word(i))
		b.WriteByte(' ')
	}
	return b.String()
}

// names returns the examples that names are learnt from.
func (t *training) names() ([]name.Example, error) {
	var all []name.Example
	written, err := t.written()
	if err != nil {
		return nil, err
	}
	for _, d := range written {
		all = append(all, name.Example{Document: d, Types: name.All, Register: name.Edited, Weight: 2})
	}
	for _, c := range nameCorpora {
		docs, err := t.columns(c.pattern, c.labels)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			all = append(all, name.Example{Document: d, Types: c.types, Register: c.register, Weight: c.weight})
		}
	}
	docs, err := corpus.ReDocRED(t.path("redocred/train.json"))
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		all = append(all, name.Example{Document: d, Types: name.All, Weight: 1})
	}
	return all, nil
}
