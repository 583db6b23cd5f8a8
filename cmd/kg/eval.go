package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"kg/ingest"
	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/score"
	"kg/ingest/source"
)

// A task measures the pipeline, or one of its stages, against files of one
// format.
type task struct {
	name, doc string
	run       func(p *ingest.Pipeline, files []string) ([]measure, error)
}

// A measure is one figure. Percentages are 0 to 100.
type measure struct {
	name  string
	value float64
}

// evalTasks are what "kg eval TASK FILE..." knows.
var evalTasks = []task{
	{"tags", "CoNLL-U: UPOS, XPOS and lemmas on gold words", evalTags},
	{"parse", "CoNLL-U: UAS and LAS on gold words with predicted tags", evalParse},
	{"parse-raw", "CoNLL-U: words, sentences, tags and trees from the bare text", evalRaw},
	{"sentences", "CoNLL-U: words and sentences from the bare text", evalSentences},
	{"names", "columns of IOB or BILOU: people, places and organisations, on their words", evalNames},
	{"named", "gold statements as TSV, their articles beside them: named things found by name", evalNamed},
	{"written", "written articles: names, and statements of the vocabulary, from the bare text", evalWritten},
	{"coref", "OntoNotes' CoNLL: MUC, B3, CEAF of the chains found in the bare text", evalCoref},
	{"gap", "GAP's TSV: which of two names a pronoun stands for, from the bare text", evalGAP},
	{"judged", "judged statements as TSV, and their articles: confidence, and how many are right", evalJudged},
	{"carb", "CaRB's TSV: open relations, by its own counting", evalCaRB},
	{"knowledgenet", "KnowledgeNet's JSON lines: facts of fold 3, spans that overlap", evalKnowledgeNet},
	{"uds", "UDS's TSV and CoNLL-U: did it happen, on gold trees", evalUDS},
	{"speed", "plain text: words a second in one thread, to names and values, and to statements", evalSpeed},
}

// beside begins the pattern of files that lie beside the corpora. They need not
// be there.
const beside = "../"

// own begins the pattern of files of kg's own, in the folder testdata of its
// source. They need not be there.
const own = "testdata/"

type evalMetric struct {
	name, task, measure string
	files               []string
}

// evalMetrics are what "kg eval --corpora DIR" prints: a measure that a task
// makes of files in the corpora. A * stands for any file name; of the written
// articles the development part counts.
var evalMetrics = []evalMetric{
	{"upos_ewt_dev", "tags", "upos", []string{"ud-ewt/en_ewt-ud-dev.conllu"}},
	{"upos_gum_dev", "tags", "upos", []string{"ud-gum/en_gum-ud-dev.conllu"}},
	{"las_ewt_dev", "parse", "las", []string{"ud-ewt/en_ewt-ud-dev.conllu"}},
	{"las_gum_dev", "parse", "las", []string{"ud-gum/en_gum-ud-dev.conllu"}},
	{"las_raw_ewt_dev", "parse-raw", "las", []string{"ud-ewt/en_ewt-ud-dev.conllu"}},
	{"sentence_ewt_dev", "sentences", "sentences", []string{"ud-ewt/en_ewt-ud-dev.conllu"}},
	{"sentence_gum_dev", "sentences", "sentences", []string{"ud-gum/en_gum-ud-dev.conllu"}},
	{"ner_uner_dev", "names", "names", []string{"uner-ewt/en_ewt-ud-dev.iob2"}},
	{"ner_written_dev", "written", "names", []string{"written/*.txt"}},
	{"written_dev_f1", "written", "f1", []string{"written/*.txt"}},
	{"written_dev_status", "written", "status", []string{"written/*.txt"}},
	{"written_dev_source", "written", "source", []string{"written/*.txt"}},
	{"confidence_ece", "judged", "ece", []string{own + "judged/held.tsv", "raw-news/*/*.txt"}},
	{"confidence_precision", "judged", "precision", []string{own + "judged/held.tsv", "raw-news/*/*.txt"}},
	{"ontogum_dev_conll", "coref", "conll", []string{"ontogum/dev/GUM_news_*.conll", "ontogum/dev/GUM_bio_*.conll", "ontogum/dev/GUM_interview_*.conll"}},
	{"gap_validation_f1", "gap", "f1", []string{"gap/gap-validation.tsv"}},
	{"gap_validation_bias", "gap", "bias", []string{"gap/gap-validation.tsv"}},
	{"carb_dev_f1", "carb", "f1", []string{"carb/dev.tsv"}},
	{"carb_dev_auc", "carb", "auc", []string{"carb/dev.tsv"}},
	{"knowledgenet_fold3_f1", "knowledgenet", "f1", []string{"knowledgenet/folds-1-3.jsonl"}},
	{"uds_dev_sign", "uds", "sign", []string{"uds-factuality/uds_factuality_ewt.tsv", "ud-ewt/en_ewt-ud-dev.conllu"}},
	{"names_gold", "named", "named", []string{beside + "gold/wikinews/*.tsv"}},
	{"words_per_second", "speed", "words_per_second", []string{"raw-news/wikinews/*.txt", "raw-news/gov/*.txt"}},
	{"words_per_second_statements", "speed", "words_per_second_statements", []string{"raw-news/wikinews/*.txt", "raw-news/gov/*.txt"}},
}

