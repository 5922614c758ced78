package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// helpTexts returns what --help says of the program and of each command.
func helpTexts(width int) map[string]string {
	app := newApp(newTerminal(nil, nil, nil, nil))
	out := map[string]string{"evp": appHelp(app, width)}
	for _, c := range app.Commands {
		out["evp "+c.Name] = commandHelp(c, width)
	}
	return out
}

// TestHelpWidth: no line of help is wider than asked, except examples, which can be
// pasted.
func TestHelpWidth(t *testing.T) {
	for _, width := range []int{narrowest, standard, widest} {
		for name, text := range helpTexts(width) {
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				isExample := strings.HasPrefix(line, "  ") && strings.Contains(line, "evp ")
				isUsage := strings.HasPrefix(line, "Usage: ") || strings.HasPrefix(line, "Flags may")
				if n := utf8.RuneCountInString(line); n > width && !isExample && !isUsage {
					t.Errorf("%s at %d: %d columns: %s", name, width, n, line)
				}
			}
		}
	}
}

// TestHelpSections: the sections of a command are numbered from 1, no flag is
// listed twice, and no default is said twice or says nothing.
func TestHelpSections(t *testing.T) {
	section, flag := regexp.MustCompile(`(?m)^(\d+)\. .*:$`), regexp.MustCompile(`(?m)^   (--?[a-z-]+)`)
	for name, text := range helpTexts(standard) {
		for i, m := range section.FindAllStringSubmatch(text, -1) {
			if m[1] != fmt.Sprint(i+1) {
				t.Errorf("%s: section %d has the number %s", name, i+1, m[1])
			}
		}
		seen := make(map[string]bool)
		for _, m := range flag.FindAllStringSubmatch(text, -1) {
			if seen[m[1]] {
				t.Errorf("%s lists %s twice", name, m[1])
			}
			seen[m[1]] = true
		}
		if strings.Contains(strings.Join(strings.Fields(text), " "), "(default: default)") {
			t.Errorf("%s says that the default is the default", name)
		}
	}
}

func TestReflowed(t *testing.T) {
	got := reflowed("One two\nthree four.\n\n  an  example that is long\n\nFive.", 9)
	if diff := cmp.Diff("One two\nthree\nfour.\n\n  an  example that is long\n\nFive.", got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestHelpBraces: what looks like an action of a template is text.
func TestHelpBraces(t *testing.T) {
	if got := verbatim("{{.Name}}"); got != `{{"{{"}}.Name}}` {
		t.Errorf("got %s", got)
	}
}

// TestWidth: a file gets the standard width, whatever COLUMNS says.
func TestWidth(t *testing.T) {
	t.Setenv("COLUMNS", "70")
	f, err := os.Create(t.TempDir() + "/help")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := newTerminal(nil, nil, f, nil).width(); got != standard {
		t.Errorf("width %d of a file", got)
	}
	if got := newTerminal(nil, nil, &strings.Builder{}, nil).width(); got != standard {
		t.Errorf("width %d of a buffer", got)
	}
}
