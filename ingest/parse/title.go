package parse

import (
	"strings"

	"kg/ingest/doc"
	"kg/ingest/linear"
)

// titles are, hashed, words before a person's name that never head it.
var titles = hashed(`mr mrs ms dr prof sen rep gov gen col capt lt sgt maj cpl brig adm rev supt insp cmdr
	president minister premier chancellor secretary governor mayor senator representative congressman congresswoman
	judge justice captain major colonel general sergeant lieutenant admiral commander brigadier
	ambassador bishop archbishop cardinal professor inspector superintendent officer detective councillor`)

func hashed(words string) map[uint32]bool {
	set := map[uint32]bool{}
	for w := range strings.FieldsSeq(words) {
		set[linear.HashBytes([]byte(w))] = true
		set[linear.HashBytes([]byte(w+"."))] = true
	}
	return set
}

// untitle makes the first word of a name its head where a title before it has
// become that: "Sen." modifies "Ann Lee".
func (s *state) untitle() {
	for i := range s.n - 1 {
		t, name := &s.nodes[i], &s.nodes[i+1]
		if name.head != i || name.before != 0 || doc.Dep(name.label) != doc.Flat || !titles[t.word] {
			continue
		}
		name.head, name.label = t.head, t.label
		t.head, t.label = i+1, uint8(doc.NmodDesc)
		for k := i + 2; k < s.n; k++ {
			if s.nodes[k].head == i {
				s.nodes[k].head = i + 1
			}
		}
	}
}
