package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"evpkit/evp/golden"
)

// readmePictures are the pictures in README.md and the arguments that draw
// them, in a folder with the example log; ROOT is that of the project.
var readmePictures = map[string][]string{
	"curve.svg": {"curve", "-o", "curve.svg", "evp-demo/runs.csv"},
	"trials.svg": {"curve", "--x", "budget", "--band", "sd", "--show-trials", "--budget-line", "1e16", "-o",
		"trials.svg", "evp-demo/runs.csv"},
	"acl.svg": {"curve", "--x", "trials", "--statistic", "median", "--preset", "acl", "--legend", "direct", "-o",
		"acl.svg", "evp-demo/runs.csv"},
	"dark.svg": {"curve", "--x", "budget", "--dark", "--preset", "beamer", "-o", "dark.svg", "evp-demo/runs.csv"},
	"reference.svg": {"curve", "--x", "budget", "--preset", "cvpr", "--reference", "Published=0.87", "-o", "reference.svg",
		"evp-demo/runs.csv"},
	"returns.svg": {"returns", "--preset", "nature", "-o", "returns.svg", "evp-demo/runs.csv"},
	"bars.svg": {"bars", "--rows", "params=Params (M),fpo=FPO (10⁹),top1=Top-1 accuracy (%)", "--score", "top1",
		"--only", "AlexNet,ResNet-152,ResNeXt-101 64x4d,DPN107,SENet154", "-o", "bars.svg",
		"ROOT/testdata/greenai/figure4.csv"},
}

// TestReadme runs the commands in README.md, in a folder of their own, and
// compares what they print, on both streams, with what README.md shows. With
// -update it rewrites README.md and its pictures.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("many runs of the whole program")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(root, "README.md")
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	text, commands := rerun(t, string(old))
	if commands < 5 {
		t.Errorf("README.md holds %d commands that can be run", commands)
	}
	compareFile(t, name, []byte(text))
	for picture, args := range readmePictures {
		args = slices.Clone(args)
		last := &args[len(args)-1]
		*last = strings.Replace(*last, "ROOT", root, 1)
		var said bytes.Buffer
		if code := run(args, nil, &said, &said); code != exitDone {
			t.Errorf("%s: exit code %d: %s", picture, code, said.String())
		}
		drawn, err := os.ReadFile(picture)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text, "testdata/readme/"+picture) {
			t.Errorf("README.md does not show %s", picture)
		}
		compareFile(t, filepath.Join(root, "testdata/readme", picture), drawn)
	}
}

// rerun returns the text with the output of each "$ evp …" in a console block
// as it is now, and how many there are.
func rerun(t *testing.T, text string) (now string, commands int) {
	var out strings.Builder
	block, skip := false, false
	for _, line := range strings.SplitAfter(text, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			block, skip = strings.HasPrefix(line, "```console"), false
		case block && strings.HasPrefix(line, "$ "):
			out.WriteString(line)
			command := strings.Replace(strings.TrimSpace(line[2:]), "go run ./cmd/evp", "evp", 1)
			if skip = strings.HasPrefix(command, "evp "); skip {
				commands++
				out.WriteString(typed(t, command))
			}
			continue
		}
		if !skip {
			out.WriteString(line)
		}
	}
	return out.String(), commands
}

// typed runs a command without quotes in it and returns what it prints.
func typed(t *testing.T, command string) string {
	t.Helper()
	var b bytes.Buffer
	if code := run(strings.Fields(command)[1:], strings.NewReader(""), &b, &b); code != exitDone {
		t.Errorf("%s: exit code %d: %s", command, code, b.String())
	}
	return b.String()
}

// compareFile compares a file with what it should be, or writes it with
// -update.
func compareFile(t *testing.T, name string, want []byte) {
	t.Helper()
	if golden.Updating() {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the program gives now; go test ./cmd/evp -run %s -update", name, t.Name())
	}
}

// readmeLaws are the laws of the budget tables of coverage that README shows.
var readmeLaws = []string{"light tail", "cost rises with score", "1, 2, 4 or 8 epochs", "bad trials stopped early",
	"skewed like fine-tuning", "exponential tail", "heavy tail", "3 % rare better mode",
	"3 % rare better mode, `--support`", "2 % cost 1000 times as much", "2 % cost 1000 times as much, `--cost-support`"}

// TestReadmeCoverage compares README's table of coverage with the simulated ones in
// testdata/coverage, of which it shows those of 50 trials against budget.
func TestReadmeCoverage(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	table := "| law of the scores and costs, N = 50 | band | 1 | N/8 | N/4 | N/2 | N mean costs |\n" +
		"|---|---|---|---|---|---|---|\n"
	kinds := []string{"dirichlet", "bootstrap"}
	rows := map[string]string{}
	for _, kind := range kinds {
		for law, cells := range coverageOf50(t, filepath.Join(root, "testdata/coverage", kind+"-budget.md")) {
			rows[law+kind] = "| " + law + " | `" + kind + "` |" + cells + "|\n"
		}
	}
	for _, law := range readmeLaws {
		for _, kind := range kinds {
			if rows[law+kind] == "" {
				t.Fatalf("testdata/coverage/%s-budget.md has no law %q with 50 trials", kind, law)
			}
			table += rows[law+kind]
		}
	}
	name := filepath.Join(root, "README.md")
	readme, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	compareFile(t, name, []byte(between(t, string(readme), "coverage", table)))
}

// coverageOf50 returns the cells of a table of coverage by law, for logs of 50 trials.
func coverageOf50(t *testing.T, name string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if cells := strings.Split(line, "|"); len(cells) >= 9 && strings.TrimSpace(cells[2]) == "50" {
			out[strings.TrimSpace(cells[1])] = strings.Join(cells[3:8], "|")
		}
	}
	return out
}

// between returns README.md with the text between the marks of a name
// replaced.
func between(t *testing.T, readme, name, text string) string {
	t.Helper()
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	before, rest, ok := strings.Cut(readme, begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("README.md has no place for the table between %q and %q", begin, end)
	}
	return before + begin + text + end + after
}
