package doc

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// whole has every layer and is laid out as String prints it.
const whole = `# path = osei.txt
# title = Mayor Osei resigns
# date = 2024-05-02
# author = Ama Boateng
# newpar = title
1 Mayor   mayor  NOUN  NN  2 nmod:desc
2 Osei    Osei   PROPN NNP 3 nsubj
3 resigns resign VERB  VBZ 0 root

# newpar = body
1 " "   PUNCT ` + "``" + `  4 punct     SpaceAfter=No
2 I I   PRON  PRP 4 nsubj
3 ca can AUX MD 4 aux SpaceAfter=No
4 n't not PART RB 0 root SpacesAfter=\s\n\s
5 " " PUNCT '' 4 punct

name 1.1-1.2 Person | Mayor Osei
value none
mention m0 1.1-1.2 Person name e0 | Mayor Osei
mention m1 2.2 Person pronoun e0 head=2.4 | I
entity e0 Person singular masculine "Osei" "Mayor \"O\""
entity e1 Role any any unnamed "mayor"
view v0 asserted
view v1 negated source=m0 stance=says cue=2.4 quoted on 2.1-2.3 2.5
view v2 possible source=unnamed stance=alleges outer=v1 on 2.4
relation m0 holds_role "mayor"^^Text trigger=1.1 span=1.1-1.3 rule=role-1 score=0.9 passing status=ended with=m1 until="2024"^^Date
`

func TestPrintParse(t *testing.T) {
	d, err := Parse(whole)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Mayor Osei resigns\n\n\"I can't \n \""; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	again, err := Parse(d.String())
	if err != nil {
		t.Fatalf("%v in\n%s", err, d)
	}
	if diff := cmp.Diff(d, again); diff != "" {
		t.Errorf("printed and parsed again:\n%s", diff)
	}
	if diff := cmp.Diff(squeeze(whole), squeeze(d.String())); diff != "" {
		t.Error(diff)
	}
}

// squeeze makes one space of the spaces that align columns.
func squeeze(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	return strings.Join(lines, "\n")
}

func TestParseMultiword(t *testing.T) {
	const rows = "# newdoc id = a\n# newpar\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n" +
		"3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n3.1\tx\tx\t_\t_\t_\t_\t_\t_\t_\n4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_\n"
	d, err := Parse(rows)
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != "Don't go!" || d.Word(1) != "n't" || d.Head[0] != 2 || d.Head[2] != -1 {
		t.Errorf("%q, %d tokens, heads %v", d.Text, d.Len(), d.Head)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1 a\n3 b\n", "line 2"},
		{"1 a a NOUN NN 7 root\n", "head 7"},
		{"1 a a NAUN NN 0 root\n", "NAUN"},
		{"1 a\n\nname 1-9 Person\n", "no token"},
		{"1 a\n\nrelation m0 x m1\n", "no mention"},
		{"1 a\n\nfoo bar\n", "no layer"},
		{"1 a b c\n", "columns"},
	} {
		if _, err := Parse(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.in, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			return
		}
		for i := range d.Start {
			if d.Start[i] >= d.End[i] || i > 0 && d.Start[i] < d.End[i-1] {
				t.Fatalf("token %d is %d–%d", i, d.Start[i], d.End[i])
			}
		}
		_ = d.String()
	})
}
