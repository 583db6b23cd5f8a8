package schema

// Words are the classes of words that patterns speak of as [@class]: lemmas,
// separated by commas. A hyphen may be one in the text, a space or nothing.
var Words = map[string]string{
	// What makes somebody something: "became chair", "was named chair".
	"becoming": `become, elect, re-elect, reelect, appoint, reappoint, name, make, promote, swear_in, install, crown,
		confirm, hire, choose, select, pick, anoint, inaugurate, designate, ordain, return, take_over, start, begin, join`,
	// What keeps somebody something: "serves as chair".
	"serving": `serve, sit, run, stand, work, act, remain, continue, stay, be, live, play, moonlight, train, practise, practice, reign`,
	// What ends it: "resigned as chair".
	"ceasing": `resign, retire, quit, step_down, stand_down, leave, oust, remove, dismiss, fire, sack, replace, depose, axe, drop, outgo`,

	// Words before a role that end it, or put it off.
	"former": `former, ex, then, onetime, one-time, sometime, erstwhile, late, ousted, deposed, retired, past, previous, disgraced, outgoing, sacked, dismissed, fired, ex-`,
	"coming": `incoming, future, prospective, would-be, aspiring, elect, designate`,
	// Words before a role that are no part of it.
	"plain": `new, current, longtime, long-time, longstanding, veteran, old, young, first, second, third, fourth, last, next, own, other,
		sole, fellow, famous, prominent, top, leading, well-known, renowned, respected, popular, powerful, influential, controversial, only, same, many, several,
		local, national, prolific, distinguished, eminent, noted, notable, senior-most, self-styled, so-called, alleged, suspected, embattled, beleaguered, present,
		male, female, middle-aged, elderly, year-old, blind, unnamed, anonymous, certain, great, good, best, big, biggest, proud, beloved, popular, award-winning`,

	// Titles that stand before a name and are no part of it.
	"title": `commodore, sœur, soeur, mr., mr, mrs., mrs, ms., ms, miss, dr., dr, prof., prof, professor, doctor, sir, dame, lord, lady, baroness, baron, hon., rev., reverend, fr., father, sister, brother, pastor,
		bishop, archbishop, cardinal, pope, imam, sheikh, sheik, rabbi, ayatollah,
		president, vice-president, prime minister, prime minster, minister, minster, premier, chancellor, governor, govenor, gov., gov, senator, sen., sen, rep., rep, representative, congressman, congresswoman, mp, mep, msp, ms, td, mla, mpp, mna,
		mayor, councillor, councilor, coun., cllr, cllr., alderman, secretary, ambassador, consul, consul general, speaker, judge, justice, magistrate, chief, chairman, chairwoman, chair,
		gen., gen, general, lt., lieutenant, lt. gen., maj., major, maj. gen., brig., brigadier, col., colonel, capt., captain, cmdr., commander, cdr., cpl., corporal, sgt., sgt, sergeant, pvt., private, pte., adm., admiral,
		const., constable, det., detective, insp., inspector, supt., superintendent, marshal, sheriff, officer, commissioner, deputy, dsp, asp, acp,
		king, queen, prince, princess, emir, sultan, duke, duchess, emperor, empress, tsar, atty., attorney, coach, director, regent,
		mme, mme., mlle, monsieur, m., maître, maitre, me, herr, frau, señor, señora, don, doña, signor, signora, comrade, barrister, advocate, adv, adv., spt, spt., engr, engr., alhaji, hajj, haji, hajji, abbé, abbe, père, mother, lady, justice, chief justice, eng., arch., pr., supt, insp, const, det, sub-lieutenant, wing commander, group captain, cr, cr., tan, sri, datuk, dato, tun, giani, ustad, canon, archdeacon, monsignor, msgr., brother, maj., rear, vice, warrant`,

	// Who heads a body, and is its leader.
	"leader": `leader, co-leader, president, chairman, chairwoman, chairperson, chair, chairman of the board, co-chair, co-chairman, executive chairman, executive chair,
		chief executive, chief executive officer, ceo, head, boss, director, executive director, managing director, director-general, director general, general manager, principal, headteacher, headmaster, headmistress,
		prime minister, premier, chancellor, vice-chancellor, rector, dean, governor, governor general, mayor, lord mayor, king, queen, emir, sultan, emperor, monarch, ruler, dictator, pope, caliph, shah, sovereign,
		secretary-general, secretary general, general secretary, first secretary, commander, commander-in-chief, commandant, chief commander, commissioner, police chief, chief of police, fire chief, sheriff, chief,
		coach, head coach, manager, team manager, captain, skipper, speaker, first minister, chief minister, taoiseach, chief justice, editor-in-chief,editor, ringleader, chieftain, warlord, kingpin, supremo, moderator,
		superintendent, warden, provost, abbot, abbess, artistic director, music director, conductor, bandleader, frontman, high commissioner, administrator, coordinator, convener, convenor, overseer, chief inspector`,
	// Offices that lead a country, province or town.
	"ruler":        `president, prime minister, premier, chancellor, king, queen, emir, sultan, emperor, monarch, ruler, dictator, leader, supreme leader, head of state, head of government, governor, governor general, mayor, lord mayor, first minister, chief minister, taoiseach, shah, pm`,
	"spokesperson": `spokesperson, spokesman, spokeswoman, spokesmen, spokespeople, mouthpiece, press secretary, press officer, press attache, media officer, spox, communications director, director of communications`,
	// Members of parties, bodies, teams.
	"member": `member, co-member, mp, mep, msp, mla, mpp, td, lawmaker, legislator, senator, sen., congressman, congresswoman, congressperson, representative, rep., assemblyman, assemblywoman, councillor, councilor, councilman, councilwoman, coun., cllr,
		deputy, delegate, backbencher, frontbencher, whip, chief whip, parliamentarian, stalwart, activist, militant, fighter, guerrilla, rebel, gunman, adherent, loyalist, veteran, alderman, peer, partisan,
		politician, treasurer, trustee, commissioner, justice, magistrate, minister, leader, leadership hopeful, nominee, candidate, player, striker, forward, winger, midfielder, defender, goalkeeper, keeper, centre-half, centre-back, full-back, left-back, right-back, half-back, fly-half, scrum-half, hooker, prop, lock, flanker, playmaker,
		quarterback, pitcher, catcher, shortstop, outfielder, infielder, linebacker, receiver, point guard, guard, goaltender, defenseman, defenceman, captain, skipper, vice-captain, batsman, batter, bowler, spinner, all-rounder, wicketkeeper, opener, substitute, teammate, rider, rower,
		singer, lead singer, guitarist, bassist, drummer, vocalist, keyboardist, cellist, violinist, frontman, bandmate`,
	// Those whom a body pays.
	"employee": `employee, worker, staffer, staff, official, officer, executive, senior executive, manager, director, analyst, economist, chief economist, strategist, engineer, scientist, researcher, professor, lecturer, teacher, historian, physicist, biologist, chemist, astronomer, geologist, virologist, epidemiologist,
		psychologist, sociologist, criminologist, anthropologist, ecologist, climatologist, meteorologist, forecaster, seismologist, volcanologist, paleontologist, palaeontologist, mathematician, statistician, reporter, journalist, correspondent, columnist, producer, presenter, host, anchor, photographer, photojournalist, cameraman, broadcaster, critic,
		nurse, surgeon, doctor, physician, paediatrician, pediatrician, cardiologist, oncologist, pathologist, coroner, paramedic, pharmacist, pilot, driver, guard, bookkeeper, accountant, auditor, clerk, secretary, assistant, aide, adviser, advisor, consultant, technician, inspector, investigator, detective, sergeant, constable, const.,
		trooper, agent, diplomat, ambassador, envoy, consul, consul general, attache, negotiator, intern, foreman, supervisor, chief financial officer, cfo, chief operating officer, coo, chief technology officer, cto, chief scientist, vice-president, senior vice-president, executive vice-president, treasurer,
		curator, librarian, trainer, scout, designer, chef, programmer, developer, architect, general counsel, prosecutor, banker, trader, fund manager, portfolio manager, broker, partner, author, fellow, senior fellow, assistant coach, soldier, marine, sailor, quartermaster, interpreter, translator, chaplain, watchman, contractor, expert, specialist, colonel, brigadier, general, lieutenant, chief, head, deputy director, deputy head, associate professor, assistant professor, special adviser, deputy chairman, deputy chairperson, deputy chair, vice chairman, vice-chairman, vice chair, deputy managing director, deputy editor, deputy governor, deputy commissioner, chargé d'affaires, attaché, locum, sub-editor`,
	// Those who speak for a client.
	"counsel": `lawyer, defence lawyer, defense lawyer, attorney, defence attorney, defense attorney, counsel, barrister, solicitor, advocate, agent, representative, negotiator, envoy, ambassador, delegate, consul, consul general, high commissioner, lobbyist, publicist`,
	// Those who sit for a district.
	"legislator": `mp, mep, msp, mla, mpp, mna, mha, td, ms, member, member of parliament, lawmaker, legislator, senator, sen., congressman, congresswoman, representative, rep., assemblyman, assemblywoman, councillor, councilor, councilman, councilwoman, coun., cllr, deputy, delegate, parliamentarian, senedd member, assembly member, alderman`,
	"founder":    `founder, co-founder, cofounder, founding member, founding father, creator, co-creator`,
	"owner":      `owner, co-owner, proprietor, shareholder, majority shareholder, main shareholder, largest shareholder, biggest shareholder, stakeholder, landlord, parent company, parent, holding company`,
	// Looser ties.
	"tie":       `adviser, advisor, aide, ally, associate, colleague, partner, business partner, supporter, backer, follower, disciple, confidant, confidante, friend, critic, deputy, assistant, consultant, protege, mentor, collaborator, chief of staff, right-hand man, henchman, lieutenant, bodyguard, patron, liaison, coordinator, volunteer, sympathiser, sympathizer, affiliate, contact, mediator, guide, campaign manager, chaplain, running mate, press secretary, personal assistant`,
	"student":   `student, graduate, alumnus, alumna, undergraduate, postgraduate, pupil, freshman, sophomore, junior, senior, major, phd student, doctoral student, law student, medical student, schoolgirl, schoolboy`,
	"candidate": `candidate, presidential candidate, nominee, contender, hopeful, challenger, running mate, contestant`,
	"resident":  `resident, native, inhabitant, villager, local, dweller, citizen, national, son, daughter`,

	// What names of bodies hold that have members rather than staff.
	"party": `party, liberals, conservatives, democrats, republicans, greens, labour, tories, union, league, front, alliance, movement, coalition, congress, caucus, club, fc, united, rovers, wanderers, city, athletic, stars, team, side, squad, band, orchestra, choir,
		gang, cartel, militia, brotherhood, brigade, army, senate, parliament, assembly, council, legislature, cabinet, commission, committee, bloc, camp, faction, wing, association, federation, society, fellowship, guild, confederation, knesset, bundestag, duma, senedd, commons, house, jury, panel, board, taliban, hezbollah, hamas, passion, democracy`,
	"faction": `party, liberals, conservatives, democrats, republicans, greens, labour, tories, union, league, front, alliance, movement, coalition, congress, caucus, bloc, camp, faction, team, side, squad, band, militia, gang, cartel`,
	// What names of bodies hold that have staff rather than members.
	"company":      `inc, inc., ltd, ltd., plc, corp, corp., corporation, company, co., group, holdings, bank, university, college, institute, institution, school, academy, hospital, clinic, times, post, gazette, herald, tribune, journal, news, daily, press, telegraph, guardian, observer, chronicle, broadcasting, radio, television, tv, magazine, agency, ministry, department, office, bureau, service, authority, museum, laboratory, laboratories, lab, research, capital, partners, securities, insurance, airlines, airways, railways, motors, energy, studio, studios, foundation, centre, center, consulting, analytics, advisors, solutions, technologies, systems, foods, llp, fund, pictures, talkies, productions, films, records, entertainment, banque, banco, banca, strategies, associates, advisers, wealth, markets, management, brokerage, hotels, hotel, pharma, pharmaceuticals, electronics, telecom, mining, resources, logistics, shipping, steel, chemicals, airport, observatory, zoo, gallery, library, theatre, theater, diocese, archdiocese, network, software, robotics, brands, stores, estates, construction, builders, architects, engineering, industries, aerospace, biotech, survey`,
	"school":       `school, university, college, academy, institute, polytechnic, conservatory, conservatoire, seminary, lycée, lycee, gymnasium, kindergarten, law school, high school`,
	"constituency": `constituency, district, riding, ward, seat`,
	// Verbs whose object says what is done: "have talks with".
	"light": `have, take, make, give, hold, drop, launch, put, express, show, play, pay, sign, seek, reach, file, lodge, issue, conduct, carry_out, deliver, offer, raise, pose, receive, win, lose, get, gain, send, do, keep, maintain, open, close, face, draw, earn`,
	// Verbs that state nothing between two things by themselves.
	"mute": `be, say, do, add, note, seem, appear, happen, tend, go_on, explain, mean, let, get, use, state, suggest, remark, recall, continue, think, believe, feel, hope, wish, consider, find, want, expect, try, attempt, plan, decide, manage, fail, start, begin, stop, keep, need, have_to, dare, intend`,
	// Adverbs that a description can do without.
	"filler": `also, now, still, then, therefore, thus, however, already, just, even, once, always, never, again, indeed, certainly, probably, perhaps, currently, actually, really, merely, only, not, yet, today`,
	"time":   `time, day, week, month, year, decade, century, hour, minute, second, moment, morning, afternoon, evening, night, midnight, noon, dawn, dusk, nightfall, weekend, today, yesterday, tomorrow, tonight, season, period, while, past, future, way, order, case, fact, addition, contrast, end, beginning, turn, example, instance, part, place, spring, summer, autumn, winter, january, february, march, april, june, july, august, september, october, november, december, monday, tuesday, wednesday, thursday, friday, saturday, sunday`,
	// What lies somewhere.
	"site": `city, town, village, hamlet, suburb, port, capital, settlement, neighbourhood, neighborhood, district, province, region, state, county, municipality, borough, township, island, archipelago, peninsula, valley, river, lake, mountain, desert, community, commune, resort,
		hospital, clinic, airport, station, school, university, stadium, prison, jail, factory, plant, mine, refinery, museum, church, mosque, temple, synagogue, cathedral, hotel, market, mall, court, courthouse, building, tower, bridge, dam, base, camp, harbour, harbor, park, restaurant, warehouse, farm, depot, cemetery, laboratory, library, theatre, theater, headquarters, capital city, port city, provincial capital, site, place, region, area, republic, nation, country, territory, kingdom, colony, stronghold, hub, enclave, department, destination`,
	// Bodies that a demonym describes.
	"body": `company, firm, group, party, team, bank, government, ministry, army, military, navy, police, agency, airline, newspaper, broadcaster, manufacturer, maker, conglomerate, retailer, giant, startup, start-up, club, university, union, organisation, organization, charity, carmaker, automaker, insurer, lender, operator, carrier, producer, exporter, supplier, publisher, developer, studio, label, brewer, outlet, magazine, band, side, regulator, authority, militia, movement,
		investor, fund, hedge fund, builder, miner, bloc, council, court, tribunal, commission, network, tabloid, weekly, daily, journal, watchdog, think tank, think-tank, thinktank, institute, foundation, nonprofit, non-profit, ngo, coalition, alliance, trust, venture, joint venture, chain, refiner, utility, broker, stockbroker, brokerage, bookmaker, consultancy, shipper, shipyard, supermarket, distributor, contractor, drugmaker, chipmaker, brewery, distillery, website, site, portal, service, collective, association, federation, league, society, commune, tribe, clan, gang, cartel, orchestra, choir, ensemble, troupe, gallery`,
	// Things that have names.
	"ware": `ship, cruise ship, vessel, ferry, boat, trawler, tanker, freighter, yacht, submarine, aircraft, plane, jet, helicopter, drone, rocket, satellite, rover, probe, spacecraft, car, truck, train, phone, smartphone, device, console, drug, medicine, vaccine, treatment, pill, drink, beer, wine, whisky, software, app, program, game, video game, platform, model, chip, engine, missile, rifle, robot,
		novel, book, memoir, film, movie, documentary, album, song, single, play, musical, opera, poem, painting, sculpture, magazine, newspaper, programme, show, series, podcast, report, study, article, survey, dictionary, encyclopedia, blog, comic, manga,
		conference, festival, tournament, race, marathon, regatta, cup, match, storm, hurricane, cyclone, typhoon, earthquake, war, battle, campaign, exhibition, fair, summit`,
	// Kin, and those like them: whose they are must be told.
	"kin": `wife, husband, spouse, widow, widower, fiance, fiancee, fiancé, fiancée, girlfriend, boyfriend, partner, consort, ex-wife, ex-husband, son, daughter, child, stepson, stepdaughter, father, mother, parent, stepfather, stepmother, dad, mum, mom,
		brother, sister, sibling, twin, half-brother, half-sister, stepbrother, stepsister, cousin, uncle, aunt, nephew, niece, grandfather, grandmother, grandson, granddaughter, grandchild, son-in-law, daughter-in-law, father-in-law, mother-in-law, brother-in-law, sister-in-law, relative, descendant, ancestor, godfather, godmother, godson, goddaughter, heir, heiress`,
	// What people are beside offices and jobs.
	"people": `member, defector, guest, attendee, visitor, resident, native, citizen, national, villager, local, inhabitant, student, graduate, alumnus, alumna, pupil, candidate, nominee, contender, winner, champion, runner-up, medallist, medalist, laureate, recipient, survivor, witness, victim, suspect, defendant, plaintiff, petitioner, complainant, claimant, accused, convict, prisoner, inmate, detainee, fugitive, refugee, migrant, asylum seeker, exile,
		friend, colleague, neighbour, neighbor, ally, supporter, backer, critic, opponent, rival, successor, predecessor, adviser, advisor, mentor, protege, confidant, deputy, contact, participant, organiser, organizer, holder, veteran, newcomer, loyalist, independent, liberal, conservative, democrat, republican, man, woman, boy, girl, teenager, youth, pioneer, expert, specialist, authority, appointee, liar, hero, fan, user, customer, passenger, voter, believer, convert, orphan, heir`,
	// Events that harm.
	"harm": `attack, war, strike, killing, murder, crash, fire, storm, earthquake, flood, bombing, raid, explosion, blast, death, arrest, riot, accident, disaster, crisis, epidemic, pandemic, outbreak, drought, famine`,
	// What is denied rather than opposed.
	"allegation": `allegation, accusation, charge, claim, account, suggestion, report, figure, plea, assertion, rumour, rumor, story, criticism, characterisation, characterization, version, insinuation, notion, idea, finding`,
	// Verbs that keep an object when they are passive.
	"giving": `give, award, grant, offer, pay, send, tell, show, teach, ask, name, call, elect, appoint, dub, nickname, title, consider, deem, declare, charge, deny, promise, hand, lend, owe, allow, assign, issue, serve, sell, make`,
	// Verbs whose object goes "to" somebody; those whose object gets something "with".
	"handing":   `assign, award, bring, deliver, donate, extend, give, grant, hand, lend, offer, pay, present, provide, sell, send, ship, show, supply, teach, transfer`,
	"supplying": `arm, entrust, equip, furnish, present, provide, supply`,
	// What a minister or secretary is in charge of: "Secretary of State".
	"portfolio": `state, defense, defence, health, agriculture, commerce, energy, education, labor, labour, transportation, transport, treasury, interior, justice, finance, war, trade, environment, culture, sport, sports, tourism, immigration, planning, mines, mining, water, fisheries, forestry, economy, economic, economics, industry, innovation, resources, natural, local, government, rural, regional, development, foreign, affairs, security, public, safety, housing, food, social, welfare, communications, information, technology, science, research, youth, women, gender, energy, petroleum, oil, infrastructure, works, procurement, digital, employment, pensions, families, children, home, budget, revenue, climate, shadow`,
	// Participles that make an office of the noun after them: "managing director".
	"calling": `managing, operating, acting, returning, sporting, presiding, founding, organising, organizing, commanding, attending, visiting, supervising, consulting, marketing, training, planning, housing, mining, shipping, banking, engineering, nursing, racing, boxing, driving, teaching, commissioning, investigating, examining, sitting, reporting, recording`,
	// What says of which party an office holder is.
	"partisan": `conservative, liberal, labour, labor, democratic, democrat, republican, tory, socialist, communist, green, nationalist, centrist, independent`,
	// Verbs that say what their object is.
	"calls": `call, label, brand, dub, deem, consider, declare, term, name, elect, appoint, pronounce`,
	// Leaders when nothing says of what part, and employees else: "finance director", "head of research".
	"middling": `director, manager, head, chief, officer`,
	// Nouns that say nothing of whom they are about.
	"bland": `client, one, name, person, figure, third, side, kind, thing, friend, other, first, last, latter, former, seller, buyer, side, applicant, favourite, favorite, target, caller, father, mother, couple, pair`,
	// Nouns that say of a thing or a body only what it is to another.
	"relational": `subsidiary, unit, division, arm, branch, wing, part, owner, maker, seller, buyer, suitor, employer, operator, insurer, supplier, landlord, rival, competitor, target, parent, partner, ally, client, customer, sequel, prequel, feature, debut, successor, predecessor, backer, sponsor,
		one, first, second, third, last, other, favourite, favorite, name, number, point, form, line, result, thing, kind, sort, place, position, accident, reason, problem, issue, case, question, answer, way, sign, reminder, undercover, window, article, model, option, choice, priority, home, opener, finale, play, system, etc`,
	// What a crime is a count of, and what it is punished with.
	"count":   `count, charge, offence, offense, crime, case`,
	"penalty": `year, month, life, death, death penalty, imprisonment, probation`,
	// Who heads a company, and is named so without it.
	"corporate": `chief executive, chief executive officer, ceo, managing director, chairman, chairwoman, chairperson, executive chairman, director-general, director general, secretary-general, vice-chancellor, headteacher, headmaster`,
	// Votes.
	"ballot": `election, by-election, byelection, runoff, run-off, primary, caucus, vote, poll, race, contest, seat`,
	// Matches and the like.
	"fixture": `match, game, final, semi-final, semifinal, quarter-final, quarterfinal, cup, league, championship, tournament, playoff, play-off, derby, eliminator, race, marathon, election, by-election, byelection, runoff, run-off, primary, round, playoffs`,
	// Where people are kept.
	"jail": `prison, jail, gaol, penitentiary, detention, camp, cell, remand, correctional, penal`,
	// What people die of.
	"fatal": `stroke, heart attack, cancer, pneumonia, heart failure, leukaemia, leukemia, cardiac arrest, overdose, sepsis`,
	// What is wrong to do.
	"wrong": `negligence, wrongdoing, fraud, bribery, corruption, murder, manslaughter, theft, embezzlement, treason, perjury, espionage, assault, rape, abuse, harassment, misconduct, terrorism, kidnapping, arson, smuggling, trafficking, laundering, extortion, blackmail, conspiracy, collusion, plagiarism, doping, racism, tampering, sabotage, incitement, sedition, mutiny, tax evasion, evasion, insider trading, forgery, robbery, burglary, hacking, genocide, possession, obstruction, libel, blasphemy, cheating, malpractice, mismanagement, nepotism, vandalism, killing, attack, theft`,
	// Before whom one pleads.
	"tribunal": `court, circuit, tribunal, bench, judge, justice, magistrate, jury`,
	// Bodies of a state.
	"organ": `ministry, court, board, police, army, navy, air force, military, government, parliament, senate, congress, assembly, cabinet, office, commission, agency, council, regulator, tribunal, bureau, service, department, authority, corps, force, embassy, consulate, treasury, constabulary, guard, directorate, judiciary, legislature, watchdog, secretariat, committee, ombudsman`,
	// What people write.
	"opus": `letter, memoir, novel, thesis, dissertation, film, documentary, poem, painting, diary, autobiography, glossary, manifesto, cable`,
	// What is written to somebody, or for a degree.
	"missive": `letter, cable, thesis, dissertation, email`,
	// Works with a head rather than a maker.
	"inquiry": `study, survey, report, review, project, programme, program, poll, research, inquiry, investigation, magazine, newspaper, journal, website`,
	// Deeds that a noun tells of, and those that it tells with.
	"deed": `arrest, detention, capture, imprisonment, abduction, kidnapping, killing, murder, assassination, execution, death, shooting, stabbing, trial, conviction, sentencing, extradition, deportation, expulsion, release, resignation, departure, retirement, dismissal, removal, ouster, appointment, nomination, election, re-election, visit, arrival, return, trip, meeting, talk, acquisition, takeover, purchase, sale, merger, founding, foundation, creation, publication, launch, announcement, attack, raid, strike, invasion, bombing, victory, win, defeat, request`,
	// What is a part of another.
	"share":  `subsidiary, division, unit, branch, arm, wing, part, department, agency, component, chapter, offshoot, affiliate, faction, section, member, member state, suburb, district, neighbourhood, neighborhood, borough, rival, competitor, maker, owner, backer, sponsor, funder, shareholder, investor, supplier, successor, predecessor, partner, ally`,
	"killer": `man, woman, gunman, soldier, police, policeman, officer, troop, militant, rebel, attacker, husband, wife, bomber, sniper, driver, neighbour, neighbor`,
	// Offices, jobs and professions: what position_held may be.
	"role": roleWords,
}
