package claim

import (
	"strings"

	"kg/schema"
)

// A telling is what a word of saying or thinking does to what is said.
type telling struct {
	stance schema.Stance
	speech bool // can introduce direct speech
	object bool // what its bare object denotes is told too: "denied the killing"
	fact   bool // what is told is taken for granted: "knew that …"
}

// tellings are the verbs of saying and thinking, by lemma: what stands in
// their that-clause, in their quotation or, with object, in their object.
var tellings = lookup(
	row[telling]{telling{stance: schema.Says, speech: true}, `
		say tell add note state remark explain reply respond answer write insist declare comment observe recall
		argue continue conclude joke quip recount repeat reiterate stress emphasize emphasise maintain mention
		post tweet reason testify contend assure inform remind shout cry whisper yell exclaim begin counter
		retort muse lament boast complain warn caution advise signal indicate suggest imply hint describe
		call label brand term characterize characterise plead promise vow pledge threaten agree swear go
		ask request urge demand call order recommend propose offer marvel sigh laugh interject chant sing
		opine speculate protest object relate elaborate clarify specify pronounce proclaim voice put`},
	row[telling]{telling{stance: schema.Says, speech: true, object: true}, `
		announce report disclose reveal predict forecast estimate cite quote`},
	row[telling]{telling{stance: schema.Says}, `
		show find demonstrate prove underline highlight illustrate reflect believe think feel suppose guess
		reckon assume presume consider regard see view deem expect anticipate hear understand judge determine
		hold rule calculate figure imagine perceive rate fear worry decide hope wish want dream
		list record document depict portray present treat profess pretend rank assert`},
	row[telling]{telling{stance: schema.Alleges, speech: true, object: true}, `allege purport accuse`},
	row[telling]{telling{stance: schema.Alleges, speech: true}, `claim charge blame`},
	row[telling]{telling{stance: schema.Alleges}, `suspect`},
	row[telling]{telling{stance: schema.Denies, speech: true, object: true}, `
		deny reject dismiss refute rebut disavow repudiate dispute contest disclaim`},
	row[telling]{telling{stance: schema.Confirms, speech: true, object: true}, `
		confirm acknowledge admit concede confess verify certify corroborate`},
	row[telling]{telling{stance: schema.Confirms, speech: true}, `accept`},
	row[telling]{telling{stance: schema.Doubts, speech: true, object: true}, `doubt question query disbelieve`},
	row[telling]{telling{fact: true}, `
		know realize realise remember forget regret notice recognize recognise discover learn resent ignore overlook
		mean witness celebrate mourn welcome hail watch hate love like enjoy ensure guarantee`},
)

// An effect is what a word does to the clause, mostly an infinitive or a
// participle, that it governs.
type effect uint8

// The effects.
const (
	same     effect = iota // as true as the word itself: "managed to"
	negates                // "failed to"
	ends                   // "stopped"
	plans                  // "promised to"
	suspends               // "wanted to", "seems to": nobody knows
)

// effects are the verbs, adjectives and nouns that govern an infinitive or a
// participle, by lemma. A word of neither table suspends an infinitive, and
// leaves a participle as it is.
var effects = lookup(
	row[effect]{same, `
		begin start continue proceed manage get come help cause lead force make let compel oblige prompt drive
		have persuade convince induce keep persist succeed bother dare happen end finish bring trick use
		serve be stay remain leave able elect turn prove see hear watch feel find first second third last only
		go choose opt vote rush hurry travel return meet gather join unite pause live fun happy glad proud pleased
		sad sorry surprised shocked lucky delighted honored honoured privilege pleasure ability power chance
		opportunity easy hard difficult nice good great quick slow time`},
	row[effect]{negates, `
		fail refuse decline neglect omit forget avoid miss abstain refrain forgo resist escape prevent stop block
		bar prohibit forbid ban dissuade discourage deter hinder save unable failure refusal inability reluctant
		unwilling too deny spare`},
	row[effect]{ends, `cease quit discontinue`},
	row[effect]{plans, `
		plan intend mean aim vow promise pledge decide agree resolve undertake prepare schedule arrange volunteer
		commit swear threaten offer propose set slate ready due poised expect plan intention promise pledge vow
		decision agreement commitment offer proposal threat preparation bound destined determined willing likely
		sure certain eager keen about going want hope wish`},
	row[effect]{suspends, `
		desire seek try attempt strive struggle endeavor endeavour long need urge ask request demand
		order beg plead require recommend call encourage beseech implore instruct direct command press pressure
		push lobby advocate invite challenge dream consider contemplate ponder weigh await wait fight campaign
		bid deserve ought suppose design entitle seem appear tend look sound risk allow permit enable
		authorize authorise license attempt effort bid request call desire order need duty right tell advise warn
		unlikely supposed suggest oppose favor favour support lack hesitate afraid likely free possible
		impossible necessary important`},
)

