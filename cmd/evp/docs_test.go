package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"evpkit/evp/golden"
)

// output returns what a command line writes to stdout; it must succeed.
func output(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(args, strings.NewReader(""), &stdout, &stderr); code != exitDone {
		t.Fatalf("evp %v: exit %d: %s", args, code, &stderr)
	}
	return stdout.String()
}

// TestReference: REFERENCE.md is what evp docs markdown prints.
func TestReference(t *testing.T) {
	got := output(t, "docs", "markdown")
	if golden.Updating() {
		if err := os.WriteFile("REFERENCE.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile("REFERENCE.md"); err != nil || got != string(want) {
		t.Errorf("REFERENCE.md (error %v) is not what evp docs markdown prints; go test ./cmd/evp -run TestReference "+
			"-update", err)
	}
}

// TestManPage: every command and every flag has its entry.
func TestManPage(t *testing.T) {
	page := output(t, "docs", "man")
	if !strings.HasPrefix(page, ".nh\n.TH evp 1 ") || !strings.Contains(page, "\n.SH NAME\nevp \\- ") {
		t.Errorf("no title or name in %.120q", page)
	}
	app := newApp(terminal{})
	for _, c := range newManual(app).commands {
		if !strings.Contains(page, ".SH evp "+c.name+"\n") {
			t.Errorf("no section for %s", c.name)
		}
		for _, f := range c.flags {
			name := dashed(f.Name)
			if !strings.Contains(page, `\fB`+name) && !strings.Contains(page, `\fB`+strings.ReplaceAll(name, "-", `\-`)) {
				t.Errorf("no entry for %s of %s", name, c.name)
			}
		}
	}
}

// TestFlagWords: a command takes each of the words that its flags list, and then
// misses its file.
func TestFlagWords(t *testing.T) {
	for _, c := range newApp(newTerminal(nil, nil, nil, nil)).Commands {
		for _, s := range settingsOf(c.Name) {
			for _, word := range s.Words {
				var stderr bytes.Buffer
				args := []string{c.Name, dashed(s.Name), word, "no-such-file.csv"}
				code := run(args, strings.NewReader(""), &bytes.Buffer{}, &stderr)
				if strings.Contains(stderr.String(), dashed(s.Name)+" \"") || code == exitDone {
					t.Errorf("evp %s --%s %s: exit %d, %s", c.Name, s.Name, word, code, &stderr)
				}
			}
		}
	}
}

// TestCompletionBash asks bash for completions.
func TestCompletionBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here")
	}
	script := output(t, "completion", "bash")
	for typed, want := range map[string]string{
		"evp c":                     "check",
		"evp --v":                   "--version",
		"evp curve --ba":            "--band",
		"evp curve --he":            "--help",
		"evp curve --band ld":       "ld-equal-tailed",
		"evp curve runs.csv --sta":  "--statistic",
		"evp completion f":          "fish",
		"evp curve --preset icml-":  "icml-wide",
		"evp curve --estimator ":    "u",
		"evp curve --x ":            "budget",
		"evp curve --format o":      "optuna",
		"evp curve --missing-cost ": "mean",
		"evp curve --pruned ":       "score",
		"evp curve --failed ":       "count",
	} {
		words := strings.Split(typed, " ")
		ask := script + "\nCOMP_WORDS=(" + strings.Join(words[:len(words)-1], " ") + " '" + words[len(words)-1] +
			"')\nCOMP_CWORD=$((${#COMP_WORDS[@]}-1))\n_evp\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
		out, err := exec.Command(bash, "--norc", "-c", ask).CombinedOutput()
		if err != nil || !slices.Contains(strings.Fields(string(out)), want) {
			t.Errorf("%q offers %q, error %v; want %s among it", typed, out, err, want)
		}
	}
}

// TestCompletionFish asks fish for completions.
func TestCompletionFish(t *testing.T) {
	fish, err := exec.LookPath("fish")
	if err != nil {
		t.Skip("no fish here")
	}
	script := filepath.Join(t.TempDir(), "evp.fish")
	if err := os.WriteFile(script, []byte(output(t, "completion", "fish")), 0o644); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"evp c": "check", "evp --v": "--version", "evp curve --ba": "--band", "evp curve --he": "--help",
		"evp curve --band ld": "ld-equal-tailed", "evp completion f": "fish", "evp curve -": "-o",
	} {
		out, err := exec.Command(fish, "--no-config", "-c", "source "+script+"; complete -C '"+typed+"'").CombinedOutput()
		if err != nil || !slices.Contains(strings.Fields(string(out)), want) {
			t.Errorf("%q offers %q, error %v; want %s among it", typed, out, err, want)
		}
	}
}

// TestBrief: shells show the beginning of what a flag does, up to its details.
func TestBrief(t *testing.T) {
	for _, c := range newManual(newApp(terminal{})).commands {
		for _, f := range c.flags {
			if text := brief(f); text == "" || len(text) > 130 || strings.ContainsAny(text, "`;") {
				t.Errorf("evp %s %s: %q", c.name, dashed(f.Name), text)
			}
		}
	}
}

// TestCompletionSyntax: each shell reads its script, where it is installed.
func TestCompletionSyntax(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script := output(t, "completion", shell)
		if !strings.Contains(script, "bootstrap") || !strings.Contains(script, "curve") {
			t.Errorf("%s: no words in %.200q", shell, script)
		}
		path, err := exec.LookPath(shell)
		if err != nil {
			continue
		}
		command := exec.Command(path, "-n")
		command.Stdin = strings.NewReader(script)
		if out, err := command.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s -n: %v, %s", shell, err, out)
		}
	}
}
