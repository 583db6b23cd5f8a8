package corpus

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kg/ingest/doc"
)

// A Happening is one sentence with what people said of its events: whether
// they happened, according to the sentence.
type Happening struct {
	Doc    *doc.Document
	Tokens []int32   // the words that people were asked about
	Values []float64 // from -3, certainly not, to 3, certainly; their mean, normalised
}

// UDS reads the factuality layer of Universal Decompositional Semantics (White
// et al., "The Universal Decompositional Semantics Dataset and Decomp
// Toolkit", LREC 2020): a table of split, sentence, token, form, part of speech
// and value, of which it takes the rows of one split ("" for all), and the
// trees of the sentences in CoNLL-U. Sentences come in the order of the trees.
func UDS(table io.Reader, split string, trees ...io.Reader) ([]Happening, error) {
	type row struct {
		token int
		form  string
		value float64
	}
	rows := map[string][]row{}
	lines := bufio.NewScanner(table)
	for n := 1; lines.Scan(); n++ {
		cols := strings.Split(lines.Text(), "\t")
		if n == 1 || split != "" && cols[0] != split {
			continue
		}
		if len(cols) < 6 {
			return nil, fmt.Errorf("uds: line %d: %d columns where 6 are due", n, len(cols))
		}
		token, err := strconv.Atoi(cols[2])
		if err != nil {
			return nil, fmt.Errorf("uds: line %d: bad token %q", n, cols[2])
		}
		value, err := strconv.ParseFloat(cols[5], 64)
		if err != nil {
			return nil, fmt.Errorf("uds: line %d: bad value %q", n, cols[5])
		}
		rows[cols[1]] = append(rows[cols[1]], row{token, cols[3], value})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("uds: %w", err)
	}
	var out []Happening
	for _, t := range trees {
		text, err := io.ReadAll(t)
		if err != nil {
			return nil, fmt.Errorf("uds: %w", err)
		}
		for sentence := range strings.SplitSeq(string(text), "\n\n") {
			_, id, ok := strings.Cut(sentence, "# sent_id = ")
			if !ok {
				continue
			}
			id, _, _ = strings.Cut(id, "\n")
			asked := rows[strings.TrimSpace(id)]
			if asked == nil {
				continue
			}
			d, err := doc.Parse(sentence)
			if err != nil {
				return nil, fmt.Errorf("uds: sentence %s: %w", id, err)
			}
			h := Happening{Doc: d}
			for _, r := range asked {
				if r.token < 1 || r.token > d.Len() {
					return nil, fmt.Errorf("uds: sentence %s has no token %d", id, r.token)
				}
				h.Tokens = append(h.Tokens, int32(r.token-1))
				h.Values = append(h.Values, r.value)
			}
			out = append(out, h)
		}
	}
	return out, nil
}
