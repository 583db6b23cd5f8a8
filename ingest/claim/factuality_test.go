package claim

import (
	"bytes"
	"strings"
	"testing"

	"kg/ingest/corpus"
	"kg/ingest/doc"
	"kg/schema"
)

// events are a table of which the form of the verb decides what happened.
func events(t *testing.T) []corpus.Happening {
	const table = "split\tsent_id\ttoken\tform\tupos\tvalue\n"
	var rows, trees strings.Builder
	for _, e := range []struct{ id, verb, tag, lemma, value string }{
		{"1", "ran", "VBD", "run", "1.1"}, {"2", "sang", "VBD", "sing", "1"}, {"3", "fell", "VBD", "fall", "0.9"},
		{"4", "runs", "VBZ", "run", "-1.1"}, {"5", "sings", "VBZ", "sing", "-1"}, {"6", "falls", "VBZ", "fall", "-0.9"},
	} {
		rows.WriteString("train\t" + e.id + "\t2\t" + e.verb + "\tVERB\t" + e.value + "\n")
		trees.WriteString("# sent_id = " + e.id + "\n1\tOsei\tOsei\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\t" + e.verb + "\t" + e.lemma + "\tVERB\t" + e.tag + "\t_\t0\troot\t_\t_\n\n")
	}
	hs, err := corpus.UDS(strings.NewReader(table+rows.String()), "train", strings.NewReader(trees.String()))
	if err != nil {
		t.Fatal(err)
	}
	return hs
}

func TestFactuality(t *testing.T) {
	data := TrainFactuality(events(t))
	if !bytes.Equal(data, TrainFactuality(events(t))) {
		t.Error("two trainings give different bytes")
	}
	f, err := LoadFactuality(data)
	if err != nil {
		t.Fatal(err)
	}
	for verb, want := range map[string]bool{"leapt/VBD": true, "leaps/VBZ": false} {
		form, tag, _ := strings.Cut(verb, "/")
		d, err := doc.Parse("1 Osei Osei PROPN NNP 2 nsubj\n2 " + form + " leap VERB " + tag + " 0 root\n")
		if err != nil {
			t.Fatal(err)
		}
		New(f).Run(d)
		if got := f.Happened(d, []int32{1})[0]; got != want {
			t.Errorf("%s happened: %v", form, got)
		}
		if v := d.Views[d.View[1]]; v.Source != doc.NoSource || v.Status == schema.Negated {
			t.Errorf("%s: view %+v", form, v)
		}
	}
	if _, err := LoadFactuality(data[:8]); err == nil {
		t.Error("damaged weights are loaded")
	}
}
