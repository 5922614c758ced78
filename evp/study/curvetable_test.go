package study

import (
	"io"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"evpkit/evp"
	"evpkit/evp/table"
)

// TestCurvesForPeople: a summary, then a table for each axis with points. A column
// is there if it has a value, and p_none if it is not nearly 0.
func TestCurvesForPeople(t *testing.T) {
	const want = `model  trials  no score  left out    best  total FPO  per trial
cnn     1,200         3         2  0.7500    2.50e18    1.00e15

model  trials  estimate    sd  p_none  mc_se
cnn         1    0.5000  0.12
cnn         2    0.3333        <0.001   0.25

model  budget (FPO)  estimate  p_none   at least    at most
cnn            1e18             1.000  0.2500000  0.7500000
`
	got := written(t, func(w io.Writer) error { return twoCurves().Write(w, "text") })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestSummaryWithoutCost(t *testing.T) {
	c := Curves{Models: []ModelCurves{{Name: "m", Curves: []*evp.Curve{{Trials: 2, Best: -0.5, TotalCost: math.NaN()}}}}}
	const want = "model  trials  no score     best\nm           2         0  -0.5000\n"
	if diff := cmp.Diff(want, written(t, func(w io.Writer) error { return c.Write(w, "text") })); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if got := (Curves{}).Summary(); len(got.Rows) != 0 || len(got.Columns) != 4 {
		t.Errorf("of no models: %+v", got)
	}
}

// xs returns the second column of a table.
func xs(t table.Table) []string {
	var out []string
	for _, row := range t.Rows {
		out = append(out, row[1].Text())
	}
	return out
}

// TestRowsOfGrid: the table of a long grid has both ends and the points nearest to
// 1, 2, 5, 10, …; that of a short one, or of listed points, has all.
func TestRowsOfGrid(t *testing.T) {
	grid := func(axis evp.Axis, xs ...float64) Curves {
		curve := &evp.Curve{Axis: axis}
		for _, x := range xs {
			curve.Points = append(curve.Points, point(x, 0.5))
		}
		return Curves{Models: []ModelCurves{{Name: "m", Curves: []*evp.Curve{curve}}}}
	}
	var hundred []float64
	for n := 1; n <= 120; n++ {
		hundred = append(hundred, float64(n))
	}
	asked := grid(evp.Trials, hundred[:13]...)
	asked.Listed = true
	for _, c := range []struct {
		name   string
		curves Curves
		axis   evp.Axis
		want   []string
	}{
		{"long", grid(evp.Trials, hundred...), evp.Trials, []string{"1", "2", "5", "10", "20", "50", "100", "120"}},
		{"short", grid(evp.Trials, 1, 3, 9, 1500), evp.Trials, []string{"1", "3", "9", "1,500"}},
		{"twelve", grid(evp.Trials, hundred[:12]...), evp.Trials,
			[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
		{"thirteen", grid(evp.Trials, hundred[:13]...), evp.Trials, []string{"1", "2", "5", "10", "13"}},
		{"asked for", asked, evp.Trials, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"}},
		{"nearest by ratio", grid(evp.Budget, 1.5e6, 1.6e6, 1.7e6, 1.8e6, 1.9e6, 2.2e6, 2.3e6, 2.4e6, 2.5e6, 4.1e6, 6e6, 7e6,
			8e6, 3e7),
			evp.Budget, []string{"1,500,000", "1,900,000", "6,000,000", "8,000,000", "3e7"}}, // 8 is nearer to 10 than 30, and nearer to 20
		{"other axis", grid(evp.Budget, 1, 2), evp.Trials, nil},
	} {
		if diff := cmp.Diff(c.want, xs(c.curves.Points(c.axis))); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

// TestNearest: the point nearest by ratio, also to an x beyond all points.
func TestNearest(t *testing.T) {
	xs := []float64{1, 4, 100}
	for x, want := range map[float64]int{0.1: 0, 1: 0, 1.9: 0, 2.1: 1, 4: 1, 19: 1, 21: 2, 100: 2, 1000: 2} {
		if got := nearestTo(xs, x); got != want {
			t.Errorf("nearest to %v: point %d, want %d", x, got, want)
		}
	}
}

// TestOrderNotes: one sentence for a curve with a standard error, none for
// another.
func TestOrderNotes(t *testing.T) {
	c := Curves{
		Orders: 500, Seed: 3,
		Models: []ModelCurves{{Name: "m", Curves: []*evp.Curve{
			{Points: []evp.Point{{MCSE: math.NaN()}}},
			{Points: []evp.Point{{MCSE: 0.001}, {MCSE: 0.00234}, {MCSE: math.NaN()}}},
		}}},
	}
	want := []string{"m: U on the budget axis is estimated by 500 random orders (seed 3); its standard error is at " +
		"most 0.0023"}
	if diff := cmp.Diff(want, c.OrderNotes()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
