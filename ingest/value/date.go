package value

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"kg/ingest/doc"
)

// A date is a day, a month (day 0) or a year (month 0); the zero date is
// unknown.
type date struct{ year, month, day int }

func (d date) iso() string {
	switch {
	case d.year == 0:
		return ""
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// parseISO reads what iso writes; anything else is the zero date.
func parseISO(s string) date {
	var d date
	parts := strings.Split(s, "-")
	for i, p := range []*int{&d.year, &d.month, &d.day} {
		if i < len(parts) {
			n, err := strconv.Atoi(parts[i])
			if err != nil {
				return date{}
			}
			*p = n
		}
	}
	if d.year < 1 || d.year > 9999 || d.month > 12 || len(parts) > 3 || d.day > 0 && !valid(d) {
		return date{}
	}
	return d
}

// valid reports whether the calendar has the day.
func valid(d date) bool {
	t := d.time()
	return d.month >= 1 && d.month <= 12 && t.Day() == d.day && int(t.Month()) == d.month
}

func (d date) time() time.Time {
	return time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC)
}

func dayOf(t time.Time) date { return date{t.Year(), int(t.Month()), t.Day()} }

// add moves d by n units, and leaves it as exact as the unit allows.
func (d date) add(n int, unit string) date {
	if d.year == 0 || n > 10000 || n < -10000 {
		return date{}
	}
	switch unit {
	case "day", "fortnight", "week":
		if d.day == 0 {
			return date{}
		}
		days := map[string]int{"day": 1, "week": 7, "fortnight": 14}[unit]
		return checked(dayOf(d.time().AddDate(0, 0, n*days)))
	case "month":
		if d.month == 0 {
			return date{}
		}
		t := date{d.year, d.month, 1}.time().AddDate(0, n, 0)
		return checked(date{t.Year(), int(t.Month()), 0})
	case "year":
		return checked(date{d.year + n, 0, 0})
	case "decade":
		return checked(date{d.year + 10*n, 0, 0})
	}
	return date{}
}

func checked(d date) date {
	if d.year < 1 || d.year > 9999 {
		return date{}
	}
	return d
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]int{
	"sunday": 1, "monday": 2, "tuesday": 3, "wednesday": 4, "thursday": 5, "friday": 6, "saturday": 7,
	"sun": 1, "mon": 2, "tue": 3, "tues": 3, "wed": 4, "thu": 5, "thur": 5, "thurs": 5, "fri": 6, "sat": 7,
}

// holidays have the same date every year.
var holidays = []struct {
	words      string
	month, day int
}{
	{"christmas eve", 12, 24}, {"christmas day", 12, 25}, {"christmas", 12, 25}, {"boxing day", 12, 26}, {"halloween", 10, 31},
	{"fourth of july", 7, 4}, {"july fourth", 7, 4}, {"canada day", 7, 1}, {"bastille day", 7, 14}, {"anzac day", 4, 25}, {"australia day", 1, 26},
	{"valentine s day", 2, 14}, {"juneteenth", 6, 19}, {"remembrance day", 11, 11}, {"st patrick s day", 3, 17},
}

// published returns the date of the article: from its metadata, or from a date
// line among its first lines.
func published(d *doc.Document) date {
	if t := parseISO(d.Meta.Date); t.year > 0 {
		return t
	}
	r := &reading{d: d, text: d.Text}
	for pass := range 2 {
		for i, b := range d.Blocks {
			if pass == 0 && b.Kind != doc.Dateline || pass == 1 && (i >= 8 || b.End-b.Start > 80) || b.Start < 0 || int(b.End) > len(d.Text) {
				continue
			}
			r.limit = int(b.End)
			for p := int(b.Start); p < int(b.End); p++ {
				if p > int(b.Start) && !r.starts(p) {
					continue
				}
				if t, end := r.absolute(p); end > 0 && t.day > 0 && t.year > 0 {
					return t
				}
			}
		}
	}
	return date{}
}

// starts reports whether a word or number begins at p.
func (r *reading) starts(p int) bool {
	c := r.text[p-1]
	return c == ' ' || c == '\n' || c == '(' || c == ':' || c == ','
}

// complete finds the year of a day or month without one: the occurrence next
// to the article's date, on the side that the verbs point to.
func (r *reading) complete(t date, end int) (date, int) {
	if t.year > 0 || r.today.year == 0 {
		if t.day > 0 && t.year > 0 && !valid(t) {
			return date{}, 0
		}
		return t, end
	}
	if r.today.month == 0 {
		if t.year = r.today.year; t.day > 0 && !valid(t) {
			return date{}, 0
		}
		return t, end
	}
	today := date{r.today.year, r.today.month, max(r.today.day, 1)}
	best, distance := date{}, 1e9
	for y := today.year - 1; y <= today.year+1; y++ {
		c := date{y, t.month, t.day}
		if c.day > 0 && !valid(c) {
			continue
		}
		days := c.time().Sub(today.time()).Hours() / 24
		if t.day == 0 && c.month == today.month && c.year == today.year {
			days = 0
		}
		switch tense := r.tense(); {
		case tense > 0 && days < 0, tense < 0 && days > 0:
			days *= 3
		}
		if days = max(days, -days); days < distance {
			best, distance = c, days
		}
	}
	if best.year == 0 {
		return date{}, 0
	}
	return best, end
}

var futureCue = map[string]bool{"will": true, "'ll": true, "’ll": true, "shall": true, "scheduled": true, "expected": true, "due": true, "set": true, "plans": true, "plan": true, "planned": true,
	"slated": true, "upcoming": true, "forthcoming": true, "poised": true, "must": true, "deadline": true, "may": true, "might": true, "could": true, "until": true, "wo": true, "intends": true, "hopes": true}

var pastCue = map[string]bool{"said": true, "was": true, "were": true, "had": true, "did": true, "told": true, "came": true, "went": true, "left": true, "took": true, "made": true, "met": true, "won": true,
	"lost": true, "found": true, "began": true, "held": true, "gave": true, "saw": true, "became": true, "got": true, "ran": true, "rose": true, "fell": true, "broke": true, "struck": true, "shot": true,
	"hit": true, "sent": true, "wrote": true, "spoke": true, "quit": true, "been": true, "since": true, "ago": true, "sold": true, "bought": true, "paid": true, "stood": true, "led": true, "put": true}

// tense returns +1 where the nearest verb before, or else after, the token
// looked at points to the future, -1 to the past, 0 where neither is near.
func (r *reading) tense() int {
	look := func(i int32) int {
		w := strings.ToLower(r.d.Word(i))
		switch {
		case futureCue[w]:
			return 1
		case pastCue[w], len(w) > 4 && strings.HasSuffix(w, "ed"):
			return -1
		case r.d.Tag != nil && int(i) < len(r.d.Tag) && r.d.Tag[i] == doc.VBD:
			return -1
		}
		return 0
	}
	for i := r.i - 1; i >= r.sentence.First && i > r.i-14 && r.d.Word(i) != ";"; i-- {
		if t := look(i); t != 0 {
			return t
		}
	}
	for i := r.i + 1; i < r.sentence.End && i < r.i+12; i++ {
		if t := look(i); t != 0 {
			return t
		}
	}
	return 0
}
