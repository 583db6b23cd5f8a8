package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// layers lists kg's packages from the bottom up. A package may import only
// packages of lower layers; packages on one line do not know each other. This
// is policy: change it only when the architecture changes.
var layers = []string{
	"schema",
	"ingest/doc ingest/linear ingest/cluster ingest/gazetteer graph/store",
	"graph/postgres",
	"ingest/source ingest/model ingest/corpus ingest/score graph",
	"ingest/tokenize ingest/tag ingest/parse ingest/name ingest/value ingest/coref ingest/claim ingest/relate ingest/resolve graph/export graph/web",
	"ingest",
	"cmd/kg",
}

// TestLayers parses the sources rather than asking "go list", because the test
// cache notices files that a test reads but not commands that it runs.
func TestLayers(t *testing.T) {
	level := map[string]int{}
	for n, line := range layers {
		for _, p := range strings.Fields(line) {
			level[p] = n + 1
		}
	}
	const root = "../.."
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		pkg := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), root+"/")
		if e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(pkg, "testdata/") {
			return nil
		}
		if level[pkg] == 0 {
			t.Errorf("%s is in no layer", pkg)
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		half, _, _ := strings.Cut(pkg, "/")
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imp, ours := strings.CutPrefix(name, "kg/")
			if !ours {
				continue
			}
			if level[imp] >= level[pkg] {
				t.Errorf("%s: %s must not import %s", path, pkg, imp)
			}
			other, _, _ := strings.Cut(imp, "/")
			if half == "ingest" && other == "graph" || half == "graph" && other == "ingest" {
				t.Errorf("%s: %s must not know %s", path, half, other)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
