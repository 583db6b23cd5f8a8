package coref

import (
	"strings"

	"kg/schema"
)

// set returns the words of s, which are separated by white space.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// headTypes tells what a description denotes by the lemma of its head noun.
var headTypes = func() map[string]schema.Type {
	m := map[string]schema.Type{}
	for _, row := range []struct {
		t     schema.Type
		words string
	}{
		{schema.Thing, things}, {schema.Event, events}, {schema.Work, works}, {schema.Product, products},
		{schema.Award, awards}, {schema.Facility, facilities}, {schema.Place, placeNouns},
		{schema.Organization, organizations}, {schema.Person, persons},
	} {
		for _, w := range strings.Fields(row.words) {
			m[w] = row.t
		}
	}
	return m
}()

const persons = `person people man woman boy girl child kid baby infant toddler teenager teen youth adult male female gentleman lady guy folk
human individual somebody someone anybody anyone everybody everyone nobody pensioner senior citizen resident national local
mp mla mep senator congressman congresswoman congressperson lawmaker legislator parliamentarian councillor councilor councilman councilwoman alderman assemblyman
politician president vice-president premier chancellor minister secretary undersecretary governor lieutenant-governor mayor deputy speaker whip backbencher
ambassador envoy diplomat consul attaché emissary delegate representative commissioner official bureaucrat aide adviser advisor staffer chief head
leader chairman chairwoman chairperson chair director executive ceo cfo coo boss manager supervisor founder co-founder owner proprietor entrepreneur
businessman businesswoman businessperson tycoon magnate billionaire millionaire investor shareholder trader banker broker economist accountant auditor
spokesman spokeswoman spokesperson spokesperson source insider whistleblower whistle-blower informant negotiator mediator lobbyist
king queen prince princess duke duchess monarch emperor empress sultan emir sheikh lord baron count earl knight pope bishop archbishop cardinal priest
pastor reverend rabbi imam cleric monk nun vicar minister preacher chaplain patriarch
judge justice magistrate prosecutor lawyer attorney solicitor barrister counsel plaintiff defendant complainant appellant juror litigant notary coroner
suspect accused convict prisoner inmate detainee hostage captive fugitive culprit perpetrator offender attacker assailant gunman shooter killer murderer robber
thief burglar smuggler trafficker terrorist extremist militant rebel insurgent jihadist hacker fraudster criminal bomber kidnapper arsonist rapist
victim survivor witness bystander passer-by passenger driver pilot captain crewman sailor cyclist pedestrian motorist commuter traveller traveler tourist visitor guest
officer policeman policewoman constable detective inspector sergeant lieutenant colonel major general admiral marshal commander soldier
troop private corporal veteran fighter guard bodyguard agent spy sheriff trooper firefighter paramedic rescuer responder
doctor physician surgeon nurse midwife dentist psychiatrist psychologist therapist pharmacist veterinarian patient caregiver medic epidemiologist virologist
teacher professor lecturer scholar student pupil graduate undergraduate researcher scientist physicist chemist biologist astronomer geologist engineer
historian philosopher linguist mathematician academic dean principal rector provost librarian archaeologist anthropologist sociologist statistician
writer author novelist poet playwright journalist reporter correspondent columnist editor blogger critic commentator analyst pundit
photographer cameraman anchor presenter host interviewer producer screenwriter filmmaker director
actor actress singer musician composer songwriter rapper guitarist drummer pianist violinist conductor dancer choreographer comedian
artist painter sculptor designer architect illustrator model celebrity star performer entertainer
player footballer goalkeeper keeper striker midfielder defender winger forward quarterback pitcher batter catcher coach trainer referee umpire athlete
runner sprinter swimmer boxer wrestler golfer skier skater gymnast champion teammate opponent captain medalist medallist rival contender challenger
candidate nominee incumbent frontrunner voter elector supporter opponent critic protester protestor demonstrator activist campaigner organizer organiser
advocate volunteer member employee worker labourer laborer colleague co-worker staffer intern apprentice contractor consultant assistant clerk receptionist
farmer fisherman fisher miner carpenter plumber electrician mechanic technician builder chef cook waiter waitress bartender baker butcher
shopkeeper vendor seller buyer customer client consumer user subscriber tenant landlord neighbour neighbor homeowner villager townsperson
father mother parent dad mum mom son daughter brother sister sibling twin husband wife spouse widow widower partner fiancé fiancée boyfriend girlfriend
grandfather grandmother grandparent grandson granddaughter grandchild uncle aunt nephew niece cousin relative stepfather stepmother stepson
ancestor descendant heir friend ally foe enemy hero idol fan lover stranger newcomer
immigrant migrant refugee asylum-seeker exile expatriate foreigner native settler pioneer explorer astronaut cosmonaut
successor predecessor appointee counterpart designate treasurer trustee governor-elect president-elect mayor-elect ex-wife ex-husband
developer programmer inventor creator expert specialist pioneer instructor guide translator interpreter
mountaineer climber hiker hunter ranger warden keeper lifeguard skipper helmsman cyclist jockey racer
american canadian briton englishman frenchman german italian australian
petitioner examiner investigator assessor adjudicator arbitrator registrar bailiff paralegal stenographer foreman forewoman executor guardian
paediatrician pediatrician obstetrician dietitian radiographer optician carer orderly vet undertaker embalmer beautician surveyor schoolteacher headteacher headmaster headmistress superintendent
deckhand dockhand farmhand steward stewardess watchman bookmaker bookie bridesmaid bride groom newlywed couple deacon archdeacon curate canon chorister choirmaster elder headman chieftain tribesman
workmate roommate flatmate housemate classmate schoolmate cellmate hawker peddler dealer merchant wholesaler jeweller jeweler tailor seamstress hairdresser barber postman janitor cleaner caretaker gardener housekeeper maid nanny babysitter butler chauffeur trucker
motorcyclist biker contestant rancher herder shepherd beekeeper grower planter grocer cobbler blacksmith welder roofer bricklayer scaffolder docker stevedore seaman seafarer mariner rower surfer diver archivist curator conservator restorer collector
depositor taxpayer retiree evacuee deportee returnee stowaway orphan half-brother half-sister stepbrother stepsister son-in-law daughter-in-law mother-in-law father-in-law brother-in-law sister-in-law godfather godmother mistress newborn
schoolboy schoolgirl schoolchild youngster adolescent octogenarian nonagenarian centenarian oligarch mogul heiress socialite nobleman baroness countess ex-minister ex-president ex-mayor vice-chancellor vice-chairman postmaster quartermaster recruiter gendarme cop cadet recruit conscript reservist
mercenary sniper gunner paratrooper commando marine guerrilla militiaman ringleader mastermind kingpin accomplice henchman hitman stalker vandal looter rioter poacher pirate swindler scammer forger blackmailer dissident defector deserter traitor informer
vocalist bassist cellist soprano tenor baritone bandleader frontman dramatist lyricist librettist biographer cartoonist animator cinematographer stuntman ballerina acrobat magician puppeteer busker vlogger influencer streamer reviewer
batsman bowler wicketkeeper all-rounder spinner cricketer leg-spinner fly-half scrum-half full-back centre-back playmaker goalscorer scorer goaltender defenseman linebacker shortstop outfielder rookie prodigy marathoner steeplechaser hurdler jumper thrower decathlete triathlete biathlete judoka fencer archer weightlifter snowboarder finalist semi-finalist`

