package study

import (
	"strings"
	"testing"
)

// commands are all commands with settings.
var commands = []string{"check", "curve", "compare", "target", "returns", "cost", "report", "bars"}

// TestSettings: what flags, help, files of settings and JSON are made from is
// complete and unambiguous.
func TestSettings(t *testing.T) {
	for _, command := range commands {
		seen := make(map[string]bool)
		for _, s := range Settings(command) {
			if seen[s.Name] {
				t.Errorf("%s has two settings %q", command, s.Name)
			}
			seen[s.Name] = true
			help := Spell(s.Help, typed)
			if strings.Contains(help, "`") {
				t.Errorf("%s, %s: the help names an option that does not exist: %s", command, s.Name, help)
			}
			if s.Help == "" || s.Value != "" && strings.HasPrefix(s.Help, s.Value+" ") {
				t.Errorf("%s, %s: help begins with its placeholder, or is empty: %q", command, s.Name, s.Help)
			}
			if s.Group.Title(command) == "" {
				t.Errorf("%s, %s: its group has no title", command, s.Name)
			}
			if s.Switch() && (s.Words != nil || s.Default != "" || s.Repeats || s.List) {
				t.Errorf("%s, %s: a switch takes no value", command, s.Name)
			}
			for _, word := range s.Words {
				r := mustRequest(t, command)
				if err := r.Set(s.Name, word); err != nil && !strings.Contains(err.Error(), "one axis") {
					t.Errorf("%s, %s: %q is listed and refused: %v", command, s.Name, word, err)
				}
			}
		}
	}
}

// mustRequest returns what a command does when nothing is set.
func mustRequest(t testing.TB, command string) *Request {
	t.Helper()
	r, err := NewRequest(command)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSettingsEmpty: an option that is given empty was probably meant to come
// from a variable.
func TestSettingsEmpty(t *testing.T) {
	for _, command := range commands {
		for _, s := range Settings(command) {
			if err := mustRequest(t, command).Set(s.Name, ""); err == nil || !strings.Contains(err.Error(), "`"+s.Name+"`") {
				t.Errorf("%s, %s given empty: %v", command, s.Name, err)
			}
		}
	}
}

// FuzzRequest: no text that is given to an option ends in anything but a value or
// an error that names the option.
func FuzzRequest(f *testing.F) {
	for _, text := range []string{"1", "0,1", "nan", "-1e999", "a=b,c", ",", "trials", "1,2,3", "\x00", "0x1p-2", "１"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, command := range commands {
			r := mustRequest(t, command)
			for _, s := range Settings(command) {
				if s.Switch() {
					continue
				}
				if err := r.Set(s.Name, text); err != nil && !strings.Contains(err.Error(), "`"+s.Name+"`") &&
					!strings.Contains(err.Error(), "`points-table`") {
					t.Fatalf("%s, %s %q: %v", command, s.Name, text, err)
				}
			}
			_ = r.Validate()
		}
	})
}
