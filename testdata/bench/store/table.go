package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"
)

// table holds what was measured at a size, in seconds.
type table struct {
	n     int // quads
	round int
	tasks []string
	names []string
	secs  map[cell][]float64
}

type cell struct {
	task, name string
	round      int
}

func (t *table) note(task, name string, secs float64) {
	if t.secs == nil {
		t.secs = map[cell][]float64{}
	}
	if !slices.Contains(t.tasks, task) {
		t.tasks = append(t.tasks, task)
	}
	if !slices.Contains(t.names, name) {
		t.names = append(t.names, name)
	}
	c := cell{task, name, t.round}
	t.secs[c] = append(t.secs[c], secs)
}

// timed notes how long f takes, divided by per.
func (t *table) timed(task, name string, per int, f func() error) error {
	if per > 1 {
		runtime.GC()
	}
	start := time.Now()
	if err := f(); err != nil {
		return fmt.Errorf("%s: %s: %w", name, task, err)
	}
	t.note(task, name, time.Since(start).Seconds()/float64(per))
	return nil
}

// print prints kg's medians, and for each peer how many times kg is as fast: the median of the
// rounds, and their range.
func (t *table) print(w io.Writer) {
	fmt.Fprintf(w, "\n| %s quads |", thousands(t.n))
	for _, name := range t.names {
		fmt.Fprintf(w, " %s |", name)
	}
	fmt.Fprintf(w, "\n| --- |%s\n", strings.Repeat(" --- |", len(t.names)))
	for _, task := range t.tasks {
		fmt.Fprintf(w, "| %s |", task)
		for _, name := range t.names {
			var own, ratios []float64
			for round := range t.round + 1 {
				kg, other := t.secs[cell{task, "kg", round}], t.secs[cell{task, name, round}]
				if len(kg) > 0 && len(other) > 0 {
					own = append(own, median(other))
					ratios = append(ratios, median(other)/median(kg))
				}
			}
			switch {
			case len(own) == 0:
				fmt.Fprint(w, " |")
			case name == "kg":
				fmt.Fprintf(w, " %s |", show(median(own)))
			case len(ratios) == 1:
				fmt.Fprintf(w, " × %s |", factor(ratios[0]))
			default:
				fmt.Fprintf(w, " × %s (%s to %s) |", factor(median(ratios)), factor(slices.Min(ratios)), factor(slices.Max(ratios)))
			}
		}
		fmt.Fprintln(w)
	}
}

// factor prints three digits.
func factor(x float64) string {
	if x >= 1000 {
		return thousands(int(x))
	}
	return fmt.Sprintf("%.3g", x)
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// show prints a time; of times below 50 µs, which are a quad's, how many quads a second they are.
func show(secs float64) string {
	if secs < 50e-6 {
		return fmt.Sprintf("%.0fk/s", 1e-3/secs)
	}
	return fmt.Sprintf("%.2f ms", secs*1e3)
}

func median(s []float64) float64 {
	if len(s) == 0 {
		return 0
	}
	s = slices.Sorted(slices.Values(s))
	return s[len(s)/2]
}
