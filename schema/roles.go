package schema

// roles are the predicates of people, roles and organisations.
var roles = []*Predicate{
	{
		Name:   "member_of",
		Doc:    "belongs to a party, caucus, legislature, cabinet, team, alliance, band, gang or other group",
		Domain: Person | Organization | Place, Range: Organization,
		Aligned: []string{"wdt:P463", "wdt:P102"},
	},
	{
		Name:   "position_held",
		Doc:    "holds or held an office, job or title, as the text words it (\"Consul General\", \"Environment Minister\"); a profession too (\"lawyer\", \"striker\")",
		Domain: Person, Range: Role,
		Aligned: []string{"wdt:P39", "schema:jobTitle"},
	},
	{
		Name:   "employer",
		Doc:    "works or worked for",
		Domain: Person, Range: Organization | Place | Facility | Person | Work,
		Aligned: []string{"wdt:P108", "schema:worksFor"},
	},
	{
		Name:   "leader",
		Doc:    "heads it: chair, chief executive, president, prime minister, party leader, commander, coach; the body points at the person",
		Domain: Organization | Place | Event | Facility | Work, Range: Person,
		Aligned: []string{"wdt:P488", "wdt:P169", "wdt:P6", "wdt:P35"},
	},
	{
		Name:   "spokesperson",
		Doc:    "speaks for it in public; the body points at the person",
		Domain: Organization | Person | Place, Range: Person,
	},
	{
		Name:   "represents",
		Doc:    "electoral district, region, country or client that the person speaks or sits for",
		Domain: Person | Organization, Range: Any,
		Aligned: []string{"wdt:P768"},
	},
	{
		Name:   "candidate_for",
		Doc:    "runs or ran for an office or in an election, or is nominated for it",
		Domain: Person, Range: Role | Event | Organization,
		Aligned: []string{"wdt:P3602"},
	},
	{
		Name:   "educated_at",
		Doc:    "studied or graduated there",
		Domain: Person, Range: Organization | Facility,
		Aligned: []string{"wdt:P69", "schema:alumniOf"},
	},
	{
		Name:   "affiliated_with",
		Doc:    "a tie of any looser kind that the text states (adviser to, ally of, works with, sits as)",
		Domain: Person | Organization, Range: Person | Organization | Place,
		Aligned: []string{"schema:affiliation"},
	},
	{
		Name:   "founded_by",
		Doc:    "the object founded the subject",
		Domain: Organization | Product, Range: Person | Organization,
		Aligned: []string{"wdt:P112", "schema:founder"},
	},
	{
		Name:   "founded_on",
		Doc:    "when the subject was founded",
		Domain: Organization | Product, Range: Date,
		Aligned: []string{"wdt:P571"},
	},
	{
		Name:   "owned_by",
		Doc:    "the object owns the subject",
		Domain: Entities, Range: Person | Organization | Place,
		Aligned: []string{"wdt:P127"},
	},
	{
		Name:   "part_of",
		Doc:    "division, subsidiary, agency or component of",
		Domain: Entities, Range: Any,
		Aligned: []string{"wdt:P361", "wdt:P749"},
	},
	{
		Name:   "headquartered_in",
		Doc:    "the subject has its seat in the object",
		Domain: Organization | Work, Range: Place | Facility,
		Aligned: []string{"wdt:P159"},
	},
}
