package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// A floor is a score that is held: as measured once, and how much less is still
// right.
type floor struct{ value, slack float64 }

// readFloors reads a score file: a metric, a value and a slack a line, # for
// comment. A slack left out is none.
func readFloors(path string) (map[string]floor, error) {
	floors := map[string]floor{}
	if path == "" {
		return floors, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) != 2 && len(f) != 3 {
			return nil, fmt.Errorf("eval: %s:%d: a metric, a value and a slack are due", path, n)
		}
		if !slices.ContainsFunc(evalMetrics, func(m evalMetric) bool { return m.name == f[0] }) {
			return nil, fmt.Errorf("eval: %s:%d: there is no metric %q", path, n, f[0])
		}
		var have [2]float64
		for i, s := range f[1:] {
			if have[i], err = strconv.ParseFloat(s, 64); err != nil {
				return nil, fmt.Errorf("eval: %s:%d: bad value %q", path, n, s)
			}
		}
		floors[f[0]] = floor{have[0], have[1]}
	}
	return floors, nil
}
