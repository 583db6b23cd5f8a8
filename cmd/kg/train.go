package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"kg/ingest"
	"kg/ingest/claim"
	"kg/ingest/cluster"
	"kg/ingest/coref"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/model"
	"kg/ingest/name"
	"kg/ingest/parse"
	"kg/ingest/relate"
	"kg/ingest/tag"
	"kg/ingest/tokenize"
)

// trainers are the sections of the model in the order in which they are
// trained: those that others need come first.
var trainers = []struct {
	section string
	train   func(*training) ([]byte, error)
}{
	{cluster.Section, trainWords},
	{gazetteer.Section, trainGazetteer},
	{tokenize.Section, trainTokenize},
	{tag.Section, trainTag},
	{parse.Section, trainParse},
	{name.Section, trainName},
	{coref.Section, trainCoref},
	{claim.Section, trainFactuality},
	{relate.Section, trainRelate},
	{relate.TrustSection, trainTrust},
}

var trainCommand = &cli.Command{
	Name:  "train",
	Usage: "train the model from corpora",
	Description: `Reads the corpora and writes the sections of the model and its manifest. The
same corpora give the same bytes. Build kg again to have them in the program.

   kg train --corpora ../shared/corpora
   kg train --corpora ../shared/corpora --only tag,parse --out /tmp/model`,
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "corpora", Value: "../shared/corpora", Usage: "`DIR` with the corpora", EnvVars: []string{"KG_CORPORA"}},
		&cli.StringFlag{Name: "own", Value: "testdata", Usage: "`DIR` with the trees and the articles of kg's own"},
		&cli.StringFlag{Name: "out", Value: "ingest/model/en", Usage: "`DIR` to write the sections to"},
		&cli.StringFlag{Name: "only", Usage: "train only these `SECTIONS`, and take the others from --out"},
	},
	Action: func(c *cli.Context) error {
		t := &training{corpora: c.String("corpora"), own: c.String("own"), out: c.String("out"), talk: c.App.ErrWriter, start: time.Now(), files: map[string]string{}}
		only := strings.FieldsFunc(c.String("only"), func(r rune) bool { return r == ',' })
		for _, name := range only {
			if !isTrainer(name) {
				return cli.Exit(fmt.Sprintf("train: there is no section %q", name), exitUsage)
			}
		}
		for _, tr := range trainers {
			if err := c.Context.Err(); err != nil {
				return err
			}
			if len(only) > 0 && !slices.Contains(only, tr.section) {
				continue
			}
			payload, err := tr.train(t)
			if err != nil {
				return fmt.Errorf("train: %s: %w", tr.section, err)
			}
			if err := model.Write(t.out, tr.section, payload); err != nil {
				return fmt.Errorf("train: %w", err)
			}
			t.say(fmt.Sprintf("%s: %d bytes", tr.section, len(payload)))
		}
		return t.manifest()
	},
}

func isTrainer(name string) bool {
	for _, t := range trainers {
		if t.section == name {
			return true
		}
	}
	return false
}

// A training is what the trainers share.
type training struct {
	corpora, own, out string
	talk              io.Writer
	talking           sync.Mutex
	start             time.Time
	files             map[string]string // corpora that were read → checksum

	treebanks, first, both []*doc.Document
	lexicon                tag.Lexicon
	sentences              [][]string // of all texts
	others                 int        // treebanks that are not of news
}

// say reports progress. Several goroutines may.
func (t *training) say(what string) {
	t.talking.Lock()
	defer t.talking.Unlock()
	fmt.Fprintf(t.talk, "%6.0fs  %s\n", time.Since(t.start).Seconds(), what)
}

// path returns the path of a corpus and takes note of its checksum.
func (t *training) path(name string) string {
	path := filepath.Join(t.corpora, filepath.FromSlash(name))
	t.note(name, path)
	return path
}

func (t *training) note(name, path string) {
	if data, err := os.ReadFile(path); err == nil {
		t.files[name] = fmt.Sprintf("%x", sha256.Sum256(data))
	}
}

// ours returns the files of kg's own that match a pattern.
func (t *training) ours(pattern string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(t.own, filepath.FromSlash(pattern)))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no %s in %s: name the folder testdata of kg's source with --own", pattern, t.own)
	}
	for _, p := range paths {
		t.note("testdata/"+path.Dir(pattern)+"/"+filepath.Base(p), p)
	}
	return paths, nil
}

// writtenFiles returns the written articles that train: the training part of
// those in the corpora, and all of kg's own.
func (t *training) writtenFiles() ([]string, error) {
	paths, err := t.glob("written/*.txt")
	if err != nil {
		return nil, err
	}
	train, _ := corpus.Split(paths)
	for _, p := range train {
		t.note("written/"+filepath.Base(p), p)
	}
	more, err := t.ours("written/*.txt")
	return append(train, more...), err
}

// trees returns the treebanks' training parts, and the trees of kg's own.
func (t *training) trees() ([]*doc.Document, error) {
	if t.treebanks != nil {
		return t.treebanks, nil
	}
	news, err := t.ours("trees/*.conllu")
	if err != nil {
		return nil, err
	}
	for k, file := range append([]string{t.path("ud-ewt/en_ewt-ud-train.conllu"), t.path("ud-gum/en_gum-ud-train.conllu")}, news...) {
		all, err := corpus.CoNLLU(file)
		if err != nil {
			return nil, err
		}
		if t.treebanks = append(t.treebanks, all...); k < 2 {
			t.others = len(t.treebanks)
		}
	}
	return t.treebanks, nil
}

