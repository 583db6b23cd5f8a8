package schema

// places are the predicates of places, times and what things are.
var places = []*Predicate{
	{
		Name:   "located_in",
		Doc:    "the subject lies or stands in the object",
		Domain: Entities, Range: Place | Facility,
		Aligned: []string{"wdt:P131", "wdt:P276"},
		Patterns: []string{
			"S:Place|Facility:named >appos|nmod:unmarked|obl:unmarked|flat|list|parataxis|dep|nmod:desc O:Place:named",
			"S:Facility|Organization|Place >in|at|near|off|outside|inside O:Place|Facility:named; 0.8",
			"S:Facility|Place:named >of O:Place:named; 0.6",
			"S:Facility >poss|compound O:Place:named; 0.8",
			"S <nsubj|nsubj:pass [lie|stand|locate|situate|sit|nestle|base] >in|on|at|near|along|off|within O",
			"S >is [@site] >in|of|at|on|near|poss|compound|amod|outside|off O:Place:named",
			"O:Place:named >poss [capital] >appos|flat S:Place:named",
			"S >acl [locate|situate|base] >in|on|at|near O",
			"S:Person:named <agent [say|speak|add|tell|write] >in|from O:Place|Facility:named; 0.6",
		},
		Yes: []string{
			"The clinic is located in Durban. => clinic | Durban",
			"Irving, Texas, is growing. => Irving | Texas",
			"The village lies near Lake Tana. => village | Lake Tana",
		},
		No: []string{
			"The clinic sent nurses to Durban.",
			"Irving spoke about Texas.",
		},
	},
	{
		Name:   "nationality",
		Doc:    "citizen of, or described by a demonym (\"Canadian\")",
		Domain: Person | Organization, Range: Place,
		Aligned: []string{"wdt:P27"},
		Patterns: []string{
			"S:Person >is [citizen|national] >of|poss O:Place; passing",
		},
		Yes: []string{
			"Canadian diplomat Rosa Lee returned home. => Rosa Lee | Canadian",
			"Rosa Lee is a citizen of Canada. => Rosa Lee | Canada",
			"The French pianist Luc Morel will play. => Luc Morel | French",
		},
		No: []string{
			"Rosa Lee flew to Canada.",
			"Luc Morel met a French pianist.",
		},
	},
	{
		Name:   "residence",
		Doc:    "lives or lived in",
		Domain: Person, Range: Place | Facility,
		Aligned: []string{"wdt:P551"},
		Patterns: []string{
			"S:Person <agent [live|reside|settle|dwell] >in|at|near O",
			"S:Person <agent [move|relocate|emigrate|immigrate] >to O",
			"S:Person >is [resident|inhabitant|villager|local|dweller] >of|poss|compound|in|from O:Place",
			"S:Person:named >from O:Place:named; passing, 0.8",
			"S:Person >is [NOUN] >from O:Place:named; passing, 0.7",
			"S:Person <nsubj|nsubj:pass [base] >in O",
			"S:Person >amod [base] >compound|obl:unmarked|obl O:Place; passing",
			"S:Person <poss [home|house|apartment|flat|farm] >in|near O:Place",
		},
		Yes: []string{
			"Hugo Marsh lives in Leeds. => Hugo Marsh | Leeds",
			"Tina Bell, a resident of Halifax, saw the fire. => Tina Bell | Halifax",
			"Hugo Marsh, 42, from Leeds, was fined. => Hugo Marsh | Leeds",
		},
		No: []string{
			"Hugo Marsh flew to Leeds.",
			"Tina Bell wrote about Halifax.",
		},
	},
	{
		Name:   "born_in",
		Doc:    "the subject was born in the object",
		Domain: Person, Range: Place | Facility,
		Aligned: []string{"wdt:P19"},
		Patterns: []string{
			"S <agent|patient [bear] >in|at|near O",
			"S >is [native] >of O",
			"S <poss [birthplace] >is|of|in O",
		},
		Yes: []string{
			"Ines Paz was born in Quito. => Ines Paz | Quito",
			"Ines Paz, born in Quito in 1970, taught law. => Ines Paz | Quito",
			"Karl Ek was born at Uppsala Hospital. => Karl Ek | Uppsala Hospital",
		},
		No: []string{
			"Ines Paz died in Quito.",
			"Karl Ek was married in Uppsala.",
		},
	},
	{
		Name:   "born_on",
		Doc:    "when the subject was born",
		Domain: Person, Range: Date,
		Aligned: []string{"wdt:P569"},
		Patterns: []string{
			"S <agent|patient [bear] >in|on|obl:unmarked|nmod:unmarked|advmod O",
		},
		Yes: []string{
			"Ines Paz was born on 4 May 1970. => Ines Paz | 1970-05-04",
			"Karl Ek was born in 1981. => Karl Ek | 1981",
			"Ines Paz, born in Quito in 1970, taught law. => Ines Paz | 1970",
		},
		No: []string{
			"Ines Paz moved to Quito in 1970.",
			"Karl Ek was married in 1981.",
		},
	},
	{
		Name:   "died_in",
		Doc:    "the subject died in the object",
		Domain: Person, Range: Place | Facility,
		Aligned: []string{"wdt:P20"},
		Patterns: []string{
			"S <agent [die|perish|pass_away] >in|at|near O",
			"S <poss [death] >in|at O:Place|Facility",
		},
		Yes: []string{
			"Otto Lang died in Vienna. => Otto Lang | Vienna",
			"Otto Lang died at Saint Mary Hospital on Friday. => Otto Lang | Saint Mary Hospital",
			"Otto Lang, who died in Vienna in 1990, wrote operas. => Otto Lang | Vienna",
		},
		No: []string{
			"Otto Lang was born in Vienna.",
			"Otto Lang sang in Vienna.",
		},
	},
	{
		Name:   "died_on",
		Doc:    "when the subject died",
		Domain: Person, Range: Date,
		Aligned: []string{"wdt:P570"},
		Patterns: []string{
			"S <agent [die|perish|pass_away] >in|on|obl:unmarked|nmod:unmarked|advmod|at O",
			"S <poss|of [death] >in|on O",
		},
		Yes: []string{
			"Otto Lang died in 1990. => Otto Lang | 1990",
			"Otto Lang died on 3 March 2001. => Otto Lang | 2001-03-03",
			"Otto Lang died in Vienna on 3 March 2001. => Otto Lang | 2001-03-03",
		},
		No: []string{
			"Otto Lang was born in 1920.",
			"Otto Lang sang in Vienna in 1950.",
		},
	},
	{
		Name:   "cause_of_death",
		Doc:    "what the subject died of",
		Domain: Person, Range: Text,
		Aligned: []string{"wdt:P509"},
		Patterns: []string{
			"S <agent [die|perish|succumb] >of|from|to O",
			"S <poss|of [death] >from O",
		},
		Yes: []string{
			"Otto Lang died of pneumonia. => Otto Lang | pneumonia",
			"Mrs. Orr died from a stroke. => Mrs. Orr | stroke",
			"Otto Lang died of lung cancer in 1990. => Otto Lang | lung cancer",
		},
		No: []string{
			"Otto Lang suffered from gout.",
			"Otto Lang spoke of pneumonia.",
		},
	},
	{
		Name:   "age",
		Doc:    "years, as the text gives it",
		Domain: Person, Range: Number,
		Aligned: []string{"schema:age"},
		Patterns: []string{
			"S >appos|nmod:unmarked|nmod|nummod|amod|parataxis|dep|list|advmod|acl|obl:unmarked|conj|flat|compound O; passing",
			"S >is [NOUN] >amod|nummod|compound|nmod:unmarked|of|appos O",
			"S <nsubj O",
			"S <nsubj|agent [turn|be|reach] >obj|xcomp|nummod|advmod|obl:unmarked O",
			"S <nsubj|nsubj:pass|agent|patient [die|live|pass_away|retire|bear] >at|age|aged|obl:unmarked|advcl O",
			"S >is [NOUN] >appos O",
			"S >acl|amod|appos [age] >nummod|obl:unmarked|obj|xcomp|nmod:unmarked O",
			"S <poss [age] >appos|nsubj O",
		},
		Yes: []string{
			"Hugo Marsh, 42, was fined. => Hugo Marsh | 42",
			"Tina Bell is 31 years old. => Tina Bell | 31",
			"A 19-year-old student, Tina Bell, won. => Tina Bell | 19",
		},
		No: []string{
			"Hugo Marsh bought 42 goats.",
			"Tina Bell waited 31 years.",
		},
	},
	{
		Name:   "held_on",
		Doc:    "when it took or takes place, came into force or came out",
		Domain: Event | Work | Product, Range: Date,
		Aligned: []string{"wdt:P585"},
		Patterns: []string{
			"S:Event <patient [hold|stage|host|organize|organise|schedule|celebrate|plan|open|mark|release|publish] >in|on|at|obl:unmarked|nmod:unmarked|for|advmod|during O",
			"S:Event <agent [take] {>obj|compound:prt [place]} >in|on|at|obl:unmarked|nmod:unmarked|advmod|during|from O",
			"S:Event <agent [occur|happen|begin|start|open|kick_off|commence|run|strike|hit|end|conclude|close|unfold|come|fall|erupt|break_out] >in|on|at|obl:unmarked|nmod:unmarked|advmod|during|from O",
			"S:Event >on|in|at|of|obl:unmarked|nmod:unmarked|poss|compound|nummod|amod O; 0.7",
			"S:Work|Product <patient [release|publish|launch|unveil|issue|adopt|pass|sign|enact|ratify|print] >in|on|obl:unmarked|nmod:unmarked|advmod O",
		},
		Yes: []string{
			"The election was held on 4 May 2021. => election | 2021-05-04",
			"The Lakeside Festival took place in June 2019. => Lakeside Festival | 2019-06",
			"The storm struck on 9 August 2020. => storm | 2020-08-09",
		},
		No: []string{
			"The mayor was elected in 2019.",
			"The festival was founded in 1998.",
		},
	},
	{
		Name:   "held_in",
		Doc:    "where it took or takes place",
		Domain: Event, Range: Place | Facility | Organization,
		Aligned: []string{"wdt:P276"},
		Patterns: []string{
			"S:Event <patient [hold|stage|host|organize|organise|schedule|celebrate|plan] >in|at|near O",
			"S:Event <agent [take] {>obj|compound:prt [place]} >in|at|near|on|inside|outside O",
			"S:Event <agent [occur|happen|begin|start|open|kick_off|commence|strike|unfold|erupt|break_out] >in|at|near|off|outside|inside O",
			"S:Event >in|at|near|outside|off O:Place|Facility; 0.8",
			"S:Event >poss|compound O:Place:named; 0.5",
		},
		Yes: []string{
			"The summit was held in Geneva. => summit | Geneva",
			"The Lakeside Festival took place at Elm Park. => Lakeside Festival | Elm Park",
			"The crash happened near Lyon. => crash | Lyon",
		},
		No: []string{
			"The minister arrived in Geneva.",
			"The festival sent buses to Lyon.",
		},
	},
	{
		Name:   "deaths",
		Doc:    "how many died, as the text counts them",
		Domain: Event, Range: Number,
		Aligned: []string{"wdt:P1120"},
		Patterns: []string{
			"S:Event <agent [kill|claim] >patient O",
			"S:Event <agent [kill|claim] >patient [person|people|life|worker|passenger|soldier|civilian|man|woman|child|pilgrim|villager|resident|miner|student|crew|officer|policeman|fisherman|migrant|tourist|protester] >nummod O",
			"O <patient [kill] >in|by|when S:Event",
			"O <nummod [NOUN] <patient [kill] >in|by|agent S:Event",
			"O <nummod [NOUN] <agent [die|perish] >in|from S:Event",
			"O <agent [die|perish] >in|from S:Event",
			"S:Event <agent [leave] >patient O {>xcomp|acl|amod|advcl [dead]}",
		},
		Yes: []string{
			"The storm killed 12 people. => storm | 12",
			"Nine miners died in the blast. => blast | 9",
			"The crash, which killed 31, is being studied. => crash | 31",
		},
		No: []string{
			"The storm killed the power.",
			"The storm hurt 12 people.",
		},
	},
	{
		Name:   "injuries",
		Doc:    "how many were hurt",
		Domain: Event, Range: Number,
		Aligned: []string{"wdt:P1339"},
		Patterns: []string{
			"S:Event <agent [injure|wound|hurt|hospitalise|hospitalize|maim] >patient O",
			"S:Event <agent [injure|wound|hurt|hospitalise|hospitalize|maim] >patient [NOUN] >nummod O; 0.8",
			"O <patient [injure|wound|hurt] >in|by|agent S:Event",
			"O <nummod [NOUN] <patient [injure|wound|hurt] >in|by|agent S:Event",
		},
		Yes: []string{
			"The storm injured 12 people. => storm | 12",
			"Nine miners were hurt in the blast. => blast | 9",
			"The crash wounded 31. => crash | 31",
		},
		No: []string{
			"The storm killed 12 people.",
			"The storm hurt the harvest.",
		},
	},
	{
		Name:   "caused_by",
		Doc:    "what brought it about",
		Domain: Event, Range: Any,
		Aligned: []string{"wdt:P828"},
		Patterns: []string{
			"O <agent [cause|trigger|spark|prompt|provoke|ignite|set_off] >patient S",
			"O <agent [lead] >to S:Event",
			"O <agent [result] >in S:Event",
			"S:Event <agent [result|stem|arise] >from O",
			"S:Event <patient [blame] >on O",
		},
		Yes: []string{
			"The fire was caused by a candle. => fire | candle",
			"Heavy rain triggered the landslide. => landslide | rain",
			"The blast resulted from a gas leak. => blast | leak",
		},
		No: []string{
			"The fire destroyed a candle.",
			"The landslide stopped the rain.",
		},
	},
	{
		Name:   "described_as",
		Doc:    "what the text says it is, in its head noun and modifiers: \"cruise ship\", \"registered sex offender\" (an office or job is position_held)",
		Domain: Entities, Range: Text,
		Aligned: []string{"wdt:P31", "schema:description"},
		Patterns: []string{
			"S <nsubj O:ADJ {>cop} !{>xcomp|ccomp|advcl}; told, 0.7",
			"S >is O:!@role:!@time:!@people; told, 0.7",
			"S:Person:named >is O:!@title:!@role:!@kin:!@tie:!@owner:!@member:!@candidate:!@student:!@resident:!@time:!@people:!@founder:!@bland",
			"S:Organization|Place|Facility|Product|Work|Event|Award|Thing:named >is O:!@kin:!@time:!@leader:!@title:!@spokesperson:!@people",
			"S <agent|patient [describe|characterise|characterize|label|brand|portray|regard|denounce|condemn|hail|dub|rate] >as O!",
			"S <patient [call|label|brand|dub|deem|consider|declare] >xcomp|obj O:!@role!",
		},
		Yes: []string{
			"Blue Rail, a ferry operator, lost money. => Blue Rail | ferry operator",
			"The Aurora is a cruise ship. => Aurora | cruise ship",
			"Critics described the plan as a disaster. => plan | disaster",
		},
		No: []string{
			"Blue Rail bought a ferry operator.",
			"The Aurora met a cruise ship.",
		},
	},
}