const organizations = `organization organisation company firm corporation conglomerate startup start-up business manufacturer maker retailer supplier producer carrier airline
bank lender insurer brokerage fund broker automaker carmaker chipmaker drugmaker giant utility operator contractor publisher broadcaster network
agency department ministry bureau office service authority administration commission committee subcommittee council board panel task-force taskforce
government cabinet parliament congress senate house legislature assembly caucus coalition opposition party bloc regime junta monarchy
court tribunal jury police military army navy force guard militia regiment battalion brigade squadron unit division corps garrison
university college school academy institute institution faculty seminary kindergarten
union federation association society league club team squad side franchise alliance confederation syndicate consortium cartel guild
charity foundation nonprofit non-profit ngo church diocese mosque congregation ministry sect
group organization movement campaign network gang mob cell band orchestra choir ensemble troupe
media newspaper paper magazine tabloid outlet station channel press publication website
hospital clinic laboratory lab think-tank watchdog regulator ombudsman inspectorate secretariat embassy consulate delegation mission
subsidiary parent affiliate branch arm directorate leadership staff crew workforce cooperative co-operative partnership family community
electorate public crowd audience faction wing department
studio trust telco exporter importer subcontractor venture detachment tribe clan distributor shipper shipbuilder homebuilder housebuilder steelmaker planemaker refiner reinsurer platoon flotilla fleet mafia legion contingent coastguard constabulary thinktank conservancy lobby judiciary treasury
co-op synod archdiocese parish orphanage`

