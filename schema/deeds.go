package schema

// deeds are the predicates of what one does to another.
var deeds = []*Predicate{
	{
		Name:   "joined",
		Doc:    "became a member or employee",
		Domain: Person | Organization, Range: Organization,
	},
	{
		Name:   "left",
		Doc:    "quit, resigned from, was removed from, walked out of",
		Domain: Person | Organization, Range: Organization | Role | Place | Facility | Event | Work,
	},
	{
		Name:   "appointed_by",
		Doc:    "named, hired, nominated or picked by",
		Domain: Person, Range: Person | Organization,
	},
	{
		Name:   "succeeded",
		Doc:    "took over from",
		Domain: Entities, Range: Any,
		Aligned: []string{"wdt:P1365"},
	},
	{
		Name:   "met_with",
		Doc:    "met, talked, spoke or negotiated with",
		Domain: Person | Organization | Place, Range: Person | Organization | Place,
		Symmetric: true,
	},
	{
		Name:   "visited",
		Doc:    "travelled to, toured, held a rally in",
		Domain: Person | Organization, Range: Place | Facility | Event,
	},
	{
		Name:   "participated_in",
		Doc:    "took part, played, fought, testified in",
		Domain: Entities, Range: Event | Work,
		Aligned: []string{"wdt:P1344"},
	},
	{
		Name:   "organized",
		Doc:    "held, hosted, ran",
		Domain: Person | Organization | Place, Range: Event,
	},
	{
		Name:   "won",
		Doc:    "the subject won the object",
		Domain: Person | Organization | Place | Work, Range: Event | Award,
		Aligned: []string{"wdt:P1346"},
	},
	{
		Name:   "award_received",
		Doc:    "the subject was given the object",
		Domain: Entities, Range: Award,
		Aligned: []string{"wdt:P166"},
	},
	{
		Name:   "defeated",
		Doc:    "beat in an election, match or war",
		Domain: Person | Organization | Place, Range: Person | Organization | Place,
	},
	{
		Name:   "supports",
		Doc:    "endorses, backs, votes for",
		Domain: Person | Organization | Place | Work, Range: Any,
	},
	{
		Name:   "opposes",
		Doc:    "rejects, votes against, objects to",
		Domain: Person | Organization | Place, Range: Any,
	},
	{
		Name:   "urged",
		Doc:    "called on, asked or told to do something",
		Domain: Person | Organization | Place, Range: Person | Organization | Place,
	},
	{
		Name:   "criticized",
		Doc:    "attacks in words, condemns, blames",
		Domain: Person | Organization | Place | Work, Range: Any,
	},
	{
		Name:   "accused_of",
		Doc:    "alleged wrongdoing; who accuses stands in the statement's source",
		Domain: Entities, Range: Text,
	},
	{
		Name:   "investigated_by",
		Doc:    "the object looks into the subject",
		Domain: Entities, Range: Organization | Person | Place,
	},
	{
		Name:   "sued_by",
		Doc:    "the object took the subject to court",
		Domain: Person | Organization | Place, Range: Person | Organization | Place,
	},
	{
		Name:   "arrested_by",
		Doc:    "the object arrested the subject",
		Domain: Person, Range: Organization | Place,
	},
	{
		Name:   "arrested_in",
		Doc:    "the subject was arrested in the object",
		Domain: Person, Range: Place | Facility,
	},
	{
		Name:   "detained_by",
		Doc:    "held, jailed, imprisoned, kidnapped by",
		Domain: Person, Range: Organization | Place | Person | Facility,
	},
	{
		Name:   "charged_with",
		Doc:    "the crime that the subject is charged with",
		Domain: Person | Organization, Range: Text,
		Aligned: []string{"wdt:P1595"},
	},
	{
		Name:   "convicted_of",
		Doc:    "the crime that the subject was found guilty of",
		Domain: Person | Organization, Range: Text,
		Aligned: []string{"wdt:P1399"},
	},
	{
		Name:   "sentenced_to",
		Doc:    "the penalty",
		Domain: Person | Organization, Range: Text,
	},
	{
		Name:   "extradition_requested_by",
		Doc:    "the object asked for the subject to be handed over",
		Domain: Person, Range: Place | Organization,
	},
	{
		Name:   "sanctioned_by",
		Doc:    "fined, banned, suspended, put under sanctions by",
		Domain: Person | Organization | Place, Range: Person | Organization | Place,
	},
	{
		Name:   "attacked",
		Doc:    "in deed: struck, bombed, shot, invaded, hacked",
		Domain: Person | Organization | Place, Range: Person | Organization | Place | Facility | Product,
	},
	{
		Name:   "killed_by",
		Doc:    "the object killed the subject",
		Domain: Person, Range: Person | Organization | Event,
	},
	{
		Name:   "killed_in",
		Doc:    "the subject was killed in the object",
		Domain: Person, Range: Event | Place | Facility,
	},
	{
		Name:   "acquired",
		Doc:    "bought, took over",
		Domain: Organization | Person | Place, Range: Organization | Product | Facility | Work,
	},
	{
		Name:   "invested_in",
		Doc:    "the subject put money into the object",
		Domain: Person | Organization, Range: Organization | Product | Event,
	},
	{
		Name:   "funded_by",
		Doc:    "paid for, sponsored by, donated to by",
		Domain: Entities, Range: Person | Organization | Place,
	},
	{
		Name:   "partner_of",
		Doc:    "works jointly with, agreement or treaty with, merged with",
		Domain: Organization | Place, Range: Organization | Place,
		Symmetric: true,
	},
	{
		Name:   "created_by",
		Doc:    "wrote, directed, built, developed, manufactured",
		Domain: Work | Product | Facility, Range: Person | Organization | Facility,
		Aligned: []string{"wdt:P170", "wdt:P50", "wdt:P176"},
	},
	{
		Name:   "published_by",
		Doc:    "published, posted, released or disclosed by",
		Domain: Work, Range: Organization | Person,
		Aligned: []string{"wdt:P123"},
	},
	{
		Name:   "reported_by",
		Doc:    "the news outlet or body that the text names as reporting it",
		Domain: Entities, Range: Organization | Person,
	},
	{
		Name:   "announced",
		Doc:    "made public an event, decision, product or work",
		Domain: Person | Organization | Place, Range: Any,
	},
}
