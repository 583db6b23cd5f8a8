package gazetteer

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func builder(t testing.TB) *Builder {
	b, err := NewBuilder()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestLists(t *testing.T) {
	g := builder(t).Gazetteer()
	for phrase, want := range map[string]Kinds{
		"Reuters": Outlet, "North Korea": Country, "NORTH KOREA": Country, "Sri Lankan": Demonym, "São Paulo": City, "Sao Paulo": City,
		"al-Qaeda": Body, "Al Shabaab": Body, "People's Democratic Party": Party, "Nobel Peace Prize": Award, "Airport": FacilityWord, "frigate": ProductWord, "Stiftung": BodyWord, "Aoife": Given, "U.S.": Country,
	} {
		if k := g.Phrase(phrase); k&want == 0 {
			t.Errorf("%s: kinds %b hold no %b", phrase, k, want)
		}
	}
	for _, phrase := range []string{"", "north korea", "Korea North", "Reuter", "of"} {
		if k := g.Phrase(phrase); k != 0 {
			t.Errorf("%q is known: %b", phrase, k)
		}
	}
}

// TestKey holds that a phrase has one key whichever way it is cut into words.
func TestKey(t *testing.T) {
	for _, cuts := range [][]string{
		{"al-Qaeda", "al|-|Qaeda", "al-|Qaeda"},
		{"People's Party", "People|'s|Party", "People’s|Party"},
		{"U.S.", "U.S", "US"},
		{"São Paulo", "São|Paulo"},
		{"SUPREME COURT", "Supreme|Court"},
	} {
		want := keyOf(cuts[0])
		for _, c := range cuts[1:] {
			if keyOf(c) != want {
				t.Errorf("%q and %q differ", cuts[0], c)
			}
		}
	}
	if (Key{}).AddTitled("oslo") != (Key{}).Add("Oslo") || (Key{}).Add("new").AddTitled("york") != (Key{}).Add("new").Add("York") {
		t.Error("small letters with a capital are not the name")
	}
	if keyOf("ab|c") == keyOf("a|bc") {
		t.Error("words run together")
	}
}

func keyOf(words string) uint32 {
	var k Key
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r == '|' || r == ' ' }) {
		k = k.Add(w)
	}
	return k.h
}

func TestLonger(t *testing.T) {
	g := builder(t).Gazetteer()
	k := Key{}.Add("Nobel")
	if _, longer := g.Lookup(k); !longer {
		t.Error("no phrase goes on after Nobel")
	}
	if kinds, _ := g.Lookup(k.Add("Peace")); kinds != 0 {
		t.Error("Nobel Peace is a name")
	}
}

func TestSources(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"world-cities/data/world-cities.csv":            "name,country,subcountry,geonameid\nSofala,Mozambique,Gaza,1\nReading,United Kingdom,England,2\n",
		"countries-mledoze/countries.json":              `[{"name":{"common":"Ruritania","official":"Kingdom of Ruritania"},"capital":["Strelsau"],"demonyms":{"eng":{"f":"Ruritanian","m":"Ruritanian"}}}]`,
		"names-uscensus/names/dist.female.first":        "MARY 2.6 2.6 1\n",
		"names-uscensus/names/dist.male.first":          "WILL 0.3 0.3 1\n",
		"names-uscensus/names/dist.all.last":            "MCDONALD 0.5 0.5 1\n",
		"congress-legislators/legislators-current.yaml": "  name:\n    first: Una\n    last: Vale\n",
		"congress-legislators/executive.yaml":           "",
		"congress-legislators/committees-current.yaml":  "- type: house\n  name: House Committee on Bees\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b := builder(t)
	if err := b.Sources(dir, func(w string) bool { return w == "Reading" || w == "Will" }); err != nil {
		t.Fatal(err)
	}
	g := b.Gazetteer()
	for phrase, want := range map[string]Kinds{
		"Sofala": City, "Ruritania": Country, "Ruritanians": Demonym, "Mary": Given, "McDonald": Family, "Una": Given, "House Committee on Bees": Body, "Strelsau": City,
	} {
		if g.Phrase(phrase)&want == 0 {
			t.Errorf("%s is not known", phrase)
		}
	}
	if g.Phrase("Reading")&City != 0 || g.Phrase("Will") != 0 {
		t.Error("ordinary words are names")
	}
	if err := os.Remove(filepath.Join(dir, "names-uscensus/names/dist.all.last")); err != nil {
		t.Fatal(err)
	}
	if err := builder(t).Sources(dir, func(string) bool { return false }); err == nil || !strings.Contains(err.Error(), "dist.all.last") {
		t.Errorf("error %v names no file", err)
	}
}

func TestEncode(t *testing.T) {
	b := builder(t)
	if !bytes.Equal(b.Encode(), builder(t).Encode()) {
		t.Error("the same lists give other bytes")
	}
	if _, err := Read(b.Encode()[:100]); err == nil {
		t.Error("a section cut short is read")
	}
	if k := new(Gazetteer).Phrase("Oslo"); k != 0 {
		t.Error("an empty gazetteer knows Oslo")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte{1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 0}, "x y")
	f.Fuzz(func(t *testing.T, payload []byte, phrase string) {
		if g, err := Read(payload); err == nil {
			g.Phrase(phrase)
		}
		Key{}.AddTitled(phrase)
	})
}
