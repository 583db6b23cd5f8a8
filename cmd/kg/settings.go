package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v3"
)

// settings are what a file of settings may hold: ./kg.yaml, or config.yaml in
// the user's configuration folder.
type settings struct {
	DB            string        `yaml:"db"`
	Base          string        `yaml:"base"`
	Output        string        `yaml:"output"`
	Limit         *int          `yaml:"limit"`
	Timeout       time.Duration `yaml:"timeout"`
	MinConfidence *float64      `yaml:"min-confidence"`
}

// get returns a setting by the name of its flag.
func (s *settings) get(name string) (string, bool) {
	switch {
	case name == "db" && s.DB != "":
		return s.DB, true
	case name == "base" && s.Base != "":
		return s.Base, true
	case name == "output" && s.Output != "":
		return s.Output, true
	case name == "limit" && s.Limit != nil:
		return strconv.Itoa(*s.Limit), true
	case name == "timeout" && s.Timeout != 0:
		return s.Timeout.String(), true
	case name == "min-confidence" && s.MinConfidence != nil:
		return fmt.Sprint(*s.MinConfidence), true
	}
	return "", false
}

// configure gives the flags of a command that were set neither on the command
// line nor by a variable the values of ./kg.yaml, or else of the user's
// configuration folder.
func configure(c *cli.Context) error {
	var files []*settings
	for _, path := range settingsFiles() {
		s, err := readSettings(path)
		if err != nil {
			return cli.Exit(err.Error(), exitUsage)
		}
		if s != nil {
			files = append(files, s)
		}
	}
	for _, flag := range c.Command.Flags {
		name := flag.Names()[0]
		if _, list := flag.(*cli.StringSliceFlag); list {
			continue // has no setting
		}
		if isSet(c, name) {
			if err := c.Set(name, given(c, name)); err != nil {
				return cli.Exit(err.Error(), exitUsage)
			}
			continue
		}
		for _, s := range files {
			if value, ok := s.get(name); ok {
				if err := c.Set(name, value); err != nil {
					return cli.Exit(fmt.Sprintf("settings: %s: %v", name, err), exitUsage)
				}
				break
			}
		}
	}
	return nil
}

// isSet reports whether a flag was set for the command or before its name.
func isSet(c *cli.Context, name string) bool {
	for _, up := range c.Lineage() {
		if up.Command != nil && up.IsSet(name) {
			return true
		}
	}
	return false
}

// given is the value of a flag that isSet.
func given(c *cli.Context, name string) string {
	for _, up := range c.Lineage() {
		if up.Command == nil {
			break
		}
		for _, local := range up.LocalFlagNames() {
			if local == name {
				return fmt.Sprint(up.Value(name))
			}
		}
	}
	return fmt.Sprint(c.Value(name))
}

func settingsFiles() []string {
	files := []string{"kg.yaml"}
	if dir, err := os.UserConfigDir(); err == nil {
		files = append(files, filepath.Join(dir, "kg", "config.yaml"))
	}
	return files
}

// readSettings reads a file of settings, nil where there is none that the user
// may read.
func readSettings(path string) (*settings, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	var s settings
	if err := d.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %s", path, strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", ""))
	}
	return &s, nil
}
