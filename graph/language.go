package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/graphql" // registers itself
	_ "github.com/cayleygraph/cayley/query/mql"     // registers itself
)

// Languages are the query languages of Cayley's that [Graph.Ask] speaks, beside
// the Gizmo of a Session.
var Languages = []string{"graphql", "mql"}

// Ask runs a query in one of Languages and calls emit for every result, a value
// as a script would give.
func (g *Graph) Ask(ctx context.Context, language string, q Query, emit func(Row) error) (answer Answer, err error) {
	if q.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, q.Timeout)
		defer cancel()
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: %v", language, p)
		}
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			err = fmt.Errorf("%s: no answer after %v: %w", language, q.Timeout, ctx.Err())
		}
	}()
	_, err = read(ctx, g, func(r *reader) struct{} {
		answer, r.err = askIn(r, language, q, emit)
		return struct{}{}
	})
	return answer, err
}

func askIn(r *reader, language string, q Query, emit func(Row) error) (answer Answer, err error) {
	s := query.NewSession(r.qs, language)
	if s == nil {
		return answer, fmt.Errorf("no query language %q: gizmo, %s", language, strings.Join(Languages, " or "))
	}
	it, err := s.Execute(r.ctx, q.Text, query.Options{Collation: query.JSON, Limit: q.Limit})
	if err != nil {
		return answer, fmt.Errorf("%s: %w", language, err)
	}
	defer it.Close()
	for it.Next(r.ctx) {
		if q.Limit > 0 && answer.Rows == q.Limit {
			answer.Truncated = true
			return answer, nil
		}
		v, err := plainJSON(it.Result())
		if err != nil {
			return answer, err
		}
		if err := emit(Row{Value: v}); err != nil {
			return answer, err
		}
		answer.Rows++
	}
	return answer, it.Err()
}

// plainJSON is v as its JSON form reads.
func plainJSON(v any) (out any, err error) {
	b, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	return out, err
}
