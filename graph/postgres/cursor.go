package postgres

import (
	"context"
	"strconv"
)

// cursor reads the rows of a SELECT of ids a part at a time. Within a transaction it is a cursor of
// the server, and may be forgotten unclosed; in the live view it is one answer.
type cursor struct {
	v     *View
	sql   string
	width int // columns
	chunk int // rows that are asked for next

	name string // of the cursor at the server, once there is one
	done bool
	buf  []uint64
	pos  int
}

const firstChunk, lastChunk = 32, 2048

func (v *View) cursor(sql string, width int) cursor {
	return cursor{v: v, sql: sql, width: width, chunk: firstChunk}
}

// next gives the next row; it is the caller's only until the next call.
func (c *cursor) next(ctx context.Context) ([]uint64, bool, error) {
	if c.pos == len(c.buf) {
		if c.done {
			return nil, false, nil
		}
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		if err := c.fill(ctx); err != nil || len(c.buf) == 0 {
			return nil, false, err
		}
	}
	c.pos += c.width
	return c.buf[c.pos-c.width : c.pos], true, nil
}

func (c *cursor) fill(ctx context.Context) error {
	v := c.v
	v.mu.Lock()
	defer v.mu.Unlock()
	c.buf, c.pos = c.buf[:0], 0
	row := func(vals [][]byte) error {
		for _, val := range vals {
			c.buf = append(c.buf, getInt(val))
		}
		return nil
	}
	if rows, ok := v.ahead[c.sql]; ok && c.name == "" {
		c.buf, c.done = rows, true
		return nil
	}
	if v.live() {
		c.done = true
		return v.ask(ctx, query{sql: c.sql, once: true, row: row, anew: func() { c.buf = c.buf[:0] }})
	}
	var qs []query
	if c.name == "" {
		v.cursors++
		c.name = "kg" + strconv.Itoa(v.cursors)
		qs = append(qs, query{sql: "DECLARE " + c.name + " NO SCROLL CURSOR FOR " + c.sql, once: true})
	}
	qs = append(qs, query{sql: "FETCH FORWARD " + strconv.Itoa(c.chunk) + " FROM " + c.name, once: true, row: row})
	err := v.ask(ctx, qs...)
	if err == nil && len(c.buf) < c.chunk*c.width {
		c.end()
	}
	c.chunk = min(4*c.chunk, lastChunk)
	v.read(c.buf)
	return err
}

// end lets the server forget the cursor with the next question.
func (c *cursor) end() {
	c.done = true
	if c.name != "" {
		c.v.stale = append(c.v.stale, c.name)
		c.name = ""
	}
}

// close ends a cursor that was not read to its end.
func (c *cursor) close() {
	c.buf, c.pos = nil, 0
	if c.v == nil || c.done {
		return
	}
	c.v.mu.Lock()
	defer c.v.mu.Unlock()
	c.end()
}
