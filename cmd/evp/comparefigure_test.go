package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/study"
	"evpkit/plot"
)

// severalModels returns a log of so many models with 30 trials each, in which a
// later one is better by step, and dearer.
func severalModels(models int, step float64) string {
	var b strings.Builder
	b.WriteString("model,score,fpo\n")
	for m := range models {
		for i := range 30 {
			score := 0.6 + step*float64(m) + 0.1*math.Sqrt(float64((i*17+5*m)%30)/30)
			fmt.Fprintf(&b, "model %c,%.4f,%.4g\n", 'A'+m, score, (1+0.25*float64(m))*(1+float64((i*7+m)%30)/10)*1e15)
		}
	}
	return b.String()
}

// compareFigures are the figures of testdata/golden/compare by name.
var compareFigures = []struct {
	name   string
	models int
	step   float64
	flags  []string
	note   string // that is told
}{
	{"two", 2, 0.02, nil, "model A − model B, the difference of the expected best scores (below 0 model B is better), with its 95 % interval"},
	{"three", 3, 0.03, nil, "each other model minus that of model C (below 0 model C is better), with 95 % intervals"},
	{"against", 4, 0.03, []string{"--against", "model A"}, "minus that of model A (below 0 model A is better), drawn strongly where"},
	{"twelve", 12, 0.02, nil, "those of the 6 best other models are drawn, 5 are not"},
}

// TestCompareGolden compares the figures of "evp compare" with the golden ones;
// go test ./cmd/evp -run TestCompareGolden -update writes them.
func TestCompareGolden(t *testing.T) {
	if testing.Short() {
		t.Skip("many runs of the whole program")
	}
	for _, c := range compareFigures {
		t.Run(c.name, func(t *testing.T) {
			log := filepath.Join(t.TempDir(), "runs.csv")
			if err := os.WriteFile(log, []byte(severalModels(c.models, c.step)), 0o644); err != nil {
				t.Fatal(err)
			}
			drawn := filepath.Join(t.TempDir(), "f.svg")
			var stdout, stderr bytes.Buffer
			args := append([]string{"compare", "--resamples", "100", "--points", "6", "-o", drawn, log}, c.flags...)
			if code := run(args, strings.NewReader(""), &stdout, &stderr); code != 0 {
				t.Fatal(stderr.String())
			}
			if !strings.Contains(stderr.String(), c.note) {
				t.Errorf("%q is not told: %s", c.note, stderr.String())
			}
			got, err := os.ReadFile(drawn)
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("..", "..", "testdata", "golden", "compare", c.name+".svg")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(got, want) {
				t.Errorf("differs from %s (%v): look at both; -update accepts the new one", golden, err)
			}
		})
	}
	if files, err := filepath.Glob("../../testdata/golden/compare/*"); err != nil || len(files) != len(compareFigures) {
		t.Errorf("%d golden files for %d figures, error %v", len(files), len(compareFigures), err)
	}
}

// compared returns pairs of the models with the last one, which is the best.
func compared(t *testing.T, models int) (*trialLog, *study.Comparisons) {
	t.Helper()
	var all []*evp.Sample
	for m := range models {
		var trials []evp.Trial
		for i := range 12 {
			trials = append(trials, evp.Trial{Score: float64(10*m + i), Cost: float64(1 + i%3)})
		}
		s, err := evp.NewSample(string(rune('A'+m)), trials, evp.SampleOptions{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	pairs, err := compare.Pairs(all, "", evp.Budget, compare.Options{Permutations: 100, Curve: evp.CurveOptions{Points: 3, Resamples: 100}})
	if err != nil {
		t.Fatal(err)
	}
	return &trialLog{samples: all}, &study.Comparisons{Pairs: pairs}
}

// TestDifferencePanel: however many models there are, the panel shows no more
// differences than can be read, those of the best, in the models' names; bands
// of at most two.
func TestDifferencePanel(t *testing.T) {
	for models, want := range map[int]struct {
		names string
		left  int
	}{2: {"difference, 95 % band", 0}, 3: {"A B", 0}, 7: {"A B C D E F", 0}, 12: {"F G H I J K", 5}} {
		log, result := compared(t, models)
		c := compareRun{options: compare.Options{Curve: evp.CurveOptions{Confidence: 0.95}}}
		d := c.panel(log, result)
		var names []string
		banded := 0
		for _, s := range d.row(&c).Series {
			if names = append(names, s.Name); s.Lower != nil {
				banded++
			}
		}
		if got := strings.Join(slices.Compact(names), " "); got != want.names || d.left != want.left || banded > mostBanded {
			t.Errorf("%d models: %q with %d bands, %d left out; want %q, %d", models, got, banded, d.left, want.names, want.left)
		}
	}
}

// TestByVerdict: told apart from the second to the third of four budgets, and
// at the fourth alone; the line is strong there, faint elsewhere, without a gap.
func TestByVerdict(t *testing.T) {
	p := &compare.Pair{}
	for k, v := range []compare.Verdict{compare.VerdictUndecided, compare.VerdictB, compare.VerdictB, compare.VerdictA} {
		p.Differences = append(p.Differences, compare.Difference{X: math.Pow(10, float64(k)), Verdict: v})
	}
	nan := math.NaN()
	got := byVerdict(plot.Series{X: []float64{1, 3, 10, 30, 100, 300, 1000}, Y: []float64{1, 2, 3, 4, 5, 6, 7}}, p)
	for i, want := range [][]float64{{1, 2, 3, nan, 5, 6, 7}, {nan, nan, 3, 4, 5, nan, 7}} {
		if !slices.EqualFunc(got[i].Y, want, func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }) || got[i].Faint != (i == 0) {
			t.Errorf("line %d: %v, want %v", i, got[i].Y, want)
		}
	}
}

// TestDifferenceRange: bands are shown whole if they add no more than twice the
// height of the differences at either side, else that much, or where they are
// narrowest; an open side asks for no room.
func TestDifferenceRange(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		y, lower, upper []float64
		low, high       float64
	}{
		{[]float64{1, 2}, nil, nil, 0, 2},
		{[]float64{1, nan}, []float64{0.5, nan}, []float64{1.5, nan}, 0, 1.5},
		{[]float64{1, 1}, []float64{-9, 0.5}, []float64{9, 1.5}, -2, 3},
		{[]float64{0.1, 0.1}, []float64{-9, -1.9}, []float64{9, 2.1}, -5, 5.1},
		{[]float64{1, 1}, []float64{-inf, 0.5}, []float64{1.5, inf}, 0, 1.5},
	} {
		pad := rangePad * (c.high - c.low)
		got := differenceRange([]plot.Series{{Y: c.y, Lower: c.lower, Upper: c.upper}})
		if math.Abs(got[0]-(c.low-pad)) > 1e-9 || math.Abs(got[1]-(c.high+pad)) > 1e-9 {
			t.Errorf("%+v: %v", c, *got)
		}
	}
	if got := differenceRange(nil); got != nil {
		t.Errorf("without a difference: %v", got)
	}
}
