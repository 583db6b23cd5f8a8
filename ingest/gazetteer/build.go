package gazetteer

import (
	"bufio"
	"embed"
	"encoding/binary"
	"fmt"
	"io/fs"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lists are names from general knowledge. A line "= kind" or "= kind kind" says
// what the lines after it are; on them names stand divided by commas. A line that
// begins with # is comment.
//
//go:embed lists
var lists embed.FS

// A Builder collects phrases.
type Builder struct {
	kinds map[uint32]Kinds
	names map[Kinds][]string // by kind, whole names, for those who want to draw some
	seen  map[string]bool
}

// NewBuilder returns a Builder that holds the lists of the package.
func NewBuilder() (*Builder, error) {
	b := &Builder{kinds: map[uint32]Kinds{}, names: map[Kinds][]string{}, seen: map[string]bool{}}
	files, err := fs.Glob(lists, "lists/*.txt")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := lists.ReadFile(f)
		if err != nil {
			return nil, err
		}
		if err := b.list(f, string(data)); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *Builder) list(file, text string) error {
	var kinds Kinds
	sc := bufio.NewScanner(strings.NewReader(text))
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		s := strings.TrimSpace(sc.Text())
		switch {
		case s == "" || s[0] == '#':
		case s[0] == '=':
			kinds = 0
			for _, w := range strings.Fields(s[1:]) {
				i := slices.IndexFunc(All, func(x struct {
					Kind Kinds
					Name string
				}) bool {
					return x.Name == w
				})
				if i < 0 {
					return fmt.Errorf("gazetteer: %s:%d: no kind %q", file, line, w)
				}
				kinds |= All[i].Kind
			}
		case kinds == 0:
			return fmt.Errorf("gazetteer: %s:%d: names before a line \"= kind\"", file, line)
		default:
			for _, name := range strings.Split(s, ",") {
				b.Add(strings.TrimSpace(name), kinds)
			}
		}
	}
	return sc.Err()
}

// Add takes in a phrase, and its spelling without accents.
func (b *Builder) Add(phrase string, kinds Kinds) {
	phrase = strings.Join(strings.Fields(phrase), " ")
	if len(phrase) < 2 || kinds == 0 {
		return
	}
	for rest := kinds; rest != 0; rest &= rest - 1 {
		k := Kinds(1) << bits.TrailingZeros32(uint32(rest))
		if key := fmt.Sprint(k, phrase); !b.seen[key] {
			b.seen[key] = true
			b.names[k] = append(b.names[k], phrase)
		}
	}
	b.put(phrase, kinds)
	if plain := unaccented(phrase); plain != phrase {
		b.put(plain, kinds)
	}
}

// put enters a phrase, and marks what longer phrases begin with it.
func (b *Builder) put(phrase string, kinds Kinds) {
	var k Key
	words := strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '-' || r == '–' })
	for i, w := range words {
		k = k.Add(w)
		h := max(k.h, 1)
		if i < len(words)-1 {
			b.kinds[h] |= more
		} else {
			b.kinds[h] |= kinds
		}
	}
}

func unaccented(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ł':
			return 'l'
		case r == 'Ł':
			return 'L'
		case r == 'ø':
			return 'o'
		case r == 'Ø':
			return 'O'
		case r == 'đ':
			return 'd'
		case r == 'Đ':
			return 'D'
		case r == 'ı':
			return 'i'
		}
		return r
	}, norm.NFD.String(s)))
}

// Names returns the names of a kind, in the order that they came in.
func (b *Builder) Names(k Kinds) []string { return b.names[k] }

// Encode returns the payload that [Read] takes.
func (b *Builder) Encode() []byte {
	count := map[Kinds]int{}
	for _, k := range b.kinds {
		count[k]++
	}
	sets := slices.SortedFunc(maps.Keys(count), func(x, y Kinds) int {
		if count[x] != count[y] {
			return count[y] - count[x]
		}
		return int(x) - int(y)
	})
	index := map[Kinds]int{}
	for i, s := range sets {
		index[s] = i
	}
	keys := slices.Sorted(maps.Keys(b.kinds))
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(index)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	for _, s := range sets {
		out = binary.LittleEndian.AppendUint32(out, uint32(s))
	}
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
	}
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint16(out, uint16(index[b.kinds[k]]))
	}
	return out
}

// Gazetteer returns what the Builder holds, ready for use.
func (b *Builder) Gazetteer() *Gazetteer {
	g, err := Read(b.Encode())
	if err != nil {
		panic(err) // Encode writes what Read reads
	}
	return g
}
