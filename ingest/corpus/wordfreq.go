package corpus

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Frequencies reads a word list of wordfreq, a word, a tab and how rare it is a
// line: -100 times the logarithm to base 10 of its share of all words (centibels).
func Frequencies(path string) (map[string]int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	words := map[string]int{}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		word, rare, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		v, err := strconv.Atoi(rare)
		if word == "" || err != nil {
			return nil, fmt.Errorf("corpus: %s:%d: want a word, a tab and a whole number, got %q", path, n, line)
		}
		words[word] = v
	}
	return words, nil
}
