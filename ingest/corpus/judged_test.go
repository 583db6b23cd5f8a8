package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadJudged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.tsv")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# comment\na.txt\tAda Low\topen:sell\tboat\tasserted\t\tright\na.txt\tAda Low\tspouse\tBen Orr\tnegated\tunnamed\twrong\r\n")
	all, err := ReadJudged(path)
	if err != nil || len(all) != 2 || !all[0].Right || all[0].Source != "" || all[1].Right || all[1].Source != "unnamed" {
		t.Errorf("%+v, %v", all, err)
	}
	for text, want := range map[string]string{"x\ty\n": ":1: 2 columns", "\n1\t2\t3\t4\t5\t6\tmaybe\n": ":2: \"maybe\""} {
		write(text)
		if _, err := ReadJudged(path); err == nil || !strings.Contains(err.Error(), path+want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
