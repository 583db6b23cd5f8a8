package schema

// places are the predicates of places, times and what things are.
var places = []*Predicate{
	{
		Name:   "located_in",
		Doc:    "the subject lies or stands in the object",
		Domain: Entities, Range: Place | Facility,
		Aligned: []string{"wdt:P131", "wdt:P276"},
	},
	{
		Name:   "nationality",
		Doc:    "citizen of, or described by a demonym (\"Canadian\")",
		Domain: Person | Organization, Range: Place,
		Aligned: []string{"wdt:P27"},
	},
	{
		Name:   "residence",
		Doc:    "lives or lived in",
		Domain: Person, Range: Place | Facility,
		Aligned: []string{"wdt:P551"},
	},
	{
		Name:   "born_in",
		Doc:    "the subject was born in the object",
		Domain: Person, Range: Place | Facility,
		Aligned: []string{"wdt:P19"},
	},
	{
		Name:   "born_on",
		Doc:    "when the subject was born",
		Domain: Person, Range: Date,
		Aligned: []string{"wdt:P569"},
	},
	{
		Name:   "died_in",
		Doc:    "the subject died in the object",
		Domain: Person, Range: Place | Facility,
		Aligned: []string{"wdt:P20"},
	},
	{
		Name:   "died_on",
		Doc:    "when the subject died",
		Domain: Person, Range: Date,
		Aligned: []string{"wdt:P570"},
	},
	{
		Name:   "cause_of_death",
		Doc:    "what the subject died of",
		Domain: Person, Range: Text,
		Aligned: []string{"wdt:P509"},
	},
	{
		Name:   "age",
		Doc:    "years, as the text gives it",
		Domain: Person, Range: Number,
		Aligned: []string{"schema:age"},
	},
	{
		Name:   "held_on",
		Doc:    "when it took or takes place, came into force or came out",
		Domain: Event | Work | Product, Range: Date,
		Aligned: []string{"wdt:P585"},
	},
	{
		Name:   "held_in",
		Doc:    "where it took or takes place",
		Domain: Event, Range: Place | Facility | Organization,
		Aligned: []string{"wdt:P276"},
	},
	{
		Name:   "deaths",
		Doc:    "how many died, as the text counts them",
		Domain: Event, Range: Number,
		Aligned: []string{"wdt:P1120"},
	},
	{
		Name:   "injuries",
		Doc:    "how many were hurt",
		Domain: Event, Range: Number,
		Aligned: []string{"wdt:P1339"},
	},
	{
		Name:   "caused_by",
		Doc:    "what brought it about",
		Domain: Event, Range: Any,
		Aligned: []string{"wdt:P828"},
	},
	{
		Name:   "described_as",
		Doc:    "what the text says it is, in its head noun and modifiers: \"cruise ship\", \"registered sex offender\" (an office or job is position_held)",
		Domain: Entities, Range: Text,
		Aligned: []string{"wdt:P31", "schema:description"},
	},
}