// clusters returns the word classes trained before, none where there are none.
func (t *training) clusters() (*cluster.Clusters, error) {
	data, err := model.Dir(t.out).Section(cluster.Section)
	if errors.Is(err, fs.ErrNotExist) {
		return &cluster.Clusters{}, nil
	}
	if err != nil {
		return nil, err
	}
	return cluster.Read(data)
}

// tagged returns the treebanks with the tags that a tagger gives which has not
// learnt from them: its first pass, and both.
func (t *training) tagged() (first, both []*doc.Document, err error) {
	if t.first != nil {
		return t.first, t.both, nil
	}
	trees, err := t.trees()
	if err != nil {
		return nil, nil, err
	}
	classes, err := t.clusters()
	if err != nil {
		return nil, nil, err
	}
	if t.lexicon, err = t.learnLexicon(classes); err != nil {
		return nil, nil, err
	}
	t.first, t.both = tag.Held(trees, classes, tag.Options{Lexicon: t.lexicon, Say: t.say})
	return t.first, t.both, nil
}

// learnLexicon learns what words can be from the texts beside the treebanks.
func (t *training) learnLexicon(classes *cluster.Clusters) (tag.Lexicon, error) {
	texts, err := t.texts()
	if err != nil {
		return nil, err
	}
	trees := 0 // they come first
	for _, d := range t.treebanks {
		trees += len(d.Sentences)
	}
	return tag.Learn(t.treebanks, texts[trees:], classes, tag.Options{Say: t.say}), nil
}

func trainFactuality(t *training) ([]byte, error) {
	events, err := readUDS("train", []string{t.path("uds-factuality/uds_factuality_ewt.tsv"), t.path("ud-ewt/en_ewt-ud-train.conllu")})
	if err != nil {
		return nil, err
	}
	return claim.TrainFactuality(events), nil
}

func trainTokenize(t *training) ([]byte, error) {
	trees, err := t.trees()
	if err != nil {
		return nil, err
	}
	return tokenize.Train(trees), nil
}

func trainTag(t *training) ([]byte, error) {
	first, _, err := t.tagged()
	if err != nil {
		return nil, err
	}
	classes, err := t.clusters()
	if err != nil {
		return nil, err
	}
	forms, err := corpus.Frequencies(t.path("gazetteers/wordfreq/en_large.tsv"))
	if err != nil {
		return nil, err
	}
	return tag.Train(t.treebanks, first, classes, tag.Options{Lexicon: t.lexicon, Forms: forms, Say: t.say}), nil
}

func trainParse(t *training) ([]byte, error) {
	_, both, err := t.tagged()
	if err != nil {
		return nil, err
	}
	classes, err := t.clusters()
	if err != nil {
		return nil, err
	}
	return parse.Train(slices.Concat(both, both[t.others:]), classes, parse.Options{Say: t.say}), nil // news counts twice
}

// scored are the metrics that the manifest lists: those of the stages that are
// trained here, which take seconds.
var scored = []string{"upos_ewt_dev", "upos_gum_dev", "las_ewt_dev", "las_gum_dev", "sentence_ewt_dev", "sentence_gum_dev", "ner_uner_dev", "ner_written_dev"}

// scores returns what the whole model reaches on the development corpora, none
// where sections or corpora are missing.
func (t *training) scores() ([]measure, error) {
	p, err := ingest.Load(model.Dir(t.out))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	var all []measure
	e := &evaluation{p: p, corpora: t.corpora, done: map[string][]measure{}}
	for _, name := range scored {
		err := e.metrics(name, "", func(m measure) error { all = append(all, m); return nil })
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return all, nil
}

// manifest writes what the model is made of, and what it reaches. Lines about corpora that this run
// has not read stay as they were.
func (t *training) manifest() error {
	path := filepath.Join(t.out, "manifest.txt")
	lines := map[string]string{"format": fmt.Sprint(model.Format), "licence": "CC BY-SA 4.0"}
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("train: %w", err)
	}
	for line := range strings.Lines(string(old)) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && key == "corpus" {
			name, sum, _ := strings.Cut(value, " ")
			lines["corpus "+name] = sum
		}
	}
	for name, sum := range t.files {
		lines["corpus "+name] = sum
	}
	sections, err := filepath.Glob(filepath.Join(t.out, "*.kgm"))
	if err != nil {
		return err
	}
	for _, file := range sections {
		data, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("train: %w", err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".kgm")
		lines["section "+name] = fmt.Sprintf("%d bytes sha256 %x", len(data), sha256.Sum256(data))
	}
	scores, err := t.scores()
	if err != nil {
		return err
	}
	for _, m := range scores {
		lines["score "+m.name] = fmt.Sprintf("%.2f", m.value)
		t.say(fmt.Sprintf("%s: %.2f", m.name, m.value))
	}
	var out []string
	for key, value := range lines {
		out = append(out, key+" "+value)
	}
	slices.Sort(out)
	text := "# What the sections of this model were trained from, and what they are; written by kg train.\n" + strings.Join(out, "\n") + "\n"
	return os.WriteFile(path, []byte(text), 0o666)
}
