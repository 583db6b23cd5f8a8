package value

import (
	"fmt"
	"strings"

	"kg/ingest/doc"
)

// weekday reads a day of the week that ends at e: the last one on or before the
// article's date, unless the words say that it is to come.
func (r *reading) weekday(wd, e int) match {
	if r.today.day == 0 {
		return match{e, doc.Day, "", ""}
	}
	now := int(r.today.time().Weekday()) + 1
	back := (now - wd + 7) % 7 // 0: today
	before := r.before(1)
	ahead := before == "next" || before == "coming" || before == "upcoming"
	switch {
	case before == "last" || before == "past" || before == "previous":
		if back == 0 {
			back = 7
		}
	case ahead, before != "this" && r.tense() > 0:
		if back -= 7; ahead && back == 0 {
			back = -7
		} else if !ahead && back == -7 {
			back = 0
		}
	}
	return match{e, doc.Day, r.today.add(-back, "day").iso(), ""}
}

// shifted reads a unit of time after "last", "this", "next", "that", "the same"
// and the like, which ended at e.
func (r *reading) shifted(word string, e int) match {
	unit, ue := r.next(e)
	if word == "last" && unit == "night" {
		return match{ue, doc.Day, r.today.add(-1, "day").iso(), ""}
	}
	if word == "this" && (unit == "morning" || unit == "afternoon" || unit == "evening") {
		return match{ue, doc.Day, r.today.add(0, "day").iso(), ""}
	}
	if unit == "weekend" || seasons[unit] {
		return r.lastSeason(word, unit, ue)
	}
	u := timeUnits[unit]
	if u == "" || unit != u {
		return match{}
	}
	base, n := r.today, 0
	switch word {
	case "last", "past":
		n = -1
	case "next", "coming":
		n = 1
	case "this", "current":
		if u == "day" {
			return match{}
		}
	case "that", "same":
		base = r.spoken
	case "following":
		base, n = r.spoken, 1
	case "previous", "preceding":
		base, n = r.spoken, -1
	}
	if word == "next" && u == "day" {
		base = r.spoken
	}
	if word == "past" && r.before(1) != "this" {
		return match{} // "the past year" is a stretch of time
	}
	switch u {
	case "week", "fortnight":
		return match{ue, doc.Day, r.week(base, n), ""}
	case "day", "month", "year":
		return match{ue, doc.Day, base.add(n, u).iso(), ""}
	}
	return match{}
}

// week returns what is certain of the week n weeks from base: the month that
// holds all of it, or else the year.
func (r *reading) week(base date, n int) string {
	if base.day == 0 {
		return ""
	}
	monday := base.add(-(int(base.time().Weekday())+6)%7+7*n, "day")
	sunday := monday.add(6, "day")
	switch {
	case monday.year == sunday.year && monday.month == sunday.month:
		return date{monday.year, monday.month, 0}.iso()
	case monday.year == sunday.year:
		return date{monday.year, 0, 0}.iso()
	}
	return ""
}

var seasons = map[string]bool{"spring": true, "summer": true, "autumn": true, "fall": true, "winter": true}

