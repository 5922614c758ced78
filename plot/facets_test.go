package plot_test

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot"
	"github.com/google/go-cmp/cmp"
)

func TestFacetsShareTheirAxes(t *testing.T) {
	g := groups(5)
	g[1].Curves[1].Points = g[1].Curves[1].Points[:9] // ends earlier
	g[2].Curves = g[2].Curves[1:]                     // one model only
	f, err := plot.Facets(g).Figure(plot.Options{ScoreName: "accuracy", BudgetLine: 1e18, TopAxis: 1e15})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	colors := make(map[string]any)
	for _, p := range f.Panels {
		titles = append(titles, p.Title)
		if p.X != f.Panels[0].X || p.Y != f.Panels[0].Y || p.Top != f.Panels[0].Top || len(p.Lines) != 1 {
			t.Errorf("%s has its own axes: %+v, %+v, %+v, %v", p.Title, p.X, p.Y, p.Top, p.Lines)
		}
		for _, s := range p.Series {
			if c, ok := colors[s.Name]; ok && c != s.Style.Color {
				t.Errorf("%s has two colours", s.Name)
			}
			colors[s.Name] = s.Style.Color
		}
	}
	if diff := cmp.Diff([]string{"(a) SST-2", "(b) AG News", "(c) SNLI", "(d) MNLI", "(e) QNLI"}, titles); diff != "" {
		t.Errorf("titles (-want +got):\n%s", diff)
	}
	if f.Columns != 3 || f.Height <= 2.2 {
		t.Errorf("%d columns, %g inches high", f.Columns, f.Height)
	}
}

func TestFacetColumns(t *testing.T) {
	for _, test := range []struct {
		n     int
		width float64
		want  int
	}{
		{1, 0, 1}, {2, 0, 2}, {3, 0, 3}, {4, 0, 4}, {5, 0, 3}, {6, 0, 3}, {7, 0, 4}, {8, 0, 4}, {9, 0, 3}, {10, 0, 4},
		{4, 3.25, 2}, {3, 1, 1}, {30, 3, 2},
	} {
		f, err := plot.Facets(groups(test.n)).Figure(plot.Options{Width: test.width})
		if err != nil {
			t.Fatal(err)
		}
		if f.Columns != test.want {
			t.Errorf("%d panels on %g inches: %d columns, want %d", test.n, test.width, f.Columns, test.want)
		}
	}
}

func TestFacetsNotes(t *testing.T) {
	g := groups(2)
	g = append(g, plot.Facet{Value: "empty"})
	g[0].Curves = append(g[0].Curves, saturating("by trials", evp.Trials, 9, 1, 9, 0.5, 0.6, 0))
	g[1].Curves[0].Points[0].Estimate = -100
	f, err := plot.Facets(g).Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Small multiples have one x axis: the curves by trials are not drawn.",
		"There is nothing to draw for “empty”.",
		"Panel (b) leaves out 1 of the 25 estimates of “Logistic regression”: -100, at budgets up to 1.3e+15.",
	}
	if diff := cmp.Diff(want, f.Notes[:min(3, len(f.Notes))]); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if len(f.Panels) != 2 {
		t.Errorf("%d panels", len(f.Panels))
	}
}

func TestFacetsErrors(t *testing.T) {
	mixed := groups(2)
	mixed[1].Curves = minimized(1, mixed[1].Curves...)
	for _, test := range []struct {
		name   string
		groups plot.Facets
		o      plot.Options
		want   string
	}{
		{"no group", nil, plot.Options{}, "no curve has a point"},
		{"no curve", make(plot.Facets, 3), plot.Options{}, "no curve has a point"},
		{"both directions", mixed, plot.Options{}, "cannot share"},
		{"an option", groups(2), plot.Options{Legend: "x"}, "legend"},
	} {
		if _, err := plot.Facets(test.groups).Figure(test.o); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
}

// TestManyFacetsDraw draws from 1 to 40 panels on pages of many sizes: a
// figure or an error, never a panic.
func TestManyFacetsDraw(t *testing.T) {
	t.Parallel()
	drawn := 0
	for _, n := range []int{1, 2, 4, 5, 7, 13, 40} {
		for _, o := range []plot.Options{
			{}, {Width: 3.25, Legend: "above"}, {Width: 1, Height: 1}, {Width: 8, Legend: "right"},
			{Legend: "direct", TopAxis: 1e15, LinearX: true},
			{Trials: scattered(9, "LSTM encoder"), BudgetLine: 1e25},
		} {
			g := groups(n)
			g[n-1].Trials = scattered(50, "LSTM encoder", "other")
			g[0].Curves[0].Points[3].Upper = math.Inf(1)
			f, err := plot.Facets(g).Figure(o)
			if err != nil {
				t.Errorf("%d panels, %+v: %v", n, o, err)
				continue
			}
			if b, err := f.Encode("svg"); err == nil {
				drawn++
				if strings.Contains(string(b), "NaN") {
					t.Errorf("%d panels, %+v: a coordinate is no number", n, o)
				}
			}
		}
	}
	if drawn < 30 {
		t.Errorf("%d figures of 42 were drawn", drawn)
	}
}
