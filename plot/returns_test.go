package plot_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/golden"
	"evpkit/plot"
)

// demoTrials returns the trials of the program's example log, by model.
func demoTrials(t testing.TB) []evp.Group {
	t.Helper()
	file, err := os.Open("../cmd/evp/demo.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	number := func(cell string) float64 {
		x, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var trials []evp.Trial
	for _, r := range records[1:] {
		trials = append(trials, evp.Trial{Model: r[0], Score: number(r[5]), Cost: number(r[6])})
	}
	return evp.GroupByModel(trials)
}

// demoReturns returns the diminishing returns of the example log by trials.
func demoReturns(t testing.TB) plot.Returns {
	t.Helper()
	out := plot.Returns{Extrapolate: true}
	for _, g := range demoTrials(t) {
		s, err := evp.NewSample(g.Model, g.Trials, evp.SampleOptions{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := evp.CurveReturns(evp.Trials, s, evp.ReturnsOptions{MinGain: 0.006})
		if err != nil {
			t.Fatal(err)
		}
		out.Returns = append(out.Returns, r)
	}
	return out
}

// pointReturns returns the diminishing returns of measured points:
// y = 0.9 − 0.3·x^−0.5 of x in thousands of images, and half a hundredth up and
// down in turn.
func pointReturns(t testing.TB) plot.Returns {
	t.Helper()
	points := []evp.XY{{X: 1000, Y: 0.605}, {X: 2000, Y: 0.683}, {X: 4000, Y: 0.755}, {X: 8000, Y: 0.789},
		{X: 16000, Y: 0.83}, {X: 32000, Y: 0.842}}
	r, err := evp.PointReturns("all", points, evp.Maximize, evp.ReturnsOptions{MinGain: 0.03})
	if err != nil {
		t.Fatal(err)
	}
	return plot.Returns{Returns: []*evp.Returns{r}, XName: "images", Extrapolate: true}
}

// TestReturnsGolden compares figures of diminishing returns with the golden
// ones: of curves with their fitted laws, which go past the data, and of
// measured points. Text stays text, so that the files say what they show.
func TestReturnsGolden(t *testing.T) {
	for _, test := range []struct {
		name    string
		returns plot.Returns
		score   string
	}{
		{"curves", demoReturns(t), "val_accuracy"},
		{"points", pointReturns(t), "top1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := test.returns.Figure(plot.Options{ScoreName: test.score, CostUnit: "FPO", Text: "font"})
			golden.Check(t, goldenFile("returns", test.name), encode(t, f, err, "svg"))
		})
	}
}

func TestReturnsCaption(t *testing.T) {
	curves, points := demoReturns(t), pointReturns(t)
	few := curves
	few.Extrapolate = false
	for _, test := range []struct {
		name    string
		returns plot.Returns
		want    []string
		not     string
	}{
		{"curves", curves, []string{
			"Above: Expected best validation accuracy (higher is better) against the number of trials",
			"Thin and dashed: laws fitted by least squares to the curve up to a quarter of the data (Logistic regression: ",
			"Beyond the data they are extrapolations",
			"Below: the gain of doubling, E(2x) − E(x)",
			"Saturated by estimate, so that no doubling within the data gains the least gain: Logistic regression (least gain " +
				"0.006) from ",
		}, "Measured"},
		{"points", points, []string{
			"Above: Measured points, joined by lines (higher is better). Thin and dashed: laws fitted by least squares to the points " +
				"(all: 0.8998 − 0.297·(x/1000)^−0.491)",
			"all (least gain 0.03)",
		}, "Expected"},
		{"within the data", few, []string{"Thin and dashed: laws"}, "extrapolations"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := test.returns.Caption(plot.Options{ScoreName: "val_accuracy"})
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in: %s", want, got)
				}
			}
			if strings.Contains(got, test.not) {
				t.Errorf("%q in: %s", test.not, got)
			}
		})
	}
}

// Where models have curves on both axes, those by budget are drawn.
func TestReturnsHaveOneAxis(t *testing.T) {
	r := demoReturns(t)
	byBudget := *r.Returns[1]
	curve := *byBudget.Curve
	curve.Axis = evp.Budget
	byBudget.Curve = &curve
	r.Returns[1] = &byBudget
	f, err := r.Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(f.Panels[0].Series); f.Panels[0].X.Label != "Training budget" || n != 2 {
		t.Errorf("x axis %q, %d series", f.Panels[0].X.Label, n)
	}
	if last := f.Notes[len(f.Notes)-1]; !strings.Contains(last, "draws the others") {
		t.Errorf("notes %q", f.Notes)
	}
}