var evalCommand = &cli.Command{
	Name:      "eval",
	Usage:     "score the model against gold data",
	ArgsUsage: "[TASK FILE...]",
	Description: `Without a task, every metric of the development corpora. With one, what the task
measures on the files:

` + taskTable() + `
   kg eval --corpora ../shared/corpora
   kg eval -o json parse my.conllu`,
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "corpora", Value: "../shared/corpora", Usage: "`DIR` with the corpora", EnvVars: []string{"KG_CORPORA"}},
		&cli.StringFlag{Name: "own", Value: "testdata", Usage: "`DIR` with what kg's own source holds to score with"},
		&cli.StringFlag{Name: "o", Aliases: []string{"output"}, Value: "table", Usage: "`FORMAT`: table, or json, one object a line"},
		&cli.StringFlag{Name: "model", Usage: "`DIR` with the model to score in place of the one in the program"},
		&cli.StringFlag{Name: "only", Usage: "only the metrics whose names hold one of these `WORDS`"},
		&cli.StringFlag{Name: "hold", Usage: "`FILE` of scores, a line a metric, its value and how much less is still right: fail where one is lower"},
	},
	Action: func(c *cli.Context) error {
		m := model.Embedded()
		if dir := c.String("model"); dir != "" {
			m = model.Dir(dir)
		}
		p, err := ingest.Load(m)
		if err != nil {
			return err
		}
		e := &evaluation{p: p, corpora: c.String("corpora"), own: c.String("own"), done: map[string][]measure{}}
		out := bufio.NewWriter(c.App.Writer)
		defer out.Flush()
		show := func(m measure) error {
			if err := printMeasure(out, c.String("o"), m); err != nil {
				return err
			}
			return out.Flush()
		}
		if c.NArg() > 0 {
			return e.task(c.Args().First(), c.Args().Tail(), show)
		}
		return e.metrics(c.String("only"), c.String("hold"), show)
	},
}

func taskTable() string {
	var b strings.Builder
	for _, t := range evalTasks {
		fmt.Fprintf(&b, "   %-12s %s\n", t.name, t.doc)
	}
	return b.String()
}

func printMeasure(w io.Writer, format string, m measure) error {
	switch format {
	case "json":
		b, err := json.Marshal(struct {
			Metric string  `json:"metric"`
			Value  float64 `json:"value"`
		}{m.name, math.Round(100*m.value) / 100})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "%s\n", b)
		return err
	case "table":
		_, err := fmt.Fprintf(w, "%-28s %10.2f\n", m.name, m.value)
		return err
	}
	return cli.Exit(fmt.Sprintf("eval: no format %q: table or json", format), exitUsage)
}

// An evaluation runs each task once on the same files.
type evaluation struct {
	p       *ingest.Pipeline
	corpora string
	own     string
	done    map[string][]measure
}

func (e *evaluation) task(name string, files []string, show func(measure) error) error {
	k := slices.IndexFunc(evalTasks, func(t task) bool { return t.name == name })
	if k < 0 {
		return cli.Exit(fmt.Sprintf("eval: there is no task %q:\n%s", name, taskTable()), exitUsage)
	}
	if len(files) == 0 {
		return cli.Exit("eval: no files to score", exitUsage)
	}
	ms, err := evalTasks[k].run(e.p, files)
	if err != nil {
		return fmt.Errorf("eval: %s: %w", name, err)
	}
	for _, m := range ms {
		if err := show(m); err != nil {
			return err
		}
	}
	return nil
}

