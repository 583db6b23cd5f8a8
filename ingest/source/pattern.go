package source

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first used:
// together they take longer than a program that reads no article should take
// to start.
type pattern struct {
	text string
	once sync.Once
	re   *regexp.Regexp
}

func lazy(text string) *pattern { return &pattern{text: text} }

func (p *pattern) get() *regexp.Regexp {
	p.once.Do(func() { p.re = regexp.MustCompile(p.text) })
	return p.re
}

func (p *pattern) MatchString(s string) bool              { return p.get().MatchString(s) }
func (p *pattern) FindString(s string) string             { return p.get().FindString(s) }
func (p *pattern) FindStringIndex(s string) []int         { return p.get().FindStringIndex(s) }
func (p *pattern) FindStringSubmatch(s string) []string   { return p.get().FindStringSubmatch(s) }
func (p *pattern) FindStringSubmatchIndex(s string) []int { return p.get().FindStringSubmatchIndex(s) }
func (p *pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.get().FindAllStringIndex(s, n)
}
func (p *pattern) ReplaceAllString(s, by string) string { return p.get().ReplaceAllString(s, by) }
func (p *pattern) Split(s string, n int) []string       { return p.get().Split(s, n) }
