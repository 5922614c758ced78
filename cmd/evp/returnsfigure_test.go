package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestGoldenReturns: the figures of diminishing returns, of curves with their
// fitted laws, which go past the data, and of measured points. Text stays text,
// so that the files say what they show.
func TestGoldenReturns(t *testing.T) {
	dir := t.TempDir()
	points := filepath.Join(dir, "points.csv")
	// y = 0.9 − 0.3·x^−0.5 of x in thousands of images, and half a hundredth up and down in turn
	if err := os.WriteFile(points, []byte("images,top1\n1000,0.605\n2000,0.683\n4000,0.755\n8000,0.789\n16000,0.83\n32000,0.842\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"curves": {"returns", "--score", "val_accuracy", "--cost", "fpo", "--extrapolate", "--min-gain", "0.006", "--x", "trials", "demo.csv"},
		"points": {"returns", "--points-table", "images,top1", "--extrapolate", "--min-gain", "0.03", points},
	} {
		var stderr bytes.Buffer
		out := filepath.Join(dir, name+".svg")
		if code := run(append(args, "--text", "font", "-o", out), nil, &bytes.Buffer{}, &stderr); code != exitDone {
			t.Fatalf("%s: exit code %d: %s", name, code, &stderr)
		}
		got, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("..", "..", "testdata", "golden", "returns", name+".svg")
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("the figure of %s differs from %s: look at both; -update accepts the new one", name, golden)
		}
	}
}
