package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
	"kg/schema"
)

// readName splits the name m into its words, without titles and possessives,
// and tells its gender and number.
func (r *run) readName(m *mention) {
	d := r.d
	for i := m.First; i <= m.Last; i++ {
		w := fold(d.Word(i))
		if w == "" || w == "'s" || w == "s" && i > m.First && strings.HasPrefix(d.Word(i), "’") {
			continue
		}
		if len(m.words) == 0 && i < m.Last && m.Type&(schema.Person|schema.Thing) != 0 && titles[strings.TrimSuffix(w, ".")] {
			m.title = strings.TrimSuffix(w, ".")
			continue
		}
		m.words = append(m.words, w)
	}
	if len(m.words) > 1 && m.words[0] == "the" {
		m.words = m.words[1:]
	}
	if len(m.words) == 0 {
		m.words = []string{fold(d.Phrase(m.First, m.Last))}
	}
	m.num, m.gen = singular, it
	switch {
	case m.Type == schema.Person || m.Type == schema.Thing && given(m.words[0]) != doc.AnyGender && len(m.words) > 1 && !impersonal(m.words[len(m.words)-1]):
		m.gen = doc.AnyGender
		m.Type = schema.Person
		if t := r.t.child(d, m.Head, doc.NmodDesc); m.title == "" && t >= 0 {
			m.title = strings.TrimSuffix(strings.ToLower(d.Word(t)), ".")
		}
		if m.title == "" && m.First > 0 && d.Head[m.First-1] == m.Head {
			if w := strings.TrimSuffix(strings.ToLower(d.Word(m.First-1)), "."); titles[w] {
				m.title = w
			}
		}
		m.gen = genderOf(m.title)
		if m.gen == doc.AnyGender && len(m.words) > 1 { // alone it may be a surname
			m.gen = given(m.words[0])
		}
		if d.Tag[m.Head] == doc.NNPS && len(m.words) == 1 {
			m.num = plural
		}
	case m.Type == schema.Thing:
		m.gen = doc.AnyGender
		if d.Tag[m.Head] == doc.NNPS {
			m.num = plural
		}
	case m.Type == schema.Organization:
		m.num = doc.AnyNumber
	}
}

// impersonal reports whether the last word of a name is a noun for no person.
func impersonal(last string) bool {
	t := headTypes[last]
	return t != 0 && t != schema.Person
}

// settle gives a lone word, which the name stage took for something else, the
// type of the fuller names in the article that it is short for: the surname of
// a person, or the first word of an organization.
func (r *run) settle() {
	people, bodies := map[string]bool{}, map[string]bool{}
	for k := range r.ms {
		m := &r.ms[k]
		if m.Form != doc.Name || len(m.words) < 2 {
			continue
		}
		if m.Type&(schema.Work|schema.Organization) != 0 && r.introducedAsPerson(m) {
			m.Type, m.num, m.gen = schema.Person, singular, given(m.words[0])
		}
		switch first, last := m.words[0], m.words[len(m.words)-1]; m.Type {
		case schema.Person:
			people[first], people[last] = true, true
		case schema.Organization:
			if !common[first] && m.words[1] != "of" {
				bodies[first] = true
			}
		}
	}
	for k := range r.ms {
		m := &r.ms[k]
		if m.Form != doc.Name || len(m.words) != 1 {
			continue
		}
		person, body := people[m.words[0]], bodies[m.words[0]]
		switch {
		case person == body:
		case m.Type == schema.Person && body && m.title == "" && given(m.words[0]) == doc.AnyGender:
			m.Type, m.num, m.gen = schema.Organization, doc.AnyNumber, it
		case m.Type&(schema.Place|schema.Thing) != 0 && person && !r.located(m):
			m.Type, m.num, m.gen = schema.Person, singular, doc.AnyGender
		}
	}
}

