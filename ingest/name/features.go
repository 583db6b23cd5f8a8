package name

import (
	"kg/ingest/doc"
	"kg/ingest/gazetteer"
	"kg/ingest/linear"
)

// scratch is what one pass over a document needs; it is reused.
type scratch struct {
	words    []word
	lattice  lattice
	features []uint32
	register Register

	table  []int32 // lower → usage + 1, open addressing
	usages []usage
	brief  []initials // acronyms that runs of capitals would have

	scores [][labels]int32 // of all tokens
	first  []label         // what the first pass made of them
	tally  tally
}

// read fills s.words for d.
func (r *Recognizer) read(d *doc.Document, s *scratch) {
	n := d.Len()
	if cap(s.words) < n {
		s.words = make([]word, n+n/4)
	}
	s.words = s.words[:n]
	for i := range n {
		r.word(d, int32(i), &s.words[i])
	}
	for _, sent := range d.Sentences {
		r.sentence(d, s, sent)
	}
	s.document(d)
}

// border stands for what is before and after a sentence.
var border = word{from: 0, to: -1, seen: -1, exact: 1, lower: 1, shape: 1}

// at returns token k of a sentence, the border beyond it.
func (s *scratch) at(sent doc.Span, k int32) *word {
	if k < sent.First || k >= sent.End {
		return &border
	}
	return &s.words[k]
}