const placeNouns = `place country nation state province territory region district county municipality city town village hamlet suburb neighbourhood neighborhood
borough ward capital area zone island peninsula continent coast shore beach bay gulf sea ocean lake river stream valley mountain hill peak
desert forest jungle park border frontier riding constituency metropolis settlement homeland location site spot street avenue road
republic kingdom empire colony archipelago world earth hometown birthplace south north east west hemisphere`

const facilities = `building house home apartment flat tower skyscraper headquarters office factory plant mill warehouse refinery mine quarry dam bridge tunnel
airport station terminal port harbour harbor dock pier railway highway motorway stadium arena gym theatre theater cinema museum gallery library
hotel motel restaurant cafe café bar pub nightclub shop store supermarket market mall prison jail cell barracks base camp bunker palace castle
temple cathedral chapel shrine monument memorial monastery cemetery courthouse farm ranch hall auditorium venue premises shelter pipeline reactor complex
colliery pit mast pylon orchard vineyard plantation lodge hostel guesthouse inn tavern brewery distillery winery bakery pharmacy bookshop bookstore barbershop salon boutique kiosk stall yard shipyard boatyard dockyard scrapyard depot hangar runway heliport airfield airstrip aerodrome airbase checkpoint outpost roadblock
gate wall fence levee embankment dyke canal aqueduct reservoir borehole rig furnace smelter foundry steelworks sawmill waterworks substation greenhouse barn stable silo slaughterhouse abattoir canteen cafeteria ballroom gymnasium rink racetrack racecourse velodrome playground zoo aquarium planetarium observatory lighthouse windmill
mansion villa bungalow cottage hut shack cabin condo penthouse dormitory synagogue pagoda minaret mausoleum tomb crematorium morgue mortuary convent priory abbey basilica fort fortress citadel penitentiary landfill incinerator flyover overpass underpass footbridge viaduct quay wharf jetty marina`

const events = `event election vote poll referendum by-election runoff primary campaign debate inauguration ceremony parade festival concert show exhibition
conference summit meeting talks talk negotiation session hearing trial inquest inquiry investigation probe review audit
war battle conflict invasion offensive siege ceasefire truce coup revolution uprising rebellion riot protest demonstration rally march strike boycott
attack assault bombing shooting stabbing explosion blast raid ambush massacre killing murder assassination robbery theft kidnapping hijacking
crash accident collision derailment fire blaze wildfire flood earthquake quake tsunami hurricane storm typhoon cyclone tornado landslide avalanche eruption drought
outbreak pandemic epidemic disaster crisis incident tragedy emergency famine
match game games race final semifinal semi-final tournament championship cup olympics paralympics season tour fight bout competition contest derby
wedding funeral birthday anniversary birth death arrest release detention extradition execution
merger takeover acquisition deal sale launch opening closure visit trip flight voyage expedition mission interview briefing speech arrest evacuation
byelection by-poll recount round transaction ouster intrusion break-in cyberattack devaluation sinking capsizing reception search manhunt picnic dinner lunch banquet gala nomination transfer handover fighting skirmish firefight standoff stand-off shootout crackdown airstrike shelling bombardment
mutiny insurgency incursion airlift rescue deportation expulsion eviction demolition coronation ordination baptism pilgrimage procession vigil commemoration celebration carnival fair expo premiere screening performance recital gig seminar workshop symposium convention forum plenary roundtable impeachment
mudslide rockfall collapse blackout outage lockdown walkout sit-in stoppage layoff buyout bailout auction sell-off privatisation privatization fundraiser marathon triathlon regatta relay playoff play-off eliminator quarterfinal quarter-final fixture friendly retrial arraignment sentencing swearing-in reshuffle
stampede drowning poisoning burglary heist looting arson brawl scuffle genocide pogrom lynching heatwave blizzard snowstorm thunderstorm sandstorm monsoon aftershock tremor eclipse landing takeoff lift-off spacewalk`

