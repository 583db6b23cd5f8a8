package tag

import "testing"

func TestBase(t *testing.T) {
	forms := Forms{"bribe": 500, "hop": 460, "hope": 350, "star": 380, "stare": 500, "kill": 390, "kil": 650, "visit": 390,
		"visite": 690, "route": 430, "rout": 590, "deny": 420, "ban": 400, "pass": 370, "pas": 500, "admit": 440, "add": 380, "ad": 420}
	for form, want := range map[string]string{
		"bribed": "bribe", "bribing": "bribe", "hoped": "hope", "hopped": "hop", "starred": "star", "stared": "stare",
		"killed": "kill", "visited": "visit", "routed": "route", "denied": "deny", "banned": "ban", "passed": "pass",
		"admitting": "admit", "added": "add", "red": "", "king": "", "zzzed": "",
	} {
		ending := form[len(form)-2:]
		if ending != "ed" {
			ending = "ing"
		}
		if got := forms.base(form, ending); got != want {
			t.Errorf("%s: got %q, want %q", form, got, want)
		}
	}
}
