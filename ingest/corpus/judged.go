package corpus

import (
	"fmt"
	"os"
	"strings"
)

// A Judged is a statement that kg made of an article, and what somebody who
// read the article says of it.
type Judged struct {
	Article                    string // its file, without the folder
	Subject, Predicate, Object string // names, or a value
	Status                     string
	Source                     string // a name, "unnamed", or "" for the article
	Right                      bool   // in all of these
}

// ReadJudged reads a table of judged statements: seven columns parted by tabs,
// the last of them right or wrong; # begins a comment.
func ReadJudged(path string) ([]Judged, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("judged: %w", err)
	}
	var out []Judged
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 7 {
			return nil, fmt.Errorf("judged: %s:%d: %d columns where 7 are due", path, n, len(c))
		}
		if c[6] != "right" && c[6] != "wrong" {
			return nil, fmt.Errorf("judged: %s:%d: %q is neither right nor wrong", path, n, c[6])
		}
		out = append(out, Judged{c[0], c[1], c[2], c[3], c[4], c[5], c[6] == "right"})
	}
	return out, nil
}
