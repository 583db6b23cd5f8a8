package postgres

import (
	"context"
	"fmt"

	"kg/graph/store"
)

// Validate tells report of everything in the store that does not agree: ids with their terms, the
// dictionary with the quads, the counters with what they count. A sound store has nothing to
// report. Its error is one of reading.
func (v *View) Validate(ctx context.Context, report func(problem string)) error {
	told := 0
	say := func(format string, args ...any) {
		if told++; told <= 100 {
			report(fmt.Sprintf(format, args...))
		}
	}
	row := func(format string) func(vals [][]byte) error {
		return func(vals [][]byte) error {
			say(format, int64(getInt(vals[0])))
			return nil
		}
	}
	var st state
	var nodes, quads uint64
	count := func(n *uint64) func(vals [][]byte) error {
		return func(vals [][]byte) error {
			*n = getInt(vals[0])
			return nil
		}
	}
	qs := []query{
		v.s.stateQuery(&st, ""),
		{sql: "SELECT count(*) FROM kg_term", once: true, row: count(&nodes)},
		{sql: "SELECT count(*) FROM kg_quad", once: true, row: count(&quads)},
		{sql: "SELECT id, term, text FROM kg_term", once: true, row: func(vals [][]byte) error {
			id := getInt(vals[0])
			if _, err := store.ParseTerm(vals[1]); err != nil {
				say("node %d: %v", int64(id), err)
			} else if v.s.hash(vals[1]).id != id {
				say("node %d is not the id of its term, %.60q", int64(id), vals[1])
			} else if text, err := store.Text(vals[1]); err != nil || vals[2] == nil && string(text) != string(vals[1]) || vals[2] != nil && string(text) != string(vals[2]) {
				say("node %d, %.60q, has another text than its term, %.60q", int64(id), vals[1], vals[2])
			}
			return nil
		}},
		{sql: "SELECT id FROM kg_term t WHERE NOT EXISTS (SELECT 1 FROM kg_quad WHERE s = t.id) AND NOT EXISTS (SELECT 1 FROM kg_quad WHERE o = t.id)" +
			" AND NOT EXISTS (SELECT 1 FROM kg_quad WHERE p = t.id) AND NOT EXISTS (SELECT 1 FROM kg_quad WHERE l = t.id)",
			once: true, row: row("node %d is in no quad")},
	}
	for i := range letters {
		c := letters[i : i+1]
		qs = append(qs, query{sql: "SELECT DISTINCT " + c + " FROM kg_quad q WHERE " + c + " <> 0 AND NOT EXISTS (SELECT 1 FROM kg_term t WHERE t.id = q." + c + ")",
			once: true, row: row("node %d is in quads, as " + c + ", and has no value")})
	}
	if err := v.run(ctx, qs...); err != nil {
		return err
	}
	if st.nodes != nodes || st.quads != quads {
		say("it counts %d quads and %d nodes, and holds %d and %d", st.quads, st.nodes, quads, nodes)
	}
	return nil
}
