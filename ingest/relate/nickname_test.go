package relate

import "testing"

func TestInitials(t *testing.T) {
	for _, c := range []struct {
		word, name string
		want       bool
	}{
		{"AU", "African Union", true},
		{"A.U.", "African Union", true},
		{"BoT", "Bank of Trent", true},
		{"BT", "Bank of Trent", true},
		{"Bank", "Bank of Trent", false},
		{"B", "Bolt", false},
	} {
		if have := initials(c.word, c.name); have != c.want {
			t.Errorf("%s of %s: %v", c.word, c.name, have)
		}
	}
}

func TestBeginnings(t *testing.T) {
	for word, want := range map[string]bool{"Artra": true, "Alfort": true, "Rurtra": true, "Alpha": false, "Tra": true, "al": false, "ART": true} {
		if have := beginnings(word, "Alliance for Rural Transport"); have != want {
			t.Errorf("%s: %t, want %t", word, have, want)
		}
	}
}
