package corpus

import (
	"strings"
	"testing"
)

const udsTrees = `# sent_id = a-1
1	Osei	Osei	PROPN	NNP	_	3	nsubj	_	_
2	never	never	ADV	RB	_	3	advmod	_	_
3	left	leave	VERB	VBD	_	0	root	_	_

# sent_id = a-2
1	Stay	stay	VERB	VB	_	0	root	_	_
`

func TestUDS(t *testing.T) {
	const head = "split\tsent_id\ttoken_id\tform\tupos\tvalue\n"
	hs, err := UDS(strings.NewReader(head+"dev\ta-1\t3\tleft\tVERB\t-1.2\ntrain\ta-2\t1\tStay\tVERB\t0.4\n"), "dev", strings.NewReader(udsTrees))
	if err != nil {
		t.Fatal(err)
	}
	if len(hs) != 1 || hs[0].Doc.Text != "Osei never left" || hs[0].Tokens[0] != 2 || hs[0].Values[0] != -1.2 {
		t.Errorf("read %+v", hs)
	}
	for _, bad := range []string{"dev\ta-1\t9\tleft\tVERB\t1\n", "dev\ta-1\tx\tleft\tVERB\t1\n", "dev\ta-1\t3\tleft\tVERB\t?\n", "dev\ta-1\n"} {
		if _, err := UDS(strings.NewReader(head+bad), "", strings.NewReader(udsTrees)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
