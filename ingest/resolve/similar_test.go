package resolve

import (
	"math"
	"testing"

	"kg/schema"
)

func TestSimilar(t *testing.T) {
	for _, x := range []struct {
		typ    schema.Type
		a, b   string
		offers bool // whether a person is to be asked
	}{
		{schema.Person, "Mikael Orlov", "Mikhail Orlov", true},
		{schema.Person, "M. Orlov", "Mikhail Orlov", true},
		{schema.Person, "Orlov", "Mikhail Orlov", true},
		{schema.Person, "Mikhail Orlov", "Mikhail Sokolov", false},
		{schema.Person, "Mikhail Orlov", "Irina Orlov", false},
		{schema.Person, "Liu Tan", "Liu Tao", false},
		{schema.Person, "Orlov", "Petrov", false},
		{schema.Person, "Sato Kenji", "Kenji Sato", true},
		{schema.Organization, "Harbour Rescue Service", "Harbor Rescue Service", true},
		{schema.Organization, "HRS", "Harbour Rescue Service", true},
		{schema.Organization, "Ministry of Health", "Ministry of Finance", false},
		{schema.Place, "Port Linden", "Port Lindsay", false},
	} {
		a := schema.Term{ID: "1", Type: x.typ, Name: x.a}
		b := schema.Term{ID: "2", Type: x.typ, Name: x.b}
		if s := Similar(a, b); s != Similar(b, a) || s >= 0.6 != x.offers {
			t.Errorf("%s, %s: %.2f", x.a, x.b, s)
		}
	}
	// Winkler's own examples.
	for _, x := range []struct {
		a, b string
		want float64
	}{{"martha", "marhta", .961}, {"dwayne", "duane", .840}, {"dixon", "dicksonx", .813}} {
		if s := jaroWinkler(x.a, x.b); math.Abs(s-x.want) > .001 {
			t.Errorf("%s, %s: %.3f, want %.3f", x.a, x.b, s, x.want)
		}
	}
}
