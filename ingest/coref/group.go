package coref

import (
	"slices"
	"strconv"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// linkGroups finds whom a number of people of one name are: "the 2 Michaels",
// where the text names two.
func (r *run) linkGroups() {
	for k := range r.ms {
		m := &r.ms[k]
		if m.Form != doc.Nominal || m.members != nil || m.num != plural || m.count < 2 || m.count > maxGroup || !r.proper(m) {
			continue
		}
		name := strings.TrimSuffix(fold(r.d.Word(m.Head)), "s")
		var roots, members []int32
		for q := range r.ms {
			a := &r.ms[q]
			root := r.root(int32(q))
			if a.Form != doc.Name || a.Type != schema.Person || len(a.words) < 2 || a.words[0] != name && a.words[len(a.words)-1] != name || slices.Contains(roots, root) {
				continue
			}
			if roots, members = append(roots, root), append(members, int32(q)); len(roots) > m.count {
				break
			}
		}
		if len(roots) == m.count {
			m.members, m.Type = members, schema.Person
			r.clusters[r.root(int32(k))].typ = schema.Person
		}
	}
}

// linkColleagues finds whom "the ministers", "the two leaders" are: those whom the
// text has told of before by a title or description of that noun, where they are as
// many as it says, or two.
func (r *run) linkColleagues() {
	for k := range r.ms {
		k := int32(k)
		m := &r.ms[k]
		if m.Form != doc.Nominal || m.members != nil || m.num != plural || m.Type != schema.Person || m.art != definite || m.Last != m.Head || r.of(k).size > 1 || m.at == apposed {
			continue
		}
		want := m.count
		if want == 0 && offices[m.head] && m.First+1 == m.Head {
			want = 2
		}
		if want < 2 || want > maxGroup || m.count == 0 && m.First+1 != m.Head || m.count > 0 && m.First+2 != m.Head {
			continue
		}
		var roots, members []int32
		for q := k - 1; q >= 0 && len(roots) <= want; q-- {
			c := r.of(q)
			if m.sent-r.ms[q].sent > nearSentences {
				break
			}
			if root := r.root(q); c.named && c.typ == schema.Person && c.num != plural && slices.Contains(c.roles, m.head) && !slices.Contains(roots, root) {
				roots, members = append(roots, root), append(members, q)
			}
		}
		if len(roots) == want {
			slices.Reverse(members)
			m.members = members
		}
	}
}

// maxGroup is how many people a group named by their name has at most.
const maxGroup = 6

// proper reports whether the head of m is written as a name in mid-sentence.
func (r *run) proper(m *mention) bool {
	w := r.d.Word(m.Head)
	return m.Head > m.First && w != "" && w[0] >= 'A' && w[0] <= 'Z'
}

// numerals are the numbers that groups are counted by.
var numerals = map[string]int{"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

// numeral returns the number that w writes, 0 for none.
func numeral(w string) int {
	if n, ok := numerals[strings.ToLower(w)]; ok {
		return n
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 0 || n > 1000 {
		return 0
	}
	return n
}
