package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"kg/ingest/doc"
)

// Text reads one plain text as an article.
func Text(path string, data []byte) (*doc.Document, error) {
	text, note, err := decode(data)
	if err != nil {
		return nil, err
	}
	d := &doc.Document{Meta: doc.Meta{Path: path}, Text: text}
	if note != "" {
		d.Meta.Notes = append(d.Meta.Notes, note)
	}
	d.Blocks = paragraphs(text)
	return d, nil
}

// decode returns data as UTF-8, and a note where it was something else.
func decode(data []byte) (text, note string, err error) {
	if !utf8.Valid(data) {
		return "", "", fmt.Errorf("not UTF-8")
	}
	return string(data), "", nil
}

// paragraphs cuts text at blank lines. Space around a paragraph is no part of
// it.
func paragraphs(text string) []doc.Block {
	var blocks []doc.Block
	start, end := -1, 0
	flush := func() {
		if start >= 0 {
			blocks = append(blocks, doc.Block{Start: int32(start), End: int32(end)})
		}
		start = -1
	}
	pos := 0
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			flush()
		} else {
			lead := strings.Index(line, trimmed)
			if start < 0 {
				start = pos + lead
			}
			end = pos + lead + len(trimmed)
		}
		pos += len(line)
	}
	flush()
	if len(blocks) > 0 {
		blocks[0].Kind = doc.Title
	}
	return blocks
}