// preventing are those that negate what others do.
var preventing = words(`prevent stop block bar prohibit forbid ban dissuade discourage deter hinder`)

// adverbs are the adverbs that say how sure, or how current, something is.
var adverbs = lookup(
	row[adverb]{adverb{status: schema.Possible, unnamed: true, stance: schema.Says}, `reportedly supposedly apparently ostensibly seemingly`},
	row[adverb]{adverb{status: schema.Possible, unnamed: true, stance: schema.Alleges}, `allegedly purportedly`},
	row[adverb]{adverb{status: schema.Possible}, `perhaps maybe possibly probably presumably potentially likely conceivably arguably hopefully theoretically hypothetically`},
	row[adverb]{adverb{status: schema.Ended}, `formerly previously once`},
)

// An adverb is what a sentence adverb does to its clause.
type adverb struct {
	status  schema.Status
	unnamed bool // says that somebody said so
	stance  schema.Stance
}

// nouns are the nouns of saying, by lemma: what their clause or "of" phrase
// says is told by whoever owns them.
var nouns = lookup(
	row[schema.Stance]{schema.Says, `
		statement report announcement comment remark view belief opinion suggestion argument idea notion
		prediction forecast rumour rumor speculation impression perception hope fear concern expectation warning
		assumption theory hypothesis conclusion finding assertion assurance account story word claim estimate
		complaint conviction message testimony insistence contention confidence certainty gossip`},
	row[schema.Stance]{schema.Alleges, `allegation accusation charge suspicion insinuation`},
	row[schema.Stance]{schema.Denies, `denial rejection dismissal rebuttal`},
	row[schema.Stance]{schema.Confirms, `confirmation admission acknowledgement acknowledgment confession`},
	row[schema.Stance]{schema.Doubts, `doubt pretext pretence pretense`},
)

// supposed are adjectives that hold a noun at arm's length.
var supposed = lookup(
	row[schema.Stance]{schema.Alleges, `alleged accused purported suspected`},
	row[schema.Stance]{schema.Says, `supposed reported apparent rumored rumoured reputed presumed believed ostensible possible potential probable likely putative hypothetical`},
)

// past are the adjectives that say that a noun no longer holds, coming those
// that say that it does not hold yet.
var (
	past   = words(`former ex ex- erstwhile onetime one-time then- late previous`)
	coming = words(`future planned proposed upcoming prospective would-be aspiring`)
)

// nobodies are the pronouns and determiners that say that there is none.
var nobodies = words(`no nobody none nothing neither`)

// deniers are the adverbs and particles that negate.
var deniers = words(`not n't n’t never neither nor nt`)

// modals are the auxiliaries that are not of fact.
var modals = lookup(
	row[schema.Status]{schema.Planned, `will shall 'll ’ll wo`},
	row[schema.Status]{schema.Possible, `may might could can would should must ought 'd ’d ca`},
)

// definite are the determiners of what is taken to exist.
var definite = words(`the this that these those its his her their our my your`)

// provers are the verbs whose denial leaves the matter open: "has not
// verified that …".
var provers = words(`verify confirm prove corroborate certify establish substantiate`)

// feelings are the verbs whose passive subject thinks what the clause says:
// "are concerned that".
var feelings = words(`concern worry convince satisfy disappoint alarm frighten scare encourage reassure`)

// hoping are the words of hope and fear: nobody who hopes something says that it
// is so.
var hoping = words(`hope wish fear worry dream pray concern hopeful afraid worried concerned fearful optimistic`)

// naming are the verbs that give a name: what something is called by nobody in
// particular is its name, what somebody calls it is his word.
var naming = words(`call name dub label brand term`)

// documents are what speaks for who made it.
var documents = words(`
	story report article statement letter study paper survey document memo email e-mail message tweet post lawsuit
	suit complaint petition indictment affidavit filing editorial column book broadcast interview video leaflet
	communique communiqué note cable dossier investigation review audit`)

// findings are what shows something in the words of who tells of it.
var findings = words(`finding result figure data evidence number statistic experiment test chart`)

// opinions are the verbs of thinking that state nothing.
var opinions = words(`
	believe think feel suppose guess reckon assume presume consider expect anticipate imagine fear worry suspect hope
	wish want dream speculate estimate predict forecast claim regard see view deem doubt suggest propose recommend`)

// remarks are the verbs of what a text itself remarks: "it must be said that".
var remarks = words(`note say add mention stress emphasize emphasise remember point recall`)

// settling are the verbs of finding out.
var settling = words(`determine decide assess see find check establish consider examine study investigate judge learn monitor test evaluate discuss debate review`)

// idle are those of them that bring in nothing by themselves.
var idle = words(`go put sing sigh laugh offer order`)

// anybody are the subjects that are nobody in particular.
var anybody = words(`everyone everybody people local some many we`)

