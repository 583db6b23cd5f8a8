package value

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
)

// dated reads a date at p: absolute, or resolved against today or the date
// last spoken of.
func (r *reading) dated(p int) match {
	if t, end := r.absolute(p); end > 0 {
		return match{end, doc.Day, t.iso(), ""}
	}
	if '0' <= r.text[p] && r.text[p] <= '9' {
		return r.year(p)
	}
	w, e := r.word(p)
	lower := strings.ToLower(w)
	if weekdays[lower] > 0 && len(lower) > 4 && startsUpper(w) {
		return r.weekday(weekdays[lower], e)
	}
	if m := r.holiday(p); m.end > 0 {
		return m
	}
	switch lower {
	case "today", "tonight":
		return match{e, doc.Day, r.today.add(0, "day").iso(), ""}
	case "yesterday":
		return match{e, doc.Day, r.today.add(-1, "day").iso(), ""}
	case "tomorrow":
		return match{e, doc.Day, r.today.add(1, "day").iso(), ""}
	case "last", "past", "this", "current", "next", "coming", "following", "same", "that", "previous", "preceding":
		return r.shifted(lower, e)
	case "spring", "summer", "autumn", "fall", "winter":
		return r.season(e)
	case "a", "an":
		if x, xe := r.next(e); timeUnits[x] != "" {
			return r.away(1, timeUnits[x], xe)
		}
	}
	return match{}
}

// absolute reads a date that names a month or is all in digits. A year or day
// that is not said is found from today.
func (r *reading) absolute(p int) (date, int) {
	if p >= r.limit {
		return date{}, 0
	}
	if c := r.text[p]; '0' <= c && c <= '9' {
		if t, e := r.numeric(p); e > 0 {
			return t, e
		}
		// 20 March 2023, 5th of May
		n := r.digits(p)
		if !n.whole || n.value < 1 || n.value > 31 || n.end-p > 2 {
			return date{}, 0
		}
		at := n.end
		if r.ordinal(at) {
			_, at = r.word(at)
		}
		if d := r.dash(at); d > at { // 3-5 March
			if m := r.digits2(d); m > 0 {
				at = m
			}
		}
		if x, xe := r.next(at); x == "of" {
			at = xe
		}
		m, e := r.month(r.space(at))
		if m == 0 {
			return date{}, 0
		}
		t := date{0, m, int(n.value)}
		if y, ye := r.yearAfter(e, true); ye > 0 {
			t.year, e = y, ye
		}
		return r.complete(t, e)
	}
	w, e := r.word(p)
	if wd := weekdays[strings.ToLower(w)]; wd > 0 && startsUpper(w) {
		// Tuesday, March 21; Tue 21 March
		at := e
		if at < r.limit && r.text[at] == '.' {
			at++
		}
		if at < r.limit && r.text[at] == ',' {
			at++
		}
		if x := r.space(at); x > e && x < r.limit {
			if c, _ := utf8.DecodeRuneInString(r.text[x:]); unicode.IsUpper(c) || unicode.IsDigit(c) {
				if _, again := weekdays[strings.ToLower(firstWord(r, x))]; !again {
					if t, te := r.absolute(x); te > 0 && t.day > 0 {
						return t, te
					}
				}
			}
		}
		return date{}, 0
	}
	m, e := r.month(p)
	if m == 0 {
		return date{}, 0
	}
	at := r.space(e)
	if n := r.digitsAt(at); n.whole && n.end-at <= 2 && n.value >= 1 && n.value <= 31 && !r.percentNext(n.end) {
		end := n.end
		if r.ordinal(end) {
			_, end = r.word(end)
		}
		if d := r.dash(end); d > end { // March 3-5
			if x := r.digits2(d); x > 0 {
				end = x
			}
		}
		if !r.ends(end) {
			return date{}, 0
		}
		t := date{0, m, int(n.value)}
		if y, ye := r.yearAfter(end, true); ye > 0 {
			t.year, end = y, ye
		}
		return r.complete(t, end)
	}
	if y, ye := r.yearAfter(e, false); ye > 0 {
		return date{y, m, 0}, ye
	}
	if x := r.phrase(e, "of"); x > 0 {
		if y, ye := r.yearAfter(x, false); ye > 0 {
			return date{y, m, 0}, ye
		}
		if x, xe := r.next(x); x == "last" || x == "this" || x == "next" || x == "that" {
			if z, ze := r.next(xe); z == "year" {
				base := r.today
				if x == "that" {
					base = r.spoken
				}
				y := base.add(map[string]int{"last": -1, "next": 1}[x], "year").year
				if y == 0 {
					return date{}, ze
				}
				return date{y, m, 0}, ze
			}
		}
	}
	// The month alone. "May" and "March" are other words too.
	if name := strings.ToLower(strings.TrimSuffix(r.text[p:e], ".")); (name == "may" || name == "march" || len(name) < 4) && !monthCue[r.before(1)] {
		return date{}, 0
	}
	if r.before(1) == "last" || r.before(1) == "next" {
		t, _ := r.complete(date{0, m, 0}, e)
		if r.before(1) == "last" && t.year > 0 && r.today.month > 0 && (t.year > r.today.year || t.year == r.today.year && t.month >= r.today.month) {
			t.year--
		} else if r.before(1) == "next" && t.year > 0 && r.today.month > 0 && (t.year < r.today.year || t.year == r.today.year && t.month <= r.today.month) {
			t.year++
		}
		return t, e
	}
	return r.complete(date{0, m, 0}, e)
}

