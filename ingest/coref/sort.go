package coref

import (
	"slices"
	"strings"

	"kg/ingest/doc"
	"kg/schema"
)

// A sort is a set of kinds of body, as far as nouns tell them apart: no court is
// a company. 0 is unknown.
type sort uint16

const (
	business sort = 1 << iota
	public        // of the state
	court
	party
	armed
	school
	team
	faith
	media
	clinic
	society // charities, unions, associations
	bank
)

// sorts tells the sort of a body by a noun for it, or by a word of its name.
// Nouns that any body may go by, "group", are not among them.
var sorts = func() map[string]sort {
	m := map[string]sort{}
	for _, row := range []struct {
		s     sort
		words string
	}{
		{business, `company firm corporation conglomerate startup start-up business manufacturer maker retailer supplier producer airline insurer brokerage automaker carmaker chipmaker
			drugmaker miner builder shipbuilder shipyard subsidiary chain inc inc. corp corp. ltd ltd. limited plc holdings airlines airways motors industries capital
			partners resources pharma pharmaceuticals logistics technologies s.p.a. gmbh ag llc`},
		{business | media, `publisher studio label`},
		{business | public | armed, `carrier operator contractor`},
		{business | bank, `lender fund investments`},
		{bank | business | public, `bank`},
		{public, `agency department ministry bureau authority administration commission council government cabinet inspectorate secretariat
			regulator watchdog ombudsman parliament congress senate house legislature assembly embassy consulate municipality prefecture`},
		{public | armed, `police junta regime`},
		{court, `court tribunal`},
		{party, `party coalition`},
		{armed, `military army navy militia regiment battalion brigade squadron rebel guerrilla`},
		{school, `university college school academy seminary kindergarten`},
		{team, `team squad franchise`},
		{team | society, `club league federation`},
		{faith, `church diocese mosque congregation parish`},
		{media, `newspaper paper magazine tabloid broadcaster newsroom gazette`},
		{media | business, `station channel website outlet`},
		{clinic, `hospital clinic`},
		{society, `charity nonprofit non-profit ngo union association syndicate guild`},
		{society | public, `foundation`},
	} {
		for _, w := range strings.Fields(row.words) {
			m[w] |= row.s
		}
	}
	return m
}()

// nameSort tells the sort of what the name m is of, by its head noun or its last
// word.
func nameSort(m *mention) sort {
	w := m.words
	if len(w) < 2 {
		return 0
	}
	for _, of := range [...]string{"of", "for", "on"} {
		if i := slices.Index(w, of); i > 0 {
			return sorts[w[i-1]]
		}
	}
	return sorts[w[len(w)-1]]
}

// otherSort reports whether the noun of the description m is for another sort of
// body than the cluster c.
func otherSort(m *mention, c *cluster) bool {
	s := sorts[m.head]
	return m.Form == doc.Nominal && s != 0 && c.sort != 0 && s&c.sort == 0
}

// either are the nouns for people that bodies go by as well: "the owner,
// Lind Holdings".
var either = set(`investor shareholder owner seller buyer supplier operator insurer lender employer publisher sponsor client customer rival competitor
	producer distributor contractor developer landlord backer bidder partner opponent builder provider host creditor debtor trader broker
	plaintiff defendant claimant petitioner complainant respondent founder member winner loser favourite tenant trustee advertiser co-owner part-owner`)

// meets reports whether the description m may be for what is of type t.
func (m *mention) meets(t schema.Type) bool {
	return typesMeet(m.Type, t) || t == schema.Organization && either[m.head]
}

// offices are the nouns for people who hold a public office, one at a time.
var offices = set(`minister president vice-president premier chancellor king queen emperor prince princess sultan emir pope governor lieutenant-governor mayor senator mp mla mep
	congressman congresswoman lawmaker legislator judge magistrate prosecutor ambassador consul sheriff secretary speaker commissioner general colonel
	bishop archbishop cardinal imam rabbi`)

// otherOffice reports whether the description m is for the holder of an office and
// the cluster c for that of another one.
func otherOffice(m *mention, c *cluster) bool {
	return m.Type == schema.Person && offices[m.head] && !slices.Contains(c.roles, m.head) &&
		slices.ContainsFunc(c.roles, func(w string) bool { return offices[w] })
}
