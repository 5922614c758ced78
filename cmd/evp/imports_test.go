package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// kept says which packages of the standard library only some rooms may import.
var kept = map[string][]string{
	"os":           {"evpkit/cmd/evp", "evpkit/evp/golden", "evpkit/evp/internal/coverage"},
	"math/rand":    {},
	"math/rand/v2": {"evpkit/sampling", "evpkit/evp/internal/coverage"},
}

// rooms reads from ARCHITECTURE.md which packages outside the standard library
// each package may import.
func rooms(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string][]string)
	quoted := regexp.MustCompile("`([^`]+)`")
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		room := "evpkit/" + strings.Trim(cells[1], " `")
		out[room] = []string{}
		for _, m := range quoted.FindAllStringSubmatch(cells[3], -1) {
			path := m[1]
			if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
				path = "evpkit/" + path
			}
			out[room] = append(out[room], path)
		}
	}
	return out
}

// TestImports checks that every package is a room of ARCHITECTURE.md and imports
// what it lists, no more and no less.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "evpkit/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	rooms := rooms(t)
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
			t.Errorf("package %s is not in ARCHITECTURE.md: a new room is a change of design", p.ImportPath)
		}
		used := make(map[string]bool)
		for _, path := range p.Imports {
			if only, ok := kept[path]; ok && !slices.Contains(only, p.ImportPath) {
				t.Errorf("%s imports %s, which is kept to %v", p.ImportPath, path, only)
			}
			if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") && first != "evpkit" {
				continue // standard library
			}
			i := slices.IndexFunc(allowed, func(a string) bool {
				return path == a || !strings.HasPrefix(a, "evpkit") && strings.HasPrefix(path, a+"/")
			})
			if i < 0 {
				t.Errorf("%s imports %s, which ARCHITECTURE.md does not allow", p.ImportPath, path)
				continue
			}
			used[allowed[i]] = true
		}
		for _, a := range allowed {
			if !used[a] {
				t.Errorf("%s does not import %s, as ARCHITECTURE.md says", p.ImportPath, a)
			}
		}
	}
	if seen == 0 || seen != len(rooms) {
		t.Errorf("%d packages, %d rooms in ARCHITECTURE.md", seen, len(rooms))
	}
}