// lastSeason reads "last summer", "this weekend": known to the year, a
// weekend to the month.
func (r *reading) lastSeason(word, unit string, e int) match {
	if unit == "weekend" {
		switch word {
		case "last", "past":
			return match{e, doc.Day, r.week(r.today, -1), ""}
		case "this", "next":
			return match{e, doc.Day, r.week(r.today, map[string]int{"next": 1}[word]), ""}
		}
		return match{}
	}
	switch word {
	case "this":
		return match{e, doc.Day, r.today.add(0, "year").iso(), ""}
	case "next":
		return match{e, doc.Day, "", ""}
	case "last":
		// Last summer is this year's if that is over, else the one before.
		t := r.today.add(0, "year")
		over := map[string]int{"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3}[unit]
		if r.today.month == 0 || unit == "winter" {
			return match{e, doc.Day, "", ""}
		}
		if r.today.month < over {
			t = t.add(-1, "year")
		}
		return match{e, doc.Day, t.iso(), ""}
	}
	return match{}
}

// season reads the year after a season: "summer 2019", "the spring of 2019".
func (r *reading) season(e int) match {
	at := e
	if x := r.phrase(e, "of"); x > 0 {
		at = x
	}
	if y, ye := r.yearAfter(at, false); ye > 0 {
		return match{ye, doc.Day, date{y, 0, 0}.iso(), ""}
	}
	return match{}
}

// away reads what follows "three years" or "a week": "ago", "earlier", "later".
// Weeks and longer are round: three months ago is a month, a year ago a year.
func (r *reading) away(n int, unit string, e int) match {
	w, we := r.next(e)
	base := r.today
	switch w {
	case "ago":
		n = -n
	case "earlier", "before":
		base, n = r.spoken, -n
		if base.year == 0 {
			base = r.today
		}
	case "later":
		base = r.spoken
	default:
		return match{}
	}
	if w == "before" {
		if at := r.space(we); at < r.limit && strings.IndexByte(",.;)", r.text[at]) < 0 {
			return match{} // "two years before the war"
		}
	}
	if unit == "century" || unit == "hour" || unit == "minute" || unit == "second" {
		return match{}
	}
	t := base.add(n, unit)
	if (unit == "week" || unit == "fortnight") && t.day > 0 {
		t.day = 0
	}
	return match{we, doc.Day, t.iso(), ""}
}

// year reads a year in digits where the words around it make it one.
func (r *reading) year(p int) match {
	n := r.digitsAt(p)
	if n.end-p != 4 || n.value < 1000 || n.value >= 2200 {
		return match{}
	}
	y := int(n.value)
	if w, e := r.word(n.end); w == "s" && y%10 == 0 {
		return match{e, doc.Day, "", ""} // the 1990s
	}
	for _, s := range []string{"-", "–", "/"} { // 2021-22
		if strings.HasPrefix(r.text[n.end:], s) && n.end+len(s) < r.limit {
			m := r.digitsAt(n.end + len(s))
			if m.end-n.end-len(s) == 2 && int(m.value) == (y+1)%100 && r.ends(m.end) {
				return match{m.end, doc.Day, date{y, 0, 0}.iso(), ""}
			}
		}
	}
	if !r.ends(n.end) {
		return match{}
	}
	if at := r.space(n.end); at < r.limit && (r.text[at] == '%' || r.text[at] == ',' && at+1 < r.limit && isDigits(r.text[at+1:at+2])) {
		return match{}
	}
	next, _ := r.next(n.end)
	if e := r.percentWord(n.end); e > 0 || countNoun[next] || singular(timeUnits, next) != "" || singular(units, next) != "" || currencyNouns[strings.TrimSuffix(next, "s")] != "" {
		return match{}
	}
	if r.numbering() {
		return match{}
	}
	before := r.before(1)
	if about[before] && (y < 1900 || y > 2100) || before == "than" || before == "least" || before == "most" && r.before(2) == "at" {
		return match{}
	}
	if yearCue[before] || y >= 1700 && y <= 2100 {
		return match{n.end, doc.Day, fmt.Sprintf("%04d", y), ""}
	}
	return match{}
}

var yearCue = map[string]bool{"in": true, "since": true, "by": true, "until": true, "till": true, "from": true, "of": true, "during": true, "early": true, "late": true, "mid": true, "year": true, "(": true,
	"circa": true, "after": true, "before": true, "born": true}

var about = map[string]bool{"about": true, "some": true, "nearly": true, "almost": true, "around": true, "over": true, "roughly": true, "approximately": true, "exactly": true, "only": true}

// countNoun are nouns that four digits before them count.
var countNoun = map[string]bool{"people": true, "men": true, "women": true, "children": true, "troops": true, "soldiers": true, "workers": true, "students": true, "residents": true, "homes": true, "houses": true,
	"jobs": true, "employees": true, "patients": true, "cases": true, "deaths": true, "votes": true, "seats": true, "members": true, "families": true, "refugees": true, "migrants": true, "civilians": true,
	"prisoners": true, "protesters": true, "police": true, "officers": true, "passengers": true, "visitors": true, "spectators": true, "villagers": true, "others": true, "units": true, "copies": true,
	"shares": true, "points": true, "stores": true, "schools": true, "companies": true, "delegates": true, "birds": true, "animals": true, "trees": true, "tests": true, "doses": true, "calls": true}

// holiday reads a day that has a name.
func (r *reading) holiday(p int) match {
	if !startsUpper(firstWord(r, p)) {
		return match{}
	}
	if e := r.named(p, "new year"); e > 0 {
		for eve, m := range map[string][2]int{"day": {1, 1}, "eve": {12, 31}} {
			at := e
			if w, we := r.next(at); w == eve {
				return r.fixed(m[0], m[1], we)
			}
		}
		return match{}
	}
	for _, h := range holidays {
		if e := r.named(p, h.words); e > 0 {
			return r.fixed(h.month, h.day, e)
		}
	}
	return match{}
}

// fixed is the named day of the year that is nearest, or of the year that
// follows.
func (r *reading) fixed(month, day, e int) match {
	t := date{0, month, day}
	if y, ye := r.yearAfter(e, true); ye > 0 {
		t.year, e = y, ye
	}
	t, end := r.complete(t, e)
	if end == 0 {
		return match{}
	}
	return match{end, doc.Day, t.iso(), ""}
}

// named is phrase, which also passes over possessives and dots.
func (r *reading) named(p int, words string) int {
	for _, w := range strings.Fields(words) {
		have, e := r.next(p)
		if have != w {
			return 0
		}
		p = e
		for _, s := range []string{"'s", "’s", "."} {
			if strings.HasPrefix(r.text[p:], s) && !strings.HasSuffix(words, w) {
				if s != "." && strings.Contains(words, " s ") {
					p++
					if s == "’s" {
						p += 2
					}
					break
				}
				p += len(s)
				break
			}
		}
	}
	if strings.HasPrefix(r.text[p:], "'s ") && words == "new year" {
		p += 2
	} else if strings.HasPrefix(r.text[p:], "’s ") && words == "new year" {
		p += 4
	}
	return p
}

// clock reads "10:30 a.m.", "5 pm", "14:30", "10.30am".
func (r *reading) clock(p int) match {
	h := r.digitsAt(p)
	if h.end-p > 2 || h.value > 24 {
		return match{}
	}
	minute, e := 0, h.end
	colon := false
	if e+3 <= r.limit && (r.text[e] == ':' || r.text[e] == '.') && isDigits(r.text[e+1:e+3]) {
		m := r.digitsAt(e + 1)
		if m.end-e != 3 || m.value > 59 {
			return match{}
		}
		minute, colon = int(m.value), r.text[e] == ':'
		e = m.end
	}
	half := 0
	at := r.space(e)
	w, we := r.word(at)
	switch w := strings.ToLower(w); {
	case (w == "am" || w == "pm") && r.ends(we):
		half = int(w[0])
	case (w == "a" || w == "p") && we+1 < len(r.text) && r.text[we] == '.':
		x, xe := r.word(r.space(we + 1))
		if strings.ToLower(x) == "m" {
			half, we = int(w[0]), xe
			if we < len(r.text) && r.text[we] == '.' {
				we++
			}
		}
	}
	hour := int(h.value)
	switch {
	case half == 'p' && hour < 12:
		hour += 12
	case half == 'a' && hour == 12:
		hour = 0
	}
	if half != 0 {
		e = we
	} else if !colon || !r.ends(e) || hour > 23 {
		return match{}
	}
	return match{e, doc.Clock, fmt.Sprintf("%02d:%02d", hour, minute), ""}
}