// add appends the features of token i of a sentence to f.
func (s *scratch) add(f []uint32, sent doc.Span, i int32) []uint32 {
	w := s.words
	c := &w[i]
	at := func(k int32) *word { return s.at(sent, k) }
	p, pp, n, nn := at(i-1), at(i-2), at(i+1), at(i+2)
	mix := linear.Mix
	flags := uint32(c.flags &^ candidate)
	f = append(f,
		mix(1, uint32(c.style), 0),
		mix(2, c.exact, 0),
		mix(3, c.lower, 0),
		mix(4, p.lower, 0),
		mix(5, n.lower, 0),
		mix(6, pp.lower, 0),
		mix(7, nn.lower, 0),
		mix(8, p.lower, c.lower),
		mix(9, c.lower, n.lower),
		mix(10, c.shape, 0),
		mix(11, p.shape, c.shape),
		mix(12, c.shape, n.shape),
		mix(13, c.shape, mix(0, p.shape, n.shape)),
		mix(14, c.shape, p.lower),
		mix(15, c.shape, n.lower),
		mix(16, pp.lower, p.lower),
		mix(17, n.lower, nn.lower),
	)
	for k := range 3 {
		if c.prefix[k] != 0 {
			f = append(f, mix(20+uint32(k), c.prefix[k], 0), mix(23+uint32(k), c.suffix[k], 0))
		}
	}
	f = append(f,
		mix(26, p.suffix[1], c.shape),
		mix(27, n.suffix[1], c.shape),
		mix(30, uint32(c.class.Fine), 0),
		mix(31, uint32(c.class.Middle), 0),
		mix(32, uint32(c.class.Coarse), c.shape),
		mix(33, uint32(p.class.Fine), 0),
		mix(34, uint32(n.class.Fine), 0),
		mix(35, uint32(p.class.Middle), uint32(c.class.Middle)),
		mix(36, uint32(c.class.Middle), uint32(n.class.Middle)),
		mix(37, uint32(pp.class.Middle), uint32(p.class.Middle)),
		mix(38, uint32(n.class.Middle), uint32(nn.class.Middle)),
		mix(39, uint32(p.class.Fine), c.shape),
		mix(40, uint32(n.class.Fine), c.shape),
	)
	// What the gazetteer knows.
	part := uint32(c.part) | uint32(c.flags&small)
	for k := c.match; k != 0; k &= k - 1 {
		f = append(f, mix(45, uint32(k&-k), part))
	}
	if c.match != 0 {
		f = append(f, mix(46, uint32(c.match), part))
	}
	for k := c.kinds; k != 0; k &= k - 1 {
		f = append(f, mix(47, uint32(k&-k), 0))
	}
	f = append(f,
		mix(48, uint32(c.kinds), uint32(n.kinds)),
		mix(49, uint32(p.kinds), uint32(c.kinds)),
		mix(50, uint32(p.kinds), c.shape),
		mix(51, uint32(n.kinds), c.shape),
		mix(52, uint32(n.match), uint32(n.part)),
		mix(53, uint32(p.match), uint32(p.part)),
		mix(54, flags, uint32(c.style)),
		mix(55, flags, c.shape),
	)
	if c.tag != 0 {
		f = append(f,
			mix(60, uint32(c.tag), 0),
			mix(61, uint32(p.tag), uint32(c.tag)),
			mix(62, uint32(c.tag), uint32(n.tag)),
			mix(63, uint32(c.tag), c.shape),
			mix(64, uint32(pp.tag), uint32(p.tag)),
			mix(65, uint32(n.tag), uint32(nn.tag)),
		)
	}
	if c.from <= c.to {
		f = s.run(f, sent, i)
	}
	f = s.used(f, i)
	if r := uint32(s.register); r != 0 {
		f = append(f,
			mix(110, r, 0),
			mix(111, r, c.shape),
			mix(112, r, c.lower),
			mix(113, r, p.lower),
			mix(114, r, n.lower),
			mix(115, r, flags),
			mix(116, r, mix(0, uint32(c.match), part)),
			mix(117, r, mix(0, uint32(c.kinds), c.shape)),
			mix(118, r, mix(0, c.shape, mix(0, p.shape, n.shape))),
			mix(119, r, uint32(c.class.Fine)),
			mix(120, r, uint32(c.class.Middle)),
		)
		if c.from <= c.to {
			f = append(f,
				mix(121, r, mix(0, uint32(place(c, i)), uint32(min(c.to-c.from, 5)))),
				mix(122, r, mix(0, w[c.to].lower, uint32(place(c, i)))),
				mix(123, r, uint32(w[c.to].kinds)),
			)
		}
	}
	return f
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// place is where token i stands in its run of capitals.
func place(c *word, i int32) uint32 {
	switch {
	case c.from == c.to:
		return 3
	case i == c.from:
		return 1
	case i == c.to:
		return 2
	}
	return 0
}

// telling are the kinds that tell what a run of capitals is that holds them.
const telling = gazetteer.Given | gazetteer.Family | gazetteer.City | gazetteer.Country | gazetteer.Words

// run appends what the run of capitals says that token i is in.
func (s *scratch) run(f []uint32, sent doc.Span, i int32) []uint32 {
	w := s.words
	c := &w[i]
	at := func(k int32) *word { return s.at(sent, k) }
	mix := linear.Mix
	first, last := &w[c.from], &w[c.to]
	before, after := at(c.from-1), at(c.to+1)
	left := c.from - 1
	for left > sent.First && left > c.from-4 && w[left].role&(quotes|article|comma) != 0 {
		left--
	}
	content := at(left)
	pl := place(c, i)
	f = append(f,
		mix(70, pl, uint32(min(c.to-c.from, 5))),
		mix(71, last.lower, pl),
		mix(72, first.lower, pl),
		mix(73, before.lower, pl),
		mix(74, after.lower, pl),
		mix(75, uint32(last.kinds), pl),
		mix(76, uint32(first.kinds), pl),
		mix(77, uint32(before.class.Fine), pl),
		mix(78, uint32(after.class.Fine), pl),
		mix(79, uint32(before.kinds), mix(0, uint32(after.class.Middle), pl)),
		mix(80, uint32(last.class.Middle), pl),
		mix(81, uint32(first.class.Middle), mix(0, uint32(last.class.Middle), pl)),
		mix(83, content.lower, pl),
		mix(84, uint32(content.kinds), mix(0, uint32(content.flags&upper), pl)),
	)
	if last.suffix[1] != 0 {
		f = append(f, mix(82, last.suffix[1], pl))
	}
	var all, known gazetteer.Kinds
	for k := c.from; k <= c.to; k++ {
		all |= w[k].kinds
		if w[k].kinds&(gazetteer.Given|gazetteer.Family) == 0 {
			known |= 1 << min(k-c.from, 5)
		}
	}
	f = append(f,
		mix(124, uint32(all&telling), pl),
		mix(125, uint32(known), mix(0, uint32(min(c.to-c.from, 5)), pl)),
		mix(126, uint32(first.kinds&telling), uint32(last.kinds&telling)),
		mix(127, uint32(after.kinds), pl),
	)
	if c.broadTo-c.broad > c.to-c.from {
		head, tail := &w[c.broad], &w[c.broadTo]
		where := uint32(0)
		if c.from == c.broad {
			where = 1
		} else if c.to == c.broadTo {
			where = 2
		}
		f = append(f,
			mix(95, head.lower, where),
			mix(96, uint32(w[head.to].kinds), mix(0, where, at(head.to+1).lower)),
			mix(97, tail.lower, where),
			mix(98, uint32(tail.kinds), mix(0, where, pl)),
			mix(99, at(c.from-1).lower, mix(0, at(c.to+1).lower, pl)),
		)
	}
	return f
}

// used appends how the document uses token i elsewhere.
func (s *scratch) used(f []uint32, i int32) []uint32 {
	w := s.words
	c := &w[i]
	mix := linear.Mix
	if c.seen >= 0 {
		u := &s.usages[c.seen]
		bits := uint32(0)
		for k, x := range [...]bool{u.small > 0, u.middle > 0, u.small > u.middle, u.middle > 1} {
			if x {
				bits |= 1 << k
			}
		}
		f = append(f, mix(85, bits, uint32(c.flags&(upper|opens|allUpper))), mix(86, bits, uint32(c.style)))
		pl := uint32(4)
		if c.from <= c.to {
			pl = place(c, i)
		}
		for k := u.cues; k != 0; k &= k - 1 {
			f = append(f, mix(100, uint32(k&-k), pl))
		}
		f = append(f, mix(101, uint32(u.cues&(cueTitled|cueSays|cueRole|cueIsRole|cueAge|cueWho|cueGiven)), pl),
			mix(102, uint32(u.cues&(cueBody|cueIsBody|cueBodyHead|cueThe|cueOwner|cueSays)), pl),
			mix(103, uint32(u.cues&(cueIn|cueAt|cuePlace|cueFacility|cuePlaceHead|cueFacilityHead|cueIsPlace|cueIsFacility)), pl),
			mix(105, uint32(u.cues&(cueEvent|cueWork|cueProduct|cueIsEvent|cueIsWork|cueIsProduct|cueThe|cueQuoted)), pl))
		f = append(f, mix(134, uint32(min(u.alone, 2)), mix(0, bit(u.leads)|2*bit(u.ends), pl)))
		if c.from < c.to && w[c.from].seen >= 0 && w[c.to].seen >= 0 {
			f = append(f, mix(133, uint32(min(s.usages[w[c.from].seen].alone, 2)), mix(0, uint32(min(s.usages[w[c.to].seen].alone, 2)), pl)))
		}
		if c.from < c.to && i < c.to && w[c.to].seen >= 0 {
			h := &s.usages[w[c.to].seen]
			for k := h.cues; k != 0; k &= k - 1 {
				f = append(f, mix(104, uint32(k&-k), pl))
			}
		}
		if u.longTo-u.longFrom > c.to-c.from {
			first, last := &w[u.longFrom], &w[u.longTo]
			f = append(f,
				mix(87, uint32(first.kinds), uint32(last.kinds)),
				mix(88, last.lower, 0),
				mix(89, uint32(first.kinds&(gazetteer.Given|gazetteer.PersonTitle)), uint32(min(u.longTo-u.longFrom, 4))),
			)
			if u.longFrom > 0 {
				b := &w[u.longFrom-1]
				f = append(f, mix(90, uint32(b.kinds), uint32(b.class.Fine)))
			}
		}
	}
	if from, to, ok := s.long(i); ok {
		last := &w[to]
		f = append(f, mix(92, uint32(last.kinds), 0), mix(93, uint32(w[from].kinds), 0), mix(94, last.lower, 0))
	}
	return f
}
