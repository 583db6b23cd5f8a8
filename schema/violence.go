package schema

// violence are the predicates of attacks and deaths.
var violence = []*Predicate{
	{
		Name:   "attacked",
		Doc:    "in deed: struck, bombed, shot, invaded, hacked",
		Domain: Person | Organization | Place, Range: Person | Organization | Place | Facility | Product,
		Patterns: []string{
			"S <agent [bomb|strike|shoot|invade|hack|shell|raid|stab|storm|ambush|assault|bombard|torpedo|hit|attack|beat_up|punch|slap|kick|shoot_at|destroy|assail|besiege|slash|rape|batter] >patient O",
			"S <agent [fire|shoot|open_fire|shell] >at|on|into O",
			"S <agent [open] {>patient [fire]} >on|at O",
			"S <agent [carry_out|launch|conduct|stage|mount|make] >patient [attack|strike|raid|assault|air|airstrike|offensive|ambush|invasion|bombing] >on|against|of|at O",
			"S <agent [carry_out|launch|conduct|stage|mount] {>patient [attack|strike|raid|assault|airstrike|offensive]} >on|against|at O",
			"S <poss|by|compound [attack|strike|raid|assault|airstrike|invasion|bombing|bombardment|shelling|offensive] >on|against|of|at O",
			"O <of|on|against [attack|strike|raid|assault|airstrike|invasion|bombing|bombardment|shelling] >by S",
			"S:Person|Product <agent [bite|headbutt|elbow|tackle|choke|maul] >patient O:Person:named; 0.7",
		},
		Yes: []string{
			"Rebels bombed Trent Airport. => Rebels | Trent Airport",
			"Norway was invaded by Halland in 1640. => Halland | Norway",
			"The rebels' attack on Kisumu failed. => rebels | Kisumu",
		},
		No: []string{
			"Rebels signed a treaty with Norway.",
			"Nina Koch wrote about Trent Airport.",
		},
	},
	{
		Name:   "killed_by",
		Doc:    "the object killed the subject",
		Domain: Person, Range: Person | Organization | Event,
		Patterns: []string{
			"O <agent [kill|murder|assassinate|slay|execute|shoot_dead|behead|gun_down|massacre|strangle|stab_to_death|hang|poison|lynch] >patient S",
			"S <of|poss [murder|killing|assassination|death|execution|slaying|massacre] >by|at_the_hands_of O",
			"O >is [killer|murderer|assassin] >whose S",
			"O <agent [shoot] {>xcomp|advmod|obl [dead|death]} >patient S",
			"O <patient [charge|accuse|convict] >with|of [murder|killing] >of S; possible, 0.4",
			"S <patient [kill|murder|slay] >in|by|during O:Event; 0.5",
			"S:Person <patient [shoot|stab|beat|kill|bludgeon] {>xcomp|advcl|obl|advmod [dead|death]} >agent O:Person|Organization",
		},
		Yes: []string{
			"Rebels killed Omar Diallo in March. => Omar Diallo | Rebels",
			"Omar Diallo was murdered by Karl Munro. => Omar Diallo | Karl Munro",
			"The assassination of Amos Kiptoo by a guard shook Kenya. => Amos Kiptoo | guard",
		},
		No: []string{
			"Rebels freed Omar Diallo.",
			"Karl Munro mourned Amos Kiptoo.",
		},
	},
	{
		Name:   "killed_in",
		Doc:    "the subject was killed in the object",
		Domain: Person, Range: Event | Place | Facility,
		Patterns: []string{
			"S <patient [kill|murder|slay|assassinate|execute|shoot_dead] >in|at|near|during O",
			"S <agent [die|perish|drown] >in|during|at O:Event",
			"S <of|poss [murder|killing|assassination|death] >in|at|during O",
			"O:Event <agent [kill|claim] >patient S",
			"O:Event <agent [claim|take|cost] >patient [life] >of|poss S",
			"S:Person <agent|patient [die|kill] >when|after|in|during O:Event; 0.6",
		},
		Yes: []string{
			"Omar Diallo was killed in the Trent Airport Bombing. => Omar Diallo | Trent Airport Bombing",
			"Omar Diallo was murdered in Kisumu. => Omar Diallo | Kisumu",
			"The killing of Omar Diallo in Oslo shook many. => Omar Diallo | Oslo",
		},
		No: []string{
			"Omar Diallo was born in Kisumu.",
			"Omar Diallo was killed by rebels.",
		},
	},
}
