package source

import (
	"fmt"
	"strings"
	"time"
)

const (
	monthName = `(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`
	dayName   = `(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?`
	dayNumber = `(\d{1,2})(?:st|nd|rd|th)?`
)

// The forms of a full date, each with the places of year, month and day.
var dateForms = []struct {
	re               *pattern
	year, month, day int
}{
	{lazy(`(?i)\b` + monthName + `\.?\s+` + dayNumber + `,?\s+(\d{4})\b`), 3, 1, 2},
	{lazy(`(?i)\b` + dayNumber + `\.?\s+(?:of\s+)?` + monthName + `\.?,?\s+(\d{4})\b`), 3, 2, 1},
	{lazy(`\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?\b`), 1, 2, 3},
	{lazy(`\b(\d{4})/(\d{2})/(\d{2})\b`), 1, 2, 3},
}

// findDate returns the first full date in s as YYYY-MM-DD, and what is left of
// s without it; "" where there is none.
func findDate(s string) (date, rest string) {
	at, end := -1, 0
	for _, f := range dateForms {
		m := f.re.FindStringSubmatchIndex(s)
		if m == nil || at >= 0 && m[0] >= at {
			continue
		}
		part := func(i int) string { return s[m[2*i]:m[2*i+1]] }
		iso := fmt.Sprintf("%s-%02s-%02s", part(f.year), month(part(f.month)), part(f.day))
		if _, err := time.Parse(time.DateOnly, strings.ReplaceAll(iso, " ", "0")); err != nil {
			continue
		}
		at, end, date = m[0], m[1], strings.ReplaceAll(iso, " ", "0")
	}
	if at < 0 {
		return "", s
	}
	return date, s[:at] + s[end:]
}

// month returns the number of a month that is named or already a number.
func month(s string) string {
	if s[0] <= '9' {
		return s
	}
	return fmt.Sprint(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3 + 1)
}

// dateWords are what else stands in a line that says when a page was
// published.
var dateWords = lazy(`(?i)\b(` + dayName + `|published|posted|updated|last|modified|first|on|at|in|print|edition|uploaded|released|issued|date|time|` +
	`a\.?m\.?|p\.?m\.?|noon|midnight|(?:G|U|E|C|M|P|B|A|I|W|J)(?:[SD])?T|UTC|CES?T|AES?T|HKT|hrs?|hours?|minutes?|mins?|days?|ago|about|read|of|local|` +
	`\d+|z)\b|[-–—,.:;|·•()/+\s]`)

// dateLine returns the date of a line that says when a page was published and
// nothing else.
func dateLine(s string) (date string, ok bool) {
	if len(s) > 120 {
		return "", false
	}
	date, rest := findDate(s)
	if date == "" && !updatedAgo.MatchString(s) {
		return "", false
	}
	return date, strings.TrimSpace(dateWords.ReplaceAllString(rest, "")) == ""
}

var updatedAgo = lazy(`(?i)^(updated|posted|published)\b.*\bago$|^\d+ min(ute)?s? read$`)
