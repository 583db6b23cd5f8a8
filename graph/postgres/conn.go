package postgres

import (
	"context"
	"encoding/binary"
	"errors"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"
)

// A conn is a connection, with the statements that were prepared on it. One goroutine at a time
// uses it.
type conn struct {
	pg       *pgconn.PgConn
	prepared map[string]string // text → name of a statement
}

// A query is one statement of those that go to the server together.
type query struct {
	sql  string
	args []arg
	once bool                      // its text will not come again: do not prepare it
	row  func(vals [][]byte) error // called for each row; the bytes are its only until it returns
	anew func()                    // forgets the rows; called where the question has to be asked again
	n    *int64                    // takes the number of rows
}

// An arg is a parameter in the binary form of its type.
type arg struct {
	oid  uint32
	data []byte
}

// OIDs of the types that are used.
const (
	oidBytea    = 17
	oidInt8     = 20
	oidBytesArr = 1001
	oidInt8Arr  = 1016
)

func integer(n uint64) arg  { return arg{oidInt8, binary.BigEndian.AppendUint64(nil, n)} }
func bytesArg(b []byte) arg { return arg{oidBytea, b} }

// integers is an array of ids.
func integers(ids []uint64) arg {
	b := arrayHead(make([]byte, 0, 20+12*len(ids)), oidInt8, len(ids))
	for _, id := range ids {
		b = binary.BigEndian.AppendUint32(b, 8)
		b = binary.BigEndian.AppendUint64(b, id)
	}
	return arg{oidInt8Arr, b}
}

// byteArrays is an array of byte strings, with NULL for nil.
func byteArrays(list [][]byte) arg {
	n := 20
	for _, s := range list {
		n += 4 + len(s)
	}
	b := arrayHead(make([]byte, 0, n), oidBytea, len(list))
	for _, s := range list {
		if s == nil {
			b = binary.BigEndian.AppendUint32(b, 1<<32-1)
			b[7] = 1 // there are NULLs
			continue
		}
		b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
		b = append(b, s...)
	}
	return arg{oidBytesArr, b}
}

func arrayHead(b []byte, oid uint32, n int) []byte {
	dims := uint32(1)
	if n == 0 {
		dims = 0
	}
	b = binary.BigEndian.AppendUint32(b, dims)
	b = binary.BigEndian.AppendUint32(b, 0) // no NULLs
	b = binary.BigEndian.AppendUint32(b, oid)
	if n > 0 {
		b = binary.BigEndian.AppendUint32(b, uint32(n))
		b = binary.BigEndian.AppendUint32(b, 1)
	}
	return b
}

// getInt reads a bigint that the server sent.
func getInt(b []byte) uint64 {
	if len(b) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(b)
}

var binaryFormat = []int16{1}

// run sends the queries to the server at once and reads all answers. The first error ends the
// rest: within a transaction nothing after it takes effect.
func (c *conn) run(ctx context.Context, qs ...query) error {
	p := c.pg.StartPipeline(ctx)
	var names []string // a name for each statement that is prepared on the way
	fresh := map[string]string{}
	for i := range qs {
		q := &qs[i]
		data, oids := make([][]byte, len(q.args)), make([]uint32, len(q.args))
		for k, a := range q.args {
			data[k], oids[k] = a.data, a.oid
		}
		if q.once {
			p.SendQueryParams(q.sql, data, oids, binaryFormat, binaryFormat)
			continue
		}
		name := c.prepared[q.sql]
		if name == "" {
			name = fresh[q.sql]
		}
		if name == "" {
			name = "kg" + strconv.Itoa(len(c.prepared)+len(fresh))
			p.SendPrepare(name, q.sql, oids)
			fresh[q.sql] = name
			names = append(names, q.sql)
		}
		p.SendQueryPrepared(name, data, binaryFormat, binaryFormat)
	}
	err := p.Sync()
	if err == nil {
		err = c.answers(p, qs, fresh, names)
	}
	if e := p.Close(); err == nil {
		err = e
	}
	if err != nil && c.pg.IsClosed() {
		return lost(ctx, err)
	}
	return err
}

// attempt sends the queries together, each a transaction of its own, and gives the error of each.
func (c *conn) attempt(ctx context.Context, qs ...query) []error {
	errs := make([]error, len(qs))
	p := c.pg.StartPipeline(ctx)
	for i := range qs {
		p.SendQueryParams(qs[i].sql, nil, nil, nil, binaryFormat)
		if errs[i] = p.Sync(); errs[i] != nil {
			break
		}
	}
	for i := 0; i < len(qs) && !c.pg.IsClosed(); {
		got, err := p.GetResults()
		switch got := got.(type) {
		case *pgconn.ResultReader:
			err = qs[i].read(got)
		case *pgconn.PipelineSync:
			i++
			continue
		case nil:
			if err == nil { // there is no more
				i = len(qs)
				continue
			}
		}
		errs[i] = errors.Join(errs[i], err)
	}
	err := p.Close()
	if c.pg.IsClosed() {
		errs[0] = lost(ctx, errors.Join(append(errs, err)...))
	}
	return errs
}

func (c *conn) answers(p *pgconn.Pipeline, qs []query, fresh map[string]string, names []string) (first error) {
	for i := 0; ; {
		got, err := p.GetResults()
		if err != nil {
			var pe *pgconn.PgError
			if first == nil {
				first = err
			}
			if !errors.As(err, &pe) || c.pg.IsClosed() { // the end of a session is told again and again
				return first
			}
			continue
		}
		switch got := got.(type) {
		case *pgconn.StatementDescription:
			c.prepared[names[0]] = fresh[names[0]]
			names = names[1:]
		case *pgconn.ResultReader:
			err := qs[i].read(got)
			i++
			if first == nil {
				first = err
			}
		default: // the end of the pipeline
			return first
		}
	}
}

func (q *query) read(r *pgconn.ResultReader) (err error) {
	for r.NextRow() {
		if err == nil && q.row != nil {
			err = q.row(r.Values())
		}
	}
	tag, cerr := r.Close()
	if q.n != nil {
		*q.n = tag.RowsAffected()
	}
	return errors.Join(cerr, err)
}

func (c *conn) close() {
	ctx, cancel := context.WithTimeout(context.Background(), closeTime)
	defer cancel()
	c.pg.Close(ctx)
}