// introducedAsPerson reports whether the name m begins as a person's does and the
// words around it say that it is: "the report Ann Lee, the envoy,", "the head of
// Borea, Ann Lee,".
func (r *run) introducedAsPerson(m *mention) bool {
	d := r.d
	last := m.words[len(m.words)-1]
	if len(m.words) < 2 || m.First < 2 || int(m.Last)+2 >= d.Len() || impersonal(last) || !r.personal(m) || d.Word(m.Last+1) != "," {
		return false
	}
	says := func(a *mention) bool {
		return a.Type == schema.Person && a.Form == doc.Nominal && a.num == singular && !either[a.head] && r.together(m, a)
	}
	if a := r.headedAt(m.Last + 2); a != nil && says(a) && given(m.words[0]) != doc.AnyGender {
		return true
	}
	if d.Word(m.First-1) != "," || !r.aside(m.Last+1) {
		return false
	}
	for k := range r.ms {
		if a := &r.ms[k]; a.First >= m.First {
			break
		} else if (a.Last == m.Last || r.pastBracket(a.Last+1) == m.First-1) && a.art == definite && says(a) {
			return true
		}
	}
	return false
}

// located reports whether m stands after a preposition that places follow.
func (r *run) located(m *mention) bool {
	c := r.t.child(r.d, m.Head, doc.Case)
	return c >= 0 && placing[strings.ToLower(r.d.Word(c))]
}

var placing = set("in at near from to into outside across around towards toward")

// fold returns w in lower case, with straight apostrophes and without marks
// that writers leave out.
func fold(w string) string {
	w = strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	return strings.Trim(w, "\"“”‘,()[]")
}

// maxNamesakes is how many names with a word in common are compared.
const maxNamesakes = 100

// linkNames joins the names of one thing.
func (r *run) linkNames() {
	type known struct {
		m     int32 // the first mention that spells it so
		words []string
	}
	exact := map[string]int32{}
	byWord := map[string][]known{} // first or last word → distinct names, fullest forms
	initials := map[string]int32{}
	under := func(word string, k known) {
		if list := byWord[word]; len(list) < maxNamesakes {
			byWord[word] = append(list, k)
		}
	}
	note := func(k int32, words []string) {
		m := &r.ms[k]
		under(words[0], known{k, words})
		if last := words[len(words)-1]; len(words) > 1 && last != words[0] {
			under(last, known{k, words})
		}
		if m.Type != schema.Person {
			for _, a := range acronyms(r.d, m) {
				if _, ok := initials[a]; !ok {
					initials[a] = k
				}
			}
		}
	}
	// Fuller names first where they come later, so that "Dong" in the headline
	// meets "Han Dong" in the story: two passes, by length.
	var order []int32
	for pass := range 2 {
		for k := range r.ms {
			if r.ms[k].Form == doc.Name && (len(r.ms[k].words) > 1) == (pass == 0) {
				order = append(order, int32(k))
			}
		}
	}
	for _, k := range order {
		m := &r.ms[k]
		words := m.words
		if m.Type != schema.Person {
			words = trimSuffix(words)
		}
		key := strings.Join(words, " ")
		if s, ok := synonyms[key]; ok {
			key = s
		}
		if a, ok := exact[key]; ok && r.mayShare(a, k) && !(m.Type == schema.Person && clash(r.ms[a].title, m.title)) {
			r.link(a, k)
			continue
		}
		best := int32(-1)
		ambiguous := false
		if m.Type == schema.Person || m.Type == schema.Thing {
			// The latest person before it who bears the name, or the first after.
			for _, c := range slices.Concat(byWord[words[0]], byWord[words[len(words)-1]]) {
				a := &r.ms[c.m]
				if a.Type != schema.Person || !sameName(c.words, words) || m.Type == schema.Thing && words[len(words)-1] != c.words[len(c.words)-1] || gendersClash(r.genderOf(c.m), m.gen) || clash(a.title, m.title) {
					continue
				}
				switch {
				case best < 0:
					best = c.m
				case r.root(best) == r.root(c.m):
				case words[len(words)-1] == c.words[len(c.words)-1] && words[len(words)-1] != r.ms[best].words[len(r.ms[best].words)-1]:
					best, ambiguous = c.m, false // a surname before a given name
				case words[len(words)-1] != c.words[len(c.words)-1] && words[len(words)-1] == r.ms[best].words[len(r.ms[best].words)-1]:
				default:
					ambiguous = true
					if r.closer(c.m, best, k) {
						best = c.m
					}
				}
			}
			if ambiguous && best >= 0 && words[0] == r.ms[best].words[0] && len(words) == 1 && words[0] != r.ms[best].words[len(r.ms[best].words)-1] {
				best = -1 // a given name that two people bear
			}
		}
		if best < 0 && m.Type != schema.Person {
			if a, ok := initials[strings.ReplaceAll(key, ".", "")]; ok && len(words) == 1 && shout(r.d.Phrase(m.First, m.Last)) && r.mayShare(a, k) {
				best = a
			}
			if best < 0 {
				for _, c := range byWord[words[0]] {
					if r.ms[c.m].Type != schema.Person && r.shortens(words, c.words, k, c.m) {
						best = c.m
						break
					}
				}
			}
			if best < 0 && len(words) > 1 {
				for _, c := range byWord[words[0]] {
					if r.ms[c.m].Type != schema.Person && r.shortens(c.words, words, c.m, k) {
						best = c.m
						break
					}
				}
			}
		}
		if best >= 0 {
			r.link(best, k)
			if _, ok := exact[key]; !ok {
				exact[key] = k
			}
			if len(words) > 1 {
				note(k, words)
			}
			continue
		}
		exact[key] = k
		note(k, words)
	}
	for _, k := range order {
		if m, c := &r.ms[k], r.of(k); len(m.words) == 1 && c.hint == doc.AnyGender && (c.gen == doc.AnyGender || m.Type != schema.Person) {
			c.hint = given(m.words[0])
		}
	}
}

