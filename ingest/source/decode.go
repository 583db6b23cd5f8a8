package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode returns data as UTF-8 without a byte order mark, and a note where it
// was something else. Bytes that are no UTF-8 are read as windows-1252, of
// which latin-1 is a part.
func decode(data []byte) (text, note string, err error) {
	for _, k := range known {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return "", "", fmt.Errorf("%s: %s", k.what, k.remedy)
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text, note = decode16(data[2:], binary.LittleEndian), "read as UTF-16"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, note = decode16(data[2:], binary.BigEndian), "read as UTF-16"
	default:
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		if bytes.IndexByte(data, 0) >= 0 {
			return "", "", ErrBinary
		}
		if utf8.Valid(data) {
			text = string(data)
			break
		}
		var n int
		if text, n = decode1252(data); n > 0 {
			note = fmt.Sprintf("%d bytes that are not UTF-8 read as windows-1252", n)
		}
	}
	if controls(text)*50 > len(text) {
		return "", "", ErrBinary
	}
	if strings.TrimSpace(text) == "" {
		return "", "", ErrEmpty
	}
	return text, note, nil
}

// known are files that people give by mistake.
var known = []struct{ magic, what, remedy string }{
	{"%PDF-", "a PDF, not text", "convert it first, for instance with pdftotext"},
	{"PK\x03\x04", "a zip archive or office document, not text", "save it as plain text"},
	{"\x1f\x8b", "compressed by gzip", "unpack it first: gunzip"},
	{"{\\rtf", "rich text, not plain text", "save it as plain text"},
	{"\x89PNG", "a picture, not text", "give a text file"},
	{"\xff\xd8\xff", "a picture, not text", "give a text file"},
	{"GIF8", "a picture, not text", "give a text file"},
	{"\xd0\xcf\x11\xe0", "an office document, not text", "save it as plain text"},
	{"\x7fELF", "a program, not text", "give a text file"},
}

func decode16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// decode1252 keeps what is UTF-8, and returns how many bytes were not.
func decode1252(data []byte) (string, int) {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	n := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[0])
			n++
		}
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String(), n
}

// controls counts the characters that do not occur in text.
func controls(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' || c == 0x7f {
			n++
		}
	}
	return n
}
