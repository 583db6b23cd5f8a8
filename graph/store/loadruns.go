package store

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// packed is a quad in the order of an index, as numbers that compare in that order.
type packed struct {
	a, b uint64
	c    uint32
}

func (x *index) pack(q *ids) packed {
	i, j, k, l := q[x.order[0]], q[x.order[1]], q[x.order[2]], q[x.order[3]]
	return packed{i<<24 | j>>16, j<<48 | k<<8 | l>>32, uint32(l)}
}

const packedLen = quadLen - 1

// put writes the key without its tag.
func (p *packed) put(b []byte) {
	binary.BigEndian.PutUint64(b, p.a)
	binary.BigEndian.PutUint64(b[8:], p.b)
	binary.BigEndian.PutUint32(b[16:], p.c)
}

func unpack(b []byte) packed {
	return packed{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:]), binary.BigEndian.Uint32(b[16:])}
}

func comparePacked(x, y packed) int {
	switch {
	case x.a < y.a:
		return -1
	case x.a > y.a:
		return 1
	case x.b < y.b:
		return -1
	case x.b > y.b:
		return 1
	case x.c < y.c:
		return -1
	case x.c > y.c:
		return 1
	}
	return 0
}

// loadRuns sorts the quads of a load into runs on disk, and merges them into tables.
type loadRuns struct {
	l    *loader
	runs [4][]string
	work chan []ids
	done chan error
}

func newLoadRuns(l *loader) *loadRuns {
	r := &loadRuns{l: l, work: make(chan []ids), done: make(chan error, 1)}
	go r.sort()
	return r
}

// add takes over a block of quads.
func (r *loadRuns) add(block []ids) error {
	if len(block) > 0 {
		r.work <- block
	}
	return nil
}

// wait ends the sorting.
func (r *loadRuns) wait() error {
	close(r.work)
	return <-r.done
}

func (r *loadRuns) sort() {
	var first error
	buf := make([]packed, 0, r.l.s.runQuads)
	for block := range r.work {
		for i, x := range indexes {
			if first != nil {
				break
			}
			buf = buf[:0]
			for k := range block {
				buf = append(buf, x.pack(&block[k]))
			}
			slices.SortFunc(buf, comparePacked)
			buf = slices.Compact(buf)
			first = r.write(i, buf)
		}
	}
	r.done <- first
}

func (r *loadRuns) write(i int, run []packed) error {
	name := r.l.s.fs.PathJoin(r.l.dir, fmt.Sprintf("run-%d-%05d", i, len(r.runs[i])))
	f, err := r.l.s.fs.Create(name, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	r.runs[i] = append(r.runs[i], name)
	w := bufio.NewWriterSize(f, 64<<10)
	var b [packedLen]byte
	for k := range run {
		run[k].put(b[:])
		w.Write(b[:])
	}
	return errors.Join(w.Flush(), f.Close())
}

// finish writes the tables of all indexes, and counts the quads that are new, by predicate too.
func (r *loadRuns) finish() (counts map[uint64]uint64, n uint64, err error) {
	counts = make(map[uint64]uint64)
	var wg sync.WaitGroup
	slots := make(chan struct{}, loadWorkers())
	outs := make([]*tables, len(indexes))
	errs := make([]error, len(indexes))
	for i, x := range indexes {
		outs[i] = r.l.table(x.tag)
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer wg.Done()
			errs[i] = r.merge(i, x, outs[i], func(key []byte) {
				n++
				counts[getID(key[1+idLen:])]++ // SPOL: the second id is the predicate
			})
			<-slots
		}()
	}
	wg.Wait()
	for i := range outs {
		errs[i] = errors.Join(errs[i], outs[i].close())
	}
	return counts, n, errors.Join(errs...)
}

// merge writes one index. For the first, it tells fresh of the keys that the store has not.
func (r *loadRuns) merge(i int, x *index, out *tables, fresh func(key []byte)) error {
	var h runHeap
	defer func() {
		for _, c := range h {
			c.f.Close()
		}
	}()
	for _, name := range r.runs[i] {
		f, err := r.l.s.fs.Open(name, vfs.SequentialReadsOption)
		if err != nil {
			return err
		}
		c := &runCursor{f: f, r: bufio.NewReaderSize(f, 32<<10)}
		if ok, err := c.next(); err != nil || !ok {
			f.Close()
			if err != nil {
				return err
			}
			continue
		}
		h = append(h, c)
	}
	heap.Init(&h)
	var old *pebble.Iterator
	if i == 0 && r.l.before.quads > 0 {
		it, err := r.l.s.db.NewIter(nil)
		if err != nil {
			return err
		}
		defer it.Close()
		old = it
		old.SeekGE([]byte{x.tag})
	}
	var key [quadLen]byte
	key[0] = x.tag
	var last packed
	for first := true; len(h) > 0; {
		c := h[0]
		if p := c.cur; first || p != last {
			last, first = p, false
			p.put(key[1:])
			if i == 0 && !has(old, key[:]) {
				fresh(key[:])
			}
			out.set(key[:], nil)
			if out.err != nil {
				return out.err
			}
		}
		ok, err := c.next()
		if err != nil {
			return err
		}
		if ok {
			heap.Fix(&h, 0)
		} else {
			c.f.Close()
			heap.Pop(&h)
		}
	}
	if old != nil {
		return old.Error()
	}
	return nil
}

// has moves it forward to key and tells whether it is there.
func has(it *pebble.Iterator, key []byte) bool {
	if it == nil || !it.Valid() {
		return false
	}
	for steps := 0; it.Valid(); steps++ {
		switch c := bytes.Compare(it.Key(), key); {
		case c == 0:
			return true
		case c > 0:
			return false
		case steps > 16:
			it.SeekGE(key)
		default:
			it.Next()
		}
	}
	return false
}

type runCursor struct {
	f   vfs.File
	r   *bufio.Reader
	cur packed
}

func (c *runCursor) next() (bool, error) {
	var b [packedLen]byte
	if _, err := io.ReadFull(c.r, b[:]); err == io.EOF {
		return false, nil
	} else if err != nil {
		return false, err
	}
	c.cur = unpack(b[:])
	return true, nil
}

type runHeap []*runCursor

func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, j int) bool { return comparePacked(h[i].cur, h[j].cur) < 0 }
func (h runHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runHeap) Push(x any)        { *h = append(*h, x.(*runCursor)) }
func (h *runHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
