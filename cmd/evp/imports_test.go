package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms says which packages outside the standard library each package may
// import, and which of the standard library are kept to some rooms.
var rooms = map[string][]string{
	"evpkit/cmd/evp":              {"evpkit/evp/appendix", "evpkit/evp/study", "evpkit/evp/number", "evpkit/plot", "evpkit/evp/triallog", "evpkit/evp", "evpkit/sampling", "github.com/urfave/cli/v2", "github.com/cpuguy83/go-md2man/v2", "github.com/BurntSushi/toml"},
	"evpkit/evp/number":           {},
	"evpkit/evp/markup":           {},
	"evpkit/evp/table":            {"evpkit/evp/number", "evpkit/evp/markup"},
	"evpkit/evp/appendix":         {"evpkit/evp/table", "evpkit/evp/markup"},
	"evpkit/evp/study":            {"evpkit/evp", "evpkit/evp/number", "evpkit/evp/markup", "evpkit/evp/table", "evpkit/evp/appendix"},
	"evpkit/plot":                 {"evpkit/evp", "evpkit/plot/internal/ink", "gonum.org/v1/plot"},
	"evpkit/plot/internal/ink":    {"gonum.org/v1/plot", "codeberg.org/go-fonts/liberation", "golang.org/x/image"},
	"evpkit/evp/triallog":         {"evpkit/evp", "github.com/klauspost/compress", "modernc.org/sqlite", "github.com/expr-lang/expr"},
	"evpkit/evp":                  {"evpkit/evp/internal/ordstat", "evpkit/evp/internal/renewal", "evpkit/sampling", "gonum.org/v1/gonum"},
	"evpkit/evp/internal/ordstat": {"gonum.org/v1/gonum"},
	"evpkit/evp/internal/renewal": {"gonum.org/v1/gonum"},
	"evpkit/sampling":             {},
}

// kept says which packages of the standard library only some rooms may import.
var kept = map[string][]string{
	"os":           {"evpkit/cmd/evp"},
	"math/rand":    {},
	"math/rand/v2": {"evpkit/sampling"},
}

// TestImports checks that every package stays within its room.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "evpkit/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		allowed, known := rooms[p.ImportPath]
		if !known {
			t.Errorf("package %s has no room: a new one is a change of design", p.ImportPath)
		}
		for _, path := range p.Imports {
			if only, ok := kept[path]; ok && !slices.Contains(only, p.ImportPath) {
				t.Errorf("%s imports %s, which is kept to %v", p.ImportPath, path, only)
			}
			if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") && first != "evpkit" {
				continue // standard library
			}
			if !slices.ContainsFunc(allowed, func(a string) bool {
				return path == a || !strings.HasPrefix(a, "evpkit") && strings.HasPrefix(path, a+"/")
			}) {
				t.Errorf("%s must not import %s", p.ImportPath, path)
			}
		}
	}
	if seen != len(rooms) {
		t.Errorf("%d packages, %d rooms", seen, len(rooms))
	}
}