// metrics shows the metrics of the corpora that are there.
func (e *evaluation) metrics(only, hold string, show func(measure) error) error {
	floors, err := readFloors(hold)
	if err != nil {
		return err
	}
	var low []string
	words := strings.Split(only, ",")
	for _, m := range evalMetrics {
		if only != "" && !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(m.name, w) }) {
			continue
		}
		var files []string
		for _, f := range m.files {
			in := e.corpora
			if name, ok := strings.CutPrefix(f, own); ok {
				in, f = e.own, name
			}
			found, err := filepath.Glob(filepath.Join(in, filepath.FromSlash(f)))
			if err != nil {
				return err
			}
			files = append(files, found...)
		}
		if m.task == "written" {
			_, files = corpus.Split(files)
		}
		if len(files) == 0 && strings.HasPrefix(m.files[0], beside) || strings.HasPrefix(m.files[0], own) && !slices.ContainsFunc(files, isHeld) {
			continue
		}
		if len(files) == 0 {
			return fmt.Errorf("eval: %s: %w: no %s in %s", m.name, fs.ErrNotExist, strings.Join(m.files, " "), e.corpora)
		}
		key := m.task + "\x00" + strings.Join(files, "\x00")
		if e.done[key] == nil {
			k := slices.IndexFunc(evalTasks, func(t task) bool { return t.name == m.task })
			ms, err := evalTasks[k].run(e.p, files)
			if err != nil {
				return fmt.Errorf("eval: %s: %w", m.name, err)
			}
			e.done[key] = ms
		}
		for _, have := range e.done[key] {
			if have.name != m.measure {
				continue
			}
			if err := show(measure{m.name, have.value}); err != nil {
				return err
			}
			if f, ok := floors[m.name]; ok && have.value < f.value-f.slack {
				low = append(low, fmt.Sprintf("%s is %.2f, held at %.2f less %.2f", m.name, have.value, f.value, f.slack))
			}
		}
	}
	if low != nil {
		return errors.New("eval: " + strings.Join(low, "; "))
	}
	return nil
}

// compareTrees runs the pipeline as far as a stage on what bare leaves of the gold
// Documents, and compares.
func compareTrees(p *ingest.Pipeline, stage string, files []string, bare func(*doc.Document) *doc.Document) (score.Trees, error) {
	var total score.Trees
	p, err := p.Until(stage)
	if err != nil {
		return total, err
	}
	for _, file := range files {
		all, err := corpus.CoNLLU(file)
		if err != nil {
			return total, err
		}
		for _, gold := range all {
			d := bare(gold)
			p.Run(d)
			total.Add(score.CompareTrees(gold, d))
		}
	}
	return total, nil
}

// words leaves the text, the words and the sentences.
func words(d *doc.Document) *doc.Document {
	return &doc.Document{Meta: d.Meta, Text: d.Text, Blocks: d.Blocks, Start: d.Start, End: d.End, Sentences: d.Sentences}
}

// text leaves the text and its paragraphs.
func text(d *doc.Document) *doc.Document {
	return &doc.Document{Meta: d.Meta, Text: d.Text, Blocks: d.Blocks}
}

func evalTags(p *ingest.Pipeline, files []string) ([]measure, error) {
	t, err := compareTrees(p, "tag", files, words)
	return []measure{{"upos", 100 * t.Pos.F()}, {"xpos", 100 * t.Tag.F()}, {"lemma", 100 * t.Lemma.F()}}, err
}

func evalParse(p *ingest.Pipeline, files []string) ([]measure, error) {
	t, err := compareTrees(p, "parse", files, words)
	return []measure{{"uas", 100 * t.Attached.F()}, {"las", 100 * t.Labelled.F()}, {"las_subtypes", 100 * t.Subtype.F()}}, err
}

func evalRaw(p *ingest.Pipeline, files []string) ([]measure, error) {
	t, err := compareTrees(p, "parse", files, text)
	return []measure{{"words", 100 * t.Words.F()}, {"sentences", 100 * t.Sentences.F()}, {"upos", 100 * t.Pos.F()}, {"xpos", 100 * t.Tag.F()},
		{"lemma", 100 * t.Lemma.F()}, {"uas", 100 * t.Attached.F()}, {"las", 100 * t.Labelled.F()}}, err
}

func evalSentences(p *ingest.Pipeline, files []string) ([]measure, error) {
	t, err := compareTrees(p, "tokenize", files, text)
	return []measure{{"words", 100 * t.Words.F()}, {"sentences", 100 * t.Sentences.F()},
		{"sentence_precision", 100 * t.Sentences.P()}, {"sentence_recall", 100 * t.Sentences.R()}}, err
}

// evalSpeed measures the best of five readings of all files, from text to names
// and values and from text to statements in turn.
func evalSpeed(whole *ingest.Pipeline, files []string) ([]measure, error) {
	names, err := whole.Until("value")
	if err != nil {
		return nil, err
	}
	var articles []*doc.Document
	for _, file := range files {
		for d, err := range source.Open(file, "") {
			if err != nil {
				return nil, err
			}
			articles = append(articles, d)
		}
	}
	read := func(p *ingest.Pipeline) float64 {
		runtime.GC()
		start, n := time.Now(), 0
		for _, a := range articles {
			d := text(a)
			p.Run(d)
			n += d.Len()
		}
		return float64(n) / time.Since(start).Seconds()
	}
	var best, bestWhole float64
	for range 5 {
		best = max(best, read(names))
		bestWhole = max(bestWhole, read(whole))
	}
	return []measure{{"words_per_second", math.Round(best)}, {"words_per_second_statements", math.Round(bestWhole)}}, nil
}