// closer reports whether a is a likelier antecedent of k than b by nearness:
// the latest before k, else the first after it.
func (r *run) closer(a, b, k int32) bool {
	if (a < k) != (b < k) {
		return a < k
	}
	if a < k {
		return a > b
	}
	return a < b
}

// mayShare reports whether two names of one spelling can be one thing.
func (r *run) mayShare(a, b int32) bool {
	x, y := &r.ms[a], &r.ms[b]
	if x.Type == y.Type || x.Type == schema.Thing || y.Type == schema.Thing {
		return true
	}
	if len(x.words) > 1 && len(y.words) > 1 {
		return true
	}
	return x.Type != schema.Person && y.Type != schema.Person
}

// sameName reports whether two people's names may be one person's: the words
// of the shorter stand in the longer in order, initials and middle names
// apart, and a single word is its surname or given name.
func sameName(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	a, b = trimJunior(a), trimJunior(b)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(b) == 1 {
		return b[0] == a[0] || b[0] == a[len(a)-1] || len(a) > 2 && b[0] == strings.Join(a[1:], " ")
	}
	if b[len(b)-1] != a[len(a)-1] && !subsequence(b, a) {
		return false
	}
	if b[0] == a[0] || initialOf(b[0], a[0]) || initialOf(a[0], b[0]) {
		return subsequence(b[1:len(b)-1], a) || len(b) == 2 || initials(b[1:len(b)-1])
	}
	return subsequence(b, a)
}

func trimJunior(w []string) []string {
	if n := len(w); n > 1 {
		switch w[n-1] {
		case "jr", "jr.", "sr", "sr.", "ii", "iii", "iv":
			return w[:n-1]
		}
	}
	return w
}

func initials(w []string) bool {
	for _, x := range w {
		if utf8.RuneCountInString(strings.TrimSuffix(x, ".")) != 1 {
			return false
		}
	}
	return true
}

