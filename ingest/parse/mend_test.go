package parse

import (
	"testing"

	"kg/ingest/cluster"
	"kg/ingest/doc"
)

// TestMend: what greedy reading is known to do to a tree is mended, and only that.
func TestMend(t *testing.T) {
	for name, c := range map[string]struct{ read, want string }{
		"a title that heads a name": {
			"1 Sen. _ PROPN NNP 4 nsubj\n2 Ann _ PROPN NNP 1 flat\n3 Lee _ PROPN NNP 1 flat\n4 won _ VERB VBD 0 root\n",
			"1 Sen. _ PROPN NNP 2 nmod:desc\n2 Ann _ PROPN NNP 4 nsubj\n3 Lee _ PROPN NNP 2 flat\n4 won _ VERB VBD 0 root\n",
		},
		"a title of two words": {
			"1 Secretary _ PROPN NNP 5 nsubj\n2 General _ PROPN NNP 1 flat\n3 Ann _ PROPN NNP 1 flat\n4 Lee _ PROPN NNP 1 flat\n5 won _ VERB VBD 0 root\n",
			"1 Secretary _ PROPN NNP 2 compound\n2 General _ PROPN NNP 3 nmod:desc\n3 Ann _ PROPN NNP 5 nsubj\n4 Lee _ PROPN NNP 3 flat\n5 won _ VERB VBD 0 root\n",
		},
		"a preposition of a title": {
			"1 He _ PRON PRP 2 nsubj\n2 wrote _ VERB VBD 0 root\n3 to _ ADP IN 4 case\n4 Senator _ PROPN NNP 5 nmod:desc\n5 Ann _ PROPN NNP 2 obl\n6 Lee _ PROPN NNP 5 flat\n",
			"1 He _ PRON PRP 2 nsubj\n2 wrote _ VERB VBD 0 root\n3 to _ ADP IN 5 case\n4 Senator _ PROPN NNP 5 nmod:desc\n5 Ann _ PROPN NNP 2 obl\n6 Lee _ PROPN NNP 5 flat\n",
		},
		"an apposition and its participle": {
			"1 They _ PRON PRP 2 nsubj\n2 freed _ VERB VBD 0 root\n3 Lee _ PROPN NNP 2 obj\n4 — _ PUNCT : 5 punct\n5 women _ NOUN NNS 3 obl\n6 being _ AUX VBG 7 aux:pass\n7 held _ VERB VBN 2 parataxis\n8 there _ ADV RB 7 advmod\n",
			"1 They _ PRON PRP 2 nsubj\n2 freed _ VERB VBD 0 root\n3 Lee _ PROPN NNP 2 obj\n4 — _ PUNCT : 5 punct\n5 women _ NOUN NNS 3 appos\n6 being _ AUX VBG 7 aux:pass\n7 held _ VERB VBN 5 acl\n8 there _ ADV RB 7 advmod\n",
		},
		"a preposition before a second subject": {
			"1 Lee _ PROPN NNP 7 nsubj\n2 , _ PUNCT , 4 punct\n3 the _ DET DT 4 det\n4 member _ NOUN NN 1 appos\n5 for _ ADP IN 7 mark\n6 Leeds _ PROPN NNP 7 nsubj\n7 left _ VERB VBD 0 root\n",
			"1 Lee _ PROPN NNP 7 nsubj\n2 , _ PUNCT , 4 punct\n3 the _ DET DT 4 det\n4 member _ NOUN NN 1 appos\n5 for _ ADP IN 6 case\n6 Leeds _ PROPN NNP 4 nmod\n7 left _ VERB VBD 0 root\n",
		},
		"a clause with a subject stays": {
			"1 They _ PRON PRP 2 nsubj\n2 freed _ VERB VBD 0 root\n3 Lee _ PROPN NNP 2 obj\n4 it _ PRON PRP 5 nsubj\n5 going _ VERB VBG 2 parataxis\n",
			"1 They _ PRON PRP 2 nsubj\n2 freed _ VERB VBD 0 root\n3 Lee _ PROPN NNP 2 obj\n4 it _ PRON PRP 5 nsubj\n5 going _ VERB VBG 2 parataxis\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := doc.Parse("# newpar\n" + c.read)
			if err != nil {
				t.Fatal(err)
			}
			want, err := doc.Parse("# newpar\n" + c.want)
			if err != nil {
				t.Fatal(err)
			}
			s := new(state)
			s.read(d, d.Sentences[0], new(cluster.Clusters))
			grow(s, d)
			s.untitle()
			s.precede()
			s.asides()
			s.write(d, d.Sentences[0])
			for i := range want.Head {
				if d.Head[i] != want.Head[i] || d.Dep[i] != want.Dep[i] {
					t.Errorf("%s: head %d, relation %v; want %d, %v", d.Word(int32(i)), d.Head[i], d.Dep[i], want.Head[i], want.Dep[i])
				}
			}
		})
	}
}

// grow gives s the tree that d has, children near to their heads first.
func grow(s *state, d *doc.Document) {
	word := map[int32]int32{-1: s.n} // token → word
	for i, k := range s.tokens {
		word[k] = int32(i)
	}
	for far := int32(1); far <= s.n; far++ {
		for i, k := range s.tokens {
			head := word[d.Head[k]]
			if child := int32(i); head == child+far || head == child-far {
				s.stack = append(s.stack, child)
				s.attach(head)
			}
		}
	}
	s.unlabel()
	for _, child := range s.order {
		s.name(s.nodes[child].head, child, d.Dep[s.tokens[child]])
	}
}