// leaving are the verbs of what is done when it is announced.
var leaving = words(`leave quit resign retire join withdraw suspend cancel end`)

// outcomes are the verbs that tell, as an infinitive behind a deed, how it ended.
var outcomes = words(`win become finish clinch`)

// enacted are the verbs of what a vote does by itself.
var enacted = words(`
	adopt approve pass accept reject elect ban ratify endorse impeach expel censure suspend condemn confirm invite acquit
	convict repeal abolish authorize authorise strike dismiss remove dissolve override uphold define name declare designate`)

// duties are the verbs of tasks that one is charged with, which are no crimes.
var duties = words(`
	secure protect oversee investigate monitor enforce manage ensure maintain implement coordinate defend collect supervise
	guard lead develop promote review advise regulate`)

// habits are the adverbs of what is done now and then.
var habits = words(`sometimes occasionally often usually frequently typically generally normally invariably`)

// grants are the nouns of what is refused, not disputed, where it is denied.
var grants = words(`access right request entry visa permission bail application appeal motion petition bid leave permit asylum`)

// senses are the verbs of what one does who can do it.
var senses = words(`see hear feel smell remember recall`)

// makers are the verbs whose object is not there before.
var makers = words(`
	make build create form found establish set open launch start begin found write publish release produce construct develop
	draft draw design compose name appoint elect nominate choose become be hold organize organise install introduce move relocate transfer shift`)

// facing are the verbs whose object is there already, and may even be an event.
var facing = words(`end condemn denounce deplore mourn mark commemorate resolve tackle address overcome combat counter alleviate ease punish avenge`)

// needs are the nouns of what is wished for or may be: what they are "for" or "of"
// is not there yet. Steps are those of what is on its way.
var (
	needs = words(`need call plan proposal hope prospect possibility chance risk threat likelihood demand request bid desire wish goal aim appeal campaign`)
	steps = words(`step move progress path road way`)
)

// rumours are the nouns of saying whose "about" tells: "rumours about her leaving".
var rumours = words(`rumour rumor gossip speculation story claim report`)

// judging are the verbs of thinking and judging that may stand behind what is
// thought: "…, the court held".
var judging = words(`think believe hold rule find reckon`)

// addressing are the verbs of telling whose passive subject is who is told.
var addressing = words(`tell inform assure remind warn advise promise notify convince ask say`)

// rules are the nouns of what is about things that may be done.
var rules = words(`law rule policy ban restriction regulation limit guideline debate concern fear worry question`)

// unsure are the nouns whose no leaves the matter open.
var unsure = words(`knowledge idea recollection memory information confirmation doubt way`)

// knowing are the verbs of fact that take for granted what they deny to be known.
var knowing = words(`know realize realise remember forget regret notice recognize recognise`)

// getting are the verbs whose object one does not have without them: "failed to win
// the support of Bo".
var getting = words(`win get gain receive obtain secure have enjoy attract draw earn lend give offer`)

// held are the verbs whose "for" tells what somebody is said to have done.
var held = lookup(
	row[schema.Stance]{schema.Alleges, `blame arrest detain hold sue want investigate indict try prosecute probe book question charge summon`},
	row[schema.Stance]{schema.Says, `criticize criticise condemn denounce slam attack castigate rebuke`},
)

// freeing are the verbs that take a charge from somebody.
var freeing = words(`acquit clear exonerate absolve`)

// trusting is what a condition says that leaves it to somebody's word: "if X is to
// be believed".
var trusting = words(`believe right correct true trust accurate`)

// chances are the nouns of what may be.
var chances = words(`chance possibility risk danger likelihood probability prospect threat odds`)

// casual are the verbs that bring in speech and mean other things too: "went on
// as a hobby".
var casual = words(`continue begin go add counter put sing sigh laugh offer conclude answer order`)

// certain are the verbs that only ever tell: the clause behind them is told,
// whatever the tree makes of it.
var certain = words(`
	say tell claim allege insist deny add maintain argue contend assert believe think testify confirm acknowledge admit
	concede state warn assure swear note explain suggest estimate report doubt reply`)

// untrue is what is said of what did not happen.
var untrue = words(`false untrue baseless unfounded groundless wrong incorrect inaccurate fabricate fabricated invented lie nonsense fiction falsehood fabrication`)

// cancels are the verbs whose object does not come about.
var cancels = words(`cancel scrap abandon ban prevent avert thwart foil block avoid prohibit halt abort shelve`)

type row[T any] struct {
	value T
	words string
}

// lookup makes a table of rows; of a word in several rows the first counts.
func lookup[T any](rows ...row[T]) map[string]T {
	m := map[string]T{}
	for _, r := range rows {
		for _, w := range strings.Fields(r.words) {
			if _, ok := m[w]; !ok {
				m[w] = r.value
			}
		}
	}
	return m
}

func words(s string) map[string]bool { return lookup(row[bool]{true, s}) }
