package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// examplesIn returns the command lines of a help text: the lines that begin
// with two spaces and the program's name.
func examplesIn(description string) []string {
	var out []string
	for line := range strings.Lines(description) {
		if example, ok := strings.CutPrefix(line, "  evp "); ok {
			out = append(out, strings.TrimSpace(example))
		}
	}
	return out
}

// argsOf splits a command line as a shell does that knows single quotes and
// blanks; what is redirected is not part of it.
func argsOf(line string) []string {
	line, _, _ = strings.Cut(line, " > ")
	var args []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			args = append(args, part)
			continue
		}
		args = append(args, strings.Fields(part)...)
	}
	return args
}

// exampleLog returns a log that an example can be run on: 20 trials of each of
// two models that learn at different speeds, with the columns that examples
// name. The score is a loss where the example minimises.
func exampleLog(minimize bool) string {
	score := map[bool]string{true: "val_loss", false: "val_acc"}[minimize]
	text := "run,model,dataset,lr,params,tokens,examples,fpo_per_example,runtime,fpo," + score + "\n"
	for i := range 40 {
		model, y := "ours", 0.80+0.13*float64(i*i*7%40)/40
		if i%2 == 0 {
			model, y = "baseline", 0.79+0.12*float64(i*i*3%40)/40
		}
		if minimize {
			y = 10 * (1 - y) // from 0.7 to 2.1
		}
		fpo := 1e16 * float64(1+i%7)
		text += fmt.Sprintf("r%d,%s,a,%g,1e6,1e9,1e4,%g,%d,%g,%.4f\n", i, model, 1e-4*float64(1+i), fpo/1e4, 60*(1+i%7), fpo, y)
	}
	return text
}

// exampleTable returns a table of models, or of points of two models.
func exampleTable(points bool) string {
	text := "model,params,fpo,images,top1\n"
	for i := range 8 {
		name := fmt.Sprint("model ", i)
		if points {
			name = fmt.Sprint("model ", i%2)
		}
		text += fmt.Sprintf("%s,%d,%d,%d,%g\n", name, 10+i, 2+3*i, 100<<i, 70+10*(1-1/float64(i+1)))
	}
	return text
}

// exampleEmissions returns a table to join with exampleLog.
func exampleEmissions() string {
	text := "run_id,emissions\n"
	for i := range 40 {
		text += fmt.Sprintf("r%d,%g\n", i, 0.5*float64(1+i%7))
	}
	return text
}

// writeExamples writes the files that examples name.
func writeExamples(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestHelpExamples runs the examples of each command's --help.
func TestHelpExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("many runs of the whole program")
	}
	for _, c := range newApp(terminal{}).Commands {
		examples := examplesIn(c.Description)
		if len(examples) == 0 {
			t.Errorf("evp %s --help has no example", c.Name)
		}
		for _, example := range examples {
			t.Run(example, func(t *testing.T) {
				if testing.Short() && c.Name == "report" {
					t.Skip("takes seconds")
				}
				t.Chdir(t.TempDir())
				args := argsOf(example)
				writeExamples(t, map[string]string{
					"runs.csv":             exampleLog(slices.Contains(args, "--minimize")),
					"models.csv":           exampleTable(c.Name == "returns"),
					"emissions.csv":        exampleEmissions(),
					"runs/ours/seed_1.csv": exampleLog(false),
					"runs/base/seed_1.csv": exampleLog(false) + "\n",
				})
				before, _ := filepath.Glob("*")
				var stdout, stderr bytes.Buffer
				if code := run(args, strings.NewReader(exampleLog(false)), &stdout, &stderr); code != exitDone {
					t.Fatalf("exit %d: %s", code, &stderr)
				}
				if written, _ := filepath.Glob("*"); stdout.Len() == 0 && len(written) == len(before) {
					t.Error("nothing is written")
				}
			})
		}
	}
}
