package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jdkato/prose/v2"

	"kg/ingest"
	"kg/ingest/doc"
	"kg/ingest/model"
	"kg/ingest/score"
	"kg/schema"
)

// kgReaders are kg to the names, and to the tags.
func kgReaders() ([]*reader, error) {
	p, err := ingest.Load(model.Embedded())
	if err != nil {
		return nil, err
	}
	names, err := p.Until("name")
	if err != nil {
		return nil, err
	}
	tags, err := p.Until("tag")
	if err != nil {
		return nil, err
	}
	timed := func(p *ingest.Pipeline) func([]string) (time.Duration, error) {
		return func(texts []string) (time.Duration, error) {
			start := time.Now()
			for _, t := range texts {
				p.Run(&doc.Document{Text: t})
			}
			return time.Since(start), nil
		}
	}
	return []*reader{{
		name: "kg, to names", time: timed(names), types: "PER LOC ORG",
		names: func(text string) ([]span, error) {
			d := &doc.Document{Text: text}
			names.Run(d)
			return spans(d), nil
		},
	}, {
		name: "kg, to tags", time: timed(tags),
		tags: func(text string) ([]word, error) {
			d := &doc.Document{Text: text}
			tags.Run(d)
			var out []word
			for i := range int32(d.Len()) {
				out = append(out, word{d.Word(i), d.Pos[i].String()})
			}
			return out, nil
		},
	}}, nil
}

// spans returns the people, places and organisations of d.
func spans(d *doc.Document) []span {
	class := score.Coarse(d)
	kinds := map[schema.Type]string{schema.Person: "PER", schema.Place: "LOC", schema.Organization: "ORG"}
	var out []span
	for _, m := range d.Names {
		if k := kinds[class(m)]; k != "" {
			out = append(out, span{int(d.Start[m.First]), int(d.End[m.Last]), k})
		}
	}
	return out
}

// proseReader is prose v2. It knows people and places; its tags are the Penn Treebank's.
func proseReader() *reader {
	read := func(text string) (*prose.Document, error) { return prose.NewDocument(text) }
	return &reader{
		name: "prose v2", types: "PER LOC",
		time: func(texts []string) (time.Duration, error) {
			start := time.Now()
			for _, t := range texts {
				if _, err := read(t); err != nil {
					return 0, err
				}
			}
			return time.Since(start), nil
		},
		tags: func(text string) ([]word, error) {
			d, err := prose.NewDocument(text, prose.WithExtraction(false))
			if err != nil {
				return nil, err
			}
			var out []word
			for _, t := range d.Tokens() {
				out = append(out, word{t.Text, universal(t.Tag, strings.ToLower(t.Text))})
			}
			return out, nil
		},
		names: func(text string) ([]span, error) {
			d, err := read(text)
			if err != nil {
				return nil, err
			}
			var out []span
			at := 0
			for _, e := range d.Entities() {
				kind := map[string]string{"PERSON": "PER", "GPE": "LOC"}[e.Label]
				if k := strings.Index(text[at:], e.Text); k >= 0 && kind != "" {
					out = append(out, span{at + k, at + k + len(e.Text), kind})
					at += k + len(e.Text)
				}
			}
			return out, nil
		},
	}
}

// universal maps a tag of the Penn Treebank to the UPOS that it mostly is in UD English.
func universal(tag, word string) string {
	switch tag {
	case "IN":
		if strings.Contains(" that if because while although since whether though as ", " "+word+" ") {
			return "SCONJ"
		}
		return "ADP"
	case "TO":
		return "PART"
	case "POS":
		return "PART"
	case "RB", "RBR", "RBS", "WRB":
		if word == "not" || word == "n't" || word == "n’t" {
			return "PART"
		}
		return "ADV"
	case "MD":
		return "AUX"
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		if strings.Contains(" be is are was were been being am 's 're 'm do does did has have had ", " "+word+" ") {
			return "AUX"
		}
		return "VERB"
	}
	if pos, ok := penn[tag]; ok {
		return pos
	}
	if strings.ContainsAny(tag, "$#") || tag == "SYM" {
		return "SYM"
	}
	return "PUNCT"
}

var penn = map[string]string{
	"CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "LS": "X",
	"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "PRP": "PRON", "PRP$": "PRON", "RP": "ADP",
	"UH": "INTJ", "WDT": "PRON", "WP": "PRON", "WP$": "PRON",
}

// A nodeProcess runs peers.mjs.
type nodeProcess struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

func startNode() (*nodeProcess, error) {
	n := &nodeProcess{cmd: exec.Command("node", "peers.mjs")}
	n.cmd.Stderr = os.Stderr
	var err error
	if n.in, err = n.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := n.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	n.out = bufio.NewScanner(out)
	n.out.Buffer(nil, 1<<28)
	return n, n.cmd.Start()
}

func (n *nodeProcess) close() {
	n.in.Close()
	_ = n.cmd.Wait() // it ends with its input
}

// ask sends a request and reads the answer into to.
func (n *nodeProcess) ask(peer, task string, texts []string, to any) error {
	b, err := json.Marshal(map[string]any{"peer": peer, "task": task, "texts": texts})
	if err != nil {
		return err
	}
	if _, err := n.in.Write(append(b, '\n')); err != nil {
		return err
	}
	if !n.out.Scan() {
		return fmt.Errorf("no answer: %w", n.out.Err())
	}
	return json.Unmarshal(n.out.Bytes(), to)
}

func (n *nodeProcess) readers() []*reader {
	timed := func(peer string) func([]string) (time.Duration, error) {
		return func(texts []string) (time.Duration, error) {
			var answer struct{ Secs float64 }
			err := n.ask(peer, "time", texts, &answer)
			return time.Duration(answer.Secs * float64(time.Second)), err
		}
	}
	return []*reader{{
		name: "wink-nlp", time: timed("wink-nlp"),
		tags: func(text string) ([]word, error) {
			var answer struct{ Out [][][2]string }
			if err := n.ask("wink-nlp", "tags", []string{text}, &answer); err != nil {
				return nil, err
			}
			var out []word
			for _, w := range answer.Out[0] {
				out = append(out, word{w[0], w[1]})
			}
			return out, nil
		},
	}, {
		name: "compromise", time: timed("compromise"), types: "PER LOC ORG",
		names: func(text string) ([]span, error) {
			var answer struct{ Out [][][3]any }
			if err := n.ask("compromise", "names", []string{text}, &answer); err != nil {
				return nil, err
			}
			units := utf16.Encode([]rune(text))
			byteAt := func(u float64) int { return len(string(utf16.Decode(units[:min(int(u), len(units))]))) }
			var out []span
			for _, s := range answer.Out[0] {
				start, length := s[0].(float64), s[1].(float64)
				out = append(out, span{byteAt(start), byteAt(start + length), s[2].(string)})
			}
			return out, nil
		},
	}}
}