func initialOf(a, b string) bool {
	a = strings.TrimSuffix(a, ".")
	return utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a)
}

// subsequence reports whether the words of b stand in a in order.
func subsequence(b, a []string) bool {
	for _, w := range a {
		if len(b) > 0 && b[0] == w {
			b = b[1:]
		}
	}
	return len(b) == 0
}

// trimSuffix leaves out "Inc." and the like.
func trimSuffix(w []string) []string {
	for len(w) > 1 && suffixes[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
	return w
}

// shortens reports whether the name short, mention s, is a short form of the
// name long, mention l: its first words, of a body or a work.
func (r *run) shortens(short, long []string, s, l int32) bool {
	if len(short) >= len(long) || len(short) == 0 {
		return false
	}
	x, y := r.ms[s].Type, r.ms[l].Type
	if x != y && x != schema.Thing {
		return false
	}
	switch y {
	case schema.Organization, schema.Facility, schema.Event, schema.Product, schema.Award:
	default:
		return false
	}
	for i, w := range short {
		if long[i] != w {
			return false
		}
	}
	next := long[len(short)]
	if len(short) > 1 && whole(short, next) || headTypes[long[len(long)-1]] == schema.Event && x == schema.Organization {
		return false
	}
	if len(short) == 1 {
		w := short[0]
		if utf8.RuneCountInString(w) < 3 || common[w] || next == "of" || next == "for" || next == "and" || next == "&" || next == "'s" {
			return false
		}
	}
	return next != "'s"
}

// whole reports whether the name short, which next follows in a longer one, is a
// whole name by its noun: "Alba University" is not short for Alba University Press.
func whole(short []string, next string) bool {
	switch next {
	case "of", "for", "on", "in", "at", "and", "&":
		return false
	}
	last := short[len(short)-1]
	return headTypes[last]&(schema.Organization|schema.Facility|schema.Event) != 0 && !suffixes[next]
}

// common are first words of many bodies' names.
var common = set(`national international federal central royal general united american british canadian european african asian north south east west northern southern eastern
	western new old first world global university college bank ministry department office house supreme high court human public social democratic republican liberal
	conservative labour labor green people people's us u.s. uk the state city union association institute committee commission council center centre group department saint st st.
	san santa los las el la le de al bureau board agency foundation museum free great grand`)

// acronyms returns what the name m may be shortened to.
func acronyms(d *doc.Document, m *mention) []string {
	if m.Last == m.First {
		return nil
	}
	var all, caps strings.Builder
	n := 0
	for i := m.First; i <= m.Last; i++ {
		w := d.Word(i)
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(c) {
			continue
		}
		if i == m.First && strings.EqualFold(w, "the") || strings.HasPrefix(w, "'") || strings.HasPrefix(w, "’") {
			continue
		}
		n++
		all.WriteString(strings.ToLower(string(c)))
		if unicode.IsUpper(c) {
			caps.WriteString(strings.ToLower(string(c)))
			for _, part := range strings.Split(w, "-")[1:] {
				if p, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(p) {
					caps.WriteString(strings.ToLower(string(p)))
				}
			}
		}
	}
	if n < 2 {
		return nil
	}
	out := []string{caps.String()}
	if all.String() != out[0] {
		out = append(out, all.String())
	}
	return out
}

// shout reports whether w is an acronym by its letters: mostly capitals.
func shout(w string) bool {
	up, low := 0, 0
	for _, c := range w {
		if unicode.IsUpper(c) {
			up++
		} else if unicode.IsLower(c) {
			low++
		}
	}
	return up >= 2 && up > low && len(w) <= 12
}

func clash(a, b string) bool {
	return gendersClash(genderOf(a), genderOf(b))
}

func gendersClash(a, b gender) bool {
	return a != doc.AnyGender && b != doc.AnyGender && a != b
}
