package doc

import (
	"slices"
	"strings"
)

// Pos is a universal part of speech.
// https://universaldependencies.org/u/pos/
type Pos uint8

// The universal parts of speech, alphabetically.
const (
	ADJ Pos = iota
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

// PosNames are the names of the parts of speech, by Pos.
var PosNames = []string{"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String returns the name of p.
func (p Pos) String() string { return PosNames[p] }

// A Reading is one way to take a word.
type Reading struct {
	Tag Tag
	Pos Pos
}

// Tag is a Penn Treebank tag, as used in UD English.
type Tag uint8

// The tags that code speaks of, by their names; the rest are in TagNames alone.
const (
	CC Tag = iota
	CD
	DT
	EX
	FW
	IN
	JJ
	JJR
	JJS
	LS
	MD
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	SYMTag
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // WP$
	WRB
	ADD
	AFX
	GW
	HYPH
	NFP
	XX
	LRB     // -LRB-
	RRB     // -RRB-
	Comma   // ,
	Stop    // .
	Colon   // :
	Open    // ``
	Close   // ''
	Dollar  // $
	NumTags = iota
)

// TagNames are the names of the tags, by Tag.
var TagNames = []string{"CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "ADD", "AFX", "GW", "HYPH", "NFP", "XX", "-LRB-", "-RRB-", ",", ".", ":", "``", "''", "$"}

// String returns the name of t.
func (t Tag) String() string { return TagNames[t] }

// Dep is a relation of Universal Dependencies, with its subtype.
// https://universaldependencies.org/en/dep/
type Dep uint8

// The relations of UD English.
const (
	Root Dep = iota
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	DepDep
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
	NumDeps = iota
)

// DepNames are the names of the relations, by Dep.
var DepNames = []string{"root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"}

// String returns the name of d.
func (d Dep) String() string { return DepNames[d] }

var bases = func() (b [NumDeps]Dep) {
	for d, name := range DepNames {
		base, _, _ := strings.Cut(name, ":")
		b[d] = Dep(slices.Index(DepNames, base))
	}
	return b
}()

// Base returns d without its subtype: Nsubj for NsubjPass.
func (d Dep) Base() Dep { return bases[d] }