const works = `report book novel poem story article column editorial essay paper study survey poll film movie documentary series programme episode
song album record single symphony opera play musical painting sculpture photograph photo picture image portrait drawing
law bill act legislation constitution treaty agreement accord pact contract resolution decree ruling verdict judgment decision order charter manifesto
letter memo email e-mail statement document transcript dossier file tweet post video recording footage clip tape podcast blog
draft proposal plan budget motion petition lawsuit suit complaint indictment affidavit warrant manual guide thesis dissertation dictionary map script
notice list leaflet pamphlet flyer brochure booklet newsletter bulletin communique communiqué memorandum logbook log diary notebook memoir autobiography biography trilogy sequel prequel novella libretto ballad anthem hymn sitcom drama thriller comedy cartoon comic serial biopic blockbuster
advert advertisement commercial poster mural fresco etching engraving statue tapestry selfie screenshot blueprint invoice receipt deposition subpoena summons injunction statute ordinance bylaw questionnaire fax telegram postcard message voicemail spreadsheet catalogue catalog encyclopedia atlas textbook handbook`

const products = `product car vehicle truck van bus train locomotive plane aircraft airplane jet helicopter drone balloon rocket missile satellite spacecraft
ship boat vessel ferry yacht submarine tanker trawler bicycle bike motorcycle tank gun rifle pistol weapon bomb
phone smartphone computer laptop device gadget console app application software program game drug vaccine medicine pill antibiotic
toy robot machine engine chip processor camera tablet
lander rover orbiter dinghy raft canoe kayak barge lifeboat speedboat catamaran sailboat liner freighter warship frigate destroyer icebreaker tug tugboat glider airliner jetliner chopper minibus lorry pickup sedan limousine taxi ambulance tractor bulldozer excavator tram scooter moped motorbike
howitzer mortar grenade torpedo landmine bullet revolver handgun shotgun headset router modem printer television smartwatch browser chatbot malware spyware ransomware painkiller`

const awards = `award prize medal trophy honour honor title scholarship fellowship oscar grammy knighthood`

const things = `allegation claim evidence fact issue problem question matter measure policy effort attempt decision-making rule`

// human hints that an unknown noun denotes a person by its ending.
func human(lemma string) bool {
	for _, s := range [...]string{"man", "woman", "person", "ist", "ologist", "grapher", "keeper", "maker", "seeker", "holder", "goer", "eer"} {
		if len(lemma) > len(s)+2 && strings.HasSuffix(lemma, s) {
			return true
		}
	}
	return false
}

// masculine and feminine are the nouns and titles that tell a gender.
var (
	masculine = set(`man men boy gentleman guy father dad son brother husband widower grandfather grandson uncle nephew stepfather stepson fiancé boyfriend king prince duke
		emperor lord baron count knight monk priest pope congressman businessman chairman spokesman councilman policeman fisherman gunman waiter actor sir mr mr. monsieur herr señor
		fr. father bishop archbishop cardinal imam rabbi patriarch frenchman englishman crewman cameraman salesman ex-husband male king pharaoh sultan emir sheikh`)
	feminine = set(`woman women girl lady mother mum mom daughter sister wife widow grandmother granddaughter aunt niece stepmother fiancée girlfriend queen princess duchess
		empress nun congresswoman businesswoman chairwoman spokeswoman councilwoman policewoman waitress actress mrs mrs. ms ms. miss madam madame dame señora frau ex-wife female heroine`)
	plurals = set(`people police folk staff troops media talks`)
)

// collectives are singular nouns that "they" may take up.
var collectives = set(`family couple team group crew staff police public community government company committee council board party panel jury pair trio duo squad
	union agency department band club army force audience crowd majority minority number lot generation population leadership delegation cabinet ministry`)

// titles stand before a person's name and are no part of it.
var titles = set(`mr mrs ms miss mx dr prof professor sir dame lord lady madam madame monsieur rev reverend fr father sister brother pastor bishop archbishop cardinal pope imam rabbi
	sen senator rep representative congressman congresswoman gov governor president vice-president vice premier chancellor minister prime secretary mayor mp mla mep councillor
	ambassador consul judge justice chief gen general lt lieutenant col colonel maj major capt captain cpt cmdr commander adm admiral sgt sergeant cpl corporal pvt private
	marshal inspector detective constable officer sheriff king queen prince princess duke duchess baron sheikh emir sultan coach attorney hon honourable honorable pfc insp supt det const`)

