package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kg/ingest/source"
)

// expand turns arguments into files: what a folder holds of articles, and what
// a pattern matches that the shell left alone. What is not there is an error,
// beside the files that are.
func expand(args []string) (paths []string, problems []error) {
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-":
			paths = append(paths, arg)
		case err == nil && info.IsDir():
			files, err := articlesIn(arg)
			if err != nil {
				problems = append(problems, err)
			} else if len(files) == 0 {
				problems = append(problems, fmt.Errorf("%s: no article in this folder: kg reads files %s", arg, strings.Join(endings(), " ")))
			}
			paths = append(paths, files...)
		case err != nil && strings.ContainsAny(arg, "*?["):
			files, err := filepath.Glob(arg)
			if err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", arg, err))
			} else if len(files) == 0 {
				problems = append(problems, fmt.Errorf("%s: no file matches", arg))
			}
			paths = append(paths, files...)
		default:
			paths = append(paths, arg)
		}
	}
	return paths, problems
}

// articlesIn lists the files of a folder, and of those in it, whose endings are
// those of articles. Hidden ones and stores are passed over.
func articlesIn(dir string) ([]string, error) {
	var files []string
	known := endings()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if hidden := strings.HasPrefix(e.Name(), ".") && path != dir; hidden || e.IsDir() && strings.HasSuffix(e.Name(), ".db") {
			if e.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if !e.IsDir() && slices.Contains(known, strings.ToLower(filepath.Ext(path))) {
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

func endings() []string {
	var all []string
	for _, f := range source.Formats {
		all = append(all, f.Ext...)
	}
	return all
}

// absolute names a file independently of the folder that kg runs in, so that
// the graph can tell that it is the same one again; "" for standard input.
func absolute(path string) string {
	if path == "-" || path == "" {
		return ""
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
