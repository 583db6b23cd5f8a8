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
// become that: "Sen." modifies "Ann Lee", "Secretary General" does.
func (s *state) untitle() {
	for i := range s.n {
		t := s.nodes[i]
		name := i + 1
		for s.continues(i, name) && titles[s.nodes[name].word] {
			name++
		}
		if !titles[t.word] || !s.continues(i, name) {
			continue
		}
		s.nodes[name].head, s.nodes[name].label = t.head, t.label
		for k := i; k < name-1; k++ {
			s.nodes[k].head, s.nodes[k].label = name-1, uint8(doc.Compound)
		}
		s.nodes[name-1].head, s.nodes[name-1].label = name, uint8(doc.NmodDesc)
		for k := name + 1; k < s.n; k++ {
			if s.nodes[k].head == i {
				s.nodes[k].head = name
			}
		}
	}
}

// precede gives the preposition that hangs on a title to the name: "to Senator
// Ann Lee".
func (s *state) precede() {
	for i := range s.n {
		t := &s.nodes[i]
		if doc.Dep(t.label) != doc.NmodDesc || t.head < i || t.head >= s.n || t.left >= i {
			continue
		}
		if n := &s.nodes[t.left]; n.head == i && doc.Dep(n.label) == doc.Case {
			n.head = t.head
		}
	}
}

// continues reports whether word k only goes on with the name that i heads.
func (s *state) continues(i, k int32) bool {
	return k < s.n && s.nodes[k].head == i && s.nodes[k].before == 0 && doc.Dep(s.nodes[k].label) == doc.Flat
}
