package source

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/testdata/golden"
)

// TestText prints what is known of each page, and its blocks.
func TestText(t *testing.T) {
	golden.Test(t, "../../testdata/source/*.txt", func(in string) string {
		d, err := Text("page.txt", []byte(in))
		if err != nil {
			return err.Error()
		}
		return show(d)
	})
}

func show(d *doc.Document) string {
	var b strings.Builder
	for _, m := range [][2]string{
		{"title", d.Meta.Title}, {"authors", strings.Join(d.Meta.Authors, "; ")}, {"publisher", d.Meta.Publisher},
		{"date", d.Meta.Date}, {"url", d.Meta.URL}, {"notes", strings.Join(d.Meta.Notes, "; ")},
	} {
		if m[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", m[0], m[1])
		}
	}
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "%-9s | %s\n", block.Kind, strings.Join(strings.Fields(d.Text[block.Start:block.End]), " "))
	}
	return b.String()
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, in, text, note string }{
		{"utf-8", "Café opens.", "Café opens.", ""},
		{"byte order mark", "\ufeffCafé opens.", "Café opens.", ""},
		{"latin-1", "Caf\xe9 opens.", "Café opens.", "1 bytes that are not UTF-8 read as windows-1252"},
		{"windows-1252", "\x93Caf\xe9\x94", "“Café”", "3 bytes that are not UTF-8 read as windows-1252"},
		{"mixed", "Caf\xc3\xa9 \x96 open", "Café – open", "1 bytes that are not UTF-8 read as windows-1252"},
		{"utf-16", "\xff\xfeH\x00i\x00.\x00", "Hi.", "read as UTF-16"},
		{"utf-16, big end first", "\xfe\xff\x00H\x00i", "Hi", "read as UTF-16"},
		{"carriage returns", "One.\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n", ""},
	} {
		text, note, err := decode([]byte(c.in))
		if err != nil || text != c.text || note != c.note {
			t.Errorf("%s: %q, %q, %v", c.name, text, note, err)
		}
	}
	for in, want := range map[string]string{
		"a\x00b":                       "binary, not text",
		"%PDF-1.7 …":                   "pdftotext",
		"PK\x03\x04 docx":              "save it as plain text",
		" \n\t\n":                      "empty",
		"\x01\x02\x03\x04 with a word": "binary, not text",
	} {
		if _, _, err := decode([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func TestHeader(t *testing.T) {
	d, err := Text("x", []byte("# title: Brill bakery closes\n# date: 29 February 2024\n# license: CC BY 4.0\n\nThe bakery closed.\n"))
	if err != nil || d.Meta.Title != "Brill bakery closes" || d.Meta.Date != "2024-02-29" {
		t.Errorf("%+v, %v", d.Meta, err)
	}
	const want = "title: Brill bakery closes\ndate: 2024-02-29\n" +
		"furniture | # title:\ntitle     | Brill bakery closes\nfurniture | # date: 29 February 2024\nfurniture | # license: CC BY 4.0\nbody      | The bakery closed.\n"
	if have := show(d); have != want {
		t.Errorf("have:\n%swant:\n%s", have, want)
	}
}

func TestErrors(t *testing.T) {
	for path, want := range map[string]error{"no/such.txt": nil, t.TempDir(): ErrFolder, "/dev/null": ErrEmpty} {
		for d, err := range Open(path, "") {
			if d != nil || err == nil || !strings.HasPrefix(err.Error(), path+": ") || want != nil && !errors.Is(err, want) {
				t.Errorf("%s: %v, %v", path, d, err)
			}
		}
	}
}

// FuzzText: any bytes are an error or a Document whose text is UTF-8 and whose
// blocks are in order, within it, and not empty.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "A headline here\n\nBy Ann Lee\n\nOTTAWA — It rained.\n\nIt rained.", "# title: x\n# date: 2020-01-02\n\ntext",
		"---\ntitle: x\n---\ntext", "• one\n• two\n", "1. Home\n 2. Politics", "Photo: Ann Lee/CBC", "(new window)", "WATCH | x", "**bold**\n\n> quote", "*_*_",
		"Caf\xe9", "\xff\xfea\x00", "a\r\n\r\nb", "x (Ann Lee/CBC)", "By Ann Lee | 19 November 2023, 06:02 | 4 min read", "—", "**", "****", "> ", "# ",
		"##",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Text("x", data)
		if err != nil {
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Fatalf("not UTF-8: %q", d.Text)
		}
		last := int32(0)
		for _, b := range d.Blocks {
			if b.Start < last || b.Start >= b.End || int(b.End) > len(d.Text) {
				t.Fatalf("block %v after %d in a text of %d bytes", b, last, len(d.Text))
			}
			if s := d.Text[b.Start:b.End]; !utf8.ValidString(s) || strings.TrimSpace(s) == "" {
				t.Fatalf("block %q", s)
			}
			last = b.End
		}
	})
}
