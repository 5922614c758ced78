package plot_test

import (
	"math"
	"strings"
	"testing"

	"evpkit/plot"
	"github.com/google/go-cmp/cmp"
)

// Figure 4a of Schwartz et al. (2019); testdata/greenai has the numbers and
// their source.
var (
	models = []string{"AlexNet", "ResNet-152", "ResNeXt-101 64x4d", "DPN107", "SENet154"}
	rows   = []plot.BarRow{
		{Label: "Parameters", Unit: "10⁶", Values: []float64{61.1, 60.19, 83.46, 86.92, 115.09}},
		{Label: "FPO", Unit: "10⁹", Values: []float64{0.72, 11.58, 15.55, 18.42, 20.82}},
		{Label: "Top-1 accuracy", Unit: "%", Values: []float64{56.432, 78.428, 78.956, 79.746, 81.304}, Score: true},
	}
)

// TestGreenAI checks the sentence of the paper that the numbers are to
// reproduce: +35 % FPO and +0.5 points from ResNet to ResNeXt.
func TestGreenAI(t *testing.T) {
	fpo, score := rows[1].Values, rows[2].Values
	if got := fpo[2]/fpo[1] - 1; math.Abs(got-0.343) > 0.0005 {
		t.Errorf("FPO grow by %.4f", got)
	}
	if got := score[2] - score[1]; math.Abs(got-0.528) > 1e-9 {
		t.Errorf("the score grows by %.4f", got)
	}
}

func TestBarAxes(t *testing.T) {
	nan := math.NaN()
	for _, test := range []struct {
		name   string
		values []float64
		score  bool
		lo, hi float64 // of the axis: hi at least
	}{
		{"from zero", []float64{60, 100}, false, 0, 100},
		{"scores that differ much", []float64{30, 100}, true, 0, 100},
		{"scores close together", []float64{78.4, 79.7, 81.3}, true, 76, 81.3},
		{"equal scores", []float64{0.9, 0.9}, true, 0.88, 0.9},
		{"negative", []float64{-1, 1}, false, -1.54, 1},
		{"nothing known", []float64{nan}, false, 0, 1},
		{"zeros", []float64{0, 0}, true, 0, 1},
		{"large", []float64{1e12, 3e12}, false, 0, 3e12},
		{"small", []float64{1e-12, 3e-12}, true, 0, 3e-12},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := plot.Bars{Models: make([]string, len(test.values)),
				Rows: []plot.BarRow{{Label: "x", Values: test.values, Score: test.score}}}.Figure(plot.Options{})
			if err != nil {
				t.Fatal(err)
			}
			y := f.Panels[0].Y
			if math.Abs(y.Min-test.lo) > 1e-9 || y.Max < test.hi {
				t.Errorf("the axis runs from %g to %g, want from %g to %g at least", y.Min, y.Max, test.lo, test.hi)
			}
			if noted := len(f.Notes) == 1; noted != (test.lo > 0) {
				t.Errorf("notes %q", f.Notes)
			}
		})
	}
}

func TestBarsErrors(t *testing.T) {
	for _, test := range []struct {
		models []string
		rows   []plot.BarRow
		o      plot.Options
		want   string
	}{
		{nil, rows, plot.Options{}, "no bar"},
		{models, nil, plot.Options{}, "no bar"},
		{models[1:], rows, plot.Options{}, "“Parameters” has 5 values for 4 models"},
		{models[:1], []plot.BarRow{{Values: []float64{math.Inf(1)}}}, plot.Options{}, "+Inf"},
		{models[:1], []plot.BarRow{{Parts: []plot.BarPart{{Values: []float64{1}}, {Values: []float64{-1}}}}},
			plot.Options{}, "-1"},
		{models, rows, plot.Options{Width: -1}, "width"},
	} {
		bars := plot.Bars{Models: test.models, Rows: test.rows}
		if _, err := bars.Figure(test.o); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("error %v, want one with %q", err, test.want)
		}
	}
}

func TestBarValues(t *testing.T) {
	f, err := plot.Bars{Models: []string{"a", "b", "c_%", "d"},
		Rows: []plot.BarRow{{Label: "x", Unit: "10⁹",
			Values: []float64{0.72, 78.956, 9.1, math.NaN()}}}}.Figure(plot.Options{})
	b := string(encode(t, f, err, "svg"))
	var missing []string
	for _, want := range []string{"0.72", "79.0", "9.1", "n/a", "c_%", "x (10", "9"} {
		if !strings.Contains(b, `aria-label="`+want+`"`) {
			missing = append(missing, want)
		}
	}
	if diff := cmp.Diff([]string(nil), missing); diff != "" {
		t.Errorf("missing in the SVG:\n%s", diff)
	}
}

// TestHardBars draws bars that are likely to go wrong: a figure or an error,
// never a panic or a coordinate that is no number.
func TestHardBars(t *testing.T) {
	t.Parallel()
	nan, turn := math.NaN(), 0
	for _, values := range [][]float64{{0}, {nan, nan}, {1e150, -1e150}, {5e-324, 1}, {1e-12, 1e12}, {-3, -2},
		make([]float64, 200)} {
		for _, name := range []string{"", "x", strings.Repeat("long-name ", 30), "🦙_%$\\", "שלום", "\xff\n"} {
			names := make([]string, len(values))
			for i := range names {
				names[i] = name
			}
			for _, o := range []plot.Options{{}, {Width: 1, Height: 1},
				{Width: 9, Height: 1.5, Legend: "right", XLabel: name, Title: name}, {Legend: "direct", Dark: true}} {
				parts := []plot.BarPart{{Name: name, Values: make([]float64, len(values))},
					{Name: "b", Values: make([]float64, len(values))}}
				f, err := plot.Bars{Models: names, Rows: []plot.BarRow{{Label: name, Values: values, Score: true},
					{Unit: name, Parts: parts}}}.Figure(o)
				if err != nil {
					t.Errorf("%v: %v", values, err)
					continue
				}
				turn++
				b, err := f.EncodeChecked([]string{"svg", "pdf", "svg"}[turn%3])
				if err != nil {
					t.Errorf("%v, %q, %+v: %v", values[:1], name, o, err)
				}
				if turn%3 != 1 && strings.Contains(string(b), "NaN") {
					t.Errorf("%v, %q, %+v: a coordinate is no number", values[:1], name, o)
				}
			}
		}
	}
}
