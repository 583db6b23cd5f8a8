package schema

// kinship are the predicates of people and people, and other names.
var kinship = []*Predicate{
	{
		Name:   "spouse",
		Doc:    "husband, wife, or partner (former too, with status ended)",
		Domain: Person, Range: Person,
		Symmetric: true,
		Aligned:   []string{"wdt:P26"},
		Patterns: []string{
			"S:named >is [widow|widower] >poss|of O; ended",
			"S:named >is [wife|husband|spouse|partner|fiancee|fiance|fiancée|fiancé|girlfriend|boyfriend|bride|groom|consort] >poss|of O",
			"S:named >is [ex-wife|ex-husband|ex-girlfriend|ex-boyfriend|ex-partner] >poss|of O; ended",
			"S <agent [marry|wed|remarry] >patient O",
			"S <patient [marry] >to O",
			"S:Person <patient [marry|wed] >patient O:Person:named",
			"S:Person <nsubj [marry|wed|divorce] !{>patient} >nsubj O:Person:named",
			"S <agent [divorce] >patient O; ended",
			"S <of|poss [marriage|wedding|engagement] >to|with O",
			"S <patient [engage] >to O:Person; planned, 0.5",
			"O:Person <appos [wife|husband|widow|widower|spouse|partner] >poss S",
			"S:Person <patient [survive] >agent|by [wife|husband|widow|widower|partner|spouse] >appos O:Person",
		},
		Yes: []string{
			"Maria Costa is married to Felix Braun. => Maria Costa | Felix Braun",
			"Felix Braun and his wife, Maria Costa, moved. => Felix Braun | Maria Costa",
			"Maria Costa wed Felix Braun in 2001. => Maria Costa | Felix Braun",
		},
		No: []string{
			"Maria Costa sued Felix Braun.",
			"Maria Costa is the sister of Felix Braun.",
		},
	},
	{
		Name:   "child",
		Doc:    "the object is a son or daughter of the subject; the parent points at the child",
		Domain: Person, Range: Person,
		Aligned: []string{"wdt:P40"},
		Patterns: []string{
			"O:named >is [son|daughter|child|stepson|stepdaughter|eldest son|firstborn] >poss|of S",
			"S:named >is [father|mother|parent|stepfather|stepmother|dad|mum|mom] >poss|of O",
			"S <agent [father|bear|adopt|raise] >patient O:Person",
			"S <agent [have] >patient [son|daughter|child] >appos O",
			"O <patient [bear] >to S:Person",
			"S <agent [give] {>patient|obl [birth]} >to O:Person",
			"S >is [father|mother|parent|stepfather|stepmother] >of O:Person:named",
			"S:Person <patient [survive] >agent|by [son|daughter|child] >appos O:Person",
			"S:Person <agent [leave] >patient [son|daughter|child] >appos O:Person:named",
		},
		Yes: []string{
			"Ana Braun is the daughter of Felix Braun. => Felix Braun | Ana Braun",
			"Felix Braun, father of Ana Braun, died. => Felix Braun | Ana Braun",
			"Maria Costa's son, Leo Costa, sings. => Maria Costa | Leo Costa",
			"Felix Braun is survived by a daughter, Ana Braun. => Felix Braun | Ana Braun",
		},
		No: []string{
			"Felix Braun taught Ana Braun.",
			"Ana Braun is the sister of Leo Costa.",
		},
	},
	{
		Name:   "sibling",
		Doc:    "brother or sister",
		Domain: Person, Range: Person,
		Symmetric: true,
		Aligned:   []string{"wdt:P3373"},
		Patterns: []string{
			"S:named >is [brother|sister|sibling|twin|half-brother|half-sister|stepbrother|stepsister|twin brother|twin sister|elder brother|younger brother|older sister|younger sister] >poss|of O",
			"S:Person <patient [survive] >agent|by [brother|sister] >appos O:Person",
		},
		Yes: []string{
			"Ana Braun is the sister of Leo Braun. => Ana Braun | Leo Braun",
			"Leo Braun and his sister, Ana Braun, sing. => Leo Braun | Ana Braun",
			"Leo Braun's brother, Max Braun, left. => Leo Braun | Max Braun",
		},
		No: []string{
			"Ana Braun is the mother of Leo Braun.",
			"Ana Braun met Leo Braun.",
			"Leo Costa's brother-in-law, Max Braun, left.",
		},
	},
	{
		Name:   "relative",
		Doc:    "any other kin",
		Domain: Person, Range: Person,
		Symmetric: true,
		Aligned:   []string{"wdt:P1038"},
		Patterns: []string{
			"S:named >is [cousin|uncle|aunt|nephew|niece|grandfather|grandmother|grandson|granddaughter|grandchild|grandparent|son-in-law|daughter-in-law|father-in-law|mother-in-law|brother-in-law|sister-in-law|relative|descendant|ancestor|godfather|godmother|godson|great-grandson|great-granddaughter|kinsman|in-law] >poss|of|to O",
			"S <patient [relate] >to O:Person",
			"S <agent [descend] >from O:Person",
		},
		Yes: []string{
			"Max Braun is a cousin of Leo Costa. => Max Braun | Leo Costa",
			"Leo Costa's uncle, Max Braun, left. => Leo Costa | Max Braun",
			"Ana Braun, niece of Max Braun, sings. => Ana Braun | Max Braun",
			"Leo Costa's brother-in-law, Max Braun, left. => Leo Costa | Max Braun",
		},
		No: []string{
			"Max Braun is a friend of Leo Costa.",
			"Ana Braun related a story to Max Braun.",
		},
	},
	{
		Name:   "alias",
		Doc:    "another name or acronym that the text itself gives",
		Domain: Entities, Range: Text,
		Aligned: []string{"skos:altLabel"},
		Patterns: []string{
			"S:named <patient [know|call|nickname|dub|name|refer] >as|xcomp|obj O:PROPN:!@role",
			"S <patient [nickname|dub] >as|xcomp|obj O:NOUN:!@role",
			"S <agent [go] >by [name|nickname|title|alias] >nmod|appos|compound O:PROPN",
			"S:named >acl [dub|nickname|call|name|know|brand] >as|xcomp|obj O:PROPN",
			"S:Organization|Place|Facility|Product|Work|Event|Award <patient [know|call|nickname|dub|name|refer] >as|xcomp|obj O:PROPN:!@role",
			"S:Organization|Place|Facility|Product|Work|Event|Award >acl [dub|nickname|call|name|know|brand] >as|xcomp|obj O:PROPN",
		},
		Yes: []string{
			"Omar Diallo, known as the Panther, retired. => Omar Diallo | Panther",
			"The ship, nicknamed Old Bessie, sank. => ship | Old Bessie",
			"Omar Diallo is called the Panther. => Omar Diallo | Panther",
		},
		No: []string{
			"Omar Diallo met the Panther.",
			"The ship sank near Old Bessie.",
			"Karl Munro was named to the Harbour Board.",
		},
	},
}
