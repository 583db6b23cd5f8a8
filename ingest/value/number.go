package value

import (
	"math"
	"strconv"
	"strings"

	"kg/ingest/doc"
)

// A number is one written in digits or words.
type number struct {
	value float64
	end   int
	whole bool // digits alone, with no comma, point or word: may be a year
	vague bool // "dozens", "thousands"
	scale bool // with thousand, million or more
}

var small = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var scales = map[string]float64{
	"dozen": 12, "score": 20, "hundred": 100, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
	"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3, "mln": 1e6, "bln": 1e9,
}

var vagueNumbers = map[string]bool{"dozens": true, "scores": true, "hundreds": true, "thousands": true, "millions": true, "billions": true, "tens": true}

// number reads the number at p; its end is 0 where there is none.
func (r *reading) number(p int) number {
	if p >= r.limit {
		return number{}
	}
	if c := r.text[p]; '0' <= c && c <= '9' {
		return r.digits(p)
	}
	return r.spelt(p)
}

// digits reads "1,234.5", "12 million", "12m", "3½".
func (r *reading) digits(p int) number {
	e, points, commas := p, 0, 0
	for e < r.limit {
		c := r.text[e]
		switch {
		case '0' <= c && c <= '9':
		case c == ',' && e+3 < len(r.text) && isDigits(r.text[e+1:e+4]) && (e+4 >= len(r.text) || r.text[e+4] < '0' || r.text[e+4] > '9') && points == 0:
			commas++
		case c == ',' && commas == 0 && e+2 < len(r.text) && isDigits(r.text[e+1:e+3]) && strings.HasPrefix(r.text[e+3:], ",") && points == 0:
			commas++ // "2,50,000" as in India
		case c == '.' && e+1 < r.limit && isDigits(r.text[e+1:e+2]) && points == 0:
			points++
		default:
			goto done
		}
		e++
	}
done:
	v, err := strconv.ParseFloat(strings.ReplaceAll(r.text[p:e], ",", ""), 64)
	if err != nil {
		return number{}
	}
	n := number{value: v, end: e, whole: points+commas == 0}
	for half, x := range map[string]float64{"½": .5, "¼": .25, "¾": .75} {
		if strings.HasPrefix(r.text[e:], half) {
			n.value, n.end, n.whole = n.value+x, e+len(half), false
		}
	}
	return r.scaled(n)
}

// scaled takes the scale words after n in: "12 million", "$12-million", "4bn".
func (r *reading) scaled(n number) number {
	for {
		at := r.space(n.end)
		if d := r.dash(n.end); d > n.end {
			at = d
		}
		w, e := r.word(at)
		w = strings.ToLower(w)
		x := scales[w]
		if x == 0 || len(w) < 4 && at > n.end || w == "score" || !r.ends(e) {
			return n
		}
		n.value *= x
		n.end, n.whole = e, false
		n.scale = n.scale || x >= 1e3
	}
}

// spelt reads "two", "twenty-five", "two hundred and ten thousand", "a dozen",
// "half a million", "dozens".
func (r *reading) spelt(p int) number {
	w, e := r.next(p)
	if vagueNumbers[w] {
		return number{end: e, vague: true}
	}
	if w == "half" {
		if x, xe := r.next(e); x == "a" {
			if s, se := r.next(xe); scales[s] >= 12 && len(s) > 3 && s != "score" {
				return r.scaled(number{value: scales[s] / 2, end: se, scale: scales[s] >= 1e3})
			}
		}
		return number{}
	}
	if w == "a" || w == "an" {
		s, se := r.next(e)
		if scales[s] == 0 || len(s) < 4 || s == "score" {
			return number{}
		}
		return r.scaled(number{value: scales[s], end: se, scale: scales[s] >= 1e3})
	}
	total, group, end := 0.0, 0.0, 0
	big, unit := false, false // a scale of thousand or more; units of the group are spoken for
	for {
		v, isSmall := small[w]
		switch {
		case isSmall && v < 10 && group > 0 && math.Mod(group, 10) != 0, isSmall && v >= 10 && math.Mod(group, 100) != 0, isSmall && unit:
			return done(total+group, end, big)
		case isSmall:
			group += v
			unit = v < 20
			end = e
		case end > 0 && w == "hundred" && group > 0:
			group *= 100
			unit, end = false, e
		case end > 0 && scales[w] >= 12 && len(w) > 3 && w != "score":
			if x := scales[w]; x >= 1e3 {
				total, group, big = total+group*x, 0, true
			} else {
				group *= x
			}
			unit, end = false, e
		case end > 0 && w == "and" && !unit && (group >= 100 || total > 0):
			// "two hundred and ten": goes on only if a small number follows
			if x, _ := r.next(e); small[x] == 0 {
				return done(total+group, end, big)
			}
		default:
			return done(total+group, end, big)
		}
		if d := r.dash(e); d > e {
			if x, xe := r.word(d); small[strings.ToLower(x)] > 0 || scales[strings.ToLower(x)] >= 12 {
				w, e = strings.ToLower(x), xe
				continue
			}
			return done(total+group, end, big)
		}
		w, e = r.next(e)
	}
}

