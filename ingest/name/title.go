package name

import (
	"strings"

	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/schema"
)

// titles are words before a person's name that are no part of it. "King",
// "Pope" and the like stay, where a name would be no name without them.
var titles = wordSet(`mr mrs ms miss mx dr prof professor sir dame sen rep gov gen col capt lt sgt maj cpl pvt brig adm rev fr hon cmdr supt insp
	judge justice sheikh sheik captain major colonel general sergeant lieutenant corporal private commander commodore admiral brigadier marshal
	senator representative congressman congresswoman president minister premier chancellor secretary governor mayor councillor councilor
	councilman councilwoman ambassador bishop archbishop cardinal rabbi imam mullah maulana ayatollah monsignor pastor reverend father
	detective inspector superintendent constable officer sheriff attorney counsel barrister advocate engineer eng coach chef
	mme madame monsieur señor señora herr frau signor don doña datuk dato ustad comrade haji alhaji deputy chairman chairwoman
	chief speaker commissioner spokesman spokeswoman spokesperson mp mpp mep mla mna msp doctor principal nurse archdeacon canon dean
	emerita emeritus lord lady swami shri smt prime vice crown lord
	minster govenor`) // as they are misspelt most

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// isTitle reports whether a token is a title. It does not allocate for words
// of ordinary length.
func isTitle(w string) bool {
	w = strings.TrimSuffix(w, ".")
	var small [16]byte
	if len(w) > len(small) {
		return false
	}
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	return titles[string(small[:len(w)])]
}

// untitled returns m without the titles that it begins with, and without an
// article in small letters.
func untitled(d *doc.Document, m doc.Mention) doc.Mention {
	for m.First < m.Last {
		w := d.Word(m.First)
		if w != "the" && (m.Type != schema.Person || !isTitle(w) && w != ".") {
			break
		}
		if d.Word(m.First+1) == "of" {
			break
		}
		m.First++
	}
	return m
}

// givenTitles are titles that are given names too.
var givenTitles = wordSet(`dean major judge marshal duke prince earl justice canon`)

// given returns m with the title before it that is a given name, where a role in
// small letters announces whoever it is: "assistant coach Dean Moxley".
func given(d *doc.Document, m doc.Mention, floor int32) doc.Mention {
	p := m.First - 1
	if m.Type != schema.Person || m.First != m.Last || p <= floor {
		return m
	}
	w, role := d.Word(p), d.Word(p-1)
	if w[0] >= 'A' && w[0] <= 'Z' && givenTitles[strings.ToLower(w)] && role[0] >= 'a' && isTitle(role) {
		m.First = p
	}
	return m
}

// landforms are the last words of names that are no person's, whatever stands
// before them.
var landforms = wordSet(`Island Islands Peninsula River Strait Glacier Archipelago`)

// landed returns m as a place where it ends in a landform, with the title that
// such a name may begin with: "King George Island".
func landed(d *doc.Document, m doc.Mention, floor int32) doc.Mention {
	if m.Type != schema.Person || m.First == m.Last || !landforms[d.Word(m.Last)] {
		return m
	}
	m.Type = schema.Place
	if p := m.First - 1; p >= floor {
		if w := d.Word(p); w == "King" || w == "Queen" || w == "Prince" || w == "Princess" || isTitle(w) && w[0] >= 'A' && w[0] <= 'Z' {
			m.First = p
		}
	}
	return m
}

// unroled returns m without a role in small letters that it ends in: in "the
// Don Valley North representative" the district alone is named.
func unroled(d *doc.Document, words []word, m doc.Mention) doc.Mention {
	for m.First < m.Last && words[m.Last].flags&(upper|digit) == 0 && (words[m.Last].kinds&gazetteer.RoleWord != 0 || isTitle(d.Word(m.Last))) {
		m.Last--
		if m.Type == schema.Facility {
			m.Type = schema.Place
		}
	}
	return m
}