func firstWord(r *reading, p int) string {
	w, _ := r.word(p)
	return w
}

var monthCue = map[string]bool{"in": true, "since": true, "until": true, "till": true, "by": true, "last": true, "this": true, "next": true, "early": true, "late": true, "mid": true,
	"of": true, "before": true, "after": true, "from": true, "to": true, "during": true, "through": true, "between": true, "for": true, "and": true, "-": true, "every": true}

// month reads the name of a month at p, in capitals or with one, and its dot.
func (r *reading) month(p int) (int, int) {
	w, e := r.word(p)
	m := months[strings.ToLower(w)]
	if m == 0 || !startsUpper(w) {
		return 0, 0
	}
	if len(w) <= 4 && e < len(r.text) && r.text[e] == '.' && w != "May" && w != "June" && w != "July" {
		e++
	}
	return m, e
}

// digitsAt is digits where a digit stands at p, else nothing.
func (r *reading) digitsAt(p int) number {
	if p < r.limit && isDigits(r.text[p:p+1]) {
		e := p
		for e < r.limit && isDigits(r.text[e:e+1]) {
			e++
		}
		v, _ := strconv.ParseFloat(r.text[p:e], 64)
		return number{value: v, end: e, whole: true}
	}
	return number{}
}

// digits2 returns the end of a number of at most two digits at p, 0 for none.
func (r *reading) digits2(p int) int {
	if n := r.digitsAt(p); n.end > 0 && n.end-p <= 2 {
		return n.end
	}
	return 0
}

func (r *reading) percentNext(p int) bool {
	at := r.space(p)
	return at < r.limit && r.text[at] == '%'
}

// yearAfter reads a year at p, where comma says after a comma as well.
func (r *reading) yearAfter(p int, comma bool) (int, int) {
	at := p
	if comma && at < r.limit && r.text[at] == ',' {
		at++
	}
	at = r.space(at)
	if n := r.digitsAt(at); n.end-at == 4 && n.value >= 1000 && n.value < 2200 && r.ends(n.end) {
		return int(n.value), n.end
	}
	return 0, 0
}

// numeric reads 2023-03-22, 22/03/2023, 3/22/23, 22.03.2023. Where day and
// month may be either, the date is not known more exactly than its year.
func (r *reading) numeric(p int) (date, int) {
	a := r.digitsAt(p)
	if a.end == 0 || a.end-p > 4 || a.end >= r.limit {
		return date{}, 0
	}
	sep := r.text[a.end]
	if sep != '-' && sep != '/' && sep != '.' {
		return date{}, 0
	}
	b := r.digitsAt(a.end + 1)
	if b.end == 0 || b.end-a.end > 3 || b.end >= r.limit || r.text[b.end] != sep {
		return date{}, 0
	}
	c := r.digitsAt(b.end + 1)
	if c.end == 0 || !r.ends(c.end) {
		return date{}, 0
	}
	la, lc := a.end-p, c.end-b.end-1
	if la == 4 && lc <= 2 {
		t := date{int(a.value), int(b.value), int(c.value)}
		if valid(t) {
			return t, c.end
		}
		return date{}, 0
	}
	if la > 2 || lc != 4 && (lc != 2 || sep != '/') {
		return date{}, 0
	}
	y := int(c.value)
	if lc == 2 {
		if y += 1900; y < 1950 {
			y += 100
		}
	}
	x, z := int(a.value), int(b.value)
	if y < 1000 || y > 2199 {
		return date{}, 0
	}
	dayFirst, monthFirst := date{y, z, x}, date{y, x, z}
	switch {
	case x == z && valid(dayFirst), valid(dayFirst) && !valid(monthFirst), valid(dayFirst) && sep == '.':
		return dayFirst, c.end
	case valid(monthFirst) && !valid(dayFirst):
		return monthFirst, c.end
	case valid(dayFirst):
		return date{y, 0, 0}, c.end
	}
	return date{}, 0
}
