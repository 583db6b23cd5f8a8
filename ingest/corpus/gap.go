package corpus

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An Ambiguity is one row of GAP: a pronoun, and two names that it may or may
// not stand for. Offsets are bytes of Text.
type Ambiguity struct {
	ID, Text string
	Pronoun  string
	At       int // of the pronoun
	A, B     string
	AtA, AtB int
	IsA, IsB bool
}

// Feminine reports whether the pronoun is.
func (a *Ambiguity) Feminine() bool {
	switch strings.ToLower(a.Pronoun) {
	case "she", "her", "hers", "herself":
		return true
	}
	return false
}

// GAP reads the tab-separated rows of the GAP coreference data.
// https://github.com/google-research-datasets/gap-coreference
func GAP(path string) ([]Ambiguity, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	var all []Ambiguity
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if n == 1 && f[0] == "ID" {
			continue
		}
		if len(f) < 10 {
			return nil, fmt.Errorf("corpus: %s:%d: %d columns where 11 are due", path, n, len(f))
		}
		a := Ambiguity{ID: f[0], Text: f[1], Pronoun: f[2], A: f[4], B: f[7], IsA: strings.EqualFold(f[6], "true"), IsB: strings.EqualFold(f[9], "true")}
		for _, x := range []struct {
			at    *int
			words string
			col   int
		}{{&a.At, a.Pronoun, 3}, {&a.AtA, a.A, 5}, {&a.AtB, a.B, 8}} {
			k, err := strconv.Atoi(f[x.col])
			if err == nil {
				*x.at, err = byteOf(a.Text, k)
			}
			if err != nil || !strings.HasPrefix(a.Text[*x.at:], x.words) {
				return nil, fmt.Errorf("corpus: %s:%d: %q is not at %s", path, n, x.words, f[x.col])
			}
		}
		all = append(all, a)
	}
	return all, nil
}

// byteOf returns the byte at which code point n of text begins.
func byteOf(text string, n int) (int, error) {
	at := 0
	for ; n > 0; n-- {
		if at >= len(text) {
			return 0, fmt.Errorf("beyond the text")
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at, nil
}
