package schema

import "testing"

func TestStatementJSON(t *testing.T) {
	s := Statement{
		Article:   "urn:kg:doc:000000000001",
		Subject:   Term{ID: "urn:kg:person:ada-low", Name: "Ada Low", Aliases: []string{"Low"}, Type: Person},
		Predicate: "member_of",
		Object:    Term{ID: "urn:kg:org:tide-party", Name: "Tide & Shore Party", Type: Organization},
		Status:    Ended,
		Qualifiers: []Qualifier{
			{"at", Term{ID: "urn:kg:place:brill", Name: "Brill", Type: Place}},
			{"on", Term{Value: "2023-03-21", Type: Date}},
			{"on", Term{Value: "2023-03-22", Type: Date}},
		},
		Evidence:   Evidence{4, 9, "“left”"},
		Confidence: 0.93000001,
		Rule:       "member_of/leave-1",
	}
	const fact = `{"id":"urn:kg:stmt:55389fbce1f3f655","article":"urn:kg:doc:000000000001",` +
		`"subject":{"id":"urn:kg:person:ada-low","name":"Ada Low","type":"Person","aliases":["Low"]},` +
		`"predicate":"member_of",` +
		`"object":{"id":"urn:kg:org:tide-party","name":"Tide & Shore Party","type":"Organization","aliases":[]},` +
		`"status":"ended","source":null,"stance":"",` +
		`"qualifiers":{"at":{"id":"urn:kg:place:brill","name":"Brill","type":"Place","aliases":[]},"on":["2023-03-21","2023-03-22"]},` +
		`"confidence":0.93,"rule":"member_of/leave-1","evidence":{"start":4,"end":9,"text":"“left”"}}`
	if have := string(s.AppendJSON(nil, Base)); have != fact {
		t.Errorf("have %s\nwant %s", have, fact)
	}

	s.Object = Term{Value: "2021-02", Type: Date}
	s.Source, s.Stance, s.Qualifiers = &Term{Value: "two officials", Type: Text}, Alleges, nil
	const claim = `{"id":"urn:kg:stmt:a5c3d64a1bb8a3d9","article":"urn:kg:doc:000000000001",` +
		`"subject":{"id":"urn:kg:person:ada-low","name":"Ada Low","type":"Person","aliases":["Low"]},` +
		`"predicate":"member_of","object":{"value":"2021-02","type":"Date"},` +
		`"status":"ended","source":{"id":"","name":"two officials","type":"Text","aliases":[]},"stance":"alleges",` +
		`"qualifiers":{},"confidence":0.93,"rule":"member_of/leave-1","evidence":{"start":4,"end":9,"text":"“left”"}}`
	if have := string(s.AppendJSON(nil, Base)); have != claim {
		t.Errorf("have %s\nwant %s", have, claim)
	}
}
