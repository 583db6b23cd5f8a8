package graph

import (
	"errors"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

func TestShowWhyClaims(t *testing.T) {
	g := library(t)
	all, err := g.Show(bg, "quill")
	if err != nil || len(all) != 1 || all[0].Name != "Ada Quill" || len(all[0].Records) != 5 || len(all[0].Articles) != 2 {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := g.Show(bg, "Quil"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	why, err := g.Why(bg, "Ada Quill", "member_of", "Reform Bloc")
	if err != nil || len(why) != 1 || why[0].Evidence.Text != "Quill left the Reform Bloc." || why[0].From.Path != "a.txt" {
		t.Errorf("%+v, %v", why, err)
	}
	if why, err := g.Why(bg, "Ostrom", "met_with", "Quill"); err != nil || len(why) != 1 {
		t.Errorf("turned round: %+v, %v", why, err)
	}
	if why, err := g.Why(bg, "Harbour Board", "", ""); err != nil || len(why) != 2 {
		t.Errorf("two articles: %+v, %v", why, err)
	}
	claims, err := g.Claims(bg, ClaimFilter{About: "Quill", Disputed: true})
	if err != nil || len(claims) != 1 || len(claims[0].Disputed) != 1 || claims[0].Disputed[0].Brief() != "Ada Quill accused_of took bribes, Ada Quill denies" {
		t.Errorf("%+v, %v", claims, err)
	}
	if claims, err := g.Claims(bg, ClaimFilter{By: "two sources"}); err != nil || len(claims) != 1 {
		t.Errorf("%+v, %v", claims, err)
	}
}

func TestTimelinePathSearchStats(t *testing.T) {
	g := library(t)
	line, err := g.Timeline(bg, "Veld flood")
	if err != nil || len(line) != 2 || line[0].Date != "2023" || !line[0].Own || line[1].Own {
		t.Errorf("%+v, %v", line, err)
	}
	path, err := g.Path(bg, "Harbour Board", "Veldland")
	if err != nil || len(path) != 3 || path[2].Predicate != "nationality" {
		t.Errorf("%+v, %v", path, err)
	}
	if path, err := g.Path(bg, "Quill", "Veld flood"); err != nil || path != nil {
		t.Errorf("%+v, %v", path, err)
	}
	found, err := g.Search(bg, "BRIBES")
	if err != nil || len(found.Records) != 1 || len(found.Entities) != 0 {
		t.Errorf("%+v, %v", found, err)
	}
	s, err := g.Stats(bg)
	if err != nil || s.Articles != 3 || s.Statements != 10 || s.Facts != 7 || s.Claims != 3 || s.Predicates["spokesperson"] != 2 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestValidate(t *testing.T) {
	g := library(t)
	if problems, err := g.Validate(bg); err != nil || len(problems) != 0 {
		t.Errorf("%v, %v", problems, err)
	}
	article := quad.IRI(quarrel("a.txt").a.IRI)
	err := g.db.Update(bg, func(_ cayley.QuadStore, c *store.Change) error {
		c.Add = []quad.Quad{{Subject: quad.IRI(ada.ID), Predicate: g.predicate("accused_of"), Object: quad.String("took bribes"), Label: article}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if problems, err := g.Validate(bg); err != nil || len(problems) != 1 {
		t.Errorf("a claim became an edge: %v, %v", problems, err)
	}
}
