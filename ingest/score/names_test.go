package score

import (
	"testing"

	"kg/ingest/doc"
	"kg/schema"
)

func TestNames(t *testing.T) {
	d := &doc.Document{Text: "Ann Lee of Oslo met Danish staff", Start: []int32{0, 4, 8, 11, 16, 20, 27}, End: []int32{3, 7, 10, 15, 19, 26, 32}}
	gold := []doc.Mention{{First: 0, Last: 1, Type: schema.Person}, {First: 3, Last: 3, Type: schema.Facility}, {First: 6, Last: 6, Type: schema.Work}}
	found := []doc.Mention{{First: 1, Last: 1, Type: schema.Person}, {First: 3, Last: 3, Type: schema.Place}, {First: 5, Last: 5, Type: schema.Place}}
	if p := Names(d, gold, found, nil); p != (PRF{0, 3, 3}) {
		t.Errorf("types as they are: %+v", p)
	}
	if p := Names(d, gold, found, Coarse(d)); p != (PRF{1, 2, 2}) {
		t.Errorf("people, places, organisations: %+v", p)
	}
}
