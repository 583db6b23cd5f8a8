package doc

import (
	"slices"
	"strings"
)

// miscValue returns the value of a key in the MISC column.
func miscValue(misc, key string) (string, bool) {
	for part := range strings.SplitSeq(misc, "|") {
		if v, ok := strings.CutPrefix(part, key); ok && strings.HasPrefix(v, "=") {
			return v[1:], true
		}
	}
	return "", false
}

// escapes are those of UDPipe's SpacesAfter.
var escapes = [...]string{`\`, `\\`, " ", `\s`, "\t", `\t`, "\n", `\n`, "\r", `\r`, "|", `\p`, "\u00a0", `\u00A0`}

var escaper = strings.NewReplacer(escapes[:]...)

var unescaper = strings.NewReplacer(reversed(escapes[:])...)

func reversed(pairs []string) []string {
	r := slices.Clone(pairs)
	slices.Reverse(r)
	return r
}

func escape(s string) string { return escaper.Replace(s) }

func unescape(s string) string { return unescaper.Replace(s) }
