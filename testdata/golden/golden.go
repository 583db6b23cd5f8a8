// Package golden runs tests that are written as text files.
//
// A file is a sequence of cases, each an input, a line "----", the output that
// is expected, and a blank line. Lines before a case that start with # are
// comment. "go test ./... -rewrite" replaces the expectations by what the code
// now says; read the diff before you commit it.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var rewrite = flag.Bool("rewrite", false, "rewrite the expected outputs of golden tests")

// Test runs f over every case of every file that matches glob. A "----" alone
// ends the input; "----\n----" opens an output that may hold blank lines and
// ends at the next "----\n----".
func Test(t *testing.T, glob string, f func(in string) string) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files match %s", glob)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			cases := parse(string(data))
			var out strings.Builder
			for _, c := range cases {
				out.WriteString(c.comment)
				if c.input == "" {
					continue
				}
				have := f(c.input)
				if have != "" && !strings.HasSuffix(have, "\n") {
					have += "\n"
				}
				if have != c.want && !*rewrite {
					t.Errorf("%s:%d:\n%shave:\n%swant:\n%s", file, c.line, c.input, have, c.want)
				}
				if strings.Contains(have, "\n\n") {
					fmt.Fprintf(&out, "%s----\n----\n%s----\n----\n\n", c.input, have)
				} else {
					fmt.Fprintf(&out, "%s----\n%s\n", c.input, have)
				}
			}
			if *rewrite {
				if err := os.WriteFile(file, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

type testCase struct {
	line                 int
	comment, input, want string
}

// parse splits a file into its cases. Comment and blank lines before a case
// belong to it.
func parse(data string) []testCase {
	var cases []testCase
	lines := strings.SplitAfter(data, "\n")
	if n := len(lines); n > 0 && lines[n-1] != "" {
		lines[n-1] += "\n"
	}
	for i := 0; i < len(lines); {
		var c testCase
		for i < len(lines) && (strings.HasPrefix(lines[i], "#") || strings.TrimSpace(lines[i]) == "") {
			c.comment += lines[i]
			i++
		}
		c.line = i + 1
		for i < len(lines) && lines[i] != "----\n" {
			c.input += lines[i]
			i++
		}
		i++
		if i < len(lines) && lines[i] == "----\n" {
			for i++; i < len(lines) && !(lines[i] == "----\n" && i+1 < len(lines) && lines[i+1] == "----\n"); i++ {
				c.want += lines[i]
			}
			i += 2
			if i < len(lines) && lines[i] == "\n" {
				i++
			}
		} else {
			for ; i < len(lines) && lines[i] != "\n" && lines[i] != ""; i++ {
				c.want += lines[i]
			}
			if i < len(lines) {
				i++
			}
		}
		cases = append(cases, c)
	}
	return cases
}
