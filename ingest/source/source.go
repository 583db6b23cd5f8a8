// Package source reads articles: from the bytes of a file to Documents that
// have their Meta, Text and Blocks.
//
// The table [Formats] lists what it reads.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"kg/ingest/doc"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 16 << 20

// A Format is one way in which articles come.
type Format struct {
	Name      string   // as in --format
	Ext       []string // endings of file names, with the dot
	MediaType string
	Doc       string // one line for help

	// Sniff reports whether data, the beginning of a file, looks like this
	// format. A Format without Sniff takes what no other wants.
	Sniff func(data []byte) bool
	// Read yields the articles in data, each with the path as its Meta.Path. An
	// error ends it; what was yielded before stands.
	Read func(path string, data []byte) iter.Seq2[*doc.Document, error]
}

// Formats are the formats, in the order in which they are tried.
var Formats = []Format{
	{
		Name: "text", Ext: []string{".txt", ".text"}, MediaType: "text/plain",
		Doc:  "plain text: a headline and paragraphs, one article a file",
		Read: one(Text),
	},
}

// one makes a Format's Read of a reader that finds one article a file.
func one(read func(path string, data []byte) (*doc.Document, error)) func(string, []byte) iter.Seq2[*doc.Document, error] {
	return func(path string, data []byte) iter.Seq2[*doc.Document, error] {
		return func(yield func(*doc.Document, error) bool) { yield(read(path, data)) }
	}
}

// What is wrong with an input. Errors say it of a file and add the remedy.
var (
	ErrEmpty  = errors.New("empty: there is nothing to read in it")
	ErrBinary = errors.New("binary, not text: give a text file")
	ErrFolder = errors.New("a folder: give its files, or use kg ingest, which reads folders")
	ErrFormat = errors.New("unknown format")
)

// Open reads the articles of the file at path, or of standard input where path
// is "-". Format is the name of a Format, or "" to find it out.
func Open(path, format string) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		data, err := readFile(path)
		if err != nil {
			yield(nil, err)
			return
		}
		for d, err := range Read(path, format, data) {
			if !yield(d, err) {
				return
			}
		}
	}
}

// Read is Open for bytes that are there already.
func Read(path, format string, data []byte) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		f, err := find(path, format, data)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", path, err))
			return
		}
		for d, err := range f.Read(path, data) {
			if err != nil {
				err = fmt.Errorf("%s: %w", path, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// find chooses the Format: by name, by the data, by the ending of the file.
func find(path, name string, data []byte) (*Format, error) {
	if name != "" {
		var names []string
		for i := range Formats {
			if Formats[i].Name == name {
				return &Formats[i], nil
			}
			names = append(names, Formats[i].Name)
		}
		return nil, fmt.Errorf("%w %q: this kg reads %s", ErrFormat, name, strings.Join(names, ", "))
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, ErrEmpty
	}
	head := data[:min(len(data), 4096)]
	ext := strings.ToLower(filepath.Ext(path))
	for i := range Formats {
		f := &Formats[i]
		if f.Sniff == nil {
			return f, nil
		}
		for _, e := range f.Ext {
			if e == ext {
				return f, nil
			}
		}
		if f.Sniff(head) {
			return f, nil
		}
	}
	return nil, ErrFormat
}

func readFile(path string) ([]byte, error) {
	if path == "-" {
		return limited("-", os.Stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, plain(err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s: %w", path, ErrFolder)
	}
	return limited(path, f)
}

func limited(path string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(data) > MaxSize {
		return nil, fmt.Errorf("%s: larger than %d MB: split it", path, MaxSize>>20)
	}
	return data, nil
}

// plain turns "open x: no such file or directory" into "x: no such file or
// directory".
func plain(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}
