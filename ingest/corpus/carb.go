package corpus

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// An OpenTuple is a tuple that a reader of CaRB wrote down: the words of the
// relation and of its arguments.
type OpenTuple struct {
	Relation string
	Args     []string
}

// CaRB reads tuples of the CaRB benchmark (Bhardwaj et al., EMNLP 2019), one a
// line: sentence, relation, arguments, parted by tabs. It returns the
// sentences in order and their tuples.
func CaRB(path string) (sentences []string, tuples map[string][]OpenTuple, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	tuples = map[string][]OpenTuple{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 3 {
			return nil, nil, fmt.Errorf("corpus: %s:%d: want sentence, relation and an argument, parted by tabs", path, line)
		}
		t := OpenTuple{Relation: strings.TrimSpace(c[1])}
		for _, a := range c[2:] {
			if a = strings.TrimSpace(a); a != "" {
				t.Args = append(t.Args, a)
			}
		}
		if _, ok := tuples[c[0]]; !ok {
			sentences = append(sentences, c[0])
		}
		tuples[c[0]] = append(tuples[c[0]], t)
	}
	if err := sc.Err(); err != nil {
		return nil, nil, fmt.Errorf("corpus: %s: %w", path, err)
	}
	return sentences, tuples, nil
}
