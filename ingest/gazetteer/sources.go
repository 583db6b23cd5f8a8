package gazetteer

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sources takes in the open lists of dir: world-cities (GeoNames), countries
// (mledoze), names of the US census and of its Congress. A word that common
// says is an ordinary one of the language is left out.
func (b *Builder) Sources(dir string, common func(word string) bool) error {
	for _, read := range []func(string, func(string) bool) error{b.cities, b.countries, b.census, b.congress} {
		if err := read(dir, common); err != nil {
			return fmt.Errorf("gazetteer: %w", err)
		}
	}
	return nil
}

// file calls f for each line of a file.
func file(path string, f func(line string)) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		f(sc.Text())
	}
	return sc.Err()
}

func (b *Builder) cities(dir string, common func(string) bool) error {
	path := filepath.Join(dir, "world-cities", "data", "world-cities.csv")
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	rows := csv.NewReader(in)
	for n := 1; ; n++ {
		row, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if len(row) < 3 {
			return fmt.Errorf("%s:%d: want name, country, subcountry", path, n)
		}
		if n == 1 {
			continue
		}
		if !common(row[0]) && utf8.RuneCountInString(row[0]) > 2 {
			b.Add(row[0], City)
		}
		if !common(row[2]) {
			b.Add(row[2], Region)
		}
	}
}

func (b *Builder) countries(dir string, common func(string) bool) error {
	path := filepath.Join(dir, "countries-mledoze", "countries.json")
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var in []struct {
		Name struct {
			Common, Official string
		}
		Capital      []string
		AltSpellings []string
		Demonyms     map[string]struct{ F, M string }
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, c := range in {
		b.Add(c.Name.Common, Country)
		b.Add(c.Name.Official, Country)
		for _, s := range c.AltSpellings {
			if len(s) > 3 && unicode.IsUpper(rune(s[0])) {
				b.Add(s, Country)
			}
		}
		for _, s := range c.Capital {
			b.Add(s, City)
		}
		for _, s := range []string{c.Demonyms["eng"].F, c.Demonyms["eng"].M} {
			if s != "" && !common(s) {
				b.Add(s, Demonym)
				b.Add(s+"s", Demonym)
			}
		}
	}
	return nil
}

// commonest is how much of the population must bear a family name for it to
// be taken in, in per cent.
const commonest = 0.001

func (b *Builder) census(dir string, common func(string) bool) error {
	for _, f := range []struct {
		name string
		kind Kinds
	}{{"dist.female.first", Given}, {"dist.male.first", Given}, {"dist.all.last", Family}} {
		path := filepath.Join(dir, "names-uscensus", "names", f.name)
		line := 0
		var bad error
		err := file(path, func(s string) {
			line++
			cells := strings.Fields(s)
			if len(cells) < 2 {
				bad = fmt.Errorf("%s:%d: want name and share", path, line)
				return
			}
			share, err := strconv.ParseFloat(cells[1], 64)
			if err != nil {
				bad = fmt.Errorf("%s:%d: %w", path, line, err)
				return
			}
			name := cells[0][:1] + strings.ToLower(cells[0][1:])
			if common(name) || f.kind == Family && share < commonest {
				return
			}
			b.Add(name, f.kind)
			for _, prefix := range []string{"Mc", "Mac", "O", "De", "Van", "Di", "La", "Le"} {
				if rest, ok := strings.CutPrefix(name, prefix); ok && f.kind == Family && len(rest) > 3 {
					b.Add(prefix+strings.ToUpper(rest[:1])+rest[1:], Family)
				}
			}
		})
		if err != nil {
			return err
		}
		if bad != nil {
			return bad
		}
	}
	return nil
}

func (b *Builder) congress(dir string, common func(string) bool) error {
	for _, f := range []string{"legislators-current.yaml", "executive.yaml"} {
		err := file(filepath.Join(dir, "congress-legislators", f), func(s string) {
			key, value, _ := strings.Cut(strings.TrimSpace(s), ": ")
			value = strings.Trim(value, `'"`)
			switch {
			case value == "" || common(value):
			case key == "first" && len(value) > 2:
				b.Add(value, Given)
			case key == "last":
				b.Add(value, Family)
			}
		})
		if err != nil {
			return err
		}
	}
	return file(filepath.Join(dir, "congress-legislators", "committees-current.yaml"), func(s string) {
		if name, ok := strings.CutPrefix(strings.TrimPrefix(s, "  "), "name: "); ok {
			b.Add(name, Body)
		}
	})
}
