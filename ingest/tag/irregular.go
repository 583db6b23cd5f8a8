package tag

import (
	"strings"
	"sync"

	"kg/ingest/doc"
	"kg/schema"
)

// irregular are verbs that no ending tells the lemma of, each with its forms.
const irregular = `arise:arose,arisen;awake:awoke,awoken;bear:bore,borne,born;beat:beaten;become:became;begin:began,begun;bend:bent;bite:bit,bitten;bleed:bled;blow:blew,blown;break:broke,broken;breed:bred;bring:brought;
build:built;burn:burnt;buy:bought;catch:caught;choose:chose,chosen;cling:clung;come:came;creep:crept;deal:dealt;dig:dug;draw:drew,drawn;dream:dreamt;drink:drank,drunk;drive:drove,driven;eat:ate,eaten;fall:fell,fallen;feed:fed;feel:felt;fight:fought;find:found;flee:fled;
fling:flung;fly:flew,flown;forbid:forbade,forbidden;forget:forgot,forgotten;forgive:forgave,forgiven;freeze:froze,frozen;get:got,gotten;give:gave,given;go:went,gone;grow:grew,grown;hang:hung;hear:heard;hide:hid,hidden;hold:held;keep:kept;kneel:knelt;know:knew,known;
lay:laid;lead:led;leap:leapt;learn:learnt;leave:left;lend:lent;light:lit;lose:lost;make:made;mean:meant;meet:met;mistake:mistook,mistaken;outbid:outbid;overcome:overcame;oversee:oversaw,overseen;overtake:overtook,overtaken;overthrow:overthrew,overthrown;override:overrode,overridden;
pay:paid;plead:pled;prove:proven;ride:rode,ridden;ring:rang,rung;rise:rose,risen;run:ran;say:said;see:saw,seen;seek:sought;sell:sold;send:sent;shake:shook,shaken;shine:shone;shoot:shot;show:shown;shrink:shrank,shrunk;sing:sang,sung;sink:sank,sunk;sit:sat;slay:slew,slain;sleep:slept;slide:slid;
speak:spoke,spoken;speed:sped;spend:spent;spin:spun;spring:sprang,sprung;stand:stood;steal:stole,stolen;stick:stuck;sting:stung;stink:stank,stunk;strike:struck,stricken;strive:strove,striven;swear:swore,sworn;sweep:swept;swell:swollen;swim:swam,swum;swing:swung;take:took,taken;teach:taught;tear:tore,torn;
tell:told;think:thought;throw:threw,thrown;undergo:underwent,undergone;understand:understood;undertake:undertook,undertaken;uphold:upheld;wake:woke,woken;wear:wore,worn;weave:wove,woven;weep:wept;win:won;withdraw:withdrew,withdrawn;withhold:withheld;withstand:withstood;wed:wed;write:wrote,written;rewrite:rewrote,rewritten`

var irregularForms = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range strings.SplitSeq(irregular, ";") {
		verb, forms, _ := strings.Cut(strings.TrimSpace(row), ":")
		for f := range strings.SplitSeq(forms, ",") {
			m[f] = verb
		}
	}
	return m
})

// verbLemma returns the lemma of the form low of a verb with that tag, given
// the guess that the endings make: an irregular one as it is listed, and a
// regular one by spelling, if that leads to a word of the predicates where the
// guess does not.
func verbLemma(low string, tag doc.Tag, guess string) string {
	if tag == doc.VBD || tag == doc.VBN {
		if verb, ok := irregularForms()[low]; ok {
			return verb
		}
	}
	known := schema.PatternWords()
	if known[guess] {
		return guess
	}
	var stem string
	switch {
	case tag == doc.VBG:
		stem = strings.TrimSuffix(low, "ing")
	case tag == doc.VBD || tag == doc.VBN:
		stem = strings.TrimSuffix(low, "ed")
	default:
		return guess
	}
	n := len(stem)
	if n == len(low) || n < 2 {
		return guess
	}
	candidates := [...]string{stem + "e", stem, ""}
	if stem[n-1] == stem[n-2] {
		candidates[2] = stem[:n-1] // "banned"
	} else if stem[n-1] == 'i' {
		candidates[2] = stem[:n-1] + "y" // "denied"
	}
	if doubles(stem) {
		candidates[1] = "" // "noted" is not of "not"
	}
	for _, c := range candidates {
		if known[c] {
			return c
		}
	}
	return guess
}

// doubles reports whether a verb spelt like stem doubles its last letter before an
// ending: one vowel with one consonant behind it, as in "ban".
func doubles(stem string) bool {
	n := len(stem)
	return n > 2 && strings.IndexAny(stem, "aeiouy") == n-2 && !strings.Contains("aeiouwxy", stem[n-1:])
}