// roleWords are the heads of unnamed speakers whom the next sentence may name.
var roleWords = set(`spokesperson spokesman spokeswoman representative official officer spokespeople`)

// suffixes end the names of companies and may be left out.
var suffixes = set(`inc inc. corp corp. corporation ltd ltd. limited co co. company group plc llc llp lp ag sa gmbh nv bv holdings holding s.a. n.v. ab oy as spa kk pty`)

// speech are the verbs whose subject may speak in quotation marks.
var speech = set(`say tell add write explain note state declare announce ask reply answer respond insist claim argue warn admit deny confirm allege recall
	remark comment continue conclude observe acknowledge stress emphasize emphasise joke quip shout whisper cry exclaim post tweet read reveal report testify
	think believe promise vow urge suggest agree complain concede predict describe lament call begin point quote mutter laugh sigh plead boast assert maintain`)

// synonyms of names of states and bodies that no rule of form would join.
var synonyms = func() map[string]string {
	m := map[string]string{}
	for _, line := range []string{
		"united states|united states of america|us|u.s|u.s.|usa|u.s.a|u.s.a.|america",
		"united kingdom|uk|u.k|u.k.|britain|great britain",
		"united arab emirates|uae|u.a.e.", "european union|eu|e.u.", "united nations|un|u.n.",
		"north korea|dprk", "south korea|republic of korea", "czech republic|czechia",
		"soviet union|ussr", "washington dc|washington d.c.|washington , d.c.", "new york city|nyc",
		"democratic republic of the congo|drc|dr congo", "myanmar|burma", "ivory coast|côte d'ivoire",
	} {
		f := strings.Split(line, "|")
		for _, w := range f {
			m[w] = f[0]
		}
	}
	return m
}()

// A pro is a personal or other pronoun.
type pro struct {
	person uint8 // 1 2 3; 0 none
	num    number
	gen    gender
	reflex bool
	human  bool
	which  bool // relative or interrogative
}

var pronouns = map[string]pro{
	"i": {person: 1, num: singular, human: true}, "me": {person: 1, num: singular, human: true}, "my": {person: 1, num: singular, human: true},
	"mine": {person: 1, num: singular, human: true}, "myself": {person: 1, num: singular, human: true, reflex: true},
	"we": {person: 1, num: plural, human: true}, "us": {person: 1, num: plural, human: true}, "our": {person: 1, num: plural, human: true},
	"ours": {person: 1, num: plural, human: true}, "ourselves": {person: 1, num: plural, human: true, reflex: true},
	"you": {person: 2, human: true}, "your": {person: 2, human: true}, "yours": {person: 2, human: true},
	"yourself": {person: 2, num: singular, human: true, reflex: true}, "yourselves": {person: 2, num: plural, human: true, reflex: true},
	"he": {person: 3, num: singular, gen: he, human: true}, "him": {person: 3, num: singular, gen: he, human: true}, "his": {person: 3, num: singular, gen: he, human: true},
	"himself": {person: 3, num: singular, gen: he, human: true, reflex: true},
	"she":     {person: 3, num: singular, gen: she, human: true}, "her": {person: 3, num: singular, gen: she, human: true}, "hers": {person: 3, num: singular, gen: she, human: true},
	"herself": {person: 3, num: singular, gen: she, human: true, reflex: true},
	"it":      {person: 3, num: singular, gen: it}, "its": {person: 3, num: singular, gen: it}, "itself": {person: 3, num: singular, gen: it, reflex: true},
	"they": {person: 3, num: plural}, "them": {person: 3, num: plural}, "their": {person: 3, num: plural}, "theirs": {person: 3, num: plural},
	"themselves": {person: 3, num: plural, reflex: true}, "themself": {person: 3, reflex: true},
	"who": {which: true, human: true}, "whom": {which: true, human: true}, "whose": {which: true}, "which": {which: true, gen: it}, "that": {which: true},
	"this": {num: singular, gen: it}, "these": {num: plural}, "those": {num: plural},
}