func done(v float64, end int, big bool) number {
	return number{value: v, end: end, scale: big}
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// decimal writes a number without exponent.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// counted reads what begins with a number: a share, an age, a stretch of time,
// a quantity, money in words, or a plain count.
func (r *reading) counted(p int) match {
	n := r.number(p)
	if n.end == 0 {
		return match{}
	}
	iso := decimal(n.value)
	if n.vague {
		iso = ""
	}
	after := r.space(n.end)
	if after < r.limit && r.text[after] == '%' {
		return match{after + 1, doc.Percent, iso, ""}
	}
	if e := r.percentWord(n.end); e > 0 {
		return match{e, doc.Percent, iso, ""}
	}
	if m := r.unit(n, iso); m.end > 0 {
		return m
	}
	if e, code := r.currencyWord(n); e > 0 {
		return match{e, doc.Money, iso, code}
	}
	digit := r.text[p] >= '0' && r.text[p] <= '9'
	if digit {
		if r.ordinal(n.end) {
			return match{}
		}
		if d := r.dash(n.end); d > n.end && d < r.limit && isDigits(r.text[d:d+1]) {
			return match{r.run(d), none, "", ""} // a score, a range, a telephone number
		}
		if !r.ends(n.end) {
			return match{r.run(n.end), none, "", ""} // "7News", "A320"
		}
		if r.numbering() {
			return match{n.end, none, "", ""}
		}
	}
	if age := r.apposed(p, n); age {
		return match{n.end, doc.Age, iso, "year"}
	}
	if !digit && !n.vague && n.value <= 1 && !r.countsOne(n.end) {
		return match{}
	}
	return match{n.end, doc.Count, iso, ""}
}

// run returns the end of the letters, digits and joints at p.
func (r *reading) run(p int) int {
	for p < r.limit && strings.IndexByte(" \t\n,;()\"", r.text[p]) < 0 {
		p++
	}
	for p > 0 && strings.IndexByte(".?!:'", r.text[p-1]) >= 0 {
		p--
	}
	return p
}

func (r *reading) ordinal(p int) bool {
	w, e := r.word(p)
	switch strings.ToLower(w) {
	case "st", "nd", "rd", "th":
		return r.ends(e)
	}
	return false
}

// numbering reports whether the digits looked at number a thing, as in "No. 2",
// "Highway 401", "Article 5" or "Apollo 11".
func (r *reading) numbering() bool {
	switch r.before(1) {
	case "no", "no.", "number", "#", "highway", "route", "article", "section", "chapter", "page", "flight", "act", "bill", "part", "phase",
		"group", "room", "gate", "season", "episode", "volume", "line", "unit", "block", "sector", "version", "rule", "level", "stage", "day":
		return true
	case ".":
		return r.before(2) == "no"
	}
	return false
}

// countsOne reports whether a "one" that ends at p counts something, and is
// not a pronoun.
func (r *reading) countsOne(p int) bool {
	if r.d.Tag != nil && r.d.Tag[r.i] != doc.CD {
		return false
	}
	w, _ := r.next(p)
	switch w {
	case "person", "man", "woman", "child", "boy", "girl", "soldier", "officer", "worker", "death", "civilian", "student", "passenger",
		"driver", "policeman", "firefighter", "teenager", "suspect", "victim", "fatality", "protester", "villager", "fisherman", "resident":
		return true
	}
	return false
}

// apposed reports whether the number n at p is an age in apposition to a name:
// "Jan Novak, 46, said", "Jan Novak (46)".
func (r *reading) apposed(p int, n number) bool {
	if !n.whole || n.value < 1 || n.value > 119 || r.i-2 < r.sentence.First {
		return false
	}
	open := r.before(1)
	if open != "," && open != "(" {
		return false
	}
	word := r.d.Word(r.i - 2)
	if !startsUpper(word) || months[strings.ToLower(strings.TrimSuffix(word, "."))] > 0 || weekdays[strings.ToLower(word)] > 0 {
		return false
	}
	after := r.space(n.end)
	if open == "(" {
		return after < r.limit && r.text[after] == ')' && n.value >= 10
	}
	if after >= len(r.text) {
		return true
	}
	if strings.IndexByte(",.;)", r.text[after]) >= 0 {
		return true
	}
	w, _ := r.next(n.end)
	return w == "and" || w == "of" || w == "from" || w == "was" || w == "who" || w == "has"
}
