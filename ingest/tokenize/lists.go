package tokenize

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// prefixes stay with what follows their hyphen: "non-fiction".
var prefixes = set(`anti arch auto bi bio co contra counter cross crypto cyber de e eco electro euro ex extra
	fore geo giga homo hydro hyper i infra inter intra kilo macro mega meta micro mid mini mis mono multi narco nano
	neo non omni over paleo pan para peri petro post pre pro proto pseudo psycho quasi re retro self-non semi socio
	sub super supra tele theo thermo trans tri u ultra un under uni x`)

// abbreviations keep their full stop. Those of titles and the like never end
// a sentence, see titles.
var abbreviations = set(`al approx apt assn assoc asst attn ave bldg blvd bros ca capt cc cf cmdr co col comdr comp
	conf cont corp cpl ctr dept dist div dr ed eds esp esq est etc ext fig figs fr ft gen gov govt hon hr hrs hwy
	inc incl insp int intl jr lt ltd lv maj max mfg min misc mlle mme mr mrs ms msgr mt mts mtn nat natl op orig oz
	para pl pp pres prof pte pty pvt rd rec rep reps rev rt sec sen sens sgt sr st ste supt tel univ viz vol vols vs
	wk yr yrs jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
	ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mont neb nev okla
	ont ore penn que sask tenn tex va vt wis wyo alta messrs brig adm`)

// titles are abbreviations that stand before a name.
var titles = set(`adm attn brig capt cmdr col comdr cpl dr fr ft gen gov hon insp lt maj messrs mlle mme mr mrs ms msgr mt pres
	prof rep reps rev sen sens sgt st ste supt vs cf fig figs approx ca eds`)

// ambiguous abbreviations are also words: "no", "sun", "ill". They count only
// before a number, or in the middle of a sentence before a name.
var ambiguous = set(`no nos fig figs art sat sun mar ill ind miss del la ark mich min max est ed op int pl rec comp mon wed mt
	dec jan may fri pp p vol vols sec conf cont rd wk col ext para rep fr pres hr ave co ga md st va`)

// clitics are split from what they lean on.
var clitics = []string{"s", "m", "d", "ll", "re", "ve"}

// fused words are two: how many bytes the first has.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "outta": 3, "gimme": 3, "lemme": 3,
	"dont": 2, "wont": 2, "cant": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "couldnt": 5,
	"wouldnt": 5, "shouldnt": 6, "hasnt": 3, "havent": 4, "hadnt": 3, "arent": 3, "werent": 4, "aint": 2,
	"ive": 1, "im": 1, "youre": 3, "theyre": 4, "youll": 3, "theyll": 4, "thats": 4,
}

// elided words begin with an apostrophe.
var elided = set(`em n til tis twas cause bout round cos`)

// units are split from the number before them: "20km".
var units = set(`am pm km m cm mm kg g mg lb lbs oz mph kmh kph ft in min mins hr hrs sec secs mb gb tb kb
	mhz ghz hz kw mw gw kwh mwh ml l bn tn mln yrs yr years days hours usd eur gbp cad aud pts p`)

// domains end an address without "www.".
var domains = set(`com org net edu gov mil int info biz io ai co ca uk us eu au nz in ie de fr jp cn ru tv me app dev news
	html htm php doc docx pdf xls xlsx ppt txt jpg png gif zip csv exe mp3 mp4`)
