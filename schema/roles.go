package schema

// roles are the predicates of people, roles and organisations.
var roles = []*Predicate{
	{
		Name:   "member_of",
		Doc:    "belongs to a party, caucus, legislature, cabinet, team, alliance, band, gang or other group",
		Domain: Person | Organization | Place, Range: Organization,
		Aligned: []string{"wdt:P463", "wdt:P102"},
		Patterns: []string{
			"S >is [@member] >whose|in|on O:Organization",
			"S:Person:named >of|poss|whose O:Organization:@party; passing",
			"S >is [@role] >whose O:Organization:@faction",
			"O:Organization:@faction >poss S:Person:named; passing",
			"S <agent [belong] >to O:Organization",
			"S <agent [join|rejoin|enter] >patient O:Organization",
			"S <agent [play|sign] >for|with O:Organization",
			"S <agent [sit|serve] >on|in O:Organization",
			"S <agent [leave|quit] >patient O:Organization:@party; ended",
			"S <agent [resign|defect|withdraw] >from O:Organization:@party; ended",
			"S <patient [expel|oust|remove|suspend|eject] >from O:Organization; ended",
			"O:Organization <agent [include|comprise] >patient S:Person|Organization:named",
		},
		Yes: []string{
			"Lena Ortiz belongs to the Harbour Party. => Lena Ortiz | Harbour Party",
			"Tom Reed, a member of the Coastal Rowing Club, was ill. => Tom Reed | Coastal Rowing Club",
			"Mira Patel joined the Green Alliance in May. => Mira Patel | Green Alliance",
		},
		No: []string{
			"Lena Ortiz criticized the Harbour Party.",
			"Tom Reed watched the Coastal Rowing Club lose.",
		},
	},
	{
		Name:   "position_held",
		Doc:    "holds or held an office, job or title, as the text words it (\"Consul General\", \"Environment Minister\"); a profession too (\"lawyer\", \"striker\")",
		Domain: Person, Range: Role,
		Aligned: []string{"wdt:P39", "schema:jobTitle"},
		Patterns: []string{
			"S >is O",
			"S <agent [succeed|replace] >as O",
			"S <patient [succeed|replace] >as O; ended",
		},
		Yes: []string{
			"Environment Minister Julie Hahn spoke first. => Julie Hahn | Environment Minister",
			"Omar Diallo was appointed treasurer. => Omar Diallo | treasurer",
			"Nina Koch, a lawyer, said nothing. => Nina Koch | lawyer",
		},
		No: []string{
			"Julie Hahn met a minister.",
			"Omar Diallo wrote to the treasurer.",
		},
	},
	{
		Name:   "employer",
		Doc:    "works or worked for",
		Domain: Person, Range: Organization | Place | Facility | Person | Work,
		Aligned: []string{"wdt:P108", "schema:worksFor"},
		Patterns: []string{
			"S >is [@employee] >whose|in O:Organization|Facility:!@party",
			"S:one <agent [work] >for|at|with O",
			"S <agent [report|write|freelance|volunteer|teach|lecture] >for|at O:Organization|Facility",
			"O <agent [employ|hire|recruit] >patient S:one",
			"S:Person:named >of|poss O:Organization:@company; passing",
		},
		Yes: []string{
			"Sara Lind works for Nordbank. => Sara Lind | Nordbank",
			"Nordbank economist Sara Lind expects a cut. => Sara Lind | Nordbank",
			"Acme Motors hired Paul Weiss as an engineer. => Paul Weiss | Acme Motors",
		},
		No: []string{
			"Sara Lind sued Nordbank.",
			"Paul Weiss bought a car from Acme Motors.",
		},
	},
	{
		Name:   "leader",
		Doc:    "heads it: chair, chief executive, president, prime minister, party leader, commander, coach; the body points at the person",
		Domain: Organization | Place | Event | Facility | Work, Range: Person,
		Aligned: []string{"wdt:P488", "wdt:P169", "wdt:P6", "wdt:P35"},
		Patterns: []string{
			"O >is [@leader] >whose|in S:Organization|Facility|Event|Work",
			"O >is [@ruler] >whose S:Place",
			"O <agent [lead|head|chair|run|command|captain|govern|rule|spearhead|helm|coach] >patient S",
			"O <agent [preside] >over S",
		},
		Yes: []string{
			"Ivan Petrov leads the Miners Union. => Miners Union | Ivan Petrov",
			"Kenya's president, Amos Kiptoo, flew home. => Kenya | Amos Kiptoo",
			"The board is chaired by Greta Holm. => board | Greta Holm",
		},
		No: []string{
			"Ivan Petrov follows the Miners Union.",
			"Amos Kiptoo visited Kenya.",
		},
	},
	{
		Name:   "spokesperson",
		Doc:    "speaks for it in public; the body points at the person",
		Domain: Organization | Person | Place, Range: Person,
		Patterns: []string{
			"O >is [@spokesperson] >whose S",
			"O <agent [speak] >for S:Organization",
			"O >is [representative] >for S:Organization",
			"O <agent [speak] >on_behalf_of S",
		},
		Yes: []string{
			"Rita Gomez, a spokesperson for the Port Authority, declined to comment. => Port Authority | Rita Gomez",
			"Police spokesman Karl Munro gave no details. => Police | Karl Munro",
			"Ahmed Said is the spokesman of the Water Board. => Water Board | Ahmed Said",
		},
		No: []string{
			"Rita Gomez phoned the Port Authority.",
			"Karl Munro spoke to the police.",
		},
	},
	{
		Name:   "represents",
		Doc:    "electoral district, region, country or client that the person speaks or sits for",
		Domain: Person | Organization, Range: Any,
		Aligned: []string{"wdt:P768"},
		Patterns: []string{
			"S >is [@counsel] >whose O:Person|Organization",
			"S >is [@legislator] >for|poss|compound|from O:Place",
			"S >is [ambassador|consul|consul general|envoy|diplomat|high commissioner|foreign minister] >amod|compound|poss|of O:Place",
			"S:Person|Organization <agent [represent|defend] >patient O:Person|Organization|Place",
			"S:Person:named >of O:@constituency",
		},
		Yes: []string{
			"Lawyer Dana Cole represents Victor Hugo Paz. => Dana Cole | Victor Hugo Paz",
			"Hana Sato, the lawmaker for Osaka, resigned. => Hana Sato | Osaka",
			"Peter Lang, a lawyer for Nordbank, appealed. => Peter Lang | Nordbank",
		},
		No: []string{
			"Dana Cole met Victor Hugo Paz.",
			"Hana Sato lives in Osaka.",
		},
	},
	{
		Name:   "candidate_for",
		Doc:    "runs or ran for an office or in an election, or is nominated for it",
		Domain: Person, Range: Role | Event | Organization,
		Aligned: []string{"wdt:P3602"},
		Patterns: []string{
			"S >is [@candidate] >for|in|poss O",
			"S <agent [run|stand|campaign|vie] >for|in O",
			"S <agent [contest] >patient O:Event",
			"S <patient [nominate] >for|as O",
		},
		Yes: []string{
			"Olga Stern is a candidate for mayor. => Olga Stern | mayor",
			"Olga Stern ran for governor in 2019. => Olga Stern | governor",
			"Luis Vega was nominated for treasurer. => Luis Vega | treasurer",
		},
		No: []string{
			"Olga Stern thanked the mayor.",
			"Luis Vega ran for the bus.",
		},
	},
	{
		Name:   "educated_at",
		Doc:    "studied or graduated there",
		Domain: Person, Range: Organization | Facility,
		Aligned: []string{"wdt:P69", "schema:alumniOf"},
		Patterns: []string{
			"S <agent [study|graduate|enrol|enroll|matriculate|train] >at|from|in|with O:Organization|Facility",
			"S <patient [educate] >at|in O",
			"S >is [@student] >whose|at|in|from O:Organization|Facility",
			"S <agent [attend] >patient O:@school",
			"S <agent [earn|receive|obtain|get|hold|take|complete|have] >patient [degree|doctorate|phd|ph.d.|diploma|master|bachelor|mba] >from|at|in O:Organization|Facility",
			"S <agent [earn|receive|obtain|get|hold|take|complete] {>patient [degree|doctorate|phd|ph.d.|diploma|master|bachelor|mba]} >from|at|in O:Organization|Facility",
		},
		Yes: []string{
			"Amir Khan studied law at Leeds University. => Amir Khan | Leeds University",
			"Julia Roth graduated from Heidelberg University in 1998. => Julia Roth | Heidelberg University",
			"Sam Brook, a graduate of Trent College, was hired. => Sam Brook | Trent College",
		},
		No: []string{
			"Amir Khan spoke at Leeds University.",
			"Julia Roth sued Heidelberg University.",
		},
	},
	{
		Name:   "affiliated_with",
		Doc:    "a tie of any looser kind that the text states (adviser to, ally of, works with, sits as)",
		Domain: Person | Organization, Range: Person | Organization | Place,
		Aligned: []string{"schema:affiliation"},
		Patterns: []string{
			"S >is [@tie] >whose|to O",
			"S <patient|agent [affiliate|associate|align|ally] >with O",
		},
		Yes: []string{
			"Felix Braun, an adviser to Maria Costa, stayed silent. => Felix Braun | Maria Costa",
			"Felix Braun is an ally of Maria Costa. => Felix Braun | Maria Costa",
			"The clinic is affiliated with Trent College. => clinic | Trent College",
		},
		No: []string{
			"Felix Braun defeated Maria Costa.",
			"Felix Braun asked an adviser.",
		},
	},
	{
		Name:   "founded_by",
		Doc:    "the object founded the subject",
		Domain: Organization | Product, Range: Person | Organization,
		Aligned: []string{"wdt:P112", "schema:founder"},
		Patterns: []string{
			"O >is [@founder] >whose S:Organization|Product",
			"O <agent [found|co-found|cofound|establish|create|start|set_up|launch|form] >patient S:Organization",
		},
		Yes: []string{
			"Eva Nilsson founded Polar Foods. => Polar Foods | Eva Nilsson",
			"Polar Foods was set up by Eva Nilsson. => Polar Foods | Eva Nilsson",
			"Polar Foods co-founder Eva Nilsson resigned. => Polar Foods | Eva Nilsson",
		},
		No: []string{
			"Eva Nilsson found Polar Foods boring.",
			"Eva Nilsson left Polar Foods.",
		},
	},
	{
		Name:   "founded_on",
		Doc:    "when the subject was founded",
		Domain: Organization | Product, Range: Date,
		Aligned: []string{"wdt:P571"},
		Patterns: []string{
			"S:Organization <patient [found|co-found|establish|create|set_up|form|incorporate|start] >in|on|obl:unmarked O",
		},
		Yes: []string{
			"Polar Foods was founded in 1987. => Polar Foods | 1987",
			"The Miners Union was established in 1912 in Lille. => Miners Union | 1912",
			"Eva Nilsson set up Polar Foods in 1987. => Polar Foods | 1987",
		},
		No: []string{
			"Polar Foods grew in 1987.",
			"The Miners Union met in 1912.",
		},
	},
	{
		Name:   "owned_by",
		Doc:    "the object owns the subject",
		Domain: Entities, Range: Person | Organization | Place,
		Aligned: []string{"wdt:P127"},
		Patterns: []string{
			"O >is [@owner] >whose|in S",
			"O <agent [own|co-own] >patient S",
			"O <agent [hold|own|have|control] >patient [stake|share|majority|interest|percent|cent|%|half|third|quarter|rest|remainder] >in|of S:Organization|Facility|Product",
			"S:Facility|Product|Work|Organization <agent [belong] >to O",
			"S:Facility:named >poss O:Organization|Person; 0.6",
			"S >amod [own] >compound|obl:unmarked|obl:agent O",
		},
		Yes: []string{
			"The Meyer family owns Alpine Airways. => Alpine Airways | Meyer family",
			"Alpine Airways is owned by Luc Meyer. => Alpine Airways | Luc Meyer",
			"Luc Meyer, owner of Alpine Airways, was fined. => Alpine Airways | Luc Meyer",
		},
		No: []string{
			"Luc Meyer flew with Alpine Airways.",
			"Luc Meyer sold his own car.",
		},
	},
	{
		Name:   "part_of",
		Doc:    "division, subsidiary, agency or component of",
		Domain: Entities, Range: Any,
		Aligned: []string{"wdt:P361", "wdt:P749"},
		Patterns: []string{
			"S >is [subsidiary|division|unit|branch|arm|wing|part|department|agency|component|chapter|offshoot|affiliate|faction|section|member state|suburb|district|neighbourhood|neighborhood|borough] >of|poss|compound O",
			"S <agent [belong] >to O:Organization|Work|Event",
		},
		Yes: []string{
			"Blue Rail is a subsidiary of Norse Transport. => Blue Rail | Norse Transport",
			"Vesta, a division of Halden Group, lost money. => Vesta | Halden Group",
			"The Marine Unit is part of the Coast Guard. => Marine Unit | Coast Guard",
		},
		No: []string{
			"Blue Rail sued Norse Transport.",
			"Vesta moved part of its staff to Halden Group.",
		},
	},
	{
		Name:   "headquartered_in",
		Doc:    "the subject has its seat in the object",
		Domain: Organization | Work, Range: Place | Facility,
		Aligned: []string{"wdt:P159"},
		Patterns: []string{
			"S:Organization|Work <patient [base|headquarter] >in|at|near|out_of O",
			"S:Organization >amod [base] >compound|obl:unmarked|obl O:Place",
			"S:Organization <poss|compound [headquarters|headquarter|head office] >in|at O:Place",
			"S:Organization <agent [have] >patient [headquarters|headquarter|head office] >in|at O:Place",
		},
		Yes: []string{
			"Polar Foods is based in Oslo. => Polar Foods | Oslo",
			"Oslo-based Polar Foods cut jobs. => Polar Foods | Oslo",
			"Halden Group, headquartered in Bergen, closed. => Halden Group | Bergen",
		},
		No: []string{
			"Polar Foods sells fish in Oslo.",
			"The film is based on a novel.",
		},
	},
}
