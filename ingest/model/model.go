// Package model holds the trained weights that kg carries in its binary.
//
// A model is a set of sections, one a trained stage, each in a file of its own
// under en/: eight bytes of magic and version, then what the stage wrote.
// Beside them manifest.txt says what they were trained from and what they
// score. "kg train" writes both.
package model

import (
	"embed"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed en
var embedded embed.FS

// Format is the version of the container: the four bytes after the magic. An
// older or newer one is refused.
//
//	1: magic "KGM\n", version, payload
const Format = 1

const magic = "KGM\n"

// A Model gives the sections of one set of weights.
type Model struct{ files fs.FS }

// Embedded returns the model in the binary.
func Embedded() *Model {
	sub, err := fs.Sub(embedded, "en")
	if err != nil {
		panic(err) // the pattern above names it
	}
	return &Model{sub}
}

// Dir returns the model whose sections lie in a folder.
func Dir(path string) *Model { return &Model{os.DirFS(path)} }

// Section returns the payload of a section. The bytes belong to the model and
// are not to be changed.
func (m *Model) Section(name string) ([]byte, error) {
	data, err := fs.ReadFile(m.files, name+".kgm")
	if err != nil {
		return nil, fmt.Errorf("model: %w: run kg train", err)
	}
	if len(data) < 8 || string(data[:4]) != magic {
		return nil, fmt.Errorf("model: %s.kgm: not a section of a kg model: run kg train", name)
	}
	if v := binary.LittleEndian.Uint32(data[4:]); v != Format {
		return nil, fmt.Errorf("model: %s.kgm: format %d, this kg reads %d: run kg train", name, v, Format)
	}
	return data[8:], nil
}

// Write writes a section into a folder.
func Write(dir, name string, payload []byte) error {
	data := binary.LittleEndian.AppendUint32([]byte(magic), Format)
	return os.WriteFile(filepath.Join(dir, name+".kgm"), append(data, payload...), 0o666)
}
