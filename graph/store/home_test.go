package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"github.com/cayleygraph/quad"

	"kg/testdata/bench/news"
)

// TestTakenOutInAnyOrder changes articles and takes them out again: a store is sound all the while, and
// in the end has nothing but its counters, whether its nodes have homes or, since it has another
// format, have none yet.
func TestTakenOutInAnyOrder(t *testing.T) {
	for _, format := range []int{1, formatVersion} {
		t.Run(fmt.Sprint("format ", format), func(t *testing.T) {
			fs := vfs.NewMem()
			open := func() *Store {
				s, err := Open("db", &Options{FS: fs})
				if err != nil {
					t.Fatal(err)
				}
				return s
			}
			s := open()
			defer func() { s.Close() }()
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			must(s.BulkLoad(quad.NewReader(articles(0, 20))))
			for i := 20; i < 40; i++ {
				must(put(s, news.Label(i), news.Article(i)))
			}
			if format < formatVersion {
				must(s.db.DeleteRange([]byte{tagHome}, []byte{tagHome + 1}, pebble.Sync))
				must(writeFile(fs, fs.PathJoin("db", formatFile), fmt.Sprintf("%s%d\n", formatHead, format)))
				must(s.Close())
				s = open()
			}
			if is, err := checkFormat(fs, "db"); err != nil || is != formatVersion {
				t.Errorf("an open store has format %d, %v", is, err)
			}
			for i := 0; i < 40; i += 3 {
				must(put(s, news.Label(i), news.Edition(i, 1)))
			}
			sound(t, s.latest)
			r := rand.New(rand.NewPCG(1, 2))
			for n, i := range r.Perm(40) {
				must(put(s, news.Label(i), nil))
				if n%8 == 7 {
					sound(t, s.latest)
				}
			}
			must(s.latest.lookAt(func(it *pebble.Iterator) error {
				for ok := it.First(); ok; ok = it.Next() {
					if it.Key()[0] != tagState {
						t.Errorf("the key %q is left", it.Key())
					}
				}
				return nil
			}))
		})
	}
}

// TestWrongHomes has Validate find homes that say what is not so.
func TestWrongHomes(t *testing.T) {
	s := mem(t)
	for i := range 3 {
		if err := put(s, news.Label(i), news.Article(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := put(s, news.Label(1), nil); err != nil {
		t.Fatal(err)
	}
	last := s.state.next - 1
	var gone uint64 // a node that no quad has
	for id := last; gone == 0; id-- {
		if term, err := s.latest.get(idKey(tagID, id)); err != nil {
			t.Fatal(err)
		} else if term == nil {
			gone = id
		}
	}
	sound(t, s.latest)
	for name, h := range map[string]home{
		"label":   {last, last, 1},
		"beyond":  {last, last + 1, last},
		"overlap": {1, last - 1, 1},
		"nobody":  {gone, gone, 1},
		"zero":    {0, 1, 1},
	} {
		b := s.db.NewIndexedBatch()
		if err := b.Set(h.key(), h.value(), nil); err != nil {
			t.Fatal(err)
		}
		told := 0
		v := &View{s: s, r: b, version: &s.version}
		if err := v.Validate(context.Background(), func(string) { told++ }); err != nil || told == 0 {
			t.Errorf("%s: %d problems, %v", name, told, err)
		}
		v.drop()
		b.Close()
	}
	for _, val := range []string{"", "12345", "12345\xff", "12345\xff\xff\xff\xff\x7f", "1234567"} {
		if h, err := readHome(idKey(tagHome, 1), []byte(val)); err == nil {
			t.Errorf("%q is read as %v", val, h)
		}
	}
}
